"""Writes of assessment: scores, forecasts, claims and ratings."""
