"""Models back to files: what is read from them is the model again, and writing that gives the same bytes.

For tools that make or change courses. Notes and the order of keys that an author chose are not in a model, so a file
that somebody wrote by hand reads otherwise afterwards, though it means the same.
"""

from typing import Any

import yaml
from pydantic import BaseModel

from app.catalogue.module_files import HOUSE
from app.engine.course.model import Brief, CourseHead, Lesson, Module
from app.engine.rubric import Rubric

_BRIEF_TEXTS = ("situation", "you", "customer", "can_do", "goal")
_LESSON_TEXTS = ("case", "weak", "strong")


class _Writer(yaml.SafeDumper):
    """Writes plain YAML without aliases; every text is between quotes, so that it is read as text."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never refer to what was written before."""
        return True


def _write_text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Writer.add_representer(str, _write_text)


def write_module(module: Module) -> dict[str, bytes]:
    """The module's files by path, as `read_module` takes them. Pictures and translations are no part of a module."""
    files = {"module.yaml": _yaml(module.head), "brief.md": _brief(module.brief)}
    for lesson in module.lessons:
        files[f"lessons/{lesson.id}.md"] = _lesson(lesson)
    for play in module.role_plays:
        files[f"role-plays/{play.id}.yaml"] = _yaml(play)
    for name in ("scenario", "checks", "reflection"):
        part = getattr(module, name)
        if part is not None:
            files[f"{name}.yaml"] = _yaml(part)
    if module.house is not None:
        files[HOUSE] = _yaml(module.house)
    return files


def write_course(head: CourseHead) -> bytes:
    """A `course.yaml`."""
    return _yaml(head)


def write_rubric(rubric: Rubric) -> bytes:
    """A `rubric.yaml`."""
    return _yaml(rubric)


def _yaml(part: BaseModel, without: set[str] | None = None) -> bytes:
    data = part.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=without)
    text: str = yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=110)
    return text.encode()


def _brief(brief: Brief) -> bytes:
    return _markdown(brief, [(key, getattr(brief, key)) for key in _BRIEF_TEXTS], set(_BRIEF_TEXTS))


def _lesson(lesson: Lesson) -> bytes:
    sections = [(key, getattr(lesson, key)) for key in _LESSON_TEXTS if getattr(lesson, key) is not None]
    return _markdown(lesson, sections, {"idea", *_LESSON_TEXTS}, lead=lesson.idea)


def _markdown(part: BaseModel, sections: list[tuple[str, str]], texts: set[str], lead: str = "") -> bytes:
    written = [f"---\n{_yaml(part, texts).decode()}---\n"]
    written += [f"\n{lead}\n"] if lead else []
    written += [
        f"\n## {key.replace('_', ' ').capitalize()} {{#{key.replace('_', '-')}}}\n\n{text}\n" for key, text in sections
    ]
    return "".join(written).encode()
