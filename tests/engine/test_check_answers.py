"""Right or wrong, and which feedback applies, for every kind of check."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from app.engine.check_answers import clock_minutes, evaluate, is_complete
from app.engine.course.checks import Check

OPTIONS = [
    {"id": "a", "text": "A", "verdict": "yes", "feedback": "fa"},
    {"id": "b", "text": "B", "verdict": "partly", "feedback": "fb"},
    {"id": "c", "text": "C", "verdict": "no", "feedback": "fc"},
]


def _check(kind: str, **more: Any) -> Check:
    frame = {"id": "one", "kind": kind, "task": "Do it", "competencies": ["C1"]}
    return TypeAdapter(Check).validate_python({**frame, **more})  # type: ignore[no-any-return]


def test_single_says_the_verdict_and_feedback_of_every_option() -> None:
    check = _check("single", options=OPTIONS)
    result = evaluate(check, "b")
    assert not result.right
    assert [(p.id, p.verdict, p.given, p.feedback) for p in result.parts] == [
        ("a", "yes", "", "fa"),
        ("b", "partly", "chosen", "fb"),
        ("c", "no", "", "fc"),
    ]
    assert evaluate(check, "a").right
    assert not evaluate(check, "").right


def test_multiple_needs_every_yes_and_nothing_else() -> None:
    options = [*OPTIONS, {"id": "d", "text": "D", "verdict": "yes", "feedback": "fd"}]
    check = _check("multiple", options=options)
    assert evaluate(check, ["d", "a"]).right
    assert not evaluate(check, ["a"]).right
    assert not evaluate(check, ["a", "d", "b"]).right


RANKED = [
    {"id": "a", "text": "A", "verdict": "neither", "feedback": "fa"},
    {"id": "b", "text": "B", "verdict": "least", "feedback": "fb"},
    {"id": "c", "text": "C", "verdict": "most", "feedback": "fc"},
]


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ({"most": "c", "least": "b"}, True),
        ({"most": "b", "least": "c"}, False),
        ({"most": "c", "least": "a"}, False),
        ({"most": "c"}, False),
        ({"most": "c", "least": "c"}, False),
        ({}, False),
    ],
)
def test_most_and_least(given: dict[str, str], right: bool) -> None:
    assert evaluate(_check("most_least", options=RANKED), given).right is right


ORDER = {
    "items": [{"id": name, "text": name} for name in ("when", "fix", "learn", "see", "own")],
    "answer": ["see", "own", "fix", "when", "learn"],
    "patterns": [
        {"first": "fix", "feedback": "fix first"},
        {"before": ["learn", "when"], "feedback": "learn early"},
        {"last": "own", "feedback": "own last"},
    ],
}


@pytest.mark.parametrize(
    ("given", "feedback"),
    [
        (["see", "own", "fix", "when", "learn"], ()),
        (["fix", "see", "own", "when", "learn"], ("fix first",)),
        (["see", "own", "fix", "learn", "when"], ("learn early",)),
        (["fix", "see", "learn", "when", "own"], ("fix first", "learn early", "own last")),
        ([], ()),
    ],
)
def test_order_answers_with_every_pattern_that_shows(given: list[str], feedback: tuple[str, ...]) -> None:
    result = evaluate(_check("order", **ORDER), given)
    assert result.feedback == feedback
    assert result.right is (given == ORDER["answer"])


def test_match_tells_pair_by_pair() -> None:
    pairs = [{"id": name, "left": name, "right": name.upper(), "feedback": f"f{name}"} for name in ("x", "y", "z")]
    check = _check("match", pairs=pairs, shown=["y", "x", "z"])
    assert evaluate(check, {"x": "x", "y": "y", "z": "z"}).right
    swapped = evaluate(check, {"x": "y", "y": "x", "z": "z"})
    assert [part.right for part in swapped.parts] == [False, False, True]


def test_spot_counts_what_is_marked_and_what_is_left_alone() -> None:
    segments = [
        {"id": "i", "text": "fine", "marked": False, "feedback": "f"},
        {"id": "ii", "text": "blame", "marked": True, "feedback": "f"},
    ]
    check = _check("spot", segments=segments)
    assert evaluate(check, ["ii"]).right
    assert [part.right for part in evaluate(check, ["i", "ii"]).parts] == [False, True]
    assert [part.verdict for part in evaluate(check, []).parts] == ["unmarked", "marked"]


FILL = {
    "text": "Noon is the {target}. I ring at {hour}.",
    "blanks": [
        {"id": "target", "hint": "what", "show": "target", "accept": ["target", "expected"]},
        {"id": "hour", "hint": "when", "show": "13:00", "clock": {"before": "14:00"}},
    ],
    "patterns": [
        {"blank": "hour", "missing": True, "feedback": "no hour"},
        {"blank": "target", "given": ["expected"], "feedback": "same meaning"},
        {"blank": "target", "given": ["promise"], "feedback": "read again"},
    ],
}


@pytest.mark.parametrize(
    ("target", "hour", "rights", "feedback"),
    [
        ("target", "13:00", [True, True], [None, None]),
        (" The “Target”. ", "1 pm", [True, True], [None, None]),
        ("expected", "13.30", [True, True], ["same meaning", None]),
        ("promise", "14:00", [False, False], ["read again", None]),
        ("goal", "", [False, False], [None, "no hour"]),
        ("target", "soon", [True, False], [None, "no hour"]),
    ],
)
def test_fill_takes_forms_and_clock_times(
    target: str, hour: str, rights: list[bool], feedback: list[str | None]
) -> None:
    result = evaluate(_check("fill", **FILL), {"target": target, "hour": hour})
    assert [part.right for part in result.parts] == rights
    assert [part.feedback for part in result.parts] == feedback


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("13:00", 780),
        ("13.00", 780),
        ("13h", 780),
        ("13 o’clock", 780),
        ("at 13:00", 780),
        ("1 pm", 780),
        ("1:00 p.m.", 780),
        ("1", 780),
        ("12 am", 0),
        ("12 pm", 720),
        ("noon", 720),
        ("9", 540),
        ("25:00", None),
        ("13:61", None),
        ("13 pm", None),
        ("soon", None),
        ("", None),
        ("1300 euros", None),
    ],
)
def test_clock_times_as_people_type_them(typed: str, minutes: int | None) -> None:
    assert clock_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("check", "full", "partial"),
    [
        (_check("single", options=OPTIONS), "a", ""),
        (_check("most_least", options=RANKED), {"most": "a", "least": "b"}, {"most": "a"}),
        (_check("order", **ORDER), ["fix", "see", "own", "when", "learn"], ["fix", "fix", "see", "own", "when"]),
        (_check("fill", **FILL), {"target": "x", "hour": "y"}, {"target": "x", "hour": " "}),
    ],
)
def test_an_answer_is_complete_when_every_part_is_given(check: Check, full: Any, partial: Any) -> None:
    assert is_complete(check, full)
    assert not is_complete(check, partial)


@pytest.mark.parametrize("odd", ["", [], {}, ["nobody"], {"most": "nobody"}, "nobody"])
def test_what_does_not_fit_is_wrong_and_never_an_error(odd: Any) -> None:
    for check in (
        _check("single", options=OPTIONS),
        _check("most_least", options=RANKED),
        _check("order", **ORDER),
        _check("fill", **FILL),
    ):
        assert not evaluate(check, odd).right
