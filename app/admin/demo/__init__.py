"""The invented demo company: who works there and what they have done, played through the real operations."""
