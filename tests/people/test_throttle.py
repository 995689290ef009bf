"""How often a door may be tried."""

from datetime import timedelta

import pytest

from app.db import db, unit_of_work
from app.people.models import Throttle
from app.people.operations.throttle import Door, count_try, forgive, remove_old_counts
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("app")
MINUTE = timedelta(minutes=1)


def attempt(account: str = "a@norvale.example", address: str = "192.0.2.1", at=NOON, door=Door.PASSWORD):
    with unit_of_work():
        return count_try(door=door, account=account, address=address, at=at)


def test_ten_tries_of_an_account_in_a_quarter_of_an_hour() -> None:
    assert [attempt(at=NOON + n * MINUTE) for n in range(10)] == [None] * 10
    assert attempt(at=NOON + 10 * MINUTE) == NOON + 15 * MINUTE
    assert attempt(address="198.51.100.9", at=NOON + 11 * MINUTE) == NOON + 15 * MINUTE
    assert attempt(" A@norvale.EXAMPLE ", at=NOON + 11 * MINUTE) == NOON + 15 * MINUTE
    assert attempt("b@norvale.example", at=NOON + 11 * MINUTE) is None
    assert attempt(at=NOON + 15 * MINUTE) is None


def test_a_hundred_tries_of_an_account_in_a_day() -> None:
    tried, at = 0, NOON
    while at < NOON + timedelta(days=1):
        tried += attempt(address=f"192.0.2.{tried % 250}", at=at) is None
        at += MINUTE
    assert tried == 100
    assert attempt(address="203.0.113.1", at=NOON + timedelta(days=1)) is None


def test_sixty_tries_from_an_address() -> None:
    assert [attempt(f"p{n}@norvale.example") for n in range(60)] == [None] * 60
    assert attempt("p60@norvale.example") == NOON + 15 * MINUTE
    assert attempt("p60@norvale.example", address="192.0.2.2") is None


def test_an_address_that_is_refused_uses_up_nobodys_tries() -> None:
    for n in range(60):
        attempt(f"p{n}@norvale.example")
    for _ in range(20):
        attempt("victim@norvale.example")
    assert attempt("victim@norvale.example", address="192.0.2.2") is None


def test_a_whole_ipv6_network_is_one_address() -> None:
    for n in range(60):
        attempt(f"p{n}@norvale.example", address=f"2001:db8:1:2::{n:x}")
    assert attempt("x@norvale.example", address="2001:db8:1:2:ffff::1") is not None
    assert attempt("x@norvale.example", address="2001:db8:1:3::1") is None


def test_doors_are_counted_apart_so_that_the_owner_can_ask_for_a_link() -> None:
    for _ in range(12):
        attempt()
    assert attempt(door=Door.RESET) is None


def test_coming_in_forgives_the_account_and_one_try_of_the_address() -> None:
    for n in range(70):
        account = f"p{n}@norvale.example"
        assert attempt(account) is None
        with unit_of_work():
            forgive(door=Door.PASSWORD, account=account, address="192.0.2.1")
    for _ in range(9):
        attempt("a@norvale.example")
    with unit_of_work():
        forgive(door=Door.PASSWORD, account="a@norvale.example", address="192.0.2.1")
    assert [attempt("a@norvale.example") for _ in range(10)] == [None] * 10


def test_the_table_tells_nobody_who_tried() -> None:
    attempt("victim@norvale.example", address="192.0.2.77")
    keys = [row.key for row in db.session.query(Throttle)]
    assert len(keys) == 3
    assert all(len(key) == 64 and "victim" not in key for key in keys)


def test_old_counts_go() -> None:
    attempt()
    with unit_of_work():
        remove_old_counts(at=NOON + timedelta(hours=23))
    assert db.session.query(Throttle).count() == 3
    with unit_of_work():
        remove_old_counts(at=NOON + timedelta(days=1))
    assert db.session.query(Throttle).count() == 0
