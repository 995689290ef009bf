"""What is wrong with a course, as codes with parameters; sentences are made elsewhere.

A Finding names a place inside the data of a file (`at`, such as ("scenes", 0, "to")); a Problem names the
line and column, both from 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

At = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place inside a file's data. `warning`: it may stay, an author should look."""

    code: str
    file: str
    at: At = ()
    details: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


@dataclass(frozen=True)
class Problem:
    """Something wrong at a place in a file; `details` fill the sentence that belongs to `code`."""

    code: str
    path: str
    line: int
    column: int
    details: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


def repeated(ids: list[tuple[str, At]]) -> Iterator[tuple[str, At]]:
    """The ids that stand a second time, with the place of the repeat."""
    seen: set[str] = set()
    for name, at in ids:
        if name in seen:
            yield name, at
        seen.add(name)
