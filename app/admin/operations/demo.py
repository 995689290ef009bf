"""Loading the demo company, and clearing everything to begin for real."""

import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.admin.demo.answers import ANSWERS, DRAFT, MODULE, RATED, REVIEWER, ROLE_PLAY
from app.admin.demo.people import COMPANY, DEPARTMENTS, PEOPLE, ZONE, DemoPerson
from app.assessment.operations.ratings import Judgement, rate
from app.catalogue.models import ModuleFile, ModuleVersion, RubricFile, RubricVersion, SourceFile
from app.db import Base, db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Answer, Attempt
from app.learning.operations.answers import submit_answer
from app.learning.operations.attempts import start_attempt
from app.learning.operations.choices import make_choice
from app.learning.operations.drafts import save_draft
from app.learning.operations.steps import finish_step
from app.learning.queries.player import player
from app.people.models import Company, Department, Person, PersonJob, PersonRole, Visibility

# What publishing made stays when the demo goes.
CATALOGUE = {t.__tablename__ for t in (SourceFile, ModuleVersion, ModuleFile, RubricVersion, RubricFile)}
GOOD_PATH = ("b", "a", "c", "b", "a")


class CompanyExists(Refused):
    """There is a company already; the demo is only loaded into an empty installation."""


class NotTheDemo(Refused):
    """The company here is a real one; nothing is cleared."""


@operation
def load_company(*, password_hash: str, at: datetime) -> None:
    """Create the demo company with its dozen people. Raises CompanyExists."""
    if db.session.scalar(sa.select(sa.func.count()).select_from(Company)):
        raise CompanyExists("There is a company here already. The demo needs an empty installation.")
    db.session.add(
        Company(
            id=1, name=COMPANY, zone=ZONE, language="en", visibility=Visibility.COMPLETION.value, demo=True,
            created_at=at,
        )
    )  # fmt: skip
    departments = _add_departments()
    people: dict[str, Person] = {}
    for entry in PEOPLE:
        people[entry.short] = _add_person(entry, departments, people, password_hash, at)
    record(Kind.DEMO_LOADED, at=at, actor_id=None)
    db.session.flush()


def _add_departments() -> dict[str, Department]:
    rows: dict[str, Department] = {}
    for name, parent in DEPARTMENTS.items():
        rows[name] = Department(name=name, parent_id=rows[parent].id if parent else None)
        db.session.add(rows[name])
        db.session.flush()
    return rows


def _add_person(
    entry: DemoPerson, departments: dict[str, Department], people: dict[str, Person], password_hash: str, at: datetime
) -> Person:
    row = Person(
        email=entry.email,
        name=entry.name,
        zone=entry.zone,
        language="en",
        password_hash=password_hash,
        department_id=departments[entry.department].id,
        manager_id=people[entry.manager].id if entry.manager else None,
        hired_on=(at - timedelta(days=400)).date(),
        created_at=at,
        hand_edited=[],
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(PersonJob(person_id=row.id, job=job.value) for job in entry.jobs)
    db.session.add_all(PersonRole(person_id=row.id, role=role.value) for role in entry.roles)
    return row


@operation
def load_progress(*, at: datetime) -> None:
    """Let some of the demo people begin “Week five”, through the same operations as everybody."""
    people = {row.email.partition("@")[0]: row.id for row in db.session.scalars(sa.select(Person))}
    _play(people["joost"], choices=GOOD_PATH[:2], at=at - timedelta(hours=3))
    leif = _play(people["leif"], choices=("c", "c", "a", "b", "b", "a"), at=at - timedelta(hours=20))
    save_draft(
        attempt_id=leif.id, role_play=ROLE_PLAY, text=DRAFT, base_revision=0, actor_id=people["leif"],
        at=at - timedelta(hours=19),
    )  # fmt: skip
    for n, (short, texts) in enumerate(ANSWERS.items()):
        began = at - timedelta(hours=30 - n)
        attempt = _play(people[short], choices=GOOD_PATH, at=began)
        for text in texts:
            began += timedelta(minutes=25)
            submit_answer(
                attempt_id=attempt.id, role_play=ROLE_PLAY, client_key=str(uuid.uuid4()), text=text,
                actor_id=people[short], at=began,
            )  # fmt: skip


@operation
def load_ratings(*, at: datetime) -> None:
    """Let the reviewer of the demo rate what is ready for it; the scorer has to have read the answers before."""
    reviewer = db.session.scalars(sa.select(Person).where(Person.email.startswith(f"{REVIEWER}@"))).one()
    for text, opinion in RATED.items():
        answer = db.session.scalars(sa.select(Answer).where(Answer.text == text)).one()
        spans = {c: ((text.index(words), text.index(words) + len(words)),) for c, words in opinion.evidence.items()}
        judgement = Judgement(levels=opinion.levels, evidence=spans, comment=opinion.comment)
        rate(answer_id=answer.id, judgement=judgement, actor_id=reviewer.id, at=at)


def _play(person_id: int, *, choices: tuple[str, ...], at: datetime) -> Attempt:
    """Start the module and play these choices, reading each lesson where the story puts it."""
    attempt = start_attempt(module_id=MODULE, actor_id=person_id, at=at)
    finish_step(attempt_id=attempt.id, step="brief", actor_id=person_id, at=at)
    waiting = list(choices)
    while True:
        standing = player(attempt)
        step = standing.present_step()
        if step is not None and step.kind == "lesson":
            finish_step(attempt_id=attempt.id, step=step.key, actor_id=person_id, at=at)
        elif standing.scene is not None and waiting:
            at += timedelta(minutes=2)
            make_choice(
                attempt_id=attempt.id, position=standing.position, scene=standing.scene.id, choice=waiting.pop(0),
                actor_id=person_id, at=at,
            )  # fmt: skip
        else:
            break
    if step is not None and step.kind == "scenario" and standing.scene is None:
        finish_step(attempt_id=attempt.id, step="scenario", actor_id=person_id, at=at)
    return attempt


@operation
def clear_demo() -> None:
    """Remove the demo company with everything its people did; published courses stay. Raises NotTheDemo."""
    company = db.session.get(Company, 1)
    if company is None or not company.demo:
        raise NotTheDemo("There is no demo company here. Nothing was removed.")
    db.session.execute(sa.update(ModuleVersion).values(published_by_id=None))
    db.session.execute(sa.update(Person).values(manager_id=None))
    db.session.execute(sa.update(Department).values(parent_id=None))
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in CATALOGUE:
            db.session.execute(table.delete())
    db.session.flush()
