"""A rule, a reason and a state in words: the only place where the engine's codes become sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, format_date, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.curricula.queries.obligations import ReasonRow
from app.curricula.queries.rules import Names
from app.engine.assignment.rule import (
    AllOf,
    Anchor,
    AnyOf,
    AtLocation,
    Condition,
    HasJob,
    HasRole,
    HiredBetween,
    HiredWithin,
    InDepartment,
    Named,
    Not,
    OnLeave,
    Repeat,
    ReportsTo,
    Rule,
    Span,
    Unit,
)
from app.engine.policy import policy_of
from app.people.models import Job, Role
from app.people.words import JOBS, ROLES

MOST_NAMES = 5

STATES: dict[str, LazyString] = {
    "open": _l("open"),
    "overdue": _l("overdue"),
    "fulfilled": _l("done"),
    "optional": _l("optional"),
    "cancelled": _l("no longer asked for"),
    "waived": _l("waived"),
    "exempt": _l("exempt"),
    "away": _l("away"),
}
RECORDS: dict[str, LazyString] = {
    "assigned": _l("Assigned"),
    "due-moved": _l("The due date moved"),
    "extended": _l("Extended"),
    "optional": _l("Became optional"),
    "cancelled": _l("No longer asked for"),
    "reopened": _l("Asked for again"),
    "waived": _l("Waived"),
    "fulfilled": _l("Done"),
    "unfulfilled": _l("The completion was struck out"),
    "withdrawn": _l("Taken back"),
}
ENDED: dict[str, LazyString] = {
    "left": _l("no longer in the audience"),
    "rule-ended": _l("the rule ended"),
    "undone": _l("the rule was taken back"),
    "disabled": _l("left the company"),
}
NOTES: dict[str, LazyString] = {
    "already-done": _l("Did “%(module)s” on %(day)s, which does not count here"),
    "recently-done": _l("Did “%(module)s” only on %(day)s, which does not count here"),
    "away": _l("Away until %(day)s: the due date waits until 14 days after"),
    "prerequisite": _l("“%(other)s” comes before “%(module)s” in its curriculum and was not done"),
    "no-hire-date": _l("No hire date: counted from today"),
    "counts": _l("“%(module)s” counts, done on %(day)s"),
    "due-moved": _l("“%(module)s” is then due on %(day)s"),
}


@dataclass(frozen=True)
class Piece:
    """A piece of the sentence of a rule. `step`: where it is chosen; empty for the words between."""

    text: str
    step: str = ""


def short_day(day: date) -> str:
    """`3 Nov`, with the year where it is not the reader's guess: `3 Nov 2026`."""
    return str(format_date(day, "d MMM y"))


def sentence(rule: Rule, names: Names) -> list[Piece]:
    """The rule as a sentence, each choice a piece of its own."""
    takes = _(" reads and confirms ") if policy_of(rule.module_id or "") else _(" takes ")
    pieces = [Piece(audience(rule, names), "audience"), Piece(takes), Piece(content(rule, names), "content")]
    pieces += [Piece(_(", due ")), Piece(due(rule), "dates")]
    if rule.cycle.kind is not Repeat.ONCE:
        pieces += [Piece(_(", and again ")), Piece(again(rule), "dates")]
    pieces.append(Piece(". "))
    pieces += [Piece(reminders(rule), "reminders"), Piece(". "), Piece(_("Who no longer belongs to it "))]
    return [*pieces, Piece(leaving(rule), "reminders"), Piece(".")]


def audience(rule: Rule, names: Names) -> str:
    """Whom the rule is for: `Everyone in Support hired less than 90 days ago`."""
    words = _phrase(rule.audience, names)
    if rule.frozen_to is not None:
        return ngettext(
            "The %(num)s person who was %(words)s on the day of saving",
            "The %(num)s people who were %(words)s on the day of saving",
            len(rule.frozen_to),
            words=words or _("here"),
        )
    return _("Everyone %(words)s", words=words) if words else _("Everyone")


def _phrase(condition: Condition, names: Names) -> str:
    match condition:
        case AllOf(parts=parts):
            return _(" and ").join(words for part in parts if (words := _phrase(part, names)))
        case AnyOf(parts=parts):
            return _(" or ").join(_phrase(part, names) for part in parts) if parts else _("nobody")
        case Not(part=part):
            return _("not %(words)s", words=_phrase(part, names))
        case HiredWithin(days=days):
            return ngettext("hired less than %(num)s day ago", "hired less than %(num)s days ago", days)
        case HiredBetween(first=first, last=last):
            if first and last:
                return _("hired from %(first)s to %(last)s", first=short_day(first), last=short_day(last))
            if first:
                return _("hired on or after %(first)s", first=short_day(first))
            return _("hired on or before %(last)s", last=short_day(last)) if last else _("with a hire date")
        case _:
            return _belonging(condition, names)


def _belonging(condition: Condition, names: Names) -> str:
    match condition:
        case InDepartment(ids=ids, below=below):
            words = _either(names.departments.get(key, _("a removed department")) for key in ids)
            return _("in %(words)s", words=words) if below else _("directly in %(words)s", words=words)
        case HasJob(jobs=jobs):
            return _("working in %(words)s", words=_either(str(JOBS[Job(job)]) for job in jobs))
        case HasRole(roles=roles):
            return _("with the role %(words)s", words=_either(str(ROLES[Role(role)]) for role in roles))
        case AtLocation(places=places):
            return _("at %(words)s", words=_either(places))
        case ReportsTo(ids=ids, direct_only=direct_only):
            words = _either(names.people.get(key, "–") for key in ids)
            if direct_only:
                return _("reporting directly to %(words)s", words=words)
            return _("reporting to %(words)s, directly or further down", words=words)
        case Named(ids=ids):
            return _named(ids, names)
        case _:
            raise ValueError(f"no words for {condition!r}")


def _named(ids: tuple[int, ...], names: Names) -> str:
    called = [names.people.get(key, "–") for key in ids]
    if len(called) > MOST_NAMES:
        more = len(called) - MOST_NAMES
        first = ", ".join(called[:MOST_NAMES])
        return ngettext("named (%(first)s and %(num)s more)", "named (%(first)s and %(num)s more)", more, first=first)
    return _("named (%(names)s)", names=", ".join(called))


def _either(words: Iterable[str]) -> str:
    return _(" or ").join(words)


def content(rule: Rule, names: Names) -> str:
    """What is to be taken."""
    if rule.module_id is not None:
        return _("“%(title)s”", title=names.modules.get(rule.module_id, rule.module_id))
    return _("the curriculum “%(title)s”", title=names.curricula.get(rule.curriculum_id or 0, "–"))


def due(rule: Rule) -> str:
    """When it is due the first time."""
    if rule.due.on is not None:
        return _("on %(day)s", day=short_day(rule.due.on))
    anchors = {
        Anchor.HIRE: _("%(span)s after hire"),
        Anchor.MATCH: _("%(span)s after joining the audience"),
        Anchor.ASSIGNMENT: _("%(span)s after this rule was first saved"),
    }
    return anchors[rule.due.anchor] % {"span": span(rule.due.after)}


def span(length: Span) -> str:
    """`30 days`, `12 months`."""
    if length.unit is Unit.DAYS:
        return ngettext("%(num)s day", "%(num)s days", length.count)
    return ngettext("%(num)s month", "%(num)s months", length.count)


def again(rule: Rule) -> str:
    """How it comes again."""
    if rule.cycle.period is not None:
        return _("%(span)s after each completion", span=span(rule.cycle.period))
    days = [format_date(date(2024, day.month, day.day), "d MMMM") for day in rule.cycle.dates]
    return _("every %(days)s", days=_(" and ").join(days))


def reminders(rule: Rule) -> str:
    """When the person is written to."""
    if not rule.reminders.own:
        return _("Reminders go out as set for the company")
    days = [ngettext("%(num)s day", "%(num)s days", count) for count in rule.reminders.days_before]
    if not days:
        return _("No reminder goes out before")
    return _("Reminders go out %(days)s before", days=_(" and ").join(days))


def leaving(rule: Rule) -> str:
    """What happens when the last reason ends."""
    return {
        OnLeave.KEEP: _("keeps it with its due date"),
        OnLeave.OPTIONAL: _("may still do it, nothing is due"),
        OnLeave.CANCEL: _("keeps what was started as optional; the rest is cancelled"),
    }[rule.on_leave]


def reason(row: ReasonRow, names: Names) -> str:
    """Why somebody has it, told to them: `You work in Service, since 3 Nov 2026`."""
    since = short_day(row.matched_on)
    if row.given_by:
        return _with_end(_given(row, since), row)
    rule = row.rule.model_copy(update={"frozen_to": None})
    told = _told(rule.audience, names) or _("%(who)s, that includes you", who=audience(rule, names))
    return _with_end(_("%(told)s, since %(day)s (rule “%(title)s”)", told=told, day=since, title=row.title), row)


def _given(row: ReasonRow, day: str) -> str:
    """What a manager gave: `Marta Lindahl assigned this for C4 Set and keep expectations on 3 Nov 2026`."""
    if row.given_for:
        return _("%(who)s assigned this for %(what)s on %(day)s", who=row.given_by, what=row.given_for, day=day)
    return _("%(who)s assigned this on %(day)s", who=row.given_by, day=day)


def reason_of_somebody(row: ReasonRow, names: Names) -> str:
    """Why somebody has it, told to HR: `Rule “Starters”: Everyone in Support. Since 3 Nov 2026`."""
    if row.given_by:
        # For which competency is between the manager and the person: a gap is a level.
        day = short_day(row.matched_on)
        return _with_end(_("%(who)s, manager, assigned this on %(day)s", who=row.given_by, day=day), row)
    who = audience(row.rule.model_copy(update={"frozen_to": None}), names)
    day = short_day(row.matched_on)
    return _with_end(_("Rule “%(title)s”: %(who)s. Since %(day)s", title=row.title, who=who, day=day), row)


def _with_end(words: str, row: ReasonRow) -> str:
    return _("%(words)s. Ended: %(why)s", words=words, why=ENDED[row.ended_why]) if row.ended_why else words


def _told(condition: Condition, names: Names) -> str:
    """The shortest true sentence for the simple audiences; empty for the others."""
    if isinstance(condition, AllOf) and len(condition.parts) == 1:
        return _told(condition.parts[0], names)
    if isinstance(condition, AllOf) and not condition.parts:
        return _("It is for everyone")
    if isinstance(condition, Named):
        return _("You were named")
    words = _phrase(condition, names)
    if isinstance(condition, InDepartment | HasJob | AtLocation):
        return _("You are %(words)s", words=words)
    return _("You were %(words)s", words=words) if isinstance(condition, HiredWithin | HiredBetween) else ""
