"""YAML and Markdown as we read them, hostile files refused, and nothing read outside the folder."""

import os
from pathlib import Path

import pytest

from app.catalogue.folder import FolderRefused, read_folder
from app.catalogue.markdown_file import read_markdown
from app.catalogue.reading import read_competencies, read_course, read_module
from app.catalogue.yaml_marks import MAX_BYTES, MAX_DEPTH, YamlRefused, read_yaml
from tests.catalogue.shipped import COURSES, course_files, week_five_files


def test_only_a_few_words_and_numbers_are_not_text() -> None:
    source = (
        b"a: 16:00\nb: no\nc: 2027-11-30\nd: 0x1F\ne: 017\nf: 1_000\ng: .inf\n"
        b"h: true\ni: 12\nj: -3\nk: 0.5\nl: null\nm:\n"
    )
    assert read_yaml(source).data == {
        "a": "16:00", "b": "no", "c": "2027-11-30", "d": "0x1F", "e": "017", "f": "1_000", "g": ".inf",
        "h": True, "i": 12, "j": -3, "k": 0.5, "l": None, "m": None,
    }  # fmt: skip


def test_every_value_knows_its_line_and_column() -> None:
    marked = read_yaml(b"title: One\nscenes:\n  - id: first\n    to: [a, b]\n")
    assert marked.place_of(("title",)) == (1, 8)
    assert marked.place_of(("scenes", 0, "id")) == (3, 9)
    assert marked.place_of(("scenes", 0, "to", 1)) == (4, 13)
    assert marked.place_of(("scenes", 0, "id"), key=True) == (3, 5)
    assert marked.place_of(("scenes", 0, "missing")) == (3, 5)


DEEP = b"[" * 2000 + b"]" * 2000
BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
HOSTILE = [
    ("alias", b"a: *x\n"),
    ("anchor", b"a: &x 1\n"),
    ("anchor", BOMB),
    ("anchor", b"&top\na: 1\n"),
    ("tag", b"a: !!python/object/apply:os.system ['echo hi']\n"),
    ("tag", b"a: !!binary aGk=\n"),
    ("tag", b"!include ../secret\n"),
    ("tag", b"a: !!str 1\n"),
    ("tag", b"a: !x {b: 1}\n"),
    ("several-documents", b"a: 1\n---\nb: 2\n"),
    ("too-deep", DEEP),
    ("too-deep", b"{a: " * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1)),
    ("too-deep", b"\n".join(b" " * n + b"a:" for n in range(400))),
    ("repeated-key", b"a: 1\na: 2\n"),
    ("repeated-key", b"<<: {b: 1}\n"),
    ("key-not-a-word", b"[a, b]: 1\n"),
    ("key-not-a-word", b"? {a: 1}\n: 2\n"),
    ("not-utf-8", b"a: \xff\xfe\n"),
    ("not-utf-8", "a: ä".encode("utf-16")),
    ("file-too-large", b"a: " + b"x" * MAX_BYTES),
    ("too-many-values", b"[" + b"1," * 70_000 + b"]"),
    ("yaml-syntax", b"a: [1\n"),
    ("yaml-syntax", b"a: 'x\n"),
    ("yaml-syntax", b"a: b: c\n"),
    ("yaml-syntax", b"\ta: 1\n"),
    ("yaml-syntax", b"%YAML 9.9\n---\na: 1\n"),
    ("yaml-syntax", b"a: \x00\n"),
    ("yaml-syntax", b"a: \x07\n"),
]


@pytest.mark.parametrize(("code", "source"), HOSTILE)
def test_hostile_yaml_is_refused_with_a_place(code: str, source: bytes) -> None:
    with pytest.raises(YamlRefused) as refused:
        read_yaml(source)
    assert refused.value.code == code
    line, column = refused.value.place
    assert line >= 1
    assert column >= 1


@pytest.mark.parametrize(("code", "source"), HOSTILE)
def test_a_hostile_scenario_is_a_problem_and_never_an_error(code: str, source: bytes) -> None:
    read = read_module({**week_five_files(), "scenario.yaml": source})
    assert read.module is None
    problems = [problem for problem in read.problems if problem.path == "scenario.yaml"]
    assert {problem.code for problem in problems} <= {code, "strange-character"}
    assert problems


@pytest.mark.parametrize("source", [b"", b"[]", b"text", b"42", b"null", b"{}", b"- a\n- b\n", b"format: 1\n"])
def test_a_file_that_is_not_what_it_should_be_is_a_problem(source: bytes) -> None:
    for path in ("module.yaml", "scenario.yaml", "checks.yaml", "role-plays/ingrid-mail.yaml", "reflection.yaml"):
        read = read_module({**week_five_files(), path: source})
        assert read.module is None
        assert any(problem.path == path for problem in read.problems)


def test_markdown_has_front_matter_and_sections_with_places() -> None:
    marked = read_markdown(b"---\nformat: 1\n---\n\nThe idea.\n\n## Weak {#weak-one}\n\nOne.\n\nTwo.\n", lead="idea")
    assert marked.data == {"format": 1, "idea": "The idea.", "weak_one": "One.\n\nTwo."}
    assert marked.place_of(("format",)) == (2, 9)
    assert marked.place_of(("weak_one",)) == (7, 1)


def test_markdown_reads_windows_line_ends_and_a_byte_order_mark() -> None:
    marked = read_markdown("\ufeff---\r\nformat: 1\r\n---\r\n\r\n## A {#a}\r\nText.\r\n".encode())
    assert marked.data == {"format": 1, "a": "Text."}


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("front-matter-missing", b""),
        ("front-matter-missing", b"# Title\n"),
        ("front-matter-missing", b"---\n- a\n---\n"),
        ("front-matter-open", b"---\nformat: 1\n"),
        ("repeated-key", b"---\nformat: 1\n---\n## A {#a}\nx\n## A {#a}\ny\n"),
        ("repeated-key", b"---\nformat: 1\n---\n## A {#format}\nx\n"),
        ("anchor", b"---\nformat: &a 1\n---\n"),
        ("tag", b"---\nformat: !!int 1\n---\n"),
        ("not-utf-8", b"---\nformat: 1\n---\n\xff\n"),
        ("file-too-large", b"---\nformat: 1\n---\n" + b"x" * MAX_BYTES),
    ],
)
def test_hostile_markdown_is_refused(code: str, source: bytes) -> None:
    with pytest.raises(YamlRefused) as refused:
        read_markdown(source)
    assert refused.value.code == code


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066"])
def test_characters_that_hide_or_turn_text_are_refused_with_their_place(character: str) -> None:
    files = week_five_files()
    files["brief.md"] = files["brief.md"].replace(b"Norvale", f"Nor{character}vale".encode(), 1)
    problems = [p for p in read_module(files).problems if p.code == "strange-character"]
    assert [(p.path, p.line, p.column) for p in problems] == [("brief.md", 8, 4)]


@pytest.mark.parametrize(
    "path", ["../module.yaml", "/etc/passwd", "lessons/../x.md", "lessons/A.md", "x.py", "a/b/c.md"]
)
def test_paths_that_no_module_can_have_are_refused(path: str) -> None:
    read = read_module({**week_five_files(), path: b"x"})
    assert read.module is None
    assert ("unexpected-file", path) in {(problem.code, problem.path) for problem in read.problems}


def test_reading_the_same_bytes_gives_the_same_module() -> None:
    first = read_module(week_five_files(), course="storming-phase").module
    assert first is not None
    assert first == read_module(week_five_files(), course="storming-phase").module


def test_published_bytes_are_read_without_later_checks() -> None:
    files = week_five_files()
    files["module.yaml"] = files["module.yaml"].replace(b"paths: 553", b"paths: 999")
    assert read_module(files).module is None
    assert read_module(files, check=False).module is not None


def test_a_course_lists_its_modules_and_every_path_is_shown_from_its_folder() -> None:
    files = dict(course_files())
    read = read_course(files, shown_below="storming-phase")
    assert [module.id for module in read.modules] == ["week-five", "the-third-call"]
    assert read.problems == ()
    files["week-six/module.yaml"] = b"format: 1\n"
    files["notes.txt"] = b"x"
    files["course.yaml"] = files["course.yaml"].replace(b"  - week-five", b"  - week-five\n  - week-four")
    found = {(p.code, p.path) for p in read_course(files, shown_below="storming-phase").problems}
    assert found == {
        ("missing-folder", "storming-phase/course.yaml"),
        ("not-listed", "storming-phase/week-six/module.yaml"),
        ("unexpected-file", "storming-phase/notes.txt"),
    }


def test_the_competencies_that_ship() -> None:
    read, problems = read_competencies((COURSES / "competencies.yaml").read_bytes())
    assert problems == ()
    assert read is not None
    assert [competency.id for competency in read.competencies] == [f"C{n}" for n in range(1, 13)]
    assert max(t for c in read.competencies for t in c.targets.model_dump().values()) == 3


def test_a_folder_is_read_by_path_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"secret")
    (tmp_path / ".hidden").write_bytes(b"secret")
    (tmp_path / "module.yaml").write_bytes(b"a")
    (tmp_path / "lessons" / "one.md").write_bytes(b"b")
    assert read_folder(tmp_path) == {"module.yaml": b"a", "lessons/one.md": b"b"}


def _link_to_file(folder: Path, outside: Path) -> None:
    (folder / "brief.md").symlink_to(outside / "secret")


def _link_to_folder(folder: Path, outside: Path) -> None:
    (folder / "lessons").symlink_to(outside, target_is_directory=True)


def _pipe(folder: Path, outside: Path) -> None:
    os.mkfifo(folder / "brief.md")


def _large(folder: Path, outside: Path) -> None:
    (folder / "brief.md").write_bytes(b"x" * (MAX_BYTES + 1))


def _many(folder: Path, outside: Path) -> None:
    for n in range(501):
        (folder / f"f{n}.md").write_bytes(b"")


@pytest.mark.parametrize(
    ("code", "plant"),
    [
        ("symbolic-link", _link_to_file),
        ("symbolic-link", _link_to_folder),
        ("not-a-file", _pipe),
        ("file-too-large", _large),
        ("too-many-files", _many),
    ],
)
def test_a_folder_with_anything_but_ordinary_files_is_refused(code: str, plant: object, tmp_path: Path) -> None:
    folder, outside = tmp_path / "course", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    assert callable(plant)
    plant(folder, outside)
    with pytest.raises(FolderRefused) as refused:
        read_folder(folder)
    assert refused.value.problem.code == code


def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(FolderRefused):
        read_folder(tmp_path / "link")
