"""Which files a module may have, and which characters none of them may hold."""

import re
import unicodedata

from app.catalogue.yaml_marks import Place

LEAD_KEYS = {"lessons": "idea"}
"""By folder: the key of the text before a Markdown file's first heading."""

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
}
# Characters that turn the direction of text: what is read would differ from what is stored.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def kind_of(path: str) -> str | None:
    """What a file of a module is, by its path; None for a path that a module cannot have."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(path)), None)


def strange_text(source: bytes) -> Place | None:
    """The place of the first control or direction-turning character, if there is one."""
    text = source.decode("utf-8", errors="replace")
    for line, content in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(content, start=1):
            if character in "\t\r\ufeff" or character.isprintable():
                continue
            if ord(character) in _TURNING or unicodedata.category(character) == "Cc":
                return (line, column)
    return None
