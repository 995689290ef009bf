"""The company's story: HR assigns by a rule, somebody learns, reviewers rate, the manager sees a gap, everybody sees
who looked."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from app.catalogue.queries import current_version, load_module
from app.clock import now
from app.curricula import jobs as curricula_jobs
from app.curricula.mails import digest
from app.db import begin_write, db, unit_of_work
from app.engine.course.model import Module
from app.insight.operations.targets import seed_targets
from app.insight.queries.tasks import competencies
from app.jobs.edge import commit_and_wake
from app.mail.models import OutboxMail
from app.mail.transports import Letter
from app.people.models import Company, Person, Role, Visibility
from tests.assessment.handed_in import GOOD
from tests.browser.conftest import NewVisitor
from tests.browser.house import House, Resident
from tests.browser.module_story import ModulePlayer
from tests.browser.visitor import Visitor
from tests.curricula.assigning import assign, save
from tests.factories import make_department, publish_module

SHORT = "It is not done yet, and I am sorry. I ring you tomorrow at noon, whatever the test says."
PUBLIC = (
    "I work for Fennbrook as a network engineer. If her alarm is dead, ring our care team now: they answer all night."
)
TEXTS = {"ingrid-mail": GOOD, "ring-ingrid": SHORT, "dani-post": PUBLIC, "two-stars": PUBLIC}
# Read across the whole answer: no sentence decides.
WHOLE = ("A6", "B6")
LOWEST, HIGHER = 1, 2


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A company whose managers have seen levels for two years."""
    house = House(tmp_path_factory.mktemp("company"))
    house.prepare()

    def furnish() -> None:
        publish_module("twenty-two-comments")
        with unit_of_work():
            begin_write()
            row = db.session.scalars(sa.select(Company)).one()
            row.visibility, row.created_at = Visibility.LEVELS.value, now() - timedelta(days=730)
            seed_targets(competencies=competencies(), at=now() - timedelta(days=400))

    house.inside(furnish)
    house.installation.start()
    yield house
    house.close()


def module(house: House, module_id: str) -> Module:
    """The published module."""

    def load() -> Module:
        version = current_version(module_id)
        assert version is not None
        return load_module(version.id)

    return house.inside(load)


class Colleague:
    """Somebody at a window of their own."""

    def __init__(self, visitor: Visitor, who: Resident, door: str = "/") -> None:
        self.visitor, self.page, self.who = visitor, visitor.page, who
        self.visitor.go(door)
        self.page.get_by_label("E-mail").fill(who.email)
        self.page.get_by_label("Password").fill(who.password)
        self.press("Sign in")

    def press(self, label: str | re.Pattern[str], kind: str = "button") -> None:
        """Use a button or link of the page's main part and arrive."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role(kind, name=label).first.click()  # type: ignore[arg-type]

    def tick(self, name: str, value: str) -> None:
        """Choose a box by name and value."""
        self.page.locator(f"main input[name='{name}'][value='{value}']").check()

    def says(self, words: str | re.Pattern[str]) -> None:
        """The page's main part says so."""
        expect(self.page.locator("main")).to_contain_text(words)


def assign_by_rule(hr: Colleague, department_id: int, name: str) -> None:
    """A curriculum of both modules, a rule for a department; the names before anything is saved."""
    hr.visitor.go("/assign/curricula/new")
    hr.page.get_by_label("Title").fill("Service starters")
    for place, module_id in enumerate(("week-five", "twenty-two-comments"), 1):
        hr.page.locator(f"[name='place-{module_id}']").fill(str(place))
    hr.page.locator("[name=objective]").fill("Fewer customers who explain twice")
    hr.press("Save")
    hr.says("Service starters")
    hr.visitor.go("/assign")
    hr.press("Write a rule")
    hr.tick("departments", str(department_id))
    hr.press("Next")
    offered = hr.page.locator("[name=content] option", has_text="Service starters")
    hr.page.locator("[name=content]").select_option(offered.get_attribute("value"))
    hr.press("Next")
    hr.tick("anchor", "match")
    hr.page.locator("[name=count]").fill("30")
    hr.press("Next")
    hr.press("Show the names")
    hr.visitor.look("preview")
    hr.says(name)
    hr.says("Nothing is saved yet")
    hr.page.locator("[name=title]").fill("Support starters")
    hr.press(re.compile("Save rule and assign"))


def rate(reviewer: Colleague, answer_id: int, level: int) -> None:
    """The same level throughout, the first sentence for every criterion that has one."""
    reviewer.visitor.go("/review")
    with reviewer.page.expect_navigation():
        reviewer.page.locator(f"form[action='/review/{answer_id}/claim'] button").click()
    for group in reviewer.page.locator("[id^='level-']").all():
        criterion = (group.get_attribute("id") or "").removeprefix("level-")
        reviewer.page.locator(f"input[name=level-{criterion}][value='{level}']").check()
        if criterion not in WHOLE:
            group.locator("summary").first.click()
            group.locator(f"input[name=sentence-{criterion}]").first.check()
    reviewer.press("Save and compare")
    expect(reviewer.page.locator("h1")).to_have_text("Your rating is saved")


def a_working_morning() -> datetime:
    """Ten in the morning, UTC, of the next Monday: working time in Brussels too."""
    today = now().astimezone(UTC)
    return (today + timedelta(days=7 - today.weekday())).replace(hour=10, minute=0)


def letter_to(house: House, person_id: int) -> Letter:
    """What the next digest says; the clock of the test is put to a working morning."""

    def write() -> Letter:
        at = a_working_morning()
        with commit_and_wake():
            curricula_jobs.gather(str(person_id), at)
        rows = sa.select(OutboxMail).where(OutboxMail.person_id == person_id, OutboxMail.kind == "digest")
        mail = db.session.scalars(rows).one()
        letter = digest(person_id, {**mail.ids, "mail_id": mail.id}, at)
        assert isinstance(letter, Letter)
        return letter

    return house.inside(write)


def wait_until_assigned(learner: Colleague) -> None:
    """The worker assigns within moments; home is loaded again until it has."""
    for _n in range(60):
        learner.visitor.go("/")
        if learner.page.get_by_text("Support starters").count():
            return
        learner.page.wait_for_timeout(500)
    raise AssertionError("nothing was assigned")


def test_from_a_rule_to_the_gap_and_who_looked(company: House, visit: NewVisitor) -> None:
    def visitor(**values: object) -> Visitor:
        return visit(url=company.url, axe=False, **values)

    support = company.inside(lambda: make_department("Support").id)
    reading = company.inside(lambda: make_department("Quality").id)
    hr, boss, leif = company.add(Role.HR), company.add(), company.add()
    readers = [company.add(Role.REVIEWER), company.add(Role.REVIEWER)]

    def place() -> None:
        with unit_of_work() as session:
            begin_write()
            for reader in readers:
                session.get_one(Person, reader.id).department_id = reading
            row = session.get_one(Person, leif.id)
            row.department_id, row.manager_id = support, boss.id

    company.inside(place)
    office = Colleague(visitor(), hr)
    assign_by_rule(office, support, leif.name)

    learner = Colleague(visitor(), leif)
    wait_until_assigned(learner)
    learner.says("Week five")
    letter = letter_to(company, leif.id)
    assert "Week five" in letter.text
    assert "Support starters" in letter.text

    five = ModulePlayer(learner.visitor, module(company, "week-five"), TEXTS)
    five.play()
    manager = Colleague(visitor(), boss)
    manager.visitor.go("/team")
    manager.says("1 answer waits for a person")
    manager.visitor.look("team-waiting")
    first = Colleague(visitor(), readers[0])
    rate(first, five.answers[0], LOWEST)
    manager.visitor.go("/team")
    manager.says("one piece so far: Starting")

    comments = ModulePlayer(learner.visitor, module(company, "twenty-two-comments"), TEXTS)
    comments.play()
    rate(first, comments.answers[0], LOWEST)
    manager.visitor.go("/team")
    levels_for_two_only(manager, leif.name)
    open_evidence_and_assign(manager, leif)
    hr_reads_the_file(office, leif.name)
    learner_sees_who_looked(learner, boss.name)
    appeal(learner, five.answers[0], Colleague(visitor(), readers[1]))


def levels_for_two_only(manager: Colleague, name: str) -> None:
    """Both tasks ask for listening and resolving; whatever else they ask for was seen once."""
    manager.visitor.look("team-levels")
    cells = manager.page.locator("table.heat tbody tr").first.get_by_role("link").all()
    told = [cell.get_attribute("aria-label") or "" for cell in cells[1:]]
    with_level = sorted(line.split(":")[0].removeprefix(f"{name}, ") for line in told if "1 Starting, 2 pieces" in line)
    assert with_level == ["Listen and empathise", "Resolve and recover"], told


def open_evidence_and_assign(manager: Colleague, leif: Resident) -> None:
    """From the cell to the tasks behind it, and a module from there."""
    manager.visitor.go(f"/team/people/{leif.id}/C1")
    manager.visitor.look("evidence")
    manager.says("counts as Starting")
    manager.says("between 1.0 and")
    manager.press(re.compile("Assign “Week five”"), "link")
    manager.press("See what it adds")
    manager.visitor.look("give")


def hr_reads_the_file(office: Colleague, name: str) -> None:
    """Completion and its reason stand in the CSV; no level does."""
    office.visitor.go("/reports/assigned")
    office.visitor.look("report")
    with office.page.expect_download() as download:
        office.page.get_by_role("button", name=re.compile("CSV")).first.click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    own = [row for row in rows if name in row]
    assert {"Week five", "Twenty-two comments and counting"} <= {cell for row in own for cell in row}
    assert all("Support starters" in " ".join(row) for row in own)
    assert "Starting" not in " ".join(" ".join(row) for row in rows)


def learner_sees_who_looked(learner: Colleague, boss: str) -> None:
    """My data names the manager."""
    learner.visitor.go("/my-data")
    learner.visitor.look("my-data")
    expect(learner.page.locator("#looked")).to_contain_text(boss)


def appeal(learner: Colleague, answer_id: int, second: Colleague) -> None:
    """One criterion again, by somebody else; what it counts goes up and both ratings stay."""
    learner.visitor.go(f"/answers/{answer_id}/appeal")
    learner.tick("criterion", "A1")
    learner.tick("sentence", "1")
    learner.page.locator("#text").fill("I name her people and the day in my first sentence.")
    learner.press("Ask another reviewer")
    second.visitor.go("/review/appeals")
    second.press(re.compile("Week five"), "link")
    second.visitor.look("appeal")
    second.tick("level", str(HIGHER))
    second.page.locator("textarea").fill("The number of people stands there before any plan.")
    second.press("Answer the appeal")
    learner.visitor.go(f"/answers/{answer_id}/appeal")
    learner.says("It counts as Partial now")


def test_somebody_who_moves_keeps_what_still_holds(company: House, visit: NewVisitor) -> None:
    """Begun: optional. Asked for on both sides: stays, with the other reason. Nothing of the old side is left."""
    desk = company.inside(lambda: make_department("Desk").id)
    campaigns = company.inside(lambda: make_department("Campaigns").id)
    hr, mover = company.add(Role.HR), company.add()

    def furnish() -> None:
        at = now()
        actor = db.session.get_one(Person, hr.id)
        for title, place, module_id in (
            ("Desk rule", desk, "week-five"), ("Desk rule two", desk, "twenty-two-comments"),
            ("Campaign rule", campaigns, "twenty-two-comments"),
        ):  # fmt: skip
            audience = {"kind": "all", "parts": [{"kind": "department", "ids": [place]}]}
            save(actor, at=at, title=title, module_id=module_id, audience=audience)
        with unit_of_work() as session:
            begin_write()
            session.get_one(Person, mover.id).department_id = desk
        assign(at)

    company.inside(furnish)
    learner = Colleague(visit(url=company.url, axe=False), mover)
    learner.says("Desk rule")
    # The brief, a lesson and the first scene: begun is what has a choice.
    ModulePlayer(learner.visitor, module(company, "week-five"), TEXTS).begin(3)
    office = Colleague(visit(url=company.url, axe=False), hr)
    office.visitor.go(f"/people/{mover.id}/change")
    office.page.locator("[name=department_id]").select_option(str(campaigns))
    office.press("Save")
    office.visitor.go(f"/assign/people/{mover.id}")
    for _n in range(60):
        if office.page.get_by_text("optional").count():
            break
        office.page.wait_for_timeout(500)
        office.page.reload()
    office.visitor.look("assigned-after-move")
    begun, kept = office.page.locator("ul.rows li").all()[:2]
    if "Week five" not in begun.inner_text():
        begun, kept = kept, begun
    expect(begun).to_contain_text("optional")
    expect(kept).to_contain_text("open")
    expect(kept).to_contain_text("Campaign rule")
    learner.visitor.go("/")
    learner.says("Campaign rule")
    expect(learner.page.get_by_role("list", name="In progress")).to_contain_text("Week five")
    expect(learner.page.locator("main")).not_to_contain_text("Desk rule two")
