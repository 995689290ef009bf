"""Files to models, one at a time, keeping where every value stands and everything that was wrong."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.catalogue.invalid import problems_of
from app.catalogue.markdown_file import read_markdown
from app.catalogue.module_files import LEAD_KEYS, kind_of, strange_text
from app.catalogue.yaml_marks import Marked, YamlRefused, read_yaml
from app.engine.problems import Finding, Problem

Part = TypeVar("Part", bound=BaseModel)


class FileReader:
    """Reads files of one folder; `shown_below` is put before their paths in problems.

    `real` names the files that stand for others: a translation is read as the file it translates.
    """

    def __init__(
        self, files: Mapping[str, bytes], shown_below: str = "", real: Mapping[str, str] | None = None
    ) -> None:
        self.files = files
        self._real = real or {}
        self.problems: list[Problem] = []
        self._below = shown_below
        self._marked: dict[str, Marked] = {}

    @property
    def failed(self) -> bool:
        """Whether something is wrong that is more than a warning."""
        return any(not problem.warning for problem in self.problems)

    def take(self, model: type[Part], path: str) -> Part | None:
        """The file as a model; None and a problem if it is missing or wrong."""
        if path not in self.files:
            self.problems.append(self.at_start("missing-file", path))
            return None
        try:
            marked = _parse(path, self.files[path])
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

    def take_optional(self, model: type[Part], path: str) -> Part | None:
        """Like `take`, but the folder may do without the file."""
        return self.take(model, path) if path in self.files else None

    def take_listed(self, model: type[Part], ids: tuple[str, ...], key: str, pattern: str) -> tuple[Part, ...]:
        """The files that module.yaml lists under `key`, in its order; each says its own id."""
        found: list[Part] = []
        for n, name in enumerate(ids):
            path = pattern.format(name)
            if path not in self.files:
                self.add([Finding("missing-file", "module.yaml", (key, n), {"file": path})])
                continue
            part = self.take(model, path)
            if part is not None and getattr(part, "id", name) != name:
                self.add([Finding("id-is-not-file-name", path, ("id",), {"id": name})])
            found += [part] if part is not None else []
        folder = pattern.split("/", 1)[0]
        listed = {pattern.format(name) for name in ids}
        for path in sorted(set(self.files) - listed):
            if path.startswith(f"{folder}/") and kind_of(path):
                self.problems.append(self.at_start("not-listed", path))
        return tuple(found)

    def add(self, findings: Iterable[Finding]) -> None:
        """Findings as problems with line and column."""
        self.problems += [self._placed(finding) for finding in findings]

    def at_start(self, code: str, path: str) -> Problem:
        """A problem with a file as a whole."""
        return Problem(code, self._shown(path), 1, 1, {"file": path})

    def _placed(self, finding: Finding) -> Problem:
        marked = self._marked.get(finding.file)
        line, column = marked.place_of(finding.at) if marked else (1, 1)
        path = self._shown(finding.file)
        return Problem(finding.code, path, line, column, finding.details, finding.warning)

    def _shown(self, path: str) -> str:
        path = self._real.get(path, path)
        return f"{self._below}/{path}" if self._below else path


def _parse(path: str, source: bytes) -> Marked:
    strange = strange_text(source)
    if strange is not None:
        raise YamlRefused("strange-character", strange)
    if path.endswith(".md"):
        return read_markdown(source, lead=LEAD_KEYS.get(path.split("/", 1)[0]))
    return read_yaml(source)
