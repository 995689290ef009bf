"""E-mail addresses, names and zones as people type them."""

import functools
import re
import unicodedata
from email.errors import HeaderParseError
from email.headerregistry import Address
from zoneinfo import available_timezones

LONGEST_EMAIL = 254
LONGEST_NAME = 120
SHAPE = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>()\[\],;:\\\"]+")
# Old spellings and technical names that nobody looks for in a list.
NOT_LISTED = ("Etc/", "US/", "SystemV/", "posix/", "right/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def clean_email(text: str) -> str | None:
    """The address in lower case, or None when no mail could be sent to it.

    Deliberately less strict than a validator for the public internet: companies use names like `.local`.
    """
    email = text.strip().lower()
    if len(email) > LONGEST_EMAIL or not email.isascii() or not SHAPE.fullmatch(email):
        return None
    try:
        Address(addr_spec=email)
    except (ValueError, IndexError, HeaderParseError):
        return None
    return email


def clean_name(text: str) -> str | None:
    """A name with single spaces, or None when it is empty, too long or holds line breaks or other controls."""
    name = unicodedata.normalize("NFC", text.strip())
    if any(unicodedata.category(letter).startswith("C") for letter in name):
        return None
    name = " ".join(name.split())
    return name if 0 < len(name) <= LONGEST_NAME else None


@functools.cache
def zones() -> frozenset[str]:
    """Every time zone this machine knows."""
    return frozenset(available_timezones())


@functools.cache
def zones_to_offer() -> tuple[str, ...]:
    """Time zones for a list to pick from: continent and city."""
    cities = sorted(name for name in zones() if "/" in name and not name.startswith(NOT_LISTED))
    return (*cities, "UTC")
