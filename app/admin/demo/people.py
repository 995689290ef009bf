"""The people of the demo company. All invented; the company is the one of the story “Week five”.

Who works there stands in `data/people.csv`, one line a person. `hired` and `left` are days before the day of loading;
`hand` is the level at which somebody usually writes, `plays` what they have played (`story.Play` reads it).
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import escape

from app.people.models import Job, Role

DATA = Path(__file__).with_name("data")
COMPANY = "Tallyport"
ZONE = "Europe/Brussels"
DOMAIN = "tallyport.example"
PASSWORD = "ask-who-answers-when-it-is-not"

# Department to its parent; parents first.
DEPARTMENTS: dict[str, str | None] = {
    "Management": None,
    "Customers": None,
    "Implementation": "Customers",
    "Implementation North": "Implementation",
    "Implementation South": "Implementation",
    "Support": "Customers",
    "First line": "Support",
    "Payroll desk": "Support",
    "Evenings": "Support",
    "Customer success": "Customers",
    "Marketing": None,
    "Events and community": "Marketing",
    "Sales": None,
    "Product": None,
    "Development": "Product",
    "Test": "Product",
    "People and administration": None,
    "Finance": "People and administration",
    "IT": "People and administration",
}

# Who may be signed in as, and why to look at them. Nobody else of the demo has a password.
REMARKS = {
    "joost": "in the middle of Week five",
    "samira": "an answer with a reviewer",
    "priya": "a rated answer, and an open appeal",
    "leif": "a draft to go on with",
    "mei": "something is overdue",
    "marta": "a team with gaps",
    "henrik": "a large team, answers to rate",
    "birgit": "leads Customers, sees groups",
    "owen": "leads Marketing, nothing begun yet",
    "ngozi": "writes courses",
    "tomas": "rules, people, who is in order",
    "ada": "health, mail, what managers see",
}

ROLES: dict[str, Role] = {
    "henrik": Role.REVIEWER,
    "pilar": Role.REVIEWER,
    "grete": Role.REVIEWER,
    "ngozi": Role.AUTHOR,
    "tomas": Role.HR,
    "ada": Role.ADMINISTRATOR,
    "ilkka": Role.ADMINISTRATOR,
}


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo; `manager` is the short name of whom they report to. Days count back from the loading."""

    short: str
    name: str
    department: str
    manager: str
    jobs: tuple[Job, ...]
    zone: str
    place: str
    hired: int
    hand: int
    plays: str
    left: int | None

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.short}@{DOMAIN}"

    @property
    def first_name(self) -> str:
        """What they sign with."""
        return self.name.split()[0]

    @property
    def can_sign_in(self) -> bool:
        """Whether they have the demo's password."""
        return self.short in REMARKS


@lru_cache(maxsize=1)
def people() -> tuple[DemoPerson, ...]:
    """Everybody who is or was there, in the order of the file."""
    with (DATA / "people.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_person(row) for row in csv.DictReader(file))


def _person(row: dict[str, str]) -> DemoPerson:
    return DemoPerson(
        short=row["short"],
        name=row["name"],
        department=row["department"],
        manager=row["manager"],
        jobs=tuple(Job(job) for job in row["jobs"].split("+")),
        zone=row["zone"],
        place=row["place"],
        hired=int(row["hired"]),
        hand=int(row["hand"]),
        plays=row["plays"],
        left=int(row["left"]) if row["left"] else None,
    )


def above(short: str) -> list[str]:
    """The short names of whom somebody reports to, directly and further up."""
    managers = {person.short: person.manager for person in people()}
    found: list[str] = []
    while short := managers[short]:
        found.append(short)
    return found


def near(one: str, other: str) -> bool:
    """Whether two people stand in one reporting line or department; such a reviewer leaves an answer to others."""
    departments = {person.short: person.department for person in people()}
    return one in above(other) or other in above(one) or departments[one] == departments[other]


def remark_of(*, email: str) -> str:
    """Why to look at a demo person, as safe HTML for the sign-in page; empty for anybody else."""
    short, _at, domain = email.partition("@")
    return str(escape(REMARKS.get(short, "") if domain == DOMAIN else ""))
