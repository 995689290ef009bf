"""Times and honesty: clock times, days, vague words, what is uncertain, when the next word comes."""

from app.engine.scoring.library.entry import Conduct

_SPEAK = (
    r"(?:call\w*|ring\w*|phone\w*|telephon\w*|writ\w+|updat\w+|report\w*|inform\w*|tell|let you know|"
    r"messag\w*|e-?mail\w*|mail\w*|hear from"
    r"|get back|revert\w*|say so|in touch|contact\w*|come back|confirm\w*|ping|speak|talk|news|"
    r"status|answer\w*|give you|hear|text)"
)
_EITHER = (
    r"(?:either way|regardless|whatever|even (?:if|when|without|with no)|yes or (?:with )?no|"
    r"good or bad|(?:ready|ok|okay|done|fixed|finished|live|green|working)"
    r" or not|positive or negative|success or failure|pass or fail|good news or|no matter|"
    r"in any case|in either case|one way or|also if|also when|with or without"
    r"|otherwise|if not|come what may|whichever way|either road|any outcome|each outcome|"
    r"however it goes|what happens|all the same|not ready|with yes|red or green|green or red|even so|"
    r"rain or shine)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="clock_time",
        reach=8,
        cues=(r"{clock}",),
        blocks=(
            r"(?:release|version|build|patch|v) {clock}",
            r"{deadline} <2> {clock}",
            r"(?:available|open|opening|office|hours|reachable|working days?) <6> {clock}",
            r"{clock} <3> (?:cut-?off|deadline)",
        ),
    ),
    Conduct(
        id="day_named",
        reach=8,
        cues=(r"{day}", r"(?:this|next|the same) (?:week|day|afternoon|evening|morning)"),
        blocks=(r"(?:on|every|each|any) (?:working|business) day", r"{deadline} <1> cut-?off", r"cut-?off <3> {day}"),
    ),
    Conduct(
        id="vague_time",
        cues=(
            (
                r"(?:soon|asap|shortly|quickly|immediately|right away|straight away|at once|quite soon|"
                r"later|in due course|in a (?:bit|while))\b"
            ),
            r"(?:few|couple of|two|three|several|some) (?:\w+ )?(?:hours|days|weeks)",
            r"as (?:soon|quick\w*|fast) as (?:possible|we can|i can)",
        ),
        blocks=(r"as soon as (?:i|we) (?:have|know|hear|get|receive|learn)", r"sooner or later", r"processing time"),
    ),
    Conduct(
        id="hedges",
        cues=(
            (
                r"!(?:not|n't|no) (?:\w+ ){0,4}(?:firm|yes for|bet|100|hundred|carved|written in stone|"
                r"black and white)"
            ),
            (
                r"(?:chance|risk|possible|possibility|could be|might) (?:\w+ ){0,3}(?:slips?|fail\w*|"
                r"late|later|delay\w*|move)"
            ),
            (
                r"(?:i|we) (?:\w+ )?(?:think|believe|reckon|guess|assume) (?:\w+ ){0,4}(?:{clock}|{day})|"
                r"no more than that|as (?:things|it) stands?|all being well|if all goes|with luck|"
                r"if we(?:'re| are) lucky"
            ),
            (
                r"(?:target\w*|aim\w*|goal|expect\w*|hop(?:e|ing|eful\w*)|probab\w*|likely|tentativ\w*|"
                r"subject to|pending|estimat\w*|intend\w*|should be|should follow)"
            ),
            (
                r"(?:if|once|when|provided|assuming|unless|depend\w*|as long as) <5> (?:tests?|testing|"
                r"pass\w*|green|ok|works?|goes well|clean|succe\w*|holds)"
            ),
            (
                r"!(?:not|no|never|n't|cannot|without) <4> (?:guarantee\w*|promis\w*|certain\w*|sure|"
                r"settled|fixed yet|final|confirmed|ready|a fact|known?|hold me)"
            ),
            (
                r"!(?:cannot|can't|can not|unable to|won't|will not|would not|rather not|"
                r"wouldn't) <3> (?:promise|guarantee|be sure|say|swear|commit|know)"
            ),
            r"!(?:may|might|could|can) <2> (?:slip|fail|move|change|be late|take longer|go wrong|not)",
            (
                r"!(?:uncertain\w*|unsure|not yet|still (?:in|under|being|on) test\w*|still testing|"
                r"open question|misleading you|best guess|fingers crossed)"
            ),
            r"(?:in|under) test\w*|being tested",
        ),
        blocks=(
            r"(?:hope|hopefully) (?:you|this|that|to (?:hear|see)|for your)",
            r"likely to cancel",
            r"expected amounts?",
            r"than expected",
        ),
    ),
    Conduct(
        id="next_update",
        reach=8,
        cues=(
            (
                r"(?:{clock}|{day}) (?:\w+ ){0,3}(?:i|we|you)(?:'ll| will)? (?:\w+ ){0,2}(?:send|get|"
                r"have|know) (?:\w+ ){0,4}(?:note|line|word|message|update|call|answer|result|news)"
            ),
            rf"{{will}} <3> {_SPEAK} <9> (?:{{clock}}|{{day}})",
            rf"(?:{{clock}}|{{day}}) <7> {{will}} <4> {_SPEAK}",
            (
                r"(?:next|another|first) <2> (?:update|news|message|call|report|word|mail|"
                r"e-?mail) <6> (?:{clock}|{day})"
            ),
            r"(?:{clock}|{day})\W+(?:\w+\W+){0,4}(?:update|call|report|status|news|message)\b",
            r"(?:update|call|status|news|phone|ring)\W+(?:\w+\W+){0,4}(?:{clock}|{day})",
            (
                r"you <2> (?:hear|get|have|receive) <3> (?:me|us|update|call|answer|message|word|"
                r"news) <6> (?:{clock}|{day})"
            ),
            (
                r"(?:{clock}|{day}) <5> you <3> (?:hear|know|get <2> (?:update|call|answer|message|"
                r"word|news))"
            ),
        ),
        blocks=(
            r"if you <4> (?:hear|call|write|need)",
            r"(?:please|can you|could you|you can) <2> (?:call|ring|write|phone|contact)",
        ),
    ),
    Conduct(
        id="update_regardless",
        cues=(
            (
                r"!(?:{clock}|{day}) <6> (?:you'll know|you will know|you know|you get|i phone|i call|"
                r"i ring) <6> (?:or not|both cases|either|whatever|regardless)"
            ),
            (
                r"!(?:call\w*|ring|phone|writ\w+|report|update|hear|tell|message|get) <8> (?:both cases|"
                r"each case|every case|independent\w* of|irrespective|whether <6> or not|or not\b)"
            ),
            rf"!{_SPEAK} <14> {_EITHER}",
            rf"!{_EITHER} <12> {_SPEAK}",
        ),
        blocks=(
            r"whether or not you",
            r"if not <1> please",
            r"in any case <3> (?:the|at|a) <2> file",
        ),
    ),
    Conduct(
        id="false_certainty",
        cues=(
            (
                r"(?:fixed|solved|done|working|sorted|repaired) <2> (?:tonight|today|within the hour|"
                r"right now|immediately|by tomorrow)"
            ),
            (
                r"(?:no doubt|definitely|for sure|absolutely|certainly|without fail) <5> (?:fix\w*|"
                r"work\w*|solved|resolved|live)"
            ),
        ),
    ),
)
