"""Writes of the player: one function per thing a learner does."""
