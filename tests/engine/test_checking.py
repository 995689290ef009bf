"""What the checks of a story see, on stories small enough to read."""

from typing import Any

import pytest

from app.engine.checking import check_module
from app.engine.course.model import Module
from tests.engine.stories import BANDS, ENDINGS, choice, ledger, scene, story

HEAD: dict[str, Any] = {
    "format": 1,
    "id": "small",
    "title": "Small",
    "audience": ["service"],
    "topic": "testing",
    "competencies": ["C1"],
    "moment": "m",
    "promise": "p",
    "intended_feeling": "f",
    "industry": "i",
    "minutes": 5,
    "visibility": "you alone",
    "review_by": "2027-01-01",
    "people": [
        {"id": "ana", "name": "Ana", "short": "Ana", "initials": "A", "role": "buyer", "side": "customer"},
    ],
    "customer": {"person": "ana", "context": "c"},
}
BRIEF = {"format": 1, **dict.fromkeys(("in_one_line", "situation", "you", "customer", "can_do", "goal"), "x")}
FAIR = (
    scene("one", choice("a", "two", 30), choice("b", "two", -20)),
    scene("two", choice("a", "end", -40), choice("b", "end", 40)),
)


def _codes(*scenes: dict[str, Any], head: dict[str, Any] | None = None, **more: Any) -> set[str]:
    scenario = story(*scenes, **more)
    module = Module.model_validate({"head": {**HEAD, **(head or {})}, "brief": BRIEF, "scenario": scenario})
    return {finding.code for finding in check_module(module)}


def _with(*changes: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The fair story with keys added to the first choice of the first, the second … scene."""
    changed = []
    for n, part in enumerate(FAIR):
        first, *others = part["choices"]
        more = changes[n] if n < len(changes) else {}
        changed.append({**part, "choices": [{**first, **more}, *others]})
    return tuple(changed)


def test_a_fair_story_has_no_findings() -> None:
    assert _codes(*FAIR) == set()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (({"gate": {"id": "check", "cap": 30}},), "gate-never-repaired"),
        (({"repairs": "check"},), "unknown-gate"),
        (({"promises": [{"id": "call", "words": "w", "due": "d"}]},), "promise-never-settled"),
        (({"settles": [{"id": "call", "as": "kept"}]},), "unknown-promise"),
        (({"later": [{"at": "three", "ledger": ledger(1)}]},), "unknown-target"),
        (({"to": "three"},), "unknown-target"),
        (({}, {"to": "one"}), "cycle"),
        (({"text": "A much longer text than the other one has"},), "options-uneven"),
    ],
)
def test_faults_of_a_choice(changes: tuple[dict[str, Any], ...], code: str) -> None:
    assert code in _codes(*_with(*changes))


def test_a_gate_that_is_repaired_later_is_fine() -> None:
    assert _codes(*_with({"gate": {"id": "check", "cap": 30}}, {"repairs": "check"})) == set()


def test_a_ledger_that_nobody_can_win_or_lose() -> None:
    assert "ledger-cannot-be-won" in _codes(*FAIR, start=0, bands=[BANDS[0], {**BANDS[1], "at_least": 80}, _band(90)])
    assert "ledger-cannot-be-lost" in _codes(*FAIR, start=100)


def _band(at_least: int) -> dict[str, Any]:
    return {**BANDS[2], "at_least": at_least}


def test_a_first_scene_that_cannot_be_mended() -> None:
    scenes = (
        scene("one", choice("a", "two", 30), choice("b", "two", -60)),
        scene("two", choice("a", "end", -80), choice("b", "end", 10)),
    )
    assert "first-scene-not-repairable" in _codes(*scenes)


def test_rules_of_thumb_that_would_win() -> None:
    def one(name: str, to: str) -> dict[str, Any]:
        return scene(name, {**choice("a", to, 15), "text": "Say a and more"}, choice("b", to, -15))

    found = _codes(one("one", "two"), one("two", "three"), one("three", "end"))
    assert {"best-always-same-place", "best-always-longest"} <= found


def test_a_scene_behind_an_early_exit_that_always_closes_is_unreachable() -> None:
    scenes = (
        scene("one", choice("a", "two", -50), choice("b", "end", 40)),
        scene("two", choice("a", "three"), choice("b", "three"), leave_below=10),
        scene("three", choice("a", "end"), choice("b", "end")),
    )
    assert "unreachable-scene" in _codes(*scenes)


def test_endings_and_quotes() -> None:
    when = {"chose": {"one": "a"}}
    told = {"text": "x"}
    cases: list[tuple[dict[str, Any], str]] = [
        ({**ENDINGS[0], "when": when}, "band-without-ending"),
        ({**ENDINGS[0], "quotes": [{**told, "when": when}]}, "no-quote-otherwise"),
        ({**ENDINGS[0], "quotes": [told, told]}, "quote-hides-others"),
        ({**ENDINGS[0], "id": ENDINGS[1]["id"]}, "repeated-id"),
    ]
    for ending, code in cases:
        assert code in _codes(*FAIR, endings=[ending, *ENDINGS[1:]])


def test_a_second_ending_of_a_band_that_no_path_reaches() -> None:
    never = {**ENDINGS[0], "id": "never", "when": {"chose": {"one": "a", "two": "b"}}}
    assert _codes(*FAIR, endings=[never, *ENDINGS]) == {"ending-never-reached"}


def test_stated_figures_must_be_those_of_the_walk() -> None:
    assert "figures-differ" not in _codes(*FAIR, head={"figures": _counted()})
    for key, wrong in (("paths", 5), ("totals", [1, 100]), ("early", 3.0), ("best_after", [1])):
        assert "figures-differ" in _codes(*FAIR, head={"figures": {**_counted(), key: wrong}})


def _counted() -> dict[str, Any]:
    """What the fair story gives: 80 - 40, 80 + 40, 30 - 40 and 30 + 40, between 0 and 100."""
    return {
        "paths": 4,
        "totals": [0, 100],
        "random_walk": {"low": 25.0, "middle": 25.0, "high": 50.0},
        "early": 0.0,
        "best_after": [70, 0],
    }


def test_a_story_too_wide_to_walk_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engine.paths.MAX_NODES", 1)
    assert _codes(*FAIR) == {"too-many-states"}
