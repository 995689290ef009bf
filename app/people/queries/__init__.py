"""Reads about people, limited to what the caller may see."""
