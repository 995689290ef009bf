"""Rapport: interaction-skills training. Start reading at `factory.py`, which wires everything together."""
