"""The customer's journey as the team page draws it, and where on it each shipped module stands."""

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


@dataclass(frozen=True)
class Stage:
    """A touchpoint of the journey. `hand_over`: another team takes the customer over before it."""

    id: str
    name: LazyString
    about: LazyString
    hand_over: bool = False


STAGES = (
    Stage("aware", _l("Aware"), _l("where people first hear of us")),
    Stage("explore", _l("Explore"), _l("where people look closer")),
    Stage("attract", _l("Attract"), _l("where a promise is made"), hand_over=True),
    Stage("interact", _l("Interact"), _l("where people ask and compare")),
    Stage("purchase", _l("Purchase"), _l("where the promise is signed"), hand_over=True),
    Stage("use", _l("Use"), _l("where problems come after go-live"), hand_over=True),
    Stage("cultivate", _l("Cultivate"), _l("where customers stay or go quiet")),
    Stage("advocate", _l("Advocate"), _l("where customers speak about us")),
)

# Words in a module's `moment` that say where on the journey it stands; the first that occurs counts.
MOMENTS = (
    ("storming", "use"),
    ("go-live", "use"),
    ("outage", "use"),
    ("complaint", "use"),
    ("public", "advocate"),
    ("comment", "advocate"),
    ("campaign", "attract"),
    ("offer", "purchase"),
    ("contract", "purchase"),
    ("renewal", "cultivate"),
)


def stage_of(moment: str) -> str | None:
    """The stage of a module by the words of its `moment`: a stage's own name, else a telling word; None if neither."""
    words = moment.casefold()
    named = next((stage.id for stage in STAGES if stage.id in words.replace(",", " ").split()), None)
    return named or next((stage for word, stage in MOMENTS if word in words), None)
