"""A company at work: people at every stage of “Week five”, so that every page can be asked for and shows rows."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask

from app.assessment.operations.appeals import open_appeal
from app.clock import now
from app.db import db, unit_of_work
from app.learning.models import Answer, Attempt
from app.learning.operations.answers import submit_answer
from app.mail.models import OutboxMail
from app.people.fewer_mails import fewer_link
from app.people.models import PeopleUpload, Person, Role, Visibility
from app.people.operations.tokens import TokenKind, make_token
from tests.assessment.handed_in import hand_in, rated, scored
from tests.conftest import NOON, Browser
from tests.factories import _add, make_company, make_department, make_person, sign_in
from tests.house_rules.assigned import PAGES as ASSIGNMENT_PAGES
from tests.house_rules.assigned import build_assignment
from tests.house_rules.policied import PAGES as POLICY_PAGES
from tests.house_rules.policied import build_policies
from tests.house_rules.reported import report_pages
from tests.insight.team_world import two_modules
from tests.learning.at_step import attempt_before
from tests.learning.story import BEST, begin, choose, play, present_scene, read_due_lesson

PEOPLE = "email,name,jobs,zone\nrosa@norvale.example,Rosa Lund,service,Europe/Brussels\nnot-an-address,No,service,\n"
SKIPPABLE = "red"
EVERY_ROLE = tuple(Role)


@dataclass(frozen=True)
class Page:
    """One address of a rule, and who asks for it (nobody, if empty)."""

    endpoint: str
    url: str
    person_id: int | None


@dataclass(frozen=True)
class World:
    """Who and what there is."""

    boss: Person
    department_id: int
    upload_id: int
    player: Person
    playing: int
    told: int
    answering: int
    answerer: Person
    checking: int
    checker: Person
    looking_back: int
    looker: Person
    answer_id: int
    answer_owner: Person
    appeal_id: int
    second_reader: Person
    waiting_id: int
    unread_id: int
    unread_owner: Person
    call_id: int
    caller: Person
    invitation: str
    reset: str

    def pages(self) -> list[Page]:
        """At least one page of every rule that is read with GET."""
        boss = self.boss.id
        return [
            *(Page(endpoint, url, boss) for endpoint, url in _PLAIN.items()),
            *(Page(endpoint, url, boss) for endpoint, url in report_pages()),
            *(Page(endpoint, url, None) for endpoint, url in _DOORS.items()),
            Page("people.invitation", f"/invitation/{self.invitation}", None),
            Page("people.reset", f"/reset/{self.reset}", None),
            Page("people.fewer_mails", urlsplit(fewer_link(self.player.id)).path, None),
            Page("curricula.module", "/modules/week-five", boss),
            *self._people_pages(),
            *self._player_pages(),
            *self._answer_pages(),
            *self._insight_pages(),
        ]

    def _people_pages(self) -> list[Page]:
        person, upload = f"/people/{self.player.id}", f"/people/imports/{self.upload_id}"
        pages = {
            "admin.person": person,
            "admin.change_person_form": f"{person}/change",
            "admin.change_department_form": f"/people/departments/{self.department_id}",
            "admin.people_import": upload,
            "admin.failed_rows": f"{upload}/failed.csv",
        }
        return [Page(endpoint, url, self.boss.id) for endpoint, url in pages.items()]

    def _player_pages(self) -> list[Page]:
        own, done = f"/attempts/{self.playing}", f"/attempts/{self.told}"
        player, checker, looker = self.player.id, self.checker.id, self.looker.id
        teller = self.answer_owner.id
        return [
            Page("learning.resume", own, player),
            Page("learning.brief", f"{own}/brief", player),
            Page("learning.lesson", f"{own}/lessons/the-person-first", player),
            Page("learning.scenario", f"{own}/scenario", player),
            Page("learning.scenario", f"{done}/scenario", teller),
            Page("learning.skip", f"{own}/skip", player),
            Page("learning.picture", f"{own}/media/none.png", player),
            Page("learning.transcript", f"{done}/transcript", teller),
            Page("learning.what_if", f"{done}/what-if", teller),
            Page("learning.check", f"/attempts/{self.checking}/checks/first-sentence", checker),
            Page("learning.reflection", f"/attempts/{self.looking_back}/reflection", looker),
            Page("learning.reflection_draft", f"/attempts/{self.looking_back}/reflection/draft", looker),
            Page("learning.record", f"/attempts/{self.looking_back}/record", looker),
        ]

    def _answer_pages(self) -> list[Page]:
        role_play = f"/attempts/{self.answering}/role-plays/ingrid-mail"
        owner, answer = self.answer_owner.id, f"/answers/{self.answer_id}"
        return [
            Page("assessment.answer", role_play, self.answerer.id),
            Page("assessment.draft", f"{role_play}/draft", self.answerer.id),
            Page("assessment.feedback", f"{answer}/feedback", owner),
            Page("assessment.state", f"{answer}/state", owner),
            Page("assessment.feedback", f"/answers/{self.unread_id}/feedback", self.unread_owner.id),
            Page("assessment.examples", f"/answers/{self.call_id}/examples", self.caller.id),
            Page("assessment.example", f"{answer}/examples/A4-1", owner),
            Page("assessment.tries", f"{answer}/tries", owner),
            Page("assessment.review", f"/review/{self.waiting_id}", self.boss.id),
            Page("assessment.appeal", f"{answer}/appeal", owner),
            Page("assessment.appeals", "/review/appeals", self.second_reader.id),
            Page("assessment.appeal_review", f"/review/appeals/{self.appeal_id}", self.second_reader.id),
        ]

    def _insight_pages(self) -> list[Page]:
        person = f"/team/people/{self.player.id}"
        return [
            Page("insight.person", person, self.boss.id),
            Page("insight.evidence", f"{person}/C1", self.boss.id),
            Page("insight.kit", "/team/kit/C1", self.boss.id),
            Page("insight.give", f"{person}/give?competency=C1&module=week-six&due=2099-01-01", self.boss.id),
            Page("insight.my_data", "/my-data", self.answer_owner.id),
        ]


_PLAIN = {
    **ASSIGNMENT_PAGES,
    **POLICY_PAGES,
    "curricula.home": "/",
    "curricula.browse": "/modules",
    "curricula.done": "/done",
    "people.profile": "/profile",
    "assessment.queue": "/review",
    "admin.health": "/administration/health",
    "admin.mail": "/administration/mail",
    "admin.people": "/people",
    "admin.search_again": "/people/search",
    "admin.export_people": "/people/list.csv",
    "admin.new_person": "/people/new",
    "admin.departments": "/people/departments",
    "admin.new_import": "/people/imports/new",
    "admin.import_example": "/people/imports/example.csv",
    "insight.team": "/team",
    "insight.my_data": "/my-data",
    "insight.download": "/my-data/download",
    "insight.how": "/how-this-is-counted",
    "insight.messages": "/people/messages",
    "insight.visibility": "/administration/visibility",
    "authoring.modules": "/courses",
    "authoring.module": "/courses/week-five",
    "authoring.version": "/courses/week-five/versions/1",
    "authoring.changes": "/courses/week-five/changes",
    "authoring.rubric": "/courses/rubrics/storming-reply",
}
_DOORS = {
    "people.sign_in": "/sign-in",
    "people.first_start": "/first-start",
    "people.forgot": "/forgot-password",
    "people.asked": "/forgot-password/asked",
    "admin.healthz": "/healthz",
}


def build(app: Flask) -> World:
    """Make the company. Ids only depend on the order here."""
    make_company(visibility=Visibility.LEVELS.value)
    department = make_department()
    two_modules()
    boss = make_person(roles=EVERY_ROLE, department_id=department.id)
    player = make_person(department_id=department.id, manager_id=boss.id)
    owner, answerer, checker, looker, unread_owner, caller = (
        make_person(department_id=department.id) for _n in range(6)
    )
    playing, told = _play_some(app, player), _play_all(app, owner)
    build_work(boss)
    answering = attempt_before("role-play:ingrid-mail", person=answerer).id
    answer = _two_tries(owner, told)
    rated(answer, boss)
    waiting = scored(person=make_person())
    second_reader = make_person(roles=[Role.REVIEWER])
    with unit_of_work():
        appeal = open_appeal(
            answer_id=answer.id, criterion="A1", span=(0, 6), reason="I do.", actor_id=owner.id, at=NOON
        ).id
    _add(OutboxMail(kind="invitation", person_id=player.id, ids={}, created_at=NOON, not_before=NOON, held=True))
    with unit_of_work():
        invitation = make_token(person_id=player.id, kind=TokenKind.INVITATION, at=now())
        reset = make_token(person_id=owner.id, kind=TokenKind.RESET, at=now())
    return World(
        boss=boss,
        department_id=department.id,
        upload_id=_add(PeopleUpload(by_id=boss.id, created_at=now(), content=PEOPLE)).id,
        player=player,
        playing=playing,
        told=told,
        answering=answering,
        answerer=answerer,
        checking=attempt_before("checks", person=checker).id,
        checker=checker,
        looking_back=attempt_before("reflection", person=looker).id,
        looker=looker,
        answer_id=answer.id,
        answer_owner=owner,
        appeal_id=appeal,
        second_reader=second_reader,
        waiting_id=waiting.id,
        unread_id=hand_in(person=unread_owner).id,
        unread_owner=unread_owner,
        call_id=_ring_ingrid(caller),
        caller=caller,
        invitation=invitation,
        reset=reset,
    )


def build_work(boss: Person) -> None:
    """What people have to do: modules, and a policy."""
    build_assignment(boss)
    build_policies(boss)


def enlarge(app: Flask, world: World, *, by: int) -> None:
    """More of everything a list may show: people, sessions, attempts, answers, ratings."""
    for _n in range(by):
        person = make_person()
        rated(scored(person=person), world.boss)
        hand_in(person=make_person())
        for one in (world.boss, world.player, world.answer_owner):
            sign_in(app.test_client(), one)


def browser_of(app: Flask, person_id: int | None) -> Browser:
    """A browser in which this person is signed in."""
    browser = app.test_client()
    assert isinstance(browser, Browser)
    if person_id is not None:
        sign_in(browser, db.session.get_one(Person, person_id))
    return browser


def _play_some(app: Flask, person: Person) -> int:
    """To the scene that may be skipped for its content."""
    browser = browser_of(app, person.id)
    attempt_id = begin(browser)
    while True:
        read_due_lesson(browser, attempt_id)
        scene = present_scene(browser, attempt_id)
        if scene["scene"] == SKIPPABLE:
            return attempt_id
        choose(browser, attempt_id, BEST[scene["scene"]], **scene)


def _play_all(app: Flask, person: Person) -> int:
    browser = browser_of(app, person.id)
    attempt_id = begin(browser)
    play(browser, attempt_id, BEST)
    browser.submit(f"/attempts/{attempt_id}/scenario")
    return attempt_id


def _two_tries(person: Person, attempt_id: int) -> Answer:
    """The first one, read by the scorer; a second one waits."""
    first = scored(person=person, attempt=_attempt(attempt_id))
    hand_in("Ingrid, the fault is ours, and by 16:00 you have the file.", attempt=_attempt(attempt_id))
    return first


def _attempt(attempt_id: int) -> Attempt:
    return db.session.get_one(Attempt, attempt_id)


def _ring_ingrid(person: Person) -> int:
    attempt = attempt_before("role-play:ring-ingrid", person=person)
    with unit_of_work():
        return submit_answer(
            attempt_id=attempt.id,
            role_play="ring-ingrid",
            client_key="the-call-itself",
            text="It is not done. Two homes are still wrong across midnight, and Friday is safe all the same.",
            actor_id=person.id,
            at=NOON,
        ).id
