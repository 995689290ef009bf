"""Whether the installation is well: one word for machines, a page of figures for its administrator."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from app.admin.queries.health import health as read_health
from app.admin.queries.health import is_well
from app.admin.views.blueprint import blueprint
from app.clock import now
from app.jobs.runner import retry
from app.people.permissions import Permission, needs, public


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """For monitors: 200 and `ok`, or 503 and `degraded`. No details: anybody may ask."""
    try:
        well = is_well(at=now())
    except (SQLAlchemyError, OSError):
        well = False
    return ({"status": "ok"}, 200) if well else ({"status": "degraded"}, 503)


@blueprint.get("/administration/health")
@needs(Permission.INSTALLATION_ADMINISTER)
def health() -> ResponseReturnValue:
    """The administrator's page: figures, mail, work that was set aside."""
    return render_template("admin/health.html", health=read_health(at=now()))


@blueprint.post("/administration/jobs/<int:lease_id>/retry")
@needs(Permission.INSTALLATION_ADMINISTER)
def retry_job(lease_id: int) -> ResponseReturnValue:
    """Give work that was set aside another round of tries."""
    retry(lease_id=lease_id, actor_id=current_user.id, at=now())
    flash(_("It will be tried again within a minute."), "done")
    return redirect(url_for("admin.health"), 303)
