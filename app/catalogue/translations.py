"""Translations: the same structure in other words.

A language needs `module.<language>.yaml`; what else is not translated yet is read as it stands and named in a
warning. Only texts may differ: an id, a target or a number that differs would be another story.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from app.catalogue.file_reader import FileReader
from app.catalogue.module_files import base_of, in_language, languages_of
from app.engine.course.base import Line, Prose
from app.engine.course.model import Module
from app.engine.problems import At, Finding, Problem

_TEXTS = frozenset(
    constraint.max_length
    for kind in (Line, Prose)
    for constraint in get_args(kind)
    if isinstance(constraint, StringConstraints)
)

Assemble = Callable[[FileReader, str | None], Module | None]


def translation_problems(
    module: Module, files: Mapping[str, bytes], shown_below: str, assemble: Assemble
) -> list[Problem]:
    """Everything wrong with the translations of a sound module; `assemble` puts files together as a module."""
    found: list[Problem] = []
    for language in languages_of(files):
        found += _problems_of(language, module, files, shown_below, assemble)
    return found


def _problems_of(
    language: str, module: Module, files: Mapping[str, bytes], shown_below: str, assemble: Assemble
) -> list[Problem]:
    chosen, real = in_language(files, language)
    reader = FileReader(chosen, shown_below, real)
    translated = assemble(reader, module.course)
    if "module.yaml" not in real:
        reader.add([Finding("language-without-module", "module.yaml", (), {"language": language})])
    if translated is not None:
        for file, own, other in _pairs(module, translated):
            if file in real:
                reader.add(_differences(own, other, file, ()))
            else:
                stem, ending = file.rsplit(".", 1)
                details = {"file": file, "language": language, "wanted": f"{stem}.{language}.{ending}"}
                reader.add([Finding("translation-incomplete", file, (), details, warning=True)])
    return [problem for problem in reader.problems if _is_about(problem, language, shown_below)]


def _is_about(problem: Problem, language: str, shown_below: str) -> bool:
    """Whether a problem is one of the translation, not one of the module again."""
    path = problem.path.removeprefix(f"{shown_below}/")
    return base_of(path)[1] == language or problem.code in ("translation-incomplete", "language-without-module")


def _pairs(module: Module, translated: Module) -> Iterator[tuple[str, BaseModel, BaseModel]]:
    yield "module.yaml", module.head, translated.head
    yield "brief.md", module.brief, translated.brief
    for lesson, other in zip(module.lessons, translated.lessons, strict=False):
        yield f"lessons/{lesson.id}.md", lesson, other
    for play, said in zip(module.role_plays, translated.role_plays, strict=False):
        yield f"role-plays/{play.id}.yaml", play, said
    for name in ("scenario", "checks", "reflection"):
        if getattr(module, name) is not None:
            yield f"{name}.yaml", getattr(module, name), getattr(translated, name)


def _differences(own: Any, other: Any, file: str, at: At) -> Iterator[Finding]:
    """Every place where something other than a text differs."""
    if isinstance(own, BaseModel) and type(own) is type(other):
        for name, field in type(own).model_fields.items():
            if not _is_text(field):
                yield from _differences(getattr(own, name), getattr(other, name), file, (*at, field.alias or name))
    elif isinstance(own, tuple) and isinstance(other, tuple) and len(own) == len(other):
        for n, (first, second) in enumerate(zip(own, other, strict=True)):
            yield from _differences(first, second, file, (*at, n))
    elif own != other:
        yield Finding("translation-differs", file, at, {"found": _short(other), "wanted": _short(own)})


def _short(value: Any) -> str:
    return f"{len(value)} entries" if isinstance(value, tuple) and value else str(value)[:60]


def _is_text(field: FieldInfo) -> bool:
    """Whether a field holds words for people."""
    return any(_is_text_constraint(constraint) for constraint in (*field.metadata, *_inside(field.annotation)))


def _is_text_constraint(constraint: Any) -> bool:
    return isinstance(constraint, StringConstraints) and constraint.max_length in _TEXTS


def _inside(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        yield part
        yield from _inside(part)
