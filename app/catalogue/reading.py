"""Course files to models: a pure function of bytes, so that published bytes can be read for ever.

    read_folder(path) -> {path: bytes}                              (app.catalogue.folder)
    read_course(files) -> CourseRead(course, modules, problems)      paths relative to the course's folder
    read_module(files, course=…) -> ModuleRead(module, problems)     paths relative to the module's folder
    read_rubric(files) -> RubricRead(rubric, problems)                paths relative to the rubric's folder
    read_competencies(source) -> (Competencies | None, problems)

A module is None when any problem is not merely a warning. Every problem names file, line and column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.catalogue.invalid import problems_of
from app.catalogue.markdown_file import read_markdown
from app.catalogue.module_files import LEAD_KEYS, kind_of, strange_text
from app.catalogue.yaml_marks import Marked, YamlRefused, read_yaml
from app.engine.checking import check_module
from app.engine.course.checks import Checks
from app.engine.course.competencies import Competencies
from app.engine.course.model import Brief, CourseHead, Lesson, Module, ModuleHead, Reflection
from app.engine.course.roleplay import RolePlay
from app.engine.course.scenario import Scenario
from app.engine.problems import Finding, Problem
from app.engine.rubric import Rubric

Rubrics = Mapping[str, frozenset[str]]
Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True)
class ModuleRead:
    """What reading a module gave: the module, or None, and everything to mend or look at."""

    module: Module | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class RubricRead:
    """What reading a rubric gave: the rubric, or None, and everything to mend."""

    rubric: Rubric | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CourseRead:
    """What reading a course gave; `modules` in the course's order, those that could be read."""

    course: CourseHead | None
    modules: tuple[Module, ...]
    problems: tuple[Problem, ...]


def read_course(files: Mapping[str, bytes], *, rubrics: Rubrics | None = None, today: date | None = None) -> CourseRead:
    """Read `course.yaml` and every module that it lists. `rubrics`: known ids with the ids of their moves."""
    reader = _Reader()
    head = reader.take(CourseHead, "course.yaml", files)
    problems = list(reader.problems)
    modules: list[Module] = []
    if head is None:
        return CourseRead(None, (), tuple(problems))
    for n, module_id in enumerate(head.modules):
        inside = _below(files, module_id)
        if not inside:
            finding = Finding("missing-folder", "course.yaml", ("modules", n), {"folder": module_id})
            problems.append(reader.placed(finding))
            continue
        read = read_module(inside, course=head.id, rubrics=rubrics, today=today, shown_below=module_id)
        problems += read.problems
        modules += [read.module] if read.module else []
    problems += _not_listed(files, head)
    return CourseRead(head, tuple(modules), tuple(problems))


def read_module(
    files: Mapping[str, bytes],
    *,
    course: str,
    rubrics: Rubrics | None = None,
    today: date | None = None,
    shown_below: str = "",
    check: bool = True,
) -> ModuleRead:
    """Read one module and check it. `shown_below` is put before paths in problems.

    `check=False` only reads: what was published stays readable however much stricter the check becomes.
    """
    reader = _Reader(shown_below)
    for path in sorted(files):
        if kind_of(path) is None:
            reader.problems.append(reader.at_start("unexpected-file", path))
    head = reader.take(ModuleHead, "module.yaml", files)
    brief = reader.take(Brief, "brief.md", files)
    parts = _Parts(
        scenario=reader.take_optional(Scenario, "scenario.yaml", files),
        checks=reader.take_optional(Checks, "checks.yaml", files),
        reflection=reader.take_optional(Reflection, "reflection.yaml", files),
    )
    if head is None or brief is None:
        return ModuleRead(None, tuple(reader.problems))
    lessons = reader.take_listed(Lesson, head.lessons, "lessons", "lessons/{}.md", files)
    plays = reader.take_listed(RolePlay, head.role_plays, "role_plays", "role-plays/{}.yaml", files)
    if reader.failed:
        return ModuleRead(None, tuple(reader.problems))
    module = Module(
        course=course,
        head=head,
        brief=brief,
        lessons=lessons,
        scenario=parts.scenario,
        role_plays=plays,
        checks=parts.checks,
        reflection=parts.reflection,
    )
    found = check_module(module, rubrics=rubrics, today=today) if check else ()
    reader.problems += [reader.placed(finding) for finding in found]
    return ModuleRead(None if reader.failed else module, tuple(reader.problems))


def read_rubric(files: Mapping[str, bytes], *, shown_below: str = "") -> RubricRead:
    """Read one rubric: `rubric.yaml` in its folder."""
    reader = _Reader(shown_below)
    rubric = reader.take(Rubric, "rubric.yaml", files)
    for path in sorted(set(files) - {"rubric.yaml", "README.md"}):
        reader.problems.append(reader.at_start("unexpected-file", path))
    return RubricRead(None if reader.failed else rubric, tuple(reader.problems))


def read_competencies(source: bytes) -> tuple[Competencies | None, tuple[Problem, ...]]:
    """Read the shared list of competencies."""
    reader = _Reader()
    return reader.take(Competencies, "competencies.yaml", {"competencies.yaml": source}), tuple(reader.problems)


@dataclass(frozen=True)
class _Parts:
    scenario: Scenario | None
    checks: Checks | None
    reflection: Reflection | None


class _Reader:
    """Reads files into models, keeping where every value stands and everything that was wrong."""

    def __init__(self, shown_below: str = "") -> None:
        self.problems: list[Problem] = []
        self._below = shown_below
        self._marked: dict[str, Marked] = {}

    @property
    def failed(self) -> bool:
        """Whether something is wrong that is more than a warning."""
        return any(not problem.warning for problem in self.problems)

    def take(self, model: type[Part], path: str, files: Mapping[str, bytes]) -> Part | None:
        """The file as a model; None and a problem if it is missing or wrong."""
        if path not in files:
            self.problems.append(self.at_start("missing-file", path))
            return None
        try:
            marked = self._parse(path, files[path])
        except YamlRefused as refused:
            line, column = refused.place
            self.problems.append(Problem(refused.code, self._shown(path), line, column, refused.details))
            return None
        self._marked[path] = marked
        try:
            return model.model_validate(marked.data)
        except ValidationError as error:
            self.problems += problems_of(error, marked, self._shown(path), model)
            return None

    def take_optional(self, model: type[Part], path: str, files: Mapping[str, bytes]) -> Part | None:
        """Like `take`, but a module may do without the file."""
        return self.take(model, path, files) if path in files else None

    def take_listed(
        self, model: type[Part], ids: tuple[str, ...], key: str, pattern: str, files: Mapping[str, bytes]
    ) -> tuple[Part, ...]:
        """The files that module.yaml lists under `key`, in its order; each says its own id."""
        found: list[Part] = []
        for n, name in enumerate(ids):
            path = pattern.format(name)
            if path not in files:
                finding = Finding("missing-file", "module.yaml", (key, n), {"file": path})
                self.problems.append(self.placed(finding))
                continue
            part = self.take(model, path, files)
            if part is not None and getattr(part, "id", name) != name:
                self.problems.append(self.placed(Finding("id-is-not-file-name", path, ("id",), {"id": name})))
            found += [part] if part is not None else []
        folder = pattern.split("/", 1)[0]
        listed = {pattern.format(name) for name in ids}
        for path in sorted(set(files) - listed):
            if path.startswith(f"{folder}/") and kind_of(path):
                self.problems.append(self.at_start("not-listed", path))
        return tuple(found)

    def placed(self, finding: Finding) -> Problem:
        """A finding with line and column."""
        marked = self._marked.get(finding.file)
        line, column = marked.place_of(finding.at) if marked else (1, 1)
        path = self._shown(finding.file)
        return Problem(finding.code, path, line, column, finding.details, finding.warning)

    def at_start(self, code: str, path: str) -> Problem:
        """A problem with a file as a whole."""
        return Problem(code, self._shown(path), 1, 1, {"file": path})

    def _parse(self, path: str, source: bytes) -> Marked:
        strange = strange_text(source)
        if strange is not None:
            raise YamlRefused("strange-character", strange)
        if path.endswith(".md"):
            return read_markdown(source, lead=LEAD_KEYS.get(path.split("/", 1)[0]))
        return read_yaml(source)

    def _shown(self, path: str) -> str:
        return f"{self._below}/{path}" if self._below else path


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    start = f"{folder}/"
    return {path[len(start) :]: source for path, source in files.items() if path.startswith(start)}


def _not_listed(files: Mapping[str, bytes], head: CourseHead) -> list[Problem]:
    """Module folders that course.yaml does not name, and files that belong to nothing."""
    details: dict[str, Any] = {}
    problems = []
    for path in sorted(files):
        top = path.split("/", 1)[0]
        if path in ("course.yaml", "README.md") or top in head.modules or top in details:
            continue
        details[top] = path
        code = "not-listed" if path.endswith("/module.yaml") else "unexpected-file"
        problems.append(Problem(code, path, 1, 1, {"file": path}))
    return problems
