"""Rule marks in example replies, and sentences with blanks."""

from app.engine.course.blanks import Piece, blanks_of, pieces_of
from app.engine.course.marks import mark_codes, split_marks, without_marks

LEGEND = {"OWN": "own it", "SEE": "see it"}


def test_marks_cut_a_text_and_are_spoken_by_the_legend() -> None:
    pieces = split_marks("We apologise ✗OWN. You rang twice `✓SEE`, thanks ✓NEW", LEGEND)
    assert [piece.text for piece in pieces] == ["We apologise", ". You rang twice", ", thanks"]
    assert [(p.mark.code, p.mark.kept, p.mark.words) for p in pieces if p.mark] == [
        ("OWN", False, "own it"),
        ("SEE", True, "see it"),
        ("NEW", True, "NEW"),
    ]


def test_a_text_without_marks_is_one_piece() -> None:
    assert [(p.text, p.mark) for p in split_marks("Plain.", LEGEND)] == [("Plain.", None)]
    assert split_marks("", LEGEND) == ()


def test_marks_can_be_left_out_and_listed() -> None:
    text = "It is late ✓OWN, and done ✓SEE."
    assert without_marks(text) == "It is late, and done."
    assert mark_codes(text) == ("OWN", "SEE")


def test_blanks_cut_a_sentence() -> None:
    assert pieces_of("I ring at {hour}.") == (Piece(text="I ring at "), Piece(blank="hour"), Piece(text="."))
    assert blanks_of("{a} and {b-c}") == ("a", "b-c")
    assert blanks_of("no {Blank} here {") == ()
