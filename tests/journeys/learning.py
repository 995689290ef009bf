"""The parts of a learner's way through “Week five”, played in a window."""

import re

from app.assessment.jobs import JOBS
from app.jobs.runner import run
from tests.journeys.window import Forms, Window
from tests.learning.story import BEST
from tests.learning.test_checks import RIGHT

PASSWORD = "the-lake-house-on-a-friday"


def sign_in(window: Window, email: str, password: str = PASSWORD) -> None:
    """Through the page that asks for it; wherever one wanted to go comes next."""
    assert window.url == "/sign-in"
    window.send_values("/sign-in", {"email": email, "password": password})
    assert window.status == 200


def start_week_five(window: Window) -> int:
    """From the module's page to its first step; returns the attempt's id."""
    window.go("/modules/week-five")
    window.send("/modules/week-five/start")
    return int(re.findall(r"/attempts/(\d+)/brief", window.url)[0])


def take_step(window: Window, attempt_id: int) -> str:
    """Do whatever the present step asks for, in the best way; returns which kind of step it was."""
    window.go(f"/attempts/{attempt_id}")
    kind = window.url.split("/")[3]
    STEPS[kind](window)
    return kind


def read_brief(window: Window) -> None:
    """Begin."""
    window.send("/brief")


def read_lesson(window: Window) -> None:
    """Go on without choosing."""
    window.send("/lessons/", do="finish")


def play_scene(window: Window) -> None:
    """The best choice, or on from the ending."""
    form = next(form for form in Forms(window.page).found if form.method == "post")
    if "scene" not in form.values:
        return window.send("/scenario")
    return window.send("/choices", choice=BEST[form.values["scene"][0]])


def write_answer(window: Window, text: str = "Ingrid, the error is ours, and forty-one people felt it.") -> None:
    """Hand in the answer that the page asks for."""
    values = {"text": text, "action": "hand-in"} | ({"forecast": "3"} if 'name="forecast"' in window.page else {})
    window.send_values("/role-plays/", values)
    assert window.url.startswith("/answers/"), window.page


def answer_check(window: Window) -> None:
    """The right answer."""
    window.send_values("/checks/", RIGHT[window.url.rsplit("/", 1)[1]])
    assert "Right." in window.page


def look_back(window: Window) -> None:
    """Finish with the plan filled in."""
    plan = {"note-blank:fact": "the number of people", "note-blank:hour": "an hour", "action": "finish"}
    window.send_values("/reflection", plan)


STEPS = {
    "brief": read_brief,
    "lessons": read_lesson,
    "scenario": play_scene,
    "role-plays": write_answer,
    "checks": answer_check,
    "reflection": look_back,
}


def run_scorer() -> None:
    """What the worker does once it is woken."""
    for job in JOBS:
        run(job)
