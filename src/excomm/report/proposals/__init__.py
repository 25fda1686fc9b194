"""Proposals appraised, shown: whom they serve, their pitfalls, what they ask beside others."""
