"""What turns somebody new away: sent back to the phone, asked for too much, promised too much, pressed."""

from app.engine.scoring.library.entry import Conduct

_GIVE = r"(?:send|give|write|tell|type|enter|share|provide|state|need|leave|submit|fill in|fill out|note)"
_PERSONAL = (
    r"(?:date of birth|birth ?date|birthday|insurance|address|full name|surname|phone number|telephone "
    r"number|policy|"
    r"symptoms?|complaints?|medical history|medication|diagnosis|pain|number|details|data)"
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
            r"(?:write|come back|try) (?:\w+ )?(?:again )?(?:tomorrow|in the morning) (?:from|after|when|during)",
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
                r"(?:will|'ll|guarantee\w*|promise\w*|certainly|definitely) <8> (?:help you|fix\w*|solve\w*|"
                r"cure\w*|pain-?free|"
                r"free of pain|rid of|relieved|like new|perfect result|heal\w*|no more pain|done in one|sorted)"
            ),
            (
                r"(?:best|leading|finest|number one|top|greatest|most renowned) (?:\w+ )?(?:clinic|"
                r"specialists?|doctors?|surgeons?|"
                r"team|experts?|address|practice|in (?:the )?(?:town|city|country|region))"
            ),
            (
                r"!(?:you won't|you will not|never|you'll not) (?:\w+ )?(?:regret|be disappointed|feel|have "
                r"(?:any )?pain)"
            ),
            (
                r"(?:all|most|every one|nearly all) (?:of )?our patients <6> (?:happy|relieved|satisfied|"
                r"pain|delighted|love|"
                r"better|come back)"
            ),
            (
                r"(?:insurance|insurer) <4> (?:pays|covers|will pay|will cover|takes)|(?:costs? you|pay) "
                r"nothing\b|free of charge"
            ),
        ),
        blocks=(
            r"!(?:cannot|can't|can not|not|never|nobody can|\w*n't) <4> (?:promise|guarantee|say|know)",
            r"!(?:whether|if|what) (?:\w+ ){0,4}(?:insurance|insurer|will)",
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
            (
                r"(?:only|just) (?:one|two|a few|very few|1|2) (?:\w+ ){0,3}(?:left|slots?|appointments?|"
                r"places?) ?(?:left)?"
            ),
            (
                r"!(?:decide|book|confirm|answer|say yes|reply) (?:\w+ ){0,2}(?:now|right now|at once|"
                r"immediately|quickly|within|"
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
