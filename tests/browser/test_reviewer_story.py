"""A reviewer's story: by number keys and selected text, by the Tab key, and without JavaScript by checkboxes."""

from playwright.sync_api import expect

from app.db import db
from app.people.models import Person, Role
from tests.assessment.handed_in import scored
from tests.browser.conftest import NewVisitor
from tests.browser.hands import Keyboard, Mouse
from tests.browser.house import House, Resident
from tests.browser.learner_story import Learner
from tests.browser.reviewer_story import COMMENT, Reviewer


def answer_of(house: House, who: Resident) -> int:
    """A handed-in answer of this person, with the scorer's draft."""
    return house.inside(lambda: scored(person=db.session.get_one(Person, who.id)).id)


def test_by_number_keys_and_selected_text(house: House, visit: NewVisitor) -> None:
    writer = house.add()
    answer_id = answer_of(house, writer)
    reviewer = Reviewer(visit(), Mouse(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.rate_by_keys()
    reviewer.save()
    learner = Learner(visit(), Mouse(), writer)
    learner.see_confirmed(answer_id)
    expect(learner.page.get_by_text(COMMENT)).to_be_visible()


def test_a_level_then_its_sentences_by_keys_alone(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(), Keyboard(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.rate_by_keys_alone()
    reviewer.save()


def test_escape_goes_back_to_the_level(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(axe=False), Keyboard(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.page.keyboard.press("3")
    expect(reviewer.page.locator("input[name=sentence-A1]").first).to_be_focused()
    reviewer.page.keyboard.press("Escape")
    expect(reviewer.page.locator("input[name=level-A1][value='3']")).to_be_focused()
    # Without a sentence Enter does not go on either.
    reviewer.page.keyboard.press("Enter")
    expect(reviewer.page.locator("input[name=sentence-A1]").first).to_be_focused()


def test_by_keyboard_alone(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(axe=False), Keyboard(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.rate_by_boxes()
    reviewer.save()


def test_on_a_narrow_screen(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(width=360), Mouse(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.refused_without_evidence()


def test_without_javascript_by_checkboxes(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(scripts=False), Mouse(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    reviewer.rate_by_boxes()
    reviewer.save()


def test_unsaved_work_is_guarded(house: House, visit: NewVisitor) -> None:
    answer_id = answer_of(house, house.add())
    reviewer = Reviewer(visit(axe=False), Mouse(), house.add(Role.REVIEWER))
    reviewer.sign_in()
    reviewer.take(answer_id)
    asked: list[str] = []
    reviewer.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reviewer.page.keyboard.press("3")
    reviewer.page.goto("/")
    assert asked == ["beforeunload"]
