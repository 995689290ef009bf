"""How templates show instants and Markdown."""

import functools
from datetime import date, datetime
from zoneinfo import ZoneInfo

import markdown
import nh3
from flask import Flask
from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import Markup

from app.people.reading_time import when

ALLOWED_TAGS = {
    "p", "br", "strong", "em", "code", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "a", "table", "thead",
    "tbody", "tr", "th", "td", "hr", "span", "abbr", "dl", "dt", "dd", "pre",
}  # fmt: skip


def day(value: date) -> str:
    """A day without a time: `Fri 4 Dec 2026`."""
    return str(format_date(value, "EEE d MMM y"))


def due_day(instant: datetime, zone: str) -> str:
    """A due date with the zone it is meant in: `Fri 4 Dec 2026, end of day (Brussels)`."""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    local = instant.astimezone(ZoneInfo(zone)).date()
    return str(_("%(day)s, end of day (%(city)s)", day=day(local), city=city))


@functools.lru_cache(maxsize=2048)
def _rendered(source: str) -> str:
    html = markdown.markdown(source, extensions=["tables", "sane_lists", "smarty"], output_format="html")
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href", "title"}, "span": {"class"}, "abbr": {"title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def render_markdown(source: str) -> Markup:
    """Markdown of a course file as safe HTML. Raw HTML in it is escaped first, then the result is sanitised."""
    escaped = source.replace("<", "&lt;")
    # The one place that marks HTML as safe: it comes out of nh3 with an allow-list.
    return Markup(_rendered(escaped))  # nosec B704


def init_filters(app: Flask) -> None:
    """Give templates the filters `when`, `day`, `due_day` and `markdown`."""
    app.jinja_env.filters["when"] = when
    app.jinja_env.filters["day"] = day
    app.jinja_env.filters["due_day"] = due_day
    app.jinja_env.filters["markdown"] = render_markdown
