"""The difference of two texts: by paragraph, by word, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.engine.policy_difference import Kind, Row, counted, differences

BEFORE = """# Gifts

You may accept a **coffee** from a customer.

- money in any form
- anything above 20 euros

Ask when you are not sure."""
AFTER = """# Gifts

You may accept a coffee from any customer.

- money in any form
- anything above 20 euros
- tickets

Decide for yourself."""


def words(runs: tuple[object, ...]) -> str:
    """The words of one side."""
    return " ".join(run.words for run in runs)  # type: ignore[attr-defined]


def marked(row: Row) -> tuple[list[str], list[str]]:
    """The words that stand on one side only, before and after."""
    return [r.words for r in row.before if r.marked], [r.words for r in row.after if r.marked]


def test_paragraphs_and_points_are_compared_one_by_one() -> None:
    rows = differences(BEFORE, AFTER)
    assert [row.kind for row in rows] == [
        Kind.SAME, Kind.CHANGED, Kind.SAME, Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.ADDED,
    ]  # fmt: skip
    assert marked(rows[1]) == (["a"], ["any"])
    assert words(rows[4].before) == "Ask when you are not sure."
    assert [words(row.after) for row in rows[5:]] == ["tickets", "Decide for yourself."]
    assert counted(rows) == {Kind.SAME: 3, Kind.ADDED: 2, Kind.REMOVED: 1, Kind.CHANGED: 1}


def test_marks_of_markdown_are_no_difference() -> None:
    assert [row.kind for row in differences("You may *talk* about **work**.", "You may talk about work.")] == [
        Kind.SAME
    ]
    assert words(differences("snake_case and 2 * 3", "snake_case and 2 * 3")[0].after) == "snake_case and 2 * 3"


def test_everything_new_and_everything_gone() -> None:
    assert [row.kind for row in differences("", "One.\n\nTwo.")] == [Kind.ADDED, Kind.ADDED]
    assert [row.kind for row in differences("One.", "")] == [Kind.REMOVED]
    assert differences("", "") == ()


_TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "bee", "sees", "the", "tree", "below"]), min_size=1, max_size=6), max_size=6
)


@given(_TEXTS, _TEXTS)
def test_each_side_reads_as_its_text(old: list[list[str]], new: list[list[str]]) -> None:
    rows = differences("\n\n".join(map(" ".join, old)), "\n\n".join(map(" ".join, new)))
    assert [words(row.before) for row in rows if row.before] == [" ".join(p) for p in old]
    assert [words(row.after) for row in rows if row.after] == [" ".join(p) for p in new]
    for row in rows:
        if row.kind is Kind.SAME:
            assert row.before == row.after
        else:
            assert any(run.marked for run in (*row.before, *row.after))
