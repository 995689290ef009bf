"""gunicorn's settings, read by `gunicorn -c python:app.web_server`. The listening socket comes from the supervisor."""

import os
from typing import Any

from app import settings as settings_module
from app.supervise import LISTENING_SOCKET, die_with_parent

_settings = settings_module.load()

wsgi_app = "wsgi:app"
bind = (
    f"fd://{os.environ[LISTENING_SOCKET]}" if LISTENING_SOCKET in os.environ else f"{_settings.host}:{_settings.port}"
)
workers = _settings.web_workers
threads = _settings.web_threads
worker_class = "gthread"
# A request that computes for so long has gone wrong; the rest of the product keeps answering meanwhile.
timeout = 60
graceful_timeout = 20
# The request log is our own (web/logs.py): gunicorn's would hold addresses and queries.
accesslog = None
loglevel = "warning"
control_socket_disable = True
# Which proxies may speak for the client is decided by RAPPORT_TRUSTED_PROXIES alone.
forwarded_allow_ips = ""


def post_fork(_server: Any, _worker: Any) -> None:
    """A web process whose master was killed must not live on beside the next one."""
    die_with_parent()
