"""Own sentences for taking back a claim and saying what holds: (it is there), (it only looks like it)."""

ONE_VOICE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "owns_claim": (
        (
            "We should never have written that.",
            "I should not have left it there.",
            "Sixty seconds was not true.",
            "The 60 seconds are simply wrong.",
            "That sentence was ours, and it did not hold.",
            "It was my mistake.",
            "We wrote a number that we did not check.",
            "This is on us.",
            "It should not have stood on our site.",
            "We promised what we could not keep.",
        ),
        (
            "It was not our mistake.",
            "Let me know if it was our mistake.",
            "You waited for sixteen minutes.",
            "Our site has a new look.",
        ),
    ),
    "tells_origin": (
        (
            "It came from an old leaflet.",
            "Somebody took it from the brochure.",
            "It was measured on one quiet Thursday.",
            "Nobody has checked it since.",
            "We never counted again.",
            "We had not looked at it since then.",
        ),
        ("We counted it in February.", "I checked in this morning.", "On Thursday we are open until five."),
    ),
    "rings_back_within": (
        (
            "We ring you back within two working hours.",
            "You are called back in 2 working hours at most.",
            "Within two hours somebody phones you.",
            "Call-back within two working hours.",
            "Leave your number; within 2 hours you are rung.",
        ),
        (
            "We cannot call you back within two working hours.",
            "You can ring us within two hours.",
            "The examination takes two hours.",
            "We ring you back.",
        ),
    ),
    "tells_hour": (
        (
            "We tell you the hour at once.",
            "You hear at once when we ring.",
            "The time is named immediately.",
            "And you know when.",
            "We say the hour straight away.",
            "They give you the time.",
        ),
        (
            "Tell us about the opening hours.",
            "It gets better each time.",
            "By the time you read this it is gone.",
            "We tell you more on the site.",
        ),
    ),
    "takes_claim_down": (
        (
            "The sentence is off the site since this morning.",
            "It is gone.",
            "I have taken the sentence down.",
            "This morning we deleted the claim.",
            "We corrected the page today.",
            "That number has been removed.",
        ),
        (
            "The sentence cannot be removed.",
            "Leave your number and we call back.",
            "The site has more for you.",
            "I was put off by it.",
        ),
    ),
    "names_other_places": (
        (
            "The tape follows by Friday.",
            "Tape and map will be changed as well.",
            "The recording is next.",
            "We are also correcting the map.",
            "By Friday the announcement says the same.",
        ),
        ("Please look at the map.", "The recording thanked you.", "Our telephone is open from eight."),
    ),
    "counted_it": (
        (
            "In February we counted.",
            "We have measured it for a month.",
            "Reception timed every call.",
            "The median is nine minutes.",
            "The telephone system says nine minutes.",
            "It was counted over four weeks.",
        ),
        ("Nobody had counted.", "We never measured it.", "Every minute is important to us.", "You can count on us."),
    ),
    "keeps_claim": (
        (
            "Most callers are answered in 60 seconds.",
            "Usually it takes less than a minute.",
            "Sixty seconds is our aim.",
            "You were unlucky.",
            "It is a target and not a guarantee.",
            "We stand by the sentence.",
            "That was a rare exception.",
            "Advertising is not meant literally.",
        ),
        (
            "Sixty seconds is not true.",
            "We do not stand by that sentence.",
            "It usually takes nine minutes.",
            "We wrote 60 seconds and it was wrong.",
        ),
    ),
    "blames_the_hour": (
        (
            "We had an unusually high number of calls.",
            "You rang at the busiest time.",
            "On Monday at eight everybody rings.",
            "If you had waited a little more, you would have got through.",
            "Next time please ring in the afternoon.",
            "It was a very busy Monday.",
        ),
        (
            "That you rang on Monday is no excuse for us.",
            "You waited for sixteen minutes.",
            "On Mondays it takes nine minutes.",
        ),
    ),
    "claims_best": (
        (
            "We are the best clinic in the region.",
            "You miss one of the leading houses.",
            "Our excellent team is there for you.",
            "98 % would come again.",
            "Care of the highest quality.",
        ),
        ("It is best to leave a number.", "We are not the best clinic at the phone.", "98 calls came in."),
    ),
    "promises_new_speed": (
        (
            "This will never happen again.",
            "It won't happen again.",
            "I guarantee it.",
            "From now on you get through in seconds.",
            "Next time somebody picks up immediately.",
            "We promise you a minute at most.",
        ),
        (
            "I cannot guarantee it.",
            "We cannot promise you a minute.",
            "From Monday on we ring back and tell you the hour at once.",
            "It was never counted again.",
        ),
    ),
}
