"""Which column of a CSV says what: our own names, those of Moodle and those of Canvas."""

import re

# What we know about a person → names of columns that say it, the first one with a value wins.
SOURCES: dict[str, tuple[str, ...]] = {
    "email": ("email", "e_mail", "mail", "email_address", "login_id", "username"),
    "name": ("name", "full_name", "fullname", "display_name"),
    "first_name": ("first_name", "firstname", "given_name"),
    "last_name": ("last_name", "lastname", "surname", "family_name"),
    "sortable_name": ("sortable_name",),
    "employee_number": ("employee_number", "employee_id", "personnel_number", "idnumber", "id_number", "user_id"),
    "department": ("department",),
    "jobs": ("jobs", "job"),
    "manager": ("manager", "manager_email", "manager_number", "manager_employee_number", "reports_to", "supervisor"),
    # Moodle's institution is a site or a branch more often than a department.
    "location": ("location", "city", "institution", "office"),
    "hired_on": ("hired_on", "hire_date", "hired", "start_date"),
    "zone": ("zone", "time_zone", "timezone"),
    "language": ("language", "lang", "locale"),
    "state": ("state", "status", "suspended"),
}
# Sign-in names count as an e-mail only where they look like one.
NAMES_FOR_SIGN_IN = frozenset({"login_id", "username"})
# A file never gives rights; these columns are named on the page so that nobody believes it did.
RIGHTS = re.compile(
    r"(sys)?role_?\d*|roles|.*admin.*|permissions?|rights?|privileges?|declared_user_type|type\d+|is_staff|is_superuser"
)
# Columns of our own file of rows that could not be imported.
OUR_REMARKS = frozenset({"line", "reason"})
KNOWN = frozenset(name for names in SOURCES.values() for name in names)


def normal(header: str) -> str:
    """A column's name for comparing: lower case, words joined by underscores. `E-Mail ` → `e_mail`."""
    return re.sub(r"[\s\-_.]+", "_", header.strip().casefold()).strip("_")


def is_about_rights(column: str) -> bool:
    """Whether a column (a `normal` name) would give roles or privileges."""
    return RIGHTS.fullmatch(column) is not None
