"""What a note about a customer must not hold: hints, judgements, private matters, false safety, a second telling."""

from app.engine.scoring.library.entry import Conduct

MOVES: tuple[Conduct, ...] = (
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
            (
                r"(?:she|he|they|customer|client|daughter|ms \w+|mrs \w+|{holder})(?:'s| is| are| was| can "
                r"be| gets| seems| tends "
                r"to be|) (?:\w+ ){0,3}(?:difficult|anxious|nervous|hysterical|fussy|bossy|controlling|"
                r"dramatic|picky|"
                r"demanding|particular|over-?protective|exhausting|annoying|stubborn|moody|rude|pushy|tense|"
                r"complicated|"
                r"neurotic|emotional|unreasonable|suspicious|clingy|aggressive|high-?maintenance|hard work|"
                r"a handful|"
                r"touchy|stressed|paranoid|obsessed|ungrateful|sensitive|jumpy|needy)\b"
            ),
            (
                r"(?:difficult|fussy|anxious|nervous|hysterical|demanding|over-?protective|complicated|"
                r"pushy|picky|bossy|"
                r"high-?maintenance|dramatic|touchy|moaning|needy) (?:\w+ )?(?:customer|client|lady|woman|"
                r"person|daughter|"
                r"family)"
            ),
            r"(?:makes|made|making|makes? such) (?:a |an |quite a |such a )?(?:fuss|drama|scene|theatre|big thing)",
            (
                r"(?:tends|likes|loves) to (?:\w+ )?(?:complain|interfere|exaggerate|moan|talk|argue|panic|"
                r"worry|fuss|meddle)"
            ),
            (
                r"(?:talks|worries|complains|moans|interferes|asks|fusses) (?:\w+ )?(?:too much|a lot|"
                r"constantly|all the time|"
                r"non-?stop|for hours|endlessly)"
            ),
            (
                r"worrier|complainer|perfectionist|pain in the|drama queen|good luck with (?:her|that|this)|"
                r"bit of a (?:handful|character|"
                r"madam)|moaner|"
                r"know-?(?:it-?)?all|brace yourself|you have been warned|you'll see what i mean"
            ),
        ),
        blocks=(
            r"(?:not|\w*n't|never|no) (?:\w+ )?(?:difficult|anxious|fussy|a difficult)",
            r"(?:difficult|hard) (?:to reach|for her|for him|access|stairs)",
        ),
        hints=(r"(?:her|his|their) (?:mood|nerves|temper|manner|attitude)",),
    ),
    Conduct(
        id="tells_private_matters",
        cues=(
            r"!{private}",
            (
                r"(?:diagnos\w+|terminally|terminal (?:ill\w*|stage|cancer)|prognosis|life expectancy|not "
                r"(?:got )?long to live|"
                r"(?:he|father|obi) (?:is|may be) dying)"
            ),
            r"(?:lung|heart|kidney) (?:disease|failure|condition|problem|cancer|trouble|patient)",
            r"(?:copd|fibrosis|emphysema|asthma|dementia|depression|depressed|cancer|asbestosis|pneumonia)",
            (
                r"(?:brother|sister|husband|divorce\w*|ex-?husband|siblings?) <6> (?:help\w*|care\w*|lazy|"
                r"money|pay\w*|visit\w*|"
                r"left|quarrel\w*|nothing|does|never|abroad|fight\w*|burden\w*|interested)"
            ),
            r"(?:all|left) on her own with (?:him|it)|gets no help from",
        ),
        blocks=(
            (
                r"!(?:no|not|\w*n't|nothing|without|never|leave out|left out|leaving out|omit\w*) <6> "
                r"(?:diagnos\w+|private|illness|"
                r"brother|family)"
            ),
        ),
    ),
    Conduct(
        id="calls_it_safe",
        cues=(
            (
                r"(?:cylinder|bottle|spare|battery|reserve) <6> (?:enough|will do|is fine|plenty|lasts "
                r"(?:long|all|for ever)|"
                r"suffices?|sufficient|covers|so you can|so no)"
            ),
            (
                r"!(?:no need|not necessary|needn't|not needed|don't need|do not need|unnecessary) (?:to "
                r")?(?:move|carry|"
                r"shift|bring) (?:it|anything|the machine|him)"
            ),
            (
                r"!(?:no need|not necessary|needn't|not needed|don't need|do not need|unnecessary) (?:to "
                r")?(?:ask|speak|"
                r"wait|tell her|bother) <4> (?:first|before|permission|leave|yes|okay)"
            ),
            (
                r"(?:power|it|mains|machine) <3> (?:can|may|could) <2> (?:go off|be off|be switched off|be "
                r"cut) <4> (?:any ?time|"
                r"without|briefly|for a (?:bit|while|moment)|short|no problem|safely|for an hour)"
            ),
            (
                r"(?:twenty|20|few|short|couple of) minutes? <4> (?:won't|will not|don't|does not|doesn't|"
                r"never|cannot|can't) "
                r"<2> (?:hurt|harm|kill|matter|be a problem|do any)"
            ),
            r"(?:just|simply) (?:switch|turn|cut|flip) (?:it|the power|the mains|everything)? ?off\b",
            (
                r"he (?:can|could|will) (?:\w+ ){0,2}(?:do|manage|go|cope|live|survive)\w* <2> (?:without|on "
                r"the cylinder)"
            ),
        ),
        blocks=(
            r"!(?:not|never|don't|do not|\w*n't) (?:just|simply) (?:switch|turn|cut)",
            r"!(?:not|\w*n't|never) (?:a plan|part of|the plan|enough|count on|rely on|an excuse)",
        ),
        hints=(r"(?:cylinder|bottle|battery) <8> (?:hours?|long|lasts?)",),
    ),
    Conduct(
        id="sends_to_customer",
        cues=(
            (
                r"(?:ask|let|have|get) (?:her|him|ms \w+|{holder}|the customer|the daughter) (?:\w+ )?(?:to "
                r")?(?:about|explain\w*|"
                r"tell|show|describe|walk|what|how|for (?:the )?details|again)"
            ),
            (
                r"(?:she|he|ms \w+|{holder}|the customer|the daughter)(?:'ll| will| can| knows| could)? "
                r"(?:\w+ ){0,2}(?:explain|"
                r"tell|show|describe|brief|fill|walk)s? (?:\w+ )?(?:you|it|in|him)\b"
            ),
            (
                r"(?:best|better|easiest|quickest) (?:to |if you |you )?(?:ring|ask|call|talk to|speak to|"
                r"phone) (?:her|him|"
                r"ms \w+|{holder}|the customer)(?! (?:first|before))"
            ),
            r"she knows (?:it |all |everything |the )?(?:best|details|machine|rest|about)",
            (
                r"(?:talk|speak) (?:it |this |everything )?(?:through|over) with (?:her|him|ms \w+|{holder}|the "
                r"customer)"
            ),
            r"(?:details|rest|everything|more) (?:from|with) (?:her|the customer|ms \w+|{holder})\b",
        ),
        blocks=(
            r"(?:not|\w*n't|never|nobody|no one|without) <5> (?:explain|tell|show|ask her (?:about|to explain))",
            r"(?:tell|told) us\b",
            r"before <8> (?:switch|power|off|cut)",
        ),
        hints=(r"(?:ring|call|phone) (?:her|ms \w+|{holder}) (?:beforehand|before you (?:go|come|drive)|for)",),
    ),
)
