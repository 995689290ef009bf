"""An answer cut into paragraphs and pieces."""

from app.engine.marking import Mark, paragraphs


def words(found: list) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(piece.text, piece.keys) for piece in paragraph.pieces] for paragraph in found]


def test_paragraphs_are_cut_at_empty_lines_and_keep_single_line_breaks():
    assert words(paragraphs("One.\nTwo.\n\n \nThree.", [])) == [[("One.\nTwo.", ())], [("Three.", ())]]


def test_overlapping_marks_are_split_and_every_piece_knows_all_its_keys():
    found = paragraphs("abcdefgh", [Mark("x", 1, 5), Mark("y", 3, 7)])
    assert words(found) == [[("a", ()), ("bc", ("x",)), ("de", ("x", "y")), ("fg", ("y",)), ("h", ())]]
    pieces = found[0].pieces
    assert [piece.first for piece in pieces] == [(), ("x",), ("y",), (), ()]
    assert [piece.last for piece in pieces] == [(), (), ("x",), ("y",), ()]


def test_the_same_sentence_may_decide_two_criteria():
    found = paragraphs("Sorry, ours.", [Mark("x", 0, 12), Mark("y", 0, 12)])
    (piece,) = found[0].pieces
    assert (piece.keys, piece.first, piece.last) == (("x", "y"), ("x", "y"), ("x", "y"))


def test_a_mark_across_paragraphs_is_marked_in_both_and_begins_and_ends_once():
    found = paragraphs("One.\n\nTwo.", [Mark("x", 0, 10)])
    assert words(found) == [[("One.", ("x",))], [("Two.", ("x",))]]
    assert [p.pieces[0].first for p in found] == [("x",), ()]
    assert [p.pieces[0].last for p in found] == [(), ("x",)]


def test_offsets_count_code_points():
    found = paragraphs("🙂 ok. Now.", [Mark("x", 6, 10)])
    assert words(found) == [[("🙂 ok. ", ()), ("Now.", ("x",))]]


def test_marks_outside_the_text_are_cut_and_empty_ones_ignored():
    assert words(paragraphs("abc", [Mark("x", 2, 99), Mark("y", 1, 1), Mark("z", 50, 60)])) == [
        [("ab", ()), ("c", ("x",))]
    ]


def test_a_slot_in_the_middle_of_a_paragraph_cuts_it_there():
    found = paragraphs("First. Second.", [Mark("x", 0, 14)], slot_at=6)
    assert words(found) == [[("First.", ("x",))], [("Second.", ("x",))]]
    assert [p.slot_after for p in found] == [True, False]


def test_a_slot_stands_first_or_last_too():
    assert [p.slot_after for p in paragraphs("One.", [], slot_at=0)] == [True, False]
    assert [p.slot_after for p in paragraphs("One.\n\nTwo.", [], slot_at=10)] == [False, True]
    assert [p.slot_after for p in paragraphs("One.\n\nTwo.", [], slot_at=4)] == [True, False]
    assert [p.slot_after for p in paragraphs("One.\n\nTwo.", [], slot_at=6)] == [True, False]


def test_nothing_but_white_space_is_lost():
    text = "  A b.\n\nC d.  E.\nF\n\n\n\nG "
    for offset in range(len(text) + 1):
        found = paragraphs(text, [Mark("x", 3, 9), Mark("y", 5, 14)], slot_at=offset)
        shown = "".join(piece.text for p in found for piece in p.pieces)
        assert "".join(shown.split()) == "".join(text.split())
        assert sum(p.slot_after for p in found) == 1
