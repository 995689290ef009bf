"""The author's pages: difference, publishing with care, second reader, withdrawing."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.authoring.queries.differences import previews
from app.catalogue.models import ModuleVersion
from app.catalogue.queries import current_version
from app.catalogue.shelf import read_shelf
from app.db import db
from app.learning.models import Attempt
from app.people.models import Role
from app.settings import Settings
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, publish_m2, sign_in

SCENARIO = "storming-phase/week-five/scenario.yaml"


@pytest.fixture
def folder(app: Flask, tmp_path: Path) -> Path:
    """A copy of the shipped courses that the application publishes from, with version 1 published."""
    root = Path(shutil.copytree(Settings().courses, tmp_path / "courses"))
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], courses=root)
    make_company()
    publish_m2()
    return root


def author(app: Flask, *roles: Role) -> Browser:
    browser = app.test_client()
    sign_in(browser, make_person(roles=(Role.AUTHOR, *roles)))
    assert isinstance(browser, Browser)
    return browser


def learner_in_the_middle(app: Flask) -> Browser:
    """Somebody who has chosen B in the first scene and stands before the second."""
    browser = app.test_client()
    sign_in(browser, make_person())
    assert isinstance(browser, Browser)
    browser.submit("/modules/week-five/start")
    attempt = db.session.scalars(sa.select(Attempt.id).order_by(Attempt.id.desc())).first()
    browser.submit(f"/attempts/{attempt}/brief")
    browser.submit(f"/attempts/{attempt}/lessons/the-person-first", {"do": "finish"})
    browser.submit(f"/attempts/{attempt}/choices", {"position": "0", "scene": "third-ticket", "choice": "b"})
    return browser


def edit(root: Path) -> None:
    """Choice B of the scene "Yes or no" leads on to another scene; the figures, which differ then, are left out."""
    path = root / SCENARIO
    text = path.read_text()
    start = text.index("      - id: b", text.index("  - id: yes-or-no"))
    path.write_text(text[:start] + text[start:].replace("to: second-eyes", "to: red", 1))
    head = path.with_name("module.yaml")
    text = head.read_text()
    head.write_text(text[: text.index("figures:")])


def shown_hash(root: Path) -> str:
    [preview] = previews(read_shelf(root, today=NOON.date()), only="week-five")
    return preview.source_hash


def test_the_list_shows_each_module_with_its_version(app: Flask, folder: Path) -> None:
    text = author(app).get("/courses").get_data(as_text=True)
    assert "Week five" in text
    assert "offered" in text


def test_a_version_shows_its_story_with_the_figures_of_every_path(app: Flask, folder: Path) -> None:
    text = author(app).get("/courses/week-five/versions/1").get_data(as_text=True)
    assert "553" in text
    assert "0 to 92" in text
    assert 'id="scene-yes-or-no"' in text


def test_without_an_edit_there_is_nothing_to_publish(app: Flask, folder: Path) -> None:
    text = author(app).get("/courses/week-five/changes").get_data(as_text=True)
    assert "There is nothing to publish" in text


def test_the_difference_names_the_scene_and_who_stands_there(app: Flask, folder: Path) -> None:
    learner_in_the_middle(app)
    edit(folder)
    text = author(app).get("/courses/week-five/changes").get_data(as_text=True)
    assert "Choice B of “Yes or no” now leads to “Red”, before to “" in text
    assert "1 person in the scene “Yes or no”, on version 1" in text
    assert "this scene changes" in text
    assert "They finish on the version they began with" in text
    assert "No score, no completion and no obligation changes in retrospect." in text


def test_publishing_makes_a_version_and_the_learner_goes_on_in_the_old_one(app: Flask, folder: Path) -> None:
    learner = learner_in_the_middle(app)
    attempt = db.session.scalars(sa.select(Attempt.id)).first()
    edit(folder)
    answer = author(app).submit("/courses/week-five/publish", {"source_hash": shown_hash(folder)})
    assert answer.status_code == 303
    newest = current_version("week-five")
    assert newest is not None
    assert (newest.number, newest.origin) == (2, "company")
    learner.submit(f"/attempts/{attempt}/choices", {"position": "1", "scene": "yes-or-no", "choice": "a"})
    text = learner.get(f"/attempts/{attempt}", follow_redirects=True).get_data(as_text=True)
    assert "A date you can stand on" in text or "Second eyes" in text
    kept = db.session.scalars(sa.select(ModuleVersion.number).join(Attempt)).all()
    assert list(kept) == [1]


def test_files_that_changed_after_the_look_are_not_published(app: Flask, folder: Path) -> None:
    edit(folder)
    seen = shown_hash(folder)
    path = folder / "storming-phase" / "week-five" / "brief.md"
    path.write_text(path.read_text() + "\nAnd one word more.\n")
    assert author(app).submit("/courses/week-five/publish", {"source_hash": seen}).status_code == 409
    newest = current_version("week-five")
    assert newest is not None
    assert newest.number == 1


def test_files_with_a_mistake_show_its_line_and_no_button(app: Flask, folder: Path) -> None:
    path = folder / SCENARIO
    path.write_text(path.read_text().replace("to: yes-or-no", "to: yes-or-maybe", 1))
    browser = author(app)
    text = browser.get("/courses/week-five/changes").get_data(as_text=True)
    assert "unknown-target" in text
    assert "Publish version" not in text
    assert browser.submit("/courses/week-five/publish", {"source_hash": "x"}).status_code == 404
    assert "unknown-target" in browser.get("/courses").get_data(as_text=True)


def test_a_withdrawn_module_cannot_be_begun_but_is_finished(app: Flask, folder: Path) -> None:
    learner = learner_in_the_middle(app)
    attempt = db.session.scalars(sa.select(Attempt.id)).first()
    browser = author(app)
    assert browser.submit("/courses/week-five/withdraw").status_code == 303
    other = app.test_client()
    sign_in(other, make_person())
    assert isinstance(other, Browser)
    assert other.submit("/modules/week-five/start").status_code == 404
    assert "Week five" not in other.get("/modules").get_data(as_text=True)
    assert learner.get(f"/attempts/{attempt}", follow_redirects=True).status_code == 200
    assert "withdrawn" in browser.get("/courses").get_data(as_text=True)
    publish_m2_again_changes_nothing(app)
    browser.submit("/courses/week-five/offer")
    assert other.submit("/modules/week-five/start").status_code == 303


def publish_m2_again_changes_nothing(app: Flask) -> None:
    """A restart publishes what ships; a withdrawn module stays withdrawn, also when what ships has changed."""
    root = app.config["SETTINGS"].courses
    path = root / "storming-phase" / "week-five" / "module.yaml"
    path.write_text(path.read_text().replace("title: Week five", "title: Week six"))
    result = app.test_cli_runner().invoke(args=["courses", "publish", "--shipped"])
    assert "was withdrawn" in result.output, result.output
    assert current_version("week-five") is None


def test_a_second_author_has_to_agree_where_the_company_wants_it(app: Flask, folder: Path) -> None:
    first, second = author(app, Role.ADMINISTRATOR), author(app)
    first.submit("/courses/second-reader", {"wanted": "yes"})
    edit(folder)
    seen = {"source_hash": shown_hash(folder)}
    assert first.submit("/courses/week-five/publish", seen).status_code == 409
    assert second.submit("/courses/week-five/agree", seen).status_code == 404
    first.submit("/courses/week-five/propose", seen)
    assert first.submit("/courses/week-five/agree", seen).status_code == 409
    assert "Proposed by" in second.get("/courses/week-five/changes").get_data(as_text=True)
    second.submit("/courses/week-five/agree", seen)
    assert first.submit("/courses/week-five/publish", seen).status_code == 303
    newest = current_version("week-five")
    assert newest is not None
    assert newest.number == 2


def test_agreement_is_for_these_files_only(app: Flask, folder: Path) -> None:
    first, second = author(app, Role.ADMINISTRATOR), author(app)
    first.submit("/courses/second-reader", {"wanted": "yes"})
    edit(folder)
    seen = {"source_hash": shown_hash(folder)}
    first.submit("/courses/week-five/propose", seen)
    second.submit("/courses/week-five/agree", seen)
    path = folder / "storming-phase" / "week-five" / "brief.md"
    path.write_text(path.read_text() + "\nAnd one word more.\n")
    assert first.submit("/courses/week-five/publish", {"source_hash": shown_hash(folder)}).status_code == 409
    result = app.test_cli_runner().invoke(args=["courses", "publish", str(folder)])
    assert result.exit_code == 1
    assert "Nothing was published" in result.output


def test_only_an_administrator_decides_about_second_readers(app: Flask, folder: Path) -> None:
    assert author(app).submit("/courses/second-reader", {"wanted": "yes"}).status_code == 403


def test_a_module_that_does_not_exist_is_missing(app: Flask, folder: Path) -> None:
    browser = author(app)
    for path in ("/courses/nothing", "/courses/nothing/changes", "/courses/week-five/versions/9"):
        assert browser.get(path).status_code == 404
    assert browser.submit("/courses/nothing/withdraw").status_code == 404
