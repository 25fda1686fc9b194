"""Packages shown: what could be settled over many issues, and what stands in the way."""
