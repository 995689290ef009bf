"""Whether the level a curriculum demands was shown: by the settled skill levels, never by one rating."""

from collections.abc import Collection
from datetime import datetime

from app.engine.skills import Seen
from app.insight.queries.own import own_skills


def shown_levels(person_id: int, module_ids: Collection[str], *, at: datetime) -> dict[str, int]:
    """Module to the lowest level of the competencies that its role-plays feed and that can have a level; 0 while one
    of them has none, or none can have one. It is the learner's to read alone.
    """
    if not module_ids:
        return {}
    own = own_skills(person_id, at=at)
    columns = {column.id for column in own.exercises.columns}
    levels = {
        name: cell.skill.level or 0 if cell.skill.seen is Seen.LEVEL else 0
        for name, cell in own.cells.items()
        if name in columns
    }
    found = {}
    for module_id in module_ids:
        fed = {name for task in own.exercises.tasks if task.module_id == module_id for name in task.feeds & columns}
        found[module_id] = min((levels[name] for name in fed), default=0)
    return found
