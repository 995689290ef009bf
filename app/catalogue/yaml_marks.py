"""YAML as plain data with the place of every value, and nothing else of YAML.

Aliases, anchors, tags, several documents, repeated keys and deep nesting are refused. Only `true`, `false`,
`null` and whole or decimal numbers are read as anything but text, so that `16:00`, `no` and `2026-11-30` stay
the words the author wrote.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]{1,6}\Z")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}

MAX_BYTES = 400_000
MAX_DEPTH = 24
MAX_VALUES = 60_000

Place = tuple[int, int]
"""Line and column, both counted from 1."""


class YamlRefused(Exception):
    """The text is not the kind of YAML we read. `code` says why, `place` where."""

    def __init__(self, code: str, place: Place, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.details = details


@dataclass
class Marked:
    """Data with places: `places` maps a path such as ("scenes", 0, "title") to where its value stands,
    `key_places` to where its key stands."""

    data: Any
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    key_places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)

    def place_of(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """The place of a path, or of its nearest ancestor that stands in the file."""
        while path:
            if key and path in self.key_places:
                return self.key_places[path]
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return self.places.get((), (1, 1))


def read_yaml(source: bytes, *, first_line: int = 1) -> Marked:
    """Read one document. `first_line` is the file's line on which `source` begins. Raises YamlRefused."""
    if len(source) > MAX_BYTES:
        raise YamlRefused("file-too-large", (first_line, 1), most=str(MAX_BYTES))
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + first_line
        raise YamlRefused("not-utf-8", (line, 1)) from error
    reader = _Reader(first_line - 1)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise YamlRefused("yaml-syntax", place, reason=error.problem or "") from error
    except yaml.YAMLError as error:
        raise YamlRefused("yaml-syntax", (first_line, 1), reason=type(error).__name__) from error
    return reader.marked


@dataclass
class _Open:
    """A mapping or list that is still being filled."""

    container: Any
    path: tuple[str | int, ...]
    key: str | None = None


class _Reader:
    """Builds data from parse events one by one, without recursion, so that depth is a number we choose."""

    def __init__(self, line_offset: int) -> None:
        self.marked = Marked(None)
        self._offset = line_offset
        self._stack: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.AliasEvent):
            raise YamlRefused("alias", self._place(event))
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlRefused("several-documents", self._place(event))
        elif isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._take_value(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()

    def _take_value(self, event: Any) -> None:
        place = self._place(event)
        self._values += 1
        if self._values > MAX_VALUES:
            raise YamlRefused("too-many-values", place)
        if event.anchor is not None:
            raise YamlRefused("anchor", place)
        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            raise YamlRefused("tag", place)
        if self._expects_key():
            self._take_key(event, place)
            return
        if isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event), place)
            return
        if len(self._stack) >= MAX_DEPTH:
            raise YamlRefused("too-deep", place, most=str(MAX_DEPTH))
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Open(container, self._put(container, place)))

    def _expects_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].container, dict) and self._stack[-1].key is None

    def _take_key(self, event: Any, place: Place) -> None:
        top = self._stack[-1]
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlRefused("key-not-a-word", place)
        if event.value in top.container or event.value == "<<":
            raise YamlRefused("repeated-key", place, key=event.value[:60])
        top.key = event.value
        self.marked.key_places[(*top.path, event.value)] = place

    def _put(self, value: Any, place: Place) -> tuple[str | int, ...]:
        """Put a value where it belongs and return its path."""
        path: tuple[str | int, ...] = ()
        if self._stack:
            top = self._stack[-1]
            if isinstance(top.container, dict):
                path = (*top.path, top.key or "")
                top.container[top.key] = value
                top.key = None
            else:
                path = (*top.path, len(top.container))
                top.container.append(value)
        else:
            self.marked.data = value
        self.marked.places[path] = place
        return path

    def _place(self, event: Any) -> Place:
        return (event.start_mark.line + 1 + self._offset, event.start_mark.column + 1)


def _scalar(event: Any) -> Any:
    if event.style:
        return event.value
    if event.value in _WORDS:
        return _WORDS[event.value]
    if _WHOLE.match(event.value):
        return int(event.value)
    if _DECIMAL.match(event.value):
        return float(event.value)
    return event.value
