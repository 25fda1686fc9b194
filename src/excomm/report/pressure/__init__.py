"""Pressure shown: which threats, promises and moves get a party to do something."""
