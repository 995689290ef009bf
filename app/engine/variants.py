"""The same answer by another hand: other names, typing errors, a learner's grammar. None may change a level."""

import random
import re
from collections.abc import Mapping

NAMES = ("Amara", "Wei", "Olga", "Jamal", "Siobhan", "Deepak")
_WORD = re.compile(r"[A-Za-z]{5,}")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+(?=[a-z])", re.IGNORECASE)
_LAST_NAME = re.compile(r"(?<=[\s,])([A-Z][a-zà-ÿ]{2,})(?=[.!\s]*$)")


def variants(text: str, seed: str) -> Mapping[str, str]:
    """Kind of variant to text; kinds that change nothing are left out. `seed` (the answer's id) fixes the typos."""
    dice = random.Random(f"{seed}\0variants")  # nosec B311: no secret
    made = {
        "name": _other_name(text, dice),
        "spelling": _misspelt(text, dice),
        "grammar": _ARTICLE.sub("", text),
        "lower_case": text.lower(),
    }
    return {kind: changed for kind, changed in made.items() if changed != text}


def _other_name(text: str, dice: random.Random) -> str:
    """Another signature; an answer without one gets one."""
    name = dice.choice(NAMES)
    changed, count = _LAST_NAME.subn(name, text)
    return changed if count else f"{text.rstrip()}\n{name}"


def _misspelt(text: str, dice: random.Random) -> str:
    """One word in twelve, at least two, with two neighbouring letters inside it swapped."""
    words = list(_WORD.finditer(text))
    if len(words) < 3:
        return text
    chosen = sorted(dice.sample(range(len(words)), max(2, len(text.split()) // 12) if len(words) > 12 else 2))
    letters = list(text)
    for index in chosen:
        at = dice.randrange(words[index].start() + 1, words[index].end() - 2)
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)
