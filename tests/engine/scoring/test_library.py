"""Each move of the library finds its own sentences and passes by its look-alikes."""

import pytest

from app.engine.scoring.library import LIBRARY
from app.engine.scoring.moves import Detector, compile_detectors, find, hinted
from app.engine.scoring.names import other_customers
from app.engine.scoring.patterns import bindings, compile_cue, compile_phrase
from app.engine.scoring.text import shadow_of
from tests.engine.scoring.case import (
    bank_public,
    first_contact,
    hand_over,
    public,
    sharing_kit,
    sixty_seconds,
    storming,
    third_call,
    waiting_line,
)
from tests.engine.scoring.sentences_bank_in_public import AS_THE_BANK, FOR_THE_KIT
from tests.engine.scoring.sentences_first_contact import FIRST_CONTACT, THE_LINE
from tests.engine.scoring.sentences_gates import GATES
from tests.engine.scoring.sentences_hand_over import HAND_OVER
from tests.engine.scoring.sentences_harm_in_public import HARM_IN_PUBLIC, PERHAPS
from tests.engine.scoring.sentences_in_need import IN_NEED
from tests.engine.scoring.sentences_in_public import IN_PUBLIC
from tests.engine.scoring.sentences_more import HINTED, MORE, MORE_LOOK_ALIKES
from tests.engine.scoring.sentences_moves import MOVES
from tests.engine.scoring.sentences_one_voice import ONE_VOICE
from tests.engine.scoring.sentences_plan import LATER_MOVES

IN_THE_GROUP = {**IN_PUBLIC, **HARM_IN_PUBLIC}
SENTENCES = {**MOVES, **LATER_MOVES, **GATES, **IN_THE_GROUP, **HAND_OVER, **IN_NEED, **FIRST_CONTACT, **THE_LINE}
SENTENCES |= {**ONE_VOICE, **AS_THE_BANK, **FOR_THE_KIT}
# Whose facts a move is tried with; every other move is tried with those of the storming reply.
CASES = (
    (IN_THE_GROUP, public),
    (HAND_OVER, hand_over),
    (IN_NEED, third_call),
    (FIRST_CONTACT, first_contact),
    (THE_LINE, waiting_line),
    (ONE_VOICE, sixty_seconds),
    (AS_THE_BANK, bank_public),
    (FOR_THE_KIT, sharing_kit),
)


def _detector(name: str) -> Detector:
    case = next((case for names, case in CASES if name in names), storming)()
    conduct, bound = LIBRARY[name], bindings(case.facts)
    return Detector(
        name,
        tuple(compile_cue(cue, bound) for cue in conduct.cues),
        tuple(compile_cue(block, bound) for block in conduct.blocks),
        tuple(compile_cue(hint, bound) for hint in conduct.hints),
        reach=conduct.reach,
    )


def _is_there(name: str, sentence: str) -> bool:
    conduct, detector = LIBRARY[name], _detector(name)
    shadow = shadow_of(sentence)
    if conduct.wants == "other_customers":
        sure, _perhaps = other_customers(sentence, shadow, compile_detectors(storming()).names)
        return bool(sure) or bool(find(detector, shadow))
    return bool(find(detector, shadow))


def test_every_move_has_sentences_of_its_own():
    assert set(SENTENCES) == set(LIBRARY)


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_move_is_found_where_it_is(name):
    missed = [sentence for sentence in (*SENTENCES[name][0], *MORE.get(name, ())) if not _is_there(name, sentence)]
    assert missed == []


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_look_alike_is_not_the_move(name):
    wrong = [
        sentence for sentence in (*SENTENCES[name][1], *MORE_LOOK_ALIKES.get(name, ())) if _is_there(name, sentence)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted({**HINTED, **PERHAPS}))
def test_a_hint_asks_for_a_person_and_does_not_gate(name):
    for sentence in {**HINTED, **PERHAPS}[name]:
        assert hinted(_detector(name), shadow_of(sentence)), sentence
        assert not _is_there(name, sentence), sentence


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("three times", "you said it three times", True),
        ("three times", "you said it thirty-three timesheets", False),
        ("you … three times", "you have had to say it three times", True),
        ("you … three times", "three times you", False),
        ("apolog*", "our apologies", True),
        ("a.b", "this is axb", False),
    ],
)
def test_an_authors_phrase_is_words_and_no_pattern(phrase, text, there):
    assert (compile_phrase(phrase).pattern.search(text) is not None) is there
