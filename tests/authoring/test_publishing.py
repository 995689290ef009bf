"""Publishing: all or nothing, immutable, and never over a company's own edit."""

import shutil
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from app.authoring.operations.publishing import Origin, Outcome, Published, publish
from app.catalogue.models import ModuleVersion, RubricVersion, SourceFile
from app.catalogue.queries import current_version, load_module, load_rubric, rubric_version_for
from app.catalogue.shelf import read_shelf, source_hash
from app.db import db, unit_of_work
from app.settings import Settings
from tests.conftest import NOON


def copy_of_courses(folder: Path) -> Path:
    return Path(shutil.copytree(Settings().courses, folder / "courses"))


def publish_all(root: Path, origin: Origin) -> list[Published]:
    shelf = read_shelf(root, today=NOON.date())
    assert not shelf.errors
    with unit_of_work():
        return publish(modules=shelf.modules, rubrics=shelf.rubrics, origin=origin, actor_id=None, at=NOON)


def change_title(root: Path, title: str) -> None:
    path = root / "storming-phase" / "week-five" / "module.yaml"
    path.write_text(path.read_text().replace("title: Week five", f"title: {title}"))


def outcomes(report: list[Published]) -> dict[str, tuple[Outcome, int]]:
    return {line.module_id: (line.outcome, line.number) for line in report}


def test_what_is_published_is_what_was_read(app: Flask) -> None:
    shelf = read_shelf(Settings().courses, today=NOON.date())
    publish_all(Settings().courses, Origin.SHIPPED)
    version = current_version("week-five")
    assert version is not None
    assert load_module(version.id) == next(e.module for e in shelf.modules if e.module.id == "week-five")
    rubric = rubric_version_for(version, "storming-reply")
    assert load_rubric(rubric.id) == next(e.rubric for e in shelf.rubrics if e.rubric.id == "storming-reply")


def test_the_same_files_again_change_nothing(app: Flask) -> None:
    publish_all(Settings().courses, Origin.SHIPPED)
    before = db.session.scalar(sa.select(sa.func.count()).select_from(SourceFile))
    report = publish_all(Settings().courses, Origin.SHIPPED)
    assert outcomes(report)["week-five"] == (Outcome.UNCHANGED, 1)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SourceFile)) == before


def test_a_change_makes_a_new_version_and_keeps_the_old_one(app: Flask, tmp_path: Path) -> None:
    root = copy_of_courses(tmp_path)
    publish_all(root, Origin.SHIPPED)
    first = current_version("week-five")
    assert first is not None
    change_title(root, "Week five, again")
    report = publish_all(root, Origin.SHIPPED)
    assert outcomes(report)["week-five"] == (Outcome.CREATED, 2)
    second = current_version("week-five")
    assert second is not None
    assert (second.number, load_module(second.id).title) == (2, "Week five, again")
    assert load_module(first.id).title == "Week five"


def test_what_ships_never_replaces_a_version_of_the_company(app: Flask, tmp_path: Path) -> None:
    publish_all(Settings().courses, Origin.SHIPPED)
    root = copy_of_courses(tmp_path)
    change_title(root, "Our week five")
    publish_all(root, Origin.COMPANY)
    report = publish_all(Settings().courses, Origin.SHIPPED)
    assert outcomes(report)["week-five"] == (Outcome.KEPT_COMPANY, 2)
    version = current_version("week-five")
    assert version is not None
    assert version.title == "Our week five"


def test_a_changed_rubric_gives_its_modules_a_new_version(app: Flask, tmp_path: Path) -> None:
    root = copy_of_courses(tmp_path)
    publish_all(root, Origin.SHIPPED)
    path = root / "rubrics" / "storming-reply" / "rubric.yaml"
    path.write_text(path.read_text().replace("A stock phrase that could go to anyone", "A phrase for anyone"))
    report = publish_all(root, Origin.SHIPPED)
    assert outcomes(report)["week-five"] == (Outcome.CREATED, 2)
    numbers = db.session.scalars(
        sa.select(RubricVersion.number)
        .where(RubricVersion.rubric_id == "storming-reply")
        .order_by(RubricVersion.number)
        .where(RubricVersion.rubric_id == "storming-reply")
        .order_by(RubricVersion.number)
    )
    assert list(numbers) == [1, 2]
    first = db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.module_id == "week-five", ModuleVersion.number == 1)
    ).first()
    assert first is not None
    pinned = load_rubric(rubric_version_for(first, "storming-reply").id)
    assert pinned.criterion("A1").descriptors.at(2) == "A stock phrase that could go to anyone"


def test_a_failure_publishes_nothing(app: Flask) -> None:
    shelf = read_shelf(Settings().courses, today=NOON.date())
    nameless = replace(shelf.modules[0], course=None)  # type: ignore[arg-type]
    try:
        with unit_of_work():
            publish(
                modules=[*shelf.modules, nameless], rubrics=shelf.rubrics, origin=Origin.COMPANY, actor_id=None, at=NOON
            )
    except AttributeError:
        pass
    else:
        raise AssertionError("the second module cannot be published")
    assert current_version("week-five") is None
    assert not db.session.scalar(sa.select(sa.func.count()).select_from(SourceFile))


def test_the_hash_follows_names_and_contents() -> None:
    files = {"a": b"1", "b": b"2"}
    assert source_hash(files) == source_hash({"b": b"2", "a": b"1"})
    assert len({source_hash(files), source_hash({"a": b"2", "b": b"1"}), source_hash(files, "x")}) == 3
