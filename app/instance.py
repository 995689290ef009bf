"""The instance folder as a place on a disk: whether it may hold a database, and who is using it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# File systems on which SQLite's locks do not hold.
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "sshfs", "fuse.sshfs"})
IN_USE = "in-use.lock"
ONE_AT_A_TIME = "setup.lock"


class NetworkDisk(Exception):
    """The folder lies on a network file system, where SQLite loses data; the message says what to do."""


class InUse(Exception):
    """Another process of this installation is running; the message says what to do."""


def refuse_network_disk(folder: Path, mountinfo: str | None = None) -> None:
    """Raise NetworkDisk if `folder` lies on a network file system.

    `mountinfo` is the text of /proc/self/mountinfo; where the system has none, nothing is known and nothing refused.
    """
    if mountinfo is None:
        source = Path("/proc/self/mountinfo")
        mountinfo = source.read_text(encoding="utf-8") if source.exists() else ""
    kind = _file_system(folder.resolve(), mountinfo)
    if kind in NETWORK_FILE_SYSTEMS:
        raise NetworkDisk(
            f"The folder {folder} is on a network disk ({kind}). SQLite would lose answers there: use a local disk "
            "(RAPPORT_INSTANCE) or PostgreSQL (RAPPORT_DATABASE_URL)."
        )


def _file_system(folder: Path, mountinfo: str) -> str:
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        before, _dash, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = Path(fields[4].encode().decode("unicode_escape"))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind


def hold(instance: Path) -> int:
    """Say for the life of this process that the installation is running; returns the open lock.

    Raises InUse while a restore has the folder to itself.
    """
    descriptor = os.open(instance / IN_USE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise InUse("A restore is running in this folder. Start again when it has ended.") from None
    return descriptor


@contextmanager
def alone(instance: Path) -> Iterator[None]:
    """Have the folder to oneself. Raises InUse while web, worker or supervisor are running."""
    descriptor = os.open(instance / IN_USE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse("The installation is running. Stop it first, then try again.") from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def one_at_a_time(instance: Path) -> Iterator[None]:
    """Wait until no other set-up runs in this folder, then keep others waiting until the end of the block."""
    descriptor = os.open(instance / ONE_AT_A_TIME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
