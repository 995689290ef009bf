"""What we say: the message house on the brief of a module that names one."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.learning.views import start as start_view
from tests.factories import make_company, make_person, publish_module, sign_in

PROOF = "Twenty-three engineers live in the region."
INSIDE = "one person who knows the old cabinets"


def brief(client: FlaskClient, module_id: str) -> str:
    make_company()
    publish_module(module_id)
    sign_in(client, make_person())
    place = client.submit(f"/modules/{module_id}/start").location  # type: ignore[attr-defined]
    return str(client.get(f"{place}/brief").text)


def test_the_brief_says_what_the_company_says(client: FlaskClient) -> None:
    page = brief(client, "twenty-two-comments")
    assert "What we say at Fennbrook Fibre" in page
    assert "Internet from people you can reach." in page
    assert PROOF in page
    assert "Repaired within 24 hours" in page
    assert INSIDE not in page


def test_a_proof_that_ran_out_is_not_told(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_view, "now", lambda: datetime(2027, 10, 1, tzinfo=UTC))
    page = brief(client, "twenty-two-comments")
    assert PROOF not in page
    assert "Nothing proves this at present. Leave it out." in page


def test_a_module_without_a_house_says_nothing(client: FlaskClient, app: Flask) -> None:
    assert "What we say" not in brief(client, "week-five")
