"""A small story for tests, and a builder of random ones."""

from typing import Any

from hypothesis import strategies as st

from app.engine.course.scenario import Scenario

BANDS = [
    {"id": "low", "name": "low", "at_least": 0},
    {"id": "middle", "name": "middle", "at_least": 40},
    {"id": "high", "name": "high", "at_least": 70},
]
ENDINGS = [
    {"id": f"ends-{band['id']}", "band": band["id"], "title": "T", "text": [{"text": "x"}], "outcome": "o"}
    for band in BANDS
]


def ledger(points: int, voice: str = "Hm.") -> dict[str, Any]:
    """A ledger line as a file has it."""
    return {"points": points, "pillar": "integrity", "voice": voice}


def choice(letter: str, to: str, points: int | None = None, **more: Any) -> dict[str, Any]:
    """A choice as a file has it."""
    booked = {} if points is None else {"ledger": ledger(points)}
    return {"id": letter, "text": f"Say {letter}", "reaction": "She nods.", "to": to, **booked, **more}


def scene(name: str, *choices: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A scene as a file has it."""
    frame = {"title": name, "channel": "call", "at": "Monday 9:00", "seen_by": "nobody else"}
    return {"id": name, **frame, "messages": [{"text": "Hello."}], "choices": list(choices), **more}


def story(*scenes: dict[str, Any], start: int = 50, **more: Any) -> Scenario:
    """A scenario of these scenes, with three bands at 0, 40 and 70."""
    data = {"format": 1, "start": start, "bands": BANDS, "end": {"title": "End", "at": "later"}, "endings": ENDINGS}
    return Scenario.model_validate({**data, "scenes": list(scenes), **more})


@st.composite
def stories(draw: st.DrawFn) -> Scenario:
    """Random sound stories of up to five scenes with conditions, delayed lines, gates and early exits."""
    names = [f"s{n}" for n in range(draw(st.integers(1, 5)))]
    return story(*[draw(_scenes(names, n)) for n in range(len(names))], start=draw(st.integers(0, 100)))


@st.composite
def _scenes(draw: st.DrawFn, names: list[str], n: int) -> dict[str, Any]:
    onward = [*names[n + 1 :], "end"]
    choices = [draw(_choices(letter, names, onward)) for letter in "abc"[: draw(st.integers(2, 3))]]
    more: dict[str, Any] = {}
    if draw(st.booleans()):
        more["leave_below"] = draw(st.integers(0, 30))
    if draw(st.booleans()):
        more["skip"] = {"as": "a"}
    if draw(st.booleans()):
        more["settles"] = [{"id": "word", "as": "kept"}]
    return scene(names[n], *choices, **more)


@st.composite
def _choices(draw: st.DrawFn, letter: str, names: list[str], onward: list[str]) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if draw(st.booleans()):
        more["later"] = [
            {"at": draw(st.sampled_from(onward)), "ledger": ledger(draw(_points)), **draw(_whens(names))}
            for _ in range(draw(st.integers(1, 2)))
        ]
    if draw(st.booleans()):
        more["promises"] = [{"id": "word", "words": "I ring you", "due": "Monday 10:00"}]
    if draw(st.booleans()):
        more["flags"] = ["told"]
    if draw(st.booleans()):
        more["gate"] = {"id": "unchecked", "cap": 30}
    if draw(st.booleans()):
        more["repairs"] = "unchecked"
    more["effort"] = {"repeat": draw(st.integers(0, 2))}
    return choice(letter, draw(st.sampled_from(onward)), draw(_points), **more)


_points = st.integers(-60, 60)


@st.composite
def _whens(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    asked = {"chose": {draw(st.sampled_from(names)): draw(st.sampled_from(["a", "b"]))}}
    options: list[dict[str, Any]] = [
        {},
        {"when": asked},
        {"when": {"not": asked}},
        {"when": {"any": [asked, {"flag": "told"}]}},
        {"when": {"all": [{"ledger": {"below": 50}}, {"effort": {"at_least": 1}}]}},
    ]
    return draw(st.sampled_from(options))
