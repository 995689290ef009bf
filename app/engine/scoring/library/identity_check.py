"""Keeping a check and being kind about it: that it stays, why, which question; and the ways to give it away."""

from app.engine.scoring.library.entry import Conduct

_CHECK = (
    r"(?:identity|security|checks?|checking|questions?|verification|verifying|identification|formalit\w+|id\b|"
    r"control)"
)
_YOU = r"(?:it's|it is|this is|that it's|that it is|that this is|if it is|if this is|you are) (?:really |truly )?you\b"
_SECRET = (
    r"(?:pin\b|pin code|cvv\b|cvc\b|three digits|full card number|card number|password|passcode|tan\b|"
    r"one-time code|log-?in)"
)
_CLOSED = r"(?:cannot|can't|can not|may not|must not|not able|not allowed|nothing|no money|no cash|\w+n't|impossible)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="check_kept",
        cues=(
            (
                r"(?:must|have to|need to|needs to|has to|got to|want to|would like to|obliged to|let me) <2> "
                r"(?:know|"
                r"check|verify|confirm|make sure|be sure|be certain|see|prove|ask) <4> (?:your identity|"
                r"identity|who (?:you|i)"
                r"\b|security|that you are you)"
            ),
            rf"(?:check|confirm|verify|prove|know|sure|certain|see|show) <3> {_YOU}",
            r"(?:check|confirm|verify|prove|establish) <2> (?:your identity|who you are|identity|your id\b)",
            (
                r"!(?:checks?|security|identity|verification) <3> (?:stays?|remains?|must be|must come|has to "
                r"be|have to "
                r"be|needs? to be|is needed|is necessary|comes first|takes (?:a|one|two|half)|protects|keeps)"
            ),
            (
                r"!(?:cannot|can't|can not|may not|must not|mustn't|not allowed to|won't|will not|not going "
                rf"to) (?:\w+ ){{0,2}}(?:skip|leave out|leave|drop|miss out|go around|get around|avoid|spare "
                rf"you|jump) <3> "
                rf"(?:{_CHECK}|it\b|that\b|this\b)"
            ),
            (
                r"(?:ask|asking|answer|answering|need|have|put|instead|with|just|only|get|take|do) <4> (?:two|"
                r"2|one|1|"
                r"three|3|other|different|new|short|quick|easy|another) <3> (?:questions?|others?|things only)\b"
            ),
            r"(?:two|2|one|three|3) (?:\w+ ){0,2}questions?\b",
            r"(?:one|a short|a quick|one short|one quick|still a|this one) check\b",
            r"(?:which|what) month <3> (?:join\w*|open\w*|come|start\w*|become)",
            (
                r"(?:which|what|where|when|who|name) <6> (?:standing order|direct debit|regular payment|last payment|"
                r"last purchase|salary|you joined|you join|open(?:ed)? (?:the|your) account|goes out|leaves "
                r"your account)"
            ),
            rf"(?:before|until) <5> (?:money|cash) <5> (?:know|{_CHECK}|ask|sure|certain)",
            r"(?:without|no) <3> check <6> (?:cannot|can't|can not|may not|no cash|no money|nothing)",
        ),
        blocks=(
            r"(?:if|should|any|further|in case|whenever) <4> questions?",
            (
                rf"(?<!nnot\s)(?<!n't\s)(?<!not\s)(?:skip|leave out|drop|forget|waive|do without|spare you|no more|"
                rf"done with) <3> {_CHECK}"
            ),
            rf"(?:passed|answered|asked|been through|gone through|had|did|done|answering) <4> {_CHECK}",
            r"(?:they|he|she|colleagues?|somebody|someone|agents?|desk) (?:\w+ )?(?:asked|had to)",
            r"know <2> who <2> (?:can|will|may|to)",
        ),
    ),
    Conduct(
        id="check_reason",
        cues=(
            r"{incident}",
            (
                r"!(?:so that|so|otherwise|or|because|if not|to be sure|make sure|if i don't|to stop|to keep) "
                r"<4> (?:nobody|"
                r"no one|noone|not somebody|somebody|someone|anybody|anyone|a thief|the thief|a stranger|strangers|"
                r"another person|whoever|the wrong (?:person|hands)) <6> (?:money|cash|card|account|pretend\w*|name)"
            ),
            (
                r"(?:protects?|keeps?|guards?) (?:your money|your cash|your account|you) <3> (?:from|against|"
                r"away) <4> "
                r"(?:person|thief|somebody|someone|whoever|stranger|them|who)"
            ),
        ),
        blocks=(r"(?:no idea|not know|don't know|cannot say) <3> {incident}",),
    ),
    Conduct(
        id="stock_protection",
        cues=(
            (
                r"for (?:your (?:own )?)?(?:security|protection|safety)(?: reasons| purposes)?\b(?! questions?| "
                r"check)"
            ),
            r"(?:security|safety|compliance|data protection) (?:reasons|purposes|regulations|rules|policy)",
            (
                r"(?:our|the|bank) (?:\w+ )?(?:rules|policy|procedures?|regulations) (?:\w+ )?(?:say|require|"
                r"demand|oblige)"
            ),
        ),
    ),
    Conduct(
        id="other_questions",
        cues=(
            (
                r"!(?:not|no|\w+n't|cannot|never|without|instead of|rather than|nobody|no one|leave out|leave|"
                r"forget|drop|"
                r"spare\w*|skip|stop) <6> {refused}"
            ),
            r"!{refused} <4> (?:not|never|stays? out|is off|off the|out of it|is out|no longer|won't|\w+n't|no more)",
            r"(?:other|different|new|another|fresh|easier) (?:\w+ )?(?:security )?(?:questions?|ones|way to check)\b",
            r"(?:two|2|three|one) others\b",
            r"!(?:not|none of) (?:that|the same|those|this) (?:one|question|questions|ones|again)",
            (
                r"!questions? <6> (?:not had|\w+n't had|not heard|lobby|aloud|out loud|quietly|only you|nobody "
                r"(?:else )?"
                r"(?:knows|hears|can)|not been asked|\w+n't been asked|nobody has asked|not asked)"
            ),
            r"(?:you may|you can|you) (?:choose|pick) <4> questions?",
            r"(?:which|what) month <3> (?:join\w*|open\w*|come|become)",
            r"(?:goes out|standing order|direct debit|regular payment)",
        ),
        blocks=(
            r"(?:any|further|more|have) (?:\w+ )?other questions?",
            r"other questions? <3> (?:you may|you have|for (?:us|me))",
            r"(?:not|n't|cannot|no) <4> (?:other|different|new|another) (?:\w+ )?questions?",
        ),
    ),
    Conduct(
        id="asks_refused",
        cues=(
            (
                r"(?:what is|what was|what's|tell (?:me|us)|give (?:me|us)|i need|we need|confirm|state|type|"
                r"write|enter|"
                r"begin with|start with|provide|spell) (?:\w+ ){0,4}{refused}"
            ),
            r"{refused}\W+(?:please|and then|first|to start|again please|once more)",
            r"(?:have|need|must|got) to (?:\w+ )?(?:ask|repeat|go through) <6> {refused}",
        ),
        blocks=(
            r"(?:not|\w+n't|never|no|without|instead of|nobody|no one|cannot|rather than) <6> {refused}",
            r"(?:had|having|made you|you have|you had|twice) <3> (?:tell|say|give|spell|answer|repeat|state)",
            r"{refused} <3> (?:not|never|\w+n't|no|twice|two times|today|out)",
        ),
    ),
    Conduct(
        id="check_skipped",
        cues=(
            (
                r"(?:skip\w*|leav\w+ out|drop\w*|forget|waiv\w*|bypass\w*|do without|go without|spare you|save "
                r"you|jump "
                rf"over|pass over|leave aside|dispense with|get round|cut out|ignore) <4> {_CHECK}"
            ),
            (
                r"!(?:no|without|zero) (?:\w+ ){0,3}(?:checks?|security questions?|security|verification|"
                r"identification|"
                r"id check|questions? asked|more questions|questions at all)\b"
            ),
            (
                r"(?:i|we)(?:'ll| will| shall| can| am going to)? (?:\w+ )?(?:take|treat|count|regard|consider|"
                r"accept|mark|"
                r"put) (?:it|that|this|the check|you|the earlier|both|them|your) <4> (?:done|passed|checked|verified|"
                r"confirmed|identified|enough|sufficient)\b"
            ),
            (
                r"(?:passed|answered|identified|verified|done|did) <6> (?:twice|two times|already|before|today|"
                r"earlier) <10> "
                r"(?:enough|straight|directly|no need|good enough|that will do|will do|not again)"
            ),
            (
                r"!(?:don't|do not|won't|will not|not going to|needn't|need not|not) (?:\w+ )?(?:ask|make you "
                r"answer|make you "
                r"go through) (?:\w+ )?(?:anything|any (?:security )?questions?|a (?:single )?question|security)\b"
            ),
            r"!(?:don't|do not|needn't|need not|no need to) <2> (?:identify|prove|verify|answer any)\b",
            (
                r"(?:i|we) (?:already )?(?:know|trust|believe) <2> (?:it's|it is|this is) <2> you\b <8> (?:so|"
                r"straight|no)"
            ),
        ),
        blocks=(
            rf"{_CLOSED} <10> (?:without|skip\w*|leave out|drop|spare you|bypass|waive|get round|go without)",
            rf"(?:without|no) <6> {_CLOSED}",
            r"(?:not|never|\w+n't) <2> (?:skip\w*|forget|drop|leave|waiv\w*|ignore)",
            (
                r"(?:ask\w*|again|that|it|those|them|this|enough|these|same|old|list) <9> (?:other|others|"
                r"different|another|"
                r"instead|two (?:new|short|quick|easy)|new ones|one new)\b"
            ),
            r"(?:other|others|different|new|another|two|instead) <10> (?:skip|leave out|drop|forget|spare)",
            rf"(?:if i|if we|whoever|thief|why i|wrong to|should not|would) <6> (?:skip\w*|{_CHECK})",
            r"(?:skip|forget|drop|leave out|spare you|save you) <4> (?:{refused}|old|same|usual|long|five|that one)",
        ),
        hints=(
            r"skip\w*|on my own responsibility|make an exception|just this once|bend <2> rules?|turn a blind eye",
            (
                r"(?:i|we) (?:already |really |just )?(?:know|trust|believe|can hear|can see) <2> (?:it's|it is|"
                r"this is) <2> you\b"
            ),
        ),
    ),
    Conduct(
        id="asks_for_secret",
        cues=(
            (
                r"(?:send(?! you)|type|give(?! you)|tell(?! you)|write|confirm|enter|post|need|share|what is|"
                r"what's|photo of|"
                rf"picture of|read out|require) (?:\w+ ){{0,4}}{_SECRET}"
            ),
        ),
        blocks=(
            rf"(?:not|never|\w+n't|no|without|nobody|no one|neither|nor) <7> {_SECRET}",
            rf"(?:tried|used|stole|copied|had|has|with) <3> {_SECRET}",
            rf"new <3> {_SECRET}",
        ),
    ),
)
