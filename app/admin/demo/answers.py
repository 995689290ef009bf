"""What the demo people wrote to Ingrid. Written for the demo, apart from the rubric's anchors."""

MODULE = "week-five"
ROLE_PLAY = "ingrid-mail"

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

DRAFT = "Ingrid, I have read your three tickets, so you need not explain it a fourth time. Night overtime"
