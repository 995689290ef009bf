"""The link to fewer mails: signed for this one purpose, the same in every mail, of use to nobody else."""

import hashlib

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.people.links import absolute

PURPOSE = "rapport.fewer-mails"


def fewer_link(person_id: int) -> str:
    """The full address of the page with the one button. It can do nothing but ask for fewer mails."""
    return absolute("people.fewer_mails", token=_serializer().dumps(person_id))


def person_of(token: str) -> int | None:
    """Whom a link was made for; None for one that we did not make."""
    try:
        found = _serializer().loads(token)
    except BadSignature:
        return None
    return found if isinstance(found, int) else None


def _serializer() -> URLSafeSerializer:
    # Links stand in mailboxes for months, so they do not run out, and earlier keys count while a new one comes in.
    config = current_app.config
    keys = [*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]]
    return URLSafeSerializer(
        keys, salt=PURPOSE, signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    )
