"""The words for kinds of mail and for why one was not sent yet."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.admin.queries.mail import Standing
from app.curricula.queries.digests import DIGEST
from app.insight.operations.visibility import WIDER_MAIL
from app.people.operations.tokens import MAIL_INVITATION, MAIL_RESET

KINDS: dict[str, LazyString] = {
    DIGEST: _l("The mail of the day"),
    MAIL_INVITATION: _l("Invitation"),
    MAIL_RESET: _l("Link for a new password"),
    WIDER_MAIL: _l("What managers will see"),
}
STANDINGS: dict[Standing, LazyString] = {
    Standing.WAITING: _l("waiting"),
    Standing.DELAYED: _l("delayed"),
    Standing.FAILED: _l("failed"),
    Standing.HELD: _l("held"),
}
