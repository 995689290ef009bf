"""Playing a module as a person would: the same operations, one after the other, to the end or until somewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import cast
from uuid import NAMESPACE_URL, uuid5

from app.assessment.operations.forecasts import make_forecast
from app.engine.check_answers import Response, right_response
from app.engine.course.checks import (
    Check,
    FillCheck,
    MatchCheck,
    MostLeastCheck,
    MultipleCheck,
    OrderCheck,
    SingleCheck,
    SpotCheck,
)
from app.learning.models import Attempt
from app.learning.operations.answers import submit_answer
from app.learning.operations.attempts import start_attempt
from app.learning.operations.checks import answer_check
from app.learning.operations.choices import make_choice
from app.learning.operations.drafts import save_draft
from app.learning.operations.reflections import save_notes
from app.learning.operations.steps import finish_step
from app.learning.queries.player import Player, player
from app.learning.queries.record import blank_key, question_key

CHOICES_BEFORE_LEAVING = 2
WORDS = {
    "fact": "the one number from their last message",
    "hour": "four o’clock, or earlier if I know more",
    "disclosure": "I work there, speaking for myself",
    "person": "the colleague on duty",
    "time": "by tomorrow noon, from me",
}
NOTES = (
    "The moment before I answered. I was already typing.",
    "Two of mine fell due. I had forgotten one of them.",
    "I would ask sooner who else has spoken with them.",
    "It sounded fine until I read it as the one who waits.",
)


class Until(StrEnum):
    """How far somebody plays."""

    END = "end"
    STORY = "story"
    DRAFT = "draft"
    ANSWER = "answer"


@dataclass
class Part:
    """Somebody in one module: what they will write by role-play (several texts are several tries), and how far.

    `forecast` is what they expect of their rated answer; `sure` of 10 checks they get right at the first try. `words`
    decide what they choose: who in what, never an id, so that it is the same in every installation.
    """

    person_id: int
    words: str
    module_id: str
    texts: Mapping[str, tuple[str, ...]]
    forecast: int
    sure: int
    at: datetime
    until: Until = Until.END
    answers: list[int] = field(default_factory=list)

    def passes(self, minutes: int) -> datetime:
        """Story time goes on; returns the new instant."""
        self.at += timedelta(minutes=minutes)
        return self.at


def pick(words: str, n: int) -> int:
    """A number from 0 to n - 1 that is always the same for the same words."""
    return int.from_bytes(sha256(words.encode()).digest()[:4], "big") % n


def play(part: Part) -> list[int]:
    """Play a module as far as the part goes; returns the ids of the answers handed in, in order."""
    attempt = start_attempt(module_id=part.module_id, actor_id=part.person_id, at=part.at)
    while _next_step(part, attempt, player(attempt)):
        pass
    return part.answers


def _next_step(part: Part, attempt: Attempt, here: Player) -> bool:
    """Do what comes next; returns whether the person goes on."""
    step = here.present_step()
    if step is None:
        return False
    if step.kind == "scenario" and here.scene is not None:
        return _choose(part, attempt, here)
    if step.kind == "role_play":
        return _write(part, attempt, step.id or "")
    if step.kind == "checks":
        _answer_checks(part, attempt, here)
    elif step.kind == "reflection":
        _reflect(part, attempt, here)
    else:
        finish_step(attempt_id=attempt.id, step=step.key, actor_id=part.person_id, at=part.passes(1))
    return True


def _choose(part: Part, attempt: Attempt, here: Player) -> bool:
    scene = here.scene
    if scene is None or (part.until is Until.STORY and here.position >= CHOICES_BEFORE_LEAVING):
        return False
    choice = scene.choices[pick(f"{part.words} {scene.id}", len(scene.choices))]
    make_choice(
        attempt_id=attempt.id, position=here.position, scene=scene.id, choice=choice.id, actor_id=part.person_id,
        at=part.passes(2),
    )  # fmt: skip
    return True


def _write(part: Part, attempt: Attempt, role_play: str) -> bool:
    texts = part.texts[role_play]
    if part.until is Until.DRAFT:
        save_draft(
            attempt_id=attempt.id, role_play=role_play, text=texts[0], base_revision=0, actor_id=part.person_id,
            at=part.passes(5),
        )  # fmt: skip
        return False
    for n, text in enumerate(texts):
        answer = submit_answer(
            attempt_id=attempt.id, role_play=role_play, text=text, actor_id=part.person_id, at=part.passes(9),
            client_key=str(uuid5(NAMESPACE_URL, f"{attempt.id}/{role_play}/{n}")),
        )  # fmt: skip
        part.answers.append(answer.id)
        if answer.rubric_version_id is not None:
            make_forecast(answer_id=answer.id, level=part.forecast, actor_id=part.person_id, at=part.passes(1))
    return part.until is not Until.ANSWER


def _answer_checks(part: Part, attempt: Attempt, here: Player) -> None:
    checks = here.module.checks.checks if here.module.checks else ()
    for check in checks:
        tries = [right_response(check)]
        if pick(f"{part.words} {check.id}", 10) >= part.sure:
            tries.insert(0, wrong(check))
        for response in tries:
            answer_check(
                attempt_id=attempt.id, check_id=check.id, response=response, actor_id=part.person_id, at=part.passes(1)
            )


def _reflect(part: Part, attempt: Attempt, here: Player) -> None:
    reflection = here.module.reflection
    if reflection is None:
        return
    asked = reflection.questions[pick(f"{part.words} asked", len(reflection.questions))]
    notes = {question_key(asked.id): NOTES[pick(f"{part.words} note", len(NOTES))]}
    notes |= {blank_key(blank): WORDS.get(blank, blank) for blank in reflection.if_then.blanks}
    save_notes(
        attempt_id=attempt.id, notes=notes, follow_up=(part.at + timedelta(days=14)).date(), finish=True,
        actor_id=part.person_id, at=part.passes(4),
    )  # fmt: skip


def wrong(check: Check) -> Response:
    """A complete response that is not right."""
    match check:
        case SingleCheck():
            return next(option.id for option in check.options if option.verdict != "yes")
        case MultipleCheck():
            return [option.id for option in check.options]
        case MostLeastCheck():
            known = cast("dict[str, str]", right_response(check))
            return {"most": known["least"], "least": known["most"]}
        case OrderCheck():
            return list(reversed(check.answer))
        case MatchCheck():
            ids = [pair.id for pair in check.pairs]
            return dict(zip(ids, [*ids[1:], ids[0]], strict=True))
        case SpotCheck():
            return [segment.id for segment in check.segments]
        case FillCheck():
            return {blank.id: "soon" for blank in check.blanks}
