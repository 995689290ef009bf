"""What the answer page shows, put together from the module, its rubric, the draft and earlier answers."""

import uuid
from dataclasses import dataclass

from flask_babel import gettext as _

from app.assessment.queries.readers import managers_see
from app.catalogue.queries import load_rubric, rubric_version_for
from app.engine.answer_text import line_count, word_count
from app.engine.course.model import Person
from app.engine.course.roleplay import RolePlay
from app.engine.rubric import Rubric
from app.errors import Missing
from app.learning.frame import BriefSheet, Frame, brief_sheet, frame
from app.learning.models import Answer
from app.learning.queries.answers import answers_to
from app.learning.queries.attempts import attempt_of
from app.learning.queries.drafts import DraftText, draft_of
from app.learning.queries.player import Player, player
from app.people.models import Visibility


@dataclass(frozen=True)
class Row:
    """One thing readers look for; `weight` is "most", "least" or empty."""

    name: str
    question: str
    weight: str


@dataclass(frozen=True)
class Card:
    """One level of the forecast: `label` is the product's word where empty, `note` the customer's own wording."""

    level: int
    label: str
    note: str


@dataclass(frozen=True)
class AnswerPage:
    """Everything about one role-play that does not depend on what is being typed."""

    at: Player
    play: RolePlay
    sender: Person | None
    rubric: Rubric | None
    draft: DraftText
    answers: list[Answer]
    person_id: int

    @property
    def key(self) -> str:
        """The key of the module's step."""
        return f"role-play:{self.play.id}"

    @property
    def last(self) -> Answer | None:
        """The latest answer to this role-play in this attempt."""
        return self.answers[-1] if self.answers else None

    @property
    def player(self) -> Frame:
        """The bar above the page."""
        return frame(self.at, self.key)

    @property
    def brief(self) -> BriefSheet:
        """The brief, to be re-opened."""
        return brief_sheet(self.at.module)

    @property
    def storage_key(self) -> str:
        """Where a browser keeps its copy of the draft: nobody else's, no other attempt's."""
        return f"{self.person_id}:{self.at.attempt.id}:{self.play.id}"

    @property
    def criteria(self) -> list[Row]:
        """What readers look for, in the rubric's order."""
        criteria = self.rubric.criteria if self.rubric else ()
        weights = [criterion.weight for criterion in criteria]
        return [Row(c.name, c.question, _weight(c.weight, weights)) for c in criteria]

    @property
    def cards(self) -> list[Card]:
        """The forecast's four levels; none for a role-play that is not rated."""
        if self.play.rubric is None or self.play.forecast is None:
            return []
        return [Card(level, "", words) for level, words in enumerate(self.play.forecast.levels, 1)]

    @property
    def length_words(self) -> str:
        """How long the answer should be, as advice."""
        length = self.play.length
        if length.unit == "lines":
            return _("At most %(most)s lines.", most=length.at_most)
        if length.at_least is None:
            return _("At most %(most)s words.", most=length.at_most)
        return _("Aim for %(least)s to %(most)s words.", least=length.at_least, most=length.at_most)

    @property
    def who_sees(self) -> str:
        """Who sees what once it is handed in: the module's words, and what the company chose for managers."""
        if self.play.rubric is None:
            return self.play.who_sees
        managers = {
            Visibility.COMPLETION: _("Nobody else sees the text or the level, at most that you finished."),
            Visibility.AGGREGATE: _(
                "Nobody else sees the text. Managers may see levels of a group of five or more, never yours alone."
            ),
            Visibility.LEVELS: _("Your manager may see the level, never the text."),
        }
        return f"{self.play.who_sees} {managers[managers_see()]}"


def answer_page(*, person_id: int, attempt_id: int, role_play: str) -> AnswerPage:
    """The page of a role-play in an own attempt. Raises Missing."""
    at = player(attempt_of(person_id=person_id, attempt_id=attempt_id))
    play = at.module.role_play(role_play)
    if play is None:
        raise Missing
    rubric = load_rubric(rubric_version_for(at.version, play.rubric).id) if play.rubric else None
    return AnswerPage(
        at=at,
        play=play,
        sender=at.module.person(play.sender),
        rubric=rubric,
        draft=draft_of(attempt_id=attempt_id, role_play=role_play),
        answers=answers_to(attempt_id=attempt_id, role_play=role_play),
        person_id=person_id,
    )


def new_client_key() -> str:
    """A key for one handing-in: a retry that carries it is the same answer."""
    return str(uuid.uuid4())


def counted(text: str, unit: str) -> int:
    """Words or lines, as the module counts this answer."""
    return line_count(text) if unit == "lines" else word_count(text)


def _weight(weight: int, weights: list[int]) -> str:
    if weights.count(weight) == len(weights):
        return ""
    if weight == max(weights) and weights.count(weight) == 1:
        return "most"
    return "least" if weight == min(weights) and weights.count(weight) == 1 else ""
