"""The first start of an installation without the demo: one page, once."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from app.clock import now
from app.errors import Missing
from app.people.addresses import zones_to_offer
from app.people.forms import NARROW_BY_DEFAULT, FirstStartForm
from app.people.models import Visibility
from app.people.operations.company import AlreadySetUp, set_up
from app.people.passwords import hash_password
from app.people.permissions import public
from app.people.queries.company import is_set_up
from app.people.views.blueprint import blueprint
from app.people.views.doors import let_in


@blueprint.get("/first-start")
@public
def first_start() -> ResponseReturnValue:
    """Ask for the company and its first administrator; there is no such page afterwards."""
    _only_before()
    return _page(FirstStartForm(formdata=None))


@blueprint.post("/first-start")
@public
def begin() -> ResponseReturnValue:
    """Set the installation up and sign its administrator in."""
    _only_before()
    form = FirstStartForm()
    if not form.validate_on_submit():
        return _page(form), 422
    password_hash = hash_password(form.password.data or "")
    at = now()
    try:
        person_id = set_up(
            company=form.company.data or "",
            zone=form.zone.data or "",
            language="en",
            visibility=Visibility(form.visibility.data),
            name=form.name.data or "",
            email=form.email.data or "",
            password_hash=password_hash,
            at=at,
        )
    except AlreadySetUp as error:
        raise Missing from error
    let_in(person_id, checked_hash=password_hash, at=at)
    return redirect("/", 303)


def _only_before() -> None:
    if is_set_up():
        raise Missing


def _page(form: FirstStartForm) -> str:
    return render_template(
        "people/first_start.html", form=form, zones=zones_to_offer(), narrow=" ".join(sorted(NARROW_BY_DEFAULT))
    )
