"""Answering as the house under its own post: what is seen, who answers by when, what is claimed or given away."""

from app.engine.scoring.library.entry import Conduct

_ANSWER = (
    r"(?:answer\w*|writes?|writing|rings?|ringing|calls?|calling|contacts?|repl(?:y|ies)|get back|"
    r"gets back|hear|messages?|"
    r"in touch|tells?|comes? back)"
)
_BY = r"(?:{clock}|today|tonight|tomorrow|{weekday}|this (?:morning|afternoon|evening)|within the (?:hour|day)|noon)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="names_double_charge",
        cues=(r"!{charged}",),
        blocks=(
            r"!(?:not|never|wasn't|weren't|isn't|hardly) (?:\w+ )?{charged}",
            r"(?:if|whether|allegedly|claim\w*|supposedly) <5> {charged}",
        ),
    ),
    Conduct(
        id="names_silence",
        cues=(r"!{unanswered}",),
        blocks=(r"(?:if|whether|allegedly|claim\w*|supposedly) <5> {unanswered}",),
    ),
    Conduct(
        id="logs_complaint",
        cues=(
            r"(?:log\w*|register\w*|record\w*|open\w*|taken|take|booked|entered|noted|filed|put) <8> complaints?\b",
            r"complaints? <5> (?:log\w*|register\w*|record\w*|open\w*|filed|is in|has a number|is with|number)",
            (
                r"(?:this|it|that|message|comment|case) (?:is|has been|was|now) (?:now )?(?:logged|registered|"
                r"on record|filed)"
            ),
        ),
        blocks=(
            r"!(?:not|no|never|n't|cannot) (?:\w+ ){0,3}(?:complaint|logged|registered|recorded)",
            (
                r"(?:you can|you could|you may|please|you should|you have to|if you) (?:\w+ ){0,4}(?:log|"
                r"register|open|file|put|complain\w*|complaints?)\b"
            ),
        ),
    ),
    Conduct(
        id="answers_by",
        reach=6,
        cues=(rf"{_ANSWER} <9> {_BY}", rf"{_BY} <7> {_ANSWER}", rf"{{owner}} <8> {_BY}"),
        blocks=(
            (
                r"(?:please|you can|you could|just|try to|kindly) (?:\w+ )?(?:ring|call|write|answer|contact|"
                r"come) <9> (?:{clock}|today|tomorrow|{weekday})"
            ),
            r"(?:open|opening|lines|branch\w*) <6> {clock}",
        ),
    ),
    Conduct(
        id="names_owner",
        cues=(
            r"{owner}",
            (
                r"(?:i|myself) (?:will |shall |'ll )?(?:\w+ )?(?:own this|take this|keep this|stay with|"
                r"look after this|am responsible)"
            ),
        ),
        blocks=(r"(?:not|never|isn't) {owner}",),
    ),
    Conduct(
        id="signs_with_first_name",
        cues=(
            r"(?<!\w)[^\W\d]+,\W{0,2}{company}",
            r"\w+,? (?:here,? )?(?:for|from|of|at|with) (?:the )?{company}",
            r"(?:i'm|i am|my name is|this is|signed) \w+\b(?= ?(?:,|and|from|for|of|at|here|\.|$))",
            r"\w+ here\b(?= ?[,.:])",
        ),
        blocks=(
            (
                r"(?:team|account|customer|anybody|somebody|someone|nobody|everybody|page|bank|transfer|message|"
                r"fees?|app|all|us|you|money|answer|post|slogan|news) (?:for|from|of|at|with) (?:the )?{company}"
            ),
            (
                r"(?:i'm|i am|this is) (?:sorry|afraid|not|so|very|really|truly|the|a|an|glad|sure|on|in|here|"
                r"our|ours|now|wrong)\b"
            ),
            r"(?:not|details|numbers|please|data|right|out|write|from|over|around) here\b",
        ),
    ),
    Conduct(
        id="faces_slogan",
        cues=(
            (
                r"!{slogan} <9> (?:not|n't|fair|hollow|deserved|measured|bitter|strange|wrong|cynical|mock\w*|"
                r"point|prove|earn\w*|fits?|sounds?|quiet|live up|keep)\b"
            ),
            (
                r"!(?:fair|deserved|earned|right|point|understand|see|hollow|wrong|touch\w*|ouch|let you down|"
                r"prove|live up) <8> {slogan}"
            ),
            r"!(?:we|i) (?:have |did |'ve )?(?:let you down|disappoint\w* you)",
        ),
        blocks=(r"{slogan} <5> (?:is true|still|stands|applies|refers|meant|means)",),
    ),
    Conduct(
        id="defends_slogan",
        cues=(
            (
                r"{slogan} <5> (?:is true|still (?:true|stands|holds)|stands|holds|applies|refers|is meant|means|"
                r"is about|concerns|has nothing)"
            ),
            r"(?:stand by|proud of) <4> {slogan}|nothing to do with <4> {slogan}|{slogan} <4> nothing to do",
            (
                r"(?:most|almost all|thousands of|95 ?%|9\d ?%|many) (?:\w+ ){0,2}customers (?:\w+ ){0,2}(?:are|"
                r"love|trust|happy|satisfied|never|rate)"
            ),
            r"(?:award|test winner|best bank|excellent ratings?|voted)",
        ),
        blocks=(r"!(?:not|never|cannot|don't|n't) (?:\w+ )?(?:stand by|defend|holds?|true)",),
    ),
    Conduct(
        id="explains_case_in_public",
        cues=(
            (
                r"you (?:\w+ ){0,3}(?:entered|sent|made|pressed|typed|confirmed|submitted|ordered|"
                r"clicked) <6> (?:twice|two|again|second|double)"
            ),
            (
                r"(?:transfer|payment|order|fee)s? (?:\w+ ){0,3}(?:was|were|has been|have been|"
                r"had been) (?:\w+ ){0,2}(?:sent|entered|made|booked|confirmed|received|executed|correct\w*|"
                r"submitted|triggered)"
            ),
            r"(?:from|with|on|in) your (?:\w+ )?(?:phone|app|device|account|balance|statement|card)\b",
            (
                r"your (?:account|balance|transfer|card|statement|bookings?|phone|app) (?:\w+ ){0,2}(?:shows?|"
                r"was|is|had|has|says)"
            ),
            (
                r"(?:we|i) (?:can |have |'ve )?(?:see|saw|seen|checked|looked) (?:\w+ ){0,4}(?:your account|"
                r"the transfer|the bookings?|your transfer|in the system|both transfers|the logs?)"
            ),
            r"(?:seconds|minutes) apart|two (?:transfers|fees|payments|orders) (?:of|were|are|at)",
            (
                r"!(?:your|the) messages? (?:are|were|lay|lie|went|landed|got) (?:\w+ ){0,3}(?:mailbox|inbox|spam|"
                r"folder|wrong)"
            ),
            r"(?:fee|fees|charge|amount)s? (?:of|was|were|is|are) (?:\w+ )?(?:correct\w*|due|\d)",
        ),
        blocks=(
            (
                r"!(?:not|never|cannot|can't|won't|n't|no|without|nor) (?:\w+ ){0,5}(?:account|transfer|"
                r"bookings?|statement|look|check|discuss|public)"
            ),
            r"(?:please|keep|leave|send|no|take|write) (?:\w+ ){0,4}(?:account|card|numbers?)",
            r"(?:do not|don't|not) (?:\w+ )?know (?:\w+ ){0,6}",
        ),
        hints=(r"in the system|on our side everything|according to our",),
    ),
    Conduct(
        id="promises_refund",
        cues=(
            (
                r"(?:refund\w*|reimburse\w*|pay (?:it|you|the \w+) back|money back|credit (?:it|you|the|your)|"
                r"return the (?:money|fee|charge)|compensat\w*|voucher|goodwill)"
            ),
            r"(?:fee|charge|money|amount)s? (?:\w+ ){0,3}(?:back|returned|refunded|cancelled|credited|waived)",
        ),
        blocks=(
            (
                r"!(?:not|never|cannot|can't|won't|n't|no|whether|if|nor) (?:\w+ ){0,7}(?:refund\w*|reimburse\w*|"
                r"back|credit\w*|return\w*|compensat\w*|money)"
            ),
            r"(?:write|get|come|comes|report|reports|look|looks|ring|rings|call|calls|gets) back",
        ),
    ),
    Conduct(
        id="advertises_below",
        cues=(
            (
                r"have you (?:seen|tried|heard|discovered)|did you know|discover|open (?:an|your|a new) account|"
                r"our new (?:account|savings|app|rate)"
            ),
            r"2[.,]1|best (?:rate|bank|account)|(?:save|saving) (?:now|today|with us)|click (?:here|below|on)",
        ),
    ),
)
