"""What happened: one append-only list, written in the same transaction as the change it tells of."""
