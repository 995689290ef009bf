"""Hiding who wrote an answer. A mask has exactly as many code points as what it hides, so offsets stay true."""

import re

MASK = "▒"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def masked(text: str, *, name: str) -> str:
    """The answer with the writer's name (each part of two letters and more, as written) and addresses hidden."""
    parts = sorted({part for part in re.split(r"[\s,]+", name) if len(part) > 1}, key=len, reverse=True)
    patterns = [_ADDRESS]
    if parts:
        names = "|".join(re.escape(part) for part in parts)
        patterns.append(re.compile(rf"(?<!\w)(?:{names})(?!\w)"))
    for pattern in patterns:
        text = pattern.sub(lambda match: MASK * len(match.group()), text)
    return text
