"""Two tries beside each other: what is marked, and that no character is lost."""

import pytest

from app.engine.draft_difference import beside
from app.engine.marking import Paragraph


def marked(side: tuple[Paragraph, ...]) -> list[str]:
    return [piece.text for paragraph in side for piece in paragraph.pieces if piece.keys]


def whole(side: tuple[Paragraph, ...]) -> str:
    return "\n\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in side)


FIRST = "Ingrid, the file comes soon.\n\nPlease be patient with us. I stay your only contact."
SECOND = "Ingrid, the file comes before 16:00 today.\n\nI stay your only contact."


def test_words_of_one_side_are_marked_there_and_counted():
    found = beside(FIRST, SECOND)
    assert marked(found.before) == ["soon.", "Please be patient with us."]
    assert marked(found.after) == ["before 16:00 today."]
    assert (found.gone, found.new) == (6, 3)


@pytest.mark.parametrize(
    ("before", "after"),
    [(FIRST, SECOND), ("", "Words."), ("One two three four.", ""), ("Zoë’s  list:\n– one\n– two", "Zoë's list: one")],
)
def test_both_texts_stand_there_in_full(before: str, after: str):
    found = beside(before, after)
    assert (whole(found.before), whole(found.after)) == (before, after)


def test_the_same_text_has_no_mark_and_neither_have_capitals_and_commas():
    found = beside("We send the file, today. It’s ours.", "we send the file today it's ours")
    assert (marked(found.before), marked(found.after), found.gone, found.new) == ([], [], 0, 0)


def test_single_words_in_common_do_not_cut_a_rewritten_sentence_into_shreds():
    found = beside("The error is in our set-up and we mend it.", "Nobody of your team is to blame for it.")
    assert marked(found.after) == ["Nobody of your team is to blame for it."]


def test_a_very_short_text_is_still_found_in_a_longer_one():
    assert marked(beside("Sorry.", "Sorry. We mend it today.").after) == ["We mend it today."]


def test_greeting_and_signature_are_the_same_words_though_they_are_few():
    found = beside("Hi Ingrid, I look into it. Regards, Jo", "Hi Ingrid, the file comes. Regards, Jo")
    assert marked(found.after) == ["the file comes."]
