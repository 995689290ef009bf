"""What managers type: which module, until when."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from app.curricula.forms import Day

needed = InputRequired(_l("Please choose one."))


class GiveForm(FlaskForm):
    """A module for one person and the day it is due. `offered`: (id of a module, its title and minutes)."""

    class Meta:
        """It is sent with GET first, to look before anything is saved; the button that saves has its own token."""

        csrf = False

    module = RadioField(_l("Module"), validators=[needed])
    due = Day(_l("Due at the end of"), validators=[InputRequired(_l("Please fill this in."))])

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.module.choices = list(offered)


class GiveAnyForm(GiveForm):
    """The same with every published module to choose from."""

    module = SelectField(_l("Module"), validators=[needed])
