"""Own sentences for each helpful or harmful move of the library: (it is there), (it only looks like it).

Four registers each where it fits: formal, chatty, second-language English, clipped.
"""

MOVES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "names_effect": (
        (
            "Forty-one carers have been underpaid for two months running.",
            "Your people worked those nights and were paid too little for them.",
            "41 of your staff did not get the money they earned.",
            "It is hard for your carers when the pay is not right.",
            "41 payslips short. Two months.",
            "I am sorry for the 41 carers who wait for their money.",
        ),
        (
            "I will send the corrected file for all 41 people.",
            "No carer will be underpaid on Friday.",
            "Please tell me which people use the export.",
            "We make sure that your carers are never paid wrong again.",
        ),
    ),
    "names_repeats": (
        (
            "You have had to explain this three times to three different people.",
            "Three times you told us, and three times nobody listened.",
            "You were passed from one desk to the next.",
            "You must start from zero with each of us, every time.",
            "You told the same story to three of us.",
            "Having to repeat it all over again is not acceptable.",
        ),
        (
            "You will not have to explain it again.",
            "I will call you three times this week.",
            "Three colleagues check the file.",
            "No need to tell me the story once more.",
        ),
    ),
    "counts_people": (
        ("The file holds all 41 people.", "I corrected it for forty-one carers.", "41 employees are in the list."),
        ("In 41 minutes you have it.", "The file holds all people.", "14 carers are affected."),
    ),
    "counts_reports": (
        ("I have your three tickets here.", "You wrote 3 messages.", "Three of us had it on the desk."),
        ("I have your ticket here.", "Five tickets are open.", "It takes three weeks."),
    ),
    "stock_sympathy": (
        (
            "We apologise for the inconvenience.",
            "I totally understand your frustration.",
            "You have every reason, sorry.",
            "We take this very seriously.",
        ),
        ("The file comes at four.", "I keep the ticket.", "The rate was mapped wrongly."),
    ),
    "belittles": (
        (
            "These things happen with every new system.",
            "It is only a small glitch in the export.",
            "You are not the only customer with this.",
            "Some problems in the first weeks are normal.",
            "Honestly, it is not the end of the world.",
        ),
        ("This is not a small mistake.", "It must never come to this point.", "You are the customer, you decide."),
    ),
    "names_feeling": (
        ("You are angry, and rightly.", "I see that you are worried about Friday.", "Your anger is fair."),
        ("You are on the list.", "The team is ready.", "Friday is safe."),
    ),
    "owns_error": (
        (
            "That is our mistake.",
            "The error is entirely ours.",
            "We mapped the night rate wrongly.",
            "I set up your rule and got it wrong.",
            "The fault lies with us.",
            "This one is on us.",
            "It was a mistake from our side.",
            "We take full responsibility for this.",
            "Our set-up was wrong.",
            "Tallyport error, plain and simple.",
            "We messed up your overtime rule.",
        ),
        (
            "It is not our fault.",
            "The export does what was configured.",
            "If there was an error on our side, we will look.",
            "Mistakes happen in complex projects.",
            "Let us know if you need anything.",
        ),
    ),
    "owns_hedged": (
        ("It was probably something on our side.", "Maybe we made a mistake there.", "It seems to be our set-up."),
        ("It was our mistake.", "Probably on Thursday.", "The test is red."),
    ),
    "apology": (
        (
            "I am sorry.",
            "We apologise.",
            "My apologies, Ingrid.",
            "Please forgive us.",
            "This should never have happened.",
        ),
        ("Sorry if this caused any trouble.", "We apologise for any inconvenience.", "Not sorry at all."),
    ),
    "apology_conditional": (
        (
            "We are sorry if this has caused you trouble.",
            "I apologise if you felt let down.",
            "Apologies for any inconvenience.",
            "Sorry for any confusion this created.",
            "We regret it should our export have led to wrong pay.",
        ),
        (
            "We are sorry that this happened.",
            "I apologise. If the test fails, the file still pays.",
            "Sorry, our mistake.",
        ),
    ),
    "states_cause": (
        (
            "We linked night overtime to the wrong rate.",
            "The rule was mapped incorrectly at set-up.",
            "When we set you up, we put the night hours on the day rate.",
            "Cause: wrong rate in the night rule.",
            "It is because our import took the wrong code for the overtime.",
        ),
        ("The file comes today.", "I will tell you the reason tomorrow.", "Friday is safe."),
    ),
    "clears_customer": (
        (
            "Your team did nothing wrong.",
            "Nothing your people did caused this.",
            "It is not your team's fault.",
            "Nobody on your side made a mistake.",
            "Your payroll office could not have seen it.",
            "The error is purely ours.",
            "Please tell Deepa that her colleagues did everything right; your staff are not to blame.",
            "Mistake from us, not from you.",
        ),
        (
            "Your team did nothing about it.",
            "Write only to me.",
            "Your team should have checked.",
            "I only need ten minutes of your time.",
        ),
    ),
    "excuse": (
        (
            "Overtime rules in care are very complex.",
            "The go-live was very fast.",
            "I was on holiday last week.",
            "We are understaffed at the moment.",
            "I only took over the account on Monday.",
        ),
        ("I make no excuse.", "The rule was wrong.", "The go-live was on 14 March."),
    ),
    "denies": (
        (
            "The export works exactly as configured.",
            "This is not a bug.",
            "Technically that is a change request.",
            "We cannot reproduce the error.",
            "It is not our fault.",
        ),
        ("This is our bug.", "It works again on Thursday, I hope.", "The rule was not right."),
    ),
}
