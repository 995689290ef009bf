"""Who sees what of whom. Every page of insight asks here, anew with each request."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa

from app.db import db
from app.insight.models import VisibilityChange
from app.people.models import Company, Person, Visibility

WIDTH = {Visibility.COMPLETION: 0, Visibility.AGGREGATE: 1, Visibility.LEVELS: 2}
DEEPEST_LINE = 50
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class View(StrEnum):
    """How much one person may see of another."""

    NOTHING = "nothing"
    GROUP = "group"
    COMPLETION = "completion"
    LEVELS = "levels"


@dataclass(frozen=True)
class Setting:
    """What the company lets managers see, and of answers handed in since when."""

    mode: Visibility
    indirect_by_name: bool
    groups_since: datetime
    levels_since: datetime
    indirect_since: datetime

    @property
    def width(self) -> tuple[int, bool]:
        """For comparing: a greater one lets managers see more."""
        return WIDTH[self.mode], self.mode is Visibility.LEVELS and self.indirect_by_name


@dataclass(frozen=True)
class Sight:
    """One viewer's reporting line and what may be seen of it."""

    viewer_id: int
    setting: Setting
    direct: frozenset[int] = field(default=frozenset())
    indirect: frozenset[int] = field(default=frozenset())

    def of(self, person_id: int) -> View:
        """What the viewer may see of a person, by name unless it says GROUP. Of oneself: see `own.py`."""
        mode = self.setting.mode
        if person_id in self.direct:
            return View.LEVELS if mode is Visibility.LEVELS else View.COMPLETION
        if person_id in self.indirect:
            if mode is Visibility.LEVELS and self.setting.indirect_by_name:
                return View.LEVELS
            return View.NOTHING if mode is Visibility.COMPLETION else View.GROUP
        return View.NOTHING

    def since(self, person_id: int) -> datetime:
        """Only answers handed in from then on may count in what the viewer sees of a person by name."""
        return self.setting.levels_since if person_id in self.direct else self.setting.indirect_since


def applied_changes() -> list[VisibilityChange]:
    """Every change that came to count, the oldest first."""
    return list(
        db.session.scalars(
            sa.select(VisibilityChange)
            .where(VisibilityChange.applied_at.is_not(None))
            .order_by(VisibilityChange.applied_at, VisibilityChange.id)
        )
    )


def setting() -> Setting:
    """What the company lets managers see now: what was applied, never what is only agreed."""
    company = db.session.get(Company, 1)
    if company is None:
        return Setting(Visibility.COMPLETION, False, LONG_AGO, LONG_AGO, LONG_AGO)
    changes = applied_changes()
    steps = [(changes[0].from_mode if changes else company.visibility, False, company.created_at)]
    steps += [(row.mode, row.indirect_by_name, row.effective_at or row.asked_at) for row in changes]
    begun: list[datetime | None] = [None, None, None]
    for mode, by_name, at in steps:
        levels = mode == Visibility.LEVELS.value
        # Narrowing forgets since when it was wide: widening again begins anew.
        begun = [
            (earlier or at) if wide else None
            for earlier, wide in zip(
                begun, (levels or mode == Visibility.AGGREGATE.value, levels, levels and by_name), strict=True
            )
        ]
    now_mode, now_by_name, latest = steps[-1]
    groups, levels_from, indirect = (instant or latest for instant in begun)
    return Setting(Visibility(now_mode), now_by_name, groups, levels_from, indirect)


def sight(viewer_id: int) -> Sight:
    """The viewer's reports as the reporting lines stand now, without disabled people; three statements."""
    line = (
        sa.select(Person.id, sa.literal(1).label("steps"))
        .where(Person.manager_id == viewer_id, Person.id != viewer_id)
        .cte("line", recursive=True)
    )
    below = sa.select(Person.id, line.c.steps + 1).join(line, Person.manager_id == line.c.id)
    every = line.union_all(below.where(line.c.steps < DEEPEST_LINE))
    rows = db.session.execute(
        sa.select(every.c.id, sa.func.min(every.c.steps).label("steps"))
        .join(Person, Person.id == every.c.id)
        .where(Person.disabled_at.is_(None), every.c.id != viewer_id)
        .group_by(every.c.id)
    ).all()
    direct = frozenset(row.id for row in rows if row.steps == 1)
    return Sight(viewer_id, setting(), direct, frozenset(row.id for row in rows) - direct)
