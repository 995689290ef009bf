"""A plan's changes written down, as the database would keep them."""

from dataclasses import replace
from datetime import datetime

from app.engine.assignment.facts import Changes, Held, PersonState, World
from app.engine.assignment.plan import plan


def written(state: PersonState, changes: Changes) -> PersonState:
    """The person after the changes were stored."""
    held = {one.id: one for one in state.held}
    for opened in changes.opened:
        at = next(w.record.at for w in changes.written if w.obligation_id == opened.id)
        held[opened.id] = Held(opened.id, opened.module_id, opened.cycle, opened.zone, at, (), ())
    for ended in changes.ended:
        one = held[ended.obligation_id]
        over = tuple(replace(r, ended=True) if r.rule_id == ended.rule_id else r for r in one.reasons)
        held[ended.obligation_id] = replace(one, reasons=over)
    for added in changes.added:
        one = held[added.obligation_id]
        held[added.obligation_id] = replace(one, reasons=(*one.reasons, added.reason))
    for noted in changes.written:
        one = held[noted.obligation_id]
        held[noted.obligation_id] = replace(one, records=(*one.records, noted.record))
    fresh = {key: len(held) * 10 + n for n, key in enumerate(sorted(held)) if key < 0}
    stored = tuple(replace(one, id=fresh.get(key, key)) for key, one in held.items())
    return replace(state, held=stored)


def run(state: PersonState, world: World, at: datetime) -> PersonState:
    """The person after the nightly job; the same facts twice give no second change."""
    after = written(state, plan(state, world, at=at))
    assert not plan(after, world, at=at), "the same facts twice gave a second change"
    return after
