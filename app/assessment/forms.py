"""What forms of assessment send."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField


class AnswerForm(FlaskForm):
    """What the answer page sends. The rules about the text itself are the operation's, so they are not repeated."""

    text = TextAreaField(_l("Your answer"))
    client_key = HiddenField()
    revision = HiddenField()
    forecast = StringField()
    action = StringField()

    @property
    def revision_number(self) -> int | None:
        """The draft's revision the page was made from; None if the page does not say."""
        return _number(self.revision.data)

    @property
    def level(self) -> int | None:
        """The level of the forecast, 1 to 4; None if none was made."""
        level = _number(self.forecast.data)
        return level if level in (1, 2, 3, 4) else None


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else None
