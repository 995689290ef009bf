"""The plan: a way over the deadline, a lasting repair, a check, a safety net, what is owed from before."""

from app.engine.scoring.library.entry import Conduct

_CHECK = (
    r"(?:check\w*|verif\w*|review\w*|compar\w*|control\w*|double-?check\w*|validat\w*|reconcil\w*|"
    r"proof-?read\w*|test\w*"
    r"|look\w* (?:over|through|at)|go(?:es|ing|ne)? (?:over|through) (?:it|them|every|each|all|line|"
    r"the 41)\b|cross-?check\w*|inspect\w*|second (?:person|pair|time|look))"
)
_OTHER = (
    r"(?:colleagues?|team-?mates?|second|two (?:people|persons|of us)|someone else|another|other person|"
    r"together|twice|four eyes|by me and)"
)
_SLIP = (
    r"(?:whatever|regardless|irrespective|no matter|even (?:if|when|though|without)|either way|"
    r"in (?:any|every|either) case|if not\b"
    r"|in case <2> (?:fail\w*|of|not|delay\w*)|if (?:it|that|this|the (?:\w+ )?(?:test|fix|repair|"
    r"release|patch|update|solution|one))? ?<4> "
    r"(?:fail\w*|not|isn't|doesn't|slip\w*|late|delay\w*|red|moves?|longer|goes wrong)|"
    r"should <5> (?:fail|slip|delay\w*|late)"
    r"|if delayed|if (?:it's|it is|that is|that's) (?:a )?no\b|whichever|either road|(?:not|"
    r"n't) depend\w*|independent\w*|otherwise|anyway|also if|no effect on|worst case|plan b|"
    r"until then|up to then)"
)
_HOLDS = (
    r"(?:still|anyway|valid|safe\w*|stands?|holds?|serves?|serve|covered|covers?|pays?|paid|works?|"
    r"use|used|usable|counts?|run|runs|enough"
    r"|secure[ds]?|protected|correct\w*|right|remain\w*|stay\w*|good)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="interim_fix",
        reach=8,
        cues=(
            (
                r"(?:correct\w*|right|good|new|fixed|clean|better|proper|repaired|revised|updated|"
                r"checked|manual\w*|hand-?made|adjusted|accurate) "
                r"(?:\w+ ){0,3}{interim}"
            ),
            (
                r"(?:send\w*|prepar\w*|make|making|build\w*|creat\w*|get|gets|have|receiv\w*|deliver\w*|"
                r"produc\w*|do|give|hand|issue|share\w*|rebuild\w*"
                r"|correct\w*|generat\w*|write|fix|compile|compiling) <5> {interim}"
            ),
            (
                r"{interim} <5> (?:by hand|coming|manual\w*|correct\w*|fixed|right|today|{clock}|reaches|"
                r"arrives|comes|shared|sent)"
            ),
        ),
        blocks=(
            r"(?:send|provide|attach|upload|give|forward) (?:me|us) <4> {interim}",
            r"(?:trial|old|wrong|faulty|your|last|second month your) {interim}",
            r"{interim} <3> (?:does exactly|gets|got)",
            r"received (?:your|the) <2> {interim}",
        ),
    ),
    Conduct(
        id="covers_deadline",
        reach=8,
        cues=(
            r"(?:through|past|over|ready for|meant for|good for|enough for|time for) <3> {deadline}",
            (
                r"(?:{interim}|use|used|pay\w*|paid|run|runs|safe\w*|cover\w*|ready|in time|correct\w*|"
                r"right|works?|fine|secure[ds]?|protected|on time"
                r"|serve\w*|valid|before|for|goes? out|load\w*|meet|make|save) <7> {deadline}"
            ),
            (
                r"{deadline} <6> (?:safe\w*|cover\w*|right|correct\w*|run|runs|pay\w*|fine|secure[ds]?|"
                r"protected|works?|ready|on time|in time|{interim}"
                r"|from (?:the|this|that|today)|do(?:es)? not depend|doesn't depend|stands?|holds?|good)"
            ),
        ),
        blocks=(
            r"(?:hope|hopefully|try|might|maybe|perhaps|whether|cannot say|whether|after) <5> {deadline}",
            (
                r"(?:i|we) (?:know|understand|realise|realize|am aware) (?:that |of )?(?:the |your |"
                r"about )?{deadline}"
            ),
            r"{deadline} <3> (?:is|are) (?:close|near|soon|tight|impossible|too)",
            r"(?:may|might|could) <4> (?:miss|late)",
            r"(?:available|reach\w*) <5> {deadline}",
        ),
    ),
    Conduct(
        id="lasting_fix",
        reach=8,
        cues=(
            (
                r"(?:system|software|rule|mapping|programme?|set-?up|"
                r"cause) (?:itself )?(?:\w+ ){0,3}(?:will be|is being|gets|to be|is going to be|"
                r"should be) (?:\w+ )?(?:correct\w*|fix\w*|repair\w*|chang\w*|mend\w*|put right|right)"
            ),
            (
                r"(?:fixing|repairing|correcting|mending|changing) (?:\w+ ){0,3}(?:mapping|rule|system|"
                r"software|cause|set-?up|rate)"
            ),
            (
                r"(?:lasting|permanent|final|definitive|real|proper|long-?term|underlying|actual|root|"
                r"full|true|system|software) (?:\w+ )?{lasting}"
            ),
            (
                r"{lasting} <8> (?:test\w*|{weekday}|releas\w*|planned|target\w*|noon|due|deploy\w*|live|"
                r"follow\w*|developers?|engineers?)"
            ),
            r"(?:{weekday}|noon|test\w*|developers?|engineers?|dev) <7> {lasting}",
            (
                r"(?:fix|repair|correct|change|mend|re-?map|adjust)\w* <3> (?:the|our|"
                r"this)? ?<2> (?:system|software|mapping|rule|cause|bug|root|set-?up)"
            ),
        ),
        blocks=(
            r"no <2> {lasting}",
            r"(?:hot|quick) ?fix only",
        ),
    ),
    Conduct(
        id="check_before",
        cues=(
            (
                rf"{_CHECK} <9> (?:{_OTHER}|rotas?|rosters?|line by line|each line|every line|against|"
                rf"by me|by hand|{{interim}}|before (?:you|it|i|sending))"
            ),
            rf"(?:{{interim}}|it|them|numbers|figures|lines?) <8> {_CHECK}",
            rf"{_OTHER} <6> {_CHECK}",
            rf"{{interim}}\W+(?:\w+\W+){{0,2}}{_CHECK}",
            r"(?:line by line|name by name|person by person|spot-?check\w*|sample of|four-?eyes)",
        ),
        blocks=(
            (
                r"(?:please|you|your team|could you|kindly|you can|to) (?:\w+ )?(?:check|verify|review|"
                r"control|test)"
            ),
            r"{lasting} <6> test\w*",
            r"(?:in|under|acceptance|still|being|during|the) test\w*",
            r"test\w* <3> {lasting}",
            (
                r"i(?:'ve| have)? (?:\w+ )?(?:checked|reviewed|looked) (?:and|your|into|with|the (?:case|"
                r"ticket|export|history|issue|tickets))"
            ),
            r"(?:tickets?|history|correspondence) <5> (?:read|check\w*|review\w*|stud\w*)",
            r"(?:checks?|checked) <2> (?:the first month|each export before)",
        ),
    ),
    Conduct(
        id="fallback",
        cues=(
            (
                r"!(?:{interim}|{deadline}) <6> (?:with or without|not (?:hang|rest|wait|rely)|"
                r"n't (?:hang|rest|wait|rely|need)|nothing to do with)"
            ),
            r"!(?:with or without) <4> {lasting}",
            r"!(?:slips?|fails?|late|delayed|moves?) <3> nothing changes",
            (
                r"!if (?:{weekday}|noon|that|this) <3> (?:slips?|fails?|moves?) <8> (?:{interim}|"
                r"{deadline}|pay\w*|safe|nothing)"
            ),
            rf"!{_SLIP} <10> (?:{{interim}}|{{deadline}}) <6> {_HOLDS}",
            rf"!{_SLIP} <8> {_HOLDS} <6> (?:{{interim}}|{{deadline}})",
            rf"!(?:{{interim}}|{{deadline}}) <10> {_SLIP}",
            rf"!{_HOLDS} <6> (?:{{interim}}|{{deadline}}) <8> {_SLIP}",
            rf"!{_SLIP} <7> (?:{{interim}}|{{deadline}})",
            r"!(?:safety net|plan b|fall-?back|back-?up plan)",
        ),
        blocks=(
            r"{deadline} <4> (?:slip\w*|fail\w*|late|in danger|at risk)",
            r"if (?:somebody|someone|you|your)",
            r"(?:not|n't) depend on <2> you",
        ),
    ),
    Conduct(
        id="past_shortfall",
        cues=(
            (
                r"(?:march|last month|first month|previous month|both months) <9> "
                r"(?:missing|shortfall|difference|back-?pay|arrears|owed|money|amounts?|includ\w*|line|"
                r"short|repa\w*|correct\w*|gap)"
            ),
            (
                r"(?:missing|shortfall|difference|back-?pay|arrears|owed|includ\w*|correct\w*|"
                r"gap) <8> (?:march|last month|first month|both months)"
            ),
        ),
    ),
    Conduct(
        id="only_escalated",
        cues=(
            (
                r"(?:escalat\w*|forwarded|passed|handed) <6> (?:team|department|developers?|technical|"
                r"colleagues?|specialists?|management)"
            ),
            r"looking into (?:it|this)|investigat\w*|highest priority|top priority|under review|monitor\w*",
        ),
    ),
    Conduct(
        id="prevents",
        cues=(
            (
                r"(?:from now on|in future|after this|going forward) <8> (?:second|check\w*|every|each|"
                r"nobody|always|two)"
            ),
            r"!(?:so that|so) <4> (?:not|never|n't) <2> (?:happen|occur|come)\w* <1> again",
        ),
    ),
)
