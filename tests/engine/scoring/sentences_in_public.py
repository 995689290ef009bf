"""Own sentences for replying in public: (it is there), (it only looks like it)."""

IN_PUBLIC: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "discloses_employer": (
        (
            "I work at Fennbrook.",
            "I work for Fennbrook in the warehouse.",
            "I'm an engineer at Fennbrook.",
            "Fennbrook employee here.",
            "Just so you know, my employer is Fennbrook.",
            "I am one of the people at Fennbrook who plan the repairs.",
            "I answer the phones at Fennbrook.",
            "Full disclosure: Fennbrook staff.",
            "Hello, Tom from Fennbrook here.",
            "I earn my living at Fennbrook.",
            "I am employee of Fennbrook.",
            "I'm with Fennbrook, in billing.",
        ),
        (
            "I know people at Fennbrook.",
            "I have been with Fennbrook for years.",
            "Message the official Fennbrook page.",
            "I do not work at Fennbrook.",
            "My neighbour works at Fennbrook.",
        ),
    ),
    "limits_role": (
        (
            "I am speaking for myself.",
            "This isn't our official page.",
            "This is my private account.",
            "I write in a private capacity.",
            "I'm not neutral.",
            "Not an official answer.",
            "It is only me talking here.",
            "I cannot speak for the company.",
            "Nobody asked me to write this.",
        ),
        (
            "Please send the official page a private message.",
            "Use your own account.",
            "Please ask the official page.",
        ),
    ),
    "signs_officially": (
        (
            "This is Farah, writing for Fennbrook.",
            "Ben, Fennbrook social team",
            "I answer on behalf of Fennbrook.",
        ),
        ("I work at Fennbrook.", "Ask Fennbrook about it."),
    ),
    "stays_out": (
        (
            "I would not reply here.",
            "I'd rather not comment on this post.",
            "I don't answer in the thread.",
            "I won't write anything under it.",
        ),
        ("I reply here because I saw your post.", "They did not answer you."),
    ),
    "names_wait": (
        (
            "Being cut off after 50 minutes makes it worse.",
            "Fifty minutes on hold is far too long.",
            "You waited 50 minutes and then the line went.",
            "A dropped call on top of that.",
            "50 min in a queue is not okay.",
        ),
        ("50 minutes sounds unusual.", "Call us any time.", "It is not a problem to wait."),
    ),
    "names_outage": (
        (
            "Four days is a long time.",
            "4 days without a line is not okay.",
            "I will not defend four days.",
            "The fourth day now.",
        ),
        ("Four days is unlucky, that's all.", "We are open seven days a week."),
    ),
    "names_person_at_risk": (
        (
            "Your mum's alarm depends on that line.",
            "An alarm without a line is serious.",
            "I am worried about your mother.",
            "The pendant comes first.",
            "It must be frightening for your mum.",
            "Your mum needs that alarm.",
        ),
        (
            "The number for alarm users is on the page.",
            "The alarm will be fine.",
            "Customers who depend on an alarm can call the priority line.",
            "I like your post.",
        ),
    ),
    "safety_route": (
        (
            "Please use the priority line now.",
            "There is a priority number at the top of the page.",
            "The line for alarm users is answered at night.",
            "There's a special line for pendants.",
        ),
        (
            "Customers who depend on an alarm can find a priority line there.",
            "We treat this as a priority.",
            "The line is down.",
        ),
    ),
    "safety_for_all": (
        (
            "People who rely on an alarm can use the priority line.",
            "Customers who depend on an alarm find a priority number on the page.",
        ),
        ("Please use the priority line.",),
    ),
    "public_source": (
        ("It is on our status page.", "Look at the website.", "The status site shows it."),
        ("Somebody told me so.",),
    ),
    "posted_time": (
        (
            "The Mill Lane repair is listed for tomorrow 18:00.",
            "Repair is expected tomorrow at 18:00.",
            "It should be back by six o'clock tomorrow.",
            "18:00 tomorrow is the estimate for the repair.",
        ),
        ("I will look in at nine.", "The repair will take a while."),
    ),
    "says_what_is_unknown": (
        (
            "More I do not know.",
            "I don't want to guess.",
            "It is expected, not promised.",
            "That may still change.",
            "If that moves, the page will say so.",
            "It's an estimate.",
            "I can't promise it.",
            "I know no more than that.",
        ),
        ("It will be back at six.", "I know everything about it."),
    ),
    "where_changes_show": (
        (
            "Any change is shown there first.",
            "Changes appear on the same page.",
            "Watch the status page.",
            "The page will say so.",
        ),
        ("I will change it.", "Nothing else matters now."),
    ),
    "private_route": (
        (
            "Please send a private message to the official page.",
            "Write to our official page about the rest.",
            "Please DM us.",
            "The care team will answer you in private.",
            "Use the private message function of the official page.",
        ),
        ("This is my private account.", "I read your message."),
    ),
    "keeps_off_thread": (
        (
            "Please keep account details out of the thread.",
            "Please don't post details here.",
            "No account numbers in the comments, please.",
            "Don't tell me here.",
            "Details only by PM.",
            "Leave your address out of this thread.",
            "Write to them in private, not here.",
            "Please do not share personal data in public.",
        ),
        (
            "Put your address here.",
            "I cannot see your details here.",
            "Post your account number in a comment.",
        ),
    ),
    "hands_over": (
        (
            "I've asked our care team to answer you.",
            "I have told the official page.",
            "I informed our official page.",
            "I'm forwarding this to the care team now.",
            "The care team will message you today.",
            "They have your post from me: the care team has your post.",
            "I'll ring our care team at once.",
        ),
        ("I told you so.", "You can call them.", "I did not tell the care team."),
    ),
    "closes_loop": (
        (
            "I'll look in tomorrow evening.",
            "I will check this thread again tonight.",
            "Tomorrow evening I'll ask if it works.",
            "I'll come back here at nine tonight.",
            "I have told them and look back in tonight.",
            "I'll see tomorrow whether it is back.",
        ),
        ("Look at the page tomorrow.", "I won't check tonight.", "You can check tomorrow."),
    ),
    "answer_today": (
        ("I asked them to answer you here today.", "They will message you by 20:00."),
        ("They answer as soon as they can.",),
    ),
}
