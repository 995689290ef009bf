"""What the pages of checks and of the reflection send, read into the values that operations take."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from app.engine.check_answers import Response
from app.engine.course.checks import (
    Check,
    FillCheck,
    MatchCheck,
    MostLeastCheck,
    MultipleCheck,
    OrderCheck,
    SingleCheck,
    SpotCheck,
)

LONGEST_BLANK = 200
LAST_DAY = 90


def response_in(check: Check, form: MultiDict[str, str]) -> Response:
    """What was chosen or typed, in the shape that the check's kind needs. Forged ids are left out."""
    match check:
        case SingleCheck():
            return _known(form.get("option", ""), [option.id for option in check.options])
        case MultipleCheck():
            return _chosen(form, [option.id for option in check.options])
        case SpotCheck():
            return _chosen(form, [segment.id for segment in check.segments])
        case MostLeastCheck():
            ids = [option.id for option in check.options]
            return {rank: _known(form.get(rank, ""), ids) for rank in ("most", "least")}
        case OrderCheck():
            return _in_order(form, [item.id for item in check.items])
        case MatchCheck():
            ids = [pair.id for pair in check.pairs]
            return {pair: _known(form.get(f"pair-{pair}", ""), ids) for pair in ids}
        case FillCheck():
            return {blank.id: form.get(f"blank-{blank.id}", "").strip()[:LONGEST_BLANK] for blank in check.blanks}


def _known(value: str, ids: list[str]) -> str:
    return value if value in ids else ""


def _chosen(form: MultiDict[str, str], ids: list[str]) -> list[str]:
    chosen = set(form.getlist("option"))
    return [one for one in ids if one in chosen]


def _in_order(form: MultiDict[str, str], ids: list[str]) -> list[str]:
    """The items in the order of their numbers; an item without a number of its own is left out."""
    places = places_in(form, ids)
    numbers = list(places.values())
    return sorted((one for one in places if numbers.count(places[one]) == 1), key=lambda one: places[one])


def places_in(form: Mapping[str, str], ids: list[str]) -> dict[str, int]:
    """The number given to each item of an ordering, where one was given."""
    typed = {one: form.get(f"place-{one}", "") for one in ids}
    return {one: int(number) for one, number in typed.items() if number in map(str, range(1, len(ids) + 1))}


def notes_in(form: Mapping[str, str], keys: list[str]) -> dict[str, str]:
    """The notes of a reflection by key; each field is called `note-` and its key."""
    return {key: form.get(f"note-{key}", "") for key in keys}


def follow_up_in(form: Mapping[str, str], *, today: date) -> date | None:
    """The day to look back on, from tomorrow to 90 days on. None if nothing usable was typed."""
    try:
        day = date.fromisoformat(form.get("follow-up", ""))
    except ValueError:
        return None
    return day if today < day <= today + timedelta(days=LAST_DAY) else None


def today_of(instant: datetime, zone: str) -> date:
    """The day it is for somebody in this zone."""
    return instant.astimezone(ZoneInfo(zone)).date()
