"""What the feedback page shows, put together from the answer, its ratings and the rubric."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import gettext as _

from app.assessment import words
from app.assessment.queries.answers import Rated
from app.assessment.queries.feedback import Feedback
from app.assessment.views.feedback_step import NextStep, anchor_words, carried, next_level
from app.engine.marking import Mark, Paragraph, Piece, paragraphs
from app.engine.rated import parts
from app.engine.rubric import Anchor, Criterion, Rubric
from app.engine.scoring import Calibration

SURE_FROM = Calibration(version="none").sure_from
"""The confidence from which a criterion is shown although the whole answer has no level yet."""


@dataclass(frozen=True)
class Row:
    """A criterion beside the text. `number` links it to its sentence; without one it was read across the whole."""

    key: str
    number: int | None
    name: str
    level: int | None
    why: str
    clause: str | None


@dataclass(frozen=True)
class Shown:
    """A piece of the own text: `also` are further criteria whose first sentence begins here."""

    text: str
    criteria: tuple[str, ...] = ()
    number: str | None = None
    nth: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """The missing move, where it would have helped, with one sentence of an example answer."""

    key: str
    number: int | None
    name: str
    missing: str
    example: str | None
    author: str | None


@dataclass(frozen=True)
class GateNote:
    """A gate that was broken: what it is called, what is held against it, the own words, what it does."""

    name: str
    clause: str
    quote: str
    effect: str


@dataclass(frozen=True)
class Page:
    """What the page shows of a rating. `level` is empty while a person has to look; then some rows may be too."""

    level: int | None
    status: str
    details: str
    forecast: str | None
    rows: tuple[Row, ...]
    own: tuple[dict[str, Any], ...]
    gates: tuple[GateNote, ...]
    limit: str | None
    carried: str | None
    next_step: NextStep
    anchor: Anchor | None
    notes: tuple[str, ...] = field(default=())


def page_of(found: Feedback, rubric: Rubric, rating: Rated) -> Page:
    """The page of a rated answer; where the scorer was not sure, the criterion says that a person looks."""
    shown = sure_part(rating)
    rows = _rows(rubric, shown)
    gates = _gates(rubric, rating, found.answer.text) if rating.level else ()
    slot = _slot(found, rubric, shown)
    slot_at = _slot_offset(found, shown) if slot else None
    return Page(
        level=rating.level,
        status="" if rating.by_person else _("Draft, a person confirms"),
        details=_details(rubric, rating),
        forecast=words.forecast_words(found.forecast, rating.level) if found.forecast else None,
        rows=rows,
        own=_own(found.answer.text, rows, shown, slot, slot_at),
        gates=gates,
        limit=words.limit_words(rubric, rating.details.get("limited_by", ())) if rating.level else None,
        carried=carried(rubric, shown, found.answer.text),
        next_step=_next_step(found, rubric, shown, gates, slot),
        anchor=compared_anchor(rubric, rating.level),
        notes=tuple(note for note in map(words.flag_words, rating.details.get("flags", ())) if note),
    )


def _details(rubric: Rubric, rating: Rated) -> str:
    if rating.level is None:
        return ""
    what_how = parts(rubric, rating.levels)
    return words.parts_words(rating.level, what_how.what, what_how.how)


def sure_part(rating: Rated) -> Rated:
    """The rating without what the scorer is not sure of; all of it where a level stands, nothing behind a flag."""
    if rating.level is not None:
        return rating
    confidence = rating.details.get("confidence", {})
    blocked = rating.status == "unscorable" or set(rating.details.get("flags", ())) - {"outside_length"}
    sure = {key for key, share in confidence.items() if share >= SURE_FROM and not blocked}
    return replace(
        rating,
        levels={key: level for key, level in rating.levels.items() if key in sure},
        evidence=tuple(span for span in rating.evidence if span[0] in sure),
    )


def plain_paragraphs(text: str) -> list[dict[str, Any]]:
    """The own text without any mark, for pages before there is a level."""
    return [{"pieces": [Shown(piece.text) for piece in paragraph.pieces]} for paragraph in paragraphs(text, [])]


def compared_anchor(rubric: Rubric, level: int | None) -> Anchor | None:
    """The example to compare with: the nearest higher level from Solid on, Strong beside Strong."""
    wanted = min(4, max(3, (level or 2) + 1))
    return next((anchor for anchor in rubric.anchors if anchor.level == wanted), None)


def _rows(rubric: Rubric, rating: Rated) -> tuple[Row, ...]:
    marked = {criterion for criterion, _start, _end in rating.evidence}
    return tuple(
        _row(rubric, rating, criterion, number if criterion.id in marked else None)
        for number, criterion in enumerate(rubric.criteria, start=1)
    )


def _row(rubric: Rubric, rating: Rated, criterion: Criterion, number: int | None) -> Row:
    level = rating.levels.get(criterion.id)
    if level is None:
        return Row(criterion.id, None, criterion.name, None, _("The scorer is not sure here: a person looks."), None)
    descriptor = criterion.descriptors.at(level)
    reason = rating.details.get("reasons", {}).get(criterion.id)
    why = words.reason_words(rubric, criterion.id, reason, level)
    clause = _("Rubric: %(descriptor)s", descriptor=descriptor) if reason else None
    return Row(criterion.id, number, criterion.name, level, why, clause)


def _own(
    text: str, rows: Sequence[Row], rating: Rated, slot: Slot | None, slot_at: int | None
) -> tuple[dict[str, Any], ...]:
    numbers = {row.key: row.number for row in rows}
    cut = paragraphs(text, [Mark(*span) for span in rating.evidence if span[0] in numbers], slot_at=slot_at)
    shown: list[dict[str, Any]] = []
    nth = 0
    for paragraph in cut:
        pieces, nth = _pieces(paragraph, numbers, nth)
        if pieces:
            shown.append({"pieces": pieces})
        if paragraph.slot_after and slot:
            shown.append({"slot": slot})
    return tuple(shown)


def _pieces(paragraph: Paragraph, numbers: dict[str, int | None], nth: int) -> tuple[list[Shown], int]:
    shown = []
    for piece in paragraph.pieces:
        nth += 1
        shown.append(_piece(piece, numbers, nth))
    return shown, nth


def _piece(piece: Piece, numbers: dict[str, int | None], nth: int) -> Shown:
    """Criteria whose first sentence begins here come first: their row's link leads to this piece."""
    if not piece.keys:
        return Shown(piece.text)
    criteria = (*piece.first, *(key for key in piece.keys if key not in piece.first))
    ends = ", ".join(str(numbers[key]) for key in piece.last)
    return Shown(
        piece.text,
        criteria=criteria,
        number=ends or None,
        nth=None if piece.first else nth,
        also=piece.first[1:],
    )


def _missing(found: Feedback, rating: Rated) -> dict[str, Any] | None:
    """The one missing move to show: of the lowest criterion, required ones first; none where a person gave Strong."""
    draft = found.draft
    rubric = found.rubric
    if draft is None or rubric is None:
        return None
    # A criterion that nobody has a level for yet gets no slot: what is missing there is not known.
    open_moves = [m for m in draft.details.get("missing", ()) if rating.levels.get(m["criterion"], 4) < 4]
    return min(
        (m for m in open_moves if m["hint"]),
        key=lambda m: (not rubric.move(m["move"]).required, rating.levels[m["criterion"]]),
        default=None,
    )


def _slot_offset(found: Feedback, rating: Rated) -> int | None:
    missing = _missing(found, rating)
    return int(missing["after_offset"]) if missing else None


def _slot(found: Feedback, rubric: Rubric, rating: Rated) -> Slot | None:
    missing = _missing(found, rating)
    if missing is None or found.draft is None:
        return None
    criterion = rubric.criterion(missing["criterion"])
    example = found.draft.details.get("examples", {}).get(missing["move"])
    anchor = next((a for a in rubric.anchors if example and a.id == example["anchor"]), None)
    return Slot(
        key=criterion.id,
        number=[c.id for c in rubric.criteria].index(criterion.id) + 1,
        name=criterion.name,
        missing=str(rubric.move(missing["hint"]).hint),
        example=anchor.text[example["start"] : example["end"]] if anchor else None,
        author=anchor_words(anchor) if anchor else None,
    )


def _gates(rubric: Rubric, rating: Rated, text: str) -> tuple[GateNote, ...]:
    known = {gate.id: gate for gate in rubric.gates}
    return tuple(
        GateNote(
            name=known[hit["id"]].name,
            clause=known[hit["id"]].clause,
            quote=text[hit["start"] : hit["end"]],
            effect=words.gate_effect(hit["severity"]),
        )
        for hit in rating.details.get("gates", ())
        if hit["id"] in known
    )


def _next_step(
    found: Feedback, rubric: Rubric, rating: Rated, gates: Sequence[GateNote], slot: Slot | None
) -> NextStep:
    """What holds the whole answer down, else the missing move, else the next level of the lowest criterion."""
    if gates:
        return NextStep(_("Say it without this: %(gate)s. It holds the whole answer down.", gate=gates[0].name))
    if slot is not None:
        return NextStep(slot.missing, slot.example, slot.author)
    return next_level(rubric, rating, found.draft)
