"""One mail a person a day at most: what it holds, when it goes out, who gets none."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from app.curricula.models import Obligation
from app.curricula.operations.decisions import extend, record_absence, waive
from app.curricula.operations.rules import undo_version
from app.curricula.queries.facts import present_versions
from app.db import db, unit_of_work
from app.mail.models import Notice
from app.mail.operations import set_ladder
from app.people.models import Company, Person, Role
from app.people.operations.profile import change_profile, set_fewer_mails
from tests.assessment.handed_in import rated, scored
from tests.curricula.assigning import complete, save
from tests.curricula.digests import a_minute, digests_of, live, send_all, sent_to
from tests.factories import make_company, make_department, make_person, publish_m2
from tests.mail.conftest import Server, not_now

# A Monday, ten in the morning in Brussels.
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def people(app: Flask) -> tuple[Person, Person]:
    """Somebody of HR, somebody who learns; “Week five” is published."""
    make_company()
    publish_m2()
    return make_person(roles=[Role.HR], zone="Europe/Brussels"), make_person(zone="Europe/Brussels")


def give(hr: Person, learner: Person, *, at: datetime = MONDAY, days: int = 30, **parts: object) -> None:
    """A rule for one person, due so many days after they match."""
    due = {"anchor": "match", "after": {"count": days, "unit": "days"}, "at_least": min(days, 14)}
    save(hr, at=at, audience={"kind": "named", "ids": [learner.id]}, due=due, **parts)


def subjects(learner: Person, server: Server) -> list[str]:
    return [str(message["Subject"]).removeprefix("Your training: ") for message in sent_to(learner, server.taken)]


def local_days(learner: Person) -> list[str]:
    zone = ZoneInfo(db.session.get_one(Person, learner.id).zone)
    return [row.sent_at.astimezone(zone).strftime("%a %d") for row in digests_of(learner) if row.sent_at]


def test_assigned_then_seven_days_before_then_tomorrow_then_overdue_every_week(
    people: tuple[Person, Person], server: Server
) -> None:
    hr, learner = people
    give(hr, learner, days=17)  # due Thursday 19 March
    live(MONDAY, MONDAY + 38 * DAY)
    assert list(zip(local_days(learner), subjects(learner, server), strict=True)) == [
        ("Mon 02", "1 newly assigned"),
        ("Thu 12", "1 due soon"),
        ("Wed 18", "1 due by tomorrow"),
        ("Fri 20", "1 past its day"),
        ("Fri 27", "1 past its day"),
        ("Fri 03", "1 past its day"),
    ]
    assert len({message["Message-ID"] for message in server.taken}) == 6


def test_the_letter_says_what_by_when_why_and_how_to_get_fewer(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner)
    a_minute(MONDAY)
    send_all(MONDAY)
    [letter] = server.taken
    text = letter.get_content()
    for words in ("Week five", "Due: Wednesday 1 April, 23:59 (Brussels)", "Why: You were named", "/assigned"):
        assert words in text
    address = letter["List-Unsubscribe"].strip("<>")
    assert address in text
    assert address.startswith("http://localhost/fewer-mails/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert b"List-Unsubscribe: <http://localhost/fewer-mails/" in letter.as_bytes(), "folded, no program can read it"


def test_everything_of_a_day_stands_in_one_mail_the_most_urgent_first(
    people: tuple[Person, Person], server: Server
) -> None:
    hr, learner = people
    give(hr, learner, at=MONDAY - 40 * DAY)
    a_minute(MONDAY - 40 * DAY)
    send_all(MONDAY - 40 * DAY)
    rated(scored(person=db.session.get_one(Person, learner.id)), make_person(roles=[Role.REVIEWER]))
    a_minute(MONDAY)
    send_all(MONDAY)
    assert subjects(learner, server)[-1] == "1 past its day, 1 answer read"
    assert len(digests_of(learner)) == 2


def test_what_happens_after_the_mail_of_the_day_waits_for_the_next_one(
    people: tuple[Person, Person], server: Server
) -> None:
    hr, learner = people
    give(hr, learner)
    live(MONDAY, MONDAY + HOUR)
    rated(scored(person=db.session.get_one(Person, learner.id)), make_person(roles=[Role.REVIEWER]))
    live(MONDAY + 2 * HOUR, MONDAY + 30 * HOUR, every=HOUR)
    assert local_days(learner) == ["Mon 02", "Tue 03"]
    assert subjects(learner, server) == ["1 newly assigned", "1 answer read"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Brussels", "Mon 09 08:00"),
        ("America/New_York", "Mon 09 08:00"),
        ("Pacific/Auckland", "Mon 09 08:00"),
        ("Asia/Kolkata", "Mon 09 08:00"),
    ],
)
def test_nothing_goes_out_at_night_or_on_days_off(
    people: tuple[Person, Person], server: Server, zone: str, expected: str
) -> None:
    hr, _learner = people
    learner = make_person(zone=zone)
    friday_night = datetime(2026, 3, 6, 18, 0, tzinfo=ZoneInfo(zone))
    give(hr, learner, at=friday_night.astimezone(UTC))
    live(friday_night.astimezone(UTC), friday_night.astimezone(UTC) + 3 * DAY, every=HOUR / 2)
    [row] = digests_of(learner)
    assert row.sent_at.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M") == expected


def test_a_digest_held_up_into_the_night_waits_for_the_morning(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner)
    server.refusing = not_now()
    a_minute(MONDAY)
    send_all(MONDAY)
    server.refusing = None
    at = MONDAY + 10 * HOUR
    assert send_all(at) == 1
    assert server.taken == []
    [row] = digests_of(learner)
    assert row.not_before.astimezone(ZoneInfo("Europe/Brussels")).strftime("%a %d %H:%M") == "Tue 03 08:00"
    assert send_all(MONDAY + 22 * HOUR) == 1
    assert len(server.taken) == 1


def test_after_days_without_a_mail_server_there_is_still_one_a_day(
    people: tuple[Person, Person], server: Server
) -> None:
    hr, learner = people
    give(hr, learner, days=17)
    server.refusing = not_now()
    live(MONDAY, MONDAY + DAY)
    rated(scored(person=db.session.get_one(Person, learner.id)), make_person(roles=[Role.REVIEWER]))
    server.refusing = None
    live(MONDAY + 26 * HOUR, MONDAY + 3 * DAY)
    assert subjects(learner, server) == ["1 newly assigned", "1 answer read"]
    assert max(Counter(local_days(learner)).values()) == 1


def test_who_is_away_gets_nothing_until_they_are_back(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    with unit_of_work():
        record_absence(
            person_id=learner.id, kind="away", first=MONDAY.date(), last=MONDAY.date() + 8 * DAY, actor_id=hr.id,
            at=MONDAY,
        )  # fmt: skip
    give(hr, learner)
    live(MONDAY, MONDAY + 12 * DAY)
    assert local_days(learner) == ["Wed 11"]
    assert subjects(learner, server) == ["1 newly assigned"]


def test_who_went_away_after_it_was_put_together_reads_it_when_back(
    people: tuple[Person, Person], server: Server
) -> None:
    hr, learner = people
    give(hr, learner)
    a_minute(MONDAY)
    with unit_of_work():
        record_absence(
            person_id=learner.id, kind="away", first=MONDAY.date(), last=MONDAY.date() + 2 * DAY, actor_id=hr.id,
            at=MONDAY,
        )  # fmt: skip
    live(MONDAY + HOUR / 4, MONDAY + 5 * DAY)
    assert local_days(learner) == ["Thu 05"]


def test_who_has_left_gets_nothing(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner)
    a_minute(MONDAY)
    with unit_of_work() as session:
        session.get_one(Person, learner.id).disabled_at = MONDAY
    live(MONDAY + HOUR, MONDAY + 2 * DAY)
    assert sent_to(learner, server.taken) == []
    assert [row.dropped_at is not None for row in digests_of(learner)] == [True]


@pytest.mark.parametrize("gathered", [False, True])
def test_what_was_taken_back_never_appears(people: tuple[Person, Person], server: Server, gathered: bool) -> None:
    hr, learner = people
    give(hr, learner)
    if gathered:
        a_minute(MONDAY)  # the digest is on its way
    else:
        a_minute(MONDAY - 2 * DAY)  # a Saturday
    [version] = present_versions()
    with unit_of_work():
        recalled = undo_version(version_id=version.id, actor_id=hr.id, at=MONDAY)
    # Not even before the rule's people were brought in line.
    send_all(MONDAY)
    assert server.taken == []
    live(MONDAY + HOUR, MONDAY + 2 * DAY)
    assert server.taken == []
    assert recalled == (0 if gathered else 1)


def test_what_is_done_or_waived_meanwhile_is_left_out(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner, at=MONDAY - 2 * DAY)
    a_minute(MONDAY - 2 * DAY)
    complete(learner, at=MONDAY - DAY)
    live(MONDAY, MONDAY + 2 * HOUR)
    assert server.taken == []
    assert db.session.scalars(sa.select(Notice.closed_at.is_not(None))).all() == [True]
    other = make_person()
    later = MONDAY + 3 * HOUR
    give(hr, other, at=later, title="Other")
    a_minute(later)
    obligation = db.session.scalars(sa.select(Obligation.id).where(Obligation.person_id == other.id)).one()
    with unit_of_work():
        waive(obligation_id=obligation, since=MONDAY.date(), note="other work", actor_id=hr.id, at=later)
    send_all(later)
    assert server.taken == []


def test_a_moved_due_has_reminders_of_its_own(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner, days=17)
    live(MONDAY, MONDAY + 10 * DAY)
    assert subjects(learner, server)[1:] == ["1 due soon"]
    obligation = db.session.scalars(sa.select(Obligation.id)).one()
    with unit_of_work():
        extend(
            obligation_id=obligation, until=MONDAY.date() + 31 * DAY, note="was ill", actor_id=hr.id,
            at=MONDAY + 10 * DAY + HOUR,
        )  # fmt: skip
    live(MONDAY + 10 * DAY + HOUR, MONDAY + 33 * DAY)
    assert list(zip(local_days(learner), subjects(learner, server), strict=True))[2:] == [
        ("Thu 26", "1 due soon"),
        ("Wed 01", "1 due by tomorrow"),
        ("Fri 03", "1 past its day"),
    ]


def test_the_ladder_is_the_companys_and_a_rule_may_have_its_own(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    with unit_of_work():
        set_ladder(days_before=[3], every_days=0, actor_id=hr.id, at=MONDAY)
    give(hr, learner, days=17)
    other = make_person()
    own = {"own": True, "on_assignment": False, "days_before": [10, 2], "weekly_when_overdue": True}
    give(hr, other, days=17, reminders=own, title="Own")
    live(MONDAY, MONDAY + 38 * DAY)
    assert local_days(learner) == ["Mon 02", "Mon 16", "Fri 20"]
    assert local_days(other) == ["Mon 09", "Tue 17", "Fri 20"]


def test_a_reminder_for_a_weekend_is_told_on_the_friday_before(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner, days=21)  # due Monday 23 March
    live(MONDAY, MONDAY + 21 * DAY)
    assert list(zip(local_days(learner), subjects(learner, server), strict=True))[1:] == [
        ("Mon 16", "1 due soon"),
        ("Fri 20", "1 due soon"),
    ]


def test_who_wants_fewer_reads_only_what_is_pressing(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    with unit_of_work():
        set_fewer_mails(person_id=learner.id, fewer=True, at=MONDAY)
    give(hr, learner, days=17)
    rated(scored(person=db.session.get_one(Person, learner.id)), make_person(roles=[Role.REVIEWER]))
    live(MONDAY, MONDAY + 19 * DAY)
    assert list(zip(local_days(learner), subjects(learner, server), strict=True)) == [
        ("Wed 18", "1 due by tomorrow"),
        ("Fri 20", "1 past its day"),
    ]
    assert "You asked for fewer mails" in server.taken[0].get_content()


def test_it_follows_somebody_into_another_zone(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    give(hr, learner)
    with unit_of_work():
        change_profile(person_id=learner.id, name="Lin", zone="Asia/Tokyo", language="en", at=MONDAY)
    live(MONDAY, MONDAY + 2 * DAY)  # ten in the morning in Brussels is six in the evening in Tokyo
    assert local_days(learner) == ["Tue 03"]


def test_the_finders_ask_the_same_number_of_questions_however_many_people(app: Flask, server: Server) -> None:
    from app.curricula import jobs
    from tests.house_rules.statements import statements

    make_company()
    publish_m2()
    hr = make_person(roles=[Role.HR])
    support = make_department()
    make_person(department_id=support.id)
    save(hr, at=MONDAY - 40 * DAY, audience={"kind": "department", "ids": [support.id], "below": True})
    counts = []
    for _size in range(2):
        for _n in range(12):
            make_person(department_id=support.id)
        at = MONDAY + len(counts) * 7 * DAY
        run = jobs.find(at, 100)
        for key in run:
            with unit_of_work():
                jobs.do(key, at)
        with statements() as sent:
            for key in jobs.find_reminders(at, 100):
                with unit_of_work():
                    jobs.reminders_in(int(key), at)
            jobs.find_readers(at, 20)
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_the_demo_companys_people_without_a_password_get_none(people: tuple[Person, Person], server: Server) -> None:
    hr, learner = people
    db.session.get_one(Company, 1).demo = True
    db.session.commit()
    give(hr, learner)
    live(MONDAY, MONDAY + DAY)
    assert subjects(learner, server) == []
    db.session.get_one(Person, learner.id).password_hash = "set"
    db.session.commit()
    live(MONDAY + 2 * DAY, MONDAY + 3 * DAY)
    assert subjects(learner, server) == ["1 newly assigned"]
