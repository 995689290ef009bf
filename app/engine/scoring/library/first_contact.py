"""Meeting somebody new: what they have spent, what is here already, what is open, and two ways on."""

from app.engine.scoring.library.entry import Conduct

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="says_worth_it",
        cues=(
            (
                r"(?:yes|sure|definitely|certainly|absolutely|of course)\W+(?:\w+\W+){0,4}(?:is|it's|worth|do|"
                r"try|come)\b"
            ),
            r"!(?:it is|it's|it will be|is|be|very much|well|think so|are) (?:\w+ ){0,2}worth\b",
            (
                r"(?:yes|sure|of course)\W+(?:definitely|certainly|absolutely|indeed|very much|please do|by all "
                r"means)\b"
            ),
            r"worth (?:trying|a try|the (?:drive|way|trip|journey|try|effort|petrol|road)|it\b|coming|your)",
            r"(?:in|at) the right (?:place|address|house|door|spot)|right (?:people|ones|place|address) for",
            (
                r"(?:glad|good|happy|nice|pleased|lovely) (?:that |to )?(?:you (?:\w+ )?(?:wrote|write|"
                r"tried|try|asked|ask|"
                r"found|did not|didn't|are here|came|reached)|have you|hear from you|see you|read)"
            ),
            r"(?:please )?(?:do come|do try|keep trying|don't give up|do not give up|come (?:over|to us))",
            r"(?:you are|you're) (?:very |most )?(?:welcome (?:here|with us|to)|expected|not (?:for )?nothing)",
            r"we (?:would|'d) (?:be glad|be happy|like|love) (?:to (?:see|have|meet)|if you)",
            r"!not (?:drive|come|try) for nothing",
            r"!(?:i|we) (?:\w+ )?think (?:so|yes)|(?:my|the|honest|short) answer (?:\w+ ){0,3}yes\b",
        ),
        blocks=(
            r"!(?:not|\w*n't|hardly|never) (?:\w+ )?worth",
            r"(?:whether|if) (?:it is|it's|it is even) (?:\w+ )?worth",
            r"worth (?:noting|mentioning)",
        ),
    ),
    Conduct(
        id="owns_unreachable",
        cues=(
            (
                r"(?:sorry|apolog\w+|shame|regret|pity|annoying|frustrating|not (?:right|good|okay|ok|nice)|"
                r"should not|"
                r"shouldn't|our|us|ours|we) <10> (?:phone\w*|line|lines|get(?:ting)? through|got through|"
                r"reach us|reached us|"
                r"calls?|rang|ring|switchboard|hold|picked up|pick up|answer)"
            ),
            (
                r"!(?:phone\w*|lines?|getting through|get through|monday|calls?|ringing) <10> (?:our "
                r"(?:fault|side|problem|job)|"
                r"on us|sorry|apolog\w+|too (?:full|long|busy|few)|full|overloaded|jammed|swamped|should "
                r"not|shouldn't)"
            ),
            (
                r"!(?:we|nobody|no one) (?:\w+ )?(?:did not|didn't|could not|couldn't|have not|haven't|"
                r"never) (?:pick\w*|answer\w*|"
                r"reach|take|got to)"
            ),
            r"!you (?:\w+ )?(?:could not|couldn't|did not|didn't) (?:get through|reach)",
            r"nobody (?:picked up|answered|came to the phone)",
        ),
        blocks=(
            r"(?:please|you can|could you|just) <3> (?:ring|call|phone|try) (?:us )?(?:again|tomorrow|back)",
            r"(?:ring|call|phone) us\b",
            r"(?:usually|normally) <5> (?:quick\w*|fast|answer\w*)",
            r"we (?:'ll|will|can|shall)? ?(?:ring|call|phone|answer)",
        ),
    ),
    Conduct(
        id="referral_here",
        cues=(
            (
                r"{referral} <8> (?:is|are|has|have|was|came|arrived|lies|reached|got|sits|landed|open) "
                r"(?:\w+ ){0,2}(?:here|"
                r"arrived|come|there|with us|in|already|in front|open|this|today|on my|on our|us|before me|me)\b"
            ),
            r"{referral} <5> (?:came|arrived|got here|reached us|here|lies|in front of me|on my (?:desk|screen))",
            (
                r"(?:i|we)(?:'ve| have| can|'m| am)? (?:\w+ ){0,3}(?:have|got|see|seen|read|reading|"
                r"received|found|looking at|"
                r"opened|hold|hav) (?:\w+ ){0,5}{referral}"
            ),
            r"{referral}\W+(?:\w+\W+){0,2}(?:here|arrived|received|read|in hand)\b",
            r"(?:here|already) (?:is|have) <4> {referral}",
        ),
        blocks=(
            r"!(?:not|\w*n't|no|without) <3> (?:the |a |your |her )?{referral}",
            r"!(?:once|when|if|as soon as|until|whether) <4> {referral}",
            r"!{referral} <4> (?:not|\w*n't|again|missing|needed)\b",
            r"(?:please|ask|must|should|could you|need) (?:\w+ ){0,3}(?:the|your|a|that|this|her) {referral}",
            r"(?:bring|send|fetch|fax|mail) (?:me |us |along )?(?:the|your|a|that|this|her) {referral}",
        ),
    ),
    Conduct(
        id="nothing_to_bring",
        cues=(
            (
                r"!(?:nothing|not anything|n't anything|no papers?) <4> (?:bring|send|explain|fill|do|prepare|"
                r"tell|need|else)"
            ),
            (
                r"!(?:need not|needn't|do not need to|don't need to|don't have to|do not have to|no need to|"
                r"must not|without "
                r"having to) <3> (?:bring|send|explain|fill|tell|repeat|ring|call|phone|print|fetch|get|carry|ask)"
            ),
            r"(?:only|just|except|but) (?:\w+ ){0,2}card\b|bring (?:only|just|nothing)",
            r"!no (?:forms?|papers?|phone call|further calls?)",
        ),
    ),
    Conduct(
        id="tells_visit",
        cues=(
            r"{visit}",
            (
                r"(?:first (?:visit|appointment|time|meeting)|on (?:the|that) day|visit|appointment) <10> "
                r"(?:examin\w*|look\w*|"
                r"minutes|half an hour|check\w*)"
            ),
            (
                r"(?:doctor|she|he|we|specialist) (?:\w+ ){0,2}(?:looks?|examines?|checks?) <6> (?:minutes|"
                r"half an hour|properly|"
                r"carefully|first|at it)"
            ),
        ),
        blocks=(r"(?:call|wait\w*|hold|drive|closes?|closing|chat) <4> (?:minutes|half an hour)",),
    ),
    Conduct(
        id="says_what_stays_open",
        cues=(
            (
                r"!(?:not|\w*n't|cannot|can't|nobody|only|no one) <5> (?:say|know|tell|promise|judge|sure|"
                r"see|decide|predict|"
                r"guarantee)"
            ),
            (
                r"!(?:treat\w*|cost\w*|price|pay\w*|anything more|the rest) <10> (?:only|after\w*|depends?|"
                r"not yet|once|"
                r"open|cannot|can't|nobody|writing|before she|before he)"
            ),
            r"!(?:depends?|only then|after that|afterwards) <8> (?:treat\w*|cost\w*|price|what|whether|on what)",
            r"(?:may|might|could) (?:be|turn out) <4> (?:nothing|more|not)",
            r"!(?:whether|how much|what it costs) <10> (?:open|afterwards|after|then|depends)",
        ),
        blocks=(r"(?:can|could) not wait", r"!not (?:only|just)"),
    ),
    Conduct(
        id="two_options",
        cues=(
            r"(?:{clock}|{weekday}) <8> or <6> (?:{clock}|{weekday})",
            r"(?:two|both) (?:\w+ )?(?:appointments?|times?|slots?|dates?|options?|possibilities|hours|days)",
            r"(?:either|option|choice|1|a)\W <4> (?:{weekday}) <10> (?:{weekday})",
            r"{weekday}\W+(?:\w+\W+){0,5}(?:{clock})\W+(?:\w+\W+){0,4}(?:{weekday})",
        ),
    ),
    Conduct(
        id="holds_slot",
        cues=(
            (
                r"(?:i|we)(?:'ll| will| can| have|'ve| could|'m| am)? (?:\w+ ){0,3}(?:hold|holding|keep|"
                r"keeping|kept|reserve\w*|"
                r"block\w*|book\w*|save[ds]?|put (?:aside|by|you)|pencil\w*|free (?:up)?|held|offer\w*) <8> "
                r"(?:{clock}|{weekday}|"
                r"for you|both|appointments?|slots?|two|them|times?|places?|hours?)"
            ),
            (
                r"(?:both|they|it|place|slot|appointment|times?|hours?) <3> (?:are|is|stay|stays|remain) "
                r"<2> (?:yours|held|kept|"
                r"reserved|free for you|blocked|on your name)"
            ),
            r"(?:reserved|held|kept|blocked) <3> for you",
        ),
    ),
    Conduct(
        id="asks_what_suits",
        cues=(
            (
                r"(?:which|what|when|whichever|either) <5> (?:suits?|fits?|better|best|works?|easier|"
                r"prefer\w*|like|convenient|"
                r"good for you)"
            ),
            r"(?:suits?|fits?|works? for|better for|easier for|good for) you\b",
            r"(?:do|would|what do) you (?:rather|prefer|like)",
            (
                r"(?:morning|afternoon|early|late|thursday|monday) or (?:morning|afternoon|evening|early|"
                r"late|rather|monday|"
                r"thursday)"
            ),
            (
                r"(?:another|a different|any other|other) (?:day|time|hour|one) <5> (?:better|prefer\w*|say|"
                r"tell|write|fine|"
                r"possible|also)"
            ),
            (
                r"(?:just )?(?:tell|write|answer|say) (?:me )?(?:\w+ )?(?:one or two|1 or 2|which|the day|your "
                r"choice|a or b)"
            ),
        ),
        blocks=(r"as it suits us",),
    ),
    Conduct(
        id="sees_the_way",
        cues=(
            (
                r"!{way} <8> (?:long|far|hour|much|short|shorter|worth|nothing|not|tired\w*|break|avoid|"
                r"parking|park|after|"
                r"before|both ways)"
            ),
            r"!(?:long|far|all that|so much|whole|your|such a) (?:\w+ ){0,2}{way}",
            r"(?:car park|parking|park (?:behind|in|your|right)|motorway|traffic|rush hour|on your route)",
            r"(?:so that|after) (?:\w+ ){0,4}{way}",
            r"(?:with|for|given|because of|considering) (?:the|your|that|such a) (?:\w+ )?{way}",
        ),
        blocks=(r"{way} (?:to|of) (?:book|pay|reach us|contact)",),
    ),
    Conduct(
        id="stays_on",
        cues=(
            (
                r"(?:i|we)(?:'ll| will| am|'m| can)? (?:\w+ ){0,2}(?:stay|staying|remain|wait|waiting) <6> "
                r"(?:here|until|till|chat|"
                r"on|past|after|longer|minutes|line|for you|as long)"
            ),
            (
                r"(?:answer|reply|write|decide|think) <6> (?:tomorrow|later|tonight|overnight|any time|"
                r"whenever|in peace|also "
                r"after|when you|sleep)"
            ),
            r"(?:until|till|by) tomorrow\b",
            r"(?:chat|we) <6> clos\w+ <8> (?:but|i stay|i am|never mind|still|no matter|e-?mail)",
            r"!(?:no (?:rush|hurry|need to decide)|take your time|need not decide)",
            (
                r"(?:i'll|i will|i can|let me) (?:\w+ )?(?:e-?mail|write|send) you <8> (?:mail|tonight|now|"
                r"too|everything|"
                r"summary|this|it)"
            ),
        ),
    ),
)
