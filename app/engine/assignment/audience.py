"""Whether a person is in the audience of a rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.engine.assignment.rule import (
    AllOf,
    AnyOf,
    AtLocation,
    Condition,
    HasJob,
    HasRole,
    HiredBetween,
    HiredWithin,
    InDepartment,
    Named,
    Not,
    ReportsTo,
    Rule,
)


@dataclass(frozen=True)
class PersonFacts:
    """What a rule may ask about a person. `active`: not disabled."""

    id: int
    zone: str
    department_id: int | None = None
    manager_id: int | None = None
    jobs: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    location: str | None = None
    hired_on: date | None = None
    active: bool = True


@dataclass(frozen=True)
class Structure:
    """The tree of departments and the reporting lines, each as child to parent."""

    departments: Mapping[int, int | None]
    managers: Mapping[int, int | None]


def in_audience(rule: Rule, person: PersonFacts, structure: Structure, *, on: date) -> bool:
    """Whether the rule is for this person on this day: active, not left out, and matching or frozen in."""
    if not person.active or person.id in rule.left_out:
        return False
    if rule.frozen_to is not None:
        return person.id in rule.frozen_to
    return matches(rule.audience, person, structure, on=on)


def matches(condition: Condition, person: PersonFacts, structure: Structure, *, on: date) -> bool:
    """Whether a condition holds for a person on a day."""
    match condition:
        case AllOf(parts=parts):
            return all(matches(part, person, structure, on=on) for part in parts)
        case AnyOf(parts=parts):
            return any(matches(part, person, structure, on=on) for part in parts)
        case Not(part=part):
            return not matches(part, person, structure, on=on)
        case HiredWithin(days=days):
            return person.hired_on is not None and on < person.hired_on + timedelta(days=days)
        case HiredBetween(first=first, last=last):
            return person.hired_on is not None and (first or date.min) <= person.hired_on <= (last or date.max)
        case _:
            return _belongs(condition, person, structure)


def _belongs(condition: Condition, person: PersonFacts, structure: Structure) -> bool:
    match condition:
        case InDepartment(ids=ids, below=below):
            if not below:
                return person.department_id in ids
            return any(key in ids for key in _upwards(structure.departments, person.department_id))
        case ReportsTo(ids=ids, direct_only=direct_only):
            if direct_only:
                return person.manager_id in ids
            line = _upwards(structure.managers, person.manager_id)
            return any(key in ids for key in line if key != person.id)
        case HasJob(jobs=jobs):
            return not person.jobs.isdisjoint(jobs)
        case HasRole(roles=roles):
            return not person.roles.isdisjoint(roles)
        case AtLocation(places=places):
            return (person.location or "").strip().casefold() in {place.strip().casefold() for place in places}
        case Named(ids=ids):
            return person.id in ids
        case _:
            raise ValueError(f"an unknown condition: {condition!r}")


def _upwards(parents: Mapping[int, int | None], start: int | None) -> Iterator[int]:
    """A node and everything above it; ends even if the data ever had a circle."""
    seen: set[int] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield start
        start = parents.get(start)
