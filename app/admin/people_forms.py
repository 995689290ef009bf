"""What is typed on the people screens: shape and words, no writes."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, DateField, EmailField, Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.people.forms import email_address, needed, person_name, zone_name
from app.people.import_rows import EARLIEST, LATEST, LONGEST_DEPARTMENT, LONGEST_LOCATION, LONGEST_NUMBER
from app.people.models import Job, Role
from app.people.operations.people import PersonFields
from app.people.queries.people import PersonRow
from app.people.words import JOBS, LANGUAGES, ROLES

NOBODY = ""


class Ticks(SelectMultipleField):
    """Several checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Day(DateField):
    """A day, with our own words when it is none."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day; raise ValueError with the mend."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write a date like 2026-03-31.")) from None


def too_long(most: int) -> Length:
    """The field holds at most so many characters."""
    return Length(max=most, message=_("Use at most %(n)s characters.", n=most))


def one_line(_form: FlaskForm, field: Field) -> None:
    """The field holds one line, kept with single spaces."""
    if any(not letter.isprintable() for letter in field.data or ""):
        raise ValidationError(_("Write one line."))
    field.data = " ".join((field.data or "").split())


class PersonForm(FlaskForm):
    """Everything about a person except roles. The manager is looked up by the view."""

    name = StringField(_l("Name"), [needed, person_name])
    email = EmailField(_l("E-mail"), [needed, email_address], description=_l("For signing in, and for mail."))
    jobs = Ticks(_l("Work"), description=_l("What the person does with customers. Several are possible."))
    department_id = SelectField(_l("Department"))
    manager = StringField(
        _l("Reports to"),
        [one_line],
        description=_l("The manager's e-mail, employee number or whole name."),
    )
    location = StringField(_l("Location"), [one_line])
    hired_on = Day(_l("Hired on"), [Optional()])
    employee_number = StringField(
        _l("Employee number"), [one_line], description=_l("The company's own number; imports recognise people by it.")
    )
    zone = StringField(_l("Time zone"), [needed, zone_name], description=_l("Start with a city."))
    language = SelectField(_l("Language"))

    def __init__(self, *args: Any, departments: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jobs.choices = [(job.value, str(JOBS[job])) for job in Job]
        self.department_id.choices = [
            (NOBODY, _("No department")),
            *((str(key), words) for key, words in departments.items()),
        ]
        self.language.choices = [(code, LANGUAGES.get(code, code)) for code in current_app.config["LANGUAGES"]]

    def validate_location(self, field: Field) -> None:
        """Not longer than a line."""
        too_long(LONGEST_LOCATION)(self, field)

    def validate_employee_number(self, field: Field) -> None:
        """Not longer than a number."""
        too_long(LONGEST_NUMBER)(self, field)

    def validate_hired_on(self, field: Field) -> None:
        """Within living memory."""
        if field.data is not None and not EARLIEST <= field.data <= LATEST:
            raise ValidationError(_("This date cannot be right. Write a date like 2026-03-31."))

    def fields(self, manager_id: int | None) -> PersonFields:
        """What was typed, ready for the operation."""
        return PersonFields(
            name=self.name.data or "",
            email=self.email.data or "",
            zone=self.zone.data or "",
            language=self.language.data or "",
            jobs=frozenset(Job(value) for value in self.jobs.data or ()),
            department_id=int(self.department_id.data) if self.department_id.data else None,
            manager_id=manager_id,
            location=self.location.data or None,
            hired_on=self.hired_on.data,
            employee_number=self.employee_number.data or None,
        )


def person_values(row: PersonRow) -> dict[str, Any]:
    """A person as the form shows them."""
    return {
        "name": row.name,
        "email": row.email,
        "jobs": [job.value for job in row.jobs],
        "department_id": str(row.department_id or NOBODY),
        "manager": row.manager_email,
        "location": row.location,
        "hired_on": row.hired_on,
        "employee_number": row.employee_number,
        "zone": row.zone,
        "language": row.language,
    }


class RolesForm(FlaskForm):
    """The roles of a person. Somebody who is not an administrator is shown the two they may give."""

    roles = Ticks(_l("Roles"))

    def __init__(self, *args: Any, offered: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles.choices = [(role.value, str(ROLES[role])) for role in offered]


class DepartmentForm(FlaskForm):
    """A department's name and place."""

    name = StringField(_l("Name"), [needed, one_line])
    parent_id = SelectField(_l("Stands below"))

    def __init__(self, *args: Any, places: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent_id.choices = [
            (NOBODY, _("Nothing, it stands at the top")),
            *((str(key), words) for key, words in places.items()),
        ]

    def validate_name(self, field: Field) -> None:
        """Not longer than the tree can show."""
        too_long(LONGEST_DEPARTMENT)(self, field)

    @property
    def parent(self) -> int | None:
        """The id of the place, None for the top."""
        return int(self.parent_id.data) if self.parent_id.data else None


class UploadForm(FlaskForm):
    """A CSV of people. Reading it is not the form's work."""

    file = FileField(_l("CSV file"))


class OverwriteForm(FlaskForm):
    """Whether the file also takes the place of what was changed by hand."""

    overwrite = BooleanField(_l("Overwrite what was changed by hand"))
