"""What turns somebody new away: sent back to the phone, asked for too much, promised too much, pressed."""

from app.engine.scoring.library.entry import Conduct

_GIVE = r"(?:send|give|write|tell|type|enter|share|provide|state|need|leave|submit|fill in|fill out|note)"
_PERSONAL = (
    r"(?:date of birth|birth ?date|birthday|insurance|home address|surname|policy|symptoms?|complaints?|"
    r"medical history|medication|diagnosis|details|data)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="sends_back_to_phone",
        cues=(
            (
                r"(?:please|kindly|just|simply|best|you can|you could|you may|would you|try|need to|have to|"
                r"must) (?:\w+ ){0,3}"
                r"(?:ring|call|phone|telephone|dial|try) (?:\w+ ){0,3}(?:again|tomorrow|us\b|in the morning|"
                r"reception|the desk|"
                r"our number|once more|during|between|from (?:8|eight))"
            ),
            r"(?:ring|call|phone) us\b (?:\w+ )?(?:again|back|tomorrow|in the|on|from|between|during|at)",
            (
                r"(?:chat|we|team|desk) (?:is|are|will be|'re) (?:now |about to |already )?(?:clos\w+|"
                r"offline|finished) <12> "
                r"(?:tomorrow|again|call|ring|come back|monday)"
            ),
            r"(?:come back|try) (?:\w+ )?(?:again )?(?:tomorrow|in the morning) (?:from|after|when|during)",
            (
                r"(?:appointments?|bookings?) <5> (?:only|can only be made|are made) <4> (?:by (?:phone|"
                r"telephone)|phone|online|"
                r"on our)"
            ),
            (
                r"(?:please )?(?:use|fill in|fill out|complete|register (?:on|in|via)) <4> (?:form|portal|"
                r"website|online|app|"
                r"calendar)"
            ),
        ),
        blocks=(
            r"!(?:not|\w*n't|no need|never|without|need not|needn't) <4> (?:ring|call|phone|fill|use)",
            r"(?:i|we)(?:'ll| will| can| could)? (?:\w+ )?(?:ring|call|phone) (?:you|her|him)",
            r"(?:did not|didn't|could not|couldn't|did) (?:\w+ )?(?:ring|call|phone|reach)",
        ),
    ),
    Conduct(
        id="asks_health_in_chat",
        cues=(
            (
                r"(?:describe|tell (?:me|us)|what are|which|list|explain|write (?:me|us)?) <6> (?:symptoms?|"
                r"complaints?|pain|"
                r"problem|medication|medical history|trouble|where it hurts)"
            ),
            (
                rf"(?:please|could you|can you|would you|kindly|i need|we need) (?:\w+ ){{0,3}}{_GIVE} <10> "
                rf"{_PERSONAL}"
            ),
            (
                r"(?:what|where|since when|how long) (?:exactly )?(?:is|are|do|does|have) <6> (?:pain|"
                r"hurt\w*|problem|wrong|"
                r"symptoms?|trouble)"
            ),
        ),
        blocks=(
            (
                r"!(?:not|\w*n't|never|no need|please no|without|needn't) <6> (?:symptoms?|details|data|write|"
                r"tell|describe|health)"
            ),
        ),
    ),
    Conduct(
        id="promises_outcome",
        cues=(
            (
                r"(?:doctor|treatment|specialists?|surgeon|we) (?:will|'ll) <3> (?:cure|heal|take the pain|get "
                r"rid|fix it|free you)"
            ),
            (
                r"(?:certainly|definitely|surely|for sure|always) (?:be able to )?help(?:s)? you\b(?! (?:find|"
                r"with|choose|to))"
            ),
            (
                r"(?:will|'ll|guarantee\w*|promise\w*|certainly|definitely|sure|soon|be) <6> (?:pain-?free|"
                r"free of pain|"
                r"without pain|rid of (?:it|the pain|that|your)|like new|perfect result|no more pain)"
            ),
            (
                r"(?:best|leading|finest|number one|top|greatest|most renowned) (?:\w+ )?(?:clinic|"
                r"specialists?|doctors?|surgeons?|"
                r"team|experts?|address|practice|in (?:the )?(?:town|city|country|region))"
            ),
            (
                r"!(?:you won't|you will not|never|you'll not) (?:\w+ )?(?:regret|be disappointed|have "
                r"(?:any )?pain|feel (?:a thing|anything))"
            ),
            (
                r"(?:all|most|every one|nearly all) (?:of )?our patients <6> (?:happy|relieved|satisfied|"
                r"pain|delighted|love|"
                r"better|come back)"
            ),
            r"(?:insurance|insurer) <4> (?:pays|covers|will pay|will cover|takes)",
            r"(?:visit|treatment|examination|appointment|it) <4> (?:costs? you nothing|free of charge|for free)",
        ),
        blocks=(
            r"!(?:cannot|can't|can not|not|never|nobody can|\w*n't) <4> (?:promise|guarantee|say|know)",
            r"!(?:whether|if|what|how) (?:\w+ ){0,4}(?:insurance|insurer|will|can|we|it|that)",
            (
                r"(?:help you|solve|fix) (?:\w+ )?(?:find|with (?:a|the|an|your) (?:time|hour|date|appointment|"
                r"drive)|choose|decide|to)"
            ),
        ),
        hints=(
            (
                r"(?:excellent|outstanding|brilliant|fantastic|wonderful) (?:doctor|surgeon|specialist|team|"
                r"hands)"
            ),
        ),
    ),
    Conduct(
        id="presses_to_book",
        cues=(
            r"(?:only|just) (?:one|1|a single) (?:\w+ ){0,3}(?:left|slot|place)\b",
            r"(?:only|just) (?:two|2|three|3|a few|very few) (?:\w+ ){0,3}left\b",
            (
                r"!(?:decide|book|confirm|say yes) (?:\w+ ){0,2}(?:now|right now|at once|immediately|"
                r"quickly|within|"
                r"before (?:19|seven|7|the chat|we close))"
            ),
            (
                r"(?:otherwise|or else|or) (?:it|they|the slot|somebody else|someone else|another) <4> "
                r"(?:gone|goes|gets|takes|"
                r"lost)"
            ),
            r"first come,? first served|very popular|fill up (?:fast|quickly)|in great demand|be quick|hurry\b",
        ),
        blocks=(r"!(?:no|not|\w*n't|need not|without) <4> (?:hurry|rush|decide|now)",),
    ),
)
