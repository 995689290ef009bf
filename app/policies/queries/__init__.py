"""Reads of policies: versions, and who confirmed them."""
