"""Between the steps of the page and the parts of a rule: what was typed becomes data, and data is shown as typed."""

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import ValidationError as Invalid

from app.curricula.forms import COMPANY, MOST_NAMED, OWN, AudienceForm, ContentForm, DatesForm, RemindersForm
from app.engine.assignment.rule import (
    AllOf,
    Anchor,
    AnyOf,
    AtLocation,
    Condition,
    Cycle,
    Due,
    HasJob,
    HasRole,
    HiredBetween,
    HiredWithin,
    InDepartment,
    Named,
    Not,
    OnLeave,
    Reminders,
    Repeat,
    ReportsTo,
    Rule,
    Span,
    Unit,
)

Find = Callable[[str], list[tuple[int, str]]]


class Unknown(Exception):
    """A line names nobody, or several people. `lines`: what was typed."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines


def rule_from(definition: dict[str, Any]) -> Rule | None:
    """The rule of a draft; None while something is still missing."""
    try:
        return Rule.model_validate({"audience": {"kind": "all"}, **definition})
    except Invalid:
        return None


def audience_part(form: AudienceForm, find: Find) -> dict[str, Any]:
    """The audience that was chosen. Raises Unknown for lines that name nobody or several people."""
    reports = people_of_lines(form.reports_to.data, find)
    people = people_of_lines(form.people.data, find)
    left = people_of_lines(form.not_people.data, find)
    parts: list[Condition] = [
        *_one(InDepartment, "ids", form.departments.data),
        *_one(HasJob, "jobs", form.jobs.data),
        *_one(HasRole, "roles", form.roles.data),
        *_one(AtLocation, "places", form.locations.data),
        *([HiredWithin(days=form.hired_within.data)] if form.hired_within.data else []),
        *_one(ReportsTo, "ids", reports),
        *_one(Named, "ids", people),
    ]
    if form.hired_from.data or form.hired_to.data:
        parts.append(HiredBetween(first=form.hired_from.data, last=form.hired_to.data))
    excepted: list[Condition] = [
        *_one(InDepartment, "ids", form.not_departments.data),
        *_one(HasJob, "jobs", form.not_jobs.data),
        *_one(Named, "ids", left),
    ]
    whole: Condition = AnyOf(parts=tuple(parts)) if form.mode.data == "any" and parts else AllOf(parts=tuple(parts))
    if excepted:
        whole = AllOf(parts=(whole, *(Not(part=part) for part in excepted)))
    return {"audience": whole.model_dump(mode="json")}


def _one(kind: Any, name: str, chosen: Iterable[Any] | None) -> list[Condition]:
    values = tuple(chosen or ())
    return [kind(**{name: values})] if values else []


def people_of_lines(typed: str | None, find: Find) -> list[int]:
    """The people of lines. Raises Unknown for lines that name nobody or several people."""
    lines = list(dict.fromkeys(line.strip() for line in (typed or "").splitlines() if line.strip()))
    found, unknown = [], lines[MOST_NAMED:]
    for line in lines[:MOST_NAMED]:
        people = find(line)
        if len(people) == 1:
            found.append(people[0][0])
        else:
            unknown.append(line)
    if unknown:
        raise Unknown(unknown)
    return found


def audience_values(definition: dict[str, Any], emails: Callable[[Iterable[int]], list[str]]) -> dict[str, Any]:
    """The audience as the form shows it; what the form cannot show is left out."""
    rule = rule_from({"module_id": "-", **{k: v for k, v in definition.items() if k == "audience"}})
    values: dict[str, Any] = {"mode": "all"}
    if rule is None:
        return values
    chosen, excepted = _halves(rule.audience)
    values["mode"] = "any" if isinstance(chosen, AnyOf) else "all"
    for part in getattr(chosen, "parts", (chosen,)):
        values |= _shown(part, emails)
    for part in excepted:
        values |= {f"not_{name}": value for name, value in _shown(part, emails).items()}
    return values


def _halves(whole: Condition) -> tuple[Condition, list[Condition]]:
    if isinstance(whole, AllOf) and len(whole.parts) > 1 and all(isinstance(part, Not) for part in whole.parts[1:]):
        return whole.parts[0], [part.part for part in whole.parts[1:] if isinstance(part, Not)]
    return whole, []


def _shown(part: Condition, emails: Callable[[Iterable[int]], list[str]]) -> dict[str, Any]:
    match part:
        case InDepartment(ids=ids):
            return {"departments": list(ids)}
        case HasJob(jobs=jobs):
            return {"jobs": list(jobs)}
        case HasRole(roles=roles):
            return {"roles": list(roles)}
        case AtLocation(places=places):
            return {"locations": list(places)}
        case HiredWithin(days=days):
            return {"hired_within": days}
        case HiredBetween(first=first, last=last):
            return {"hired_from": first, "hired_to": last}
        case ReportsTo(ids=ids):
            return {"reports_to": "\n".join(emails(ids))}
        case Named(ids=ids):
            return {"people": "\n".join(emails(ids))}
        case _:
            return {}


def content_part(form: ContentForm) -> dict[str, Any]:
    """What is taken, and how far back it counts."""
    kind, _colon, key = str(form.content.data).partition(":")
    return {
        "curriculum_id": int(key) if kind == "c" else None,
        "module_id": key if kind == "m" else None,
        "look_back_days": form.look_back.data or 0,
    }


def content_values(definition: dict[str, Any]) -> dict[str, Any]:
    """The content as the form shows it."""
    curriculum, module = definition.get("curriculum_id"), definition.get("module_id")
    chosen = f"c:{curriculum}" if curriculum else f"m:{module}" if module else None
    return {"content": chosen, "look_back": definition.get("look_back_days", 0)}


def dates_part(form: DatesForm) -> dict[str, Any]:
    """First due and cycle."""
    at_least = form.at_least.data or 1
    if form.anchor.data == Anchor.FIXED.value:
        due = Due(anchor=Anchor.FIXED, on=form.on.data, at_least=at_least)
    else:
        after = Span(count=form.count.data or 0, unit=Unit(form.unit.data))
        due = Due(anchor=Anchor(form.anchor.data), after=after, at_least=at_least)
    repeat = Repeat(form.repeat.data)
    cycle = Cycle(
        kind=repeat,
        period=Span(count=form.period.data or 0, unit=Unit.MONTHS) if repeat is Repeat.ROLLING else None,
        dates=tuple(form.year_days()) if repeat is Repeat.FIXED else (),
        opens=form.opens.data or 30,
    )
    return {"due": due.model_dump(mode="json"), "cycle": cycle.model_dump(mode="json")}


def dates_values(definition: dict[str, Any]) -> dict[str, Any]:
    """First due and cycle as the form shows them."""
    due = Due.model_validate(definition.get("due", {}))
    cycle = Cycle.model_validate(definition.get("cycle", {}))
    return {
        "anchor": due.anchor.value,
        "count": due.after.count,
        "unit": due.after.unit.value,
        "on": due.on,
        "at_least": due.at_least,
        "repeat": cycle.kind.value,
        "period": cycle.period.count if cycle.period else 12,
        "days": ", ".join(f"{day.month:02}-{day.day:02}" for day in cycle.dates),
        "opens": cycle.opens,
    }


def reminders_part(form: RemindersForm) -> dict[str, Any]:
    """Reminders and leaving."""
    found = Reminders(
        on_assignment=bool(form.on_assignment.data),
        own=form.ladder.data == OWN,
        days_before=form.numbers() or (),
        weekly_when_overdue=bool(form.weekly.data),
    )
    return {"reminders": found.model_dump(mode="json"), "on_leave": OnLeave(form.on_leave.data).value}


def reminders_values(definition: dict[str, Any]) -> dict[str, Any]:
    """Reminders and leaving as the form shows them."""
    found = Reminders.model_validate(definition.get("reminders", {}))
    return {
        "on_assignment": found.on_assignment,
        "ladder": OWN if found.own else COMPANY,
        "days_before": ", ".join(str(day) for day in found.days_before),
        "weekly": found.weekly_when_overdue,
        "on_leave": definition.get("on_leave", OnLeave.CANCEL.value),
    }
