"""How long the check of course files takes: what ships, thirty modules of its size, and a course of 1,000 scenes."""

import random
import shutil
import tempfile
import time
from pathlib import Path

import yaml

from app.authoring.starter_files import Place, starter_files
from app.catalogue.reading import read_module
from app.catalogue.shelf import read_shelf
from app.clock import now
from app.settings import Settings
from tests.catalogue.hostile import HOSTILE
from tests.catalogue.shipped import week_five_files

MODULES, SCENES = 25, 40
LIMITS = {"thirty modules": 2.0, "1,000 scenes": 5.0}


class _Plain(yaml.SafeDumper):
    """Writes without aliases, which course files may not have."""

    def ignore_aliases(self, data: object) -> bool:
        """Never refer to what was written before."""
        return True


def thirty_modules(folder: Path) -> None:
    """Thirty copies of the shipped module with the most scenes, as one course each."""
    shipped = Settings().courses
    shutil.copytree(shipped / "rubrics", folder / "rubrics")
    for n in range(30):
        shutil.copytree(shipped / "storming-phase", folder / f"course-{n}")


def thousand_scenes(folder: Path) -> None:
    """A course of 25 modules with 40 scenes each, three choices a scene, with flags and delayed lines."""
    for n in range(MODULES):
        place = Place(folder, "big", f"module-{n}")
        for path, text in starter_files(place, f"Module {n}", now().date()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        module = folder / "big" / f"module-{n}"
        story = module / "scenario.yaml"
        data = yaml.safe_load(story.read_text(encoding="utf-8"))
        data["scenes"] = [_scene(data["scenes"][0], m, random.Random(1000 * n + m)) for m in range(SCENES)]
        for ending in data["endings"]:
            ending.pop("quotes", None)
        story.write_text(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
        lesson = module / "lessons" / "the-first-line.md"
        lesson.write_text(lesson.read_text(encoding="utf-8").replace("- the-call", "- scene-0"), encoding="utf-8")


def _scene(like: dict, number: int, dice: random.Random) -> dict:
    """A scene of the generated story; every choice leads on to one of the next three scenes."""
    choices = []
    for n, choice in enumerate(like["choices"]):
        to = number + 1 + (dice.randint(0, 2) if n else 0)
        points = dice.choice((-12, -7, -4, 3, 5, 8, 11))
        made = {
            **choice,
            "to": f"scene-{to}" if to < SCENES else "end",
            "ledger": {**choice["ledger"], "points": points},
        }
        made["flags"] = [f"flag-{number}"] if n == 1 else []
        if n == 2 and number % 10 == 5:
            made["later"] = [{"at": made["to"], "when": {"flag": f"flag-{number - 1}"}, "ledger": made["ledger"]}]
        choices.append(made)
    return {**like, "id": f"scene-{number}", "choices": choices}


def main() -> None:
    """Print seconds beside their limits."""
    for name, make in (("thirty modules", thirty_modules), ("1,000 scenes", thousand_scenes)):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            make(folder)
            began, cpu = time.perf_counter(), time.process_time()
            shelf = read_shelf(folder, today=now().date())
            took, used = time.perf_counter() - began, time.process_time() - cpu
            for problem in shelf.errors[:3]:
                print(problem)
            print(
                f"check of {name}: {took:.2f} s ({used:.2f} s of CPU), limit {LIMITS[name]} s; "
                f"{len(shelf.modules)} modules, {len(shelf.errors)} to mend"
            )
    print(f"slowest of {len(HOSTILE)} hostile files: {max(_seconds(*file) for file in HOSTILE):.2f} s, limit 1 s")


def _seconds(path: str, source: bytes) -> float:
    """How long a module with one hostile file takes to refuse."""
    began = time.perf_counter()
    read_module({**week_five_files(), path: source})
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
