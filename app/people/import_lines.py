"""Reporting lines of an import: no circles, and nobody reports to somebody who is not imported. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from app.people.import_file import Problem

LONGEST_CHAIN = 8


def circles(managers: Mapping[int, int | None], *, among: Iterable[int]) -> list[list[int]]:
    """Every circle of reporting lines that somebody of `among` stands in or leads to, each once."""
    found: list[list[int]] = []
    done: set[int] = set()
    for start in among:
        path: list[int] = []
        place: dict[int, int] = {}
        here: int | None = start
        while here is not None and here not in done and here not in place:
            place[here] = len(path)
            path.append(here)
            here = managers.get(here)
        if here is not None and here in place:
            found.append(path[place[here] :])
        done.update(path)
    return found


def chain_words(circle: list[int], names: Mapping[int, str]) -> str:
    """`Ada → Tomas → Ada`: who reports to whom, shortened when it is long."""
    told = [names.get(key, "?") for key in circle]
    if len(told) > LONGEST_CHAIN:
        told = [*told[: LONGEST_CHAIN - 1], "…"]
    return " → ".join([*told, told[0]])


def failed_by_reporting_lines(
    wanted: Mapping[int, int],
    *,
    new: Collection[int],
    lost: Collection[int],
    managers: Mapping[int, int | None],
    names: Mapping[int, str],
) -> dict[int, Problem]:
    """Rows (by key) that fail because of the manager they name, with the reason.

    `wanted`: key → manager's key, for rows that change the manager. Keys below zero (`new`) are people who do not
    exist yet; `lost` are those of them whose row failed already. `managers` is how everybody reports today.
    """
    wanted = dict(wanted)
    failed: dict[int, Problem] = {}
    named_by: dict[int, list[int]] = defaultdict(list)
    for key, manager in wanted.items():
        named_by[manager].append(key)

    def fail(key: int, problem: Problem) -> None:
        failed[key] = problem
        wanted.pop(key, None)

    def lose(keys: Iterable[int]) -> None:
        waiting = list(keys)
        while waiting:
            gone = waiting.pop()
            for key in named_by[gone]:
                if key not in failed:
                    fail(key, Problem("manager-not-imported", {"line": -gone}))
                    if key in new:
                        waiting.append(key)

    lose(lost)
    while True:
        found = circles({**managers, **wanted}, among=list(wanted))
        hit = [(key, circle) for circle in found for key in circle if key in wanted]
        if not hit:
            return failed
        for key, circle in hit:
            fail(key, Problem("loop", {"chain": chain_words(circle, names)}))
        lose(key for key, _circle in hit if key in new)
