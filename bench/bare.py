"""A bare Flask page: a layout and one query, on the same engine settings. What the product's pages are compared to."""

import os
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, render_template

from app.db import init_engine

LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/a.css"></head>
<body><header><nav>{% for n in range(4) %}<a href="/{{ n }}">Entry {{ n }}</a>{% endfor %}</nav></header>
<main><h1>{{ title }}</h1><ul>{% for row in rows %}<li>{{ row.name }}</li>{% endfor %}</ul></main>
<footer>Footer</footer></body></html>"""


def create() -> Flask:
    """The application; its database stands in the folder BENCH_FOLDER."""
    app = Flask("bare")
    engine = sa.create_engine(f"sqlite:///{Path(os.environ['BENCH_FOLDER']) / 'bare.db'}", pool_pre_ping=True)
    init_engine(engine, synchronous="FULL")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE IF NOT EXISTS things (id INTEGER PRIMARY KEY, name TEXT)"))
        if connection.execute(sa.text("SELECT count(*) FROM things")).scalar_one() == 0:
            connection.execute(sa.text("INSERT INTO things (name) VALUES ('one'), ('two'), ('three'), ('four')"))

    # Compiled once, as a template file would be.
    layout = app.jinja_env.from_string(LAYOUT)

    @app.get("/")
    def page() -> str:
        with engine.connect() as connection:
            rows = connection.execute(sa.text("SELECT id, name FROM things ORDER BY id LIMIT 20")).all()
        return render_template(layout, title="A bare page", rows=rows)

    return app
