"""The one mail a day: everything somebody is to be told, gathered; and its lines about what is assigned."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from app.curricula import words
from app.curricula.operations.reconcile import ASSIGNED
from app.curricula.queries.digests import DIGEST
from app.curricula.queries.obligations import AssignedRow, assigned_among
from app.curricula.queries.reminders import away_on_day, steps_of
from app.curricula.queries.rules import Names, names, with_people
from app.engine.assignment.dates import day_in
from app.engine.mail_hours import is_mail_time, next_morning
from app.mail.notices import Line, Section, Told, Writer
from app.mail.queries import last_sent, told_in
from app.mail.transports import Later, Letter
from app.people.fewer_mails import fewer_link
from app.people.links import absolute
from app.people.mails import in_language_of, letter_to, local_time
from app.people.queries.company import Addressee, addressee

DUE, OVERDUE = "due", "overdue"
OVERDUE_RANK, TOMORROW_RANK, SOON_RANK, ASSIGNED_RANK = 10, 20, 21, 30


def digest(person_id: int, ids: Mapping[str, Any], at: datetime) -> Letter | Later | None:
    """Everything of one digest that is still true; nothing when none of it is.

    Later at night, on days off, while the person is away, and when another digest went out today.
    """
    person = addressee(person_id)
    if person is None:
        return None
    last = last_sent(kind=DIGEST, person_id=person_id)
    had_one = last is not None and day_in(last, person.zone) == day_in(at, person.zone)
    if had_one or not is_mail_time(at, person.zone) or away_on_day([person_id], at):
        return Later(next_morning(at, person.zone))
    with in_language_of(person):
        sections = sections_for(person_id, told_in(ids["mail_id"]), at)
        return _letter(person, sections) if sections else None


def sections_for(person_id: int, told: Iterable[Told], at: datetime) -> list[Section]:
    """What is to be said of these notices now, the most urgent first. Call it inside the person's language."""
    writers: Mapping[str, Writer] = current_app.extensions["notice_writers"]
    by_writer: dict[Writer, list[Told]] = defaultdict(list)
    for one in told:
        by_writer[writers[one.kind]].append(one)
    sections = [section for write, some in by_writer.items() for section in write(person_id, some, at)]
    return sorted(sections, key=lambda section: section.rank)


def _letter(person: Addressee, sections: Sequence[Section]) -> Letter:
    fewer = fewer_link(person.id)
    return letter_to(
        person,
        subject=_("Your training: %(what)s", what=", ".join(section.short for section in sections)),
        template="digest",
        fewer_url=fewer,
        sections=sections,
        wants_fewer=person.fewer_mails,
        profile_url=absolute("people.profile"),
    )


def duties(person_id: int, told: Sequence[Told], at: datetime) -> list[Section]:
    """Assigned, nearly due, overdue: each thing once, where it stands now.

    Nothing of what is done, taken back, or no longer due when it was said to be.
    """
    person = addressee(person_id)
    rows = assigned_among(person_id, {one.ids["obligation_id"] for one in told})
    # What rests on nothing but rules that were just taken back will be gone within minutes.
    held = steps_of([row.id for row in rows])
    rows = [row for row in rows if row.id in held and row.due_at is not None and _is_true(row, told, at)]
    if person is None or not rows:
        return []
    found = with_people(names(), *(reason.rule for row in rows for reason in row.reasons))
    groups: dict[int, list[AssignedRow]] = defaultdict(list)
    for row in rows:
        groups[_rank(row, told, at)].append(row)
    return [_section(rank, some, person, found) for rank, some in groups.items()]


def _is_true(row: AssignedRow, told: Sequence[Told], at: datetime) -> bool:
    """Whether at least one notice of it still says what is so: a moved due makes its old reminders untrue."""
    return any(
        one.kind == ASSIGNED
        or (one.kind == OVERDUE and row.overdue(at))
        or (row.due_at is not None and one.ids["due_day"] == day_in(row.due_at, row.zone).isoformat())
        for one in told
        if one.ids["obligation_id"] == row.id
    )


def _rank(row: AssignedRow, told: Sequence[Told], at: datetime) -> int:
    if row.due_at is None or row.overdue(at):
        return OVERDUE_RANK
    if (day_in(row.due_at, row.zone) - day_in(at, row.zone)).days <= 1:
        return TOMORROW_RANK
    reminded = any(one.kind == DUE and one.ids["obligation_id"] == row.id for one in told)
    return SOON_RANK if reminded else ASSIGNED_RANK


def _section(rank: int, rows: Sequence[AssignedRow], person: Addressee, found: Names) -> Section:
    n = len(rows)
    short, heading = {
        OVERDUE_RANK: (_("%(n)s past its day", n=n), _("The day has passed; it is still open for you")),
        TOMORROW_RANK: (_("%(n)s due by tomorrow", n=n), _("Due by tomorrow")),
        SOON_RANK: (_("%(n)s due soon", n=n), _("Due soon")),
        ASSIGNED_RANK: (_("%(n)s newly assigned", n=n), _("Newly assigned to you")),
    }[rank]
    lines = [
        Line(
            row.title,
            [
                _("Due: %(due)s, about %(minutes)s minutes", due=_when(row, person), minutes=row.minutes),
                *(
                    _("Why: %(reason)s", reason=words.reason(reason, found))
                    for reason in row.reasons
                    if not reason.ended_why
                ),
            ],
        )
        for row in rows
    ]
    return Section(rank, short, heading, lines, absolute("curricula.assigned"))


def _when(row: AssignedRow, person: Addressee) -> str:
    return local_time(row.due_at, person.zone) if row.due_at else _("no date")


COMPOSERS = {DIGEST: digest}
WRITERS: dict[str, Writer] = {ASSIGNED: duties, DUE: duties, OVERDUE: duties}
