"""Figures as tables for a terminal."""

from collections.abc import Mapping
from typing import Any

from rich.table import Table

Figures = Mapping[str, Any]
NOT_MEASURED = "not measured"


def shown(value: float | None, interval: list[float] | None = None) -> str:
    """A figure with two decimals, with its interval behind it."""
    if value is None:
        return NOT_MEASURED
    return f"{value:.2f}" if not interval else f"{value:.2f} ({interval[0]:.2f} to {interval[1]:.2f})"


def percent(value: float | None) -> str:
    """A share as a percentage."""
    return NOT_MEASURED if value is None else f"{100 * value:.1f} %"


def tables(figures: Figures) -> list[Table]:
    """Everything `rubrics evaluate` shows."""
    return [_levels(figures), _gates(figures), _confidence(figures), _rest(figures)]


def _levels(figures: Figures) -> Table:
    table = Table(title=f"Agreement with people: {figures['answers']} answers, {figures['ratings']} ratings")
    for heading in ("", "QWK (90 % interval)", "exact", "severe (2 levels or more)", "evidence"):
        table.add_column(heading)
    rows = {"overall": figures["overall"], **figures["criteria"]}
    quotes = figures["evidence"]["criteria"]
    for name, row in rows.items():
        hit = percent(quotes[name]) if name in quotes else ""
        table.add_row(name, shown(row["qwk"], row["qwk_90"]), percent(row["exact"]), percent(row["severe"]), hit)
    mean = figures["mean_criterion"]
    table.add_row(
        "mean criterion",
        shown(mean["qwk"], mean["qwk_90"]),
        percent(mean["exact"]),
        percent(mean["severe"]),
        percent(figures["evidence"]["hit"]),
    )
    return table


def _gates(figures: Figures) -> Table:
    table = Table(title="Gates")
    for heading in ("", "true", "gated or to a person", "automatic recall", "automatic precision", "automatic hits"):
        table.add_column(heading)
    for name in ("critical", "soft"):
        row = figures["gates"][name]
        table.add_row(
            name,
            str(row["true"]),
            percent(row["gated_or_person"]),
            percent(row["automatic_recall"]),
            percent(row["automatic_precision"]),
            str(row["automatic_hits"]),
        )
    clean = figures["gates"]["clean_answers"]
    table.caption = f"{clean['n']} clean answers, sent because of a gate: {percent(clean['sent_because_of_a_gate'])}"
    return table


def _confidence(figures: Figures) -> Table:
    everything = figures["confidence"]["all"]
    table = Table(title="Confidence of criteria (without manner)")
    for heading in ("from", "n", "exact", "severe"):
        table.add_column(heading)
    for step in everything["curve"]:
        table.add_row(f"{step['from']:.1f}", str(step["n"]), percent(step["exact"]), percent(step["severe"]))
    sure = everything["sure"]
    table.add_section()
    table.add_row(
        f"sure ({everything['sure_from']:.2f}), {percent(sure['share'])} of all",
        str(sure["n"]),
        percent(sure["exact"]),
        percent(sure["severe"]),
    )
    return table


def _rest(figures: Figures) -> Table:
    routing, fairness = figures["routing"], figures["fairness"]
    severe = f"{percent(routing['shown_severe'])} ({percent(routing['shown_severe_upper_95'])})"
    table = Table(title="Routing and fairness", show_header=False)
    rows = {
        "shown with a level": f"{routing['shown']} ({percent(routing['shown_share'])})",
        "shown: exact": percent(routing["shown_exact"]),
        "shown: severe (upper 95 % bound)": severe,
        "system (machine where shown, else person): QWK, severe": (
            f"{shown(routing['system']['qwk'])}, {percent(routing['system']['severe'])}"
        ),
        "level flips on variants": percent(fairness["level_flips"]),
        "criterion flips on variants": percent(fairness["criterion_flips"]),
        "correlation of error with length": shown(fairness["error_with_length"]),
    }
    for name, value in rows.items():
        table.add_row(name, value)
    for kind, row in fairness["variants"].items():
        table.add_row(
            f"  {kind} (n = {row['n']}): level, criterion", f"{percent(row['level'])}, {percent(row['criterion'])}"
        )
    return table
