"""Own sentences for the plan, the times, the effort and the manner: (it is there), (it only looks like it)."""

LATER_MOVES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "interim_fix": (
        (
            "I send you a corrected file by four.",
            "You get a clean export from me today.",
            "I am making the file by hand.",
            "Correct file: 16:00.",
            "The right payroll file will be in your inbox this afternoon.",
            "Until 16:00 I do the export new for you.",
        ),
        (
            "I will not send a file by 16:00.",
            "Please send me the export.",
            "The trial export was wrong.",
            "We cannot make a corrected file.",
        ),
    ),
    "covers_deadline": (
        (
            "So Friday's pay is right.",
            "You can use it for the Friday run.",
            "Your cut-off is safe.",
            "In time for the payroll run.",
            "With it you pay everyone correctly on Friday.",
            "Friday 10:00 is covered.",
        ),
        ("I hope that we make Friday.", "I know the cut-off is close.", "Friday is impossible.", "Have a good Friday."),
    ),
    "lasting_fix": (
        (
            "The lasting fix is in test.",
            "A permanent repair follows on Thursday.",
            "Our developers plan to release the fix on Thursday.",
            "The definitive solution is expected Thursday.",
            "Then we repair the rule in the system itself.",
            "Fix Thursday 12:00 if the test is green.",
        ),
        ("There is no lasting fix.", "The file is for Friday.", "Thanks for waiting."),
    ),
    "check_before": (
        (
            "A colleague checks it before you get it.",
            "I compare every line with your rota.",
            "The file is checked twice.",
            "My colleague controls the file a second time.",
            "Checked line by line against the rosters.",
            "Two of us verify the numbers before they go out.",
        ),
        (
            "Please check the file.",
            "The lasting fix is in test.",
            "I have checked your tickets.",
            "Your team signed it in acceptance testing.",
        ),
    ),
    "fallback": (
        (
            "If the test fails, you still pay from the file.",
            "Friday is safe whatever happens.",
            "Even if the fix slips, the file stands.",
            "In case it is late the corrected file is valid anyway.",
            "The file does not depend on the repair.",
            "If not, Friday still runs from today's file.",
        ),
        ("If the test fails I do not know.", "The fix comes on Thursday.", "Friday could slip."),
    ),
    "past_shortfall": (
        (
            "March's missing money is in it as a line of its own.",
            "The file includes the shortfall from last month.",
            "What was short in March, we correct in the same file.",
        ),
        ("You went live in March.", "The file is for April.", "Last month was busy."),
    ),
    "only_escalated": (
        ("I have escalated it to the technical team.", "We are looking into it.", "It has the highest priority."),
        ("I own it.", "The file comes at four.", "I rang the developers and asked for the date."),
    ),
    "prevents": (
        (
            "From now on a second person checks every night rule.",
            "After this, nobody changes a rate alone; every change gets a second check.",
            "In future two of us look at each rule.",
        ),
        ("From now on it is good.", "The file is ready.", "I will call you."),
    ),
    "clock_time": (
        (
            "By 16:00 today.",
            "At 4pm you have it.",
            "Thursday noon.",
            "I ring at half past twelve.",
            "Until 16h.",
            "at one o'clock",
            "by four this afternoon",
        ),
        (
            "The cut-off is Friday 10:00.",
            "Release 4.18 is planned.",
            "41 people, 3 tickets.",
            "Our desk is open from 8 to 18.",
        ),
    ),
    "day_named": (
        ("You have it today.", "On Thursday it should work.", "Tomorrow I know more.", "This week."),
        ("We answer on every working day.", "Soon.", "At once."),
    ),
    "vague_time": (
        ("We will fix it soon.", "As soon as possible.", "It takes two to three weeks.", "You hear from us shortly."),
        ("As soon as I have news I call.", "At 16:00.", "On Thursday."),
    ),
    "hedges": (
        (
            "Thursday noon is the target, not a promise.",
            "I hope for Thursday, but I cannot be sure.",
            "If the test passes, it goes live at noon.",
            "It may slip.",
            "Noon is likely.",
            "Still in test, so not certain.",
        ),
        ("It is fixed on Thursday at noon.", "I hope you are well.", "You will get it."),
    ),
    "next_update": (
        (
            "I call you on Thursday at 13:00.",
            "Next update: 16:00.",
            "At one o'clock I will ring you.",
            "You hear from me tomorrow at nine.",
            "Thursday 13:00 status from me.",
            "I'll write again at 16:00.",
        ),
        (
            "If you do not hear from me by Friday, please call.",
            "The file is there at 16:00.",
            "I will keep you posted.",
        ),
    ),
    "update_regardless": (
        (
            "I ring you at 13:00 either way.",
            "Thursday 13:00 I call, with yes or with no.",
            "You hear from me at one, whatever the result.",
            "I report at 13:00, even if there is no news.",
            "Ready or not, I phone you at noon.",
        ),
        ("I ring you at 13:00.", "The file pays either way.", "Call me whenever you like."),
    ),
    "false_certainty": (
        ("It will be fixed tonight.", "It is definitely fixed on Thursday.", "Solved within the hour."),
        ("It may be fixed on Thursday.", "The file comes tonight.", "I cannot say for sure."),
    ),
    "one_owner": (
        (
            "I own this until your payroll is right.",
            "I am your contact from now on.",
            "I keep the ticket myself.",
            "I stay on it until it is done.",
            "You have one person for this: me, I am responsible.",
            "I'm taking this over personally.",
        ),
        ("Our team will help you.", "Please contact the support team.", "If you do not hear from me, write again."),
    ),
    "one_channel": (
        (
            "Write only to me.",
            "Come straight to me.",
            "All your messages go to me.",
            "Just reply to this mail.",
            "Call me directly on my mobile.",
            "You have only me now.",
        ),
        ("Write to the portal.", "Can you send me the list?", "It gives me no pleasure.", "Let me know."),
    ),
    "history_read": (
        (
            "I have read all three tickets.",
            "I went through your messages this morning.",
            "I know the history.",
            "Your tickets are open in front of me.",
            "Having studied your earlier e-mails, I know the case.",
        ),
        ("Please read the ticket.", "I will open a new ticket.", "You opened three tickets."),
    ),
    "no_repeat": (
        (
            "You do not need to explain it again.",
            "You won't have to start from zero.",
            "No need to repeat anything.",
            "You must not tell the story again.",
            "You'll never have to tell it twice.",
            "No new ticket needed.",
        ),
        ("Please explain it again.", "It will not happen again.", "You explained it three times."),
    ),
    "hand_off": (
        (
            "Please open a new ticket in the portal.",
            "You must contact the support department.",
            "Please fill in the attached form.",
            "Your mail was forwarded to the responsible department.",
            "I am not responsible for this.",
        ),
        (
            "No need to open a new ticket.",
            "I stay your contact.",
            "I contact the developers for you.",
            "Do not contact support, write to me.",
        ),
    ),
    "customer_chases": (
        (
            "If you don't hear from us, please write again.",
            "Don't hesitate to reach out.",
            "Let me know if you have questions.",
        ),
        ("I ring you at noon.", "You hear from me either way.", "Write only to me."),
    ),
    "gushes": (
        ("I am so, so sorry.", "A thousand apologies.", "I am gutted for you!!"),
        ("I am sorry.", "We apologise to you and your team.", "Thank you."),
    ),
    "chummy": (
        ("No worries, we will sort it.", "That is mad lol.", "All good mate."),
        ("You should not have to worry.", "Regards, Joost", "I keep the file."),
    ),
    "jargon": (
        (
            "The fix ships with release 4.18.",
            "A hotfix for rule OT-NIGHT is in the backlog.",
            "The stakeholders get an RCA: root cause analysis.",
        ),
        ("The fix is in test.", "The night rule was wrong.", "I call you."),
    ),
    "legalistic": (
        (
            "We accept no liability.",
            "The statement of the salesperson is not known to us.",
            "Pursuant to the terms and conditions.",
        ),
        ("We are responsible.", "That is our fault.", "I read your contract with care."),
    ),
    "impersonal": (
        ("Your request has been received.", "Dear customer,", "Please do not reply to this message."),
        ("Dear Ingrid,", "I received your mail and read it twice.", "You can reply to me."),
    ),
    "hostile": (
        ("Threatening to cancel does not help.", "Please be reasonable.", "That is not my problem."),
        ("You may cancel, that is your right.", "There is a reason for it.", "It is my problem now."),
    ),
}
