"""What is the learner's alone, over every page of the company at work, every mail, and every role.

Each private text carries a mark with its owner's id. Whoever reads a page may find their own marks; the words of an
answer and of an appeal also a reviewer on the reviewers' pages, and a rating's sentence also who wrote it.
"""

import contextlib
import io
import random
import re
import zipfile
from collections.abc import Iterable

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from app.assessment.models import Appeal, Rating
from app.clock import now
from app.curricula.mails import sections_for
from app.curricula.operations.reconcile import ASSIGNED
from app.db import db, unit_of_work
from app.learning.models import Answer, Attempt, Draft, Reflection
from app.mail.models import Notice
from app.mail.notices import Told
from app.mail.transports import Letter
from app.people.mails import in_language_of
from app.people.models import Person, Role
from app.people.queries.company import addressee
from tests.factories import _add, make_person
from tests.house_rules.world import World, browser_of, build

MARK = re.compile(r"canary-(draft|note|answer|appeal|comment)-(\d+)-")
REVIEWING = ("assessment.review", "assessment.queue", "assessment.appeals", "assessment.appeal_review")
FOR_REVIEWERS = {"answer", "appeal", "comment"}
FRAME = re.compile(r'<input type="hidden" name="csrf_token"[^>]*>|nonce="[^"]*"|data-(csrf|token)="[^"]*"')


def text_of(answer: TestResponse) -> str:
    """A body as text; of an archive or a workbook what is in it."""
    data = answer.get_data()
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.startswith("docProps")]
        return "\n".join(archive.read(name).decode(errors="replace") for name in names)


def plant(world: World) -> int:
    """Put a mark into everything that is somebody's alone; returns how many."""
    planted = 0
    _add(Draft(attempt_id=world.answering, role_play="ingrid-mail", text="", revision=1, saved_at=now()))
    _add(Reflection(attempt_id=world.looking_back, notes={}, saved_at=now()))
    owners = {row.id: row.person_id for row in db.session.execute(sa.select(Attempt.id, Attempt.person_id))}
    writers = {row.id: row.person_id for row in db.session.execute(sa.select(Answer.id, Answer.person_id))}
    with unit_of_work() as session:
        for draft in session.scalars(sa.select(Draft)):
            draft.text = f"canary-draft-{owners[draft.attempt_id]}- {draft.text}"
            planted += 1
        for note in session.scalars(sa.select(Reflection)):
            note.notes = {**note.notes, "question:what-now": f"canary-note-{owners[note.attempt_id]}-"}
            planted += 1
        for answer in session.scalars(sa.select(Answer)):
            answer.text = f"canary-answer-{answer.person_id}- {answer.text}"
            planted += 1
        for appeal in session.scalars(sa.select(Appeal)):
            appeal.reason = f"canary-appeal-{writers[appeal.answer_id]}-"
            planted += 1
        for rating in session.scalars(sa.select(Rating).where(Rating.rater_id.is_not(None))):
            rating.comment = f"canary-comment-{writers[rating.answer_id]}-"
            planted += 1
    return planted


def readers(world: World) -> dict[int, frozenset[Role]]:
    """Somebody of every role alone, a manager without any role, and everybody who has something of their own."""
    found = {make_person(roles=[role]).id: frozenset({role}) for role in Role}
    manager = make_person()
    with unit_of_work() as session:
        session.execute(sa.update(Person).where(Person.id == world.player.id).values(manager_id=manager.id))
        session.execute(sa.update(Person).where(Person.id == world.answer_owner.id).values(manager_id=manager.id))
    found[manager.id] = frozenset()
    for person in (world.player, world.answer_owner, world.answerer):
        found[person.id] = frozenset()
    return found | {world.boss.id: frozenset(Role), world.second_reader.id: frozenset({Role.REVIEWER})}


def foreign(body: str, reader: int, roles: Iterable[Role], endpoint: str) -> list[str]:
    """The marks in a body that the reader may not find there."""
    reviewer = Role.REVIEWER in roles and endpoint in REVIEWING
    return [
        mark.group(0)
        for mark in MARK.finditer(body)
        if int(mark.group(2)) != reader and not (reviewer and mark.group(1) in FOR_REVIEWERS)
    ]


def test_no_page_shows_anybody_elses_own(app: Flask) -> None:
    world = build(app)
    assert plant(world) >= 8
    found = 0
    for reader, roles in readers(world).items():
        browser = browser_of(app, reader)
        for page in world.pages():
            if page.endpoint.startswith(("people.invitation", "people.reset")):
                continue
            answer = browser.get(page.url)
            body = text_of(answer)
            assert foreign(body, reader, roles, page.endpoint) == [], (page.url, reader, sorted(roles))
            found += len(MARK.findall(body))
    assert found > 0, "the marks are where their owners read them"


def test_no_mail_carries_anybodys_words(app: Flask) -> None:
    """Every kind of letter, every line of a digest, to everybody, about every row there is."""
    world = build(app)
    plant(world)
    everybody = list(db.session.scalars(sa.select(Person.id)))
    told = [Told(row.kind, dict(row.ids)) for row in db.session.scalars(sa.select(Notice))]
    assert ASSIGNED in {one.kind for one in told}
    every_id = {
        "answer_id": world.answer_id, "appeal_id": world.appeal_id, "obligation_id": 1, "version_id": 1, "mail_id": 1,
        "change_id": 1, "person_id": world.player.id, "job": "x", "key": "x",
    }  # fmt: skip
    told += [Told(kind, every_id) for kind in app.extensions["notice_writers"]]
    texts = []
    for person in everybody:
        who = addressee(person)
        assert who is not None
        with in_language_of(who):
            texts += [repr(section) for section in sections_for(person, told, now())]
        for composer in app.extensions["composers"].values():
            with contextlib.suppress(KeyError), unit_of_work():
                letter = composer(person, every_id, now())
                texts += [f"{letter.subject} {letter.text}"] if isinstance(letter, Letter) else []
    assert len(texts) > len(everybody)
    assert [text for text in texts if MARK.search(text)] == []


def test_random_proposals_change_no_page_of_anybody_but_the_learner(app: Flask) -> None:
    """With every scorer unqualified. Compared byte by byte, but for tokens that differ with each request."""
    world = build(app)
    plant(world)
    # Learners read their own pages, whose times move on by themselves.
    owners = {*db.session.scalars(sa.select(Answer.person_id)), *db.session.scalars(sa.select(Attempt.person_id))}
    who = {reader: roles for reader, roles in readers(world).items() if reader not in owners}
    browsers = {reader: browser_of(app, reader) for reader in who}
    places = sorted({p.url for p in world.pages() if p.endpoint not in UNSTEADY})

    def pages() -> dict[tuple[int, str], str]:
        return {
            (reader, place): FRAME.sub("", text_of(browser.get(place)))
            for reader, browser in browsers.items()
            for place in places
        }

    pages()  # looks are recorded and claims made with the first visit
    before = pages()
    assert propose(random.Random(7)) > 0
    after = pages()
    assert [key for key in before if before[key] != after[key]] == []


# What differs with every request whoever asks: links that are used up, health figures, the time of a download.
UNSTEADY = ("people.invitation", "people.reset", "admin.health", "healthz")


def propose(rng: random.Random) -> int:
    """A random proposal of a scorer for every answer that no person has rated."""
    rated = sa.select(Rating.answer_id).where(Rating.rater_id.is_not(None))
    waiting = db.session.scalars(sa.select(Answer).where(Answer.rubric_version_id.is_not(None), ~Answer.id.in_(rated)))
    rows = list(waiting)
    with unit_of_work() as session:
        for answer in rows:
            levels = {name: rng.randint(1, 4) for name in ("A1", "A2", "A3", "A4", "A5", "A6")}
            session.add(
                Rating(answer_id=answer.id, rubric_version_id=answer.rubric_version_id, scorer=f"any-{rng.random()}",
                       status=rng.choice(["suggest", "human", "unscorable"]), level=rng.choice([None, 1, 2, 3, 4]),
                       levels=levels, details={}, at=now())
            )  # fmt: skip
    return len(rows)
