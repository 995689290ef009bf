"""Counting and cutting answers."""

import pytest

from app.engine.answer_text import line_count, normalise_answer, sentences, word_count


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  two  spaces inside  \n", "two  spaces inside"),
        ("e\u0301", "é"),
        ("\n\n", ""),
    ],
)
def test_how_an_answer_is_stored(raw, stored):
    assert normalise_answer(raw) == stored


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("you've got 3 set-ups by 16:00", 6), ("– … !", 0), ("a.b, c", 2), ("für 我们", 2)]
)
def test_words(text, words):
    assert word_count(text) == words


def test_lines_hold_something():
    assert line_count("one\n\n  \ntwo\n") == 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dear Ms. Solheim, at 16.00 it is there. Bye", ["Dear Ms. Solheim, at 16.00 it is there.", "Bye"]),
        ("By 4 p.m. today. Then", ["By 4 p.m. today.", "Then"]),
        ("Hi\nline two", ["Hi", "line two"]),
        ('She said "yes." Then', ['She said "yes."', "Then"]),
        ("  ", []),
    ],
)
def test_sentences(text, pieces):
    assert [text[a:b] for a, b in sentences(text)] == pieces
