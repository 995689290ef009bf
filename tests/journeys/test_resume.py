"""Every step is left in one window and found again in another."""

from flask import Flask

from app.people.passwords import hash_password
from tests.factories import make_company, make_person, publish_m2
from tests.journeys.learning import PASSWORD, sign_in, start_week_five, take_step
from tests.journeys.window import Window
from tests.learning.story import heading

MOST_STEPS = 40


def test_two_devices_take_turns(app: Flask) -> None:
    make_company()
    publish_m2()
    email = make_person(password_hash=hash_password(PASSWORD)).email
    desk, phone = Window(app), Window(app)
    for window in (desk, phone):
        window.go("/")
        sign_in(window, email)
    attempt_id = start_week_five(desk)
    kinds = []
    for n in range(MOST_STEPS):
        doing, other = (desk, phone) if n % 2 else (phone, desk)
        for window in (doing, other):
            window.go("/")
            assert "/record" not in window.page
            window.go(f"/attempts/{attempt_id}")
        assert (doing.url, heading(doing.page)) == (other.url, heading(other.page)), "both stand at the same place"
        kinds.append(take_step(doing, attempt_id))
        other.go(f"/attempts/{attempt_id}")
        if other.url.endswith("/record"):
            break
    assert kinds == [
        "brief", "lessons", "scenario", "lessons", *["scenario"] * 5, "role-plays", "role-plays",
        *["checks"] * 8, "reflection",
    ]  # fmt: skip
    for window in (desk, phone):
        window.go(f"/attempts/{attempt_id}")
        assert "completed this module." in window.page
