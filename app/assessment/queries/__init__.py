"""Reads of assessment: feedback, the review queue."""
