"""What is due: today the learner's home with what is in progress, to browse and done."""
