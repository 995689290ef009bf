"""Message houses, curricula and the journey: read, checked to the line, and gone with the modules that name them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.catalogue.module_files import HOUSE
from app.catalogue.problem_words import as_line
from app.catalogue.reading import read_module
from app.catalogue.shared_files import houses_of
from app.catalogue.shelf import read_shelf
from app.catalogue.writing import write_module
from tests.catalogue.shipped import COURSES

TODAY = date(2026, 11, 22)
PATH = "message-houses/fennbrook-fibre.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what ships, to break."""
    return Path(shutil.copytree(COURSES, tmp_path / "courses"))


def change(path: Path, before: str, after: str) -> int:
    """Replace the first occurrence; returns the line it stands in."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def found(root: Path, today: date = TODAY) -> list[str]:
    return [as_line(problem).split(" ")[0] + " " + problem.code for problem in read_shelf(root, today=today).problems]


def test_what_ships_has_houses_curricula_and_nothing_to_mend() -> None:
    shelf = read_shelf(COURSES, today=TODAY)
    assert shelf.problems == []
    assert {one.id for one in shelf.curricula} == {"service", "support", "marketing", "managers", "everyone"}
    houses = {entry.module.id: entry.module.house.id for entry in shelf.modules if entry.module.house}
    assert houses.items() >= {("twenty-two-comments", "fennbrook-fibre"), ("first-contact", "larkhill-clinics")}
    begun = {one.items[0].module for one in shelf.curricula}
    assert begun == {"not-a-department"}


def test_every_shipped_module_is_in_a_curriculum() -> None:
    shelf = read_shelf(COURSES, today=TODAY)
    given = {item.module for one in shelf.curricula for item in one.items}
    assert [entry.module.id for entry in shelf.modules if entry.module.id not in given] == []


def test_no_curriculum_gives_a_module_twice_and_all_give_the_policy() -> None:
    for one in read_shelf(COURSES, today=TODAY).curricula:
        assert [item.policy for item in one.items if item.policy] == ["social-media"]
        assert [item.extra_days for item in one.items] == sorted(item.extra_days for item in one.items)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("        owner: support lead\n", "", "missing-key"),
        ("        valid_until: 2027-12-31\n", "", "missing-key"),
        ("valid_until: 2027-12-31", "valid_until: some day", "not-a-date"),
        ("        source: report of the desk\n", "", "missing-key"),
        ("id: straight", "id: reachable", "repeated-id"),
        ("  promise: Internet", "  promise: A very long word that nobody needs before the Internet", "too-many-words"),
        ("short: I cannot", "short: Well as a matter of fact and to be quite honest I cannot", "too-many-words"),
        ("id: fennbrook-fibre", "id: fennbrook", "id-is-not-file-name"),
        ("status: free", "status: perhaps", "not-one-of"),
        ("    pillar: effort", "    pillar: speed", "not-one-of"),
    ],
)
def test_a_mistake_in_a_house_is_named_with_its_place(copy: Path, before: str, after: str, code: str) -> None:
    line = change(copy / PATH, before, after)
    [said] = found(copy)
    place, named = said.split(" ")
    assert named == code
    assert place.startswith(f"{PATH}:")
    assert abs(int(place.split(":")[1]) - line) <= 3


def test_a_proof_that_ran_out_is_a_warning_and_learners_no_longer_read_it(copy: Path) -> None:
    line = change(copy / PATH, "valid_until: 2027-12-31", "valid_until: 2026-11-21")
    shelf = read_shelf(copy, today=TODAY)
    assert [(p.code, p.path, p.line, p.warning) for p in shelf.problems] == [("proof-expired", PATH, line, True)]
    house = next(entry.module.house for entry in shelf.modules if entry.module.id == "twenty-two-comments")
    assert house is not None
    then = {pillar.id: len(proofs) for pillar, proofs in house.standing(date(2026, 11, 21))}
    assert then == {"reachable": 2, "straight": 2, "local": 1}
    assert {pillar.id: len(proofs) for pillar, proofs in house.standing(TODAY)} == {**then, "reachable": 1}


def test_a_house_to_be_reviewed_is_a_warning(copy: Path) -> None:
    change(copy / PATH, "review_by: 2027-09-30", "review_by: 2026-01-31")
    assert [(p.code, p.warning) for p in read_shelf(copy, today=TODAY).problems] == [("review-overdue", True)]


def test_a_module_names_a_house_that_is_there(copy: Path) -> None:
    head = copy / "social-media/twenty-two-comments/module.yaml"
    line = change(head, "message_house: fennbrook-fibre", "message_house: fennbrook")
    path = "social-media/twenty-two-comments/module.yaml"
    assert found(copy) == [f"{path}:{line}:16 unknown-message-house"]


def test_a_broken_house_is_not_missing_as_well(copy: Path) -> None:
    change(copy / PATH, "version: 3", "version: three")
    assert [said.split(" ")[1] for said in found(copy)] == ["not-a-whole-number"]


def test_other_files_are_not_expected_among_houses_nor_a_house_in_a_module(copy: Path) -> None:
    (copy / "message-houses/Notes.txt").write_text("x")
    (copy / "message-houses/README.md").write_text("x")
    shutil.copy(copy / PATH, copy / "social-media/twenty-two-comments" / HOUSE)
    assert found(copy) == [
        "message-houses/Notes.txt:1:1 unexpected-file",
        f"social-media/twenty-two-comments/{HOUSE}:1:1 unexpected-file",
    ]


def test_a_link_among_houses_is_refused(copy: Path) -> None:
    (copy / "message-houses/other.yaml").symlink_to(copy / PATH)
    assert "message-houses/other.yaml:1:1 symbolic-link" in found(copy)


def test_the_house_goes_with_the_files_of_the_module() -> None:
    shelf = read_shelf(COURSES, today=TODAY)
    entry = next(entry for entry in shelf.modules if entry.module.id == "first-contact")
    published = read_module(entry.files, check=False).module
    assert published is not None
    assert published.house == entry.module.house
    assert published.house is not None
    again = read_module(write_module(published), check=False).module
    assert again is not None
    assert again.house == published.house


def test_houses_are_read_from_bytes_too() -> None:
    read = houses_of({PATH: (COURSES / PATH).read_bytes()}, None)
    assert list(read.houses) == ["fennbrook-fibre"]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{module: week-five, extra_days: 14}", "{module: week-six}", "unknown-module"),
        ("{policy: social-media, extra_days: 28}", "{policy: gifts}", "unknown-policy"),
        ("{module: week-five, extra_days: 14}", "{extra_days: 14}", "module-or-policy"),
        ("{module: week-five, extra_days: 14}", "{module: week-five, policy: social-media}", "module-or-policy"),
        ("{policy: social-media, extra_days: 28}", "{policy: social-media, level: 3}", "policy-has-no-level"),
        ("{module: week-five, extra_days: 14}", "{module: week-five, extra_days: -1}", "out-of-range"),
        ("{module: week-five, extra_days: 14}", "{module: not-a-department}", "repeated-id"),
        ("id: support", "id: service", "repeated-id"),
        ("title: Support", "titel: Support", "unknown-key"),
    ],
)
def test_a_mistake_in_the_curricula_is_named_with_its_line(copy: Path, before: str, after: str, said: str) -> None:
    line = change(copy / "curricula.yaml", before, after)
    shelf = read_shelf(copy, today=TODAY)
    assert (said, "curricula.yaml", line) in {(p.code, p.path, p.line) for p in shelf.problems}
    assert shelf.curricula == []


def test_a_module_with_mistakes_is_not_missing_in_a_curriculum_as_well(copy: Path) -> None:
    change(copy / "storming-phase/week-five/module.yaml", "minutes: 27", "minutes: long")
    assert [said.split(" ")[1] for said in found(copy)] == ["not-a-whole-number"]


def test_a_folder_needs_none_of_these_files(copy: Path) -> None:
    for name in ("curricula.yaml", "journey.yaml", "competencies.yaml"):
        (copy / name).unlink()
    assert found(copy) == []


def test_mistakes_in_the_journey_and_the_competencies_are_named(copy: Path) -> None:
    stage = change(copy / "journey.yaml", "before: attract", "before: attracted")
    double = change(copy / "journey.yaml", "id: explore", "id: aware")
    level = change(copy / "competencies.yaml", "id: C5", "id: C55")
    assert {said.rsplit(":", 1)[0] + said[said.index(" ") :] for said in found(copy)} == {
        f"journey.yaml:{stage} unknown-stage",
        f"journey.yaml:{double} repeated-id",
        f"competencies.yaml:{level} not-this-form",
    }
