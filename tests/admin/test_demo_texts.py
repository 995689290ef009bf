"""The texts of the demo: many, apart from one another, from anchors and from the rated corpus, and rated as meant."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from app.admin.demo.acting import Until
from app.admin.demo.people import REMARKS, above, people
from app.admin.demo.plays import RATED, ROLE_PLAYS, TWICE, plays_of, reviewers_for
from app.admin.demo.telling import days
from app.admin.demo.texts import Text, all_texts, judgement
from app.catalogue.reading import read_rubric
from app.engine.answer_text import normalise_answer, word_count
from app.engine.rated import lacks_evidence
from app.engine.rubric import Rubric
from app.engine.scoring.levels import overall_level
from tests.conftest import NOON

ROOT = Path(__file__).parents[2]
RUBRICS = {"ingrid-mail": "storming-reply", "dani-post": "public-reply"}
TOO_NEAR = 0.5
Grams = frozenset[tuple[str, ...]]


def grams(text: str) -> Grams:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[n : n + 4]) for n in range(len(words) - 3))


def alike(one: Grams, other: Grams) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def demo_texts() -> dict[str, Grams]:
    return {f"{key}/{text.id}": grams(text.text) for key, texts in all_texts().items() for text in texts}


def elsewhere() -> Iterator[Grams]:
    """Anchors of rubrics and role-plays, and the rated corpus; its sealed part is compared and never shown."""
    for path in [*ROOT.glob("courses/rubrics/*/rubric.yaml"), *ROOT.glob("courses/*/*/role-plays/*.yaml")]:
        for anchor in yaml.safe_load(path.read_text(encoding="utf-8")).get("anchors") or ():
            yield grams(anchor["text"])
    for path in ROOT.glob("corpus/*/*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield grams(json.loads(line)["text"])


def rubric_of(role_play: str) -> Rubric:
    path = ROOT / "courses" / "rubrics" / RUBRICS[role_play] / "rubric.yaml"
    found = read_rubric({"rubric.yaml": path.read_bytes()}).rubric
    assert found is not None
    return found


def rated_texts() -> list[tuple[str, Text]]:
    return [(key, text) for key in RUBRICS for text in all_texts()[key] if text.rated]


def test_there_are_enough_at_every_level() -> None:
    texts = all_texts()
    assert sum(len(own) for own in texts.values()) >= 200
    assert set(texts) == {key for keys in ROLE_PLAYS.values() for key in keys}
    for own in texts.values():
        assert {text.level for text in own} == {1, 2, 3, 4}
        assert len({text.id for text in own}) == len(own)


def test_no_two_are_near_one_another() -> None:
    near = [
        (one, other)
        for (one, mine), (other, theirs) in combinations(demo_texts().items(), 2)
        if alike(mine, theirs) >= TOO_NEAR
    ]
    assert near == []


def test_none_is_near_an_anchor_or_a_text_of_the_corpus() -> None:
    known = list(elsewhere())
    assert len(known) > 100
    assert [name for name, own in demo_texts().items() if any(alike(own, other) >= TOO_NEAR for other in known)] == []


def test_a_copied_text_would_be_found() -> None:
    text = all_texts()["ingrid-mail"][3].text
    assert alike(grams(text), grams(text.replace("I am sorry", "I apologise"))) >= TOO_NEAR


def test_lengths_are_those_the_role_play_asks_for() -> None:
    for path in ROOT.glob("courses/*/*/role-plays/*.yaml"):
        length = yaml.safe_load(path.read_text(encoding="utf-8"))["length"]
        if path.stem not in all_texts() or length["unit"] != "words":
            continue
        words = {text.id: word_count(text.signed("Ada")) for text in all_texts()[path.stem]}
        low, high = length.get("at_least", 1), length["at_most"]
        assert {key: n for key, n in words.items() if not low <= n <= high} == {}


@pytest.mark.parametrize(("role_play", "text"), [pytest.param(k, t, id=t.id) for k, t in rated_texts()])
def test_reviewers_rate_what_the_writer_meant_and_mark_a_sentence_for_it(role_play: str, text: Text) -> None:
    rubric = rubric_of(role_play)
    found = judgement(text, rubric, text.signed("Guadalupe"))
    assert overall_level(rubric, found.levels, tuple(found.gates)).level == text.level
    assert lacks_evidence(rubric, found.levels, set(found.evidence)) == []
    handed_in = normalise_answer(text.signed("Guadalupe"))
    assert all(0 <= a < b <= len(handed_in) for spans in found.evidence.values() for a, b in spans)
    assert {gate for gate, _n in text.gates} <= {gate.id for gate in rubric.gates}


def test_nobody_hands_in_a_rated_text_that_somebody_else_has_written() -> None:
    writing = [play for play in plays_of(people()) if play.until in (Until.END, Until.ANSWER)]
    wanted = Counter(RATED[play.module_id] for play in writing if play.module_id in RATED)
    wanted.update(role_play for _short, role_play in TWICE)
    assert all(wanted[key] <= len(all_texts()[key]) for key in RUBRICS)


def test_the_company_has_four_levels_of_reporting_and_many_time_zones() -> None:
    assert 115 <= sum(person.left is None for person in people()) <= 130
    assert max(len(above(person.short)) for person in people()) == 4
    assert len({person.zone for person in people()}) >= 20
    assert len({person.name for person in people()}) == len(people())
    assert sum(person.can_sign_in for person in people()) == len(REMARKS) == 12
    assert sum(len(person.jobs) > 1 for person in people()) >= 5
    assert all(reviewers_for(play.person.short) for play in plays_of(people()) if play.is_rated)


@pytest.mark.parametrize("weekday", range(7))
def test_the_whole_story_lies_in_the_past_and_answers_are_read_on_a_later_day(weekday: int) -> None:
    anchor = NOON + timedelta(days=weekday)
    scenes = [scene for _day, own in days(anchor, people()) for scene in own]
    assert len({(scene.at, scene.key) for scene in scenes}) == len(scenes) > 300
    assert all(scene.at < anchor for scene in scenes)
    played = {scene.key.removeprefix("play "): scene.at for scene in scenes if scene.key.startswith("play ")}
    read = {scene.key.removesuffix(" rated"): scene.at for scene in scenes if scene.key.endswith(" rated")}
    assert len(read) > 90
    assert [key for key, at in read.items() if at.date() <= played[key].date()] == []
