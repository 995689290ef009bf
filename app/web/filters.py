"""How templates show instants and Markdown."""

import functools
from datetime import datetime
from zoneinfo import ZoneInfo

import markdown
import nh3
from flask import Flask
from flask_babel import format_datetime
from flask_login import current_user
from markupsafe import Markup

ALLOWED_TAGS = {
    "p", "br", "strong", "em", "code", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "a", "table", "thead",
    "tbody", "tr", "th", "td", "hr", "span", "abbr", "dl", "dt", "dd", "pre",
}  # fmt: skip


def zone_of_reader() -> ZoneInfo:
    """The time zone of who reads the page; UTC for nobody."""
    return ZoneInfo(current_user.zone if current_user and current_user.is_authenticated else "UTC")


def when(instant: datetime | None, style: str = "EEE d MMM, HH:mm") -> str:
    """An instant in the reader's zone, with the zone's name: `Fri 4 Dec, 17:00 (Brussels)`."""
    if instant is None:
        return ""
    zone = zone_of_reader()
    local = instant.astimezone(zone)
    city = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return f"{format_datetime(local, style, rebase=False)} ({city})"


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
    return Markup(_rendered(escaped))


def init_filters(app: Flask) -> None:
    """Give templates the filters `when` and `markdown`."""
    app.jinja_env.filters["when"] = when
    app.jinja_env.filters["markdown"] = render_markdown
