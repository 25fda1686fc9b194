"""A playbook: what one side should seek, accept, refuse and sidestep."""
