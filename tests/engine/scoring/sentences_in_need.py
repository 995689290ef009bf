"""Own sentences for somebody in need and for a check that has to stay: (it is there), (it only looks like it)."""

IN_NEED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "check_kept": (
        (
            "I must know it is you.",
            "Before money moves I have to be sure that it is really you.",
            "I still need to check your identity.",
            "Let me verify who you are.",
            "Two questions, both short.",
            "The check stays, I am afraid.",
            "We cannot skip the security questions.",
            "I may not leave that out.",
            "Instead I ask you two others.",
            "Which month did you join us?",
            "Tell me which standing order goes out on the first.",
            "Without a check I cannot send anything.",
            "Hence one check.",
        ),
        (
            "If you have any questions, write to me.",
            "You have answered two security questions already.",
            "We skip the security questions.",
            "My colleagues asked three questions this morning.",
            "I must know which hotel you are in.",
        ),
    ),
    "check_reason": (
        (
            "Somebody tried your card at 09:06.",
            "Your number was used at a petrol station.",
            "This morning someone tried to pay with your card.",
            "I ask so that nobody else gets the money.",
            "Otherwise a stranger could take your cash.",
            "It protects your money from the person who has your number.",
        ),
        (
            "It is for your security.",
            "Those are our rules.",
            "Your card was blocked this morning.",
        ),
    ),
    "stock_protection": (
        (
            "It is for your protection.",
            "For security reasons I need your date of birth.",
            "Our policy says so.",
        ),
        ("Somebody tried your card at 09:06.", "I have two security questions for you."),
    ),
    "other_questions": (
        (
            "I do not ask your mother's maiden name.",
            "Not that one.",
            "Two other questions.",
            "Nobody needs your maiden name in a lobby.",
            "Your maiden name stays out of this.",
            "A new question that you have not had today.",
            "Two questions you can answer in a lobby.",
            "What goes out on the first?",
            "Something else instead of that question.",
        ),
        (
            "Please tell me your maiden name.",
            "Do you have any other questions?",
            "I have no other question to offer.",
        ),
    ),
    "asks_refused": (
        (
            "What is your mother's maiden name?",
            "Please confirm your mother's maiden name.",
            "I have to ask for your mother's maiden name.",
            "Mother's maiden name, please.",
            "I need to go through the same questions again.",
        ),
        (
            "I do not need your mother's maiden name.",
            "You had to spell your mother's maiden name twice.",
            "Nobody will ask for your mother's maiden name again.",
            "Your mother's maiden name stays out of it.",
        ),
    ),
    "check_skipped": (
        (
            "We can skip the security questions this once.",
            "Let's leave out the check.",
            "I will not ask you any questions.",
            "No more security questions.",
            "I take it as done, on my own responsibility.",
            "You have answered twice, that is good enough.",
            "You do not have to prove anything.",
            "I know that it is you, so straight to the money.",
            "I'll spare you the identity check today.",
            "The cash goes out without another check.",
            "You have passed security already, so we go straight to the money.",
        ),
        (
            "I cannot skip the check.",
            "Without a check I cannot send money.",
            "I do not ask that again, I ask two others.",
            "I leave out the old questions and take two new ones.",
            "I can skip the maiden name.",
            "If I skip the check, the thief is happy too.",
            "Money never moves without a check, that must not happen.",
            "You need not explain anything.",
            "I may not let you go without the check.",
        ),
    ),
    "asks_for_secret": (
        (
            "Please type your PIN.",
            "I need your full card number.",
            "Send a photo of your card number.",
            "Give me the three digits on the back.",
        ),
        (
            "Never type your PIN here.",
            "I do not need your card number.",
            "Somebody tried your card number.",
            "I send you a code by text.",
        ),
    ),
    "names_need": (
        (
            "You need food and a bed tonight.",
            "Tonight you and the children need a bed.",
            "First, something to eat.",
            "Food for the children comes first.",
            "A room for tonight is the first thing.",
            "The children must eat, that is the main thing.",
        ),
        (
            "Enjoy the food in Lisbon.",
            "What is your room number?",
            "We want to help you.",
        ),
    ),
    "bridges_now": (
        (
            "I send you emergency cash.",
            "Emergency cash, up to 400 euros, in about two hours.",
            "You get the money today.",
            "I am arranging 400 euros for you.",
            "You can pick up cash.",
            "The cash will be ready for you.",
        ),
        (
            "You have no cash.",
            "You should have taken some cash.",
            "There are cash machines in town.",
            "Your money is protected.",
        ),
    ),
    "counter_named": (
        ("Go to Ribeira.", "It is in Rua das Hortas 12."),
        ("There is a counter close by.", "Somewhere in Lisbon."),
    ),
    "counter_hours": (
        (
            "They are open until 15:00.",
            "It closes at 3 pm.",
            "Ribeira, Rua das Hortas 12, until 15:00.",
            "Please be there before 15:00.",
        ),
        ("By 14:00 you have the code.", "I ring you at 14:00."),
    ),
    "replacement_ordered": (
        (
            "A new card comes by courier in three days.",
            "I order a new card now.",
            "The replacement card is on its way.",
            "Your new card follows on Friday.",
        ),
        (
            "You should have taken another card.",
            "Apply for a replacement at your branch.",
            "Fraud control blocked it.",
        ),
    ),
    "rings_her": (
        (
            "I ring you now.",
            "May I call you?",
            "I'll phone you at two.",
            "You get a call from me.",
            "Pick up, it's me.",
        ),
        ("Please ring us.", "Nobody rang you back.", "Somebody will ring you."),
    ),
    "rings_if_cut": (
        (
            "If this line drops, I ring you within a minute.",
            "If the chat breaks, I call you.",
            "I ring you if we get cut off.",
            "Should the connection fail, I phone you at once.",
            "If your battery dies, I call the hotel and get back to you.",
            "If the call drops, you do nothing, just wait.",
        ),
        (
            "If the line drops, please ring us again.",
            "The line dropped at 10:05.",
            "I ring you at 14:00.",
        ),
    ),
    "second_way": (
        (
            "If the code does not come, I ring you.",
            "By 14:00 you have the code, or a call from me.",
            "If not, I call.",
            "If the counter is closed, I find another one.",
            "I ring you if nothing has come.",
            "There is a second counter in the same street.",
        ),
        (
            "If you do not hear from us, please ring again.",
            "I ring you at 14:00.",
            "If you are not satisfied, there is a form.",
        ),
    ),
    "word_by_clock": (
        (
            "By 14:00 you have the code by text.",
            "I ring you at 14:00.",
            "The text comes before 2 pm.",
            "At 13:45 I call.",
            "You hear from me at 14:00.",
        ),
        (
            "They are open until 15:00.",
            "You were cut off at 10:05, so I ring you now.",
            "The text comes soon.",
        ),
    ),
    "owns_drop": (
        (
            "We cut you off.",
            "We dropped your call and did not ring back.",
            "Nobody here rang you back.",
            "None of us called back, which was ours to do.",
            "We should have rung you at six past ten.",
            "Our line cut you off.",
            "You were cut off by us.",
            "It was our job to ring.",
        ),
        (
            "Sorry if we cut you off.",
            "You were cut off.",
            "We will not let you go.",
            "The connection was lost.",
        ),
    ),
    "record_opened": (
        (
            "I log this as a complaint.",
            "Your complaint is logged, reference AS-4471.",
            "I open a complaint for the cut-off.",
            "I write it down as a complaint.",
        ),
        (
            "You can file a complaint on our website.",
            "The complaint form is under Help.",
            "I understand that you are upset.",
        ),
    ),
    "threatens_to_end": (
        (
            "If you go on like this I have to end the chat.",
            "I will end this call if it continues.",
            "I cannot help you while you are shouting.",
            "I can only continue when you speak normally.",
            "Unless you stay polite, we close this conversation.",
            "If you scream I hang up.",
            "I am not going to talk to you until you calm down.",
        ),
        (
            "If the chat ends, I ring you.",
            "I do not close this chat until you have the money.",
            "If the line drops, I call you.",
            "I stay until it is settled.",
        ),
    ),
    "scolds_tone": (
        (
            "Please calm down.",
            "There is no need to shout.",
            "Please mind your tone.",
            "Screaming will not help.",
            "I must ask you to stay polite.",
            "You cannot speak to me like that.",
            "Stop shouting.",
        ),
        (
            "I stay calm and go through it with you.",
            "You have every reason to scream.",
            "I would scream as well.",
        ),
    ),
}
