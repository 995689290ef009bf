"""Writes of insight: looks, goals, messages, visibility, targets, words about groups."""
