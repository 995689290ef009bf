"""A bare Flask page: a layout and one query with the same libraries. What the product's pages are compared to."""

import os
from pathlib import Path

import jinja2
import sqlalchemy as sa
from flask import Flask, render_template
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.db import init_engine

ROWS = 20
TEMPLATES = {
    "layout.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="/a.css"></head>
<body><header><nav>{% for n in range(4) %}<a href="/{{ n }}">Entry {{ n }}</a>{% endfor %}</nav></header>
<main>{% block content %}{% endblock %}</main><footer>Footer</footer></body></html>""",
    "page.html": """{% extends "layout.html" %}{% block title %}A bare page{% endblock %}
{% block content %}<h1>A bare page</h1>
<ul>{% for row in rows %}<li><a href="/things/{{ row.id }}">{{ row.name }}</a></li>{% endfor %}</ul>{% endblock %}""",
}


class Base(DeclarativeBase):
    """The base of the one table."""


class Thing(Base):
    """A row of the list."""

    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def prepare(folder: Path) -> None:
    """Make the database once, before several workers open it."""
    engine = _engine(folder)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Thing(id=number, name=f"Thing {number}") for number in range(1, ROWS + 1))
        session.commit()
    engine.dispose()


def create() -> Flask:
    """The application; its database stands in the folder BENCH_FOLDER."""
    app = Flask("bare")
    app.jinja_loader = jinja2.DictLoader(TEMPLATES)  # type: ignore[assignment]
    engine = _engine(Path(os.environ["BENCH_FOLDER"]))

    @app.get("/")
    def page() -> str:
        with Session(engine) as session:
            return render_template("page.html", rows=session.scalars(sa.select(Thing).order_by(Thing.id).limit(ROWS)))

    return app


def _engine(folder: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{folder / 'bare.db'}", pool_pre_ping=True)
    init_engine(engine, synchronous="FULL")
    return engine
