"""The rules: pure functions and models without framework, database, files or clock."""
