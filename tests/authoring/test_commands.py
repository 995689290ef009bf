"""`flask courses check` and `flask courses publish`, as an author uses them."""

import shutil
from pathlib import Path

from flask import Flask

from app.catalogue.queries import current_version
from app.settings import Settings


def broken_copy(folder: Path) -> Path:
    root = Path(shutil.copytree(Settings().courses, folder / "courses"))
    scenario = root / "storming-phase" / "week-five" / "scenario.yaml"
    scenario.write_text(scenario.read_text().replace("to: yes-or-no", "to: yes-or-maybe", 1))
    return root


def test_the_shipped_courses_pass(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["courses", "check"])
    assert result.exit_code == 0, result.output
    assert "0 to mend" in result.output


def test_a_wrong_target_is_named_with_its_place(app: Flask, tmp_path: Path) -> None:
    root = broken_copy(tmp_path)
    line = next(
        n
        for n, text in enumerate((root / "storming-phase/week-five/scenario.yaml").read_text().splitlines(), 1)
        if "yes-or-maybe" in text
    )
    result = app.test_cli_runner().invoke(args=["courses", "check", str(root)])
    assert result.exit_code == 1
    assert f"storming-phase/week-five/scenario.yaml:{line}:" in result.output
    assert "unknown-target" in result.output


def test_nothing_is_half_published(app: Flask, tmp_path: Path) -> None:
    result = app.test_cli_runner().invoke(args=["courses", "publish", str(broken_copy(tmp_path))])
    assert result.exit_code == 1
    assert "Nothing was published" in result.output
    assert current_version("week-five") is None


def test_publishing_says_what_it_did(app: Flask) -> None:
    runner = app.test_cli_runner()
    assert "Week five: published as version 1." in runner.invoke(args=["courses", "publish"]).output
    assert "Week five: unchanged, version 1." in runner.invoke(args=["courses", "publish", "--shipped"]).output


def test_modules_without_a_course_file_are_named(app: Flask, tmp_path: Path) -> None:
    root = Path(shutil.copytree(Settings().courses, tmp_path / "courses"))
    (root / "storming-phase" / "course.yaml").unlink()
    result = app.test_cli_runner().invoke(args=["courses", "check", str(root)])
    assert result.exit_code == 1
    assert "storming-phase/course.yaml:1:1 missing-file" in result.output


def test_the_id_of_another_course_is_refused(app: Flask, tmp_path: Path) -> None:
    runner = app.test_cli_runner()
    runner.invoke(args=["courses", "publish"])
    root = Path(shutil.copytree(Settings().courses, tmp_path / "courses"))
    (root / "storming-phase").rename(root / "other")
    course = root / "other" / "course.yaml"
    course.write_text(course.read_text().replace("id: storming-phase", "id: other"))
    module = root / "other" / "week-five" / "module.yaml"
    module.write_text(module.read_text().replace("title: Week five", "title: Another week five"))
    for way in (["--dry-run"], []):
        result = runner.invoke(args=["courses", "publish", str(root), *way])
        assert "The id “week-five” belongs to a module of the course “The storming phase” already." in result.output
    version = current_version("week-five")
    assert version is not None
    assert (version.course_id, version.number) == ("storming-phase", 1)
