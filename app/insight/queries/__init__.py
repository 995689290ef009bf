"""Reads of insight. Who may see what of whom is decided in `sight.py`, once."""
