"""Offsets are exact for every text that people can write."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.answer_text import normalise_answer, sentences
from app.engine.scoring import score
from app.engine.scoring.spelling import Speller, mended
from app.engine.scoring.text import shadow_of
from tests.engine.scoring.case import PROMPT, anchor, storming

PIECES = st.sampled_from(
    [
        "Our mistake. ",
        "İstanbul ",
        "straße ",
        "😀👩‍👩‍👧 ",
        "e\u0301té ",
        "“You wrote this to us” ",
        "16:00 ",
        "ﬁx\n\n",
        "eror ",
        "Thurdsay\t",
        "我们 ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map("".join))


@given(TEXTS)
def test_sentences_hold_every_visible_character_once(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    inside = "".join(text[a:b] for a, b in spans)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)


@given(TEXTS)
def test_the_shadow_is_as_long_as_the_text(text):
    assert len(shadow_of(text).text) == len(text)


@given(TEXTS)
def test_the_mended_shadow_leads_back_into_the_text(text):
    shadow = shadow_of(text)
    better = mended(shadow, Speller(frozenset({"error", "thursday", "mistake"})))
    if better is None:
        return
    assert better.origin is not None
    assert len(better.origin) == len(better.text) + 1
    assert list(better.origin) == sorted(better.origin)
    assert better.origin[-1] == len(text)
    for old, new in zip(shadow.segments, better.segments, strict=True):
        back = better.to_answer(new.start, new.end)
        assert (back.start, back.end) == (old.start, old.end)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("eror", "eror"), ("errror", "error"), ("thrusday", "thursday"), ("error", "error"), ("mistkae", "mistake")],
)
def test_one_slip_is_looked_through(word, meant):
    assert Speller(frozenset({"error", "thursday", "mistake"})).mend(word) == meant


def test_an_endless_word_is_left_alone():
    endless = "a" * 20_000
    assert Speller(frozenset({"error"})).mend(endless) is endless


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_every_span_of_a_proposal_lies_in_the_answer(before, after):
    text = normalise_answer(before + " " + anchor("A4-2") + " " + after)
    proposal = score(storming(), text, prompt=PROMPT)
    spans = [*proposal.evidence.values(), *proposal.gates]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(0 <= m.after_offset <= len(text) for m in proposal.missing)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="😀é我İß ", min_size=1, max_size=30))
def test_evidence_is_the_same_words_whatever_stands_before(prefix):
    head = normalise_answer(prefix) or "x"
    body = "The lasting fix is in test. I ring you on Thursday at 13:00 either way."
    text = f"{head}\n{body}"
    span = score(storming(), text).evidence["A4"]
    assert text[span.start : span.end] in body
    assert "13:00" in text[span.start : span.end]


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text):
    once = normalise_answer(text)
    assert normalise_answer(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
