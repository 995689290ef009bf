"""The entry point of web servers and of `flask --app wsgi`."""

import os

from app.admin.cli import refuse_unready_start
from app.factory import create_app

# Whatever this program writes (database, keys, backups) is for its own user's eyes only.
os.umask(0o077)

app = create_app()

# Commands may find any database; a web server runs on the one its release needs, or not at all.
if os.environ.get("FLASK_RUN_FROM_CLI") != "true":
    with app.app_context():
        refuse_unready_start()
