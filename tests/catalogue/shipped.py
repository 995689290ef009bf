"""The courses that ship, as bytes and as modules, for tests."""

from functools import cache
from pathlib import Path

from app.catalogue.folder import read_folder
from app.catalogue.reading import files_below, read_module
from app.engine.course.model import Module
from app.engine.course.scenario import Scenario

COURSES = Path(__file__).parents[2] / "courses"


@cache
def course_files() -> dict[str, bytes]:
    """The storming-phase course by path."""
    return read_folder(COURSES / "storming-phase")


def week_five_files() -> dict[str, bytes]:
    """The files of "Week five", paths relative to its folder; a fresh copy each time."""
    return dict(files_below(course_files(), "week-five"))


@cache
def week_five() -> Module:
    """The module "Week five"."""
    module = read_module(week_five_files(), course="storming-phase").module
    assert module is not None
    return module


def its_story() -> Scenario:
    """The scenario of "Week five"."""
    scenario = week_five().scenario
    assert scenario is not None
    return scenario
