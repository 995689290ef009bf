"""Own sentences for first contact and for the line: (it is there), (it only looks like it)."""

FIRST_CONTACT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "says_worth_it": (
        (
            "Yes, it is worth it.",
            "It is well worth the drive.",
            "You are in the right place.",
            "Hello, yes definitely.",
            "An honest answer: I think yes.",
            "I am glad that you wrote.",
            "Please do come.",
            "Good that you tried again.",
            "Definitely, come to us.",
            "You will not drive for nothing, not drive for nothing at all.",
        ),
        ("It is hardly worth it.", "I cannot say whether it is worth it.", "Thank you for your message."),
    ),
    "owns_unreachable": (
        (
            "I am sorry that nobody answered the phone.",
            "On Monday nobody picked up.",
            "Our line was too full on Monday.",
            "That you could not get through is on us.",
            "We did not pick up, and that was ours.",
            "I'm sorry about the phone.",
            "You rang and nobody of us could take the phone, sorry.",
        ),
        ("Please ring us tomorrow.", "You can call again at eight.", "The chat closes at seven."),
    ),
    "referral_here": (
        (
            "Dr Amin's letter is here.",
            "The referral arrived this morning.",
            "I have the letter from Dr Amin in front of me.",
            "You don't have to fetch anything: Dr Amin's letter came this morning.",
            "The letter from Dr Amin lies here.",
            "I can see the referral.",
        ),
        (
            "Please bring the letter.",
            "I do not have the referral.",
            "Once the referral is here we ring you.",
            "The letter has not arrived.",
            "Ask Dr Amin to send the letter again.",
        ),
    ),
    "nothing_to_bring": (
        (
            "There is nothing to bring.",
            "You need not send anything.",
            "You only need your card.",
            "No need to ring again.",
            "You do not have to fill in anything.",
            "You don't have to fetch any papers.",
        ),
        ("Please bring your papers.", "You need to fill in the form.", "Send us the letter."),
    ),
    "tells_visit": (
        (
            "The first visit is thirty minutes of examination.",
            "The doctor examines you for half an hour.",
            "At the first appointment we look at it.",
            "She takes 30 minutes for you.",
        ),
        ("The chat closes at 19:00.", "Thursday or Monday?"),
    ),
    "says_what_stays_open": (
        (
            "I cannot say what it costs before that.",
            "Whether anything is treated nobody can tell you now.",
            "What it costs depends on what she finds.",
            "If there will be a treatment I don't know now.",
            "The costs are open until then.",
            "Only after that can she say whether it is treated.",
        ),
        ("The visit costs sixty euros.", "We treat it on the day.", "It is not only an examination."),
    ),
    "two_options": (
        (
            "Thursday 9:20 or Monday 14:00.",
            "You have two times to choose from.",
            "Either Thursday morning or Monday afternoon.",
            "I hold both appointments.",
        ),
        ("Thursday at 9:20.", "This week or later."),
    ),
    "holds_slot": (
        (
            "I am holding two times for you.",
            "I keep Thursday 9:20 for you.",
            "Both are yours until tomorrow.",
            "I have reserved Monday for you.",
            "We hold the appointment for you.",
        ),
        ("There is something free on Thursday.", "Please hold the line."),
    ),
    "asks_what_suits": (
        (
            "Which suits you better?",
            "What fits best?",
            "Would you rather have the morning?",
            "Tell me which.",
            "Is Monday better for you?",
            "If another day is better, say so.",
        ),
        ("Thursday 9:20 it is.", "Please confirm."),
    ),
    "sees_the_way": (
        (
            "You have a long drive.",
            "Which is easier with the drive?",
            "You drive far, so I thought of the afternoon.",
            "The car park is behind the house.",
            "After such a long journey you shall not wait.",
            "The traffic is lighter on Monday.",
        ),
        ("The easiest way to book is the calendar.", "Thursday 9:20."),
    ),
    "stays_on": (
        (
            "I stay in the chat until you have decided.",
            "You can answer tomorrow.",
            "Take your time.",
            "No hurry tonight.",
            "I will send you all this by e-mail.",
            "Both are held until tomorrow evening.",
        ),
        ("The chat closes in five minutes.", "Please decide now."),
    ),
    "sends_back_to_phone": (
        (
            "Please ring us tomorrow from 8:00.",
            "You can call again in the morning.",
            "Please fill in the form on our website.",
            "Appointments are only made by phone.",
            "The chat is closing now, please come back tomorrow.",
            "Just try again tomorrow.",
        ),
        (
            "You need not ring again.",
            "I ring you tomorrow.",
            "You can write tomorrow when you have slept on it.",
            "You could not reach us on Monday.",
            "No need to fill in a form.",
        ),
    ),
    "asks_health_in_chat": (
        (
            "Please describe your symptoms.",
            "Please send me your date of birth.",
            "Could you tell me your insurance and address?",
            "What exactly is the problem?",
            "Since when do you have the pain?",
        ),
        (
            "You need not describe anything here.",
            "Please send me your phone number.",
            "What suits you?",
            "Please no health details here in the chat.",
        ),
    ),
    "promises_outcome": (
        (
            "You will be free of pain in no time.",
            "We are the best clinic in the region.",
            "You won't regret it.",
            "Most of our patients are relieved.",
            "The insurance pays for it.",
            "The treatment will certainly help you.",
        ),
        (
            "I cannot promise that it will help you.",
            "I help you to find an hour.",
            "Yes, we can help you.",
            "The car park is free of charge.",
            "You are in good hands.",
            "The doctor examines you.",
        ),
    ),
    "presses_to_book": (
        (
            "There is only one slot left.",
            "Please confirm before 19:00.",
            "Otherwise it is gone.",
            "Decide now.",
            "These are in great demand.",
        ),
        (
            "No need to decide now.",
            "I have two appointments for you.",
            "You can answer before 19:00 or tomorrow.",
            "Both are held for you.",
            "Take your time.",
        ),
    ),
}

THE_LINE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "tells_wait": (
        ("It takes about nine minutes.", "Waiting time: 9 minutes.", "Nine to twelve minutes."),
        ("It takes a few minutes.", "It will not be long."),
    ),
    "offers_ring_back": (
        (
            "We ring you back.",
            "Somebody calls you back today.",
            "You can be called back.",
            "Press one for a call-back.",
        ),
        ("Please call back later.", "Please hold."),
    ),
    "hour_is_chosen": (
        (
            "Press one and name an hour.",
            "We ring you at a time that suits you.",
            "We call you when you want.",
            "Choose a time until 18:00.",
            "Say when we shall ring.",
        ),
        ("We are open until 18:00. Lines open until 18:00.", "Leave your number.", "We ring you back soon."),
    ),
    "keeps_place": (
        (
            "You lose nothing by it.",
            "You keep your place.",
            "Your place in the line stays yours.",
            "Nobody loses a place. You will not lose your turn.",
        ),
        ("Find a place to sit.", "Press one."),
    ),
    "urgent_way": (
        (
            "If you bleed heavily, press two now.",
            "Press two at once if you cannot breathe well.",
            "Strong blood or no air, press two at once.",
        ),
        ("Take a deep breath and enjoy the music.", "Press two for invoices."),
    ),
    "hollow_on_the_line": (
        (
            "Your call is important to us.",
            "Thank you for your patience.",
            "We have unusually many calls.",
            "We will be there as soon as possible.",
            "We apologise for any inconvenience.",
            "All our colleagues are speaking.",
        ),
        ("It takes about nine minutes.", "Press one and name an hour."),
    ),
    "sends_to_website": (
        ("Please use our website.", "Book online.", "Please call again later.", "Try the app."),
        ("We ring you back.", "Hold the line."),
    ),
    "advertises": (
        ("Did you know that we offer whitening?", "Ask about our offer.", "Discover our new rooms."),
        ("It takes about nine minutes.", "Press two at once."),
    ),
    "promises_short_wait": (
        (
            "We answer within sixty seconds.",
            "We are right with you.",
            "You are next.",
            "Just a moment.",
            "We will be with you in a moment.",
        ),
        ("It takes about nine minutes.", "We cannot promise an answer within the minute.", "Name an hour."),
    ),
}
