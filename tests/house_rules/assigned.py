"""A rule, a draft and a curriculum, so that every page of assignment shows rows."""

from app.clock import now
from app.curricula.operations.curricula import ItemFields, create_curriculum
from app.curricula.operations.rules import start_draft
from app.db import unit_of_work
from app.people.models import Person
from tests.curricula.assigning import EVERYBODY, MODULE, assign, save
from tests.factories import make_person
from tests.house_rules.reported import build_reports

DRAFT = "/assign/drafts/1"
PAGES = {
    "curricula.assigned": "/assigned",
    "curricula.rules": "/assign",
    "curricula.rule": "/assign/rules/1",
    "curricula.audience": f"{DRAFT}/audience",
    "curricula.content": f"{DRAFT}/content",
    "curricula.dates": f"{DRAFT}/dates",
    "curricula.reminders": f"{DRAFT}/reminders",
    "curricula.preview_rule": f"{DRAFT}/preview",
    "curricula.preview_csv": f"{DRAFT}/preview.csv",
    "curricula.curricula": "/assign/curricula",
    "curricula.new_curriculum": "/assign/curricula/new",
    "curricula.curriculum": "/assign/curricula/1",
    "curricula.ladder": "/assign/reminders",
    "curricula.obliged": "/assign/people",
    "curricula.outages": "/assign/outages",
    "curricula.obligations": "/assign/people/1",
    "curricula.obligation": "/assign/obligations/1",
}


def build_assignment(boss: Person) -> None:
    """What the pages above show. Ids only depend on the order here."""
    with unit_of_work():
        definition = {"audience": EVERYBODY, "module_id": MODULE}
        draft = start_draft(rule_id=None, title="A draft", definition=definition, actor_id=boss.id, at=now())
        assert draft == 1
        items = [ItemFields(module_id=MODULE)]
        create_curriculum(title="Service", objective="Fewer repeats", items=items, actor_id=boss.id, at=now())
    # Somebody else saves: a person has one draft of a new rule, and this one has to stay.
    save(make_person(), at=now())
    assign(now())
    build_reports(boss)
