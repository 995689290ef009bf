"""What can be learnt: course files, checked and published as immutable versions."""
