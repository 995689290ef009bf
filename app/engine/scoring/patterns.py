"""From readable templates to compiled patterns.

Templates are written for this library only. Besides plain expressions they know three signs:
a space means "between two words", ``<3>`` means "up to three words between", ``{people}`` is filled with the
words that a rubric binds to that name (or with one of the shared pieces below). A template that begins with
``!`` counts even inside a negation. Every gap is bounded, so no pattern can run away.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.engine.rubric import Fact
from app.engine.scoring.facts import CLOCK, DAY, WEEKDAY, fact_pattern, phrase_words

SHARED = {
    "clock": CLOCK,
    "weekday": WEEKDAY,
    "day": DAY,
    "we": r"(?:we|i|we've|i've|we're|i'm|we'd|i'd)",
    "will": r"(?:i'll|we'll|you'll|i will|we will|you will|i shall|we shall|i am going to|i'm going to|i|we|"
    r"you)",
    "ours": r"(?:our|ours|us|my|mine|me)",
    "wrong": r"(?:wrong\w*|incorrect\w*|bad\w*|false\w*|mistake\w*|error\w*|faulty|badly)",
    "your_side": r"(?:your|norvale'?s?) (?:own )?(?:team|people|staff|side|end|finance|payroll|colleagues?|carers|"
    r"employees|department|office|homes?|part|manager|company|users?|admin\w*)",
}
_SAYS_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without|n't|won't|don't|didn't|couldn't|cannot)\b")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Cue:
    """One compiled pattern.

    `despite_negation` counts inside a negation too; `speaks_of_not` names a negation itself ("did not check"),
    so that only one before it undoes it.
    """

    pattern: re.Pattern[str]
    despite_negation: bool = False
    speaks_of_not: bool = False


def bindings(facts: tuple[Fact, ...]) -> dict[str, str]:
    """What each `{name}` stands for: the facts of a rubric on top of the shared pieces."""
    bound = dict(SHARED)
    for fact in facts:
        bound[fact.id] = fact_pattern(fact)
    return bound


def compile_cue(template: str, bound: Mapping[str, str]) -> Cue:
    """Compile one library template; KeyError names a fact that the rubric does not bind."""
    despite = template.startswith("!")
    body = template.removeprefix("!")
    return Cue(_compiled(_filled(body, bound)), despite, _SAYS_NOT.search(body) is not None)


def compile_phrase(phrase: str) -> Cue:
    """Compile an author's plain phrase: exact words, ``…`` for up to five words, ``*`` for any ending."""
    plain = phrase.lower().replace("’", "'").replace("...", "…")
    parts = [phrase_words(part) for part in plain.split("…")]
    body = _gap(5).join(part for part in parts if part)
    return Cue(
        _compiled(rf"(?<!\w){body}(?!\w)" if body else "(?!)"), speaks_of_not=_SAYS_NOT.search(plain) is not None
    )


def slots_of(template: str) -> set[str]:
    """The names that a template wants filled."""
    return set(re.findall(r"\{([a-z_]+)\}", template))


@lru_cache(maxsize=4096)
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(body) if body else _NEVER


def _gap(words: int) -> str:
    return rf"(?:[^\w\n]+[\w'-]+){{0,{words}}}?[^\w\n]+"


def _filled(template: str, bound: Mapping[str, str]) -> str:
    for name in sorted(slots_of(template)):
        if name not in bound:
            raise KeyError(name)
    gapped = re.sub(r" ?<(\d+)> ?", lambda found: f"\x00{found.group(1)}\x00", template)
    spaced = gapped.replace(" ?", r"\W{0,3}").replace(" ", r"\W{1,3}")
    opened = re.sub(r"\x00(\d+)\x00", lambda found: _gap(int(found.group(1))), spaced)
    filled = re.sub(r"\{([a-z_]+)\}", lambda found: bound[found.group(1)].replace(" ", r"\W{1,3}"), opened)
    return rf"(?<!\w)(?:{filled})"
