"""Handing a customer over in writing: what must be so, what was promised, why, how to reach them, who has it now."""

from app.engine.scoring.library.entry import Conduct

_HER = r"(?:her|him|them|ms \w+|mrs \w+|mr \w+|miss \w+|customer|client|daughter|son|family|{holder})"
_SWITCH = (
    r"(?:switch\w*|turn\w*|tak\w+|go\w*|cut\w*|isolat\w*|pull\w*|shut\w*|kill\w*|disconnect\w*|trip\w*|drill\w*|"
    r"touch\w*|unplug\w*|begin\w*|start\w*)"
)
_SPEAK = (
    r"(?:speak\w*|spoken|spoke|talk\w*|ask\w*|yes|ok|okay|go-?ahead|agree\w*|consent\w*|permission|tell\w*|told|"
    r"say\w*|said|word|nod\w*|check(?:ed|ing|s)? with|permit\w*|allow\w*)"
)
_CARRY = (
    r"(?:mov\w+|carr\w+|bring\w*|brought|plug\w*|put\w*|stand\w*|tak\w+|goes|go|wheel\w*|shift\w*|set\w*|"
    r"connect\w*|"
    r"transfer\w*|relocat\w*|run\w*|relocate|first|before|beforehand|meanwhile|hang\w*|stays?|over|"
    r"switch\w*|unplug\w*)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(id="names_device", cues=(r"!{device}",)),
    Conduct(
        id="keeps_power",
        cues=(
            (
                r"!(?:must|may|can|should|shall|do|does|is|will) ?(?:not|\w*n't|never|in no case|on no "
                r"account) <4> "
                r"(?:lose|be without|go without|go off|be off|stop|be cut|interrupt\w*|fail|switch\w* off|"
                r"turn\w* off|"
                r"go down|unplug\w*)"
            ),
            (
                r"!(?:mustn't|can't|cannot|mustnt|cant|never|not) <4> (?:lose|without|off\b|stop|unplug\w*|"
                r"interrupt\w*)"
            ),
            r"(?:needs?|requires?|depends? on|relies on|runs on|lives on|hangs on) <4> {power}",
            r"!without (?:an? )?(?:break|pause|stop|stopping|interruption)",
            r"!(?:no|without|never without) (?:an? )?(?:interruption|{power} cut|cut in {power}|gap)",
            (
                r"(?:stay|stays|remain|remains|keep|kept|must be|run|runs|running) <2> (?:on(?! \w+)|on "
                r"(?:all|at|the mains|"
                r"mains|while|during)|powered|plugged in|live)\b"
            ),
            (
                r"(?:day and night|round the clock|24/7|24 hours|all the time|non-?stop|continuous\w*|at all "
                r"times|always on)"
            ),
            r"{power} <4> (?:at all times|always|day and night|non-?stop|uninterrupted)",
            r"!{device} <6> (?:not|never|\w*n't|without) <3> {power}",
        ),
        blocks=(
            r"(?:does not|doesn't|no longer) need",
            (
                r"(?:shutters?|motors?) <3> (?:needs?|requires?) "
                r"<2> {power}"
            ),
        ),
    ),
    Conduct(
        id="safe_way_first",
        cues=(
            rf"!{_CARRY} <8> {{safe_place}}",
            rf"!{{safe_place}} <8> {_CARRY}",
            r"{safe_place} <6> (?:own|other|another|separate|different|its own|live|power\w*|socket)",
            r"(?:own|other|another|separate|different) (?:circuit|line|fuse|socket)",
        ),
        blocks=(r"(?:no need|not necessary|don't need|do not need|needn't) <3> (?:to )?(?:move|carry|bring)",),
    ),
    Conduct(
        id="passes_promise",
        cues=(
            r"(?:our|the|{own_side}'s|my|sales'?|old|standing) (?:own )?(?:promise|word)\b",
            r"(?:promised|promises|promise)\b(?! (?:you|to you|is not))",
            r"(?:has|have|had|got|gave|given|holds?|with) <2> our word",
            (
                r"(?:we|sales|{own_side}|i|colleague|our colleague|the firm|company) <2> (?:said|"
                r"told|assured|agreed|"
                r"committed|undertook|gave|swore|confirmed|guaranteed)"
            ),
            (
                r"(?:was|were|is|it's|it is|been|as) (?:\w+ )?(?:promised|agreed|assured|told|guaranteed|"
                r"confirmed|settled with)"
            ),
            r"(?:agreement|arrangement|commitment|assurance|deal) (?:with|to|from|is|since|:)",
            r"we owe <3> (?:that|this|it)|we are bound",
        ),
        blocks=(
            r"(?:not|\w*n't|never|nothing|cannot|can't) <2> promise\w*",
            r"promise (?:her|him|them|nothing) (?:nothing|anything)",
            r"(?:she|he|they) (?:has |have |had )?(?:told|said)",
        ),
    ),
    Conduct(
        id="speaks_first",
        cues=(
            rf"!{_SPEAK} <6> {_HER} <8> (?:before|first|then|prior|beforehand)",
            rf"!(?:before|first|until|till|unless|prior to|without|not till)\b <12> {_SPEAK}",
            (
                rf"!(?:nobody|no one|nothing|never|not|don't|do not|none|only)\b <10> {_SWITCH} <10> "
                rf"(?:before|until|till|"
                rf"unless|without|after|when|once) <10> {_SPEAK}"
            ),
            rf"!(?:before|prior to|until) <8> {_SWITCH} <8> {_SPEAK}",
            rf"!(?:ask|speak to|talk to|talk with|speak with) {_HER} first",
            rf"!(?:wait|waits) <4> {_HER} <3> (?:yes|ok|okay|go|word|answer|nod)",
            (
                rf"!{_HER} <3> (?:yes|okay|go-?ahead|permission|consent|says? (?:yes|so|when)|decides? when|"
                rf"gives? the)"
            ),
            rf"!only (?:after|when|if|with|once) <6> {_SPEAK}",
            rf"!{_HER} (?:\w+ ){{0,5}}(?:asked|spoken to|consulted) (?:first|before|beforehand)",
            r"!she (?:\w+ ){0,5}(?:asked|spoken to|consulted) (?:first|before|beforehand)",
            rf"!(?:ask|asks|asking) {_HER} <2> (?:if|whether|may|for (?:her|his|their))",
            (
                rf"!(?:when|once|after|as soon as) (?:\w+ ){{0,3}}(?:asked|spoken (?:to|with)|talked (?:to|"
                rf"with)) {_HER}"
            ),
        ),
        blocks=(r"(?:no need|not necessary|needn't) <4> (?:ask|speak|talk)",),
    ),
    Conduct(
        id="passes_worry",
        cues=(
            r"!{past}",
            r"!(?:because|since|reason|why|after|as)\b <8> (?:once|years ago|in the past|earlier|last time)",
            (
                r"!(?:once|years ago|in the past|last time|some years|long ago)\b <10> (?:off|cut|alone|without|"
                r"power|word)"
            ),
        ),
    ),
    Conduct(
        id="reach_named",
        cues=(
            r"!(?:no|not the|not on the|never the|never on the) (?:landline|house phone|fixed line|home phone)",
            r"!{reach}",
            r"(?:send|write|drop) <2> (?:a )?(?:text|sms)",
        ),
        blocks=(r"(?:not|never|\w*n't|no) (?:on |by |use |ring |call |the |her )*{reach}",),
    ),
    Conduct(
        id="reach_reason",
        cues=(
            (
                r"!(?:landline|house phone|fixed line|home phone|land line|phone upstairs|house line|bell|"
                r"home number) <8> "
                r"(?:wak\w+|woke|sleep\w*|nap\w*|doz\w*|rest\w*|disturb\w*|next to|beside|rings? (?:up|near|by))"
            ),
            (
                r"!(?:wak\w+|sleep\w*|nap\w*|doz\w*|disturb\w*|rest\w*) <10> (?:landline|house phone|fixed "
                r"line|home phone|"
                r"land line|phone|house line|bell|home number)"
            ),
        ),
    ),
    Conduct(id="names_hour", reach=8, cues=(r"!{clock}",)),
    Conduct(id="names_weekday", reach=8, cues=(r"!{weekday}",)),
    Conduct(
        id="owner_passes",
        cues=(
            (
                r"!(?:until|till|before|up to) <6> (?:it's|it is|she is|she's|order|case|they are|i|this is|"
                r"all is|that is) <3> "
                r"(?:mine|my|me|with me|in my|stay|keep|am|own)"
            ),
            (
                r"!(?:mine|my (?:order|case|job|customer|name|responsibility)|with me|in my (?:name|hands)) "
                r"<4> (?:until|till|"
                r"up to|through)"
            ),
            (
                r"(?:from|after|as of|starting) <6> (?:yours|you (?:have|own|take|are)|your (?:order|case|"
                r"name|job)|in your|"
                r"with you|{own_side}(?:'s)?)"
            ),
            (
                r"(?:yours|you (?:have|own|take) (?:it|over|her|this)|in your (?:name|hands)|with you) <2> "
                r"(?:from|after|as of|"
                r"then|since)"
            ),
            r"(?:owner|responsible|in charge|contact)\b\W+(?:\w+\W+){0,4}(?:me|i|you|{own_side}|mine|yours)\b",
            (
                r"i (?:stay|remain|keep|hold|own|am) <5> (?:owner|contact|responsible|hers|in charge|on it|"
                r"the order|until|till|"
                r"reachable|there)"
            ),
            (
                r"(?:ring|call|phone|text|message|reach|tell) me <6> (?:if|when|in case|before|any|at once|"
                r"whatever|from)"
            ),
            r"(?:if|in case|should) <10> (?:ring|call|phone|text|message|tell|reach) me\b",
            r"(?:{own_side}|you) (?:takes?|has|have|owns?) <3> (?:over|it|from)",
        ),
        blocks=(r"somebody (?:will|should)", r"if you have (?:any )?questions"),
    ),
    Conduct(id="names_open_work", cues=(r"!{open_work}",)),
)
