"""Mail that was not sent yet: what waits, what failed, what is held after a restore."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user

from app.admin.mail_words import KINDS, STANDINGS
from app.admin.queries.mail import Standing, unsent_counts, unsent_mails
from app.admin.views.blueprint import blueprint
from app.clock import now
from app.mail.operations import drop_held, release_held
from app.mail.queries import server_is_away
from app.people.permissions import Permission, needs


@blueprint.get("/administration/mail")
@needs(Permission.INSTALLATION_ADMINISTER)
def mail() -> str:
    """The list, all of it or of one standing."""
    asked = request.args.get("show", "")
    standing = Standing(asked) if asked in set(Standing) else None
    return render_template(
        "admin/mail.html",
        page=unsent_mails(standing=standing, page=request.args.get("page", 1, type=int)),
        counts=unsent_counts(),
        shown=standing,
        away=server_is_away(now()),
        KINDS=KINDS,
        STANDINGS=STANDINGS,
    )


@blueprint.post("/administration/mail/release")
@needs(Permission.INSTALLATION_ADMINISTER)
def release_mail() -> ResponseReturnValue:
    """Let held mail be sent."""
    count = release_held(actor_id=current_user.id, at=now())
    flash(ngettext("%(num)s mail will be sent.", "%(num)s mails will be sent.", count), "done")
    return redirect(url_for("admin.mail"), 303)


@blueprint.post("/administration/mail/drop")
@needs(Permission.INSTALLATION_ADMINISTER)
def drop_mail() -> ResponseReturnValue:
    """Never send held mail."""
    count = drop_held(actor_id=current_user.id, at=now())
    flash(ngettext("%(num)s mail was dropped.", "%(num)s mails were dropped.", count), "done")
    return redirect(url_for("admin.mail"), 303)
