"""Proposals appraised: what an offer brings to whom, and the pitfalls in it."""
