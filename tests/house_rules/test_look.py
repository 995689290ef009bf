"""Habits of the look: strict content policy, one theme, readable colours in both modes."""

import re
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
TEMPLATES = sorted((APP / "templates").rglob("*.html"))
STYLES = sorted((APP / "static" / "css").glob("*.css"))
SCRIPTS = sorted((APP / "static" / "js").glob("*.js"))

# Text colour on ground, by token; the theme promises at least 4.5:1 for each.
TEXT_PAIRS = [
    (text, ground)
    for text in ("ink", "ink-2", "ink-3", "teal", "amber", "moss", "plum")
    for ground in ("paper", "surface")
] + [
    ("ink", "sunken"),
    ("ink-2", "sunken"),
    ("amber", "sunken"),
    ("moss", "sunken"),
    ("ink-2", "teal-soft"),
    ("ink-2", "teal-wash"),
    ("teal", "teal-soft"),
    ("amber", "amber-soft"),
    ("ink-2", "amber-soft"),
    ("plum", "plum-soft"),
    ("ink-2", "plum-soft"),
    ("on-teal", "teal"),
    ("on-teal", "teal-hover"),
    ("on-level", "l4"),
    ("gap", "l2"),
]


def tokens() -> dict[str, tuple[str, str]]:
    source = (APP / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--r-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", source)
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable(text: str, ground: str, mode: int) -> None:
    known = tokens()
    assert contrast(known[text][mode], known[ground][mode]) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_control_borders_are_visible(mode: int) -> None:
    known = tokens()
    assert contrast(known["edge"][mode], known["surface"][mode]) >= 3.0


def test_no_colour_is_red() -> None:
    for name, pair in tokens().items():
        for colour in pair:
            red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
            assert not (red > 150 and green < red * 0.4 and blue < red * 0.4 and green <= blue), name


def test_every_style_file_is_in_the_manifest() -> None:
    listed = (APP / "static" / "css" / "manifest.txt").read_text(encoding="utf-8").split()
    assert sorted(listed) == [path.name for path in STYLES]


def test_colours_are_declared_in_one_place() -> None:
    for path in STYLES:
        if path.name not in ("tokens.css", "print.css"):
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", path.read_text(encoding="utf-8")), path.name


def test_styles_and_scripts_ask_nobody_else() -> None:
    for path in [*STYLES, *SCRIPTS]:
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text, path.name
        assert "https://" not in text, path.name
        assert "@import" not in text, path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(APP / "templates").as_posix())
def test_templates_fit_the_content_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{%.*?%}", "", text, flags=re.S)
    assert not re.search(r"<[^>]*\sstyle\s*=", text), "inline style"
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text), "inline handler"
    assert "<style" not in text
    assert not re.search(r"\|\s*safe\b", text), "only the markdown filter makes safe HTML"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "inline script"
