"""Scenes of learners and reviewers: who plays what when, with which texts, and who rates it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.admin.demo.acting import Part, Until, pick, play
from app.admin.demo.people import ROLES, DemoPerson, near, people
from app.admin.demo.stage import Scene, Stage, moment
from app.admin.demo.texts import Pile, Text, all_texts, judgement
from app.assessment.operations.ratings import rate
from app.catalogue.queries import load_rubric
from app.curricula.operations.reconcile import reconcile
from app.people.models import Role

PLAY = re.compile(r"(?P<module>[WCD])(?P<days>[\d.]+)(:(?P<level>[1-4]))?(?P<until>[wsd]?)")
MODULES = {"W": "week-five", "C": "twenty-two-comments", "D": "not-a-department"}
# What is written in each module; the first one of the first two is rated.
ROLE_PLAYS = {
    "week-five": ("ingrid-mail", "ring-ingrid"),
    "twenty-two-comments": ("dani-post", "two-stars"),
    "not-a-department": ("wrong-desk",),
}
RATED = {"week-five": "ingrid-mail", "twenty-two-comments": "dani-post"}
UNTIL = {"": Until.END, "w": Until.ANSWER, "s": Until.STORY, "d": Until.DRAFT}
# What stands in a draft that nobody has finished yet.
BEGUN = Text(
    id="begun",
    level=3,
    text="Ingrid, I have read your three tickets, so you need not explain it a fourth time. Night overtime",
)
# Who writes the rated answer twice in a row: the second one still waits for a reviewer.
TWICE = {("priya", "ingrid-mail")}


@dataclass(frozen=True)
class Play:
    """Somebody plays a module so many days before the loading, writing at a level, as far as it says."""

    person: DemoPerson
    module_id: str
    days: float
    level: int
    until: Until

    @property
    def is_rated(self) -> bool:
        """Whether a reviewer has read it by now: not what was left half-way, and not what is of this week."""
        return self.module_id in RATED and self.until is Until.END and self.days > 5


def plays_of(cast: Iterable[DemoPerson]) -> list[Play]:
    """Every play, the earliest first."""
    found = [
        Play(person, MODULES[hit["module"]], float(hit["days"]), int(hit["level"] or person.hand), UNTIL[hit["until"]])
        for person in cast
        for hit in PLAY.finditer(person.plays)
    ]
    return sorted(found, key=lambda one: (-one.days, one.person.short, one.module_id))


def scenes(anchor: datetime, cast: Iterable[DemoPerson]) -> Iterator[Scene]:
    """The scenes of everybody who plays, and of the reviewers who read them."""
    piles = {role_play: Pile(texts) for role_play, texts in all_texts().items()}
    for one in plays_of(cast):
        texts = _written(one, piles)
        yield _played(anchor, one, texts)
        if one.is_rated:
            yield _read(anchor, one, texts[RATED[one.module_id]][0])


def _written(one: Play, piles: Mapping[str, Pile]) -> dict[str, tuple[Text, ...]]:
    """What somebody writes in a module, as far as they get."""
    role_plays = ROLE_PLAYS[one.module_id]
    if one.until in (Until.STORY, Until.DRAFT):
        return {role_plays[0]: (BEGUN,)}
    texts = {}
    for key in role_plays if one.until is Until.END else role_plays[:1]:
        tries = 2 if (one.person.short, key) in TWICE else 1
        texts[key] = tuple(piles[key].take(one.person.short, one.level) for _try in range(tries))
    return texts


def _played(anchor: datetime, one: Play, texts: dict[str, tuple[Text, ...]]) -> Scene:
    person, words = one.person, f"{one.person.short} {one.module_id}"
    at = moment(anchor, one.days, zone=person.zone, words=words)
    written = {key: tuple(text.signed(person.first_name) for text in own) for key, own in texts.items()}
    part = Part(
        person_id=0,
        words=words,
        module_id=one.module_id,
        texts=written,
        # Most people think a little better of their answer than its reader.
        forecast=max(1, min(4, one.level + (0, 1, 1, 0, -1, 1)[pick(f"{words} forecast", 6)])),
        sure=5 + one.level,
        at=at,
        until=one.until,
    )

    def act(stage: Stage) -> None:
        own = replace(part, person_id=stage.people[person.short], answers=[])
        play(own)
        if one.until is Until.END:
            reconcile(person_ids=[own.person_id], at=own.passes(1))

    return Scene(at, f"play {words}", act)


def _read(anchor: datetime, one: Play, text: Text) -> Scene:
    words = f"{one.person.short} {one.module_id} rated"
    reviewer = reviewers_for(one.person.short)[pick(words, len(reviewers_for(one.person.short)))]
    at = moment(anchor, max(2, one.days - 3 - pick(words, 3)), zone=reviewer.zone, words=words)

    def act(stage: Stage) -> None:
        answer = stage.answer(one.person.short, one.module_id, RATED[one.module_id])
        found = judgement(text, load_rubric(answer.rubric_version_id or 0), answer.text)
        rate(answer_id=answer.id, judgement=found, actor_id=stage.people[reviewer.short], at=at)

    return Scene(at, words, act)


def reviewers_for(short: str) -> list[DemoPerson]:
    """Reviewers who stand outside the person's line and department."""
    return [
        p for p in people() if ROLES.get(p.short) is Role.REVIEWER and p.short != short and not near(p.short, short)
    ]
