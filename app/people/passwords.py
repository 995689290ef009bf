"""Passwords: what makes one too weak, and hashing.

The rules follow NIST SP 800-63B-4: long enough, nothing known, nothing about the person; no rules of composition
and no change by the calendar. Hashing takes tens of milliseconds and megabytes on purpose, so it is never done while
a transaction is open and only by a few threads of a process at once.
"""

import functools
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

SHORTEST = 12
LONGEST = 200
ADVISED = 15
# Characters that must remain after names, the company and the product are taken out.
OWN_PART = 6
SHORTEST_WORD = 4
FEWEST_DIFFERENT = 5

HASHES_AT_ONCE = 2
WAIT_SECONDS = 10

# 46 MiB and two rounds (OWASP's first choice, doubled), one lane because web servers have few cores to spare.
HASHER = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=47104, parallelism=1),))

_slots = threading.BoundedSemaphore(HASHES_AT_ONCE)


class Weakness(StrEnum):
    """Why a password is refused; the forms have the words."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    KNOWN = "known"
    PATTERN = "pattern"
    OWN_WORDS = "own-words"


class TooManyAtOnce(OSError):
    """So many people sign in at this moment that a password could not be checked in time: the edge answers 503."""


def weakness(password: str, *, words: Iterable[str] = ()) -> Weakness | None:
    """What is wrong with a new password, or None.

    `words` are names somebody would guess first: the person's name and e-mail, the company.
    """
    plain = _normal(password)
    if len(plain) < SHORTEST:
        return Weakness.TOO_SHORT
    if len(plain) > LONGEST:
        return Weakness.TOO_LONG
    if len(set(plain)) < FEWEST_DIFFERENT or _is_sequence(plain):
        return Weakness.PATTERN
    folded = plain.casefold()
    if folded in known() or re.sub(r"[\W\d_]+$", "", folded) in known():
        return Weakness.KNOWN
    return Weakness.OWN_WORDS if _is_mostly(folded, words) else None


@functools.cache
def known() -> frozenset[str]:
    """The block-list that ships with the product."""
    lines = (Path(__file__).parent / "known_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def _normal(password: str) -> str:
    # The same letter can be written in several ways; keyboards differ.
    return unicodedata.normalize("NFKC", password)


def _is_sequence(text: str) -> bool:
    """Whether every character is the neighbour of the one before: abcdefghijkl, 987654321098."""
    codes = [int(c) if c.isdecimal() else ord(c) for c in text]
    steps = {(after - before) % 10 if text.isdecimal() else after - before for before, after in pairwise(codes)}
    return len(steps) == 1


def _is_mostly(text: str, words: Iterable[str]) -> bool:
    """Whether hardly anything is left once the words, the product's name, fillers and years are taken out."""
    guessed = {"rapport", "password", "passwort", "wachtwoord"}
    for word in words:
        guessed.update(part for part in re.split(r"[\W_]+", word.casefold()) if len(part) >= SHORTEST_WORD)
    rest = text
    for word in sorted(guessed, key=len, reverse=True):
        rest = rest.replace(word, "")
    if rest == text:
        return False
    return len(re.sub(r"[\W_]+|(19|20)\d\d", "", rest)) < OWN_PART


def hash_password(password: str) -> str:
    """The argon2 hash to store. Raises TooManyAtOnce."""
    with _slot():
        return HASHER.hash(_normal(password))


def check_password(password: str, stored: str | None) -> bool:
    """Whether a password is the stored one. Without a stored one the same time is spent, and it is not.

    Raises TooManyAtOnce.
    """
    if len(password) > LONGEST:
        password = ""
    with _slot():
        right = HASHER.verify(_normal(password), stored or _dummy())
    return right and stored is not None


@functools.cache
def _dummy() -> str:
    return HASHER.hash("nobody has this password, it only costs the same time")


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(timeout=WAIT_SECONDS):
        raise TooManyAtOnce("no free slot for hashing a password")
    try:
        yield
    finally:
        _slots.release()
