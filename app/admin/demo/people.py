"""The people of the demo company. All invented; the company is the one of the story “Week five”."""

from dataclasses import dataclass

from markupsafe import escape

from app.people.models import Job, Role

COMPANY = "Tallyport"
ZONE = "Europe/Brussels"
DOMAIN = "tallyport.example"
PASSWORD = "ask-who-answers-when-it-is-not"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo. `manager` is the short name of whom they report to, `remark` says why to look at them."""

    short: str
    name: str
    department: str
    manager: str | None
    jobs: tuple[Job, ...]
    zone: str = ZONE
    roles: tuple[Role, ...] = ()
    remark: str = ""

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.short}@{DOMAIN}"


# Department to its parent.
DEPARTMENTS: dict[str, str | None] = {
    "Customers": None,
    "Implementation": "Customers",
    "Support": "Customers",
    "Marketing": None,
    "People and administration": None,
}

PEOPLE = (
    DemoPerson("birgit", "Birgit Vos", "Customers", None, (Job.MANAGER,), "Europe/Amsterdam", (), "leads Customers"),
    DemoPerson(
        "marta", "Marta Lindahl", "Implementation", "birgit", (Job.MANAGER, Job.SERVICE), "Europe/Stockholm",
        (), "leads Implementation",
    ),
    DemoPerson(
        "joost", "Joost Verhage", "Implementation", "marta", (Job.SERVICE,), ZONE, (),
        "in the middle of Week five",
    ),
    DemoPerson(
        "samira", "Samira Benali", "Implementation", "marta", (Job.SERVICE,), "Africa/Casablanca", (),
        "an answer with a reviewer",
    ),
    DemoPerson("priya", "Priya Raman", "Implementation", "marta", (Job.SERVICE,), "Asia/Kolkata", (), "a rated answer"),
    DemoPerson(
        "henrik", "Henrik Dahl", "Support", "birgit", (Job.SUPPORT, Job.MANAGER), "Europe/Copenhagen",
        (Role.REVIEWER,), "answers to rate",
    ),
    DemoPerson(
        "leif", "Leif Aune", "Support", "henrik", (Job.SUPPORT,), "Europe/Oslo", (), "a draft to go on with"
    ),
    DemoPerson("mei", "Mei Tanaka", "Support", "henrik", (Job.SUPPORT,), "Asia/Tokyo", (), "nothing begun yet"),
    DemoPerson("owen", "Owen Pryce", "Marketing", None, (Job.MARKETING,), "Europe/London", (), "nothing begun yet"),
    DemoPerson(
        "ngozi", "Ngozi Eze", "Marketing", "owen", (Job.MARKETING,), "Africa/Lagos", (Role.AUTHOR,), "writes courses"
    ),
    DemoPerson(
        "tomas", "Tomás Rey", "People and administration", None, (Job.OTHER,), "Europe/Madrid", (Role.HR,),
        "people and imports",
    ),
    DemoPerson(
        "ada", "Ada Lind", "People and administration", "tomas", (Job.OTHER,), "Europe/Helsinki",
        (Role.ADMINISTRATOR,), "health, mail, backup",
    ),
)  # fmt: skip


def remark_of(*, email: str) -> str:
    """Why to look at a demo person, as safe HTML for the sign-in page; empty for anybody else."""
    return str(escape(next((person.remark for person in PEOPLE if person.email == email), "")))
