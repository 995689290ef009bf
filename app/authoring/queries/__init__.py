"""Reads of authoring: what would change, and whom it finds in the middle."""
