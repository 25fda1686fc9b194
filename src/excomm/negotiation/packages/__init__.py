"""Packages: what may be settled over all issues at once, and what blocks it."""
