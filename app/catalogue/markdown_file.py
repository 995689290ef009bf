"""A Markdown file of a course: YAML between `---` lines, then text under headings with ids.

    ---
    format: 1
    ---
    Text before the first heading (key "lead" unless the caller names it).

    ## What people read {#weak}

The text under a heading becomes the value of its id; hyphens in ids become underscores. What people read in
the heading itself is for the author; pages have their own headings.
"""

import re

from app.catalogue.yaml_marks import MAX_BYTES, Marked, YamlRefused, read_yaml

# Without nested repeats: a line of a hundred thousand blanks or signs must not take longer than a short one.
_HEADING = re.compile(r"## [^{}]*\{#(?P<id>[a-z][a-z0-9-]{0,59})\}\Z")


def read_markdown(source: bytes, *, lead: str | None = None) -> Marked:
    """Front matter and sections as one mapping with places. `lead` names the text before the first heading.

    Raises YamlRefused.
    """
    if len(source) > MAX_BYTES:
        raise YamlRefused("file-too-large", (1, 1), most=str(MAX_BYTES))
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlRefused("not-utf-8", (source.count(b"\n", 0, error.start) + 1, 1)) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = _end_of_front_matter(lines)
    marked = read_yaml("\n".join(lines[1:end]).encode(), first_line=2)
    if not isinstance(marked.data, dict):
        raise YamlRefused("front-matter-missing", (1, 1))
    _add_sections(marked, lines, end + 1, lead)
    return marked


def _end_of_front_matter(lines: list[str]) -> int:
    if lines[0].strip() != "---":
        raise YamlRefused("front-matter-missing", (1, 1))
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return number
    raise YamlRefused("front-matter-open", (1, 1))


def _add_sections(marked: Marked, lines: list[str], begin: int, lead: str | None) -> None:
    key, started, collected = lead or "lead", begin + 1, list[str]()
    for number, line in enumerate(lines[begin:], start=begin + 1):
        found = _HEADING.match(line.rstrip()) if line.startswith("## ") else None
        if found is None:
            collected.append(line)
            continue
        _add(marked, key, collected, started)
        key, started, collected = found.group("id").replace("-", "_"), number, []
    _add(marked, key, collected, started)


def _add(marked: Marked, key: str, collected: list[str], line: int) -> None:
    text = "\n".join(collected).strip()
    if not text and key == "lead":
        return
    if key in marked.data:
        raise YamlRefused("repeated-key", (line, 1), key=key)
    marked.data[key] = text
    marked.places[(key,)] = (line, 1)
    marked.key_places[(key,)] = (line, 1)
