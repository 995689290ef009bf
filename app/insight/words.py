"""Sentences out of the engine's codes. Skill words (Starting … Leading) are for levels, never for one answer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from app.engine.skills import Confidence, Seen, Share, Skill, Stand, Tendency
from app.insight.queries.skills import SkillCell
from app.people.models import Visibility


def skill_word(level: int | None) -> str:
    """A level as a word; "not yet seen" where there is none."""
    words = {1: _("Starting"), 2: _("Practising"), 3: _("Reliable"), 4: _("Leading")}
    return words.get(level or 0, _("not yet seen"))


def value_word(value: float) -> str:
    """A value between 1 and 4: a word, or the two words it lies between. 4 is read as what answers prove, 3."""
    low, high = int(value), int(value) + (value != int(value))
    if low >= 3:
        return skill_word(3)
    if low == high:
        return skill_word(low)
    return _("between %(low)s and %(high)s", low=skill_word(low), high=skill_word(high))


def confidence_word(confidence: Confidence | None) -> str:
    """How sure a level is."""
    words = {Confidence.LOW: _("low"), Confidence.MEDIUM: _("medium"), Confidence.HIGH: _("high")}
    return words[confidence] if confidence else ""


def day_of(instant: datetime, zone: str) -> str:
    """The day of an instant in a reader's zone, without the time of day."""
    return format_date(instant.astimezone(ZoneInfo(zone)).date(), "d MMM y")


def cell_line(cell: SkillCell, zone: str) -> str:
    """The small line of a cell: number of pieces, age, how sure; or why there is no level."""
    found = cell.skill
    if found.seen is Seen.LEVEL:
        line = _("n %(n)s, %(days)s d", n=found.n, days=cell.days)
        return line if found.confidence is not Confidence.LOW else _("%(line)s, unsure", line=line)
    if found.seen is Seen.MIXED:
        return _("n %(n)s, %(days)s d", n=found.n, days=cell.days)
    if found.seen is Seen.LAST and found.newest:
        return format_date(found.newest.astimezone(ZoneInfo(zone)).date(), "MMM y")
    return ""


def cell_head(cell: SkillCell) -> str:
    """The line above it: a level needs none, everything else says what it is."""
    found = cell.skill
    if found.seen is Seen.MIXED:
        lowest, highest = found.values[0], found.values[-1]
        return _("mixed: %(low)s and %(high)s", low=number(lowest), high=number(highest))
    if found.seen is Seen.ONE:
        return _("one piece so far: %(word)s", word=skill_word(found.level))
    if found.seen is Seen.LAST:
        if found.level is None:
            return _("last seen: mixed")
        return _("last seen: %(word)s", word=skill_word(found.level))
    return _("not yet seen") if found.seen is Seen.NOT_YET else str(found.level)


def skill_in_short(found: Skill | None) -> str:
    """What was seen, in a few words, for comparing two days."""
    if found is None or found.seen is Seen.NOT_YET:
        return _("not yet seen")
    if found.seen is Seen.MIXED or found.level is None:
        return _("mixed")
    if found.seen is Seen.LEVEL:
        return _("%(level)s %(word)s", level=found.level, word=skill_word(found.level))
    if found.seen is Seen.ONE:
        return _("one piece: %(word)s", word=skill_word(found.level))
    return _("last seen: %(word)s", word=skill_word(found.level))


def number(value: float) -> str:
    """A value without needless decimals."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def waiting_line(waiting: int) -> str:
    """How many answers wait for a person."""
    return ngettext("%(num)s answer waits for a person", "%(num)s answers wait for a person", waiting)


def knows_line(cell: SkillCell) -> str:
    """Checks right at the first try, beside what was done; empty under four checks."""
    if cell.knows is None:
        return ""
    return _("knows %(right)s of %(of)s", right=cell.knows.right, of=cell.knows.of)


def stand_words(cell: SkillCell, zone: str) -> str:
    """How the level stands to its target, in a sentence; empty without a target."""
    if cell.standing is None or cell.target is None:
        return ""
    target = cell.target.level
    since = day_of(cell.standing.since, zone) if cell.standing.since else ""
    return {
        Stand.MET: _("Meets the target of %(target)s.", target=target),
        Stand.NOT_CLEAR: _("Target %(target)s: not clear yet, the interval reaches it.", target=target),
        Stand.NEAR: _("One level below the target of %(target)s.", target=target),
        Stand.OFF: _("Two levels or more below the target of %(target)s.", target=target),
        Stand.NEW_TARGET: _("New target since %(day)s, so no gap is counted yet.", day=since),
        Stand.MIXED: _("Target %(target)s. The answers differ too much for one level.", target=target),
        Stand.ONE: _("Target %(target)s. One answer is not a level.", target=target),
        Stand.LAST: _("Target %(target)s. Too little is new to say a level.", target=target),
        Stand.NOT_YET: _("Target %(target)s. Not yet seen is not a gap.", target=target),
    }[cell.standing.stand]


def interval_words(cell: SkillCell) -> str:
    """The mean with its interval; says that its width is assumed. Empty without a level."""
    found = cell.skill
    if found.mean is None or found.low is None or found.high is None:
        return ""
    return _(
        "Mean %(mean)s, likely between %(low)s and %(high)s (spread assumed).",
        mean=f"{found.mean:.1f}", low=f"{found.low:.1f}", high=f"{found.high:.1f}",
    )  # fmt: skip


def cell_in_full(cell: SkillCell, person: str, competency: str, zone: str) -> str:
    """Everything about a cell in one line, for somebody who cannot see it."""
    found = cell.skill
    parts = [f"{person}, {competency}: {cell_head(cell)}"]
    if found.level is not None and found.seen is Seen.LEVEL:
        parts[0] += f" {skill_word(found.level)}"
        parts.append(ngettext("%(num)s piece of evidence", "%(num)s pieces of evidence", found.n))
        parts.append(ngettext("newest %(num)s day old", "newest %(num)s days old", cell.days or 0))
        parts.append(_("confidence %(word)s", word=confidence_word(found.confidence)))
    parts += [part.rstrip(".") for part in (stand_words(cell, zone), knows_line(cell)) if part]
    if cell.waiting:
        parts.append(waiting_line(cell.waiting))
    return ", ".join(parts)


def share_words(word: str) -> str:
    """How many of a group meet the target."""
    words = {Share.FEW: _("few meet the target"), Share.HALF: _("about half meet the target"),
             Share.MOST: _("most meet the target")}  # fmt: skip
    return words[Share(word)]


def tendency_words(word: str) -> str:
    """How a group's forecasts compare with what was settled."""
    words = {Tendency.HIGH: _("tends high"), Tendency.RIGHT: _("about right"), Tendency.LOW: _("tends low")}
    return words[Tendency(word)]


def look_words(kind: str) -> str:
    """What kind of page somebody looked at."""
    words = {
        "team": _("the team page"),
        "person": _("your page in the team"),
        "evidence": _("what stands behind a level"),
    }
    return words.get(kind, kind)


def mode_name(mode: str) -> str:
    """A visibility in one or two words."""
    words = {
        Visibility.COMPLETION: _("Completion only"),
        Visibility.AGGREGATE: _("Groups"),
        Visibility.LEVELS: _("Levels"),
    }
    return words[Visibility(mode)]
