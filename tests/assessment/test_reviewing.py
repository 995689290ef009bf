"""Claims, ratings by people, and what the queue offers to whom."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.assessment.models import Evidence, ReviewClaim, ReviewTask
from app.assessment.operations.claims import LEASE, AlreadyRated, ReadByColleague, claim, claim_next, release
from app.assessment.operations.ratings import IncompleteRating, NoEvidence, rate
from app.assessment.queries.answers import counting, ratings_of
from app.assessment.queries.queue import PAGE_SIZE, waiting
from app.db import db, unit_of_work
from app.errors import Missing
from app.events.models import Event
from app.mail.models import Notice
from app.people.models import Person, Role
from tests.assessment.handed_in import hand_in, judgement, rated, scored
from tests.conftest import NOON
from tests.factories import make_person

LATER = NOON + timedelta(minutes=31)


@pytest.fixture
def reviewer(app: Flask) -> Person:
    """Somebody who may rate."""
    return make_person(roles=[Role.REVIEWER], name="Rea Viewer")


def take(answer_id: int, person_id: int, at=NOON) -> None:
    with unit_of_work():
        claim(answer_id=answer_id, actor_id=person_id, at=at)


def test_the_queue_shows_the_longest_waiting_first_and_no_names(reviewer: Person):
    second = scored(at=NOON + timedelta(hours=1), person=make_person(name="Wanda Writer"))
    first = scored(at=NOON)
    page = waiting(reviewer_id=reviewer.id, at=NOON, page=1)
    assert [row.answer_id for row in page.items] == [first.id, second.id]
    assert (page.total, page.pages) == (2, 1)
    assert "Wanda" not in repr(page.items)


def test_nobody_is_offered_or_may_take_their_own_answer(reviewer: Person):
    own = scored(person=reviewer)
    assert waiting(reviewer_id=reviewer.id, at=NOON, page=1).items == []
    with unit_of_work():
        assert claim_next(actor_id=reviewer.id, at=NOON) is None
    for answer_id in (own.id, own.id + 1000):
        with pytest.raises(Missing):
            take(answer_id, reviewer.id)
        with pytest.raises(Missing), unit_of_work():
            rate(answer_id=answer_id, judgement=judgement(own), actor_id=reviewer.id, at=NOON)


def test_an_unscored_role_play_cannot_be_rated(reviewer: Person):
    answer = hand_in()
    with unit_of_work() as session:
        session.execute(sa.text("UPDATE answers SET rubric_version_id = NULL"))
    with pytest.raises(Missing):
        take(answer.id, reviewer.id)


def test_a_claim_keeps_others_off_for_half_an_hour(reviewer: Person):
    answer_id, colleague_id = scored().id, make_person().id
    take(answer_id, reviewer.id)
    with pytest.raises(ReadByColleague):
        take(answer_id, colleague_id, NOON + LEASE - timedelta(seconds=1))
    row = waiting(reviewer_id=colleague_id, at=NOON, page=1).items[0]
    assert (row.taken, row.mine) == (True, False)
    take(answer_id, colleague_id, NOON + LEASE)
    assert db.session.get_one(ReviewClaim, answer_id).reviewer_id == colleague_id


def test_claiming_again_starts_the_half_hour_anew_without_a_second_event(reviewer: Person):
    answer_id = scored().id
    take(answer_id, reviewer.id)
    take(answer_id, reviewer.id, NOON + timedelta(minutes=10))
    assert db.session.get_one(ReviewClaim, answer_id).until == NOON + timedelta(minutes=10) + LEASE
    kinds = db.session.scalars(sa.select(Event.kind).where(Event.kind == "answer.claimed")).all()
    assert len(kinds) == 1


def test_next_gives_the_longest_waiting_that_nobody_reads_and_the_own_one_again(reviewer: Person):
    first, second = scored().id, scored(at=NOON + timedelta(hours=1)).id
    take(first, make_person().id)
    for _ in range(2):
        with unit_of_work():
            assert claim_next(actor_id=reviewer.id, at=NOON) == second


def test_giving_back_frees_an_answer_but_only_ones_own(reviewer: Person):
    answer_id = scored().id
    take(answer_id, reviewer.id)
    with unit_of_work():
        release(answer_id=answer_id, actor_id=make_person().id, at=NOON)
    assert db.session.get(ReviewClaim, answer_id) is not None
    with unit_of_work():
        release(answer_id=answer_id, actor_id=reviewer.id, at=NOON)
    assert db.session.get(ReviewClaim, answer_id) is None


def test_a_person_s_rating_follows_the_rubric_wins_and_keeps_the_draft(reviewer: Person):
    answer = scored()
    rating = rated(answer, reviewer, level=3)
    assert (rating.status, rating.level, rating.rater_id) == ("settled", 3, reviewer.id)
    found = ratings_of([answer.id])[answer.id]
    assert [r.by_person for r in found] == [False, True]
    assert counting(found).id == rating.id
    assert db.session.get(ReviewTask, answer.id) is None
    assert db.session.get(ReviewClaim, answer.id) is None
    event = db.session.scalars(sa.select(Event).where(Event.kind == "answer.rated")).one()
    assert (event.actor_id, event.subjects["answer_id"]) == (reviewer.id, answer.id)
    told = db.session.scalars(sa.select(Notice).where(Notice.kind == "answer-rated")).one()
    assert (told.person_id, told.ids) == (answer.person_id, {"answer_id": answer.id})


def test_gates_and_caps_limit_the_overall_level(reviewer: Person):
    gated, capped = scored(), scored()
    first = (0, 10)
    assert rated(gated, reviewer, 4, gates={"blames_customer": first}).level == 1
    levels = dict.fromkeys(("A1", "A2", "A3", "A4", "A5", "A6"), 4) | {"A3": 1}
    assert rated(capped, reviewer, levels=levels).level == 2


def test_no_evidence_no_points(reviewer: Person):
    answer = scored()
    bare = judgement(answer, 3, evidence={"A1": [(0, 10)]})
    with pytest.raises(NoEvidence) as refused, unit_of_work():
        rate(answer_id=answer.id, judgement=bare, actor_id=reviewer.id, at=NOON)
    assert refused.value.criteria == ("A2", "A3", "A4", "A5"), "a manner criterion needs no sentence"
    with unit_of_work():
        harmful = judgement(answer, 1, evidence={})
        assert rate(answer_id=answer.id, judgement=harmful, actor_id=reviewer.id, at=NOON).level == 1


@pytest.mark.parametrize(
    "values",
    [
        {"levels": {"A1": 3}},
        {"levels": dict.fromkeys(("A1", "A2", "A3", "A4", "A5", "A6"), 5)},
        {"evidence": {"A1": [(0, 10_000)]}},
        {"evidence": {"A1": [(5, 5)]}},
        {"gates": {"no-such-gate": (0, 5)}},
        {"comment": "x" * 2001},
    ],
)
def test_a_rating_that_does_not_fit_the_rubric_or_the_text_is_refused(reviewer: Person, values: dict):
    answer = scored()
    with pytest.raises(IncompleteRating), unit_of_work():
        rate(answer_id=answer.id, judgement=judgement(answer, **values), actor_id=reviewer.id, at=NOON)


def test_evidence_is_kept_as_code_points(reviewer: Person):
    answer = scored("🙂 Sorry, that is our error. " + "We check it together today at 16:00. " * 4)
    rating = rated(answer, reviewer, evidence={key: [(2, 27)] for key in ("A1", "A2", "A3", "A4", "A5")})
    mark = db.session.scalars(sa.select(Evidence).where(Evidence.rating_id == rating.id)).first()
    assert answer.text[mark.start_at : mark.end_at] == "Sorry, that is our error."


def test_a_lapsed_claim_is_renewed_when_nobody_took_over(reviewer: Person):
    answer = scored()
    take(answer.id, reviewer.id)
    with unit_of_work():
        rate(answer_id=answer.id, judgement=judgement(answer), actor_id=reviewer.id, at=LATER)
    assert counting(ratings_of([answer.id])[answer.id]).rater_id == reviewer.id


def test_a_lapsed_claim_that_somebody_took_over_is_refused(reviewer: Person):
    answer = scored()
    colleague = make_person()
    decided, answer_id, colleague_id = judgement(answer), answer.id, colleague.id
    take(answer_id, reviewer.id)
    take(answer_id, colleague_id, LATER)
    with pytest.raises(ReadByColleague), unit_of_work():
        rate(answer_id=answer_id, judgement=decided, actor_id=reviewer.id, at=LATER)
    with unit_of_work():
        rate(answer_id=answer_id, judgement=decided, actor_id=colleague_id, at=LATER)
    with pytest.raises(AlreadyRated), unit_of_work():
        rate(answer_id=answer_id, judgement=decided, actor_id=reviewer.id, at=LATER)


def test_saving_twice_is_one_rating_and_one_notice(reviewer: Person):
    answer = scored()
    first = rated(answer, reviewer).id
    with unit_of_work():
        again = rate(answer_id=answer.id, judgement=judgement(answer, 1), actor_id=reviewer.id, at=NOON)
        assert (again.id, again.level) == (first, 3)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Notice)) == 1


def test_long_queues_have_pages(reviewer: Person):
    answer = scored()
    with unit_of_work() as session:
        columns = "attempt_id, person_id, role_play, rubric_version_id, text, text_hash, submitted_at"
        for number in range(2, PAGE_SIZE + 3):
            session.execute(
                sa.text(
                    f"INSERT INTO answers ({columns}, number, client_key) "
                    f"SELECT {columns}, :number, :key FROM answers WHERE id = :id"
                ),
                {"number": number, "key": f"copy-{number}", "id": answer.id},
            )
        session.execute(
            sa.text(
                "INSERT INTO review_tasks (answer_id, since, why, words) "
                "SELECT id, submitted_at, 'draft', 50 FROM answers WHERE number > 1"
            )
        )
    first, second = (waiting(reviewer_id=reviewer.id, at=NOON, page=page) for page in (1, 2))
    assert (len(first.items), len(second.items), first.pages) == (PAGE_SIZE, 2, 2)
    assert waiting(reviewer_id=reviewer.id, at=NOON, page=99).page == 2
