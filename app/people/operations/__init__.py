"""Writes about people: one function per thing that happens."""
