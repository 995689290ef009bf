"""Speaking to those who wait in a line: how long, what else they can do, who must not wait, and hollow words."""

from app.engine.scoring.library.entry import Conduct

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="tells_wait",
        cues=(r"{wait}",),
        blocks=(r"(?:every|for|since|in|within|less than) (?:nine|9|twelve|12) (?:times|o'clock)",),
    ),
    Conduct(
        id="offers_ring_back",
        cues=(
            (
                r"(?:we|i|somebody|someone|one of us|a colleague)(?:'ll| will| can| shall)? (?:\w+ "
                r"){0,2}(?:ring|rings|call|"
                r"calls|phone|phones) (?:you|back)"
            ),
            (
                r"(?:call|ring|phone)(?:ed|ing)? (?:you )?back|(?:be|get) (?:rung|called|phoned)|call-?back|"
                r"rung back|called back"
            ),
        ),
        blocks=(r"(?:please|just|try to|you can|and) (?:ring|call) (?:us )?back",),
    ),
    Conduct(
        id="hour_is_chosen",
        cues=(
            (
                r"(?:hour|time|when|moment) (?:\w+ ){0,3}(?:you (?:choose|like|want|name|wish|say|prefer|"
                r"pick|tell)|suits? you|of "
                r"your choice|that fits|fits you|is good for you)"
            ),
            r"(?:choose|name|say|tell us|pick|leave|type|enter|give us) (?:\w+ ){0,4}(?:hour|time|when)\b",
            r"(?:at|by|before|until|till|between|up to) {clock}",
            r"(?:whenever|when) (?:you like|it suits you|you want|you have time|you can talk)",
        ),
        blocks=(
            r"(?:choose|leave|enter|give us) <3> (?:message|name|number|option)",
            r"(?:open|opening|lines?|reach us|office) <6> {clock}",
        ),
    ),
    Conduct(
        id="keeps_place",
        cues=(
            r"!(?:lose|losing|lost) (?:\w+ )?(?:nothing|no place|no time|neither)",
            (
                r"!(?:not|\w*n't|without|never) (?:\w+ )?(?:lose|losing) (?:\w+ ){0,2}(?:place|turn|anything|"
                r"position|spot)"
            ),
            (
                r"(?:keep|keeps|keeping|hold|holds|stays?|remains?|save[sd]?|kept) (?:\w+ ){0,3}(?:place|turn|"
                r"position|spot|line)"
            ),
            r"(?:place|turn|position|spot) (?:in the \w+ )?(?:stays|is kept|remains|is held|is safe|waits|keeps)",
        ),
    ),
    Conduct(
        id="urgent_way",
        cues=(
            (
                r"!{urgent} <14> (?:press|two|2\b|at once|straight|immediately|now|right away|first|through|do "
                r"not wait|don't wait)"
            ),
            r"!(?:press|two|2\b|at once|straight|immediately|urgent|emergenc\w*) <12> {urgent}",
        ),
    ),
    Conduct(
        id="hollow_on_the_line",
        cues=(
            (
                r"(?:call|calls|you|patients?|health|time|patience) (?:is|are) (?:\w+ )?(?:important|valuable|"
                r"dear|precious)"
            ),
            (
                r"(?:value|appreciate|thank you (?:so much )?for|thanks for) (?:\w+ )?(?:your )?(?:call|"
                r"calling|patience|"
                r"understanding|interest|trust|time|choosing|holding|waiting|continued)"
            ),
            (
                r"(?:unusual\w*|high|exceptional\w*|extraordinar\w*|unexpected\w*) <3> (?:many|calls?|volume|"
                r"number|demand|busy)"
            ),
            (
                r"as (?:soon|quick\w*) as (?:possible|we can)|shortly|in a moment|one moment please|right with you|"
                r"(?:any|the|for) inconvenience|doing (?:everything|our best|all we can)|next (?:free|available)"
            ),
            (
                r"all (?:of )?(?:our )?(?:lines|colleagues|agents|staff|employees|operators) are (?:\w+ "
                r")?(?:busy|speaking|engaged|"
                r"occupied|in (?:a )?(?:call|conversation))"
            ),
        ),
    ),
    Conduct(
        id="sends_to_website",
        cues=(
            r"(?:website|web site|online|internet|homepage|home page|app\b|portal|www|dot com|faq)",
            (
                r"(?:ring|call|try) (?:us )?(?:again )?(?:later|another time|at a quieter|in the afternoon|"
                r"after (?:ten|10|eleven))"
            ),
        ),
        blocks=(r"!(?:not|\w*n't|no need) <4> (?:website|online|internet)",),
    ),
    Conduct(
        id="advertises",
        cues=(
            (
                r"(?:did you know|discover|ask (?:us )?about|new:|special offer|offer of|discount|brighter "
                r"smile|whiten\w*|"
                r"bleach\w*|award|voted|five stars|news ?letter|follow us|now also)"
            ),
        ),
    ),
    Conduct(
        id="promises_short_wait",
        cues=(
            (
                r"(?:within|in|under|less than|only|just|no more than) (?:a |one |two |60 |sixty |a few |"
                r"some )?(?:\w+ )?"
                r"(?:seconds?|moments?|minute|instant)\b"
            ),
            (
                r"(?:you will|you'll|you are|you're|we will|we'll|we are|we're) (?:be )?(?:\w+ )?(?:right with "
                r"you|next|there in a|with you in a)"
            ),
            r"(?:guarantee\w*|promise\w*) <6> (?:minutes?|seconds?|answer\w*|wait\w*)",
        ),
        blocks=(r"!(?:not|\w*n't|cannot|never) <3> (?:promise|guarantee)", r"(?:one|a) (?:breath|minute ago)"),
    ),
)
