"""Publishing texts: versions, what ships, the company's own edit, drafts."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import unit_of_work
from app.errors import Missing
from app.people.models import Role
from app.policies.operations.drafts import keep_draft, publish_draft, start_draft
from app.policies.operations.publishing import Outcome, PolicyChanged
from app.policies.queries.drafts import draft_of, free_id
from app.policies.queries.versions import current, history, standings
from tests.conftest import NOON
from tests.factories import make_company, make_person
from tests.policies.texts import ID, TEXT, policy_text, published

DAY = timedelta(days=1)


def test_the_same_text_is_published_once(app: Flask) -> None:
    assert published().outcome is Outcome.CREATED
    assert published(change="Said otherwise.").outcome is Outcome.UNCHANGED
    assert [row.version.number for row in history(ID, page=1).items] == [1]


def test_what_ships_never_replaces_the_companys_text_nor_goes_back(app: Flask) -> None:
    published(shipped=True)
    assert published(shipped=True, text=TEXT + " More.").number == 2
    assert published(shipped=True).outcome is Outcome.UNCHANGED
    published(text="Our own words.")
    assert published(shipped=True, text=TEXT + " Much more.").outcome is Outcome.KEPT_COMPANY
    assert current(ID).text == "Our own words."


def test_which_confirmations_count_follows_the_last_change_that_asks_again(app: Flask) -> None:
    published()
    published(text="Two.", confirm_again=False, at=NOON + DAY)
    [standing] = standings()
    assert (standing.confirm_from, standing.renewed_at) == (1, NOON)
    published(text="Three.", at=NOON + 2 * DAY)
    published(text="Four.", confirm_again=False, at=NOON + 3 * DAY)
    [standing] = standings()
    assert (standing.confirm_from, standing.renewed_at) == (3, NOON + 2 * DAY)


def test_a_draft_begins_with_the_present_text_and_publishes_the_next(app: Flask) -> None:
    make_company()
    hr, other = make_person(roles=[Role.HR]), make_person(roles=[Role.HR])
    published()
    with unit_of_work():
        draft = start_draft(policy_id=ID, actor_id=hr.id, at=NOON)
    assert draft_of(draft, hr.id).fields["text"] == TEXT
    with pytest.raises(Missing):
        draft_of(draft, other.id)
    with unit_of_work():
        keep_draft(draft_id=draft, fields={"title": "Kept"}, actor_id=hr.id, at=NOON)
        assert start_draft(policy_id=ID, actor_id=hr.id, at=NOON) == draft
    assert draft_of(draft, hr.id).fields == {"title": "Kept"}
    with unit_of_work():
        done = publish_draft(draft_id=draft, policy=policy_text(text="Next."), actor_id=hr.id, at=NOON + DAY)
    assert (done.number, current(ID).origin) == (2, "company")
    with pytest.raises(Missing):
        draft_of(draft, hr.id)


def test_a_draft_that_others_overtook_is_not_published_unread(app: Flask) -> None:
    make_company()
    hr = make_person(roles=[Role.HR])
    published()
    with unit_of_work():
        draft = start_draft(policy_id=ID, actor_id=hr.id, at=NOON)
    published(text="Somebody was faster.")
    with pytest.raises(PolicyChanged), unit_of_work():
        publish_draft(draft_id=draft, policy=policy_text(text="Mine."), actor_id=hr.id, at=NOON)
    with unit_of_work():
        assert start_draft(policy_id=ID, actor_id=hr.id, at=NOON) == draft
    assert draft_of(draft, hr.id).base_number == 2


def test_a_new_policy_gets_an_id_of_its_own(app: Flask) -> None:
    assert free_id(ID) == ID
    published()
    assert free_id(ID) == f"{ID}-2"
