"""Somebody stands there without money: what they need tonight, what bridges it, where, and what if the line drops."""

from app.engine.scoring.library.entry import Conduct

_CUT = (
    r"(?:drops?|dropped|cuts?|is cut|get cut|gets cut|got cut|breaks?|broken|goes dead|dies|ends|is gone|lost|"
    r"lose|fails?|"
    r"disconnect\w*|closes|stops|falls?|goes away|is interrupted|hangs)"
)
_LINE = r"(?:line|call|chat|connection|signal|we|this|it|phone|window|battery|internet)"
_RING = r"(?:ring|call|phone|dial|telephone|come back to|get back to|write to|am back)"
_SHOUT = (
    r"(?:shout\w*|scream\w*|yell\w*|tone|language|capitals?|caps|like that|like this|calm\w*|polite\w*|"
    r"respect\w*|insult\w*|"
    r"rude\w*|threaten\w*|civil\w*|properly|normally|aggressive\w*)"
)
_TALK = r"(?:call|chat|conversation|contact|line|session)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="names_need",
        cues=(
            (
                r"{need} <6> (?:tonight|first|today|this evening|now|for you|{people}|comes? first|before "
                r"anything|right "
                r"away)"
            ),
            r"(?:tonight|first|today|this evening|for you|the main thing|most urgent|{people}) <7> {need}",
            r"{need} and <3> {need}",
        ),
        blocks=(r"(?:enjoy|hope|wish) <6> {need}", r"room <2> (?:number|service)"),
    ),
    Conduct(
        id="bridges_now",
        reach=6,
        cues=(
            (
                r"{interim} <8> (?:in|within|by|at|until|till|today|tonight|now|ready|waiting|for you|to you|"
                r"from|{clock}|"
                r"{counter}|hours?|minutes|this afternoon|be there)\b"
            ),
            (
                r"(?:releas\w*|arrang\w*|order\w*|send\w*|get|gets|getting|give|giv\w+|have|prepar\w*|offer\w*|"
                r"pick up|"
                r"collect\w*|fetch|tak\w+|start\w*|bring\w*|push\w*|request\w*|organi[sz]\w*|set up|put|mak\w+|"
                r"pay\w*|"
                r"receiv\w*|trigger\w*|book\w*) <6> {interim}"
            ),
        ),
        blocks=(
            r"(?:no|without|how much|not enough|eleven|11|little|only) {interim}",
            r"(?:do|have) you <3> {interim}",
            r"{interim} (?:\w+ )?(?:machines?|points?)",
            r"(?:before|until) <3> {interim} <2> (?:moves|leaves)",
            r"(?:should|could|might) <2> (?:take\w*|tak\w+|brought|had|have) <6> {interim}",
            r"(?:protect\w*|lost|stole\w*|save[ds]?) <2> {interim}",
        ),
    ),
    Conduct(id="counter_named", cues=(r"{counter}",)),
    Conduct(
        id="counter_hours",
        reach=8,
        cues=(
            r"(?:closes?|closing|open|opened|opening|shuts?|shutting) <6> {clock}",
            r"{counter} <14> (?:until|till|til|before) <4> {clock}",
            r"(?:be there|go there|get there|arrive|come) <2> before {clock}",
        ),
    ),
    Conduct(
        id="replacement_ordered",
        cues=(
            (
                r"{replacement} <8> (?:courier\w*|days?|order\w*|under way|on (?:its|the) way|sent|comes?|"
                r"coming|arriv\w*|"
                r"follow\w*|goes out|{weekday}|deliver\w*|by post|posted|travels|takes|reach\w*)"
            ),
            (
                r"(?:order\w*|send\w*|courier\w*|post\w*|issu\w*|request\w*|get|have|receiv\w*|start\w*|dispatch\w*|"
                r"arrang\w*) <5> {replacement}"
            ),
        ),
        blocks=(
            r"(?:should|could|might) <2> (?:tak\w+|brought|had|have) <3> {replacement}",
            r"if you <3> {replacement}",
            r"(?:apply|ask) for <3> {replacement} (?:at|in|on) (?:the|your|our)",
        ),
    ),
    Conduct(
        id="rings_her",
        cues=(
            (
                r"(?:i|i'll|i will|i am going to|may i|can i|could i|shall i|let me|i'm|i am) (?:\w+ )?(?:ring|"
                r"call|phone|"
                r"ringing|calling|phoning|telephone) you\b"
            ),
            r"(?:pick up|answer) <4> (?:it's me|it is me|that's me|that is me|i am)",
            r"(?:you get|get|have|expect) (?:a|my) (?:\w+ )?(?:call|ring) from me\b|a call from me\b",
            r"my call\b",
        ),
        blocks=(r"(?:somebody|someone|colleague|team|they) <2> (?:will|'ll|is going to) (?:ring|call|phone)",),
    ),
    Conduct(
        id="rings_if_cut",
        cues=(
            (
                rf"(?:if|should|when|in case) <3> {_LINE} <3> {_CUT} <9> (?:i|i'll|we|we'll|you hear from me) <3> "
                rf"{_RING}"
            ),
            rf"{_RING} <8> (?:if|should|when|in case) <3> {_LINE} <3> {_CUT}",
            (
                rf"!(?:if|even if|should) <3> {_LINE} <3> {_CUT} <8> (?:do nothing|just wait|wait for|stay there|not "
                rf"lost|nothing is lost|i have your number)"
            ),
        ),
        blocks=(r"(?:please|you can|you may|you should|you must) (?:\w+ )?(?:ring|call|phone) (?:us|me|again|back)",),
    ),
    Conduct(
        id="second_way",
        cues=(
            (
                r"!if <8> (?:not|\w+n't|no|nothing|late|later|delayed|closed|fails?|problem|missing|wrong|"
                r"longer) <10> (?:i|"
                r"i'll|we|we'll|you|there) <3> (?:ring|call|phone|find|take|book|get|go|write|tell|look|use|send|"
                r"is|come|hear|have|arrange)"
            ),
            (
                r"!(?:or|if not|otherwise|else|failing that) <3> (?:a call|my call|a ring|you get a call|(?:i|"
                r"i'll|i will) "
                r"(?:\w+ )?(?:ring|call|phone)|call from me)"
            ),
            (
                r"(?:i|i'll|i will) (?:\w+ )?(?:ring|call|phone) <6> (?:if|should) <8> (?:not|\w+n't|no|nothing|"
                r"late|missing)"
            ),
            r"(?:second|other|another|next nearest) (?:\w+ )?(?:counter|way|place|partner|option)\b",
            (
                r"!(?:code or no code|text or no text|with or without (?:a |the )?(?:code|text|news)|with "
                r"(?:\w+ )?(?:code|"
                r"text|news) or without)"
            ),
        ),
        blocks=(r"if you (?:don't|do not) hear", r"if you (?:\w+ )?(?:not|n't) (?:satisfied|happy|agree)"),
    ),
    Conduct(
        id="word_by_clock",
        reach=8,
        cues=(
            r"{clock} <14> (?:text\w*|sms|call|calls|message\w*|code|ring|phone|hear|news|write|update)\b",
            r"(?:text\w*|sms|code|call|message\w*|ring|phone|hear|news|write|update) <12> {clock}",
        ),
        blocks=(
            r"(?:open|opens|closes?|closing|until|till|shuts?) <3> {clock}",
            r"(?:blocked|cut off|cut you off|rang|called|dropped|lost|tried|since)(?: at)? {clock}",
            r"(?:please|you can|you must|you should|can you) <2> (?:call|ring|phone|write)",
        ),
    ),
    Conduct(
        id="owns_drop",
        cues=(
            (
                r"(?:we|i|our (?:line|side|desk|people|colleagues?|end|system)|one of us) (?:\w+ ){0,3}(?:cut|"
                r"dropped|lost|"
                r"disconnected|threw|kicked|hung up on|left|let) (?:\w+ ){0,2}(?:you|call|line|connection)\b"
            ),
            (
                r"!(?:we|none of us|nobody (?:here|of us|from us|on our|at the)|no one (?:here|of us|from us)|i|"
                r"one of us|the desk) (?:\w+ ){0,3}(?:did not|didn't|never|not|failed to|forgot to|should have|"
                r"ought to "
                r"have|had to|must have|"
                r"rang|called) <2> (?:ring|rung|rang|call\w*|phone\w*|come back|came back|get back|got back|back)"
            ),
            r"!nobody (?:here|of us|from us|on our side) (?:\w+ ){0,2}(?:rang|called|phoned|came back|got back)",
            r"(?:ours|our job|our turn|our part|on us|up to us) (?:to )?(?:ring|call|phone|do)\b",
            r"(?:cut|dropped|cutting|dropping) you(?: off)? (?:was|is) (?:ours|our|on us|wrong of us|a mistake)",
            r"(?:cut off|dropped|lost) (?:\w+ )?by us\b",
        ),
        blocks=(r"(?:if|in case|should) <4> (?:we|i|our)", r"(?:not|never) (?:\w+ )?(?:cut|drop|leave|let) you"),
    ),
    Conduct(
        id="record_opened",
        cues=(
            (
                r"(?:log\w*|record\w*|open\w*|register\w*|writ\w+|put\w*|enter\w*|fil\w+|rais\w*|pass\w*|"
                r"note\w*|make) <5> "
                r"complaint\b"
            ),
            r"complaint <5> (?:logged|on record|recorded|number|reference|on paper|opened|registered|exists|is in)",
            r"(?:on record|in the record|on paper) <6> (?:cut|dropped|rang|twice|complaint)",
        ),
        blocks=(r"complaint form", r"(?:you can|you may|if you) <5> complaint"),
    ),
    Conduct(
        id="threatens_to_end",
        cues=(
            (
                r"(?:if|unless|should|otherwise|or else|until) <14> (?:i|we)(?:'ll| will| shall| must| have to|"
                r" can| would)? "
                rf"(?:\w+ ){{0,3}}(?:end|close|terminate|finish|break off|disconnect|stop|leave|conclude) "
                rf"(?:\w+ ){{0,2}}"
                rf"{_TALK}"
            ),
            (
                r"(?:i|we)(?:'ll| will| shall| must| may| can| have to| am going to)? (?:\w+ ){0,3}(?:end|"
                r"close|terminate|"
                rf"finish|break off|disconnect|conclude) (?:\w+ ){{0,2}}{_TALK} <10> (?:if|unless|should|when you)\b"
            ),
            rf"(?:if|unless|should) <10> (?:i|we) <3> hang up\b|hang(?:ing)? up <8> (?:if|unless|{_SHOUT})",
            (
                r"!(?:cannot|can't|not able to|won't|unable to|not going to|will not|don't) (?:\w+ "
                r"){0,2}(?:help\w*|continue|"
                r"go on|talk|assist\w*|serve|work|listen|answer|respond) (?:\w+ ){0,3}(?:while|if|as long as|"
                r"until|unless|"
                rf"when|to) <6> {_SHOUT}"
            ),
            rf"(?:only|first) (?:\w+ )?(?:help|continue|talk|go on) <4> (?:if|when|once) <6> {_SHOUT}",
        ),
        blocks=(
            rf"(?:if|should|when) <2> {_LINE} <2> {_CUT}",
            r"(?:not|never|\w+n't) (?:\w+ )?(?:end|close|leave|finish|hang up|stop) <8> (?:until|before)",
        ),
    ),
    Conduct(
        id="scolds_tone",
        cues=(
            r"calm down|stop (?:shouting|screaming|yelling|writing in)|lower your voice",
            r"!no need (?:to|for) (?:\w+ )?(?:shout\w*|yell\w*|be rude|be unfriendly|capitals|capital letters)",
            r"(?:mind|watch|change|adjust|moderate) your (?:\w+ )?(?:tone|language|words)|your tone\b",
            (
                r"(?:please|would you|could you|ask you to|must|need to|have to|kindly|try to) <2> (?:be|stay|"
                r"remain|keep|"
                r"write|talk|speak) (?:\w+ )?(?:polite\w*|civil\w*|respectful\w*|calm\w*|reasonabl\w*|friendly|"
                r"normally)"
            ),
            (
                r"!(?:screaming|shouting|yelling|capital letters|capitals) <3> (?:will|does|do|won't|is not|"
                r"isn't|doesn't|"
                r"not|never) <3> (?:help|change|get|make|solve|necessary|needed|faster|acceptable)"
            ),
            r"!(?:not|cannot|\w+n't) (?:\w+ )?(?:speak|talk|write) to (?:me|us) (?:like|in)",
        ),
        blocks=(r"(?:i|we)(?:'ll| will)? (?:stay|remain|be|keep) calm",),
    ),
)
