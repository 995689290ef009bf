"""Working days from 8 to 18 where the person is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.mail_hours import is_mail_time, next_morning

ZONES = ("Europe/Brussels", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Kiritimati", "UTC")


@pytest.mark.parametrize(
    ("local", "allowed"),
    [
        ("2026-03-06 07:59:59", False),
        ("2026-03-06 08:00:00", True),
        ("2026-03-06 17:59:59", True),
        ("2026-03-06 18:00:00", False),
        ("2026-03-07 12:00:00", False),
        ("2026-03-08 12:00:00", False),
        ("2026-03-09 12:00:00", True),
        # The Monday after the clocks changed.
        ("2026-03-30 08:00:00", True),
        ("2026-03-30 07:59:59", False),
    ],
)
@pytest.mark.parametrize("zone", ZONES)
def test_the_hours(zone: str, local: str, allowed: bool) -> None:
    at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert is_mail_time(at, zone) is allowed


@given(
    minutes=st.integers(0, 3 * 366 * 24 * 60),
    zone=st.sampled_from(ZONES),
)
def test_the_next_morning_is_the_first_allowed_instant_that_begins_a_day(minutes: int, zone: str) -> None:
    at = datetime(2025, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minutes)
    start = next_morning(at, zone)
    assert at < start <= at + timedelta(days=3, hours=1)
    assert is_mail_time(start, zone)
    assert not is_mail_time(start - timedelta(seconds=1), zone)
    before = [at + timedelta(hours=n) for n in range(1, 80) if at + timedelta(hours=n) < start]
    if not is_mail_time(at, zone):
        assert not any(is_mail_time(one, zone) for one in before)
