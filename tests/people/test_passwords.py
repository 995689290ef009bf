"""Which passwords are refused, and hashing."""

import pytest

from app.people import passwords
from app.people.passwords import TooManyAtOnce, Weakness, check_password, hash_password, known, weakness

WORDS = ("Joost Verhage", "joost.verhage@norvale.example", "Norvale Group")


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("elf letters", Weakness.TOO_SHORT),
        ("x" * 201, Weakness.TOO_LONG),
        ("aaaaaaaaaaaaaa", Weakness.PATTERN),
        ("abababababab", Weakness.PATTERN),
        ("abcdefghijkl", Weakness.PATTERN),
        ("890123456789", Weakness.PATTERN),
        ("987654321098", Weakness.PATTERN),
        ("qwertyuiopas", Weakness.KNOWN),
        ("PasswordPassword", Weakness.KNOWN),
        ("Password2026!", Weakness.KNOWN),
        ("CorrectHorseBatteryStaple", Weakness.KNOWN),
        ("Norvale2026!!", Weakness.OWN_WORDS),
        ("joostverhage1", Weakness.OWN_WORDS),
        ("Verhage-Joost-99", Weakness.OWN_WORDS),
        ("rapport-rapport", Weakness.OWN_WORDS),
        ("three people, three answers", None),
        ("7391 2846 5520 9914", None),
        ("norvale sends postcards in march", None),
        ("ｆｕｌｌ　ｗｉｄｔｈ　ｗｏｒｄｓ", None),
        ("x1" * 3 + "gtr&é~z", None),
    ],
)
def test_weakness(password: str, found: Weakness | None) -> None:
    assert weakness(password, words=WORDS) == found


def test_every_known_password_is_refused_when_long_enough() -> None:
    assert len(known()) > 80
    assert [p for p in known() if weakness(p) is None] == []


def test_the_same_letters_written_otherwise_are_the_same_password() -> None:
    stored = hash_password("caf\u00e9 au lait, s'il vous pla\u00eet")
    assert check_password("cafe\u0301 au lait, s'il vous plai\u0302t", stored)
    assert not check_password("cafe au lait, s'il vous plait", stored)


def test_without_a_stored_hash_the_work_is_done_and_nobody_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = []
    hasher = passwords.HASHER

    class Counting:
        def verify(self, password: str, stored: str) -> bool:
            verified.append(stored)
            return hasher.verify(password, stored)

        def hash(self, password: str) -> str:
            return hasher.hash(password)

    monkeypatch.setattr(passwords, "HASHER", Counting())
    assert not check_password("nobody has this password, it only costs the same time", None)
    assert len(verified) == 1
    assert verified[0].startswith("$argon2id$")


def test_only_a_few_hashes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.01)
    taken = [passwords._slots.acquire() for _ in range(passwords.HASHES_AT_ONCE)]
    try:
        with pytest.raises(TooManyAtOnce):
            hash_password("three people, three answers")
    finally:
        for _ in taken:
            passwords._slots.release()
