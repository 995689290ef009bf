"""Course files to models: pure functions of bytes, so that published bytes can be read for ever.

    read_folder(path) -> {path: bytes}                 from disk (app.catalogue.folder)
    read_course(files) -> CourseRead                   paths relative to the course's folder
    read_module(files, course=…) -> ModuleRead         paths relative to the module's folder
    read_rubric(files) -> RubricRead                   paths relative to the rubric's folder
    read_competencies(source) -> (Competencies | None, problems)

What could not be read without a problem that is more than a warning is None. Every problem names file, line
and column; `app.catalogue.problem_words` makes sentences of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.catalogue.file_reader import FileReader
from app.catalogue.module_files import HOUSE, base_of, in_language, kind_of
from app.catalogue.pictures import picture_findings
from app.catalogue.translations import translation_problems
from app.engine.checking import check_module
from app.engine.checking.module import Moves
from app.engine.checking.rubrics import check_rubric
from app.engine.course.checks import Checks
from app.engine.course.competencies import Competencies
from app.engine.course.message_house import MessageHouse
from app.engine.course.model import Brief, CourseHead, Lesson, Module, ModuleHead, Reflection
from app.engine.course.roleplay import RolePlay
from app.engine.course.scenario import Scenario
from app.engine.problems import Finding, Problem
from app.engine.rubric import Rubric

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class ModuleRead:
    """What reading a module gave: the module, or None, and everything to mend or look at."""

    module: Module | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CourseRead:
    """What reading a course gave; `modules` in the course's order, those that could be read."""

    course: CourseHead | None
    modules: tuple[Module, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class RubricRead:
    """What reading a rubric gave: the rubric, or None, and everything to mend."""

    rubric: Rubric | None
    problems: tuple[Problem, ...]


def read_course(
    files: Files,
    *,
    rubrics: Moves | None = None,
    houses: Collection[str] | None = None,
    today: date | None = None,
    shown_below: str = "",
) -> CourseRead:
    """Read `course.yaml` and every module that it lists. `shown_below` is put before paths in problems."""
    reader = FileReader(files, shown_below)
    head = reader.take(CourseHead, "course.yaml")
    if head is None:
        return CourseRead(None, (), tuple(reader.problems))
    modules: list[Module] = []
    for n, module_id in enumerate(head.modules):
        inside = files_below(files, module_id)
        if not inside:
            reader.add([Finding("missing-folder", "course.yaml", ("modules", n), {"folder": module_id})])
            continue
        below = f"{shown_below}/{module_id}" if shown_below else module_id
        read = read_module(
            inside,
            course=head.id,
            module_id=module_id,
            rubrics=rubrics,
            houses=houses,
            today=today,
            shown_below=below,
        )
        reader.problems += read.problems
        modules += [read.module] if read.module else []
    for path in sorted(files):
        top = path.split("/", 1)[0]
        if path not in ("course.yaml", "README.md") and top not in head.modules:
            code = "not-listed" if path.endswith("/module.yaml") else "unexpected-file"
            reader.problems.append(reader.at_start(code, path))
    return CourseRead(head, tuple(modules), tuple(reader.problems))


def read_module(
    files: Files,
    *,
    course: str | None = None,
    module_id: str | None = None,
    rubrics: Moves | None = None,
    houses: Collection[str] | None = None,
    today: date | None = None,
    shown_below: str = "",
    check: bool = True,
    language: str | None = None,
) -> ModuleRead:
    """Read one module and check it; its id must be `module_id` where that is known.

    `language` reads the files that are translated into it, and the others as they are. Published files are read with
    `check=False`: a check that is added later must not make them unreadable.
    """
    chosen, real = in_language(files, language)
    reader = FileReader(chosen, shown_below, real)
    module = _assemble(reader, course)
    if check:
        for path in sorted(files):
            if kind_of(base_of(path)[0]) is None:
                reader.problems.append(reader.at_start("unexpected-file", path))
    if check and module is not None:
        if module_id is not None and module.id != module_id:
            reader.add([Finding("id-is-not-file-name", "module.yaml", ("id",), {"id": module_id})])
        reader.add(check_module(module, rubrics=rubrics, houses=houses, today=today))
        reader.add(picture_findings(module, chosen))
        reader.problems += translation_problems(module, files, shown_below, _assemble)
    return ModuleRead(None if reader.failed else module, tuple(reader.problems))


def read_rubric(files: Files, rubric_id: str | None = None, *, shown_below: str = "", check: bool = True) -> RubricRead:
    """Read one rubric from its `rubric.yaml` and check it; its id must be `rubric_id` where that is known.

    Published files are read with `check=False`, as those of modules are.
    """
    reader = FileReader(files, shown_below)
    rubric = reader.take(Rubric, "rubric.yaml")
    for path in sorted(set(files) - {"rubric.yaml", "README.md"}):
        reader.problems.append(reader.at_start("unexpected-file", path))
    if rubric is not None and check:
        reader.add(check_rubric(rubric))
    if rubric is not None and rubric_id is not None and rubric.id != rubric_id:
        reader.add([Finding("id-is-not-file-name", "rubric.yaml", ("id",), {"id": rubric_id})])
    return RubricRead(None if reader.failed else rubric, tuple(reader.problems))


def read_competencies(source: bytes) -> tuple[Competencies | None, tuple[Problem, ...]]:
    """Read the shared list of competencies."""
    reader = FileReader({"competencies.yaml": source})
    return reader.take(Competencies, "competencies.yaml"), tuple(reader.problems)


def files_below(files: Files, folder: str) -> dict[str, bytes]:
    """The files of a folder, with paths relative to it."""
    start = f"{folder}/"
    return {path[len(start) :]: source for path, source in files.items() if path.startswith(start)}


def _assemble(reader: FileReader, course: str | None) -> Module | None:
    """The module of all its files; None if one of them is wrong."""
    head = reader.take(ModuleHead, "module.yaml")
    brief = reader.take(Brief, "brief.md")
    scenario = reader.take_optional(Scenario, "scenario.yaml")
    checks = reader.take_optional(Checks, "checks.yaml")
    reflection = reader.take_optional(Reflection, "reflection.yaml")
    house = reader.take_optional(MessageHouse, HOUSE)
    lessons: tuple[Lesson, ...] = ()
    plays: tuple[RolePlay, ...] = ()
    if head is not None:
        lessons = reader.take_listed(Lesson, head.lessons, "lessons", "lessons/{}.md")
        plays = reader.take_listed(RolePlay, head.role_plays, "role_plays", "role-plays/{}.yaml")
    if head is None or brief is None or reader.failed:
        return None
    return Module(
        course=course,
        head=head,
        brief=brief,
        lessons=lessons,
        scenario=scenario,
        role_plays=plays,
        checks=checks,
        reflection=reflection,
        house=house,
    )
