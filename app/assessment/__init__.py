"""How well: forecasts, ratings by the scorer and by people, evidence, the review queue and the feedback page."""
