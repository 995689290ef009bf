"""Policy files: read with places, mistakes named by line, and the one that ships."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app.catalogue.policy_reading import PoliciesRead, read_policies
from app.catalogue.problem_words import as_line
from app.engine.readability import reading_of
from app.settings import Settings

TODAY = date(2026, 11, 22)
PATH = "policies/gifts.md"
FILE = """---
format: 1
id: gifts
title: Gifts
summary: What you may accept.
contact: Vera Holm
contact_email: vera@norvale.example
minutes: 3
review_by: 2027-05-01
change: The first version.
---
You may accept a coffee.

## What to decline

Money.

## For who keeps it {#notes}

Ask a lawyer.
"""


def read(text: str = FILE, *, path: str = PATH, today: date = TODAY) -> PoliciesRead:
    """The problems of one file."""
    return read_policies({path: text.encode()}, today=today)


def lines(text: str = FILE, **kwargs: object) -> list[str]:
    """What the checker says, without the mend."""
    return [as_line(problem).split(" ")[1] + " " + as_line(problem).split(" ")[0] for problem in read(text).problems]


def test_a_file_is_a_text_with_notes_that_are_no_part_of_it() -> None:
    [policy] = read().policies
    assert policy.text == "You may accept a coffee.\n\n## What to decline\n\nMoney."
    assert (policy.notes, policy.confirm_again) == ("Ask a lawyer.", True)
    assert read().problems == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("minutes: 3\n", "", f"missing-key {PATH}:2:1"),
        ("minutes: 3", "minutes: three", f"not-a-whole-number {PATH}:8:10"),
        ("summary:", "sumary:", f"unknown-key {PATH}:5:1"),
        ("id: gifts", "id: presents", f"id-is-not-file-name {PATH}:3:5"),
        ("vera@norvale.example", "Vera", f"wrong-value {PATH}:7:16"),
        ("change: The", "confirm_again: perhaps\nchange: The", f"not-true-or-false {PATH}:10:16"),
        ("## What to decline", "## What to decline {#decline}", f"unknown-key {PATH}:14:1"),
        ("You may accept a coffee.\n\n## What to decline\n\nMoney.\n", "", f"empty-text {PATH}:12:1"),
    ],
)
def test_a_mistake_is_named_with_its_line(before: str, after: str, said: str) -> None:
    assert before in FILE
    text = FILE.replace(before, after, 1)
    assert said in lines(text)
    assert read(text).policies == ()


def test_what_an_editor_would_say_does_not_stop_publishing() -> None:
    found = read(today=date(2028, 1, 1))
    assert [(p.code, p.warning) for p in found.problems] == [("review-overdue", True)]
    assert len(found.policies) == 1
    hard = FILE.replace("You may accept a coffee.", "Representatives participating internationally " * 20)
    assert [(p.code, p.warning) for p in read(hard).problems] == [("hard-to-read", True)]


def test_other_files_are_not_expected() -> None:
    assert [p.code for p in read(path="policies/old/gifts.md").problems] == ["unexpected-file"]
    assert [p.code for p in read(path="policies/Gifts.txt").problems] == ["unexpected-file"]
    assert read(path="policies/README.md").problems == ()


def test_the_social_media_policy_ships_and_protects_talk_about_work() -> None:
    path = Settings().courses / "policies" / "social-media.md"
    found = read_policies({"policies/social-media.md": path.read_bytes()}, today=TODAY)
    assert found.problems == ()
    [policy] = found.policies
    assert 400 <= reading_of(policy.text).words <= 600
    assert "Nothing here limits your right to talk about pay, hours, safety or working conditions" in policy.text
    assert all(region in policy.notes for region in ("United States", "United Kingdom", "European Union", "Germany"))


def run(app: Flask, *args: str) -> Result:
    """One command."""
    return app.test_cli_runner().invoke(args=["courses", *args])


def test_the_commands_check_and_publish_policies(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    file = tmp_path / "policies" / "gifts.md"
    file.write_text(FILE)
    assert "0 modules, 0 rubrics and 1 policies read, 0 to mend" in run(app, "check", str(tmp_path)).output
    assert run(app, "check", str(tmp_path / "policies")).exit_code == 0
    assert "Gifts: published as version 1." in run(app, "publish", str(tmp_path), "--shipped").output
    assert "Gifts: unchanged, version 1." in run(app, "publish", str(tmp_path)).output
    file.write_text(FILE.replace("a coffee", "a coffee or a tea"))
    assert "Gifts: a policy, version 1 is published." in run(app, "publish", str(tmp_path), "--dry-run").output
    assert "Gifts: published as version 2." in run(app, "publish", str(tmp_path)).output
    file.write_text(FILE.replace("a coffee", "a cake"))
    assert "left alone: your own version 2 stands" in run(app, "publish", str(tmp_path), "--shipped").output
    file.write_text(FILE.replace("minutes: 3", "minutes: x"))
    refused = run(app, "check", str(tmp_path))
    assert refused.exit_code == 1
    assert "policies/gifts.md:8:10 not-a-whole-number" in refused.output
    assert run(app, "publish", str(tmp_path)).exit_code == 1
