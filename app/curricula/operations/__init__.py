"""Writes of curricula, rules, obligations and decisions about them."""
