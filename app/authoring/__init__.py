"""Making: publishing course files with care for the people in progress."""
