"""Problems for people, for programs and for the pages of code hosts."""

import hashlib
import json
from collections.abc import Sequence

from app.catalogue.problem_words import as_line, explain
from app.engine.problems import Problem

FORMATS = ("text", "json", "github", "gitlab")


def told(problems: Sequence[Problem], form: str) -> str:
    """All problems in a form: `text` (lines), `json`, `github` (workflow annotations) or `gitlab` (code quality).

    Raises ValueError for another form.
    """
    match form:
        case "text":
            return "\n".join(("warning: " if problem.warning else "") + as_line(problem) for problem in problems)
        case "json":
            return json.dumps([as_record(problem) for problem in problems], indent=2, ensure_ascii=False)
        case "github":
            return "\n".join(_github(problem) for problem in problems)
        case "gitlab":
            return json.dumps([_gitlab(problem) for problem in problems], indent=2, ensure_ascii=False)
    raise ValueError(form)


def as_record(problem: Problem) -> dict[str, str | int]:
    """One problem as plain values."""
    what, mend = explain(problem)
    return {
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": "warning" if problem.warning else "error",
        "code": problem.code,
        "what": what,
        "mend": mend,
    }


def _github(problem: Problem) -> str:
    what, mend = explain(problem)
    kind = "warning" if problem.warning else "error"
    place = f"file={_escaped(problem.path, inside=True)},line={problem.line},col={problem.column}"
    return f"::{kind} {place},title={problem.code}::{_escaped(f'{what}; {mend}')}"


def _escaped(text: str, *, inside: bool = False) -> str:
    """Text as workflow commands want it; values before the second `::` may hold no colon and no comma either."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def _gitlab(problem: Problem) -> dict[str, object]:
    what, mend = explain(problem)
    named = f"{problem.path}:{problem.line}:{problem.code}:{what}"
    return {
        "description": f"{what}; {mend}",
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(named.encode()).hexdigest(),
        "severity": "minor" if problem.warning else "major",
        "location": {"path": problem.path, "lines": {"begin": problem.line}},
    }
