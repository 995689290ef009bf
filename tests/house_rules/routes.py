"""Who may call what: every rule × every verb × every role, asked of the running application.

`python -m tests.house_rules.routes` writes `routes.csv` anew. Read the difference before committing it: every changed
cell is a decision about who may do something.
"""

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.routing import Rule

from app.db import Base, db
from app.factory import create_app
from app.people.models import Role
from app.settings import Settings
from tests.conftest import Browser
from tests.factories import make_company, make_person, sign_in

REVIEWED = Path(__file__).with_name("routes.csv")
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SAFE = ("GET", "HEAD", "OPTIONS")
ANON = "anon"
WHO: dict[str, tuple[Role, ...]] = {
    "learner": (),
    "reviewer": (Role.REVIEWER,),
    "author": (Role.AUTHOR,),
    "hr": (Role.HR,),
    "administrator": (Role.ADMINISTRATOR,),
}
COLUMNS = ("endpoint", "rule", "verb", ANON, *WHO)
REACHED = 299  # a status that nothing else answers with

Row = dict[str, str]


def rules(app: Flask) -> list[Rule]:
    """Every rule, in a fixed order."""
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))


def address(rule: Rule) -> str:
    """An address that matches the rule: 1 for numbers, x for words."""
    values = {name: 1 if type(c).__name__ == "IntegerConverter" else "x" for name, c in rule._converters.items()}
    built = rule.build(values)
    assert built is not None, f"no sample address for {rule}"
    return built[1]


def without_views(app: Flask) -> None:
    """Replace every view by an answer of its own, so that only the way to it is measured and nothing is changed."""
    for endpoint, view in app.view_functions.items():

        def reached(*_args: object, **_values: object) -> tuple[str, int]:
            return "", REACHED

        reached.__dict__["permission"] = view.__dict__["permission"]
        app.view_functions[endpoint] = reached


def own_token(browser: Browser) -> str:
    """A token that is valid in this browser's session."""
    with browser.session_transaction() as cookie:
        return token_of(browser.application, cookie.setdefault("csrf_token", "0" * 40))


def token_of(app: Flask, secret: str) -> str:
    """The token that belongs to a session's secret."""
    return str(URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps(secret))


def decision(browser: Browser, rule: str, verb: str) -> str:
    """What the application decides: yes, no, sign in first, or no such verb."""
    answer = browser.open(rule, method=verb, headers={"X-CSRFToken": own_token(browser)})
    if answer.status_code == 302 and answer.location.startswith("/sign-in"):
        return "sign in"
    words = {REACHED: "yes", 401: "sign in", 403: "no", 405: "no verb"}
    return words.get(answer.status_code, str(answer.status_code))


def matrix(app: Flask) -> Iterator[Row]:
    """Every row of the matrix but those whose verb no rule of that address takes."""
    without_views(app)
    browsers = {ANON: app.test_client()}
    for name, roles in WHO.items():
        browsers[name] = app.test_client()
        sign_in(browsers[name], make_person(roles=roles))
    for rule in rules(app):
        for verb in VERBS:
            if verb not in (rule.methods or ()) or (verb == "HEAD"):
                continue
            cells = {who: decision(browser, address(rule), verb) for who, browser in browsers.items()}
            yield {"endpoint": rule.endpoint, "rule": rule.rule, "verb": verb, **cells}


def write() -> None:
    """Write the reviewed file anew."""
    with tempfile.TemporaryDirectory() as name:
        settings = replace(
            Settings(),
            instance=Path(name),
            public_url="http://localhost",
            secret_key="a-key-for-tests-only-0123456789abcdefgh",
            sqlite_synchronous="OFF",
            testing=True,
        )
        app = create_app(settings)
        app.test_client_class = Browser
        with app.app_context():
            Base.metadata.create_all(db.engine)
            make_company()
            with REVIEWED.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
                writer.writeheader()
                writer.writerows(matrix(app))


if __name__ == "__main__":
    write()
