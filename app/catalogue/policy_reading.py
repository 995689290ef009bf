"""Policy files to models: Markdown with front matter, one file a policy, its id the file's name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.catalogue.file_reader import FileReader
from app.engine.policy import Policy
from app.engine.problems import Finding, Problem
from app.engine.readability import too_hard

_FILE = re.compile(r"policies/(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.md")
_ABOUT = "policies/README.md"


@dataclass(frozen=True)
class PoliciesRead:
    """What reading policies gave: those without an error, and everything to mend or look at."""

    policies: tuple[Policy, ...]
    problems: tuple[Problem, ...]


def read_policies(files: Mapping[str, bytes], *, today: date | None = None) -> PoliciesRead:
    """Read policies by their paths, `policies/<id>.md`. `today` is compared with their review dates."""
    policies: list[Policy] = []
    problems: list[Problem] = []
    for path in sorted(set(files) - {_ABOUT}):
        reader = FileReader(files)
        found = _FILE.fullmatch(path)
        if found is None:
            problems.append(reader.at_start("unexpected-file", path))
            continue
        policy = reader.take(Policy, path)
        if policy is not None:
            reader.add(_findings(policy, path, found["id"], today))
        policies += [policy] if policy is not None and not reader.failed else []
        problems += reader.problems
    return PoliciesRead(tuple(policies), tuple(problems))


def _findings(policy: Policy, path: str, name: str, today: date | None) -> Iterator[Finding]:
    if policy.id != name:
        yield Finding("id-is-not-file-name", path, ("id",), {"id": name})
    if policy.review_by is not None and today is not None and policy.review_by < today:
        yield Finding("review-overdue", path, ("review_by",), {"date": policy.review_by.isoformat()}, warning=True)
    lix = too_hard(policy.text, policy.language)
    if lix is not None:
        yield Finding("hard-to-read", path, ("text",), {"lix": f"{lix:.0f}"}, warning=True)
