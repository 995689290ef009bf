"""The difference between two versions in words."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.engine.course.base import END
from app.engine.course_difference import Change

_WORDS = {
    "field-now": _("%(field)s: now “%(after)s”, before “%(before)s”."),
    "field-changed": _("%(field)s changed."),
    "brief-changed": _("The brief reads otherwise: %(field)s."),
    "lesson-added": _("New lesson: “%(title)s”."),
    "lesson-removed": _("The lesson “%(title)s” is gone."),
    "lesson-changed": _("The lesson “%(title)s” reads otherwise."),
    "lesson-order": _("The lessons stand in another order."),
    "role-play-added": _("New role-play: “%(title)s”."),
    "role-play-removed": _("The role-play “%(title)s” is gone."),
    "role-play-changed": _("The role-play “%(title)s” changed."),
    "role-play-order": _("The role-plays stand in another order."),
    "check-added": _("New question: “%(title)s”."),
    "check-removed": _("The question “%(title)s” is gone."),
    "check-changed": _("The question “%(title)s” changed."),
    "check-order": _("The questions stand in another order."),
    "reflection-added": _("There is a reflection now."),
    "reflection-removed": _("The reflection is gone."),
    "reflection-changed": _("The reflection reads otherwise."),
    "story-added": _("There is a story now."),
    "story-removed": _("The story is gone."),
    "start-now": _("The ledger begins at %(after)s, before at %(before)s."),
    "begins-with": _("The story now begins with “%(scene)s”."),
    "band-now": _("The band “%(band)s” now begins at %(after)s (before: %(before)s)."),
    "band-removed": _("The band “%(band)s” is gone."),
    "scene-added": _("New scene: “%(scene)s”."),
    "scene-removed": _("The scene “%(scene)s” is gone."),
    "scene-renamed": _("The scene “%(before)s” is now called “%(scene)s”."),
    "scene-reads-otherwise": _("The scene “%(scene)s” reads otherwise."),
    "scene-frame-changed": _("In “%(scene)s” this changed: %(fields)s."),
    "leave-below-now": _("In “%(scene)s” the customer leaves below %(after)s."),
    "choice-added": _("“%(scene)s” has a new choice %(choice)s, which leads to %(to)s."),
    "choice-removed": _("Choice %(choice)s of “%(scene)s” is gone."),
    "choice-leads": _("Choice %(choice)s of “%(scene)s” now leads to %(to)s, before to %(before)s."),
    "choice-points": _("Choice %(choice)s of “%(scene)s” now books %(after)s, before %(before)s."),
    "choice-voice": _("The customer thinks something else about choice %(choice)s of “%(scene)s”."),
    "choice-reads-otherwise": _("Choice %(choice)s of “%(scene)s” reads otherwise."),
    "choice-reaction": _("The answer to choice %(choice)s of “%(scene)s” reads otherwise."),
    "choice-consequences": _("Choice %(choice)s of “%(scene)s” has other consequences: %(fields)s."),
    "ending-added": _("New ending: “%(ending)s”."),
    "ending-removed": _("The ending “%(ending)s” is gone."),
    "ending-changed": _("The ending “%(ending)s” changed."),
    "last-page-changed": _("The last page of the story reads otherwise."),
    "criterion-added": _("New criterion: “%(title)s”."),
    "criterion-removed": _("The criterion “%(title)s” is gone."),
    "criterion-changed": _("The criterion “%(title)s” changed."),
    "rules-changed": _("The levels of “%(title)s” follow other rules."),
    "move-added": _("New move: “%(title)s”."),
    "move-removed": _("The move “%(title)s” is gone."),
    "move-changed": _("The move “%(title)s” is found in another way."),
    "gate-added": _("New gate: “%(title)s”."),
    "gate-removed": _("The gate “%(title)s” is gone."),
    "gate-changed": _("The gate “%(title)s” changed."),
    "example-added": _("New example: %(id)s."),
    "example-removed": _("The example %(id)s is gone."),
    "example-changed": _("The example %(id)s changed."),
    "rubric-field-changed": _("%(field)s changed."),
}


def in_words(change: Change) -> str:
    """One sentence about a change. Raises KeyError for an unknown code."""
    details = dict(change.details)
    if change.code in ("choice-leads", "choice-added"):
        details |= {key: _target(details[key]) for key in ("to", "before") if key in details}
    if "field" in details:
        details["field"] = details["field"].replace("_", " ").capitalize()
    return str(_WORDS[change.code]) % details


def known_codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_WORDS)


def _target(title: str) -> str:
    return gettext("the end") if title == END else f"“{title}”"
