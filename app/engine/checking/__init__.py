"""Checks of a module that could be read: what the models alone cannot see.

`check_module` gives findings: code, file, place inside the file's data, parameters. Reading turns them into
problems with line and column.
"""

from collections.abc import Collection
from datetime import date

from app.engine.checking.editorial import editorial_findings
from app.engine.checking.module import Moves, module_findings
from app.engine.checking.questions import question_findings
from app.engine.checking.story import story_findings
from app.engine.checking.walked import walked_findings
from app.engine.course.model import Module
from app.engine.problems import Finding


def check_module(
    module: Module,
    *,
    rubrics: Moves | None = None,
    houses: Collection[str] | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Everything found in a module.

    `rubrics` maps the ids of known rubrics to the ids of their moves, `houses` are the ids of known message houses;
    without them, references to them are not checked. `today` is for the review date; without it that is not checked.
    The story is walked only when it is sound.
    """
    found = [
        *module_findings(module, rubrics, houses),
        *question_findings(module),
        *editorial_findings(module, today),
    ]
    story = list(story_findings(module))
    if not any(not finding.warning for finding in story):
        story += walked_findings(module)
    return (*found, *story)
