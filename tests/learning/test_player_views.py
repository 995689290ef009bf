"""The player over HTTP, without JavaScript: start, brief, lessons, scenes, ending, and where refusals lead."""

import pytest
import sqlalchemy as sa

from app.db import db
from app.learning.models import Attempt, ChoiceMade, StepDone
from tests.factories import make_company, make_person, publish_m2, sign_in
from tests.learning.story import BEST, balance, begin, choose, heading, hidden, play, present_scene, read_due_lesson

WORST = {
    "third-ticket": "c",
    "fourth-telling": "b",
    "bounced": "c",
    "yes-or-no": "c",
    "second-eyes": "b",
    "red": "a",
    "pay-day": "c",
}
MIDDLING = {**BEST, "third-ticket": "a", "fourth-telling": "a", "second-eyes": "a", "red": "c"}


@pytest.fixture
def person(app):
    make_company()
    publish_m2()
    return make_person()


@pytest.fixture
def learner(client, person):
    sign_in(client, person)
    return client


def count(table: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_starting_leads_to_the_brief_and_twice_is_once(learner):
    first = learner.submit("/modules/week-five/start")
    again = learner.submit("/modules/week-five/start")
    assert first.status_code == again.status_code == 303
    assert first.location == again.location
    assert count(Attempt) == 1
    place = learner.get(first.location)
    assert place.location == f"{first.location}/brief"
    page = learner.get(place.location).text
    assert heading(page) == "Week five"
    assert "Norvale Care Homes went live" in page
    assert "Who can see this:" in page


def test_starting_what_is_not_there_is_missing(learner):
    assert learner.submit("/modules/week-six/start").status_code == 404
    assert learner.get("/modules/week-five/start").status_code == 405


def test_pages_before_ones_place_lead_back_to_it(learner):
    attempt = learner.submit("/modules/week-five/start").location
    for page in ("scenario", "lessons/the-person-first", "lessons/a-date-you-can-stand-on"):
        assert learner.get(f"{attempt}/{page}").location == f"{attempt}/brief"
    assert learner.get(f"{attempt}/lessons/no-such").status_code == 404
    assert learner.submit(f"{attempt}/scenario").status_code == 409


def test_reading_pages_changes_nothing(learner):
    attempt = begin(learner)
    play(learner, attempt, BEST)
    before = (count(StepDone), count(ChoiceMade), db.session.scalar(sa.select(Attempt.touched_at)))
    for page in ("", "/brief", "/lessons/the-person-first", "/scenario", "/skip", "/transcript",
                 "/what-if?from=0", "/what-if?from=0&path=a,a"):  # fmt: skip
        assert learner.get(f"/attempts/{attempt}{page}").status_code in (200, 303)
    db.session.rollback()
    assert before == (count(StepDone), count(ChoiceMade), db.session.scalar(sa.select(Attempt.touched_at)))


def test_a_lessons_question_answers_and_stores_nothing(learner):
    attempt = learner.submit("/modules/week-five/start").location
    learner.submit(f"{attempt}/brief")
    lesson = f"{attempt}/lessons/the-person-first"
    page = learner.get(lesson).text
    assert heading(page) == "Before the plan, the person"
    assert "missed:" in page
    assert "own it" in page
    tried = learner.submit(lesson, {"do": "try", "option": "b"})
    assert "It names a mood in place of a fact" in tried.text
    assert "Partly" in tried.text
    empty = learner.submit(lesson, {"do": "try"})
    assert "Choose one of the answers" in empty.text
    assert count(StepDone) == 1
    assert learner.submit(lesson, {"do": "finish"}).location == attempt
    assert learner.get(attempt).location == f"{attempt}/scenario"
    assert "Back to your place" in learner.get(lesson).text


def test_a_scene_shows_its_channel_its_customer_and_the_ledger(learner):
    attempt = begin(learner)
    page = learner.get(f"/attempts/{attempt}/scenario").text
    assert heading(page) == "The third ticket"
    assert "is-mail" in page
    assert "Operations director, Norvale Care Homes" in page
    assert "What is your first line?" in page
    assert "Only you can see what you choose." in page
    assert "Scene 1 of up to 7" in page
    assert balance(page) == 38


def test_a_choice_shows_what_happened_before_the_next_scene(learner):
    attempt = begin(learner)
    answer = choose(learner, attempt, "a")
    assert answer.location == f"/attempts/{attempt}/scenario#happened"
    page = learner.get(f"/attempts/{attempt}/scenario").text
    happened = page.split('<section class="reaction"')[1].split("</section>")[0]
    assert "she has not sent any screenshots" in happened
    assert "Nobody has opened ticket two" in happened
    assert heading(page) == "The fourth telling"
    assert "They have been there for nine days" in page  # opens so only after A
    assert "I did not ring to hear about Callum" not in page
    assert "told it once more" in page
    assert balance(page) == 30


def test_nothing_chosen_says_so_beside_the_choices(learner):
    attempt = begin(learner)
    answer = choose(learner, attempt, "")
    assert answer.status_code == 422
    assert "Choose one of these first." in answer.text
    assert count(ChoiceMade) == 0


def test_another_tab_is_told_and_led_to_the_present_scene(learner):
    attempt = begin(learner)
    old_form = present_scene(learner, attempt)
    choose(learner, attempt, "a", **old_form)
    assert choose(learner, attempt, "a", **old_form).location.endswith("/scenario#happened")
    other = choose(learner, attempt, "b", **old_form)
    assert other.status_code == 303
    page = learner.get(other.location, follow_redirects=True).text
    assert "already gone on from this scene" in page
    assert heading(page) == "The fourth telling"
    assert count(ChoiceMade) == 1


@pytest.mark.parametrize("form", [
    {"position": "0", "scene": "red"}, {"position": "7", "scene": "third-ticket"},
    {"position": "x", "scene": "third-ticket"}, {"position": "0", "scene": ""},
])  # fmt: skip
def test_a_forged_form_changes_nothing(learner, form):
    attempt = begin(learner)
    page = learner.get(choose(learner, attempt, "a", **form).location, follow_redirects=True).text
    assert "not possible at this point of the story" in page
    assert count(ChoiceMade) == 0


def test_going_on_another_device_shows_the_same_scene(app, learner, person):
    attempt = begin(learner)
    choose(learner, attempt, "a")
    phone = app.test_client()
    sign_in(phone, person)
    assert phone.submit("/modules/week-five/start").location == f"/attempts/{attempt}"
    assert phone.get(f"/attempts/{attempt}").location == f"/attempts/{attempt}/scenario"
    there, here = (c.get(f"/attempts/{attempt}/scenario").text for c in (phone, learner))
    assert heading(there) == heading(here) == "The fourth telling"
    assert balance(there) == balance(here) == 30
    assert "she has not sent any screenshots" in there


def test_somebody_else_finds_nothing(app, learner):
    attempt = begin(learner)
    choose(learner, attempt, "a")
    other = app.test_client()
    sign_in(other, make_person())
    for page in ("", "/brief", "/lessons/the-person-first", "/scenario", "/skip", "/transcript", "/what-if"):
        assert other.get(f"/attempts/{attempt}{page}").status_code == 404
    for page in ("/brief", "/scenario", "/lessons/the-person-first"):
        assert other.submit(f"/attempts/{attempt}{page}", {"do": "finish"}).status_code == 404
    for page in ("/choices", "/skip"):
        form = {"position": "1", "scene": "fourth-telling", "choice": "a"}
        assert other.submit(f"/attempts/{attempt}{page}", form).status_code == 404


@pytest.mark.parametrize(
    ("choices", "title", "total"), [(BEST, "She says so", 92), (MIDDLING, None, None), (WORST, "She leaves", None)]
)
def test_three_complete_paths(learner, choices, title, total):
    attempt = begin(learner)
    met = play(learner, attempt, choices)
    assert 4 <= len(met) <= 7
    page = learner.get(f"/attempts/{attempt}/scenario").text
    if title:
        assert heading(page) == title
    if total:
        assert balance(page) == total
    assert "Renewal" in page or "renew" in page
    assert learner.get(f"/attempts/{attempt}").location == f"/attempts/{attempt}/scenario"
    assert learner.submit(f"/attempts/{attempt}/scenario").status_code == 303
    assert learner.get(f"/attempts/{attempt}").location == f"/attempts/{attempt}/role-plays/ingrid-mail"
    assert heading(learner.get(f"/attempts/{attempt}/scenario").text) == heading(page)


def test_the_customer_may_leave_early(learner):
    attempt = begin(learner)
    met = play(learner, attempt, WORST)
    assert "pay-day" not in met
    page = learner.get(f"/attempts/{attempt}/scenario").text
    assert heading(page) == "She leaves"
    assert "before its last scene" in page


def to_red(learner) -> int:
    attempt = begin(learner)
    while (scene := present_scene(learner, attempt))["scene"] != "red":
        choose(learner, attempt, BEST[scene["scene"]], **scene)
        read_due_lesson(learner, attempt)
    return attempt


def test_a_scene_can_be_read_instead_of_played(learner):
    attempt = to_red(learner)
    assert "Read it instead" in learner.get(f"/attempts/{attempt}/scenario").text
    before = balance(learner.get(f"/attempts/{attempt}/scenario").text)
    page = learner.get(f"/attempts/{attempt}/skip").text
    assert "The night-shift test is red" in page
    assert "The test failed and two homes are still wrong" in page
    form = {"position": hidden(page, "position"), "scene": hidden(page, "scene")}
    assert learner.submit(f"/attempts/{attempt}/skip", form).status_code == 303
    assert learner.submit(f"/attempts/{attempt}/skip", form).status_code == 303
    db.session.rollback()
    assert db.session.scalars(sa.select(ChoiceMade.choice).where(ChoiceMade.scene == "red")).all() == [None]
    after = learner.get(f"/attempts/{attempt}/scenario").text
    assert heading(after) == "Pay day"
    assert "did not play it" in after
    assert "Bad news, early, in a whole sentence" not in after
    # What was booked are only earlier choices' lines that fell due here.
    assert balance(after) >= before
    transcript = learner.get(f"/attempts/{attempt}/transcript").text
    assert "did not play it" in transcript


def test_a_scene_without_that_offer_cannot_be_skipped(learner):
    attempt = begin(learner)
    assert "Read it instead" not in learner.get(f"/attempts/{attempt}/scenario").text
    assert learner.get(f"/attempts/{attempt}/skip").location == f"/attempts/{attempt}"
    learner.submit(f"/attempts/{attempt}/skip", {"position": "0", "scene": "third-ticket"})
    assert count(ChoiceMade) == 0


def test_pages_need_few_statements_however_long_the_path(learner):
    attempt = begin(learner)
    choose(learner, attempt, "b")
    read_due_lesson(learner, attempt)
    seen: list[str] = []
    sa.event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))

    def statements(path: str) -> int:
        seen.clear()
        assert learner.get(f"/attempts/{attempt}{path}").status_code == 200
        return len([text for text in seen if not text.startswith("BEGIN")])

    short = {page: statements(page) for page in ("/scenario", "/transcript", "/brief")}
    play(learner, attempt, BEST)
    assert {page: statements(page) for page in short} == short
    assert max(short.values()) <= 12
    assert statements("/what-if?from=1") <= 12
