"""Answers without a rating are found and rated, once, whatever happens on the way."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.assessment import jobs
from app.assessment.models import Evidence, Rating, ReviewTask
from app.assessment.operations.scores import GAVE_UP
from app.db import db, unit_of_work
from app.engine.scoring import SCORER
from app.events.models import Event
from app.jobs import runner
from app.jobs.models import Lease
from tests.assessment.handed_in import BLAMING, GOOD, SOUP, hand_in, rated, ratings, score_all, scored
from tests.conftest import NOON
from tests.factories import make_person


def test_a_handed_in_answer_is_rated_once_with_evidence_and_an_event(app: Flask):
    answer = hand_in()
    assert score_all() == 1
    assert score_all() == 0
    (rating,) = ratings(answer)
    assert rating.scorer == SCORER
    assert rating.status in {"suggest", "human"}
    assert set(rating.levels) == {"A1", "A2", "A3", "A4", "A5", "A6"}
    for mark in db.session.scalars(sa.select(Evidence).where(Evidence.rating_id == rating.id)):
        assert answer.text[mark.start_at : mark.end_at].strip()
    events = db.session.scalars(sa.select(Event).where(Event.kind == "answer.scored")).all()
    assert [event.subjects["answer_id"] for event in events] == [answer.id]


def test_what_a_rating_keeps_has_no_words_of_the_learner(app: Flask):
    answer = scored()
    (rating,) = ratings(answer)
    assert "forty-one" not in str(rating.details)


def test_a_rated_answer_waits_for_a_person_and_why_is_said(app: Flask):
    good, blaming, soup = scored(GOOD), scored(BLAMING), scored(SOUP)
    whys = {row.answer_id: row.why for row in db.session.scalars(sa.select(ReviewTask))}
    assert whys[good.id] in {"draft", "unsure"}
    assert whys[blaming.id] == "gate"
    assert whys[soup.id] == "unscorable"
    assert ratings(soup)[0].level is None


def test_a_role_play_without_a_rubric_is_never_scored(app: Flask):
    answer = hand_in()
    with unit_of_work() as session:
        session.execute(sa.text("UPDATE answers SET rubric_version_id = NULL WHERE id = :id"), {"id": answer.id})
    assert jobs.find_unscored(NOON, 20) == []


def test_many_workers_at_once_make_one_rating(app: Flask):
    answer_id = hand_in().id
    errors: list[BaseException] = []

    def work() -> None:
        try:
            with app.app_context():
                runner.run(jobs.JOBS[0])
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    db.session.rollback()
    count = sa.select(sa.func.count()).select_from(Rating).where(Rating.answer_id == answer_id)
    assert db.session.scalar(count) == 1


def test_a_worker_killed_while_scoring_leaves_the_answer_to_the_next(app: Flask, monkeypatch: pytest.MonkeyPatch):
    answer = hand_in()

    def killed(*_args: object, **_values: object) -> None:
        raise SystemExit("kill -9 in the middle of scoring")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "score", killed)
        with pytest.raises(SystemExit):
            score_all()
    db.session.rollback()
    assert ratings(answer) == []
    assert score_all() == 0, "the lease of the dead worker still holds"
    with unit_of_work() as session:
        session.execute(sa.update(Lease).values(until=NOON))
    assert score_all() == 1
    assert len(ratings(answer)) == 1


def fail_three_times(answer_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_values: object) -> None:
        raise RuntimeError("poison")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "score", broken)
        for _ in range(runner.TRIES):
            assert score_all() == 0
            with unit_of_work() as session:
                session.execute(sa.update(Lease).where(Lease.set_aside_at.is_(None)).values(until=NOON))


def test_after_three_failures_the_answer_goes_to_people(app: Flask, monkeypatch: pytest.MonkeyPatch):
    answer = hand_in()
    fail_three_times(answer.id, monkeypatch)
    (rating,) = ratings(answer)
    assert (rating.scorer, rating.status, rating.level) == (GAVE_UP + SCORER, "human", None)
    assert db.session.get_one(ReviewTask, answer.id).why == "failed"


def test_a_poisonous_answer_holds_up_nobody_and_can_be_tried_again(app: Flask, monkeypatch: pytest.MonkeyPatch):
    answer = hand_in()
    fail_three_times(answer.id, monkeypatch)
    other = hand_in()
    assert score_all() == 1
    assert len(ratings(other)) == 1
    lease = db.session.scalars(sa.select(Lease)).one()
    with unit_of_work():
        runner.retry(lease_id=lease.id, actor_id=make_person().id, at=NOON)
    assert score_all() == 1
    assert [rating.scorer for rating in ratings(answer)] == [GAVE_UP + SCORER, SCORER]


def test_a_new_version_of_the_scorer_rates_again_and_fresh_answers_come_first(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    old = scored()
    fresh = hand_in()
    monkeypatch.setattr(jobs, "SCORER", "rules-next")
    at = NOON + timedelta(minutes=1)
    assert jobs.find_unscored(at, 20) == [str(fresh.id)]
    with unit_of_work():
        jobs.score_answer(str(fresh.id), at)
    assert str(old.id) in jobs.find_unscored(at, 20)


def test_a_late_score_does_not_put_a_settled_answer_back_into_the_queue(app: Flask):
    answer = scored()
    rated(answer, make_person())
    with unit_of_work() as session:
        session.execute(sa.update(Rating).where(Rating.scorer == SCORER).values(scorer="rules-0"))
    assert score_all() == 1
    assert db.session.get(ReviewTask, answer.id) is None
