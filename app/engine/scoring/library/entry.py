"""What one entry of the conduct library is made of."""

from dataclasses import dataclass

from app.engine.scoring.patterns import slots_of


@dataclass(frozen=True)
class Conduct:
    """One observable move.

    `cues` find it, `blocks` near the found words undo it, `hints` are weaker signs that only ask for a person.
    A negation up to `reach` words before a cue, or inside it, undoes it unless the cue begins with ``!``.
    `wants` names a finder of `moves` for what patterns cannot see (such as capital letters).
    """

    id: str
    cues: tuple[str, ...]
    blocks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    wants: str | None = None
    reach: int = 4

    def slots(self) -> set[str]:
        """The facts that a rubric must bind to use this move."""
        return {slot for template in (*self.cues, *self.blocks, *self.hints) for slot in slots_of(template)}
