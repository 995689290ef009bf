"""A course folder on disk as bytes by path, and nothing from outside it."""

import os
import stat
from pathlib import Path

from app.catalogue.yaml_marks import MAX_BYTES
from app.engine.problems import Problem

MAX_FILES = 500


class FolderRefused(Exception):
    """The folder cannot be read as a course; `problem` says what and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}: {problem.code}")
        self.problem = problem


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path with `/` between names; hidden files are left out.

    Raises FolderRefused for symbolic links, special files, too many files and files that are too large.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise _refused("not-a-folder", folder.name)
    files: dict[str, bytes] = {}
    for at, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (Path(at) / name).is_symlink():
                raise _refused("symbolic-link", _inside(folder, Path(at) / name))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(at) / name
                files[_inside(folder, path)] = _read(path, _inside(folder, path))
                if len(files) > MAX_FILES:
                    raise _refused("too-many-files", _inside(folder, path))
    return files


def _read(path: Path, shown: str) -> bytes:
    """One regular file. Opened without following a link, so that nothing can be swapped in meanwhile."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise _refused("symbolic-link" if path.is_symlink() else "cannot-be-read", shown) from error
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise _refused("not-a-file", shown)
        if facts.st_size > MAX_BYTES:
            raise _refused("file-too-large", shown)
        return file.read(MAX_BYTES + 1)


def _inside(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _refused(code: str, path: str) -> FolderRefused:
    return FolderRefused(Problem(code, path, 1, 1, {"most": str(MAX_BYTES)}))
