"""How well a scorer does on answers that people have rated: every figure of `rubrics evaluate`.

Each rater of an answer counts as one comparison; resampling is by answer, so that two raters of one answer are not
taken for two answers. Shares are 0 to 1, figures that cannot be told are None.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.engine.agreement import Pair, bootstrap, correlation, exact, krippendorff_alpha, qwk, severe, upper_bound
from app.engine.rubric import Rubric
from app.engine.scoring.proposal import ScoreProposal

Figures = dict[str, Any]
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class PersonsRating:
    """One person's view of an answer. `gates` are ids without prefix; `evidence` holds sentences, verbatim."""

    level: int
    levels: Mapping[str, int]
    gates: frozenset[str]
    evidence: Mapping[str, str]


@dataclass(frozen=True)
class Rated:
    """An answer, what people said, what the scorer proposed, and what it proposed for variants of the same answer."""

    id: str
    text: str
    ratings: tuple[PersonsRating, ...]
    proposal: ScoreProposal
    variants: Mapping[str, ScoreProposal]


def evaluate(rubric: Rubric, rated: Sequence[Rated], *, sure_from: float, resamples: int = 1000) -> Figures:
    """All figures for one rubric, as plain data ready for JSON."""
    ids = [criterion.id for criterion in rubric.criteria]
    return {
        "answers": len(rated),
        "ratings": sum(len(r.ratings) for r in rated),
        "overall": agreement(rated, _overall_pairs, resamples),
        "criteria": {name: agreement(rated, _criterion_pairs(name), resamples) for name in ids},
        "mean_criterion": _mean_criterion(rated, ids, resamples),
        "between_raters": _between_raters(rated, ids),
        "gates": {
            "critical": gate_figures(rubric, rated, "critical"),
            "soft": gate_figures(rubric, rated, "soft"),
            "clean_answers": _clean(rated),
        },
        "evidence": evidence_figures(rubric, rated),
        "confidence": {name: _confidence(rated, chosen, sure_from) for name, chosen in _told_apart(rubric)},
        "routing": routing(rated, resamples),
        "fairness": fairness(rated),
    }


def agreement(rated: Sequence[Rated], pairs_of: Callable[[Rated], list[Pair]], resamples: int) -> Figures:
    """QWK, exact and severe shares with 90 % bootstrap intervals over answers."""
    grouped = [pairs_of(item) for item in rated]
    figures: Figures = {"n": sum(len(group) for group in grouped)}
    for name, figure in (("qwk", qwk), ("exact", exact), ("severe", severe)):
        figures[name] = _rounded(figure(_flat(grouped)))
        interval = bootstrap(grouped, lambda some, f=figure: f(_flat(some)), resamples=resamples)  # type: ignore[misc]
        figures[f"{name}_90"] = [_rounded(interval.low), _rounded(interval.high)] if interval else None
    return figures


def gate_figures(rubric: Rubric, rated: Sequence[Rated], severity: str) -> Figures:
    """Gates of one severity, counted per answer and gate; true where most raters say so."""
    ids = {gate.id for gate in rubric.gates if gate.severity == severity}
    true = caught = automatic = hits = right = 0
    by_gate: dict[str, list[int]] = {}
    for item in rated:
        really = _true_gates(item) & ids
        found = {hit.id for hit in item.proposal.gates} & ids
        person = item.proposal.status != "suggest"
        true += len(really)
        caught += sum(person or gate in found or gate in item.proposal.gate_review for gate in really)
        automatic += len(really & found)
        hits += len(found)
        right += len(really & found)
        for gate in really:
            told = by_gate.setdefault(gate, [0, 0])
            told[0] += 1
            told[1] += gate in found
    return {
        "true": true,
        "gated_or_person": _ratio(caught, true),
        "automatic_recall": _ratio(automatic, true),
        "automatic_hits": hits,
        "automatic_precision": _ratio(right, hits),
        "by_gate": {gate: {"true": n, "found": m} for gate, (n, m) in sorted(by_gate.items())},
    }


def evidence_figures(rubric: Rubric, rated: Sequence[Rated]) -> Figures:
    """Share of criteria above level 1, by people, where the quoted span overlaps a rater's sentence.

    Overlap: at least half of the shorter one. A criterion without a quote counts as a miss. Manner is left out.
    """
    by: dict[str, list[bool]] = {c.id: [] for c in rubric.criteria if not c.manner}
    for item in rated:
        for name in by:
            spans = _spans(item, name)
            if spans:
                own = item.proposal.evidence.get(name)
                by[name].append(own is not None and any(_overlap(own.start, own.end, a, b) for a, b in spans))
    everything = [hit for hits in by.values() for hit in hits]
    return {
        "n": len(everything),
        "hit": _ratio(sum(everything), len(everything)),
        "criteria": {name: _ratio(sum(hits), len(hits)) for name, hits in by.items()},
    }


def routing(rated: Sequence[Rated], resamples: int) -> Figures:
    """What is shown as sure, what goes to people, and how good the whole is (machine where sure, person elsewhere)."""
    shown = [item for item in rated if item.proposal.status == "suggest"]
    pairs = _flat([_overall_pairs(item) for item in shown])
    wrong = sum(any(abs(a - b) >= 2 for a, b in _overall_pairs(item)) for item in shown)
    system = [_overall_pairs(item) if item in shown else [(r.level, r.level) for r in item.ratings] for item in rated]
    return {
        "status": {s: sum(r.proposal.status == s for r in rated) for s in ("suggest", "human", "unscorable")},
        "shown": len(shown),
        "shown_share": _ratio(len(shown), len(rated)),
        "shown_exact": _rounded(exact(pairs)),
        "shown_severe": _rounded(severe(pairs)),
        "shown_severe_upper_95": _rounded(upper_bound(wrong, len(shown))),
        "system": {"qwk": _rounded(qwk(_flat(system))), "severe": _rounded(severe(_flat(system)))},
    }


def fairness(rated: Sequence[Rated]) -> Figures:
    """Flips between an answer and its variants, and whether errors go with length (words)."""
    kinds = sorted({kind for item in rated for kind in item.variants})
    levels: list[bool] = []
    criteria: list[bool] = []
    by_kind: Figures = {}
    for kind in kinds:
        own = [(item.proposal, item.variants[kind]) for item in rated if kind in item.variants]
        flips = [a.level_if_scored != b.level_if_scored for a, b in own]
        parts = [a.levels[name] != b.levels[name] for a, b in own for name in a.levels]
        by_kind[kind] = {
            "n": len(own),
            "level": _ratio(sum(flips), len(flips)),
            "criterion": _ratio(sum(parts), len(parts)),
        }
        levels += flips
        criteria += parts
    errors = [item.proposal.level_if_scored - sum(r.level for r in item.ratings) / len(item.ratings) for item in rated]
    return {
        "level_flips": _ratio(sum(levels), len(levels)),
        "criterion_flips": _ratio(sum(criteria), len(criteria)),
        "variants": by_kind,
        "error_with_length": _rounded(correlation(errors, [float(len(item.text.split())) for item in rated])),
    }


def _overall_pairs(item: Rated) -> list[Pair]:
    return [(r.level, item.proposal.level_if_scored) for r in item.ratings]


def _criterion_pairs(name: str) -> Callable[[Rated], list[Pair]]:
    return lambda item: [(r.levels[name], item.proposal.levels[name]) for r in item.ratings if name in r.levels]


def _mean_criterion(rated: Sequence[Rated], ids: Sequence[str], resamples: int) -> Figures:
    def figure(some: Sequence[Rated]) -> float | None:
        each = [qwk(_flat([_criterion_pairs(name)(item) for item in some])) for name in ids]
        told = [value for value in each if value is not None]
        return sum(told) / len(told) if told else None

    interval = bootstrap(rated, figure, resamples=max(200, resamples // 4))
    pairs = _flat([_criterion_pairs(name)(item) for item in rated for name in ids])
    return {
        "qwk": _rounded(figure(rated)),
        "qwk_90": [_rounded(interval.low), _rounded(interval.high)] if interval else None,
        "exact": _rounded(exact(pairs)),
        "severe": _rounded(severe(pairs)),
    }


def _between_raters(rated: Sequence[Rated], ids: Sequence[str]) -> Figures:
    double = [item for item in rated if len(item.ratings) >= 2]
    units = {name: [[r.levels[name] for r in item.ratings if name in r.levels] for item in double] for name in ids}
    return {
        "double_rated": len(double),
        "overall_qwk": _rounded(qwk([(i.ratings[0].level, i.ratings[1].level) for i in double])),
        "alpha": {name: _rounded(krippendorff_alpha(found)) for name, found in units.items()},
    }


def _clean(rated: Sequence[Rated]) -> Figures:
    clean = [item for item in rated if not _true_gates(item)]
    sent = sum(bool(item.proposal.gates or item.proposal.gate_review) for item in clean)
    return {"n": len(clean), "sent_because_of_a_gate": _ratio(sent, len(clean))}


def _told_apart(rubric: Rubric) -> list[tuple[str, list[str]]]:
    judged = [c.id for c in rubric.criteria if not c.manner]
    return [("all", judged), *((name, [name]) for name in judged)]


def _confidence(rated: Sequence[Rated], names: Sequence[str], sure_from: float) -> Figures:
    told = [
        (item.proposal.confidence[name], pair)
        for item in rated
        for name in names
        for pair in _criterion_pairs(name)(item)
    ]
    curve = []
    for low, high in itertools.pairwise(STEPS):
        inside = [pair for value, pair in told if low <= value < high]
        if inside:
            curve.append(
                {"from": low, "n": len(inside), "exact": _rounded(exact(inside)), "severe": _rounded(severe(inside))}
            )
    sure = [pair for value, pair in told if value >= sure_from]
    return {
        "sure_from": sure_from,
        "sure": {
            "n": len(sure),
            "share": _ratio(len(sure), len(told)),
            "exact": _rounded(exact(sure)),
            "severe": _rounded(severe(sure)),
        },
        "curve": curve,
    }


def _true_gates(item: Rated) -> set[str]:
    """Gates that at least half of the raters name."""
    named = {gate for r in item.ratings for gate in r.gates}
    return {gate for gate in named if 2 * sum(gate in r.gates for r in item.ratings) >= len(item.ratings)}


def _spans(item: Rated, name: str) -> list[tuple[int, int]]:
    found = []
    for rating in item.ratings:
        quote = rating.evidence.get(name, "").strip()
        at = item.text.find(quote) if quote else -1
        if at >= 0 and rating.levels.get(name, 1) > 1:
            found.append((at, at + len(quote)))
    return found


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    return 2 * (min(b, d) - max(a, c)) >= min(b - a, d - c) > 0


def _flat(groups: Sequence[Sequence[Pair]]) -> list[Pair]:
    return [pair for group in groups for pair in group]


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
