"""A module put together from its files: who, what, the brief, lessons, story, role-plays, checks, reflection.

`Module.steps()` is the order of work for the player. Keys are `brief`, `lesson:<id>`, `scenario`,
`role-play:<id>`, `checks`, `reflection`. A lesson with `opens_before` is no step: it is shown inside the
scenario, once, when the learner first reaches one of those scenes (`app.engine.play.lessons_due`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from app.engine.course.base import CompetencyId, FormatPart, Id, Line, OptionId, Part, Picture, Prose, Whole
from app.engine.course.blanks import Piece, blanks_of, pieces_of
from app.engine.course.checks import Checks
from app.engine.course.message_house import MessageHouse
from app.engine.course.roleplay import RolePlay
from app.engine.course.scenario import Scenario

StepKind = Literal["brief", "lesson", "scenario", "role_play", "checks", "reflection"]
MarkCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,8}$")]
Percent = Annotated[float, Field(ge=0, le=100)]


@dataclass(frozen=True, slots=True)
class StepRef:
    """One step of a module: `key` for storing, `kind` for the page, `id` of the lesson or role-play."""

    key: str
    kind: StepKind
    id: str | None = None


class Person(Part):
    """Somebody in the story. `side` decides where their words stand on the page."""

    id: Id
    name: Line
    short: Line
    initials: Line
    role: Line
    organisation: Line | None = None
    side: Literal["customer", "you", "colleague"]


class CustomerCard(Part):
    """The customer's card: which person, one line of context, and the effort spent before the story."""

    person: Id
    context: Line
    effort_before: Line | None = None


class RegionNote(Part):
    """A note that holds in one region, to be checked with a lawyer there."""

    region: Line
    text: Prose


class Assumption(Part):
    """Something the module takes for granted: what, whose word it is and of when, and what is made of it.

    For authors; learners do not read it. `date` may be a year, a month or a day.
    """

    text: Line
    source: Line
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
    use: Line


class Figures(Part):
    """What an exhaustive walk of the story gives; the checker compares these with the walk.

    `random_walk` and `early` are per cent with one decimal; `best_after` is the best total still possible
    after the worst first one, two and three choices.
    """

    paths: Whole
    totals: tuple[Whole, Whole]
    random_walk: dict[Id, Percent]
    early: Percent
    best_after: tuple[Whole, ...] = ()


class ModuleHead(FormatPart):
    """`module.yaml`: what the module is, for whom, and who is in it."""

    id: Id
    code: Line | None = None
    title: Line
    language: Line = "en"
    audience: tuple[Literal["service", "support", "marketing", "manager", "other"], ...] = Field(min_length=1)
    audience_note: Line | None = None
    topic: Id
    competencies: tuple[CompetencyId, ...] = Field(min_length=1)
    moment: Line
    promise: Line
    intended_feeling: Line
    industry: Line
    minutes: Annotated[int, Field(strict=True, ge=1, le=240)]
    visibility: Line
    owner: Line | None = None
    review_by: date
    content_note: Prose | None = None
    region_notes: tuple[RegionNote, ...] = ()
    people: tuple[Person, ...] = Field(min_length=1)
    customer: CustomerCard
    at_fault: Line | None = None
    message_house: Id | None = None
    assumptions: tuple[Assumption, ...] = ()
    marks: dict[MarkCode, Line] = Field(default_factory=dict)
    lessons: tuple[Id, ...] = ()
    role_plays: tuple[Id, ...] = ()
    figures: Figures | None = None


class Brief(FormatPart):
    """The page that can be re-opened at any time. `in_one_line` stays visible while playing."""

    in_one_line: Line
    picture: Picture | None = None
    situation: Prose
    you: Prose
    customer: Prose
    can_do: Prose
    goal: Prose


class Answer(Part):
    """One answer to a lesson's question, with its verdict and why."""

    id: OptionId
    text: Line
    verdict: Literal["yes", "partly", "no"]
    feedback: Prose


class Decide(Part):
    """The question that ends a lesson: practice, never counted."""

    question: Line
    options: tuple[Answer, ...] = Field(min_length=2, max_length=5)


class Lesson(FormatPart):
    """A short lesson: an idea, another customer's case, a weak and a strong reply with rule marks."""

    id: Id
    title: Line
    opens_before: tuple[Id, ...] = ()
    picture: Picture | None = None
    idea: Prose
    case: Prose | None = None
    weak: Prose | None = None
    strong: Prose | None = None
    decide: Decide


class IfThen(Part):
    """One plan with named blanks, and the question asked after some days."""

    text: Prose
    blanks: dict[Id, Line]
    follow_up_days: Annotated[int, Field(strict=True, ge=1, le=90)]
    follow_up: Line

    @model_validator(mode="after")
    def _blanks_stand_in_text(self) -> IfThen:
        if set(blanks_of(self.text)) != set(self.blanks):
            raise ValueError("blanks_differ")
        return self

    def pieces(self) -> tuple[Piece, ...]:
        """The plan cut into words and blanks, for a form."""
        return pieces_of(self.text)


class Question(Part):
    """One question to think or write about."""

    id: Id
    text: Prose


class Refresher(Part):
    """A task of a few minutes, some days after the module."""

    day: Annotated[int, Field(strict=True, ge=1, le=400)]
    title: Line
    task: Prose


class Reflection(FormatPart):
    """What comes after the story: debrief questions, one if-then plan, refreshers."""

    questions: tuple[Question, ...] = Field(min_length=1)
    if_then: IfThen
    refreshers: tuple[Refresher, ...] = ()


class Module(Part):
    """A complete module. `course` is the id of its course where `course.yaml` was read with it, else None.

    `house` is the message house that the head names, where it was read with the module.
    """

    course: Id | None = None
    head: ModuleHead
    brief: Brief
    lessons: tuple[Lesson, ...] = ()
    scenario: Scenario | None = None
    role_plays: tuple[RolePlay, ...] = ()
    checks: Checks | None = None
    reflection: Reflection | None = None
    house: MessageHouse | None = None

    @property
    def id(self) -> str:
        """The module's id inside its course."""
        return self.head.id

    @property
    def title(self) -> str:
        """The module's title."""
        return self.head.title

    def steps(self) -> tuple[StepRef, ...]:
        """The steps in the order in which they are done."""
        found = [StepRef("brief", "brief")]
        own_steps = [lesson for lesson in self.lessons if not lesson.opens_before]
        found += [StepRef(f"lesson:{lesson.id}", "lesson", lesson.id) for lesson in own_steps]
        if self.scenario is not None:
            found.append(StepRef("scenario", "scenario"))
        found += [StepRef(f"role-play:{play.id}", "role_play", play.id) for play in self.role_plays]
        if self.checks is not None:
            found.append(StepRef("checks", "checks"))
        if self.reflection is not None:
            found.append(StepRef("reflection", "reflection"))
        return tuple(found)

    def pictures(self) -> Iterator[tuple[Picture, str, tuple[str | int, ...]]]:
        """Every picture with its file and the place of its mapping."""
        if self.brief.picture is not None:
            yield self.brief.picture, "brief.md", ("picture",)
        for lesson in self.lessons:
            if lesson.picture is not None:
                yield lesson.picture, f"lessons/{lesson.id}.md", ("picture",)
        for n, scene in enumerate(self.scenario.scenes if self.scenario else ()):
            if scene.picture is not None:
                yield scene.picture, "scenario.yaml", ("scenes", n, "picture")

    def person(self, person_id: str | None) -> Person | None:
        """The person with that id, or None."""
        return next((person for person in self.head.people if person.id == person_id), None)

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson with that id, or None."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def role_play(self, role_play_id: str) -> RolePlay | None:
        """The role-play with that id, or None."""
        return next((play for play in self.role_plays if play.id == role_play_id), None)


class CourseHead(FormatPart):
    """`course.yaml`: the course and its modules in order."""

    id: Id
    title: Line
    summary: Prose
    language: Line = "en"
    modules: tuple[Id, ...] = Field(min_length=1)
