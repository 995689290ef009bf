"""Taking back a claim and saying what holds: whose sentence it was, what was counted, where else it stands."""

from app.engine.scoring.library.entry import Conduct

_RING = r"(?:ring|rings|rung|call|calls|called|phone|phones|phoned|call-?backs?)"
_GONE = (
    r"(?:off|gone|removed|deleted|down|away|no longer|changed|corrected|replaced|crossed out|taken out|took out|"
    r"disappear\w*|rewritten)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="owns_claim",
        cues=(
            (
                r"!(?:we|i) (?:should|ought|must) (?:not|never) (?:to )?have (?:written|said|promised|published|put|"
                r"left|kept|claimed|printed)"
            ),
            (
                r"!(?:should|ought) (?:not|never) have (?:stood|been|stayed) (?:\w+ ){0,3}(?:there|site|page|"
                r"written|published)"
            ),
            (
                r"!{claim} <8> (?:not (?:true|right|correct)|isn't (?:true|right)|wasn't (?:true|right)|untrue|"
                r"wrong|false|never true)"
            ),
            r"!(?:wrong|untrue|false|not true|not right) <5> {claim}",
            r"(?:that|this|the|our|a) (?:\w+ )?(?:sentence|claim|number|line|promise) <5> (?:our|my|ours|mine)\b",
            r"(?:our|my) (?:own )?(?:\w+ )?(?:mistake|error|fault|doing|responsibility)",
            (
                r"!(?:we|i) (?:wrote|published|promised|claimed|printed|said) <8> (?:not (?:keep|true|hold|kept|"
                r"check\w*)|"
                r"never|could not|couldn't|did not|didn't|without)"
            ),
            r"(?:that|this|it|which) (?:is|was) (?:entirely |all )?(?:on us|on me|ours|mine|our doing)\b",
        ),
        blocks=(
            r"(?:not|never|isn't|wasn't) (?:our|my) (?:\w+ )?(?:mistake|error|fault|doing|responsibility)",
            r"(?:if|whether|should) <4> (?:our|my) (?:\w+ )?(?:mistake|error|fault)",
        ),
    ),
    Conduct(
        id="tells_origin",
        cues=(
            r"(?:leaflet|flyer|brochure)",
            r"quiet (?:thursday|day|morning)|one (?:good|quiet|calm) (?:thursday|day|morning)",
            (
                r"!(?:nobody|no one|none of us|we|i) (?:\w+ ){0,3}(?:never|not|n't|ever)? ?(?:\w+ )?(?:counted|"
                r"checked|measured|"
                r"looked) (?:\w+ ){0,4}(?:since|again|afterwards|after that|before|it)\b"
            ),
        ),
        blocks=(r"(?:we|i) (?:have )?(?:now )?(?:counted|checked|measured) (?:it )?(?:in|last|this)",),
    ),
    Conduct(
        id="rings_back_within",
        cues=(
            rf"{_RING} <9> {{back_within}}",
            rf"{{back_within}} <9> {_RING}",
            r"{back_within}\W+with the (?:hour|time)",
        ),
        blocks=(
            r"(?:not|\w+n't|cannot) (?:\w+ )?(?:ring|call|phone) <9> {back_within}",
            r"you (?:can |could |must |should )(?:ring|call) <6> {back_within}",
        ),
    ),
    Conduct(
        id="tells_hour",
        cues=(
            (
                r"(?:tell|tells|told|hear|hears|name|names|named|say|says|know|knows|get|gets|learn|give|gives) <5> "
                r"(?:hour|time|when)\b"
            ),
            (
                r"(?:with|at) (?:the|a|an) (?:exact |clear |named )?(?:hour|time)\b(?= ?(?:named|told|given|"
                r"at once|,|\.|;|$))"
            ),
            r"(?:hour|time) (?:is |gets |will be )?(?:named|told|said|given)",
        ),
        blocks=(
            r"(?:working|opening|busy|peak|office) (?:hours?|time)",
            r"(?:by|at) the time\b|(?:first|last|next|every|each|same|this|that|long|waiting) time\b|in time\b",
            r"(?:ask|choose|know|tell us|say|name) <4> (?:what time|which hour) (?:we|you) (?:open|close)",
        ),
    ),
    Conduct(
        id="takes_claim_down",
        cues=(
            r"(?:gone|deleted|removed|off|down|vanished) from (?:the|our) (?:site|page|website)",
            rf"!(?:{{claim}}|sentence|claim|number|line|words?|promise|it|that) <6> {_GONE}\b",
            (
                r"!(?:took|taken|take|taking|deleted|removed|crossed|changed|corrected) <5> (?:{claim}|sentence|"
                r"claim|site|page|website)"
            ),
        ),
        blocks=(
            r"(?:leave|left|write|give|dial|ring|call) <3> number",
            r"(?:not|never|cannot|\w+n't) (?:be )?(?:removed|deleted|changed|corrected|taken)",
            (
                r"(?:put|called|turned|drove|calm\w*|slow\w*|broke|further|far|right|throw\w*) (?:\w+ )?(?:off|"
                r"down|away)"
            ),
        ),
    ),
    Conduct(
        id="names_other_places",
        cues=(
            (
                r"{places} <8> (?:follow\w*|chang\w*|correct\w*|by|until|till|too|also|next|replaced|same|new|"
                r"put right|rewritten|done)\b"
            ),
            r"(?:follow\w*|chang\w*|correct\w*|also|next|same|put right|rewritten|replace\w*) <6> {places}",
        ),
        blocks=(r"(?:look|see|check|read|find) <4> {places}",),
    ),
    Conduct(
        id="counted_it",
        cues=(
            r"(?:we|i|mirela|reception|somebody|have|has|was|were|been) (?:\w+ ){0,3}(?:counted|measured|timed)\b",
            r"(?:counted|measured|timed) (?:\w+ ){0,3}(?:in|this|last|for|over|since|every|each)\b",
            (
                r"in february|february'?s? (?:figures?|count)|(?:telephone|phone) (?:system|records?)|"
                r"(?:our )?figures? (?:of|from|for)|median"
            ),
        ),
        blocks=(r"!(?:nobody|no one|never|not|hadn't|had not) <3> (?:counted|measured|timed)",),
    ),
    Conduct(
        id="keeps_claim",
        cues=(
            (
                r"(?:usually|normally|generally|typically|as a rule|most (?:days|callers|calls|people|patients)|"
                r"almost always|"
                r"on average|in most cases|nearly always|as a rule) <9> (?:seconds?|{claim}|a minute|one minute|"
                r"quick\w*|at once|immediately|no wait\w*)"
            ),
            (
                r"{claim} <6> (?:is|was|are|remains?|stays?) (?:still |only |just |of course )?(?:our |an? |"
                r"the )?(?:aim|goal|target|ambition|aspiration|standard|average|correct|true|realistic|"
                r"accurate)\b"
            ),
            r"(?:stand by|stick to|keep|hold on to) <4> (?:{claim}|sentence|claim|promise|number)",
            (
                r"(?:aim|goal|target|ambition|aspiration|guideline|average) (?:value )?(?:\w+ ){0,3}(?:of|is|"
                r"not a|and not|rather than) <3> (?:{claim}|guarantee|promise|sixty|60)"
            ),
            (
                r"(?:you were|you have been|you've been) (?:just |very |a bit |simply |rather )?(?:unlucky|"
                r"an exception|the exception)|(?:rare|absolute|unusual|isolated) (?:exception|case)"
            ),
            r"(?:advertis\w*|slogans?|marketing) <5> (?:not|never) <4> (?:literal\w*|word for word|to the letter)",
        ),
        blocks=(
            (
                r"!(?:not|never|no longer|isn't|wasn't|cannot|won't|don't|nor) <3> (?:stand by|keep|hold|stick|"
                r"true|correct|realistic|usual\w*|normal\w*)"
            ),
        ),
    ),
    Conduct(
        id="blames_the_hour",
        cues=(
            (
                r"(?:unusual\w*|exceptional\w*|extraordinar\w*|unexpected\w*|very|so) (?:high|many|busy|"
                r"full) (?:\w+ ){0,2}(?:calls?|callers|volume|demand|monday|morning)"
            ),
            r"you (?:called|rang|phoned|chose|tried) <5> (?:busiest|worst|bad|wrong|peak|unfortunate)",
            (
                r"(?:busiest|peak|worst) (?:hour|time|moment|day) <4> (?:you|to call|to ring)|(?:monday|eight|"
                r"8) <5> (?:everybody|everyone|all) (?:rings|calls)"
            ),
            (
                r"(?:would|could|should|had) (?:you )?(?:have )?(?:only )?(?:rung|called|phoned|waited|"
                r"tried) <4> (?:later|afternoon|tuesday|another|longer|little more)"
            ),
            r"(?:next time|another time|in future) <4> (?:ring|call|try|phone|better|please)",
        ),
        blocks=(r"!(?:not|never|isn't|\w+n't|no) (?:\w+ ){0,3}(?:because|excuse|blame|reason)",),
    ),
    Conduct(
        id="claims_best",
        cues=(
            (
                r"(?:the|one of the|region's|among the|simply the) (?:very )?(?:best|leading|top|finest|"
                r"number one) (?:\w+ )?(?:clinics?|house|doctors?|surgeons?|teams?|addresses|address|care|"
                r"quality|specialists?|in the region|in town)"
            ),
            (
                r"(?:award-?winning|second to none|unrivalled|excellent (?:team|doctors?|quality|service|care|"
                r"reputation)|highest (?:quality|standards?)|first-?class|top quality)"
            ),
            r"\d\d ?(?:%|per ?cent) (?:of our )?(?:patients |people )?(?:would|are|were)",
        ),
        blocks=(r"!(?:not|never|nor|without|no) <4> (?:the best|leading|excellent)",),
    ),
    Conduct(
        id="promises_new_speed",
        cues=(
            (
                r"!never (?:\w+ ){0,4}(?:again|happen|wait)|(?:will not|won't) (?:\w+ ){0,2}(?:happen|"
                r"occur) (?:to you )?again"
            ),
            (
                r"guarantee\w*|(?:i|we) (?:promise|assure|swear) (?:you )?(?:\w+ ){0,5}(?:seconds?|minutes?|"
                r"at once|immediately|again|from now)"
            ),
            (
                r"(?:from now on|next time|in future|from today|from monday) <8> (?:seconds|immediately|at once|"
                r"immediately|straight away|without (?:any )?wait\w*|a minute|one minute|first ring)"
            ),
        ),
        blocks=(
            (
                r"!(?:cannot|can't|could not|couldn't|will not|won't|not|nobody can|no one can|"
                r"without) (?:\w+ ){0,3}(?:guarantee\w*|promise|assure|swear)"
            ),
            r"!never (?:\w+ )?(?:counted|checked|measured|looked|held|kept|should|true) <4> again",
            r"(?:tell|told|named|name|hear|know|hour) <6> (?:at once|immediately|straight away)",
        ),
    ),
)
