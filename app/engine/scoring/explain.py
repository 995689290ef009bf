"""Why a level, what is missing, and where in the text it would help. Codes and offsets only."""

from collections.abc import Mapping

from app.engine.rubric import LevelRule, Rubric
from app.engine.scoring.levels import Decision, holds
from app.engine.scoring.moves import Found
from app.engine.scoring.proposal import MissingMove, Reason, Span
from app.engine.scoring.text import Shadow


def deciding_span(rubric: Rubric, criterion: str, decision: Decision, found: Mapping[str, list[Found]]) -> Span | None:
    """The clause that decided: the move that the rule quotes, else the clause that shows most of the criterion.

    Ties go to the move that the rule names last, because rules name at the end what lifts a level.
    """
    rule = decision.rule
    names = [*rule.all, *rule.any] if rule else []
    own = [move.id for move in rubric.moves if move.criterion == criterion] + [gate.id for gate in rubric.gates]
    candidates = [n for n in names if n in own and found.get(n)] or [n for n in names if found.get(n)]
    if rule and rule.quote and found.get(rule.quote):
        candidates = [rule.quote]
    best: tuple[int, int, int] = (-1, 0, 0)
    span: Span | None = None
    for rank, name in enumerate(candidates):
        for hit in found[name]:
            shown = sum(any(_touch(hit.span, other.span) for other in found.get(n, ())) for n in own)
            worth = (shown, rank, -hit.at)
            if span is None or worth > best:
                best, span = worth, hit.span
    return span


def reason(rubric: Rubric, criterion: str, decision: Decision, first: Mapping[str, int]) -> Reason:
    """What was found for a criterion and what the next level would have needed."""
    found = [move.id for move in rubric.moves if move.criterion == criterion and move.id in first]
    rule = decision.rule
    if rubric.criterion(criterion).manner and rule is None:
        return Reason("from_others", {})
    against = [gate.id for gate in rubric.gates if rule and gate.id in {*rule.all, *rule.any} and gate.id in first]
    if against:
        return Reason("held_back", {"by": against, "found": found})
    if not found:
        return Reason("nothing_found", {"not_found": wanted(rubric, criterion, decision.level, first)})
    return Reason("found", {"found": found, "not_found": wanted(rubric, criterion, decision.level, first)})


def wanted(rubric: Rubric, criterion: str, level: int, first: Mapping[str, int]) -> list[str]:
    """The fewest moves of this criterion that would lift it: from the nearest higher rule, in the rubric's order."""
    higher = [rule for rule in rubric.levels[criterion] if rule.level > level]
    options = [_lacking(rule, first) for rule in sorted(higher, key=lambda rule: rule.level)]
    best = min((option for option in options if option), key=len, default=[])
    order = [move.id for move in rubric.moves]
    return [name for name in order if name in best]


def missing_moves(
    rubric: Rubric,
    decisions: Mapping[str, Decision],
    first: Mapping[str, int],
    found: Mapping[str, list[Found]],
    shadow: Shadow,
) -> tuple[MissingMove, ...]:
    """Required moves that are not there, and what each criterion lacks for more, in the rubric's order."""
    lacking = {name for c, d in decisions.items() for name in wanted(rubric, c, d.level, first)}
    slots: list[MissingMove] = []
    for index, move in enumerate(rubric.moves):
        if move.id in first or not (move.required or move.id in lacking or move.hint):
            continue
        before = [earlier.id for earlier in rubric.moves[:index]]
        offset = _slot_after(before, found, shadow)
        slots.append(MissingMove(move.id, move.criterion, offset, move.id if move.hint else None))
    return tuple(slots)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _lacking(rule: LevelRule, first: Mapping[str, int]) -> list[str]:
    if holds(rule, first) or any(name in first for name in rule.none):
        return []
    lacking = [name for name in rule.all if name not in first]
    if rule.any and not any(name in first for name in rule.any):
        lacking.append(rule.any[0])
    return lacking


def _slot_after(before: list[str], found: Mapping[str, list[Found]], shadow: Shadow) -> int:
    """After the sentence of the nearest earlier move that is there; else after a greeting; else at the top."""
    for name in reversed(before):
        if found.get(name):
            return _end_of_sentence(found[name][-1].at, shadow)
    if shadow.segments and len(shadow.text[shadow.segments[0].start : shadow.segments[0].end].split()) <= 4:
        return shadow.segments[0].end
    return 0


def _end_of_sentence(offset: int, shadow: Shadow) -> int:
    return shadow.segment_at(offset).end
