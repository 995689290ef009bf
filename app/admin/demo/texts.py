"""What the demo people wrote: read from `data/texts/`, written for the demo, apart from anchors and rated corpus.

A text has the level its writer meant. One that somebody rates also has the reviewer's view: for each criterion of the
rubric, in its order, `level@sentence` (sentences count from 1; level 1 and manner need none).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from app.admin.demo.people import DATA
from app.assessment.operations.ratings import Judgement
from app.engine.answer_text import normalise_answer, sentences
from app.engine.rubric import Rubric

NAME = "{name}"


@dataclass(frozen=True)
class Text:
    """One answer. `{name}` stands for its writer's first name; `by` is the person it was written for, if any.

    `gates`: gate id to the number of the sentence that trips it. `comment`: the reviewer's sentence to the learner.
    """

    id: str
    level: int
    text: str
    by: str = ""
    rated: str = ""
    gates: tuple[tuple[str, int], ...] = ()
    comment: str = ""

    def signed(self, name: str) -> str:
        """The text as this person hands it in."""
        return self.text.replace(NAME, name)


@lru_cache(maxsize=1)
def all_texts() -> dict[str, tuple[Text, ...]]:
    """Every text by role-play, in the order of the files."""
    return {
        path.stem: tuple(_text(row) for row in yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted((DATA / "texts").glob("*.yaml"))
    }


def _text(row: dict[str, Any]) -> Text:
    return Text(**{**row, "text": row["text"].strip(), "gates": tuple((row.get("gates") or {}).items())})


def judgement(text: Text, rubric: Rubric, handed_in: str) -> Judgement:
    """The reviewer's decision about a text as it was handed in."""
    spans = sentences(normalise_answer(handed_in))
    levels: dict[str, int] = {}
    evidence: dict[str, tuple[tuple[int, int], ...]] = {}
    for criterion, mark in zip(rubric.criteria, text.rated.split(), strict=True):
        level, _at, where = mark.partition("@")
        levels[criterion.id] = int(level)
        if where:
            evidence[criterion.id] = tuple(spans[int(n) - 1] for n in where.split(","))
    gates = {gate: spans[n - 1] for gate, n in text.gates}
    return Judgement(levels=levels, evidence=evidence, gates=gates, comment=text.comment)


class Pile:
    """The texts for one role-play, from which each person takes the next one that fits their hand."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = tuple(texts)
        self._left = list(self._texts)

    def take(self, short: str, level: int) -> Text:
        """A text written for this person, else the first unused one nearest to this level.

        When all are used they are handed out again: only where nobody but the learner ever reads them.
        """
        own = next((text for text in self._left if text.by == short), None)
        free = [text for text in self._left if not text.by]
        if own is None and not free:
            self._left = [text for text in self._texts if not text.by]
            free = self._left
        found = own or min(free, key=lambda text: abs(text.level - level))
        self._left = [text for text in self._left if text is not found]
        return found
