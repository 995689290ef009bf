"""What may be done, by whom, and the mark every view must carry.

Closed by default: a view without `@public` or `@needs(...)` does not let the application start
(`web/closed_by_default.py`). Which rows somebody may see is decided in queries, never here.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from app.people.models import Role

F = TypeVar("F", bound=Callable[..., Any])


class Permission(StrEnum):
    """Something a signed-in person may do. Named `SUBJECT_VERB`."""

    LEARN = "learn"
    ANSWERS_RATE = "answers.rate"
    COURSES_AUTHOR = "courses.author"
    POLICIES_WRITE = "policies.write"
    PEOPLE_MANAGE = "people.manage"
    ASSIGNMENTS_MANAGE = "assignments.manage"
    REPORTS_READ = "reports.read"
    INSTALLATION_ADMINISTER = "installation.administer"


EVERYBODY = frozenset({Permission.LEARN})
BY_ROLE: dict[Role, frozenset[Permission]] = {
    Role.REVIEWER: frozenset({Permission.ANSWERS_RATE}),
    Role.AUTHOR: frozenset({Permission.COURSES_AUTHOR, Permission.POLICIES_WRITE}),
    Role.HR: frozenset(
        {
            Permission.PEOPLE_MANAGE,
            Permission.ASSIGNMENTS_MANAGE,
            Permission.POLICIES_WRITE,
            Permission.REPORTS_READ,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.PEOPLE_MANAGE,
            Permission.ASSIGNMENTS_MANAGE,
            Permission.POLICIES_WRITE,
            Permission.REPORTS_READ,
            Permission.INSTALLATION_ADMINISTER,
        }
    ),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """All permissions of somebody with these roles."""
    return EVERYBODY.union(*(BY_ROLE[role] for role in roles))


def public(view: F) -> F:
    """Mark a view that anybody may call, signed in or not."""
    view.__dict__["permission"] = None
    return view


def needs(permission: Permission) -> Callable[[F], F]:
    """Mark a view that only people with `permission` may call."""

    def mark(view: F) -> F:
        view.__dict__["permission"] = permission
        return view

    return mark
