"""The symbolic engine: sets of states as decision diagrams over options, never as lists."""
