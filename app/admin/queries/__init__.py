"""Reads of those who run the installation."""
