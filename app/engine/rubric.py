"""The rubric as data (format version 1): what readers look for, how levels follow, what may never happen.

A rubric file is read elsewhere; here `Rubric.model_validate(parsed)` checks it and makes it unchangeable.
Authors choose moves of the shipped library (`app.engine.scoring.library`), bind the facts of their case and
add plain phrases. No field of this format is a regular expression.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.engine.problems import At

Level = Annotated[int, Field(ge=1, le=4)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,59}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]


class Part(BaseModel):
    """Base of every piece of a rubric: fixed once read, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Descriptors(Part):
    """What an answer looks like at each level of one criterion."""

    level_1: Words = Field(alias="1")
    level_2: Words = Field(alias="2")
    level_3: Words = Field(alias="3")
    level_4: Words = Field(alias="4")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_numbers(cls, value: object) -> object:
        """YAML reads the key ``1:`` as a number; both spellings are meant alike."""
        if isinstance(value, dict):
            return {str(key): text for key, text in value.items()}
        return value

    def at(self, level: int) -> str:
        """The descriptor of `level` (1 to 4)."""
        texts: dict[int, str] = {1: self.level_1, 2: self.level_2, 3: self.level_3, 4: self.level_4}
        return texts[level]


class Criterion(Part):
    """One thing readers look at; `question` is what they ask themselves, `weight` its share (any unit)."""

    id: Id
    name: Words
    question: Words
    weight: int = Field(gt=0, le=1000)
    competency: Id | None = None
    kind: Literal["what", "how"]
    manner: bool = False
    descriptors: Descriptors
    cues: Words | None = None


class Move(Part):
    """One observable thing a writer does, found by a move of the library and the author's own phrases.

    `phrases` count as the move, `not_phrases` never do; an ellipsis (…) stands for up to five words, a
    star at the end of a word for any ending. `hint` is the line in the empty slot when the move is missing.
    The order of moves in a rubric is the order in which a reader needs them.
    """

    id: Id
    library: Id | None = None
    criterion: Id
    required: bool = False
    name: Words
    hint: Words | None = None
    phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()


class Fact(Part):
    """A fact of the case, bound to a named place of the library: `words` (any of these), a count, a time."""

    id: Id
    type: Literal["words", "name", "count", "time", "channel", "money"]
    words: tuple[Phrase, ...] = ()
    value: int | None = None
    day: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"] | None = None
    clock: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> "Fact":
        if self.type == "count" and self.value is None:
            raise ValueError("a fact of type count needs a value")
        if self.type == "time" and self.day is None and self.clock is None:
            raise ValueError("a fact of type time needs a day, a clock time or both")
        if self.type in ("words", "name", "channel") and not self.words:
            raise ValueError(f"a fact of type {self.type} needs words")
        return self


class LevelRule(Part):
    """The criterion has `level` if all of `all`, one of `any`, none of `none` are found, `before` in that order.

    `quote` names the move whose sentence is shown as the deciding one; without it the sentence is chosen that
    shows most of the criterion.
    """

    level: Level
    all: tuple[Id, ...] = ()
    any: tuple[Id, ...] = ()
    none: tuple[Id, ...] = ()
    before: tuple[tuple[Id, Id], ...] = ()
    quote: Id | None = None

    def names(self) -> set[str]:
        """Every move or gate that this rule speaks of."""
        return {name for name, _at in self.places()}

    def places(self) -> Iterator[tuple[str, At]]:
        """Every move or gate that this rule speaks of, with where in the rule it stands."""
        for key in ("all", "any", "none"):
            yield from ((name, (key, n)) for n, name in enumerate(getattr(self, key)))
        yield from ((name, ("before", n, m)) for n, pair in enumerate(self.before) for m, name in enumerate(pair))
        if self.quote:
            yield self.quote, ("quote",)


class Gate(Part):
    """Something that limits the whole answer: critical gives level 1, soft at most level 2.

    `name` is shown to the learner, `clause` says what readers hold against it; `competency` is what it counts
    against. `phrases` gate at once, `review_phrases` only send the answer to a person. `example` is a sentence that
    breaks it, where no anchor does; readers see it, the scorer does not.
    """

    id: Id
    severity: Literal["critical", "soft"]
    competency: Id
    library: Id | None = None
    name: Words
    clause: Words
    phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()
    review_phrases: tuple[Phrase, ...] = ()
    example: Words | None = None


class Anchor(Part):
    """An example answer that settles what a level means; `gates` are those it breaks."""

    id: Id
    level: Level
    by: Words
    style: Words
    text: Words
    levels: dict[str, Level]
    gates: tuple[Id, ...] = ()


class Ruling(Part):
    """How a trained reader decides a borderline case."""

    id: Id
    criteria: tuple[Id, ...] = ()
    text: Words


class LevelCut(Part):
    """A level needs this weighted mean and no criterion below `lowest`."""

    mean: float = Field(ge=1, le=4)
    lowest: Level = 1


class Cap(Part):
    """With `criterion` at or below `at`, the whole answer has at most `level`."""

    criterion: Id
    at: Level
    level: Level


class Overall(Part):
    """From criterion levels to one level: weighted mean, cuts, caps, gates."""

    strong: LevelCut = LevelCut(mean=3.5, lowest=3)
    solid: LevelCut = LevelCut(mean=2.75, lowest=2)
    partial: LevelCut = LevelCut(mean=1.5)
    caps: tuple[Cap, ...] = ()
    critical_gate: Level = 1
    soft_gate: Level = 2


Identified = TypeVar("Identified", Criterion, Move, Gate)


class Length(Part):
    """Words an answer should have; length inside these limits never counts."""

    min_words: int = Field(ge=1)
    max_words: int = Field(ge=1)


class Rubric(Part):
    """A whole rubric. Its version is given when it is published, so it is not part of the file."""

    format: Literal[1]
    id: Id
    title: Words
    language: Literal["en"] = "en"
    length: Length
    never_counts: tuple[Words, ...]
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = ()
    moves: tuple[Move, ...] = Field(min_length=1)
    levels: dict[str, tuple[LevelRule, ...]]
    gates: tuple[Gate, ...] = ()
    overall: Overall = Overall()
    anchors: tuple[Anchor, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id; KeyError if there is none."""
        return _by_id(self.criteria, criterion_id)

    def move(self, move_id: str) -> Move:
        """The move with this id; KeyError if there is none."""
        return _by_id(self.moves, move_id)

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; KeyError if there is none."""
        return _by_id(self.gates, gate_id)

    @model_validator(mode="after")
    def _holds_together(self) -> "Rubric":
        criteria = _unique("criteria", (c.id for c in self.criteria))
        _unique("facts", (f.id for f in self.facts))
        _unique("anchors", (a.id for a in self.anchors))
        found = _unique("moves and gates", [m.id for m in self.moves] + [g.id for g in self.gates])
        for n, move in enumerate(self.moves):
            _known([(move.criterion, ("moves", n, "criterion"))], criteria)
        for n, cap in enumerate(self.overall.caps):
            _known([(cap.criterion, ("overall", "caps", n, "criterion"))], criteria)
        if set(self.levels) != criteria:
            raise ValueError(f"levels: needs rules for exactly these criteria: {', '.join(sorted(criteria))}")
        for criterion, rules in self.levels.items():
            for n, rule in enumerate(rules):
                named = [(name, ("levels", criterion, n, *at)) for name, at in rule.places()]
                _known(named, found, code="unknown-move", rubric=self.id)
        for n, anchor in enumerate(self.anchors):
            if set(anchor.levels) != criteria:
                raise ValueError(f"anchors.{anchor.id}: give a level for exactly these criteria: {sorted(criteria)}")
            gates = [(name, ("anchors", n, "gates", m)) for m, name in enumerate(anchor.gates)]
            _known(gates, {g.id for g in self.gates})
        for n, ruling in enumerate(self.rulings):
            _known([(name, ("rulings", n, "criteria", m)) for m, name in enumerate(ruling.criteria)], criteria)
        if self.length.min_words > self.length.max_words:
            raise ValueError("length: min_words is larger than max_words")
        return self


def _by_id(parts: tuple[Identified, ...], wanted: str) -> Identified:
    for part in parts:
        if part.id == wanted:
            return part
    raise KeyError(wanted)


def _unique(where: str, ids: Iterable[str]) -> set[str]:
    counted = Counter(ids)
    doubled = sorted(name for name, count in counted.items() if count > 1)
    if doubled:
        raise ValueError(f"{where}: used twice: {', '.join(doubled)}")
    return set(counted)


def _known(named: Iterable[tuple[str, At]], known: set[str], *, code: str = "wrong-value", rubric: str = "") -> None:
    """Refuse the first name that is not known, with the place at which it stands (`at` in the error's context)."""
    for name, at in named:
        if name not in known:
            reason = f"{'.'.join(map(str, at))}: not in this rubric: {name}"
            details = {"reason": reason, "at": at, "move": name, "rubric": rubric}
            raise PydanticCustomError(code, "{reason}", details)
