"""What people try on a scorer, as plain data: one file a family, one object a line.

`honest` is the answer without the attack (empty where the attack is the whole answer), `attack` the same with it.
Written against `storming-reply` and `public-reply`. `known.txt` lists the attacks that get through today.

Figures: `.venv/bin/python -m tests.redteam.attacks`.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.assessment.fitted import FOLDER as FITS
from app.assessment.fitted import read_heads
from app.engine.rubric import Rubric
from app.engine.scoring import Heads, ScoreProposal, score
from tests.engine.scoring.case import POST, PROMPT, public, storming

FOLDER = Path(__file__).parent
PROMPTS = {"storming-reply": PROMPT, "public-reply": POST}
RUBRICS = {"storming-reply": storming, "public-reply": public}
HEADS = {name: read_heads(FITS / f"heads-{name}.json") for name in RUBRICS}


@dataclass(frozen=True)
class Attack:
    """One attack and the same answer without it."""

    id: str
    family: str
    rubric: str
    honest: str
    attack: str


def attacks() -> Iterator[Attack]:
    """Every attack, family by family."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Attack(family=path.stem, **json.loads(line))


def known() -> frozenset[str]:
    """Ids of the attacks that are known to get through."""
    lines = (FOLDER / "known.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def gains(attack: Attack, heads: Heads | None = None) -> list[str]:
    """Where the attack stands higher than the honest answer: criteria, or "overall". Empty if a person has to look."""
    rubric = RUBRICS[attack.rubric]()
    tried = _read(rubric, attack, attack.attack, heads)
    if tried.status != "suggest":
        return []
    honest = _read(rubric, attack, attack.honest, heads)
    found = [name for name, level in tried.levels.items() if level > honest.levels[name]]
    return found + (["overall"] if tried.level_if_scored > honest.level_if_scored else [])


def gets_through(attack: Attack) -> list[str]:
    """The gains with rules alone or with the heads that ship, whichever lets it through."""
    return gains(attack) or gains(attack, HEADS[attack.rubric])


def _read(rubric: Rubric, attack: Attack, text: str, heads: Heads | None) -> ScoreProposal:
    return score(rubric, text, prompt=PROMPTS[attack.rubric], heads=heads)


def main() -> None:
    """Print the count and what gets through, by family."""
    every = list(attacks())
    through = {attack.id: found for attack in every if (found := gets_through(attack))}
    counted = Counter(attack.family for attack in every)
    passed = Counter(attack.family for attack in every if attack.id in through)
    for family, count in counted.items():
        print(f"| {family} | {count} | {passed[family]} |")
    print(f"| all | {len(every)} | {len(through)} |")
    for name, found in through.items():
        print(name, *found)


if __name__ == "__main__":
    main()
