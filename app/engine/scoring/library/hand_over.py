"""Handing a customer over in writing: what must be so, what was promised, why, how to reach them, who has it now.

The first entries are what a good note passes on; the last ones are what a note must never hold.
"""

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
    r"(?:mov\w+|carr\w+|bring\w*|brought|plug\w*|put\w*|stand\w*|tak\w+|goes|go|wheel\w*|shift\w*|set\w*|connect\w*|"
    r"transfer\w*|relocat\w*|run\w*|relocate|first|before|beforehand|meanwhile|hang\w*|stays?|over|switch\w*|unplug\w*)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(id="names_device", cues=(r"!{device}",)),
    Conduct(
        id="keeps_power",
        cues=(
            (
                r"!(?:must|may|can|should|shall|do|does|is|will) ?(?:not|n't|never|in no case|on no account) <4> "
                r"(?:lose|be without|go without|go off|be off|stop|be cut|interrupt\w*|fail|switch\w* off|turn\w* off|"
                r"go down|unplug\w*)"
            ),
            r"!(?:mustn't|can't|cannot|mustnt|cant|never|not) <4> (?:lose|without|off\b|stop|unplug\w*|interrupt\w*)",
            r"(?:needs?|requires?|depends? on|relies on|runs on|lives on|hangs on) <4> {power}",
            r"!(?:no|without|never without) (?:an? )?(?:interruption|{power} cut|cut in {power}|gap)",
            r"(?:stay|stays|remain|remains|keep|kept|must be|run|runs|running) <2> (?:on(?! \w+)|on (?:all|at|the mains|"
            r"mains|while|during)|powered|plugged in|live)\b",
            r"(?:day and night|round the clock|24/7|24 hours|all the time|non-?stop|continuous\w*|at all times|always on)",
            r"{power} <4> (?:at all times|always|day and night|non-?stop|uninterrupted)",
            r"!{device} <6> (?:not|never|n't|without) <3> {power}",
        ),
        blocks=(r"(?:does not|doesn't|no longer) need", r"(?:shutters?|motors?) <3> (?:needs?|requires?) <2> {power}"),
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
            r"(?:our|the|lorcan's|my|sales'?|old|standing) (?:own )?(?:promise|word)\b",
            r"(?:promised|promises|promise)\b(?! (?:you|to you|is not))",
            r"(?:has|have|had|got|gave|given|holds?|with) <2> our word",
            r"(?:we|sales|lorcan|i|clearhaven|colleague|our colleague|the firm|company) <2> (?:said|told|assured|agreed|"
            r"committed|undertook|gave|swore|confirmed|guaranteed)",
            r"(?:was|were|is|it's|it is|been|as) (?:\w+ )?(?:promised|agreed|assured|told|guaranteed|confirmed|settled with)",
            r"(?:agreement|arrangement|commitment|assurance|deal) (?:with|to|from|is|since|:)",
            r"we owe <3> (?:that|this|it)|we are bound",
        ),
        blocks=(
            r"(?:not|n't|never|nothing|cannot|can't) <2> promise\w*",
            r"promise (?:her|him|them|nothing) (?:nothing|anything)",
            r"(?:she|he|they) (?:has |have |had )?(?:told|said)",
        ),
    ),
    Conduct(
        id="speaks_first",
        cues=(
            rf"!{_SPEAK} <6> {_HER} <8> (?:before|first|then|prior|beforehand)",
            rf"!(?:before|first|until|till|unless|prior to|without|not till)\b <12> {_SPEAK}",
            rf"!(?:nobody|no one|nothing|never|not|don't|do not|none|only)\b <10> {_SWITCH} <10> (?:before|until|till|"
            rf"unless|without|after|when|once) <10> {_SPEAK}",
            rf"!(?:before|prior to|until) <8> {_SWITCH} <8> {_SPEAK}",
            rf"!(?:ask|speak to|talk to|talk with|speak with) {_HER} first",
            rf"!(?:wait|waits) <4> {_HER} <3> (?:yes|ok|okay|go|word|answer|nod)",
            rf"!{_HER} <3> (?:yes|okay|go-?ahead|permission|consent|says? (?:yes|so|when)|decides? when|gives? the)",
            rf"!only (?:after|when|if|with|once) <6> {_SPEAK}",
            rf"!(?:ask|asks|asking) {_HER} <2> (?:if|whether|may|for (?:her|his|their))",
            rf"!(?:when|once|after|as soon as) (?:\w+ ){{0,3}}(?:asked|spoken (?:to|with)|talked (?:to|with)) {_HER}",
        ),
        blocks=(r"(?:no need|not necessary|needn't) <4> (?:ask|speak|talk)",),
    ),
    Conduct(
        id="passes_worry",
        cues=(
            r"!{past}",
            r"!(?:because|since|reason|why|after|as)\b <8> (?:once|years ago|in the past|earlier|last time)",
            r"!(?:once|years ago|in the past|last time|some years|long ago)\b <10> (?:off|cut|alone|without|power|word)",
        ),
    ),
    Conduct(
        id="reach_named",
        cues=(r"!{reach}", r"(?:send|write|drop) <2> (?:a )?(?:text|sms)"),
        blocks=(r"(?:not|never|n't|no) (?:on |by |use |ring |call |the |her )*{reach}",),
    ),
    Conduct(
        id="reach_reason",
        cues=(
            r"!(?:landline|house phone|fixed line|home phone|land line|phone upstairs|house line|bell|home number) <8> "
            r"(?:wak\w+|woke|sleep\w*|nap\w*|doz\w*|rest\w*|disturb\w*|next to|beside|rings? (?:up|near|by))",
            r"!(?:wak\w+|sleep\w*|nap\w*|doz\w*|disturb\w*|rest\w*) <10> (?:landline|house phone|fixed line|home phone|"
            r"land line|phone|house line|bell|home number)",
        ),
    ),
    Conduct(id="names_hour", reach=8, cues=(r"!{clock}",)),
    Conduct(id="names_weekday", reach=8, cues=(r"!{weekday}",)),
    Conduct(
        id="owner_passes",
        cues=(
            r"!(?:until|till|before|up to) <6> (?:it's|it is|she is|she's|order|case|they are|i|this is|all is|that is) <3> "
            r"(?:mine|my|me|with me|in my|stay|keep|am|own)",
            r"!(?:mine|my (?:order|case|job|customer|name|responsibility)|with me|in my (?:name|hands)) <4> (?:until|till|"
            r"up to|through)",
            r"(?:from|after|as of|starting) <6> (?:yours|you (?:have|own|take|are)|your (?:order|case|name|job)|in your|"
            r"with you|osman(?:'s)?)",
            r"(?:yours|you (?:have|own|take) (?:it|over|her|this)|in your (?:name|hands)|with you) <2> (?:from|after|as of|"
            r"then|since)",
            r"(?:owner|responsible|in charge|contact)\b\W+(?:\w+\W+){0,4}(?:me|i|you|osman|mine|yours)\b",
            r"i (?:stay|remain|keep|hold|own|am) <5> (?:owner|contact|responsible|hers|in charge|on it|the order|until|till|"
            r"reachable|there)",
            r"(?:ring|call|phone|text|message|reach|tell) me <6> (?:if|when|in case|before|any|at once|whatever|from)",
            r"(?:if|in case|should) <10> (?:ring|call|phone|text|message|tell|reach) me\b",
            r"(?:osman|you) (?:takes?|has|have|owns?) <3> (?:over|it|from)",
        ),
        blocks=(r"somebody (?:will|should)", r"if you have (?:any )?questions"),
    ),
    Conduct(id="names_open_work", cues=(r"!{open_work}",)),
    Conduct(
        id="vague_wishes",
        cues=(
            r"special (?:wish\w*|request\w*|needs?|situation|circumstances|case)",
            r"(?:as|like) (?:we )?(?:discussed|agreed|usual|you know|always)",
            r"(?:handle|treat) <3> (?:care|kid gloves|caution|carefully|gently)",
            r"(?:be|please be|extra|very|a bit) (?:careful|nice|kind|gentle|sensitive|patient)",
            r"(?:a bit|rather|quite|very|slightly) (?:delicate|sensitive|special)|with (?:care|tact)",
            r"keep <3> (?:in mind|happy|informed)|take (?:it )?into account",
        ),
    ),
    Conduct(
        id="judges_customer",
        cues=(
            r"(?:she|he|they|customer|client|daughter|ms \w+|mrs \w+|{holder})(?:'s| is| are| was| can be| gets| seems| tends "
            r"to be|) (?:\w+ ){0,3}(?:difficult|anxious|nervous|hysterical|fussy|bossy|controlling|dramatic|picky|"
            r"demanding|particular|over-?protective|exhausting|annoying|stubborn|moody|rude|pushy|tense|complicated|"
            r"neurotic|emotional|unreasonable|suspicious|clingy|aggressive|high-?maintenance|hard work|a handful|"
            r"touchy|stressed|paranoid|obsessed|ungrateful|sensitive|jumpy|needy)\b",
            r"(?:difficult|fussy|anxious|nervous|hysterical|demanding|over-?protective|complicated|pushy|picky|bossy|"
            r"high-?maintenance|dramatic|touchy|moaning|needy) (?:\w+ )?(?:customer|client|lady|woman|person|daughter|"
            r"family|type|case)",
            r"(?:makes|made|making|makes? such) (?:a |an |quite a |such a )?(?:fuss|drama|scene|theatre|big thing)",
            r"(?:tends|likes|loves) to (?:\w+ )?(?:complain|interfere|exaggerate|moan|talk|argue|panic|worry|fuss|meddle)",
            r"(?:talks|worries|complains|moans|interferes|asks|fusses) (?:\w+ )?(?:too much|a lot|constantly|all the time|"
            r"non-?stop|for hours|endlessly)",
            r"pain in the|drama queen|good luck with (?:her|that|this)|bit of a (?:handful|character|madam)|moaner|"
            r"know-?(?:it-?)?all|brace yourself|you have been warned|you'll see what i mean",
        ),
        blocks=(
            r"(?:not|n't|never|no) (?:\w+ )?(?:difficult|anxious|fussy|a difficult)",
            r"(?:difficult|hard) (?:to reach|for her|for him|access|stairs)",
        ),
        hints=(r"(?:her|his|their) (?:mood|nerves|temper|manner|attitude)",),
    ),
    Conduct(
        id="tells_private_matters",
        cues=(
            r"!{private}",
            r"(?:diagnos\w+|terminal\w*|prognosis|life expectancy|not (?:got )?long (?:to live|left)|dying)",
            r"(?:lung|heart|kidney) (?:disease|failure|condition|problem|cancer|trouble|patient)",
            r"(?:copd|fibrosis|emphysema|asthma|dementia|depress\w+|cancer|asbestosis|pneumonia)",
            r"(?:brother|sister|husband|divorce\w*|ex-?husband|siblings?) <6> (?:help\w*|care\w*|lazy|money|pay\w*|visit\w*|"
            r"left|quarrel\w*|nothing|does|never|abroad|fight\w*|burden\w*|interested)",
            r"(?:all|left) on her own with (?:him|it)|gets no help from",
        ),
        blocks=(
            r"!(?:no|not|n't|nothing|without|never|leave out|left out|leaving out|omit\w*) <6> (?:diagnos\w+|private|illness|"
            r"brother|family)",
        ),
    ),
    Conduct(
        id="calls_it_safe",
        cues=(
            r"(?:cylinder|bottle|spare|battery|reserve) <6> (?:enough|will do|is fine|plenty|lasts (?:long|all|for ever)|"
            r"suffices?|sufficient|covers|so you can|so no)",
            r"!(?:no need|not necessary|needn't|not needed|don't need|do not need|unnecessary) <5> (?:move|carry|ask|speak|"
            r"wait|back bedroom|tell her|bother)",
            r"(?:power|it|mains|machine) <3> (?:can|may|could) <2> (?:go off|be off|be switched off|be cut) <4> (?:any ?time|"
            r"without|briefly|for a (?:bit|while|moment)|short|no problem|safely|for an hour)",
            r"(?:twenty|20|few|short|couple of) minutes? <4> (?:won't|will not|don't|does not|doesn't|never|cannot|can't) "
            r"<2> (?:hurt|harm|kill|matter|be a problem|do any)",
            r"(?:just|simply) (?:switch|turn|cut|flip) (?:it|the power|the mains|everything)? ?off\b",
            r"he (?:can|could|manages?|copes?|survives?) <4> (?:without|fine|easily|two hours|an hour|a while)",
        ),
        blocks=(
            r"!(?:not|never|don't|do not|n't) (?:just|simply) (?:switch|turn|cut)",
            r"!(?:not|n't|never) (?:a plan|part of|the plan|enough|count on|rely on|an excuse)",
        ),
        hints=(r"(?:cylinder|bottle|battery) <8> (?:hours?|long|lasts?)",),
    ),
    Conduct(
        id="sends_to_customer",
        cues=(
            r"(?:ask|let|have|get) (?:her|him|ms \w+|nkechi|the customer|the daughter) (?:\w+ )?(?:to )?(?:about|explain\w*|"
            r"tell|show|describe|walk|what|how|for (?:the )?details|again)",
            r"(?:she|he|ms \w+|nkechi|the customer|the daughter)(?:'ll| will| can| knows| could)? (?:\w+ ){0,2}(?:explain|"
            r"tell|show|describe|brief|fill|walk)s? (?:\w+ )?(?:you|it|in|him)\b",
            r"(?:best|better|easiest|quickest) (?:to |if you |you )?(?:ring|ask|call|talk to|speak to|phone) (?:her|him|"
            r"ms \w+|nkechi|the customer)(?! (?:first|before))",
            r"she knows (?:it |all |everything |the )?(?:best|details|machine|rest|about)",
            r"(?:talk|speak) (?:it |this |everything )?(?:through|over) with (?:her|him|ms \w+|nkechi|the customer)",
            r"(?:details|rest|everything|more) (?:from|with) (?:her|the customer|ms \w+|nkechi)\b",
        ),
        blocks=(
            r"(?:not|n't|never|nobody|no one|without) <5> (?:explain|tell|show|ask her (?:about|to explain))",
            r"(?:tell|told) us\b",
            r"before <8> (?:switch|power|off|cut)",
        ),
        hints=(r"(?:ring|call|phone) (?:her|ms \w+|nkechi) (?:beforehand|before you (?:go|come|drive)|for)",),
    ),
)
