"""Writes of policies: publishing a text, and the draft of the next one."""
