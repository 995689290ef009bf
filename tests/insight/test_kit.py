"""The coaching kit: three questions, one example of the weakest criterion, a goal and what came of it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.catalogue.models import ModuleVersion
from app.catalogue.queries.content import load_rubric
from app.clock import now
from app.db import db
from app.engine.skills import Seen
from app.insight.models import Look, PracticeGoal
from app.insight.queries.facts import facts
from app.insight.queries.kit import example_for, with_outcome
from app.insight.queries.tasks import exercises
from app.people.models import Person, Visibility
from tests.factories import _add, make_person
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of


@pytest.fixture
def boss(app: Flask) -> Person:
    company()
    return make_person(name="Marta Lindahl")


@pytest.fixture
def versions(boss: Person) -> tuple[ModuleVersion, ModuleVersion]:
    return two_modules()


def goal(leif: Person, boss: Person, *, ago: float, retest_in: int) -> PracticeGoal:
    at = now() - timedelta(days=ago)
    row: PracticeGoal = _add(
        PracticeGoal(person_id=leif.id, written_by_id=boss.id, competency="C4", text="Name the next update", at=at,
                     retest_on=(now() + timedelta(days=retest_in)).date())
    )  # fmt: skip
    return row


def test_the_example_is_a_sentence_of_an_anchor(app: Flask, versions: tuple[ModuleVersion, ModuleVersion]) -> None:
    shown = example_for("C4", [], exercises())
    assert shown is not None
    rubric = load_rubric(exercises().rubrics[0])
    assert any(shown.sentence in anchor.text for anchor in rubric.anchors)
    assert shown.anchor_level >= 3
    assert shown.criterion == rubric.criterion("A4").name
    assert example_for("C99", [], exercises()) is None


def test_every_column_has_an_example(app: Flask, versions: tuple[ModuleVersion, ModuleVersion]) -> None:
    listed = exercises()
    assert all(example_for(column.id, [], listed) for column in listed.columns)


def test_the_weakest_criterion_comes_first(
    app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]
) -> None:
    leif = make_person(manager_id=boss.id)
    handed_in(leif, versions[0], level=2)
    own = facts([leif.id], at=now())[leif.id]
    [(_version, criterion, level)] = next(iter(own.criteria["C4"].values()))
    assert (criterion, level) == ("A4", 2)


def test_the_person_page_has_the_kit(app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]) -> None:
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    for version in versions:
        handed_in(leif, version, level=1, ago=9)
    page = browser_of(app, boss).get(f"/team/people/{leif.id}").text
    for words in ("Skill, will or system?", "would anybody manage it in this place", "An example answer, level"):
        assert words in page
    assert "Assign a module that trains this" in page
    other = browser_of(app, boss).get(f"/team/people/{leif.id}?competency=C4").text
    assert f"/team/people/{leif.id}/give?competency=C4" in other
    assert '<option value="C4" selected>' in other


def test_the_kit_without_levels(app: Flask) -> None:
    company(Visibility.COMPLETION)
    two_modules()
    boss = make_person()
    leif = make_person(manager_id=boss.id)
    page = browser_of(app, boss).get(f"/team/people/{leif.id}?competency=C4").text
    assert "An example answer, level" in page
    assert browser_of(app, boss).get("/team/kit/C4").status_code == 404


def test_the_teams_kit_names_gaps_by_name(
    app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]
) -> None:
    for n, level in enumerate((1, 3, 3, 3, 1)):
        person = make_person(name=f"{'ZYXWV'[n]} Somebody", manager_id=boss.id)
        for version in versions:
            handed_in(person, version, level=level)
    browser = browser_of(app, boss)
    assert "/team/kit/C1" in browser.get("/team").text
    page = browser.get("/team/kit/C1").text
    assert page.index("V Somebody") < page.index("Z Somebody")
    assert "Y Somebody" not in page
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Look)) == 5, "it is a look at everybody’s level"
    assert browser_of(app, make_person()).get("/team/kit/C1").status_code == 404
    assert browser.get("/team/kit/C99").status_code == 404


def test_a_goal_says_on_its_day_what_came_of_it(
    app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]
) -> None:
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    for version in versions:
        handed_in(leif, version, level=2, ago=60)
    row = goal(leif, boss, ago=30, retest_in=0)
    for version in versions:
        handed_in(leif, version, level=3, ago=10)
    own = facts([leif.id], at=now())[leif.id]
    [told] = with_outcome([row], own, at=now())
    assert told.before is not None
    assert told.after is not None
    assert (told.before.level, told.after.level, told.new) == (2, 3, 2)
    for page in (browser_of(app, boss).get(f"/team/people/{leif.id}").text, browser_of(app, leif).get("/my-data").text):
        assert "When agreed: 2 Practising. On the day: 3 Reliable." in page
        assert "2 answers were handed in between and rated." in page


def test_before_its_day_and_without_anything_new(
    app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]
) -> None:
    leif = make_person(manager_id=boss.id)
    own = facts([leif.id], at=now())[leif.id]
    [early] = with_outcome([goal(leif, boss, ago=1, retest_in=5)], own, at=now())
    assert early.after is None
    [late] = with_outcome([goal(leif, boss, ago=9, retest_in=-1)], own, at=now())
    assert late.after is not None
    assert (late.after.seen, late.new) == (Seen.NOT_YET, 0)
    assert "nothing can be said" in browser_of(app, boss).get(f"/team/people/{leif.id}").text


def test_what_comes_after_its_day_changes_no_outcome(
    app: Flask, boss: Person, versions: tuple[ModuleVersion, ModuleVersion]
) -> None:
    leif = make_person(manager_id=boss.id)
    for version in versions:
        handed_in(leif, version, level=2, ago=60)
    row = goal(leif, boss, ago=30, retest_in=-5)
    for version in versions:
        handed_in(leif, version, level=3, ago=1)
    own = facts([leif.id], at=now())[leif.id]
    [told] = with_outcome([row], own, at=now())
    assert told.after is not None
    assert (told.after.level, told.new) == (2, 0)


def test_in_a_narrower_mode_only_the_learner_reads_the_outcome(app: Flask) -> None:
    company(Visibility.COMPLETION)
    versions = two_modules()
    boss = make_person()
    leif = make_person(manager_id=boss.id)
    for version in versions:
        handed_in(leif, version, level=2, ago=60)
    goal(leif, boss, ago=30, retest_in=0)
    for version in versions:
        handed_in(leif, version, level=3, ago=10)
    assert "When agreed" not in browser_of(app, boss).get(f"/team/people/{leif.id}").text
    assert "When agreed" in browser_of(app, leif).get("/my-data").text
