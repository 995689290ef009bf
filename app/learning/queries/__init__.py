"""Reads of the player: attempts, what comes next, what was written."""
