"""Never: putting it on the customer or a colleague, or insulting somebody. Cues gate at once; hints "
"ask a person."""

from app.engine.scoring.library.entry import Conduct

_SHAME = (
    r"(?:over-?promis\w*|lied|lies?\b|lying|useless|careless|incompetent|lazy|messed|screwed|sloppy|"
    r"no idea|no clue|clueless|hopeless|unprofessional|idiots?"
    r"|tells? (?:people|customers|everyone) (?:anything|what)|says? anything|promises? (?:too much|"
    r"everything|anything|the moon)|talks? (?:too much|nonsense|rubbish)"
    r"|always (?:do|does|say|says|promise\w*|sell|sells|talk\w*|over)|never (?:listen\w*|check\w*|"
    r"do\b|does\b|read\w*|think\w*|test\w*|learn\w*)|big mouth"
    r"|sells? it like|always the same|done it before|asleep|rubbish at|terrible|blew it|"
    r"dropped the ball|couldn't care|could not care|should be fired|will be fired|embarrass\w*|"
    r"ignored|ignores)"
)
_COLLEAGUE = (
    r"(?:sales(?:man|woman|person|people| team| guys?| colleagues?)?|seller|callum|colleagues?|"
    r"developers?|development|dev(?:s| team)?|engineers?|predecessor"
    r"|(?:my|our|the) (?:boss|manager|consultants?|trainers?|implementer|support|team|guys|people)|"
    r"support (?:team|guys|people)|ticket (?:team|people)|project manager)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="blames_customer",
        cues=(
            (
                r"!(?:nobody|no one|none) (?:in|on|from|of|at) your (?:team|side|people|office|staff|"
                r"finance|payroll) (?:\w+ ){0,2}(?:checked|tested|noticed|looked|read|told|reported|"
                r"complained)"
            ),
            (
                r"(?:wrong|incorrect|incomplete|bad) (?:data|rules?|codes?|input|figures|hours|"
                r"information|details) (?:\w+ ){0,3}(?:came|comes|come|were|was|is|"
                r"are) (?:\w+ ){0,2}(?:from|by) (?:your|you)\b"
            ),
            r"(?:it was|that was|it is) your (?:people|team|staff|payroll|finance|office) (?:who|that|which)",
            (
                r"what you (?:asked|ordered|wanted|specified|signed) (?:\w+ ){0,3}(?:for|us|is what)?|"
                r"(?:that|this) is (?:\w+ )?what you (?:ordered|asked for|signed|specified|wanted)|"
                r"we only did what"
            ),
            (
                r"(?:{your_side}|you|they) (?:\w+ ){0,3}(?:signed (?:\w+ ){0,2}off|signed (?:the|it|"
                r"this)|approved (?:the|it|this|these)|accepted the|never (?:checked|told|tested|"
                r"reported|mentioned|read)"
                r"|failed to|forgot to|neglected|should have (?:\w+ )?(?:checked|told|tested|noticed|"
                r"reported|read|seen|known|caught)|could have (?:\w+ )?(?:checked|told|noticed|avoided|"
                r"prevented|reported)"
                r"|(?:didn't|did not) (?:\w+ )?(?:check|tell|test|report|read|notice|do your|follow|"
                r"provide|give)|made (?:a|the|this|an) (?:mistake|error)|entered (?:\w+ ){0,4}wrong"
                r"|got (?:\w+ ){0,3}wrong|caused (?:this|the|it)|gave us (?:\w+ ){0,3}(?:wrong|incorrect|"
                r"incomplete)|(?:supplied|provided|sent) (?:\w+ ){0,4}(?:wrong|incorrect|incomplete))"
            ),
            (
                r"(?:if|had) (?:somebody|someone|you|your (?:team|people|staff|finance|payroll)|anyone|"
                r"anybody|they) (?:\w+ ){0,5}(?:checked|tested|told|looked|read|noticed|reported|"
                r"followed|listened|spotted)"
            ),
            r"your (?:own )?(?:fault|mistake|error|doing|negligence)\b",
            (
                r"(?:fault|mistake|error|problem|cause|responsibility) (?:\w+ ){0,4}(?:on|with|from|at|"
                r"of|lies with|by) (?:your (?:side|end|team|staff|people|part|finance|payroll)|you\b|"
                r"norvale)"
            ),
            (
                r"you (?:only )?have (?:only )?(?:yourself|yourselves) to blame|user error|"
                r"because (?:you|your (?:team|people|staff|finance|payroll)) (?:\w+ ){0,3}(?:wrong|"
                r"chang\w*|enter\w*|forgot|signed|approved|late)"
            ),
            (
                r"(?:your (?:team|people|staff|finance|payroll)|you) (?:\w+ ){0,3}(?:set|mapped|"
                r"configured|changed|keyed|typed) (?:\w+ ){0,6}(?:wrong\w*|incorrect\w*|without|"
                r"themselves|yourself)"
            ),
        ),
        blocks=(
            (
                r"(?:nothing|nobody|no one|not|n't|never|neither|nor|none|without) (?:\w+ ){0,5}(?:your|"
                r"you|norvale)"
            ),
            (
                r"(?:you|your (?:team|people|staff|side)) (?:\w+ ){0,2}(?:not|could not|couldn't|cannot|"
                r"can't|never) (?:have )?(?:\w+ )?(?:caus\w*|prevent\w*|know\w*|notic\w*|do)"
            ),
            r"(?:we|i) (?:\w+ ){0,3}(?:should have|could have|did not|didn't|failed|forgot|never)",
            r"(?:right|thank|thanks|good) (?:\w+ ){0,4}(?:told|reported|checked)",
        ),
        hints=(
            (
                r"your finance (?:team )?(?:\w+ ){0,3}(?:never|did not|didn't|against)|"
                r"could have (?:raised|said|asked|seen|come)"
            ),
            (
                r"(?:acceptance test\w*|sign-?off|signed off|change request|rules you (?:supplied|gave|"
                r"provided|sent)|as (?:you|your team) (?:requested|specified|defined))"
            ),
            (
                r"(?:your (?:team|people|staff|finance|payroll|side)|you) (?:\w+ ){0,4}(?:should have|"
                r"could have|ought to have|might have|overlooked|missed|misunderst\w*|confused)"
            ),
            r"responsib\w* (?:\w+ ){0,4}(?:your|customer|client)",
        ),
    ),
    Conduct(
        id="half_blame",
        cues=(
            (
                r"(?:was|were|has|have) (?:\w+ ){0,2}(?:anything|something|the rules?|the codes?|"
                r"settings?) (?:\w+ ){0,2}(?:changed|edited|touched|altered|entered) (?:\w+ ){0,2}(?:by|"
                r"on|at|in) your"
            ),
            (
                r"(?:maybe|perhaps|possibly|probably) (?:someone|somebody|your (?:team|people|staff|"
                r"payroll|finance)) (?:\w+ ){0,4}(?:chang\w*|enter\w*|differently|wrong\w*)"
            ),
            (
                r"you were in (?:a|such a) (?:hurry|rush)|(?:go-?live|start|date|speed|"
                r"timing) (?:\w+ ){0,3}(?:was|were) (?:\w+ )?your (?:wish|choice|request|decision|idea)"
            ),
            r"at your (?:own )?(?:request|wish|insistence)|on your (?:request|wish|insistence)",
            (
                r"(?:did|has|have|had|whether|if|maybe|perhaps|could|might) (?:\w+ ){0,2}(?:someone|"
                r"somebody|anybody|anyone|your (?:team|staff|people|side|payroll|finance|colleagues?)|"
                r"one of your) "
                r"(?:\w+ ){0,6}(?:chang\w*|touch\w*|edit\w*|alter\w*|modif\w*|adjust\w*|enter\w*|"
                r"overwr\w*|play\w*|mov\w*|imported?|click\w*)"
            ),
            (
                r"you (?:\w+ )?(?:wanted|asked for|insisted|requested|pushed|were in a hurry|"
                r"chose) (?:\w+ ){0,6}(?:quick\w*|fast\w*|early|go-?live|sooner|date|speed|hurry|short)"
            ),
            (
                r"(?:both sides|both of us|we both|shared responsib\w*|partly (?:\w+ ){0,3}(?:your|you)|"
                r"(?:a bit|some) (?:\w+ ){0,3}(?:your|you) (?:\w+ ){0,2}(?:too|as well|also)|takes two)"
            ),
            (
                r"(?:data|information|rules|details|list\w*|input|specification) (?:\w+ ){0,4}(?:you|"
                r"your (?:team|side)|from you) (?:\w+ ){0,5}(?:incomplete|unclear|late|ambiguous|"
                r"not (?:\w+ )?clear|missing|wrong|vague)"
            ),
        ),
        blocks=(
            r"(?:not|nothing|nobody|n't|no one) (?:\w+ ){0,3}(?:your|you|on your)",
            r"if (?:someone|somebody|anyone) (?:\w+ ){0,3}(?:asks?|calls?|needs?)",
        ),
        hints=(
            (
                r"as you (?:requested|specified|wanted|asked|will (?:know|remember)|may recall)|"
                r"normally (?:this|it) (?:\w+ )?comes? from (?:there|your)|(?:on|from) your side|"
                r"any changes? (?:on|at|in|by) your"
            ),
            r"(?:we relied on|based on) (?:\w+ ){0,4}(?:you|your)",
        ),
    ),
    Conduct(
        id="ill_of_colleague",
        cues=(
            (
                r"(?:salesman|colleague|developer|consultant|guy|person|man|woman|agent|"
                r"people) (?:\w+ ){0,6}(?:did not|didn't|never|does not|doesn't) (?:\w+ )?do (?:his|her|"
                r"their|the) (?:job|work|homework)"
            ),
            r"(?:did|made|does|do) (?:a|an) (?:\w+ )?(?:poor|bad|terrible|lousy|sloppy|awful|miserable) job",
            r"typical (?:\w+ ){0,4}(?:sales|development|support|developers|callum|them|colleagues)",
            rf"{_COLLEAGUE} (?:[\w']+[\s,]+){{0,7}}{_SHAME}",
            rf"{_SHAME} (?:[\w']+ ){{0,4}}(?:by|of|from|like) (?:\w+ ){{0,2}}{_COLLEAGUE}",
            r"clean\w* up (?:\w+ )?(?:after|behind|for) (?:him|her|them|sales|the sales|others|colleagues)",
            (
                rf"(?:blame|typical|fault of|thanks to|ask|curse) (?:\w+ ){{0,3}}{_COLLEAGUE} ?(?:'s|for|"
                rf"again)?(?= |,|\.|$)(?:\w+ ){{0,3}}(?:fault|mess|mistake|again|for (?:this|that|it))"
            ),
        ),
        blocks=(
            (
                r"(?:we|i) (?:\w+ ){0,2}(?:did|made|have done) (?:a|an) (?:\w+ )?(?:poor|bad|terrible|"
                r"lousy|sloppy|awful) job"
            ),
            rf"(?:not|n't|never|nor) (?:\w+ ){{0,3}}(?:blame|hide behind) (?:\w+ ){{0,3}}{_COLLEAGUE}",
            rf"(?:i|we) (?:\w+ ){{0,2}}(?:should|will|would|won't|n't|not) (?:\w+ ){{0,3}}{_COLLEAGUE}",
        ),
        hints=(
            (
                r"(?:callum|sales\w*|development|developers) (?:\w+ ){0,3}(?:talks?|as always|as usual|"
                r"typical|again|likes to)"
            ),
            (
                rf"{_COLLEAGUE} (?:[\w']+[\s,]+){{0,6}}(?:should (?:not|never) have|shouldn't have|"
                r"never should|fault|to blame|mistake|slow|promis\w*|let (?:us|you|me) down|told you|"
                r"too quick\w*|oversold|careful)"
            ),
            (
                r"between (?:you and me|us\b)|off the record|to be honest (?:\w+ ){0,3}(?:sales|"
                r"colleague)|embarrassed (?:by|about) (?:my|our)"
            ),
        ),
    ),
    Conduct(
        id="abuse",
        cues=(
            (
                r"!(?:stupid|idiot\w*|moron\w*|shut up|hysterical|screw you|f[u*]+ck\w*|shit\w*|bitch\w*|"
                r"dumb|pathetic|lunatic|drama queen|silly (?:woman|girl|cow)|brainless|imbecile|"
                r"retard\w*|go to hell|liar|you people"
                r"|people like you|typical (?:woman|women|man|foreigner\w*)|your kind|too emotional|"
                r"hormon\w*|menopaus\w*|racist slur|learn (?:proper )?english|go back to your)"
            ),
            (
                r"you(?:'re| are) (?:\w+ ){0,2}(?:crazy|mad\b|insane|incompetent|ignorant|rude|lazy|"
                r"impossible|ungrateful|a liar|blind)"
            ),
        ),
        blocks=(
            r"(?:we|i|our|me|my|felt|feel) (?:\w+ ){0,4}(?:stupid|dumb|pathetic|idiot\w*|incompetent)",
            r"(?:stupid|dumb) (?:mistake|error|bug)",
        ),
        hints=(
            (
                r"calm down|ridiculous|emotional|unreasonable|nonsense|threat\w*|grow up|get over it|"
                r"your attitude|lawyers?|legal (?:action|steps)|court|breach of contract|"
                r"consequences for you|whin\w*|moan\w*"
            ),
        ),
    ),
)
