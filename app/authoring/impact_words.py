"""What publishing means for people, in words."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from app.authoring.queries.differences import Preview
from app.authoring.queries.in_progress import Standing
from app.engine.course.model import StepKind


def place_in_words(standing: Standing) -> str:
    """Where some people stand."""
    title = standing.title
    words: dict[StepKind, str] = {
        "brief": _("before the brief"),
        "lesson": _("in the lesson “%(title)s”", title=title),
        "scenario": _("in the scene “%(title)s”", title=title),
        "role_play": _("in the role-play “%(title)s”", title=title),
        "checks": _("in the questions"),
        "reflection": _("in the reflection"),
    }
    return words[standing.kind]


def standing_in_words(standing: Standing) -> str:
    """How many people stand where, and on which version."""
    return ngettext(
        "%(num)s person %(place)s, on version %(number)s",
        "%(num)s people %(place)s, on version %(number)s",
        standing.people,
        place=place_in_words(standing),
        number=standing.number,
    )


def people_in_words(standings: Sequence[Standing]) -> str:
    """How many people are in the middle of a module."""
    people = sum(standing.people for standing in standings)
    if people == 0:
        return _("Nobody is in the middle of this module.")
    return ngettext(
        "One person is in the middle of this module.", "%(num)s people are in the middle of this module.", people
    )


def meaning_in_words(preview: Preview) -> list[str]:
    """What a new version means for those in the middle and for what is done already."""
    lines = []
    if preview.people:
        lines.append(_("They finish on the version they began with, change or no change. They are told nothing."))
    lines.append(_("Whoever begins from now on gets the new version."))
    lines.append(_("No score, no completion and no obligation changes in retrospect."))
    return lines
