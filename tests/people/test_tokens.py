"""Links that work once."""

import threading
from datetime import datetime, timedelta

import pytest
from flask import Flask

from app.db import db, unit_of_work
from app.errors import Refused
from app.events.models import Event
from app.mail.models import OutboxMail
from app.people.models import Person, Role, Session, Token
from app.people.operations.tokens import (
    AlreadyHere,
    Disabled,
    LinkDead,
    NotYours,
    ask_for_reset,
    invite,
    make_link,
    make_token,
    remove_dead_tokens,
    use_token,
)
from app.people.queries.sessions import hash_of
from app.people.queries.tokens import TokenKind, live_token
from tests.conftest import NOON
from tests.factories import make_company, make_person, sign_in
from tests.people.conftest import with_password

pytestmark = pytest.mark.usefixtures("app")
INVITATION, RESET = TokenKind.INVITATION, TokenKind.RESET


def token(person: Person, kind: TokenKind = RESET, at: datetime = NOON) -> str:
    with unit_of_work():
        return make_token(person_id=person.id, kind=kind, at=at)


def use(raw: str, kind: TokenKind = RESET, at: datetime = NOON) -> int:
    with unit_of_work():
        return use_token(raw=raw, kind=kind, password_hash="new", at=at)


def change(person: Person, **values: object) -> None:
    with unit_of_work() as session:
        row = session.get_one(Person, person.id)
        for name, value in values.items():
            setattr(row, name, value)


def test_only_the_hash_of_256_random_bits_is_stored() -> None:
    raw = token(make_person())
    assert len(raw) >= 43
    [row] = db.session.query(Token)
    assert row.token_hash == hash_of(raw)
    assert raw not in str(vars(row))


@pytest.mark.parametrize(("kind", "life"), [(INVITATION, timedelta(days=7)), (RESET, timedelta(minutes=30))])
def test_a_link_lives_so_long(kind: TokenKind, life: timedelta) -> None:
    raw = token(make_person(), kind)
    assert live_token(raw, kind=kind, at=NOON + life - timedelta(seconds=1))
    assert live_token(raw, kind=kind, at=NOON + life) is None
    with pytest.raises(LinkDead):
        use(raw, kind, NOON + life)


def test_a_link_is_for_one_thing() -> None:
    raw = token(make_person(), RESET)
    with pytest.raises(LinkDead):
        use(raw, INVITATION)


def test_a_link_works_once_and_ends_every_session(client) -> None:
    person = with_password()
    sign_in(client, person)
    raw = token(person)
    assert use(raw) == person.id
    with pytest.raises(LinkDead):
        use(raw)
    assert db.session.get_one(Person, person.id).password_hash == "new"
    assert db.session.query(Session).count() == 0


def test_a_later_link_replaces_an_earlier_one() -> None:
    person = make_person()
    first, second = token(person, INVITATION), token(person)
    with pytest.raises(LinkDead):
        use(first, INVITATION)
    assert use(second) == person.id


@pytest.mark.parametrize("values", [{"email": "new@norvale.example"}, {"password_hash": "x"}, {"disabled_at": NOON}])
def test_a_link_dies_when_the_account_changes(values: dict[str, object]) -> None:
    person = with_password()
    raw = token(person)
    change(person, **values)
    assert live_token(raw, kind=RESET, at=NOON) is None
    with pytest.raises(LinkDead):
        use(raw)


def test_of_50_parallel_uses_exactly_one_succeeds(app: Flask) -> None:
    raw = token(make_person())
    begin, results = threading.Barrier(50), []

    def one() -> None:
        begin.wait()
        try:
            with app.app_context(), unit_of_work():
                use_token(raw=raw, kind=RESET, password_hash="new", at=NOON)
            results.append("in")
        except Refused:
            results.append("dead")

    threads = [threading.Thread(target=one) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["dead"] * 49 + ["in"]


def test_inviting_queues_a_mail_without_a_token() -> None:
    person = make_person()
    with unit_of_work():
        invite(person_id=person.id, actor_id=None, at=NOON)
    [mail] = db.session.query(OutboxMail)
    assert (mail.kind, mail.person_id, mail.ids) == ("people.invitation", person.id, {})
    assert db.session.query(Token).count() == 0


def test_who_is_here_or_disabled_is_not_invited() -> None:
    here, gone = with_password(), make_person(disabled_at=NOON)
    with unit_of_work():
        with pytest.raises(AlreadyHere):
            invite(person_id=here.id, actor_id=None, at=NOON)
        with pytest.raises(Disabled):
            invite(person_id=gone.id, actor_id=None, at=NOON)
        with pytest.raises(Disabled):
            make_link(person_id=gone.id, actor_id=None, at=NOON)


def test_a_link_to_hand_over_is_built_from_the_setting(app: Flask) -> None:
    new, here = make_person(), with_password()
    with unit_of_work():
        first = make_link(person_id=new.id, actor_id=None, at=NOON)
        second = make_link(person_id=here.id, actor_id=None, at=NOON)
    assert first.startswith("http://localhost/invitation/")
    assert second.startswith("http://localhost/reset/")
    assert live_token(first.rpartition("/")[2], kind=INVITATION, at=NOON)


def test_hr_cannot_come_in_as_an_administrator() -> None:
    hr, administrator = make_person(roles=[Role.HR]), with_password(roles=[Role.ADMINISTRATOR])
    with unit_of_work(), pytest.raises(NotYours):
        make_link(person_id=administrator.id, actor_id=hr.id, at=NOON)
    with unit_of_work():
        assert make_link(person_id=hr.id, actor_id=administrator.id, at=NOON)


def test_asking_again_at_once_does_not_kill_the_mail_on_its_way() -> None:
    make_company()
    person = with_password()
    for minutes in (0, 1, 4, 6):
        with unit_of_work():
            ask_for_reset(person_id=person.id, at=NOON + timedelta(minutes=minutes))
    assert db.session.query(OutboxMail).count() == 2
    assert db.session.query(Event).filter_by(kind="password.reset-asked").count() == 4


def test_dead_links_are_removed() -> None:
    used, old, alive = make_person(), make_person(), make_person()
    use(token(used))
    token(old, at=NOON - timedelta(hours=1))
    raw = token(alive)
    with unit_of_work():
        remove_dead_tokens(at=NOON)
    assert [row.token_hash for row in db.session.query(Token)] == [hash_of(raw)]
