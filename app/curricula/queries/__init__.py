"""Reads for the learner's home and the list of modules."""
