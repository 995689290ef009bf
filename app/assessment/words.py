"""Sentences for people out of the codes of the engine, in plain words.

The engine names moves, gates, flags and reasons; this module says them. Words of the course (names of moves,
descriptors, clauses) come from the rubric as its authors wrote them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from app.engine.rubric import Rubric


def level_word(level: int | None) -> str:
    """One answer's level as a word; "not yet read" where there is none."""
    words = {1: _("Harmful"), 2: _("Partial"), 3: _("Solid"), 4: _("Strong")}
    return words.get(level or 0, _("not yet read"))


def reason_words(rubric: Rubric, criterion: str, reason: Mapping[str, Any] | None, level: int) -> str:
    """Why a criterion has its level, as one or two short sentences; the descriptor where no reason was kept."""
    code = reason["code"] if reason else None
    params = reason["params"] if reason else {}
    if code == "from_others":
        return _("Read across the whole answer.")
    if code == "held_back":
        return _("Held back by: %(gates)s.", gates=_listed(gate_names(rubric, params["by"])))
    if code == "nothing_found":
        if params.get("not_found"):
            return _("Not found yet: %(moves)s.", moves=_listed(move_names(rubric, params["not_found"])))
        return _("Nothing for this was found yet.")
    if code == "found":
        return _found_words(rubric, criterion, params, level)
    return rubric.criterion(criterion).descriptors.at(level)


def _found_words(rubric: Rubric, criterion: str, params: Mapping[str, Any], level: int) -> str:
    # Only what carries this level is told: "a stock phrase" would confuse beside a good sentence.
    there = set(params["found"])
    met = [
        rule
        for rule in rubric.levels[criterion]
        if rule.level == level and there.issuperset(rule.all) and (not rule.any or there.intersection(rule.any))
    ]
    telling = {name for rule in met for name in (*rule.all, *rule.any)}
    shown = [move for move in params["found"] if move in telling] or params["found"]
    found = _("Found: %(moves)s.", moves=_listed(move_names(rubric, shown)))
    if not params.get("not_found"):
        return found
    return found + " " + _("Not found yet: %(moves)s.", moves=_listed(move_names(rubric, params["not_found"])))


def move_names(rubric: Rubric, ids: Sequence[str]) -> list[str]:
    """What moves (or gates, which level rules may name too) are called."""
    names = {move.id: move.name for move in rubric.moves} | {gate.id: gate.name for gate in rubric.gates}
    return [names[move] for move in ids if move in names]


def gate_names(rubric: Rubric, ids: Sequence[str]) -> list[str]:
    """What gates are called; ids the rubric does not know are left out."""
    names = {gate.id: gate.name for gate in rubric.gates}
    return [names[gate] for gate in ids if gate in names]


def gate_effect(severity: str) -> str:
    """What a gate does to the whole answer."""
    if severity == "critical":
        return _("This alone puts the whole answer at Harmful.")
    return _("With this the whole answer is at most Partial.")


def limit_words(rubric: Rubric, limited_by: Sequence[str]) -> str | None:
    """Which criteria held the whole answer down although the rest was better; None where nothing did.

    Gates are left out: they have lines of their own.
    """
    names = [criterion.name for criterion in rubric.criteria if criterion.id in limited_by]
    if not names:
        return None
    return _("The whole answer is limited by: %(criteria)s.", criteria=_listed(names))


def flag_words(flag: str) -> str | None:
    """Why a person has to look, said to the learner; None for flags that need no word."""
    words = {
        "wrong_language": _("The scorer reads only English, so a person reads it."),
        "prompt_echo": _("Much of the text is the customer's own message, so a person reads it."),
        "too_short": _("The answer is too short for the scorer."),
        "keyword_soup": _("The scorer found key words but hardly any sentences."),
        "telegraphic": _("Much of the text is key words in a row, so a person reads it."),
        "rubric_echo": _("A part of the text repeats what readers look for, so a person reads it."),
        "repetition": _("The same words come again and again, so a person reads it."),
        "off_task": _("The scorer could not see how the text answers this customer."),
        "injection": _("A part of the text speaks to whoever rates it, not to the customer, so a person reads it."),
        "anchor_copy": _("The text is close to one of the example answers, so a person reads it."),
        "outside_length": _("The answer is shorter or longer than asked for. That changes no level."),
        "scorer_failed": _("The scorer could not read this answer. That is not about your text."),
    }
    return words.get(flag)


def review_words(rubric: Rubric, details: Mapping[str, Any]) -> list[str]:
    """Why a person looks at this answer, as sentences for the learner; never empty."""
    said = [flag_words(flag) for flag in details.get("flags", ())]
    said += [
        _("A person checks one point: %(gate)s.", gate=name) for name in gate_names(rubric, _doubtful_gates(details))
    ]
    return [sentence for sentence in said if sentence] or [
        _("The scorer was not sure enough about this answer to propose a level.")
    ]


def _doubtful_gates(details: Mapping[str, Any]) -> list[str]:
    return [hit["id"] for hit in details.get("gates", ())] + list(details.get("gate_review", ()))


def why_in_queue(why: str) -> str:
    """Why an answer waits, in a few words for the reviewer."""
    words = {
        "draft": _("confirm the draft"),
        "unsure": _("scorer not sure"),
        "gate": _("check a gate"),
        "unscorable": _("scorer could not read it"),
        "failed": _("scorer failed"),
    }
    return words[why]


def forecast_words(forecast: int, level: int | None) -> str:
    """The learner's own forecast beside the level, without judging either."""
    word = level_word(forecast)
    if level is None:
        return _("You forecast %(level)s", level=word)
    away = forecast - level
    if away == 0:
        return _("You forecast %(level)s, and so it was read", level=word)
    if away > 0:
        return ngettext(
            "You forecast %(level)s, one level higher",
            "You forecast %(level)s, %(num)s levels higher",
            away,
            level=word,
        )
    return ngettext(
        "You forecast %(level)s, one level lower", "You forecast %(level)s, %(num)s levels lower", -away, level=word
    )


def parts_words(level: int, what: int | None, how: int | None) -> str:
    """The level as a number and what WHAT and HOW were apart."""
    said = [_("Level %(level)s of 4.", level=level)]
    if what:
        said.append(_("What you offer: %(level)s.", level=level_word(what)))
    if how:
        said.append(_("How you say it: %(level)s.", level=level_word(how)))
    return " ".join(said)


def standing_words(first: int | None, best: int | None, latest: int | None) -> str:
    """First, best and latest of several answers."""
    return _(
        "Latest %(latest)s, best %(best)s, first %(first)s.",
        latest=level_word(latest),
        best=level_word(best),
        first=level_word(first),
    )


def since_words(earlier: int | None, later: int | None) -> str:
    """How one criterion stands in a later try beside an earlier one; nothing while one of them is not read."""
    if earlier is None or later is None:
        return ""
    away = later - earlier
    if away == 0:
        return _("the same")
    if away > 0:
        return ngettext("one level higher", "%(num)s levels higher", away)
    return ngettext("one level lower", "%(num)s levels lower", -away)


def _listed(names: Sequence[str]) -> str:
    """Names as one line; they keep their capitals, which may be those of a day or a person."""
    return "; ".join(name.rstrip(".") for name in names)
