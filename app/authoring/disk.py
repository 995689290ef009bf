"""The course files on disk, read again only when one of them has changed."""

from datetime import date
from pathlib import Path

from app.catalogue.shelf import Shelf, read_shelf

_Key = tuple[Path, date, tuple[tuple[str, int, int], ...]]

_read: dict[Path, tuple[_Key, Shelf]] = {}


def shelf_on_disk(root: Path, today: date) -> Shelf:
    """Everything below `root`, checked as of `today`. Kept in the process while no file changes."""
    key = (root, today, _stamps(root))
    known = _read.get(root)
    if known is None or known[0] != key:
        known = (key, read_shelf(root, today=today))
        _read[root] = known
    return known[1]


def _stamps(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Every file with the time of its last change and its size."""
    found = []
    for path in sorted(root.rglob("*")):
        facts = path.lstat()
        found.append((str(path), facts.st_mtime_ns, facts.st_size))
    return tuple(found)
