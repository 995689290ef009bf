"""A course as data, format version 1: see `model.py` (module), `scenario.py`, `roleplay.py`, `checks.py`."""
