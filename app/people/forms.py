"""What people type at the doors and on their profile: shape and words, no writes."""

from collections.abc import Iterable
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, StopValidation, ValidationError

from app.people.addresses import LONGEST_EMAIL, clean_email, clean_name, zones
from app.people.models import Visibility
from app.people.passwords import ADVISED, LONGEST, SHORTEST, Weakness, weakness
from app.people.words import LANGUAGES, VISIBILITY

# Works agreements there usually ask for the narrowest view, so it is chosen beforehand.
NARROW_BY_DEFAULT = frozenset({"Europe/Berlin", "Europe/Busingen", "Europe/Vienna", "Europe/Amsterdam"})
OFFERED_VISIBILITY = (Visibility.COMPLETION, Visibility.AGGREGATE, Visibility.LEVELS)

needed = DataRequired(_l("Please fill this in."))


def email_address(_form: FlaskForm, field: Field) -> None:
    """The field holds an address that mail can be sent to; kept in lower case."""
    email = clean_email(field.data or "")
    if email is None:
        raise ValidationError(_("Write an e-mail address, like name@company.org, without accents."))
    field.data = email


def person_name(_form: FlaskForm, field: Field) -> None:
    """The field holds a name of one line; kept with single spaces."""
    name = clean_name(field.data or "")
    if name is None:
        raise ValidationError(_("Write a name of one line, at most 120 characters."))
    field.data = name


def zone_name(_form: FlaskForm, field: Field) -> None:
    """The field holds the name of a time zone this machine knows."""
    field.data = (field.data or "").strip()
    if field.data not in zones():
        raise ValidationError(_("Pick a time zone from the list, for example Europe/Brussels."))


def weakness_words(found: Weakness) -> str:
    """What to say about a refused password."""
    return {
        Weakness.TOO_SHORT: _("Use at least %(n)s characters. A few words in a row are easy to keep.", n=SHORTEST),
        Weakness.TOO_LONG: _("Use at most %(n)s characters.", n=LONGEST),
        Weakness.KNOWN: _("This password is on lists that are tried first. Choose another one."),
        Weakness.PATTERN: _("This is a simple row of characters, which is tried first. Choose another one."),
        Weakness.OWN_WORDS: _("This is mostly your name, e-mail or company, which is tried first. Add other words."),
    }[found]


class SignInForm(FlaskForm):
    """E-mail and password. Whether they fit is not decided here."""

    email = EmailField(_l("E-mail"), [needed, Length(max=LONGEST_EMAIL, message=_l("This is too long."))])
    password = PasswordField(_l("Password"), [needed])


class ForgotForm(FlaskForm):
    """The e-mail of an account whose password is forgotten."""

    email = EmailField(_l("E-mail"), [needed, email_address])


ANY_CHARACTERS = _l(
    "At least %(least)s characters, better %(better)s or more. Any characters, spaces too.",
    least=SHORTEST,
    better=ADVISED,
)


class NewPasswordForm(FlaskForm):
    """A new password, twice. `words` are what somebody would guess first about the person."""

    password = PasswordField(_l("New password"), [needed], description=ANY_CHARACTERS)
    again = PasswordField(_l("New password again"), [needed])

    def __init__(self, *args: Any, words: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words = tuple(words)

    def guessed_words(self) -> tuple[str, ...]:
        """What the password must not mostly consist of."""
        return self._words

    def validate_password(self, field: Field) -> None:
        """The password is long enough and hard to guess."""
        found = weakness(field.data or "", words=self.guessed_words())
        if found is not None:
            raise ValidationError(weakness_words(found))

    def validate_again(self, field: Field) -> None:
        """Both passwords are the same."""
        if self.password.data and field.data != self.password.data:
            raise ValidationError(_("This is not the same as the password above."))


class ChangePasswordForm(NewPasswordForm):
    """The old password, then a new one."""

    old = PasswordField(_l("Your password now"), [needed])
    password = PasswordField(_l("New password"), [needed], description=ANY_CHARACTERS)
    again = PasswordField(_l("New password again"), [needed])


class ProfileForm(FlaskForm):
    """What people say about themselves."""

    name = StringField(_l("Name"), [needed, person_name])
    zone = StringField(
        _l("Time zone"), [needed, zone_name], description=_l("All times are shown in this zone. Start with a city.")
    )
    language = SelectField(_l("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = [
            SelectChoice(value=code, label=LANGUAGES.get(code, code)) for code in current_app.config["LANGUAGES"]
        ]


class FirstStartForm(NewPasswordForm):
    """The company and its first administrator."""

    company = StringField(_l("Name of your company"), [needed, person_name])
    zone = StringField(
        _l("Time zone of the company"),
        [needed, zone_name],
        description=_l("Deadlines and working days follow it. Start with a city, for example Brussels."),
    )
    visibility = RadioField(
        _l("What managers see of the people who report to them"),
        description=_l("People read this before they start. It can be made narrower at any time."),
        validate_choice=False,
    )
    name = StringField(_l("Your name"), [needed, person_name])
    email = EmailField(_l("Your e-mail"), [needed, email_address])
    # Named here again so that mistakes are listed in the order of the page.
    password = PasswordField(_l("Your password"), [needed], description=ANY_CHARACTERS)
    again = PasswordField(_l("Your password again"), [needed])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visibility.choices = [
            SelectChoice(value=mode.value, label=str(VISIBILITY[mode])) for mode in OFFERED_VISIBILITY
        ]

    def guessed_words(self) -> tuple[str, ...]:
        """Also what was typed in this very form."""
        return tuple(field.data or "" for field in (self.company, self.name, self.email))

    def validate_visibility(self, field: Field) -> None:
        """One of the offered modes was chosen. In some countries the narrowest is marked when nothing was."""
        if field.data in {mode.value for mode in OFFERED_VISIBILITY}:
            return
        field.data = Visibility.COMPLETION.value if self.zone.data in NARROW_BY_DEFAULT else None
        raise StopValidation(_("Please choose one."))
