"""The courses that ship, as bytes and as modules, for tests."""

from functools import cache
from pathlib import Path

from app.catalogue.folder import read_folder
from app.catalogue.reading import files_below, read_module
from app.catalogue.shelf import read_shelf
from app.engine.course.model import Module
from app.engine.course.scenario import Scenario
from app.engine.play import State, choose, start

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


@cache
def shipped_modules() -> dict[str, Module]:
    """Every module that ships, by its id."""
    return {entry.module.id: entry.module for entry in read_shelf(COURSES).modules}


def story(module_id: str) -> Scenario:
    """The scenario of a module that ships."""
    scenario = shipped_modules()[module_id].scenario
    assert scenario is not None
    return scenario


@cache
def every_ending(module_id: str) -> tuple[State, ...]:
    """Every complete path of a module's story, played one by one; states never change, so they are kept."""
    told, ended = story(module_id), []
    waiting = [start(told)]
    while waiting:
        state = waiting.pop()
        if state.finished:
            ended.append(state)
        else:
            here = told.scenes_by_id[state.scene or ""]
            waiting += [choose(told, state, option.id) for option in here.choices]
    return tuple(ended)


def its_story() -> Scenario:
    """The scenario of "Week five"."""
    scenario = week_five().scenario
    assert scenario is not None
    return scenario
