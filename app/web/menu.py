"""The main menu: what a person may open, in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask, g, request, url_for
from flask_babel.speaklater import LazyString
from flask_login import current_user

from app.people.permissions import Permission


@dataclass(frozen=True)
class Entry:
    """A line of the menu, shown to people with `permission`; `shown` asks more, given the reader's id."""

    label: LazyString | str
    endpoint: str
    permission: Permission
    shown: Callable[[int], bool] | None = None


@dataclass(frozen=True)
class Item:
    """A menu line as the template shows it."""

    label: str
    url: str
    current: bool


def init_menu(app: Flask, entries: Iterable[Entry]) -> None:
    """Give templates `menu_items()`."""
    listed = tuple(entries)

    def menu_items() -> list[Item]:
        if not current_user.is_authenticated:
            return []
        return [
            Item(str(entry.label), url_for(entry.endpoint), _is_current(entry))
            for entry in listed
            if entry.permission in current_user.permissions and _is_shown(entry)
        ]

    app.jinja_env.globals["menu_items"] = menu_items


def _is_shown(entry: Entry) -> bool:
    """Whether the reader gets this line. The layout writes the menu twice, so the answer is kept for the request."""
    if entry.shown is None:
        return True
    kept: dict[str, bool] = g.setdefault("menu_shown", {})
    if entry.endpoint not in kept:
        kept[entry.endpoint] = entry.shown(current_user.id)
    return kept[entry.endpoint]


def _is_current(entry: Entry) -> bool:
    if request.endpoint == entry.endpoint:
        return True
    start = url_for(entry.endpoint)
    return start != "/" and request.path.startswith(start.rstrip("/") + "/")
