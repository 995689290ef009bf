"""The last step of a rule: who it touches, by name, before anything is saved."""

from collections.abc import Iterator

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula import words
from app.curricula.forms import SaveForm
from app.curricula.models import RuleDraft
from app.curricula.operations.rules import keep_draft, save_rule
from app.curricula.queries import rules as queries
from app.curricula.queries.facts import company_zone
from app.curricula.queries.preview import MINUTES_PER_ANSWER, Preview, PreviewRow, preview
from app.curricula.rule_parts import rule_from
from app.curricula.views.blueprint import blueprint
from app.curricula.views.steps import own_draft
from app.db import Page
from app.engine.assignment.dates import day_in
from app.engine.assignment.rule import Rule
from app.engine.assignment.touch import Group, Touched
from app.people.csv_cells import csv_line
from app.people.permissions import Permission, needs

SHORT, LONG = 5, 50


def _whole(draft: RuleDraft) -> Rule | None:
    return rule_from(draft.definition)


@blueprint.get("/assign/drafts/<int:draft_id>/preview")
@needs(Permission.ASSIGNMENTS_MANAGE)
def preview_rule(draft_id: int) -> ResponseReturnValue:
    """Step 5: nothing is saved yet."""
    draft = own_draft(draft_id)
    rule = _whole(draft)
    if rule is None:
        return redirect(url_for("curricula.content", draft_id=draft_id), 303)
    frozen = rule.frozen_to is not None
    return _page(draft, rule, SaveForm(data={"title": draft.title or _suggested(rule), "freeze": frozen}))


def _suggested(rule: Rule) -> str:
    names = queries.with_people(queries.names(), rule)
    return f"{words.audience(rule, names)}: {words.content(rule, names)}"[:120]


def _page(draft: RuleDraft, rule: Rule, form: SaveForm) -> str:
    at = now()
    names = queries.with_people(queries.names(), rule)
    found = preview(rule, rule_id=draft.rule_id, departments=names.departments, at=at)
    return render_template(
        "curricula/assign/preview.html",
        draft=draft,
        rule=rule,
        form=form,
        step="preview_rule",
        sentence=words.sentence(rule, names),
        today=day_in(at, company_zone()),
        groups=_groups(found),
        load=found.load,
        counts={group.value: found.count(group) for group in Group},
        minutes_per_answer=MINUTES_PER_ANSWER,
        base_number=queries.last_number(draft.rule_id),
        notes=lambda row: notes(row, names),
    )


def _groups(found: Preview) -> list[tuple[Group, Page[PreviewRow]]]:
    """Each group with its first rows, or the page of the one that was asked for."""
    asked, number = request.args.get("group"), request.args.get("page", 1, type=int)
    groups = []
    for group in Group:
        rows = found.rows[group]
        size = LONG if group.value == asked else SHORT
        pages = max(1, -(-len(rows) // size))
        page = min(max(1, number), pages) if group.value == asked else 1
        if rows:
            groups.append((group, Page(rows[(page - 1) * size : page * size], page, pages, len(rows))))
    return groups


def notes(row: PreviewRow, names: queries.Names) -> list[str]:
    """What is to be said about somebody, at most three remarks."""
    return notes_of(row.touched, names)[:3]


def notes_of(touched: Touched, names: queries.Names) -> list[str]:
    """Every remark in words, each once."""
    told: dict[str, None] = {}
    for note in touched.notes:
        module = names.modules.get(note.module_id, note.module_id)
        day = words.short_day(note.day) if note.day else ""
        other = names.modules.get(note.other, note.other)
        told[str(words.NOTES[note.code]) % {"module": module, "day": day, "other": other}] = None
    return list(told)


@blueprint.post("/assign/drafts/<int:draft_id>/left-out")
@needs(Permission.ASSIGNMENTS_MANAGE)
def leave_out(draft_id: int) -> ResponseReturnValue:
    """Leave somebody out of the rule, or take them in again."""
    draft = own_draft(draft_id)
    rule = _whole(draft)
    person_id = request.form.get("person", type=int)
    if rule is not None and person_id is not None:
        left = set(rule.left_out) ^ {person_id}
        keep_draft(draft_id=draft_id, part={"left_out": sorted(left)}, actor_id=current_user.id, at=now())
    return redirect(url_for("curricula.preview_rule", draft_id=draft_id), 303)


@blueprint.post("/assign/drafts/<int:draft_id>/save")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save(draft_id: int) -> ResponseReturnValue:
    """Save the rule; the job assigns it."""
    draft = own_draft(draft_id)
    rule = _whole(draft)
    if rule is None:
        return redirect(url_for("curricula.content", draft_id=draft_id), 303)
    form = SaveForm()
    if not form.validate_on_submit():
        return _page(draft, rule, form), 400
    rule_id = save_rule(
        draft_id=draft_id,
        rule=rule,
        title=form.title.data or "",
        base_number=request.form.get("base_number", 0, type=int),
        freeze=bool(form.freeze.data),
        actor_id=current_user.id,
        at=now(),
    )
    return redirect(url_for("curricula.rule", rule_id=rule_id), 303)


@blueprint.get("/assign/drafts/<int:draft_id>/preview.csv")
@needs(Permission.ASSIGNMENTS_MANAGE)
def preview_csv(draft_id: int) -> ResponseReturnValue:
    """The whole preview as a file."""
    draft = own_draft(draft_id)
    rule = _whole(draft)
    if rule is None:
        return redirect(url_for("curricula.content", draft_id=draft_id), 303)
    names = queries.with_people(queries.names(), rule)
    found = preview(rule, rule_id=draft.rule_id, departments=names.departments, at=now())
    lines = "".join(_lines(found, names))
    headers = {"Content-Disposition": 'attachment; filename="preview.csv"'}
    return Response(lines, mimetype="text/csv", headers=headers)


def _lines(found: Preview, names: queries.Names) -> Iterator[str]:
    yield "\ufeff" + csv_line((_("Group"), _("Person"), _("Department"), _("Hired"), _("Due"), _("Zone"), _("Remarks")))
    for group in Group:
        for row in found.rows[group]:
            due = row.touched.due
            day = format_date(day_in(due, row.touched.zone), "yyyy-MM-dd") if due else ""
            hired = row.hired_on.isoformat() if row.hired_on else ""
            remarks = "; ".join(notes(row, names))
            yield csv_line((group.value, row.name, row.department, hired, day, row.touched.zone, remarks))
