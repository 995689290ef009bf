"""Which files a module may have, and which characters none of them may hold.

A translation stands beside its file with the language before the ending: `brief.md` and `brief.de.md`.
"""

import re
from collections.abc import Iterable, Mapping

from app.catalogue.yaml_marks import Place

LEAD_KEYS = {"lessons": "idea", "policies": "text"}
"""By folder: the key of the text before a Markdown file's first heading."""

HOUSE = "message-house.yaml"
"""Where a published module keeps the message house that it names; no such file stands in a module's own folder."""

_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_KINDS = {
    "head": re.compile(r"module\.yaml"),
    "brief": re.compile(r"brief\.md"),
    "scenario": re.compile(r"scenario\.yaml"),
    "checks": re.compile(r"checks\.yaml"),
    "reflection": re.compile(r"reflection\.yaml"),
    "lesson": re.compile(rf"lessons/{_NAME}\.md"),
    "role_play": re.compile(rf"role-plays/{_NAME}\.yaml"),
    "about": re.compile(r"README\.md"),
    "picture": re.compile(rf"media/{_NAME}\.(?:png|jpg|webp)"),
}
_TRANSLATED = re.compile(r"(?P<stem>[^.]+)\.(?P<language>[a-z]{2})\.(?P<ending>md|yaml)")
_NOT_TRANSLATED = {"about", "picture"}
_BEGINNINGS = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "webp": (b"RIFF",)}
# Control characters, and those that turn the direction of text: what is read would differ from what is stored.
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def kind_of(path: str) -> str | None:
    """What a file of a module is, by its path; None for a path that a module cannot have."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(path)), None)


def base_of(path: str) -> tuple[str, str | None]:
    """The path of the file that is translated, and the language; None as language for the file itself."""
    found = _TRANSLATED.fullmatch(path)
    if found is None:
        return path, None
    base = f"{found['stem']}.{found['ending']}"
    kind = kind_of(base)
    return (base, found["language"]) if kind and kind not in _NOT_TRANSLATED else (path, None)


def languages_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The languages that some file is translated into."""
    return tuple(sorted({language for path in paths if (language := base_of(path)[1])}))


def in_language(files: Mapping[str, bytes], language: str | None) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files as they read in a language, and the real path of each that is translated."""
    chosen = {path: source for path, source in files.items() if base_of(path)[1] is None}
    real = {base_of(path)[0]: path for path in files if language is not None and base_of(path)[1] == language}
    return {**chosen, **{base: files[path] for base, path in real.items()}}, real


def is_picture(path: str) -> bool:
    """Whether a path is a picture's."""
    return kind_of(path) == "picture"


def begins_as_named(path: str, source: bytes) -> bool:
    """Whether a picture's bytes begin as its ending promises."""
    return source.startswith(_BEGINNINGS[path.rsplit(".", 1)[-1]])


def strange_text(source: bytes) -> Place | None:
    """The place of the first control or direction-turning character, if there is one."""
    text = source.decode("utf-8", errors="replace")
    found = _STRANGE.search(text)
    if found is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    return (text.count("\n", 0, found.start()) + 1, found.start() - start + 1)
