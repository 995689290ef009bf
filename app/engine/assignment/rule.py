"""A rule of assignment as data. It is kept as JSON, version by version; its words are made elsewhere."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Part(BaseModel):
    """A piece of a rule: fixed once made, unknown names refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(StrEnum):
    """What a span is counted in."""

    DAYS = "days"
    MONTHS = "months"


class Span(Part):
    """A number of days or calendar months. A month after 31 January is the last day of February."""

    count: int = Field(ge=0, le=3650)
    unit: Unit = Unit.DAYS


class InDepartment(Part):
    """In one of these departments, or in anything below them."""

    kind: Literal["department"] = "department"
    ids: tuple[int, ...] = Field(min_length=1)
    below: bool = True


class HasJob(Part):
    """Does one of these kinds of work."""

    kind: Literal["job"] = "job"
    jobs: tuple[str, ...] = Field(min_length=1)


class HasRole(Part):
    """Was given one of these roles."""

    kind: Literal["role"] = "role"
    roles: tuple[str, ...] = Field(min_length=1)


class AtLocation(Part):
    """Works at one of these places; case does not matter."""

    kind: Literal["location"] = "location"
    places: tuple[str, ...] = Field(min_length=1)


class HiredWithin(Part):
    """Hired less than so many days ago, or to begin later. On day `days` after the hire it no longer holds."""

    kind: Literal["hired-within"] = "hired-within"
    days: int = Field(ge=1, le=3650)


class HiredBetween(Part):
    """Hired from one day to another, both included; an open end is empty."""

    kind: Literal["hired-between"] = "hired-between"
    first: date | None = None
    last: date | None = None


class ReportsTo(Part):
    """Reports to one of these people, directly or further down. The leaders themselves do not."""

    kind: Literal["reports-to"] = "reports-to"
    ids: tuple[int, ...] = Field(min_length=1)
    direct_only: bool = False


class Named(Part):
    """One of these people."""

    kind: Literal["named"] = "named"
    ids: tuple[int, ...]


class AllOf(Part):
    """Every part holds; without parts it holds for everybody."""

    kind: Literal["all"] = "all"
    parts: tuple["Condition", ...] = ()


class AnyOf(Part):
    """At least one part holds; without parts it holds for nobody."""

    kind: Literal["any"] = "any"
    parts: tuple["Condition", ...] = ()


class Not(Part):
    """The part does not hold."""

    kind: Literal["not"] = "not"
    part: "Condition"


Condition = Annotated[
    InDepartment | HasJob | HasRole | AtLocation | HiredWithin | HiredBetween | ReportsTo | Named | AllOf | AnyOf | Not,
    Field(discriminator="kind"),
]


class Anchor(StrEnum):
    """From when a due date is counted."""

    HIRE = "hire"
    MATCH = "match"
    ASSIGNMENT = "assignment"
    FIXED = "fixed"


class Due(Part):
    """When it is due the first time: `after` the anchor's day, or on a fixed day; never before match + `at_least`.

    `at_least` is in days and at least 1: nobody is overdue on the day of assignment.
    """

    anchor: Anchor = Anchor.MATCH
    after: Span = Span(count=30)
    on: date | None = None
    at_least: int = Field(default=14, ge=1, le=365)

    @model_validator(mode="after")
    def _day_for_fixed(self) -> "Due":
        if (self.anchor is Anchor.FIXED) != (self.on is not None):
            raise ValueError("a fixed day belongs to the anchor “fixed”, and only to it")
        return self


class Repeat(StrEnum):
    """Whether it comes again."""

    ONCE = "once"
    ROLLING = "rolling"
    FIXED = "fixed"


class YearDay(Part):
    """A day of every year. 29 February is the 28th in other years."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)

    @model_validator(mode="after")
    def _exists(self) -> "YearDay":
        date(2024, self.month, self.day)
        return self


class Cycle(Part):
    """How it comes again: a period after each completion, or on fixed days. A cycle opens `opens` days before."""

    kind: Repeat = Repeat.ONCE
    period: Span | None = None
    dates: tuple[YearDay, ...] = ()
    opens: int = Field(default=30, ge=1, le=365)

    @model_validator(mode="after")
    def _fits(self) -> "Cycle":
        if (self.kind is Repeat.ROLLING) != (self.period is not None and self.period.count > 0):
            raise ValueError("a period belongs to a rolling cycle, and only to it")
        if (self.kind is Repeat.FIXED) != bool(self.dates):
            raise ValueError("days of the year belong to a fixed cycle, and only to it")
        return self


class OnLeave(StrEnum):
    """What happens to an obligation when its last reason ends.

    keep: it stays due. optional: it may be done, nothing is due. cancel: what was started becomes optional, what was
    not started is cancelled.
    """

    KEEP = "keep"
    OPTIONAL = "optional"
    CANCEL = "cancel"


class Reminders(Part):
    """When the person is written to: as the company's ladder says, or (`own`) on this rule's own days.

    `days_before` and `weekly_when_overdue` count only where the rule has its own.
    """

    on_assignment: bool = True
    own: bool = False
    days_before: tuple[int, ...] = (7, 1)
    weekly_when_overdue: bool = True


class Rule(Part):
    """Who takes what by when. Exactly one of `curriculum_id` and `module_id` is set.

    `frozen_to`: the people it was frozen to when it was saved; empty for a live audience. `left_out`: people HR left
    out in the preview. `once_more`: with a fixed due day, asked for again even where the module was done before.
    """

    audience: Condition
    frozen_to: tuple[int, ...] | None = None
    left_out: tuple[int, ...] = ()
    curriculum_id: int | None = None
    module_id: str | None = None
    due: Due = Due()
    cycle: Cycle = Cycle()
    once_more: bool = False
    look_back_days: int = Field(default=0, ge=0, le=3650)
    on_leave: OnLeave = OnLeave.CANCEL
    reminders: Reminders = Reminders()

    @model_validator(mode="after")
    def _one_content(self) -> "Rule":
        if (self.curriculum_id is None) == (self.module_id is None):
            raise ValueError("a rule names a curriculum or a module")
        return self


AllOf.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()
