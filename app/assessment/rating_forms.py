"""What a reviewer sends: levels by criterion, sentence numbers as evidence, gates, a comment.

The fields depend on the rubric, so the form is read here by hand. Sentences are numbered from 1 on the page and
become code points only when the rating is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app.assessment.operations.ratings import MAX_COMMENT, Judgement
from app.engine.rated import lacks_evidence
from app.engine.rubric import Rubric

Spans = Sequence[tuple[int, int]]


@dataclass
class RatingForm:
    """Everything that was sent, kept for showing it again, and a message per field that needs another look."""

    levels: dict[str, int] = field(default_factory=dict)
    sentences: dict[str, list[int]] = field(default_factory=dict)
    gates: list[str] = field(default_factory=list)
    gate_sentences: dict[str, int] = field(default_factory=dict)
    comment: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    def judgement(self, spans: Spans) -> Judgement:
        """The rating that was sent. Only for a form without errors."""
        return Judgement(
            levels=self.levels,
            evidence={key: [spans[n - 1] for n in numbers] for key, numbers in self.sentences.items() if numbers},
            gates={gate: spans[self.gate_sentences[gate] - 1] for gate in self.gates},
            comment=self.comment,
        )


def read_rating_form(sent: MultiDict[str, str], rubric: Rubric, spans: Spans) -> RatingForm:
    """Read what was sent for an answer whose sentences are `spans`. Nothing that was typed is lost."""
    criteria = [criterion.id for criterion in rubric.criteria]
    known_gates = [gate.id for gate in rubric.gates]
    form = RatingForm(comment=sent.get("comment", "").replace("\r\n", "\n"))
    for key in criteria:
        level = _number(sent.get(f"level-{key}"), 4)
        if level:
            form.levels[key] = level
        numbers = {_number(value, len(spans)) for value in sent.getlist(f"sentence-{key}")}
        form.sentences[key] = sorted(number for number in numbers if number)
    form.gates = [gate for gate in known_gates if gate in sent.getlist("gate")]
    for gate in known_gates:
        number = _number(sent.get(f"gate-sentence-{gate}"), len(spans))
        if number:
            form.gate_sentences[gate] = number
    form.errors = _errors(form, rubric)
    return form


def _number(value: str | None, highest: int) -> int | None:
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 4:
        return None
    return int(value) if 1 <= int(value) <= highest else None


def _errors(form: RatingForm, rubric: Rubric) -> dict[str, str]:
    errors = {f"level-{c.id}": _("Choose one of the four levels.") for c in rubric.criteria if c.id not in form.levels}
    marked = [key for key, numbers in form.sentences.items() if numbers]
    for key in lacks_evidence(rubric, form.levels, marked):
        errors[f"level-{key}"] = _("Mark the sentence that decided, or choose Harmful: no evidence, no points.")
    for gate in form.gates:
        if gate not in form.gate_sentences:
            errors[f"gate-{gate}"] = _("Choose the sentence that breaks this gate, so that the writer can read why.")
    if len(form.comment) > MAX_COMMENT:
        errors["comment"] = _("Keep the comment under %(most)s characters.", most=MAX_COMMENT)
    return errors


def summary(form: RatingForm, rubric: Rubric) -> list[tuple[str, str, str]]:
    """What has to be looked at, for the top of the page: (id of the place, its name, the message)."""
    names: Mapping[str, str] = {
        **{f"level-{criterion.id}": criterion.name for criterion in rubric.criteria},
        **{f"gate-{gate.id}": gate.name for gate in rubric.gates},
        "comment": _("Comment"),
    }
    return [(place, name, form.errors[place]) for place, name in names.items() if place in form.errors]
