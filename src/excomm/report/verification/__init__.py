"""Verification shown: how an agreement stands, what sees it, and how sure that is."""
