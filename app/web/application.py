"""The Flask application class: one transaction per request, committed before the response is sent."""

from flask import Flask
from flask.typing import ResponseReturnValue

from app.jobs.edge import commit_and_wake


class Application(Flask):
    """Flask, with the edge of a request written once."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Call the view inside one unit of work.

        A view that returns has its work committed before anything is sent; a view that raises has it rolled back,
        and the error handlers answer. So nothing is ever acknowledged that is not stored.
        """
        with commit_and_wake():
            return super().dispatch_request()
