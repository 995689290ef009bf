"""The editorial table for a terminal and for programs."""

import json
from dataclasses import asdict
from typing import Any

from rich.table import Table as Shown

from app.engine.editorial.limits import Limit, Table, minutes_off, places, rank_correlation
from app.engine.editorial.rows import ModuleRow, RubricRow

NONE = "–"

# Code of a limit → what it is about, and how its figure reads.
LIMITS = {
    "walked": ("Stories walked path by path", "{:.0f}"),
    "can-be-won": ("Best total of a story, the lowest", "{:.0f}"),
    "can-be-lost": ("Worst total of a story, the highest", "{:.0f}"),
    "one-ending": ("Random walks that end in one band, the most", "{:.1f} %"),
    "options-uneven": ("Longest ÷ shortest option of a scene, the most", "{:.2f}"),
    "longest-is-best": ("Scenes in which the longest option is the best", "{:.1f} %"),
    "best-places": ("Place of the best option, off an even share", "{:.1f} points"),
    "anchor-lengths": ("Length of examples and their level, rank correlation", "{:.2f}"),
    "anchors-by-rule": ("Examples whose level does not follow from their criteria", "{:.0f}"),
    "anchors-left-out": ("Examples that the scorer puts on their level unseen", "{:.1f} %"),
    "minutes": ("Minutes stated, off those of the reading, the most", "{:.0f} %"),
}


def shown(table: Table) -> list[Shown]:
    """The table for people: who is in the modules, the stories, the examples, the limits."""
    return [_people(table), _stories(table), _examples(table), _limits(table)]


def as_json(table: Table) -> str:
    """The table for programs, with every figure unrounded."""
    data: dict[str, Any] = {
        "modules": [{**asdict(row), "minutes_off": minutes_off(row)} for row in table.modules],
        "rubrics": [{**asdict(row), "correlation": correlation(row)} for row in table.rubrics],
        "limits": [{**asdict(limit), "holds": limit.holds} for limit in table.limits],
        "places": places([scene for row in table.modules for scene in row.scenes]),
        "holds": table.holds,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def correlation(row: RubricRow) -> float | None:
    """Rank correlation of length and level of a rubric's examples; None where there is nothing to compare."""
    return rank_correlation([anchor.length for anchor in row.anchors], [anchor.level for anchor in row.anchors])


def _people(table: Table) -> Shown:
    rows = _table("Who is in the modules", "module", "names", "roles", "regions", "at fault")
    for row in table.modules:
        lists = (", ".join(row.names), ", ".join(row.roles), ", ".join(row.regions) or NONE)
        rows.add_row(row.id, *lists, row.at_fault or NONE, end_section=True)
    return rows


def _stories(table: Table) -> Shown:
    rows = _table(
        "Stories and minutes",
        *("module", "paths", "totals", "random walks", "early"),
        *("longest ÷ shortest", "best option", "longest is best", "minutes, read"),
    )
    for row in table.modules:
        rows.add_row(row.id, *_story(row), f"{row.minutes}, {row.minutes_read:.1f}")
    return rows


def _story(row: ModuleRow) -> tuple[str, ...]:
    if row.story is None:
        return ("too many" if row.too_wide else NONE, *[NONE] * 6)
    bands = ", ".join(f"{band} {share:.1f}" for band, share in row.story.bands.items())
    return (
        f"{row.story.paths}",
        f"{row.story.totals[0]} to {row.story.totals[1]}",
        f"{bands} %",
        f"{row.story.early:.1f} %",
        f"{max(scene.uneven for scene in row.scenes):.2f}",
        " ".join(scene.best for scene in row.scenes),
        f"{sum(scene.longest_is_best for scene in row.scenes)} of {len(row.scenes)}",
    )


def _examples(table: Table) -> Shown:
    rows = _table("Examples of rubrics", "rubric", "a level, 1 to 4", "length and level", "by rule", "left out")
    for row in table.rubrics:
        found = correlation(row)
        rows.add_row(
            row.id,
            " · ".join(str(count) for count in row.by_level.values()),
            NONE if found is None else f"{found:+.2f}",
            f"{sum(anchor.by_rule == anchor.level for anchor in row.anchors)} of {len(row.anchors)}",
            f"{sum(anchor.scored == anchor.level for anchor in row.anchors)} of {len(row.anchors)}",
        )
    return rows


def _limits(table: Table) -> Shown:
    rows = _table("Limits of the catalogue", "limit", "allowed", "found", "holds")
    for limit in table.limits:
        words, form = LIMITS[limit.code]
        found = NONE if limit.value is None else form.format(limit.value)
        holds = "yes" if limit.holds else " ".join(("no:", *limit.breaks)) if limit.breaks else "no"
        rows.add_row(words, _allowed(limit), found, holds)
    return rows


def _allowed(limit: Limit) -> str:
    low, high = limit.allowed
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    if low is not None:
        return f"at least {low:g}"
    return f"at most {high:g}" if high is not None else "all"


def _table(title: str, *headings: str) -> Shown:
    rows = Shown(title=title, title_justify="left")
    for heading in headings:
        rows.add_column(heading, overflow="fold")
    return rows
