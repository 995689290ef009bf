"""Faults planted in the shipped module are found in the right file, at the right line, with their code."""

from datetime import date

import pytest

from app.catalogue.problem_words import as_line
from app.catalogue.reading import read_module
from tests.catalogue.shipped import week_five_files

MOVES = {"storming-reply": frozenset({"team_cleared", "march_money", "fallback"})}

QUOTE_WITH_WHEN = "      - when: {chose: {red: a}}\n        text: >-\n          Kept: “You told me"

# (code, file, text before, text after): the fault stands on the line of its first changed character, or on the
# line of `# here` where the place to mend is another one.
FAULTS = [
    ("unknown-target", "scenario.yaml", "to: fourth-telling", "to: fourth-teling"),
    ("unknown-target", "scenario.yaml", "- at: pay-day", "- at: payday"),
    ("unknown-key", "scenario.yaml", "reaction: >-", "reacton: >-"),
    ("missing-key", "scenario.yaml", "        effort: {repeat: 1}\n        to: fourth-telling\n", ""),
    ("cycle", "scenario.yaml", "        to: pay-day", "        to: yes-or-no"),
    ("unreachable-scene", "scenario.yaml", "        to: bounced", "        to: yes-or-no"),
    ("repeated-id", "scenario.yaml", "  - id: bounced", "  - id: fourth-telling"),
    ("reserved-id", "scenario.yaml", "  - id: bounced", "  - id: end"),
    ("unknown-scene", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {chose: {third-tiket: a}}"),
    ("unknown-choice", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {chose: {third-ticket: d}}"),
    ("condition-never-true", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {chose: {pay-day: a}}"),
    ("unknown-flag", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {flag: rang}"),
    ("empty-condition", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {}"),
    ("range-without-bounds", "scenario.yaml", "when: {chose: {third-ticket: a}}", "when: {ledger: {}}"),
    ("unknown-person", "scenario.yaml", "from: ruta", "from: rutha"),
    ("unknown-promise", "scenario.yaml", "file-1600\n            as: kept", "file-1500\n            as: kept"),
    ("promise-never-settled", "scenario.yaml", "friday-1100\n            words", "friday-1200\n            words"),
    ("unknown-band", "scenario.yaml", "    band: loyal", "    band: royal"),
    ("not-a-whole-number", "scenario.yaml", "start: 38", "start: thirty"),
    ("out-of-range", "scenario.yaml", "start: 38", "start: 138"),
    ("not-one-of", "scenario.yaml", "channel: mail", "channel: email"),
    ("not-one-of", "scenario.yaml", "pillar: effort", "pillar: time"),
    ("unknown-choice", "scenario.yaml", "      as: b", "      as: e"),
    ("bands-do-not-rise", "scenario.yaml", "at_least: 65", "at_least: 30"),
    ("ending-never-reached", "scenario.yaml", "name: champion, at_least: 85", "name: champion, at_least: 95"),
    ("unknown-gate", "scenario.yaml", "        to: end", "        repairs: check\n        to: end"),
    ("no-quote-otherwise", "scenario.yaml", "      - text: >-\n          Kept: “You told me", QUOTE_WITH_WHEN),
    ("too-few", "scenario.yaml", "    messages:\n      - by: ruta", "    messages: []\n    prompt: |\n      - by: r"),
    ("unknown-mark", "lessons/the-person-first.md", "✗OWN", "✗OWNS"),
    ("unknown-scene", "lessons/the-person-first.md", "  - third-ticket", "  - third-ticketing"),
    ("one-right-option", "lessons/the-person-first.md", 'verdict: "yes"', 'verdict: "no"'),
    ("id-is-not-file-name", "lessons/the-person-first.md", "id: the-person-first", "id: the-person"),
    ("unknown-key", "lessons/the-person-first.md", "{#weak}", "{#week}"),
    ("missing-key", "brief.md", "{#goal}", ""),
    ("missing-key", "brief.md", "format: 1", ""),
    ("not-one-of", "brief.md", "format: 1", "format: 2"),
    ("unknown-rubric", "role-plays/ingrid-mail.yaml", "rubric: storming-reply", "rubric: storm-reply"),
    ("unknown-move", "role-plays/ingrid-mail.yaml", "move: fallback", "move: fall-back"),
    ("length-reversed", "role-plays/ingrid-mail.yaml", "at_least: 40", "at_least: 400"),
    ("unknown-person", "role-plays/ingrid-mail.yaml", "from: ingrid", "from: ingrit"),
    ("forecast-without-rubric", "role-plays/ingrid-mail.yaml", "rubric: storming-reply\n", ""),
    ("level-without-example", "role-plays/ring-ingrid.yaml", "level: 1", "level: 2"),
    ("one-most-one-least", "checks.yaml", "verdict: least", "verdict: neither"),
    ("not-all-once", "checks.yaml", "answer: [see, own, fix, when, learn]", "answer: [see, own, fix, when]"),
    ("not-all-once", "checks.yaml", "shown: [nobody, blamed, zero, friday]", "shown: [nobody, nobody, zero, friday]"),
    ("unknown-part", "checks.yaml", "- blank: hour", "- blank: clock"),
    ("unknown-part", "checks.yaml", "- first: fix", "- first: fixing"),
    ("blanks-differ", "checks.yaml", "{safe}", "{save}"),
    ("not-one-of", "checks.yaml", "kind: spot", "kind: spotted"),
    ("competency-not-in-module", "checks.yaml", "competencies: [C6]", "competencies: [C9]"),
    ("not-true-or-false", "checks.yaml", "marked: true", "marked: perhaps"),
    ("not-this-form", "module.yaml", "topic: storming-phase", "topic: Storming Phase"),
    ("missing-file", "module.yaml", "  - ring-ingrid", "  - ring-her"),
    ("figures-differ", "module.yaml", "  paths: 553", "  paths: 554"),
    ("unknown-person", "module.yaml", "  person: ingrid", "  person: inga"),
    ("not-a-date", "module.yaml", "review_by: 2027-11-30", "review_by: soon"),
    ("repeated-key", "module.yaml", "minutes: 27", "minutes: 27\nminutes: 30"),
    ("blanks-differ", "reflection.yaml", "{hour}", "{time}"),
    ("repeated-id", "reflection.yaml", "  - id: felt", "  - id: promise"),
]  # fmt: skip

# Where the line to mend is not the line of the planted text: which text stands on it, or None for line 1.
ELSEWHERE = {
    ("missing-key", "scenario.yaml"): "      - id: a\n",
    ("cycle", "scenario.yaml"): None,
    ("unreachable-scene", "scenario.yaml"): "  - id: bounced",
    ("bands-do-not-rise", "scenario.yaml"): None,
    ("ending-never-reached", "scenario.yaml"): "  - id: she-says-so",
    ("too-few", "scenario.yaml"): "    messages: []",
    ("one-right-option", "lessons/the-person-first.md"): "    - id: a",
    ("missing-key", "brief.md"): None,
    ("forecast-without-rubric", "role-plays/ingrid-mail.yaml"): None,
    ("level-without-example", "role-plays/ring-ingrid.yaml"): "  - level: 4",
    ("one-most-one-least", "checks.yaml"): "      - id: a",
    ("blanks-differ", "checks.yaml"): "  - id: the-thursday-promise",
    ("not-one-of", "checks.yaml"): "  - id: hidden-blame",
    ("repeated-key", "module.yaml"): "minutes: 30",
    ("blanks-differ", "reflection.yaml"): "  text: >-\n    If a",
    ("unknown-mark", "lessons/the-person-first.md"): "## A weak reply",
}


@pytest.mark.parametrize(("code", "file", "before", "after"), FAULTS)
def test_a_planted_fault_is_found_where_it_stands(code: str, file: str, before: str, after: str) -> None:
    files = week_five_files()
    text = files[file].decode()
    assert before in text
    start = text.index(before)
    files[file] = (text[:start] + after + text[start + len(before) :]).encode()
    changed = files[file].decode()
    wanted = _line_wanted(code, file, changed, start, before, after)
    read = read_module(files, course="storming-phase", rubrics=MOVES)
    found = {(problem.code, problem.path, problem.line) for problem in read.problems}
    if wanted is None:
        assert (code, file) in {(found_code, path) for found_code, path, _ in found}
    else:
        assert (code, file, wanted) in found
    assert all(as_line(problem) for problem in read.problems)


def _line_wanted(code: str, file: str, changed: str, start: int, before: str, after: str) -> int | None:
    """The line on which the problem must stand; None where any line of the file will do."""
    if (code, file) in ELSEWHERE:
        text = ELSEWHERE[(code, file)]
        return None if text is None else changed[: changed.index(text)].count("\n") + 1
    differs = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return changed[: start + differs].count("\n") + 1


def test_a_missing_or_unexpected_file_is_named() -> None:
    files = week_five_files()
    del files["brief.md"]
    files["notes.txt"] = b"hello"
    files["lessons/extra.md"] = files["lessons/the-person-first.md"]
    found = {(problem.code, problem.path) for problem in read_module(files).problems}
    assert {("missing-file", "brief.md"), ("unexpected-file", "notes.txt"), ("not-listed", "lessons/extra.md")} <= found


def test_every_problem_of_a_file_is_told_in_one_run() -> None:
    files = week_five_files()
    text = files["scenario.yaml"].decode()
    files["scenario.yaml"] = (
        text.replace("to: fourth-telling", "to: nowhere", 1).replace("from: ruta", "from: rutha").encode()
    )
    codes = [problem.code for problem in read_module(files).problems]
    assert {"unknown-target", "unknown-person"} <= set(codes)


def test_a_wrong_key_is_answered_with_the_nearest_known_one() -> None:
    files = week_five_files()
    files["scenario.yaml"] = files["scenario.yaml"].replace(b"reaction: >-", b"reacton: >-", 1)
    [line] = [as_line(p) for p in read_module(files).problems if p.code == "unknown-key"]
    assert "“reacton”" in line
    assert "“reaction”" in line


def test_warnings_do_not_stop_a_module() -> None:
    files = week_five_files()
    lesson = files["lessons/the-person-first.md"].decode()
    files["lessons/the-person-first.md"] = lesson.replace("Name the case", "word " * 160 + "Name the case").encode()
    scenario = files["scenario.yaml"].decode()
    files["scenario.yaml"] = scenario.replace("Nearly. The cause in one line:", "word " * 60).encode()
    read = read_module(files)
    assert {problem.code for problem in read.problems} == {"lesson-too-long", "options-uneven", "hard-to-read"}
    assert read.module is not None


def test_the_review_date_is_compared_with_the_day_given() -> None:
    assert read_module(week_five_files(), today=date(2027, 11, 30)).problems == ()
    late = read_module(week_five_files(), today=date(2027, 12, 1))
    assert [problem.code for problem in late.problems] == ["review-overdue"]
    assert late.module is not None
