"""The editorial table: what a module looks like in figures, and the limits of a catalogue. Pure; codes and numbers."""
