"""Who: people, departments, jobs, reporting lines, roles, permissions, sign-in and sessions."""
