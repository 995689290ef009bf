"""Own sentences for answering as the house, and for a kit: (it is there), (it only looks like it)."""

AS_THE_BANK: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "names_double_charge": (
        ("Charged twice is not small.", "You were charged twice.", "Two charges for one transfer."),
        ("If you were charged twice, tell us.", "You were not charged twice.", "Thank you for the message."),
    ),
    "names_silence": (
        (
            "Three messages without an answer.",
            "This is your third message.",
            "Nobody answered you, and that is ours.",
        ),
        ("If nobody answered you, we are sorry.", "We answer every message.", "Send a message."),
    ),
    "logs_complaint": (
        (
            "I have logged this as a complaint.",
            "Your complaint is registered.",
            "This is now on record.",
            "It has been taken as a complaint.",
            "We have opened a complaint for you.",
        ),
        (
            "You can log a complaint on our site.",
            "This is not a complaint.",
            "Please file a complaint.",
            "We love feedback.",
        ),
    ),
    "answers_by": (
        (
            "Leontyna Brock writes to you today.",
            "You hear from us by 17:00.",
            "By five o'clock today she answers.",
            "We get back to you tomorrow.",
            "Today at 5 pm a colleague rings you.",
        ),
        (
            "Please call us tomorrow.",
            "You can write to us today.",
            "We answer as soon as we can.",
            "The branch is open until 17:00.",
        ),
    ),
    "names_owner": (
        ("Leontyna Brock looks after it.", "Our complaints team has it.", "I will stay with it, I own this."),
        ("Somebody looks after it.", "The department has it."),
    ),
    "signs_with_first_name": (
        (
            "Imke, Aldermoor Savings, Imke for Aldermoor.",
            "Hello, this is Imke, and I have read it.",
            "Imke here, good morning.",
            "I'm Jonas from the bank.",
        ),
        ("I'm sorry about that.", "Please no numbers here.", "A message from Aldermoor.", "Your team."),
    ),
    "faces_slogan": (
        (
            "The slogan does not fit today.",
            "You have a point about the slogan.",
            "We let you down.",
            "Above this the slogan sounds hollow.",
            "The slogan is not for me to defend.",
        ),
        ("The slogan is true for savings.", "We like our slogan.", "Our slogan won."),
    ),
    "defends_slogan": (
        (
            "The slogan refers to the savings account.",
            "We stand by our slogan.",
            "Most of our customers are happy.",
            "That has nothing to do with the slogan.",
            "We were voted best bank.",
        ),
        ("We do not stand by the slogan today.", "The slogan does not help you.", "Customers write to us."),
    ),
    "explains_case_in_public": (
        (
            "You entered it twice.",
            "The transfer was sent twice.",
            "It came from your phone.",
            "We can see in your account that it went out.",
            "They were forty seconds apart.",
            "Your account shows two bookings.",
            "The fees were correct.",
            "Your messages went into the wrong mailbox.",
        ),
        (
            "I cannot look at your account here.",
            "Please leave account numbers out.",
            "I do not know yet what went wrong with the transfer.",
            "Charged twice is annoying.",
        ),
    ),
    "promises_refund": (
        (
            "We refund the fee.",
            "You get your money back.",
            "The fee will be credited today.",
            "We will pay it back.",
            "There is a voucher for you.",
        ),
        ("I cannot promise a refund here.", "She will get back to you.", "Whether you get it back I do not know."),
    ),
    "advertises_below": (
        (
            "Have you seen our new account?",
            "Save now with us.",
            "Did you know that we have an app?",
            "It gives 2.1 per cent.",
        ),
        ("I have seen your message.", "You know that better than we do."),
    ),
}

FOR_THE_KIT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sharing_is_free": (
        (
            "If you like to post, here is how.",
            "Nobody has to share.",
            "It is voluntary.",
            "Whoever wants to may post.",
            "You don't have to.",
            "Nobody counts who does.",
            "It is up to you.",
        ),
        ("Please share it by Thursday.", "Everybody posts on Wednesday."),
    ),
    "says_employer_first": (
        (
            "Say in the post that you work here.",
            "Say in the post itself “I work at Aldermoor”.",
            "State where you work.",
            "Begin with the fact that Aldermoor is your employer.",
            "I work for Aldermoor, and I like it.",
        ),
        (
            "You need not mention where you work, never write that you work here.",
            "Write what you like.",
            "Work is busy.",
        ),
    ),
    "own_words": (
        ("Use your own words.", "In your own way, please.", "Do not copy our text.", "No ready-made sentences."),
        ("Copy this and send it.", "Words are our craft."),
    ),
    "dated_fact": (
        ("2.1 % until 30 June.", "Until 30 June there are 2.1 per cent."),
        ("2.1 % is a lot.", "It ends on 30 June."),
    ),
    "keeps_customers_out": (
        (
            "Nothing about customers.",
            "Leave customers out.",
            "Customers stay out of it.",
            "Never write about a customer.",
        ),
        ("Customers love it.", "Tell your customers."),
    ),
    "passes_complaints_on": (
        (
            "If somebody complains, leave it to the complaints team.",
            "Pass complaints on to Leontyna Brock.",
            "Angry comments: tell us.",
            "Questions go to me.",
        ),
        ("Post it on Wednesday.", "The rate is good."),
    ),
    "demands_sharing": (
        (
            "Everybody shares this on Wednesday.",
            "You have to post it by noon.",
            "All colleagues must like it.",
            "There is a prize for the most shares.",
            "We note who has shared.",
        ),
        ("Nobody has to share it.", "You do not have to post.", "Nobody notes who shared."),
    ),
    "asks_disguise": (
        (
            "Write it as a customer.",
            "Leave out that you work at the bank.",
            "Do not mention your job.",
            "Please give five stars.",
            "It sounds best as if you had found it by chance.",
        ),
        ("Never write as a customer.", "No reviews, no five stars.", "Say that you work here."),
    ),
    "limits_work_talk": (
        (
            "Never write about pay.",
            "Nothing negative, please.",
            "Only positive things about us.",
            "Do not post about working conditions.",
        ),
        (
            "You may write about your pay and hours.",
            "This does not touch talk about working conditions.",
            "No customers, please.",
        ),
    ),
}
