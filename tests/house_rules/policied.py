"""A policy in two versions that somebody has to confirm again, so that every page about policies shows rows."""

from datetime import timedelta

from app.clock import now
from app.db import unit_of_work
from app.people.models import Person
from app.policies.operations.drafts import keep_draft, start_draft
from tests.curricula.assigning import assign
from tests.factories import make_person
from tests.policies.texts import ID, TEXT, confirm, given_to_all, policy_text, published

TEXTS = f"/policy-texts/{ID}"
DRAFT = "/policy-texts/drafts/1"
PAGES = {
    "curricula.policy": f"/policies/{ID}",
    "curricula.confirmation": "/policies/confirmations/1",
    "curricula.policy_people": f"/assign/policies/{ID}",
    "policies.policies": "/policy-texts",
    "policies.policy": TEXTS,
    "policies.version": f"{TEXTS}/versions/2",
    "policies.write": DRAFT,
    "policies.look": f"{DRAFT}/preview",
}


def build_policies(boss: Person) -> None:
    """What the pages above show. Ids only depend on the order here."""
    published(at=now() - timedelta(days=3))
    given_to_all(make_person(), at=now())
    assert confirm(boss, at=now()) == 1
    published(text=TEXT.replace("20 euros", "10 euros"), change="The limit is lower.", at=now())
    assign(now())
    at = now()
    fields = policy_text(text=TEXT + " Ask early.", change="A last sentence.").model_dump(
        mode="json", include={"title", "summary", "text", "contact", "minutes", "change"}
    )
    with unit_of_work():
        draft = start_draft(policy_id=ID, actor_id=boss.id, at=at)
        keep_draft(draft_id=draft, fields=fields, actor_id=boss.id, at=at)
        assert draft == 1
