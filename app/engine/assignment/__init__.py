"""Who gets what by when, and who is in order: pure rules, the same for preview, nightly job and history."""
