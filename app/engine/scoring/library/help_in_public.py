"""Helping in public: who is safe first, what is known and where, the private way, and who comes back."""

from app.engine.scoring.library.entry import Conduct

_TONIGHT = (
    r"(?:tonight|tomorrow|tmrw|tmr|2moro|this evening|later|after (?:six|work|my shift)|by {clock}|at {clock}|"
    r"in the (?:morning|evening)|today|"
    r"{clock}|{day})"
)
_LOOK = r"(?:look|check|ask|see|come back|be back|read|watch|follow|pop|return|write|post|chase|ring|report|visit)"
_TEAM = r"(?:{official}|colleagues?|care\w*|them|support|somebody|someone|team lead|lead|duty \w+|desk|crew|shift)"
_TOLD = (
    r"(?:asked|told|informed|alerted|notified|flagged|forwarded|passed|sent|messaged|rung|rang|phoned|called|tagged|"
    r"given|gave|pinged|shown)"
)
_DETAILS = (
    r"(?:details?|data|address\w*|numbers?|account\w*|names?|particulars|private|personal|information|customer "
    r"numbers?|info|anything private|stuff|case|contracts?)"
)
_HERE = r"(?:here|thread|comments?|public\w*|group|post|open|in front of everyone)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="safety_route",
        cues=(
            r"{hazard} <6> phone line\b",
            r"(?:dedicated|separate|special|own|extra) (?:\w+ )?(?:line|number|hotline)\b",
            r"{safe_route}",
            r"{hazard} <8> (?:number|hotline)\b",
            r"(?:number|hotline) <6> {hazard}",
            r"{hazard}(?: line)?\W+(?:\w+\W+){0,4}(?:same page|{source}|answered)",
            r"line (?:only |just |kept |reserved |meant )?for (?:\w+ ){0,3}{hazard}",
        ),
        blocks=(
            (
                r"{hazard} <5> (?:without|no|off|on|over|lose|lost|need\w*|depend\w*|hang\w*|through|via|uses?|"
                r"of) (?:\w+ ){0,2}line"
            ),
            r"{hazard} line (?:has|is|was|down|for|that|your)",
            r"{hazard} <3> line\b <2> (?:down|dead|four|4|out|gone)",
            r"(?:account|customer|house|your|no|these) numbers?",
            (
                r"(?:customers|people|households|those|anyone|everybody|everyone) who (?:\w+ )?(?:depend|rely|"
                r"need) <8> (?:number|hotline|line)"
            ),
            (
                r"(?:customers|people|households|those|anyone|everybody|everyone) who (?:\w+ )?(?:depend|rely|"
                r"need) <8> {safe_route}"
            ),
            r"!no need to (?:ring|call|phone) (?:anyone|anybody|them)?",
        ),
    ),
    Conduct(
        id="safety_for_all",
        cues=(
            (
                r"(?:customers|people|households|those|anyone|everybody) who (?:\w+ )?(?:depend|rely|"
                r"need) <8> {safe_route}"
            ),
        ),
    ),
    Conduct(
        id="public_source",
        cues=(r"{source}",),
    ),
    Conduct(
        id="posted_time",
        cues=(
            r"(?:tomorrow|tmrw|tmr|2moro) (?:\w+ ){0,2}(?:{clock}|{repair_time})",
            r"(?:{clock}|{repair_time}) (?:\w+ ){0,1}(?:tomorrow|tmrw|tmr|2moro)",
            (
                r"(?:{fault}|repair\w*|restor\w*|fix\w*|back|line|page|status|posted|listed|planned|expected|due|"
                r"estimate\w*|announced) <14> {repair_time}"
            ),
            r"{repair_time} <8> (?:{fault}|repair\w*|restor\w*|fix\w*|back|estimate\w*|as of|hope)",
        ),
        blocks=(
            (
                r"(?:i|i'll|i will|and) (?:\w+ )?(?:look|check|ask|come|be back|see|ring|call|write|"
                r"read) (?:\w+ ){0,5}(?:tomorrow|tmrw)"
            ),
        ),
    ),
    Conduct(
        id="says_what_is_unknown",
        cues=(
            r"!(?:not|\w+n't) (?:\w+ ){0,4}(?:certain|sure|fixed|final|a promise)",
            r"(?:write|writes|say|says|only|just) \W?(?:expected|estimated|planned)",
            (
                r"!(?:more|anything else|else|the rest) (?:than that )?(?:i|we) (?:do not|don't|can't|"
                r"cannot) (?:\w+ )?(?:know|say|"
                r"promise)|(?:i|we) (?:know|have) no more|(?:don't|do not|won't|not|never|no) (?:\w+ ){0,3}guess"
            ),
            (
                r"!(?:not|\w+n't|dont|cant|wont|isnt|doesnt|no|never|without) (?:a |be )?(?:promis\w*|"
                r"guarante\w*|certain\w*|sure thing|"
                r"set in stone|carved)|"
                r"(?:expected|hoped|planned|estimate\w*), not"
            ),
            (
                r"(?:if (?:that|it|this) (?:moves|changes|slips|shifts|gets later|is late)|(?:may|might|could|"
                r"can) (?:still )?"
                r"(?:shift|slip|move|change|be (?:later|wrong))|(?:an|their|the|only an|\() ?(?:best )?estimate|"
                r"(?:what|as) they hope|(?:treat|take|see) <3> (?:hope|estimate|plan)|(?:could|may|might) (?:be|"
                r"take|get) (?:later|longer)|"
                r"(?:no|not) certain\w*|no (?:better|other|further) (?:knowledge|information|news)|"
                r"hope (?:\w+ )?(?:slip|hold)|expect\w*, not|expected so far|as far as (?:i|we) know)"
            ),
            (
                r"!(?:cannot|can't|can not|won't|will not|not able to) (?:\w+ ){0,2}(?:promise|guarantee|"
                r"say (?:more|for sure)|swear)"
            ),
        ),
        blocks=(r"because i have(?:n't| not) seen",),
    ),
    Conduct(
        id="where_changes_show",
        cues=(
            r"(?:chang\w*|news|moves?|slips?|delay\w*) <8> (?:there|{source}|same page|page)",
            r"(?:{source}|page|there) <8> (?:chang\w*|say so|keep an eye|watch|follow)",
            r"(?:watch|follow|check|keep an eye on) <2> (?:there|on the page|{source})",
        ),
    ),
    Conduct(
        id="private_route",
        cues=(
            (
                r"(?:pm|dm|message|messages|write|writing|send|inbox|contact|tell|go|data|details|case|private|"
                r"privately) <8> {official}"
            ),
            r"{official} <8> (?:pm|dm|private\w*|message\w*|inbox|write|contact|reply|answer)",
            r"(?:private|direct|personal) (?:\w+ )?(?:message|chat)|by pm\b|via pm\b|a pm\b|\bdm us|\bpm us",
        ),
        blocks=(r"(?:private|own|personal) (?:account|profile|person|capacity|opinion)",),
    ),
    Conduct(
        id="keeps_off_thread",
        cues=(
            r"(?:rather than|instead of|not|never) (?:in )?here\b",
            r"belongs? (?:only )?(?:in|to|on|into) (?:a |the )?(?:private|official|pm|dm)",
            (
                rf"!(?:no|not|\w+n't|dont|cant|wont|isnt|doesnt|never|without|rather than|instead of|keep|"
                rf"leave) <7> {_DETAILS} <5> {_HERE}"
            ),
            rf"!(?:no|without|keep|leave) <3> {_DETAILS} <4> (?:out of|off) <3> (?:{_HERE}|it)",
            rf"!(?:keep|leave) <4> (?:out of|off) <3> {_HERE}",
            (
                rf"{_DETAILS} (?:\w+ ){{0,2}}(?:only|please) (?:by|to|via|there|in|at) (?:\w+ ){{0,2}}(?:pm|dm|"
                rf"private|there|{{official}})"
            ),
            rf"!{_DETAILS} only there|(?:only|just) (?:there|in private|privately)\W+(?:and )?not (?:in )?{_HERE}",
            rf"!(?:nothing|none) (?:\w+ ){{0,4}}{_HERE}",
            (
                rf"!(?:not|\w+n't|dont|cant|wont|isnt|doesnt) (?:tell|write|post|put|share|send|"
                rf"give) (?:\w+ ){{0,4}}{_HERE}"
            ),
            rf"!(?:private\w*|pm|dm|{{official}})[^.]{{0,30}}\bnot (?:in |on )?(?:this |the |our )?{_HERE}",
        ),
        blocks=(
            r"(?:i'm|i am|they are|we are|was|were|official\w*|live) not here",
            (
                r"(?:can't|cannot|can not|could not) (?:\w+ ){0,3}(?:see|check|discuss|"
                r"look)"
            ),
            r"so please (?:don't|do not) say",
        ),
    ),
    Conduct(
        id="hands_over",
        cues=(
            (
                r"i (?:\w+ )?(?:call|ring|phone|tell|alert|inform|message|ping|notify) (?:\w+ ){0,3}(?:duty|care|"
                r"manager|lead|team|supervisor|colleagues|boss|page)"
            ),
            r"i (?:\w+ )?(?:gave|sent|send|passed|pass) (?:\w+ ){0,5}(?:shout|link|heads-?up|post|on)\b",
            rf"i(?:'ve| have|'ll| will)? (?:\w+ ){{0,2}}{_TOLD} <8> {_TEAM}",
            (
                rf"i(?:'ll| will|'m| am) (?:\w+ )?(?:flag\w*|forward\w*|tell|ask\w*|send\w*|pass\w*|alert\w*|"
                rf"inform\w*|ring\w*|call\w*|tag\w*|report\w*) <8> {_TEAM}"
            ),
            (
                r"(?:ring|call|alert|tell|inform|ask|phone|flag) (?:\w+ ){0,2}(?:our |the )?(?:care\w*|official|"
                r"duty|on-call|social) <6> (?:straight away|at once|now|lead|team|page|immediately)"
            ),
            (
                rf"{_TEAM} (?:\w+ ){{0,3}}(?:ha(?:s|ve) (?:\w+ )?your post|will (?:\w+ )?(?:message|answer|contact|"
                rf"reply|ring|call|write|get back)|knows?\b)"
            ),
            (
                r"(?:your|this) (?:post|thread|message) (?:\w+ ){0,2}(?:is with|went to|"
                r"has gone to) (?:\w+ )?(?:them|our|the)"
            ),
            r"i(?:'ve| have) forwarded (?:your|this|it)",
        ),
        blocks=(r"(?:i can|i could) (?:\w+ )?tell you", r"told you"),
    ),
    Conduct(
        id="closes_loop",
        reach=6,
        cues=(
            (
                r"(?:will|shall|'ll) (?:pop|look|check|drop) (?:back|in|by|again)\b <6> (?:tonight|tomorrow|tmrw|"
                r"tmr|later|evening|night|{day}|{clock})"
            ),
            rf"i(?:'ll| will| shall|'m going to| am going to)? (?:\w+ )?{_LOOK}\b <8> {_TONIGHT}",
            rf"i(?:'m|'ll be| am| will be) (?:\w+ )?back <6> {_TONIGHT}",
            rf"{_TONIGHT} <3> i(?:'ll| will)? (?:\w+ ){{0,2}}{_LOOK}\b",
            rf"(?:and|then) (?:i )?(?:will|'ll|shall) (?:\w+ )?{_LOOK}\b <6> {_TONIGHT}",
            rf"(?:and|then) (?:i(?:'ll| will)? )?(?:look|check|come|be) (?:back |in |again )+<3> {_TONIGHT}",
            rf"(?:now|them|page|team|it) and (?:look|check|come|ask|see) <6> {_TONIGHT}",
        ),
        blocks=(r"(?:when|if|once) i'?m? (?:\w+ )?(?:at|back at) work",),
    ),
    Conduct(
        id="answer_today",
        cues=(
            (
                r"(?:asked|ask|will|answer\w*|reply|replies|message|contact|ring) <8> (?:you|her|"
                r"here) <4> (?:today|tonight|this evening|this hour|by {clock}|within)"
            ),
        ),
    ),
)
