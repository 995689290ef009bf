"""Doing: the player, attempts, drafts, answers, completion. Knows the steps of a module, nothing of scores."""
