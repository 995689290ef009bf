"""Writes of those who run the installation."""
