"""Owning the error: plain words, conditions, excuses, causes, and clearing the customer's people."""

from app.engine.scoring.library.entry import Conduct

_ERROR = (
    r"(?:error\w*|mistake\w*|fault\w*|failure\w*|blame|bug|blunder|slip|oversight|problem|wrong\w*|"
    r"incorrect\w*|cause)"
)
_DID = (
    r"(?:mapped|map|mapping|linked|link|connected|connect|assigned|set|configured|put|entered|"
    r"attached|tied|coded|keyed"
    r"|programmed|built|translated|transferred|wired|matched|paired|installed|defined|made|got|did|"
    r"pointed|went|classified)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="owns_error",
        cues=(
            (
                r"(?:we|i)(?:'re| are|'m| am) the ones? (?:who|that) (?:\w+ ){0,4}(?:wrong|mistake|error|"
                r"this|caused|set|mapped|missed)"
            ),
            (
                r"(?:our|my) (?:\w+ )?(?:people|team|colleagues?|side|consultants?) (?:\w+ ){0,2}(?:made|"
                r"caused|did|got|mapped|set) (?:\w+ ){0,3}(?:mistake|error|wrong\w*|incorrect\w*|this)"
            ),
            (
                r"(?:that|this|it) was (?:all |entirely |only )?(?:us|me|ours|mine)\b(?! who)|(?:that|"
                r"this|it)(?: is|'s) (?:all |entirely )?ours\b"
            ),
            r"(?:down to|caused by|result of) (?:our|my|us|me)\b",
            (
                r"(?:error|fault|mistake|bug|wrong\w*) <5> (?:we|i) (?:\w+ )?(?:made|built|did|caused|"
                r"set|delivered|put|created|introduced)"
            ),
            r"responsib\w* (?:is|lies|rests) (?:\w+ ){0,2}(?:ours|mine|with us|with me)",
            r"(?:we|i) (?:\w+ )?(?:screwed|messed|mixed|slipped|fouled) (?:\w+ ){0,2}up",
            r"(?:we|i) (?:\w+ ){0,2}(?:made|did) (?:\w+ ){0,3}(?:mistake|error)",
            (
                r"(?:our|my) (?:own )?(?:\w+ ){0,2}(?:error|mistake|fault|failure|blunder|slip|oversight|"
                r"bad|responsibility|doing)\b"
            ),
            (
                rf"{_ERROR} <5> (?:is|are|was|were|lies?|sits?|comes?|came|from|on|at|by|with|in|of|"
                r"entirely|purely|fully) "
                r"(?:\w+ ){0,2}(?:our|ours|us|mine|my|me)\b"
            ),
            rf"{_ERROR} <2> (?:ours|mine)\b",
            rf"(?:an? )?{{company}} <1> {_ERROR}",
            rf"{_ERROR} <4> (?:at|by|from|on|with|in|of) {{company}}",
            rf"(?:we|i) (?:\w+ ){{0,2}}{_DID} <8> (?:{{wrong}}|day rate|the other way)",
            rf"{_DID} <4> {{wrong}} <3> (?:by (?:us|me)|(?:on|at|from|in) our)",
            r"(?:on|down to|up to|due to|because of|by) us(?:\b(?! if| to))(?! <1> (?:know|tell))",
            r"(?:we|i) (?:own|owned) (?:this|it|that|the)",
            r"(?:take|accept|carry|bear|have) <3> (?:responsib\w+|blame|the fault)",
            (
                r"(?:we|i) (?:are|am|were|was|'re|'m) <2> (?:to blame|at fault|responsible for (?:this|"
                r"the|that|it)|guilty)"
            ),
            (
                r"(?:we|i) (?:\w+ )?(?:caused|broke|messed|failed|let you down|let <3> down|"
                r"got <4> wrong|overlooked|missed|mixed)"
            ),
            r"(?:it's|it is|this is|that's|that is|here) (?:\w+ )?our (?:own )?(?:\w+ ){0,2}{cause}",
            r"our (?:\w+ ){0,2}{cause} <4> {wrong}",
            (
                r"our (?:own )?(?:\w+ )?{cause} <4> (?:did|does|was|is|caused|pays?|paid|put|used|"
                r"counts?) <4> (?:this|that|it|{wrong}|less)"
            ),
        ),
        blocks=(
            r"(?:if|whether|should|unless) <5> (?:our|we|us)",
            r"(?:probably|perhaps|maybe|possibly|might|seems?|looks? like|apparently) <7> (?:our|us|we)\b",
            r"responsible (?:department|team)",
        ),
    ),
    Conduct(
        id="owns_hedged",
        cues=(
            (
                r"(?:probably|perhaps|maybe|possibly|might|may|seems?|looks? like|apparently|could be|"
                r"presumably) <8> "
                r"(?:our|us|we|ours)\b"
            ),
        ),
    ),
    Conduct(
        id="apology",
        cues=(
            r"(?:sorry|apologi[sz]\w*|apology|apologies|forgive (?:us|me)|regret|pardon|ashamed|beg your)",
            r"(?:should|must) (?:not|never) have happened",
        ),
        blocks=(
            r"(?:sorry|apolog\w*|regret) <5> (?:if|should|any inconvenience|in case) ",
            r"any inconvenience",
        ),
    ),
    Conduct(
        id="apology_conditional",
        cues=(
            r"(?:sorry|apolog\w*|regret) (?:that )?you feel",
            r"(?:sorry|apolog\w*) if (?:we|i|our|this|it|that)\b(?! (?:is late|slips|test))",
            (
                r"(?:sorry|apolog\w*|regret\w*|forgive) <3> (?:if|should|in case) (?:this|our|we|i|the|"
                r"your|you|it|there|any\w*|that|some\w*) "
                r"<6> (?:caus\w*|troubl\w*|inconvenien\w*|upset|hurt|affect\w*|felt|feel|disappoint\w*|"
                r"annoy\w*|creat\w*|impact\w*|made"
                r"|been|was|were|is|did not|didn't|has|have|expect\w*|meet|met|fell|led)"
            ),
            (
                r"(?:sorry|apolog\w*|regret\w*) <4> any (?:\w+ )?(?:inconvenience|trouble|confusion|"
                r"misunderstanding|problems?|distress)"
            ),
            r"!if <8> (?:caus\w*|inconvenien\w*|upset|wrong|trouble\w*) <6> (?:sorry|apolog\w*)",
            r"any (?:inconvenience|trouble|confusion) (?:caused|this)",
        ),
        blocks=(r"if <3> (?:test|fix|repair|release|it fails|it slips)",),
    ),
    Conduct(
        id="states_cause",
        cues=(
            (
                r"(?:hours?|overtime|nights?|shifts?|time) (?:\w+ ){0,4}(?:counted|treated|paid|booked|"
                r"coded|calculated|read|valued|taken) (?:\w+ ){0,2}(?:as|at|like|with|"
                r"to) (?:\w+ ){0,3}(?:day|normal|ordinary|standard|basic|wrong|lower)"
            ),
            (
                r"(?:pointed|went|sent|pointing|tied) (?:\w+ ){0,2}(?:at|to|"
                r"into) (?:\w+ ){0,2}(?:day rate|wrong|normal rate)"
            ),
            rf"{_DID} <7> (?:{{wrong}}|day rate|the other way)",
            r"{wrong} <2> {cause}",
            r"{cause} <5> {wrong}",
            r"(?:because|reason|cause\w*|since|when) <5> (?:we|our|i) <8> {cause}",
        ),
        blocks=(r"(?:your|you) (?:\w+ ){0,2}(?:mapped|set|configured|entered|made|got)", r"form with"),
    ),
    Conduct(
        id="clears_customer",
        cues=(
            (
                r"!(?:norvale|deepa(?:'s| and)?|her team|your payroll) (?:\w+ ){0,4}(?:nothing wrong|"
                r"not wrong|correct\w*|right|no (?:fault|mistake|part)|properly|not to blame)"
            ),
            (
                r"you (?:and your (?:team|people|staff) )?(?:'ve |have |had )?(?:did|"
                r"done) everything (?:right|correct\w*|properly|well)"
            ),
            r"!(?:none|nothing|no part) (?:of )?(?:this|it|that) (?:\w+ ){0,3}(?:your|norvale'?s?|yours)\b",
            r"{your_side} (?:is|are|was|were) (?:\w+ )?(?:clean|clear|in the clear|fine|ok|right|innocent)",
            r"!(?:nobody|no one) (?:in|at|on|from) your (?:\w+ ){0,3}(?:made|did|has|is|caused|changed|could)",
            r"!(?:us|ours|me) (?:\w+ )?(?:nobody|no one|not anybody|not anyone) (?:else|on|in|at)",
            (
                r"{your_side} (?:\w+ ){0,6}(?:as (?:they|it) should|the right way|without (?:a |"
                r"any )?(?:mistake|error|fault)|by the book)"
            ),
            (
                r"!(?:you|your team|your people|they|them) (?:are|is|were|was)(?: not|"
                r"n't) (?:\w+ )?(?:the (?:cause|reason)|at fault|to blame|responsible)"
            ),
            r"!nothing <3> (?:your|you)\b <4> (?:did|do|done|wrong|caused|could|missed)",
            r"!nothing <5> (?:by|on|from) (?:you\b|{your_side}|norvale)",
            r"!(?:us|me|we|ours),? (?:and )?(?:nobody|no one|not) <3> (?:norvale|your|you)\b",
            r"!nothing <3> (?:to do with|wrong (?:with|on|from|at|by)|from|on) <2> (?:your|you)\b",
            (
                r"!{your_side} <3> (?:nothing wrong|did nothing|done nothing|has done nothing|"
                r"not <2> (?:wrong|blame|fault|cause|responsible|mistake)"
                r"|no (?:fault|part|blame|mistake|error|way)|everything (?:right|correct\w*)|(?:could|"
                r"can) (?:not|never)|couldn't|can't|innocent|blameless"
                r"|is not|isn't|are not|aren't|was not|wasn't|were not|weren't|did not (?:cause|do)|"
                r"didn't (?:cause|do)|did everything|correctly|no one)"
            ),
            r"!not? <4> (?:{your_side}|yours\b|from you\b|your (?:fault|mistake|error|doing))",
            r"!(?:nobody|no one|noone|none|nor anyone) <2> (?:{your_side}|yours|of you|norvale|of your)",
            (
                r"!(?:n't|never) <3> (?:your (?:fault|mistake|error|doing)|{your_side}'?s? (?:fault|"
                r"mistake|doing))"
            ),
            (
                r"(?:purely|entirely|solely|wholly|exclusively|fully|completely|totally|100 ?%|only|"
                r"all) (?:\w+ )?(?:\w+ )?(?:our|ours|us|my|mine)\b"
            ),
            r"(?:ours|us|mine|me) (?:alone|only|entirely|completely|and (?:not|only))",
            (
                r"!{your_side} <3> (?:does|do|should|must|need) <2> (?:not|n't)? ?<2> (?:feel|"
                r"be) <2> (?:responsible|guilty|blamed?)"
            ),
        ),
        blocks=(
            r"did nothing (?:about|to|when|until)",
            r"not <3> (?:changed?|know|checked?|sure|because|only) <3> {your_side}",
            (
                r"(?:all|only) (?:of )?(?:our|my) (?:team|staff|people|customers|colleagues|developers|"
                r"tickets|attention|best|efforts?)"
            ),
            r"not (?:only|just) <3> your",
            (
                r"(?:tell|explain|repeat|write|send|reply|come|message|talk|contact|call|speak|mail|ring|"
                r"phone) <3> (?:only|all)"
            ),
            r"(?:only|all) (?:\w+ )?(?:to|through|via|with|have|has|contact) (?:me|us)\b",
        ),
    ),
    Conduct(
        id="excuse",
        cues=(
            r"(?:complex|complicated|difficult|tricky) <6> (?:sectors?|than|always|rules?|industry)",
            r"(?:rules?|overtime|payroll|care) <5> (?:complex|complicated|difficult|tricky)",
            (
                r"(?:go-?live|project|timeline|roll-?out|implementation|start) <4> (?:fast|short|quick|"
                r"tight|rushed|ambitious)"
            ),
            (
                r"(?:some|such|these|few|teething) <1> (?:issues|errors|problems|things|"
                r"troubles) <6> (?:normal|usual|common|expected|happen\w*|always)"
            ),
            r"teething",
            (
                r"(?:short-?|under)staffed|(?:very )?busy (?:time|period|week|at the moment)|"
                r"high (?:volume|workload)"
            ),
            (
                r"i (?:was|am|have been|'m) <2> (?:ill|sick|new (?:here|to)|on (?:leave|holiday|"
                r"vacation)|in <1> training)"
            ),
            r"only (?:got|took over|inherited|started) <4> (?:account|on monday|last week|this week)",
            (
                r"before my time|to be fair to (?:us|me)|in our defen[cs]e|with all due respect|"
                r"not everything is our"
            ),
        ),
    ),
    Conduct(
        id="denies",
        cues=(
            (
                r"(?:does|works?|working|worked|behaves?|calculates?|did) (?:\w+ )?(?:exactly|correctly|"
                r"precisely|as|what) <3> "
                r"(?:configured|designed|specified|intended|should|requested|agreed|set up|expected|signed)"
            ),
            r"!not (?:really )?an? (?:bug|error|fault|defect|mistake)",
            r"change request",
            (
                r"!(?:no|not an?|isn't an?|not our|not the) <1> (?:error|fault|mistake|bug|"
                r"problem) <3> (?:our|us|system|software|export)\b"
            ),
            r"!not (?:known to us|part of the contract|our (?:fault|responsibility|problem|error|mistake))",
            (
                r"!(?:cannot|can't|could not|couldn't|unable to) (?:reproduce|find|see|"
                r"confirm) <3> (?:error|fault|problem|issue|bug)"
            ),
        ),
    ),
)
