"""What somebody can work out who reads everything that is published about groups, month by month.

The reader is given more than any page tells: which tasks everybody handed in, and in which month each was rated. Only
the values are hidden. A world is one choice of values for everybody; it fits when it would have led to the same words.
Worlds are published by the rules of the engine themselves.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from app.engine.skills import Seen, Value, share_word, skill
from app.engine.skills.groups import FEWEST, may_say_anew, partition

MONTHS = 12
BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
VALUES = (1, 2, 3, 4)

Levels = tuple[int | None, ...]
Word = tuple[int, tuple[int, ...], str]


@dataclass(frozen=True)
class Member:
    """Somebody: department, and (task, month) of what was handed in and rated in that month."""

    department: int
    handed_in: tuple[tuple[str, int], ...]

    def newest(self, month: int) -> int | None:
        """The month of the newest rating until then."""
        return max((rated for _task, rated in self.handed_in if rated <= month), default=None)


@dataclass(frozen=True)
class Company:
    """What everybody knows: departments (id to the one above), people, the target."""

    tree: dict[int, tuple[int | None, str]]
    people: tuple[Member, ...]
    target: int


@dataclass(frozen=True)
class Policy:
    """The rules about groups; a test takes one of them away to see that the solver finds the leak."""

    fewest: int = FEWEST
    guarded: bool = True


def random_company(rng: random.Random, *, people: tuple[int, int] = (5, 9)) -> Company:
    """Up to three departments, some people with two tasks early in the year, and often a wave of more later."""
    tree: dict[int, tuple[int | None, str]] = {}
    for n in range(rng.choice([1, 1, 2, 3])):
        tree[n] = (rng.choice([None, *tree]), f"D{n}")
    wave = rng.choice([None, 4, 8])
    members = []
    for _n in range(rng.randint(*people)):
        first = rng.sample(["one", "two", "three"], k=rng.choice([1, 2, 2, 2, 2, 2]))
        rated = [(task, min(MONTHS - 1, int(rng.expovariate(1.0)))) for task in first]
        if wave is not None and rng.random() < 0.8:
            rated.append((rng.choice(["one", "four"]), wave))
        members.append(Member(rng.choice(list(tree)), tuple(sorted(rated, key=lambda pair: pair[1]))))
    return Company(tree, tuple(members), rng.choice([2, 3]))


@lru_cache(maxsize=100_000)
def levels(handed_in: tuple[tuple[str, int], ...], values: tuple[int, ...]) -> Levels:
    """Somebody's level at the end of every month, by the engine; None where none is shown."""
    known = [
        Value(n, task, value, BEGAN + timedelta(days=30 * month))
        for n, ((task, month), value) in enumerate(zip(handed_in, values, strict=True))
    ]
    found = []
    for month in range(MONTHS):
        now = BEGAN + timedelta(days=30 * month + 1)
        told = skill([value for value in known if value.at <= now], now=now)
        found.append(told.level if told.seen is Seen.LEVEL else None)
    return tuple(found)


@lru_cache(maxsize=10_000)
def histories(handed_in: tuple[tuple[str, int], ...]) -> tuple[Levels, ...]:
    """Every history of levels that some values lead to, each once."""
    every = itertools.product(VALUES, repeat=len(handed_in))
    return tuple(dict.fromkeys(levels(handed_in, values) for values in every))


def published(company: Company, world: Sequence[Levels], policy: Policy) -> list[Word]:
    """Every word that is said over the year: month, departments, word."""
    said: list[Word] = []
    people: dict[int, list[int]] = {}
    for number, member in enumerate(company.people):
        people.setdefault(member.department, []).append(number)
    for month in range(MONTHS):
        level = {n: own for n, history in enumerate(world) if (own := history[month]) is not None}
        for group in partition(company.tree, people, level.keys(), fewest=policy.fewest):
            told = group.people & level.keys()
            word = share_word(sum(level[n] >= company.target for n in told), len(told), fewest=policy.fewest)
            last = max((at for at, where, _word in said if set(where) & set(group.department_ids)), default=None)
            if word is None or (last is not None and not _anew(company, group.people, told, last, month, policy)):
                continue
            said.append((month, group.department_ids, word.value))
    return said


def _anew(
    company: Company, inside: frozenset[int], told: frozenset[int], last: int, month: int, policy: Policy
) -> bool:
    new = {n for n in inside if (newest := company.people[n].newest(month)) is not None and newest > last}
    if not policy.guarded:
        return len(new) >= policy.fewest
    return may_say_anew(
        with_new=len(new), told=len(told), told_with_new=len(new & told), fewest=policy.fewest
    )  # fmt: skip


def leaks(company: Company, world: Sequence[Levels], policy: Policy) -> list[tuple[int, int, int]]:
    """Person, month and level of everything that can be worked out; exact."""
    told = published(company, world, policy)
    open_: set[tuple[int, int]] = {
        (n, month) for n, history in enumerate(world) for month, level in enumerate(history) if level is not None
    }
    # Each of these could be different if some world that fits says so: near ones first, all of them at last.
    for other in itertools.chain(_near(company, world), _all(company)):
        if not open_:
            break
        differs = {(n, month) for n, month in open_ if other[n][month] != world[n][month]}
        if differs and published(company, other, policy) == told:
            open_ -= differs
    return sorted((n, month, world[n][month] or 0) for n, month in open_)


def _near(company: Company, world: Sequence[Levels]) -> Iterator[tuple[Levels, ...]]:
    """Worlds in which one or two people have another history."""
    rest = list(world)
    for n, member in enumerate(company.people):
        for history in histories(member.handed_in):
            yield (*rest[:n], history, *rest[n + 1 :])
    for (n, one), (m, other) in itertools.combinations(enumerate(company.people), 2):
        for first, second in itertools.product(histories(one.handed_in), histories(other.handed_in)):
            changed = list(rest)
            changed[n], changed[m] = first, second
            yield tuple(changed)


def _all(company: Company) -> Iterator[tuple[Levels, ...]]:
    """Every world there is."""
    yield from itertools.product(*(histories(member.handed_in) for member in company.people))


def random_world(company: Company, rng: random.Random) -> tuple[Levels, ...]:
    """The hidden truth of a company."""
    skew = rng.choice([(1, 1, 1, 1), (6, 2, 1, 1), (1, 1, 2, 6)])
    return tuple(
        levels(member.handed_in, tuple(rng.choices(VALUES, weights=skew, k=len(member.handed_in))))
        for member in company.people
    )
