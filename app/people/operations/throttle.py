"""One throttle for every door: sign-in, asking for a reset, links, and the old password on the profile.

The counts stand in one table, so all web processes share them. The edge commits a count in a short transaction of
its own before anything else happens, so a refused or broken request counts too. Keys are keyed hashes: the table
tells nobody who tried to sign in from where.
"""

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.dialects import postgresql, sqlite

from app.db import db, operation
from app.people.models import Throttle


class Door(StrEnum):
    """A place where something can be guessed. Passwords are one door, wherever they are asked."""

    PASSWORD = "password"
    RESET = "reset"
    LINK = "link"


@dataclass(frozen=True)
class Limit:
    """So many tries in a window that begins with the first one."""

    tries: int
    window: timedelta


PER_ADDRESS = (Limit(60, timedelta(minutes=15)),)
PER_ACCOUNT = (Limit(10, timedelta(minutes=15)), Limit(100, timedelta(days=1)))
LONGEST_WINDOW = timedelta(days=1)


@operation
def count_try(*, door: Door, account: str, address: str, at: datetime) -> datetime | None:
    """Count one try; returns None, or when to come back if there were too many.

    `account` is what was typed (an e-mail, a link), whether or not it exists: known and unknown count alike. The
    address is counted first, and a try that is refused does not count further, so nobody uses up a day's tries of
    somebody else from one place.
    """
    for key, limit in _counted(door, account, address):
        tries, began = _count(key, limit, at)
        if tries > limit.tries:
            return began + limit.window
    return None


@operation
def forgive(*, door: Door, account: str, address: str) -> None:
    """Take back the tries of an account whose owner came in, and this one try of the address.

    So a whole office behind one address can sign in on a Monday morning.
    """
    keys = [key for key, _limit in _counted(door, account, address)]
    of_address, of_account = keys[: len(PER_ADDRESS)], keys[len(PER_ADDRESS) :]
    db.session.execute(
        sa.update(Throttle)
        .where(Throttle.key.in_(of_address), Throttle.tries > 0)
        .values(tries=Throttle.tries - 1)
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        sa.delete(Throttle).where(Throttle.key.in_(of_account)).execution_options(synchronize_session=False)
    )
    db.session.flush()


def _counted(door: Door, account: str, address: str) -> Iterable[tuple[str, Limit]]:
    """Keys and limits in the order in which they are counted, the same for everybody, so that locks cannot cross."""
    for limit in PER_ADDRESS:
        yield _key_of(door, "address", _network_of(address), limit), limit
    for limit in PER_ACCOUNT:
        yield _key_of(door, "account", account.strip().casefold(), limit), limit


def _key_of(door: Door, what: str, value: str, limit: Limit) -> str:
    """What is stored instead of an address or an e-mail."""
    words = f"throttle|{door}|{what}|{limit.window.total_seconds():.0f}|{value}"
    return hmac.new(str(current_app.secret_key).encode(), words.encode(), hashlib.sha256).hexdigest()


def _network_of(address: str) -> str:
    """The address to count by: an IPv6 customer owns a whole /64 network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((address, 64), strict=False).network_address)


def _count(key: str, limit: Limit, at: datetime) -> tuple[int, datetime]:
    """Add one to a window, or begin a new one; returns its count and beginning. One statement, so no race."""
    insert = postgresql.insert if db.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    over = Throttle.window_start <= at - limit.window
    row = db.session.execute(
        insert(Throttle)
        .values(key=key, window_start=at, tries=1)
        .on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "tries": sa.case((over, 1), else_=Throttle.tries + 1),
                "window_start": sa.case((over, at), else_=Throttle.window_start),
            },
        )
        .returning(Throttle.tries, Throttle.window_start)
    ).one()
    return row.tries, row.window_start


@operation
def remove_old_counts(*, at: datetime) -> None:
    """Forget windows that are over for certain."""
    db.session.execute(sa.delete(Throttle).where(Throttle.window_start <= at - LONGEST_WINDOW))
