"""The main menu: what a person may open, in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask, request, url_for
from flask_babel.speaklater import LazyString
from flask_login import current_user

from app.people.permissions import Permission
from app.people.queries.sessions import SignedIn


@dataclass(frozen=True)
class Entry:
    """A line of the menu, shown to people with `permission`; `shown` asks more of the reader."""

    label: LazyString | str
    endpoint: str
    permission: Permission
    shown: Callable[[SignedIn], bool] | None = None


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
            if entry.permission in current_user.permissions and (entry.shown is None or entry.shown(current_user))
        ]

    app.jinja_env.globals["menu_items"] = menu_items


def _is_current(entry: Entry) -> bool:
    if request.endpoint == entry.endpoint:
        return True
    start = url_for(entry.endpoint)
    return start != "/" and request.path.startswith(start.rstrip("/") + "/")
