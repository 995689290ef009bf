"""Running it: people, health, mail, backup and the demo company."""
