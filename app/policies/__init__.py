"""Policies: texts that people confirm, version by version. A confirmation never counts as a skill."""
