"""Less effort for the customer: one owner, one channel, history read, nothing repeated; and the opposite."""

from app.engine.scoring.library.entry import Conduct

_RETELL = (
    r"(?:explain\w*|tell\w*|repeat\w*|start\w*|describ\w*|open\w*|go (?:through|over)|begin\w*|raise|"
    r"retell|say|write)"
)
_AGAIN = (
    r"(?:again|twice|anew|once more|(?:one )?more time|from (?:zero|scratch|the start|the beginning)|"
    r"over|any(?:thing|body|one|more)?|it\b|story|"
    r"new ticket|a ticket|another|fourth|4th|more\b|a word|same)"
)
_SUPPLY = (
    r"(?:send|provide|describe|list|explain|attach|give|re-?send|tell|share|supply|upload|forward|submit|"
    r"need|fill|answer|specify)"
)
_MATERIAL = (
    r"(?:screen-?shots?|lists? of|from the (?:start|beginning|top)|full description|descriptions?|"
    r"once more|again|examples|which (?:month|employees|shifts|people)"
    r"|all (?:the )?(?:details|information|data|names)|time-?sheets?|affected (?:employees|people|"
    r"staff)|expected amounts?|personnel numbers?|what happened|rotas?|steps)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="one_owner",
        cues=(
            r"i(?:'ll| will| shall)? (?:\w+ )?see (?:this|it|that) (?:\w+ )?through",
            r"(?:this|it|the case|that) is (?:now )?mine\b",
            r"hold me (?:to|responsible)|on my (?:desk|watch|plate)",
            (
                r"(?:case|ticket|matter|problem|this|it|file) (?:\w+ )?(?:stays?|remains?|is|rests?|"
                r"sits?) (?:\w+ )?(?:with|on|in) (?:me|my (?:desk|hands))"
            ),
            (
                r"(?:i am|i'm|i will be|i'll be|i stay|i remain|i'll stay|i will stay|i'll remain|stay|"
                r"remain|you have|me as|me is|be) <3> "
                r"(?:contact|owner|in charge|responsible|person|one who|point)"
            ),
            (
                r"i(?:'ll| will| am| shall)? (?:\w+ )?(?:own|owning|keep(?! \w+ing)|keeping|hold|handle|"
                r"handling|carry|lead|run|look after|stick with|stay (?:on|with)) "
                r"(?:\w+ )?(?:this|it|the|that|your|on|you)\b"
            ),
            (
                r"i (?:take|am taking|'m taking|have taken|took)(?: over)? (?:\w+ )?(?:this|it|over|"
                r"the (?:case|ticket|lead)|ownership|charge|care of)"
            ),
            r"i'm taking (?:this|it|over|care)",
            r"(?:person|one|name|contact) (?:you|to) (?:call|write|contact|talk|reach|deal|speak)",
            r"you (?:only )?(?:have|deal with|talk to|write to) (?:only |just )?me\b",
            r"(?:leave|with|everything|it) (?:\w+ ){0,2}(?:with|to) me\b",
            r"(?:it's|it is|i'm|i am) (?:me|the one|the person) (?:\w+ )?you",
            r"stay with me|my (?:case|ticket|name|desk|job|responsibility)\b|i personally|only me\b|just me\b",
            (
                r"(?:single|sole|only|one|dedicated|direct|personal|fixed|permanent) (?:\w+ )?(?:contact|"
                r"point of contact|owner|person)"
            ),
            (
                r"i (?:stay|remain) on (?:it|this|your)|until (?:it|this|that|everything|"
                r"your) <5> (?:done|closed|clean\w*|solved|finished|over|end)"
            ),
        ),
        blocks=(
            r"if you (?:don't|do not) hear",
            r"(?:can|could|would|please) you <2> (?:tell|send|give|write) me",
            r"(?:tell|send|give) (?:\w+ )?me (?:which|what|the|your|a|if|whether|all)",
            r"(?:our|the) <2> (?:team|department|desk|support|portal)",
        ),
    ),
    Conduct(
        id="one_channel",
        cues=(
            r"my (?:phone|mobile|direct|desk|number|inbox|line)\b",
            (
                r"(?:only|just|always|straight|directly|direct|simply) (?:\w+ ){0,2}(?:to |with |"
                r"through )?me\b(?! (?:know|an?)\b)"
            ),
            (
                r"(?:to|with|through|have|need|message|mail|call|write|contact|ring) (?:only |"
                r"just )?me (?:only|directly|direct|alone|and nobody|from now|now)"
            ),
            r"(?:single|sole|only|one) (?:\w+ )?(?:contact|point of contact|person to)",
            r"(?:messages?|mails?|questions?|everything|all|anything) <6> (?:to|through|via|with) me\b",
            (
                r"(?:reply|answer|write|respond|stay) <3> (?:this|same) <1> (?:mail|e-?mail|thread|"
                r"message|address|number)"
            ),
            (
                r"(?:one|same|this) (?:\w+ )?(?:thread|channel|number|address)|on this mail\b|"
                r"my direct (?:line|number|mobile)|come (?:\w+ )?to me\b"
            ),
            (
                r"(?:it's|it is) me (?:that )?you|ask for me\b|(?:lands?|comes?|goes|arrives|"
                r"reach(?:es)?|get) (?:\w+ ){0,2}(?:to|with|at|on)? ?(?:me\b|my desk)"
            ),
            r"(?:hit|press|just|simply) reply\b|reply (?:here|to this|on this|below)",
            (
                r"write to me\b|stay with me\b|(?:call|ring|contact|message|write|mail|"
                r"talk) (?:to )?me\b(?! (?:if|when|back|in case|again))|(?:contact|call|ring|message|"
                r"mail|text|reach) me (?:directly|any|straight|only|on|under|at)\b"
            ),
        ),
        blocks=(
            r"if you (?:don't|do not) hear",
            r"just leave",
            r"(?:can|could|would|please) you <2> (?:tell|send|give|write|call) me",
            r"(?:gives?|lets?|tells?|helps?|allows?|makes?|sends?) me\b",
        ),
    ),
    Conduct(
        id="history_read",
        cues=(
            (
                r"i(?:'ve| have)? (?:\w+ ){0,2}(?:read|know|been through|gone through|studied|seen|"
                r"checked) (?:\w+ ){0,2}(?:what|everything|all) (?:that )?you (?:\w+ )?(?:sent|wrote|"
                r"told|reported|said|explained)"
            ),
            (
                r"(?:i|i've|we|we've|having|have) (?:\w+ ){0,3}(?:read|stud\w+|went through|gone through|"
                r"know|checked|reviewed|looked (?:at|through|into)|seen|opened|been through|have|got)"
                r" (?:\w+ ){0,4}{history}"
            ),
            (
                r"{history} <4> (?:read|gone through|been through|studied|in front of me|before me|here|"
                r"open|known|with me|on my (?:desk|screen))"
            ),
            r"(?:knowledge|overview|copy) of (?:\w+ ){0,3}{history}",
            r"read (?:\w+ ){0,2}(?:all|every|your|the|through) (?:\w+ ){0,3}{history}",
        ),
        blocks=(
            r"new {history}",
            r"(?:please|you|will|to) (?:read|open|check)",
            r"(?:opened|have) (?:\w+ )?three {history}",
        ),
    ),
    Conduct(
        id="no_repeat",
        cues=(
            (
                r"!(?:shouldn't|should not|not|n't|never|nobody) (?:\w+ ){0,4}(?:a )?(?:fourth|another|"
                r"second) (?:time|explanation|ticket)"
            ),
            (
                r"!(?:not|n't|no) need (?:anything|more|any more|further)\b(?: \w+){0,3} from you|"
                r"!need nothing (?:\w+ )?from you"
            ),
            (
                r"!(?:no need|need(?:s)? not|not need|n't need|needn't|not have|n't have|not needed|"
                r"n't needed|won't|will not|must not|mustn't|never|nobody|no one|without|not|no more) "
                rf"(?:\w+ ){{0,4}}{_RETELL} <6> {_AGAIN}"
            ),
            r"!no (?:new|more|further|other|second) (?:ticket|explanations?|explaining|repeating|forms?)",
            r"!(?:without|no) (?:repeating|explaining|starting)",
            (
                r"!(?:not|n't|never) (?:\w+ ){0,3}(?:repeat|re-?explain) (?:\w+ ){0,2}(?:yourself|"
                r"anything|it|this|a)\b"
            ),
            r"(?:enough|last time) <5> (?:explain\w*|told|tell)",
        ),
        blocks=(r"(?:not|never) happen", r"(?:keep|do not|don't) <3> (?:public|network|anyone|others)"),
    ),
    Conduct(
        id="hand_off",
        cues=(
            (
                r"you (?:will |'ll )?(?:need|have) to (?:\w+ )?(?:speak|talk|write|turn|"
                r"go) (?:\w+ )?(?:to|with) (?:\w+ )?(?:support|helpdesk|sales|another|other|the)\b"
            ),
            (
                r"(?:handled|dealt with|done|looked after|processed) by (?:another|a different|the other|"
                r"our other) (?:\w+ )?(?:department|team|desk|unit)"
            ),
            (
                r"(?:get|be) in touch with (?:our|the) (?:\w+ )?(?:help ?-?desk|support|hotline|portal|"
                r"sales|service)"
            ),
            (
                r"(?:please|must|should|have to|need to|kindly|you can|required to) (?:\w+ )?(?:open|"
                r"create|raise|submit|log|file) (?:\w+ ){0,2}(?:ticket|request|case)"
            ),
            (
                r"(?:please|must|should|have to|need to|kindly|contact|write to|call|go to|turn to|"
                r"refer to|reach out to) (?:\w+ ){0,3}"
                r"(?:support (?:department|team|desk)|help ?-?(?:desk|centre|center)|hotline|"
                r"service desk|other department|sales team|portal|self-service)"
            ),
            (
                r"(?:forwarded|transferred|redirected|passed|handed) (?:\w+ )?(?:to|"
                r"over to) (?:\w+ ){0,3}(?:department|support|helpdesk|desk)"
            ),
            r"(?:fill in|fill out|complete) (?:\w+ ){0,3}form",
            (
                r"!not (?:the )?(?:responsible|in charge|my (?:department|area|job|responsibility))|"
                r"we close this|!do not reply|!not monitored"
            ),
            r"(?:not|n't) (?:\w+ ){0,3}responsible (?:department|team)",
        ),
        blocks=(r"(?:no need|not|n't|never|instead of) (?:\w+ ){0,3}(?:open|create|raise|contact|call)",),
    ),
    Conduct(
        id="start_again",
        cues=(
            (
                r"(?:please|could you|can you|would you|i need|we need|need from you|kindly|i require|"
                rf"you (?:have|need) to|you must|give there) <5> {_SUPPLY} <12> {_MATERIAL}"
            ),
            rf"(?:i|we) (?:will |would |'ll )?(?:need|require) (?:\w+\W+){{0,12}}{_MATERIAL}",
            (
                rf"(?:please|kindly) (?:\w+ )?{_SUPPLY} (?:\w+ ){{0,6}}(?:everything|it all|the (?:whole|"
                r"full) (?:story|problem|history))"
            ),
            (
                r"(?:start|begin|explain|describe|walk me through|"
                r"tell me) (?:\w+ ){0,4}(?:from the (?:start|beginning|top)|from zero|from scratch)"
            ),
            r"(?:give|send) (?:\w+ ){0,2}the full description",
        ),
        blocks=(
            (
                r"(?:no need|not need|n't need|need not|needn't|never|n't have|not have|without|must not|"
                r"nobody|won't) <6> (?:explain|tell|repeat|start|describe|send|begin)"
            ),
            r"(?:made|make|making) you <3> (?:explain|tell|repeat|start)",
            (
                r"(?:you (?:have|had)|had|having|you must) (?:\w+ ){0,2}(?:to )?(?:explain\w*|t[eo]ll?d?|"
                r"start\w*|sent|describe\w*|repeat\w*|begin)"
            ),
            r"each <2> start\w*",
            r"i(?:'ll| will| shall| can)? (?:\w+ )?(?:send|give|provide|explain|share) you",
        ),
        hints=(
            (
                r"what exactly (?:is|was|went)|which (?:carers|people|employees|staff|lines|"
                r"months?) (?:are|were|is|was)|walk me through"
            ),
            rf"{_SUPPLY} (?:me|us) (?:\w+ ){{0,5}}(?:details|information|data|account|number)",
            r"(?:can|could) you (?:\w+ )?(?:tell|explain|describe|remind) (?:me|us)",
        ),
    ),
    Conduct(
        id="customer_chases",
        cues=(
            r"if you (?:don't|do not|have not|haven't) (?:\w+ )?(?:hear|heard|received)",
            (
                r"(?:give us a shout|don't hesitate|do not hesitate|feel free to|should you have|"
                r"let (?:me|us) know if|any (?:further )?questions)"
            ),
            r"thank\w* <3> patience",
        ),
    ),
)
