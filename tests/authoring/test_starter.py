"""From `courses new` to published and played, as a new author does it."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.catalogue.queries import current_version, load_module
from app.db import db
from app.learning.models import Attempt
from tests.conftest import Browser
from tests.factories import make_company, make_person, sign_in


def run(app: Flask, *arguments: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["courses", *arguments])
    return result.exit_code, result.output


def test_the_starter_passes_the_check_without_a_word(app: Flask, tmp_path: Path) -> None:
    root = tmp_path / "ours"
    assert run(app, "new", str(root / "front-desk" / "first-call"), "--title", 'The "first" call: #1')[0] == 0
    code, said = run(app, "check", str(root), "--anchors")
    assert (code, said.strip()) == (0, "1 modules and 1 rubrics read, 0 to mend, 0 to look at.")


def test_a_second_module_joins_the_course(app: Flask, tmp_path: Path) -> None:
    root = tmp_path / "ours"
    for name in ("first-call", "second-call"):
        assert run(app, "new", str(root / "front-desk" / name))[0] == 0
    code, said = run(app, "check", str(root))
    assert code == 0, said
    assert said.startswith("2 modules")
    code, said = run(app, "check", str(root / "front-desk" / "second-call"))
    assert said.startswith("1 modules")


@pytest.mark.parametrize("name", ["First", "a--b", "ü"])
def test_a_name_that_cannot_be_an_id_is_refused(app: Flask, tmp_path: Path, name: str) -> None:
    code, said = run(app, "new", str(tmp_path / "course" / name))
    assert code != 0
    assert "cannot be an id" in said


def test_what_is_there_is_never_overwritten(app: Flask, tmp_path: Path) -> None:
    assert run(app, "new", str(tmp_path / "course" / "one"))[0] == 0
    code, said = run(app, "new", str(tmp_path / "course" / "one"))
    assert code != 0
    assert "is there already" in said


def test_published_and_played(app: Flask, tmp_path: Path) -> None:
    make_company()
    root = tmp_path / "ours"
    run(app, "new", str(root / "front-desk" / "first-call"), "--title", "The first call")
    assert "would be published as version 1" in run(app, "publish", str(root), "--dry-run")[1]
    assert current_version("first-call") is None
    assert "published as version 1" in run(app, "publish", str(root))[1]
    version = current_version("first-call")
    assert version is not None
    assert load_module(version.id).title == "The first call"
    learner = app.test_client()
    assert isinstance(learner, Browser)
    sign_in(learner, make_person())
    learner.submit("/modules/first-call/start")
    attempt = db.session.scalars(sa.select(Attempt.id)).one()
    learner.submit(f"/attempts/{attempt}/brief")
    learner.submit(f"/attempts/{attempt}/lessons/the-first-line", {"do": "finish"})
    learner.submit(f"/attempts/{attempt}/choices", {"position": "0", "scene": "the-call", "choice": "b"})
    learner.submit(f"/attempts/{attempt}/choices", {"position": "1", "scene": "the-plan", "choice": "a"})
    assert "She tells others" in learner.get(f"/attempts/{attempt}/scenario").get_data(as_text=True)
    assert "version 1" in run(app, "publish", str(root), "--dry-run")[1]


def test_the_formats_for_programs(app: Flask, tmp_path: Path) -> None:
    root = tmp_path / "ours"
    run(app, "new", str(root / "front-desk" / "first-call"))
    story = root / "front-desk" / "first-call" / "scenario.yaml"
    story.write_text(story.read_text().replace("to: the-plan", "to: the-pan", 1))
    line = next(n for n, text in enumerate(story.read_text().splitlines(), 1) if "the-pan" in text)
    result = app.test_cli_runner()
    said = result.invoke(args=["courses", "check", str(root), "--format", "json"])
    records = json.loads(said.stdout)
    assert [(r["code"], r["line"], r["severity"]) for r in records if r["code"] == "unknown-target"] == [
        ("unknown-target", line, "error")
    ]
    assert f"line={line}," in run(app, "check", str(root), "--format", "github")[1]
    gitlab = json.loads(result.invoke(args=["courses", "check", str(root), "--format", "gitlab"]).stdout)
    assert {r["location"]["lines"]["begin"] for r in gitlab} >= {line}


def test_withdrawing_and_offering_from_the_command_line(app: Flask) -> None:
    run(app, "publish")
    assert "withdrawn" in run(app, "withdraw", "week-five")[1]
    assert current_version("week-five") is None
    assert "offered again" in run(app, "offer", "week-five")[1]
    assert current_version("week-five") is not None
    assert run(app, "withdraw", "nothing")[0] != 0


def test_a_picture_is_shown_to_who_is_in_the_module_and_to_nobody_else(app: Flask, tmp_path: Path) -> None:
    make_company()
    root = tmp_path / "ours"
    module = root / "front-desk" / "first-call"
    run(app, "new", str(module))
    (module / "media").mkdir()
    (module / "media" / "badge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 20)
    brief = module / "brief.md"
    picture = "picture: {file: media/badge.png, alt: A badge with a wrong date}"
    brief.write_text(brief.read_text().replace("format: 1\n", f"format: 1\n{picture}\n", 1))
    assert "published as version 1" in run(app, "publish", str(root))[1]
    learner, other = app.test_client(), app.test_client()
    for browser in (learner, other):
        sign_in(browser, make_person())
    assert isinstance(learner, Browser)
    learner.submit("/modules/first-call/start")
    attempt = db.session.scalars(sa.select(Attempt.id)).one()
    page = learner.get(f"/attempts/{attempt}/brief").get_data(as_text=True)
    assert 'alt="A badge with a wrong date"' in page
    answer = learner.get(f"/attempts/{attempt}/media/badge.png")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert learner.get(f"/attempts/{attempt}/media/other.png").status_code == 404
    assert learner.get(f"/attempts/{attempt}/media/module.yaml").status_code == 404
    assert other.get(f"/attempts/{attempt}/media/badge.png").status_code == 404


@pytest.mark.parametrize("folder", ["first-call", "front-desk/first-call", "./front-desk/first-call", "/front-desk/x"])
def test_a_path_that_does_not_name_the_folder_of_courses_is_refused(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = sorted(tmp_path.rglob("*"))
    code, said = run(app, "new", folder)
    assert code == 1
    assert "Name the folder of courses, the course and the module" in said
    assert sorted(tmp_path.rglob("*")) == before
