"""What the demo people wrote to Ingrid. Written for the demo, apart from the rubric's anchors."""

from collections.abc import Mapping
from dataclasses import dataclass

MODULE = "week-five"
ROLE_PLAY = "ingrid-mail"
REVIEWER = "henrik"

SAMIRA = (
    "Ingrid, two pay days wrong for forty-one people, and you had to explain it three times over. The "
    "mistake is ours and I am sorry: when we set you up we put the hours after midnight on the day rate. "
    "Deepa and her team did nothing wrong.\n"
    "\n"
    "You get a corrected file from me today at 16:00, with March's missing money on a line of its own, so "
    "Friday is right whatever else happens. The repair in the system is still in test. Thursday noon is "
    "what we aim for, it is not certain. I call you on Thursday at 13:00 in either case.\n"
    "\n"
    "I have all three tickets in front of me. Please write only to me from here on.\n"
    "Samira"
)

PRIYA_FIRST = (
    "Dear Ingrid, sorry for the trouble with the export. We are looking into it with high priority and a "
    "file will be sent to you soon so that payroll can be done. I will keep you informed about the "
    "progress.\n"
    "Kind regards, Priya"
)

PRIYA_AGAIN = (
    "Dear Ingrid, 41 of your carers were underpaid, for the second time. That is our error from the set-up "
    "and I am sorry. Today by 16:00 I send you the corrected file, so the run on Friday is safe. The "
    "lasting repair is in test and planned for Thursday noon. You can write to me directly until this is "
    "closed, and I write to you again on Thursday.\n"
    "Priya"
)

# By short name, in the order of trying.
ANSWERS: dict[str, tuple[str, ...]] = {"samira": (SAMIRA,), "priya": (PRIYA_FIRST, PRIYA_AGAIN)}


@dataclass(frozen=True)
class Opinion:
    """What the reviewer of the demo thinks of one answer: levels and deciding words by criterion, and a comment."""

    levels: Mapping[str, int]
    evidence: Mapping[str, str]
    comment: str


RATED = {
    PRIYA_FIRST: Opinion(
        levels={"A1": 2, "A2": 2, "A3": 2, "A4": 2, "A5": 2, "A6": 3},
        evidence={
            "A1": "sorry for the trouble with the export",
            "A2": "sorry for the trouble with the export",
            "A3": "a file will be sent to you soon so that payroll can be done",
            "A4": "a file will be sent to you soon",
            "A5": "I will keep you informed about the progress.",
        },
        comment="The file is the right idea. Say by which hour she has it, and whose error it was.",
    )
}

DRAFT = "Ingrid, I have read your three tickets, so you need not explain it a fourth time. Night overtime"
