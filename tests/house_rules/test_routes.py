"""Closed by default: the matrix of who may call what, forged requests, and a planted hole."""

import csv

import pytest
from flask import Blueprint, Flask

from app import factory
from app.factory import create_app
from app.people.models import Role
from app.settings import Settings
from app.web.closed_by_default import UndeclaredViews
from tests.factories import make_company, make_person, sign_in
from tests.house_rules.checksum import checksum
from tests.house_rules.routes import (
    REVIEWED,
    SAFE,
    VERBS,
    address,
    decision,
    matrix,
    own_token,
    rules,
    token_of,
    without_views,
)

UNSAFE = tuple(verb for verb in VERBS if verb not in SAFE)
EVERY_ROLE = tuple(Role)
# A mail program posts here by itself (RFC 8058): the signed link is the proof, and a forged one finds nothing.
ONE_CLICK = {"/fewer-mails/<token>"}


def test_the_matrix_is_the_reviewed_one(app: Flask) -> None:
    """If this fails, run `python -m tests.house_rules.routes`, read the difference, and commit it if it is meant."""
    make_company()
    with REVIEWED.open(encoding="utf-8") as file:
        reviewed = [tuple(row.values()) for row in csv.DictReader(file)]
    found = [tuple(row.values()) for row in matrix(app)]
    assert sorted(set(found) ^ set(reviewed)) == []


def test_verbs_that_no_rule_takes_are_refused(app: Flask) -> None:
    make_company()
    without_views(app)
    browser = app.test_client()
    sign_in(browser, make_person(roles=EVERY_ROLE))
    taken: dict[str, set[str]] = {}
    for rule in rules(app):
        taken.setdefault(address(rule), set()).update(rule.methods or ())
    answered = {
        (place, verb): found
        for place, methods in taken.items()
        for verb in {*VERBS, "TRACE"} - methods
        if not _taken_by_another(app, place, verb)
        if (found := decision(browser, place, verb)) != "no verb"
    }
    assert answered == {}


def _taken_by_another(app: Flask, place: str, verb: str) -> bool:
    """Whether the sample address of one rule also fits another one that takes this verb."""
    return bool(app.url_map.bind("localhost").test(place, verb))


def test_an_undeclared_view_stops_the_start(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = Blueprint("planted", __name__)
    planted.get("/planted")(lambda: "open to all by accident")
    real = factory.blueprints
    monkeypatch.setattr(factory, "blueprints", lambda: (*real(), planted))
    with pytest.raises(UndeclaredViews, match="planted"):
        create_app(settings)


@pytest.mark.parametrize("token", ["none", "foreign", "garbage"])
def test_every_unsafe_request_needs_its_own_token(app: Flask, token: str) -> None:
    make_company()
    browser = app.test_client()
    sign_in(browser, make_person(roles=EVERY_ROLE))
    own_token(browser)
    foreign = token_of(app, "f" * 40)
    data = {"none": {}, "foreign": {"csrf_token": foreign}, "garbage": {"csrf_token": "x"}}[token]
    before = checksum()
    accepted = {}
    for rule in rules(app):
        for verb in sorted(set(UNSAFE) & set(rule.methods or ())):
            answer = browser.open(address(rule), method=verb, data=data)
            if answer.status_code != (404 if rule.rule in ONE_CLICK else 400):
                accepted[rule.rule, verb] = answer.status_code
    assert accepted == {}
    assert checksum() == before


def test_a_script_without_a_token_is_refused(app: Flask) -> None:
    make_company()
    browser = app.test_client()
    sign_in(browser, make_person(roles=EVERY_ROLE))
    accepted = {
        (rule.rule, verb): answer.status_code
        for rule in rules(app)
        if rule.rule not in ONE_CLICK
        for verb in sorted(set(UNSAFE) & set(rule.methods or ()))
        for kind in ("application/json", "text/plain")
        if (answer := browser.open(address(rule), method=verb, data='{"text": "x"}', content_type=kind)).status_code
        != 400
    }
    assert accepted == {}
