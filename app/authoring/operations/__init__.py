"""Writes of authoring: publishing."""
