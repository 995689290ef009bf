"""What HR types: curricula, the steps of a rule, decisions. Shape and words, no writes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Field,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.engine.assignment.rule import Anchor, OnLeave, Repeat, Unit, YearDay
from app.people.models import Job, Role
from app.people.words import JOBS, ROLES

MOST_NAMED = 200
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 1, 1)
needed = DataRequired(_l("Please fill this in."))
given = InputRequired(_l("Please fill this in."))
one_line = Length(max=120, message=_l("Use at most 120 characters."))


class Ticks(SelectMultipleField):
    """Several checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Day(DateField):
    """A day, with our own words when it is none."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day, None for nothing; raise ValueError with the mend."""
        if not "".join(valuelist).strip():
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write a date like 2026-03-31.")) from None

    def pre_validate(self, form: Any) -> None:
        """Within a lifetime."""
        if self.data is not None and not EARLIEST <= self.data <= LATEST:
            raise StopValidation(_("This date cannot be right. Write a date like 2026-03-31."))


class Whole(IntegerField):
    """A whole number, with our own words when it is none."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number, None for nothing; raise ValueError with the mend."""
        if not "".join(valuelist).strip():
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write a whole number.")) from None


def between(least: int, most: int) -> NumberRange:
    """A number in these bounds."""
    return NumberRange(least, most, _("Write a number from %(least)s to %(most)s.", least=least, most=most))


class AudienceForm(FlaskForm):
    """Whom a rule is for. Choices in one group mean “one of these”."""

    departments = Ticks(_l("In these departments, and everything below them"), coerce=int)
    jobs = Ticks(_l("Doing this work"))
    roles = Ticks(_l("With this role"))
    locations = Ticks(_l("At this location"))
    hired_within = Whole(_l("Hired less than this many days ago"))
    hired_from = Day(_l("Hired on or after"))
    hired_to = Day(_l("Hired on or before"))
    reports_to = TextAreaField(
        _l("Reporting to, directly or further down"),
        description=_l("E-mail, employee number or whole name, one a line."),
    )
    people = TextAreaField(
        _l("These people"), description=_l("E-mail, employee number or whole name, one a line, at most 200.")
    )
    mode = RadioField(_l("How the groups above belong together"))
    not_departments = Ticks(_l("But not in these departments or below them"), coerce=int)
    not_jobs = Ticks(_l("But not doing this work"))
    not_people = TextAreaField(_l("But not these people"), description=_l("One a line."))

    def __init__(self, *args: Any, places: Mapping[int, str], locations: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments.choices = self.not_departments.choices = list(places.items())
        self.jobs.choices = self.not_jobs.choices = [(job.value, str(JOBS[job])) for job in Job]
        self.roles.choices = [(role.value, str(ROLES[role])) for role in Role]
        self.locations.choices = [(place, place) for place in locations]
        self.mode.choices = [
            ("all", _("Every group has to fit, for example a department and a hire date")),
            ("any", _("One group is enough")),
        ]

    def validate_hired_within(self, field: Field) -> None:
        """Up to ten years."""
        if field.data is not None:
            between(1, 3650)(self, field)


class ContentForm(FlaskForm):
    """What is to be taken, and what counts from before."""

    content = SelectField(_l("What they take"), [needed])
    look_back = Whole(
        _l("Also count what was done up to this many days before"),
        description=_l("0 or empty: only what is done from now on. Looks at the same or an equivalent module."),
    )

    def __init__(self, *args: Any, offered: Mapping[str, Sequence[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content.choices = {label: list(choices) for label, choices in offered.items() if choices}

    def validate_look_back(self, field: Field) -> None:
        """Up to ten years."""
        if field.data is not None:
            between(0, 3650)(self, field)


class DatesForm(FlaskForm):
    """When it is due, and whether it comes again."""

    anchor = RadioField(_l("Due"))
    count = Whole(_l("How many"))
    unit = SelectField(_l("Days or months"))
    on = Day(_l("On this day"))
    at_least = Whole(
        _l("Days somebody has at least"),
        [given],
        description=_l("From the day they join the audience. Nobody is overdue on the day of assignment."),
    )
    repeat = RadioField(_l("Again"))
    period = Whole(_l("Months after each completion"))
    days = StringField(
        _l("Days of the year"),
        description=_l("Month and day, for example 01-31. Several with commas."),
    )
    opens = Whole(_l("A new cycle opens this many days before it is due"), [given])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.anchor.choices = [
            (Anchor.HIRE.value, _("after hire")),
            (Anchor.MATCH.value, _("after joining the audience")),
            (Anchor.ASSIGNMENT.value, _("after this rule is saved")),
            (Anchor.FIXED.value, _("on one day")),
        ]
        self.unit.choices = [(Unit.DAYS.value, _("days")), (Unit.MONTHS.value, _("months"))]
        self.repeat.choices = [
            (Repeat.ONCE.value, _("no, once")),
            (Repeat.ROLLING.value, _("a while after each completion")),
            (Repeat.FIXED.value, _("on days of the year")),
        ]

    def validate_count(self, field: Field) -> None:
        """Needed unless the day is fixed."""
        if self.anchor.data != Anchor.FIXED.value:
            if field.data is None:
                raise ValidationError(_("Write how many days or months."))
            between(0, 3650)(self, field)

    def validate_on(self, field: Field) -> None:
        """Needed where the day is fixed."""
        if self.anchor.data == Anchor.FIXED.value and field.data is None:
            raise ValidationError(_("Write the day, like 2026-03-31."))

    def validate_at_least(self, field: Field) -> None:
        """At least one day."""
        between(1, 365)(self, field)

    def validate_period(self, field: Field) -> None:
        """Needed where it rolls."""
        if self.repeat.data == Repeat.ROLLING.value:
            if field.data is None:
                raise ValidationError(_("Write how many months."))
            between(1, 120)(self, field)

    def validate_days(self, field: Field) -> None:
        """Needed where the days are fixed."""
        if self.repeat.data == Repeat.FIXED.value and not self.year_days():
            raise ValidationError(_("Write days like 01-31, at most 12 of them."))

    def validate_opens(self, field: Field) -> None:
        """Within a year."""
        between(1, 365)(self, field)

    def year_days(self) -> list[YearDay]:
        """The days of the year that were typed; nothing where one of them is none."""
        found = []
        for word in (self.days.data or "").replace(";", ",").split(","):
            month, _dash, day = word.strip().partition("-")
            try:
                found.append(YearDay(month=int(month), day=int(day)))
            except ValueError:
                return []
        return found if len(found) <= 12 else []


COMPANY, OWN = "company", "own"
LONGEST_LADDER, FURTHEST_DAY = 5, 90
NO_LADDER = _l("Write up to five numbers from 1 to 90, with commas.")


def days_typed(words: str) -> tuple[int, ...] | None:
    """Days before the due from `7, 1`, the longest first; None where one of them is no number from 1 to 90."""
    found = [word.strip() for word in words.split(",") if word.strip()]
    if any(not (word.isascii() and word.isdigit() and 1 <= int(word) <= FURTHEST_DAY) for word in found):
        return None
    return tuple(sorted({int(word) for word in found}, reverse=True)) if len(found) <= LONGEST_LADDER else None


class RemindersForm(FlaskForm):
    """When people are written to, and what happens when they leave."""

    on_assignment = BooleanField(_l("Write when it is assigned"))
    ladder = RadioField(_l("When it is nearly due, or overdue"), validate_choice=False)
    days_before = StringField(
        _l("Days before it is due"),
        description=_l("For “on days of its own”. Numbers with commas, for example 7, 1. Empty: no reminder."),
    )
    weekly = BooleanField(
        _l("Write again while it is overdue"),
        description=_l("For “on days of its own”. As often as the company’s reminders do."),
    )
    on_leave = RadioField(_l("Who no longer belongs to the audience"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ladder.choices = [
            (COMPANY, _("remind as the company does")),
            (OWN, _("remind on days of its own")),
        ]
        self.on_leave.choices = [
            (OnLeave.CANCEL.value, _("keeps what was started as optional; what was not started is cancelled")),
            (OnLeave.OPTIONAL.value, _("may still do it, nothing is due")),
            (OnLeave.KEEP.value, _("keeps it with its due date")),
        ]

    def numbers(self) -> tuple[int, ...] | None:
        """The days that were typed, the longest first; None where one of them is no number from 1 to 90."""
        return days_typed(self.days_before.data or "")

    def validate_days_before(self, _field: Field) -> None:
        """Up to five numbers."""
        if self.numbers() is None:
            raise ValidationError(NO_LADDER)


class LadderForm(FlaskForm):
    """When the company reminds people."""

    days_before = StringField(
        _l("Days before something is due"), description=_l("Numbers with commas, for example 7, 1. Empty: no reminder.")
    )
    every_days = IntegerField(
        _l("Days between two mails while it is overdue"),
        [given, NumberRange(0, 90, message=_l("Write a number from 0 to 90."))],
        description=_l("The first one goes out when the day has passed. 0: only that one."),
    )

    def numbers(self) -> tuple[int, ...]:
        """The days that were typed, the longest first."""
        return days_typed(self.days_before.data or "") or ()

    def validate_days_before(self, field: Field) -> None:
        """Up to five numbers."""
        if days_typed(field.data or "") is None:
            raise ValidationError(NO_LADDER)


class SaveForm(FlaskForm):
    """The last step: a name, and whether the audience stays as it is today."""

    title = StringField(_l("Name of the rule"), [needed, one_line])
    freeze = BooleanField(_l("Only for the people of today: nobody joins later"))


class CurriculumForm(FlaskForm):
    """Title and objective; the modules are read from the table below them."""

    title = StringField(_l("Title"), [needed, one_line])
    objective = TextAreaField(
        _l("What it is good for"),
        [needed, Length(max=500, message=_l("Use at most 500 characters."))],
        description=_l("The business objective in a sentence or two."),
    )


class WaiveForm(FlaskForm):
    """A waiver of one cycle."""

    since = Day(_l("From"), [given], description=_l("Today or an earlier day."))
    note = StringField(_l("Why"), [needed, one_line])


class ExtendForm(FlaskForm):
    """A later due."""

    until = Day(_l("New due date"), [given])
    note = StringField(_l("Why"), [needed, one_line])


class AwayForm(FlaskForm):
    """Days away. No reason is asked."""

    first = Day(_l("First day away"), [given])
    last = Day(_l("Last day away"), [given])


class ExemptForm(FlaskForm):
    """An exemption from one module or all."""

    module_id = SelectField(_l("From what"))
    first = Day(_l("From"), [given])
    last = Day(_l("Until"), description=_l("Empty: without an end."))
    note = StringField(_l("Why"), [needed, one_line])

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.module_id.choices = [("", _("Everything")), *offered]


class OutageForm(FlaskForm):
    """A time in which learners could not reach the installation, in the company's zone."""

    first_day = Day(_l("First day"), validators=[given])
    first_time = TimeField(_l("From (time)"), validators=[given])
    last_day = Day(_l("Last day"), validators=[given])
    last_time = TimeField(_l("Until (time)"), validators=[given])

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """Its first and last instant, in UTC."""
        return _instant(self.first_day, self.first_time, zone), _instant(self.last_day, self.last_time, zone)


def _instant(day: Day, clock: TimeField, zone: str) -> datetime:
    if day.data is None or clock.data is None:
        raise ValueError("read only after validation")
    return datetime.combine(day.data, clock.data, ZoneInfo(zone)).astimezone(UTC)
