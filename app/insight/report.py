"""What is held about people, in words. A test compares the tables named here with those that point to people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Held:
    """One kind of data: its tables, why it is held, who sees it, how long."""

    title: str
    tables: tuple[str, ...]
    purpose: str
    who_sees: str
    how_long: str


HELD = (
    Held(
        "Who somebody is",
        ("people", "person_jobs", "person_roles", "departments"),
        "Signing in, reporting lines, targets by job.",
        "The person; HR and administrators; name and department by managers.",
        "While the installation runs; leavers are disabled.",
    ),
    Held(
        "Signing in",
        ("sessions", "tokens", "people_uploads"),
        "Keeping accounts safe.",
        "The person (own sessions); HR and administrators see how many there are.",
        "Sessions and links end by themselves and are removed; uploads after a day.",
    ),
    Held(
        "The path through a module",
        ("attempts", "steps_done", "choices_made", "drafts", "check_responses", "reflections", "forecasts"),
        "Learning. It enters no level; checks give “7 of 9” from four on.",
        "The learner alone.",
        "While the account exists.",
    ),
    Held(
        "Answers and ratings",
        ("answers", "ratings", "evidence", "appeals", "review_claims", "review_tasks"),
        "Feedback; levels, once a person has rated.",
        "The learner; a reviewer without the name; levels by managers as far as the company allows.",
        "While the account exists.",
    ),
    Held(
        "What was completed",
        ("completions",),
        "Proof of training.",
        "The learner, the direct manager, HR: done or not, and the day.",
        "While the account exists.",
    ),
    Held(
        "Which policies were confirmed",
        ("attestations",),
        "Proof that a text was read and accepted: version, day. It enters no level and no figure about skills.",
        "The person; HR and administrators.",
        "While the account exists.",
    ),
    Held(
        "What somebody has to do",
        (
            "obligations",
            "obligations_now",
            "obligation_records",
            "assignment_rules",
            "rule_versions",
            "rule_drafts",
            "absences",
            "outages",
        ),
        "Assigning modules, due dates, reminders; times away, without a reason.",
        "The person; HR and administrators; a manager what they assigned themselves.",
        "While the account exists; a duty is ended, never erased.",
    ),
    Held(
        "Who looked",
        ("looks",),
        "So that people can see who looked at their levels. Used for nothing else.",
        "The person looked at.",
        "12 months.",
    ),
    Held(
        "Agreed goals and messages",
        ("practice_goals", "data_messages"),
        "Practice agreed with a manager; objections and corrections.",
        "The person; goals also by the manager who wrote them, messages by HR.",
        "While the account exists.",
    ),
    Held(
        "Words about groups",
        ("group_words",),
        "Groups of five people with a level and more, in three words.",
        "Managers of somebody in the group, where the company allows groups.",
        "Until a newer word; at once when the company narrows what is seen.",
    ),
    Held(
        "Files of reports",
        ("report_files",),
        "Long lists for HR: who has done what by when. No level, no text, no time of day.",
        "Who asked for the file, while they may read reports.",
        "Days, as set by the installation; then a job removes file and record.",
    ),
    Held(
        "What happened",
        ("events", "outbox_mails", "visibility_changes"),
        "A tamper-evident record of changes, by ids; mails are composed when they are sent and not kept.",
        "Administrators, with access to the database.",
        "While the installation runs.",
    ),
)

SWITCHES = (
    "Scoring: a scorer drafts, a person decides; no scorer is qualified to settle alone",
    "Observation for level 4: not built, levels end at 3",
    "Agreement between raters: not measured, so confidence is at most medium",
)
