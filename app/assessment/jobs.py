"""The scorer's job: find answers it has not rated, rate them outside any transaction, keep the proposals."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app

from app.assessment.fitted import heads_for
from app.assessment.fitted import propose as score
from app.assessment.operations.scores import give_to_people, keep_score
from app.assessment.queries.answers import unscored_ids
from app.assessment.queries.waiting import (
    ANSWERS_WAIT,
    ANSWERS_WAIT_LONG,
    key_of_answer,
    key_of_day,
    newest_task,
    reviewers_to_tell,
)
from app.catalogue.queries import load_module, load_rubric
from app.db import db
from app.engine.examples import Example, examples
from app.engine.rubric import Rubric
from app.engine.scoring import SCORER, ScoreProposal
from app.errors import Missing
from app.jobs.queue import Job
from app.learning.models import Answer, Attempt
from app.mail.operations import tell

NAME = "score-answers"
KEPT = 64

# Examples per rubric version: versions never change, so neither does what was found in them.
_examples: dict[int, dict[str, Example]] = {}


def find_unscored(at: datetime, limit: int) -> list[str]:
    """Ids of answers that this version of the scorer has not rated."""
    return [str(answer_id) for answer_id in unscored_ids(job=NAME, scorer=SCORER, at=at, limit=limit)]


def score_answer(key: str, at: datetime) -> None:
    """Rate one answer. Nothing is locked and no transaction is open while the scorer works."""
    answer_id = int(key)
    rubric_version_id, rubric, text, prompt = _read(answer_id)
    db.session.rollback()
    heads = heads_for(rubric.id, Path(current_app.config["INSTANCE"]))
    proposal = score(rubric, text, prompt=prompt, heads=heads)
    shown = _examples_for(rubric_version_id, rubric, proposal)
    keep_score(answer_id=answer_id, proposal=proposal, examples=shown, at=at)


def give_up(key: str, at: datetime) -> None:
    """Scoring failed too often: a person reads the answer."""
    give_to_people(answer_id=int(key), scorer=SCORER, at=at)


def find_reviewers(at: datetime, limit: int) -> list[str]:
    """Ids of reviewers for whom something new waits, or something that waits too long."""
    return [str(person_id) for person_id in reviewers_to_tell(at, limit)]


def tell_reviewer(key: str, at: datetime) -> None:
    """Note that answers wait for a reviewer; how many says the digest when it is sent. Safe to run twice."""
    newest = newest_task()
    if newest is not None:
        tell(kind=ANSWERS_WAIT, person_id=int(key), key=key_of_answer(newest), ids={}, at=at)
    tell(kind=ANSWERS_WAIT_LONG, person_id=int(key), key=key_of_day(at), ids={}, at=at)


JOBS = (
    Job(name=NAME, find=find_unscored, do=score_answer, give_up=give_up),
    Job(name="tell-reviewers", find=find_reviewers, do=tell_reviewer),
)


def _read(answer_id: int) -> tuple[int, Rubric, str, str]:
    """Everything the scorer needs, as plain values. Raises Missing."""
    answer = db.session.get(Answer, answer_id)
    if answer is None or answer.rubric_version_id is None:
        raise Missing
    module = load_module(db.session.get_one(Attempt, answer.attempt_id).module_version_id)
    role_play = module.role_play(answer.role_play)
    prompt = role_play.message if role_play else ""
    return answer.rubric_version_id, load_rubric(answer.rubric_version_id), answer.text, prompt


def _examples_for(rubric_version_id: int, rubric: Rubric, proposal: ScoreProposal) -> dict[str, Any]:
    if rubric_version_id not in _examples:
        if len(_examples) >= KEPT:
            _examples.clear()
        _examples[rubric_version_id] = examples(rubric)
    found = _examples[rubric_version_id]
    return {slot.move: asdict(found[slot.move]) for slot in proposal.missing if slot.move in found}
