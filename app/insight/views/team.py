"""The manager's team: the journey, the counts, people × competencies; one person; goals."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula.operations.rules import UNDO_WITHIN
from app.curricula.queries.given import given_to
from app.curricula.words import STATES
from app.db import Page
from app.engine.course.competencies import Competency
from app.insight import words
from app.insight.journey import journey
from app.insight.operations.goals import LONGEST, UnclearGoal, agree_goal, close_goal
from app.insight.queries.groups import forecast_words_for, groups_for
from app.insight.queries.kit import example_for, with_outcome
from app.insight.queries.sight import Sight, View, sight
from app.insight.queries.tasks import competencies, exercises
from app.insight.queries.team import PAGE_SIZE, Levels, Member, completions, goals_of, levels_of, member, named
from app.insight.views.blueprint import blueprint
from app.insight.views.looking import look
from app.people.models import Visibility
from app.people.permissions import Permission, needs
from app.people.words import JOBS


@blueprint.get("/team")
@needs(Permission.LEARN)
def team() -> str:
    """The reader's reports, as far as the company's visibility allows. `line=indirect`: those further down."""
    seen = sight(current_user.id)
    by_name = seen.setting.width == (2, True)
    indirect = by_name and request.args.get("line") == "indirect"
    people = named(seen, indirect=indirect)
    page = _cut(people, request.args.get("page", 1, type=int))
    context: dict[str, Any] = {
        "seen": seen, "page": page, "indirect": indirect, "by_name": by_name, "mode": seen.setting.mode.value,
        "words": words, "zone": current_user.zone,
    }  # fmt: skip
    if seen.setting.mode is not Visibility.LEVELS:
        done = completions([person.id for person in page.items])
        groups = groups_for(seen) if seen.setting.mode is Visibility.AGGREGATE else []
        return render_template("insight/team_completion.html", done=done, groups=groups, names=_names(), **context)
    ids = [person.id for person in people]
    look([person.id for person in page.items], "team")
    found = levels_of(seen, ids, at=now())
    return render_template(
        "insight/team.html", found=found, way=journey(), groups=[] if by_name else groups_for(seen),
        forecasts=forecast_words_for(seen), names=_names(), JOBS=JOBS, **context,
    )  # fmt: skip


@blueprint.get("/team/people/<int:person_id>", endpoint="person")
@needs(Permission.LEARN)
def show_person(person_id: int) -> str:
    """One report: levels where they may be seen, what was completed, agreed goals."""
    seen, who = member(current_user.id, person_id)
    return _person_page(seen, who)


@blueprint.post("/team/people/<int:person_id>/goals")
@needs(Permission.LEARN)
def add_goal(person_id: int) -> ResponseReturnValue:
    """Note an agreed practice goal."""
    seen, who = member(current_user.id, person_id)
    sent = {name: request.form.get(name, "") for name in ("competency", "text", "retest_on")}
    try:
        agree_goal(
            person_id=person_id, competency=sent["competency"], text=sent["text"], retest_on=_day(sent["retest_on"]),
            actor_id=current_user.id, at=now(),
        )  # fmt: skip
    except UnclearGoal as refused:
        return _person_page(seen, who, sent=sent, refused=str(refused)), 422
    flash(_("The goal is noted. %(name)s can read it now.", name=who.name))
    return redirect(url_for("insight.person", person_id=person_id), 303)


@blueprint.post("/goals/<int:goal_id>/close")
@needs(Permission.LEARN)
def end_goal(goal_id: int) -> ResponseReturnValue:
    """Close a goal, as the person or as who wrote it."""
    person_id = close_goal(goal_id=goal_id, actor_id=current_user.id, at=now())
    flash(_("The goal is closed."))
    if person_id == current_user.id:
        return redirect(url_for("insight.my_data"), 303)
    return redirect(url_for("insight.person", person_id=person_id), 303)


def _person_page(seen: Sight, who: Member, *, sent: dict[str, str] | None = None, refused: str = "") -> str:
    at, found, own = now(), None, None
    if seen.of(who.id) is View.LEVELS:
        look([who.id], "person")
        found = levels_of(seen, [who.id], at=at)
        own = found.facts[who.id]
    listed = found.exercises if found else exercises()
    asked = request.args.get("competency") or (sent or {}).get("competency")
    chosen = next((c for c in competencies() if c.id == asked), None) or _widest(found, who)
    return render_template(
        "insight/person.html", who=who, found=found, mode=seen.setting.mode.value, words=words, zone=current_user.zone,
        done=completions([who.id]).get(who.id, []), chosen=chosen,
        shown=example_for(chosen.id, [own] if own else [], listed) if chosen else None,
        goals=with_outcome(goals_of(who.id, written_by_id=current_user.id), own, at=at),
        competencies=competencies(), names=_names(), sent=sent or {}, refused=refused, longest=LONGEST,
        given=given_to(who.id, given_by_id=current_user.id), undo_from=at - UNDO_WITHIN, STATES=STATES,
    )  # fmt: skip


def _widest(found: Levels | None, who: Member) -> Competency | None:
    """The competency with the widest gap that counts; None where none does."""
    if found is None:
        return None
    cells = found.grid[who.id]
    gaps = {c.id: told.gap for c in found.exercises.columns if (told := cells[c.id].standing) and told.gap}
    return next((c for c in found.exercises.columns if gaps.get(c.id) == max(gaps.values(), default=None)), None)


def _names() -> dict[str, str]:
    return {competency.id: competency.name for competency in competencies()}


def _cut(people: list[Member], page: int) -> Page[Member]:
    pages = max(1, -(-len(people) // PAGE_SIZE))
    page = min(max(1, page), pages)
    return Page(people[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], page, pages, len(people))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
