"""Whose address counts behind a proxy."""

from dataclasses import replace

import pytest

from app.factory import create_app
from app.people.views.doors import address
from app.settings import Settings


@pytest.mark.parametrize(("proxies", "counted"), [(0, "127.0.0.1"), (1, "198.51.100.7"), (2, "203.0.113.9")])
def test_only_as_many_proxies_are_believed_as_the_setting_says(
    settings: Settings, proxies: int, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(replace(settings, trusted_proxies=proxies))
    seen = []
    monkeypatch.setitem(app.view_functions, "people.sign_in", lambda: seen.append(address()) or "")
    app.view_functions["people.sign_in"].__dict__["permission"] = None
    app.before_request_funcs[None] = []
    app.test_client().get("/sign-in", headers={"X-Forwarded-For": "192.0.2.1, 203.0.113.9, 198.51.100.7"})
    assert seen == [counted]
