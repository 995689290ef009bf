"""The shipped library of conduct moves: what people observably do in a reply, in about a hundred entries.

Each entry has cues (it is there), blocks (it only looks like it) and, for gates, hints (a person should look).
"""

from app.engine.scoring.library import (
    acknowledge,
    bank_in_public,
    blame,
    claims_in_public,
    effort,
    first_contact,
    first_contact_limits,
    hand_over,
    hand_over_limits,
    harm_in_public,
    help_in_public,
    identity_check,
    in_need,
    in_public,
    limits,
    manner,
    one_voice,
    ownership,
    plan,
    promises,
    sharing_kit,
    times,
    tone_in_public,
    waiting_line,
)
from app.engine.scoring.library.entry import Conduct

_ALL: tuple[Conduct, ...] = (
    *acknowledge.MOVES,
    *ownership.MOVES,
    *plan.MOVES,
    *times.MOVES,
    *effort.MOVES,
    *manner.MOVES,
    *blame.MOVES,
    *promises.MOVES,
    *limits.MOVES,
    *in_public.MOVES,
    *help_in_public.MOVES,
    *harm_in_public.MOVES,
    *claims_in_public.MOVES,
    *tone_in_public.MOVES,
    *identity_check.MOVES,
    *in_need.MOVES,
    *hand_over.MOVES,
    *hand_over_limits.MOVES,
    *first_contact.MOVES,
    *first_contact_limits.MOVES,
    *waiting_line.MOVES,
    *one_voice.MOVES,
    *bank_in_public.MOVES,
    *sharing_kit.MOVES,
)
LIBRARY: dict[str, Conduct] = {conduct.id: conduct for conduct in _ALL}

__all__ = ["LIBRARY", "Conduct"]
