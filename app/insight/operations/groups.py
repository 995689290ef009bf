"""Words about groups, made anew once a month where enough is new."""

from datetime import datetime

import sqlalchemy as sa

from app.db import db, operation
from app.engine.skills import Seen, share_word, tendency
from app.engine.skills.groups import Group, may_say_anew, partition
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import GroupWord
from app.insight.queries.facts import PersonFacts, facts
from app.insight.queries.groups import (
    FORECAST,
    departments_and_people,
    forecast_differences,
    words_about,
)
from app.insight.queries.sight import setting
from app.insight.queries.skills import Grid, grid
from app.insight.queries.targets import targets_of
from app.insight.queries.tasks import exercises
from app.people.models import Visibility


@operation
def compute_groups(*, at: datetime) -> int:
    """Say anew what can be said about groups; returns how many words are new.

    Nothing in the mode "completion". A word is replaced only if five people of the group have evidence for it since
    any word that was said about one of its departments, so that no change tells about one person.
    """
    allowed = setting()
    tree, people = departments_and_people()
    everybody = sorted({person for inside in people.values() for person in inside})
    made = 0
    if allowed.mode is not Visibility.COMPLETION and everybody:
        listed = [c.id for c in exercises().columns]
        found = facts(everybody, at=at, since=allowed.groups_since)
        cells = grid(found, targets_of(everybody, at=at), listed, at=at)
        with_level = {p for p, row in cells.items() if any(c.skill.seen is Seen.LEVEL for c in row.values())}
        differences = forecast_differences(everybody, since=allowed.groups_since)
        for group in partition(tree, people, with_level):
            for subject in listed:
                told = _told(group, subject, cells)
                made += _say(group, subject, _share(subject, told, cells), told, found, at)
            told = group.people & differences.keys()
            word = tendency([differences[p] for p in sorted(told)])
            made += _say(group, FORECAST, word.value if word else None, told, found, at)
    record(Kind.GROUPS_COMPUTED, at=at, actor_id=None, words=made)
    db.session.flush()
    return made


@operation
def forget_groups() -> None:
    """Say nothing about groups any more, because the company narrowed what may be seen."""
    db.session.execute(sa.update(GroupWord).values(is_shown=False))
    db.session.flush()


def _told(group: Group, subject: str, cells: Grid) -> frozenset[int]:
    """Who is counted: people with a level and a target."""
    rows = {person: cells[person][subject] for person in group.people}
    return frozenset(p for p, cell in rows.items() if cell.skill.seen is Seen.LEVEL and cell.target is not None)


def _share(subject: str, told: frozenset[int], cells: Grid) -> str | None:
    rows = [cells[person][subject] for person in told]
    word = share_word(sum((c.skill.level or 0) >= c.target.level for c in rows if c.target), len(rows))
    return word.value if word else None


def _say(
    group: Group, subject: str, word: str | None, told: frozenset[int], found: dict[int, PersonFacts], at: datetime
) -> int:
    if word is None:
        return 0
    # Also what is no longer shown: somebody may have read it, and words must not be subtracted from one another.
    said = [row for row in words_about(subject) if set(row.department_ids) & set(group.department_ids)]
    last = max((row.computed_at for row in said), default=None)
    if last is not None:
        new = _with_new_evidence(group, subject, found, last)
        if not may_say_anew(with_new=len(new), told=len(told), told_with_new=len(new & told)):
            return 0
    for row in said:
        row.is_shown = False
    db.session.add(
        GroupWord(
            group_key=group.key, name=group.name, department_ids=list(group.department_ids), subject=subject,
            word=word, computed_at=at, is_shown=True,
        )
    )  # fmt: skip
    db.session.flush()
    return 1


def _with_new_evidence(group: Group, subject: str, found: dict[int, PersonFacts], last: datetime) -> frozenset[int]:
    def newest(own: PersonFacts) -> datetime | None:
        if subject == FORECAST:
            return max(own.settled.values(), default=None)
        return own.settled.get(subject)

    people = {person: newest(found[person]) for person in group.people}
    return frozenset(person for person, instant in people.items() if instant is not None and instant > last)
