"""Groups: only in three words, only from five people on; and how forecasts compare with what was settled."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5
TENDS_FROM = 0.5


class Share(StrEnum):
    """How many of a group meet the target."""

    FEW = "few"
    HALF = "half"
    MOST = "most"


class Tendency(StrEnum):
    """How a group's forecasts compare with the settled levels."""

    HIGH = "high"
    RIGHT = "right"
    LOW = "low"


@dataclass(frozen=True)
class Group:
    """Departments that are told of together, and the people in them."""

    department_ids: tuple[int, ...]
    name: str
    people: frozenset[int]

    @property
    def key(self) -> str:
        """The same for the same departments."""
        return ",".join(str(number) for number in self.department_ids)


def partition(
    tree: Mapping[int, tuple[int | None, str]],
    people: Mapping[int, Collection[int]],
    with_level: Collection[int],
    *,
    fewest: int = FEWEST,
) -> list[Group]:
    """Groups that do not overlap, each with five people with a level or more. `tree`: department to (parent, name).

    A department with fewer is told of together with the one above it; what is too small at the top is told of together
    if that makes five, else nothing is said about it.
    """
    children: dict[int | None, list[int]] = defaultdict(list)
    for department_id, (parent, _name) in sorted(tree.items()):
        children[parent].append(department_id)
    groups: list[Group] = []
    known = frozenset(with_level)

    def settle(ids: Iterable[int]) -> list[int]:
        """Make a group of these departments if they are enough; returns those that are still too few."""
        listed = sorted(ids)
        inside = frozenset(person for number in listed for person in people.get(number, ()))
        if len(inside & known) < fewest:
            return listed
        groups.append(Group(tuple(listed), ", ".join(tree[number][1] for number in listed), inside))
        return []

    def walk(department_id: int) -> list[int]:
        left = [small for child in children[department_id] for small in walk(child)]
        return settle([department_id, *left])

    settle([small for root in children[None] for small in walk(root)])
    return groups


def may_say_anew(*, with_new: int, told: int, told_with_new: int, fewest: int = FEWEST) -> bool:
    """Whether a word about a group may take the place of an earlier one: five people have new evidence, and so have
    more than two thirds of those who are counted.

    The second part keeps two words from being subtracted from one another: if five of thirteen met "few" and stayed as
    they were, "most" of the thirteen would say of each of the other eight that they meet the target.
    """
    return with_new >= fewest and 3 * told_with_new > 2 * told


def share_word(met: int, of: int, *, fewest: int = FEWEST) -> Share | None:
    """Few (under a third), about half, most (over two thirds) of `of` people with a level; None under five."""
    if of < fewest:
        return None
    if 3 * met < of:
        return Share.FEW
    return Share.MOST if 3 * met > 2 * of else Share.HALF


def tendency(differences: Sequence[float]) -> Tendency | None:
    """Forecast minus settled level, one figure per person (positive: thought too high); None under five people."""
    if len(differences) < FEWEST:
        return None
    mean = sum(differences) / len(differences)
    if mean >= TENDS_FROM:
        return Tendency.HIGH
    return Tendency.LOW if mean <= -TENDS_FROM else Tendency.RIGHT
