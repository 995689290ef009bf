"""Pictures of a module, for who is in it."""

from flask import Response
from flask.typing import ResponseReturnValue

from app.catalogue.queries.content import picture_of
from app.learning.views.blueprint import blueprint
from app.learning.views.start import own_player
from app.people.permissions import Permission, needs

KINDS = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


@blueprint.get("/attempts/<int:attempt_id>/media/<name>")
@needs(Permission.LEARN)
def picture(attempt_id: int, name: str) -> ResponseReturnValue:
    """One picture of the version that the reader's own attempt is pinned to. Raises Missing."""
    here = own_player(attempt_id)
    content = picture_of(here.version.id, f"media/{name}")
    return Response(content, mimetype=KINDS[name.rsplit(".", 1)[-1]])
