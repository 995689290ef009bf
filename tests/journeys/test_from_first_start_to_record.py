"""From an empty installation to one person's record, in two windows."""

import re

from flask import Flask

from tests.assessment.handed_in import GOOD
from tests.factories import publish_m2
from tests.journeys.learning import (
    PASSWORD,
    answer_check,
    look_back,
    play_scene,
    read_brief,
    read_lesson,
    run_scorer,
    sign_in,
    start_week_five,
    write_answer,
)
from tests.journeys.window import Window
from tests.learning.story import heading

FIRST_START = {
    "company": "Norvale", "zone": "Europe/Brussels", "visibility": "completion", "name": "Ada Lind",
    "email": "ada@norvale.example", "password": PASSWORD, "again": PASSWORD,
}  # fmt: skip


def test_from_first_start_to_the_record(app: Flask) -> None:
    publish_m2()
    admin, learner = Window(app), Window(app)
    link = set_up_and_invite(admin)
    accept(learner, link)
    attempt_id = start_week_five(learner)
    play(learner)
    answer_twice(learner)
    finish(learner, attempt_id)
    # Signed out, her e-mail and password lead in again, and home knows what is done.
    learner.go("/")
    learner.send("/sign-out")
    learner.go("/")
    sign_in(learner, "mei@norvale.example")
    assert f'href="/attempts/{attempt_id}/record"' in learner.page
    # Not even the administrator sees it.
    admin.go(f"/attempts/{attempt_id}/record")
    assert admin.status == 404


def set_up_and_invite(admin: Window) -> str:
    """The company, its administrator, a person, and the link for her."""
    admin.go("/")
    assert admin.url == "/first-start"
    admin.send_values("/first-start", FIRST_START)
    assert admin.url == "/"
    admin.go("/people/new")
    admin.send_values(
        "/people/new", {"name": "Mei Tanaka", "email": "mei@norvale.example", "jobs": ["service"], "language": "en"}
    )
    assert "Mei Tanaka was added" in admin.page
    admin.send("/invite")
    found = re.search(r"http://localhost(/invitation/[^<\s\"]+)", admin.page)
    assert found
    return found.group(1)


def accept(learner: Window, link: str) -> None:
    """A password is chosen; the link is dead afterwards."""
    learner.go(link)
    learner.send_values("/invitation/", {"password": PASSWORD, "again": PASSWORD})
    assert learner.url == "/"
    assert "Mei Tanaka" in learner.page
    again = Window(learner.browser.application)
    again.go(link)
    assert again.status == 410


def play(learner: Window) -> None:
    """Brief, lessons where they stand, five scenes, the ending."""
    read_brief(learner)
    for _n in range(20):
        if "/role-plays/" in learner.url:
            return
        (read_lesson if "/lessons/" in learner.url else play_scene)(learner)
    raise AssertionError("the story does not end")


def answer_twice(learner: Window) -> None:
    """Handed in, read by the scorer, tried again: both are kept."""
    place = learner.url
    write_answer(learner, GOOD)
    first = learner.url
    assert "is being read" in heading(learner.page)
    assert GOOD.partition("\n")[0] in learner.page
    run_scorer()
    learner.go(first)
    assert "is being read" not in heading(learner.page)
    assert "draft" in learner.page.lower()
    learner.go(place)
    write_answer(learner, GOOD + " On Thursday at 13:00 I ring you, whatever the test says.")
    assert learner.url != first
    run_scorer()
    learner.go(learner.url)
    assert "All your answers to this task" in learner.page


def finish(learner: Window, attempt_id: int) -> None:
    """The second role-play, the checks, the reflection, and the record."""
    learner.go(f"/attempts/{attempt_id}")
    assert learner.url.endswith("/role-plays/ring-ingrid")
    write_answer(learner)
    assert learner.url.endswith("/examples")
    for _n in range(8):
        learner.go(f"/attempts/{attempt_id}")
        assert "/checks/" in learner.url
        answer_check(learner)
    learner.go(f"/attempts/{attempt_id}")
    look_back(learner)
    assert learner.url == f"/attempts/{attempt_id}/record"
    assert "Mei Tanaka completed this module." in learner.page
    assert learner.page.count("Write to Ingrid") >= 2
