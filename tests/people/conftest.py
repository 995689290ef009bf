"""People who can sign in with a real password."""

import functools
from typing import Any

import pytest
from flask import Flask

from app.people.models import Person
from app.people.passwords import hash_password
from tests.factories import make_company, make_person

PASSWORD = "three people, three answers"
OTHER_PASSWORD = "whoever answers writes it down"


@functools.cache
def password_hash() -> str:
    """The stored hash of PASSWORD, made once because it takes time on purpose."""
    return hash_password(PASSWORD)


@pytest.fixture
def joost(app: Flask) -> Person:
    """Somebody with a password, in a company."""
    make_company()
    return with_password(email="joost@norvale.example", name="Joost Verhage")


def with_password(**values: Any) -> Person:
    """A person whose password is PASSWORD."""
    return make_person(password_hash=password_hash(), **values)
