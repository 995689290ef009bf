"""Working days in the company's zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.engine.working_days import working_day_after

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2026, 3, 2, 12, tzinfo=UTC), date(2026, 3, 4)),  # Monday → Wednesday
        (datetime(2026, 3, 5, 12, tzinfo=UTC), date(2026, 3, 9)),  # Thursday → Monday
        (datetime(2026, 3, 6, 12, tzinfo=UTC), date(2026, 3, 10)),  # Friday → Tuesday
        (datetime(2026, 3, 7, 12, tzinfo=UTC), date(2026, 3, 10)),  # Saturday → Tuesday
        (datetime(2026, 3, 8, 12, tzinfo=UTC), date(2026, 3, 10)),  # Sunday → Tuesday
    ],
)
def test_two_working_days(start: datetime, expected: date):
    assert working_day_after(start, zone=BRUSSELS, days=2) == expected


def test_the_day_is_the_company_s_day_not_utc_s():
    late_sunday_in_utc = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert working_day_after(late_sunday_in_utc, zone=UTC, days=1) == date(2026, 3, 2)
    assert working_day_after(late_sunday_in_utc, zone=BRUSSELS, days=1) == date(2026, 3, 3)


def test_a_naive_time_or_no_days_is_refused():
    with pytest.raises(ValueError, match="zone"):
        working_day_after(datetime(2026, 3, 2), zone=UTC, days=2)
    with pytest.raises(ValueError, match="at least 1"):
        working_day_after(datetime(2026, 3, 2, tzinfo=UTC), zone=UTC, days=0)
