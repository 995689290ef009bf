"""A wrong rule is undone within a day: nobody reads of it, whatever was noted and put together in the meantime."""

import sqlalchemy as sa
from flask import Flask

from app.curricula import jobs
from app.curricula.operations.rules import undo_version
from app.curricula.queries.facts import present_versions
from app.db import db, unit_of_work
from app.mail.models import Notice
from app.people.models import Role
from tests.curricula.assigning import save
from tests.curricula.digests import a_minute, live, run_once, sent_to
from tests.curricula.test_digests import DAY, HOUR, MONDAY, give, subjects
from tests.factories import make_company, make_department, make_person, publish_m2, publish_module
from tests.mail.conftest import Server


def test_a_wrong_rule_for_many_is_taken_back_from_every_digest(app: Flask, server: Server) -> None:
    make_company()
    publish_m2()
    hr = make_person(roles=[Role.HR], zone="Europe/Brussels")
    support = make_department()
    many = [make_person(zone="Europe/Brussels", department_id=support.id) for _n in range(12)]
    kept = many[0]
    publish_module("not-a-department")
    # One of them keeps the same module for another reason, another has something else to read.
    give(hr, kept, at=MONDAY - DAY, title="Kept")
    give(hr, many[1], at=MONDAY - DAY, title="Other", module_id="not-a-department")
    wrong = save(
        hr, at=MONDAY - DAY, title="Wrong", audience={"kind": "department", "ids": [support.id], "below": True},
        due={"anchor": "match", "after": {"count": 2}, "at_least": 2},
    )  # fmt: skip
    # On a Sunday nothing goes out; on the Monday it is due tomorrow, so reminders wait beside what was assigned.
    a_minute(MONDAY - DAY)
    run_once(jobs.find_reminders, jobs.remind, MONDAY)
    [version] = [found for found in present_versions() if found.rule_id == wrong]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Notice).where(Notice.kind == "due")) == 12
    with unit_of_work():
        undo_version(version_id=version.id, actor_id=hr.id, at=MONDAY - DAY + 23 * HOUR)
    live(MONDAY, MONDAY + 4 * DAY)
    assert {person.id: subjects(person, server) for person in many if subjects(person, server)} == {
        kept.id: ["1 newly assigned"],
        many[1].id: ["1 newly assigned"],
    }
    assert "Week five" not in sent_to(many[1], server.taken)[0].get_content()
    assert len(server.taken) == 2
