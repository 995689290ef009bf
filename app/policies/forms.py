"""What is typed about policies: the box that confirms, and the next text."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, StopValidation
from wtforms.widgets import HiddenInput

from app.engine.policy import is_address

needed = DataRequired(_l("Please fill this in."))
one_line = Length(max=400, message=_l("Use at most 400 characters."))
long_text = Length(max=20_000, message=_l("Use at most 20,000 characters."))
AGAIN, EDITORIAL = "again", "editorial"


class ConfirmForm(FlaskForm):
    """Confirming a policy. `version`: which text was shown."""

    version = IntegerField(widget=HiddenInput())
    agree = BooleanField(
        _l("I have read this and will follow it."),
        [DataRequired(_l("Tick the box if you have read the text and will follow it. If not, ask first."))],
    )


class Minutes(IntegerField):
    """A whole number, with our own words when it is none."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number, None for nothing; raise ValueError with the mend."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write a whole number.")) from None


class TextForm(FlaskForm):
    """The next text of a policy, and what is said about the change."""

    title = StringField(_l("Title"), [needed, one_line])
    summary = StringField(_l("In one sentence"), [needed, one_line], description=_l("For lists."))
    text = TextAreaField(
        _l("Text"),
        [needed, long_text],
        description=_l("Markdown: an empty line between paragraphs, ## before a heading, - before a point of a list."),
    )
    contact = StringField(_l("Whom to ask"), [needed, one_line], description=_l("A name or a team."))
    contact_email = StringField(_l("Their e-mail"), description=_l("Empty: the name alone is shown."))
    region = StringField(_l("Where it holds"), [one_line], description=_l("Empty: everywhere."))
    minutes = Minutes(
        _l("Minutes to read it"),
        [needed, NumberRange(1, 240, _l("Write a number from 1 to 240."))],
    )
    notes = TextAreaField(
        _l("Notes for who keeps this policy"),
        [long_text],
        description=_l("Only HR and authors see them, for example what a lawyer should look at."),
    )
    change = StringField(
        _l("What is new"), [needed, one_line], description=_l("Who confirmed before reads this above the difference.")
    )
    again = RadioField(_l("Who has confirmed before"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.again.choices = [
            (AGAIN, _("confirms again: the change says something else about what to do")),
            (EDITORIAL, _("need not: only the wording is better")),
        ]

    def validate_contact_email(self, field: Field) -> None:
        """Nothing, or one address."""
        if (field.data or "").strip() and not is_address(field.data.strip()):
            raise StopValidation(_("Write one address, like people@example.com."))
