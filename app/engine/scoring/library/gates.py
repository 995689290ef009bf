"""What may never happen in a reply. Cues are precise and gate at once; hints send the answer to a person."""

from app.engine.scoring.library.entry import Conduct

_DONE = r"(?:fixed|solved|repaired|resolved|live|paid|corrected|transferred|refunded|sent|deployed|released|installed|closed|settled|credited)"
_FIX = r"(?:fix\w*|work\w*|solv\w*|resolv\w*|correct\w*|repair\w*|sort\w*|paid|pay|right|thursday|friday|tonight|happen\w*|perfect\w*|error|problem\w*)"
_SHAME = (
    r"(?:over-?promis\w*|lied|lies?\b|lying|useless|careless|incompetent|lazy|messed|screwed|sloppy|no idea|no clue|clueless|hopeless|unprofessional|idiots?"
    r"|tells? (?:people|customers|everyone) (?:anything|what)|says? anything|promises? (?:too much|everything|anything|the moon)|talks? (?:too much|nonsense|rubbish)"
    r"|always (?:do|does|say|says|promise\w*|sell|sells|talk\w*|over)|never (?:listen\w*|check\w*|do\b|does\b|read\w*|think\w*|test\w*|learn\w*)|big mouth"
    r"|sells? it like|always the same|done it before|asleep|rubbish at|terrible|blew it|dropped the ball|couldn't care|could not care|should be fired|will be fired|embarrass\w*|ignored|ignores)"
)
_COLLEAGUE = (
    r"(?:sales(?:man|woman|person|people| team| guys?| colleagues?)?|seller|callum|colleagues?|developers?|development|dev(?:s| team)?|engineers?|predecessor"
    r"|(?:my|our|the) (?:boss|manager|consultants?|trainers?|implementer|support|team|guys|people)|support (?:team|guys|people)|ticket (?:team|people)|project manager)"
)
_PUBLIC = (
    r"(?:anyone|anybody|public\w*|network|others?|outside|social|online|press|everyone|everybody|elsewhere|linkedin|groups?|providers?|reviews?|colleagues in"
    r"|other (?:homes|customers)|media|community|forum|peers|board|competitors?|facebook|post\w*)"
)
_MONEY = (
    r"(?:discounts?|credit(?:s| note)?\b|refund\w*|compensat\w*|free months?|months? (?:\w+ )?free|free of charge|for free|vouchers?|rebate|waiv\w*|money back"
    r"|reimburs\w*|goodwill|no charge|at no cost|gift\w*|(?:reduc\w*|lower\w*|cut) (?:\w+ ){0,3}(?:fees?|price|invoice|bill|subscription)|free (?:licen[cs]e|subscription|upgrade)|on the house)"
)
_PRODUCT = (
    r"(?:upgrade|premium|add-?on|package|plus\b|pro (?:version|plan)|demo\b|special (?:price|offer)|new (?:product|module|feature|service)|subscription|webinar|extra module"
    r"|enterprise|bundle|analytics module|training package|additional (?:module|service))"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="blames_customer",
        cues=(
            r"(?:{your_side}|you|they) (?:\w+ ){0,3}(?:signed (?:\w+ ){0,2}off|signed (?:the|it|this)|approved (?:the|it|this|these)|accepted the|never (?:checked|told|tested|reported|mentioned|read)"
            r"|failed to|forgot to|neglected|should have (?:\w+ )?(?:checked|told|tested|noticed|reported|read|seen|known|caught)|could have (?:\w+ )?(?:checked|told|noticed|avoided|prevented|reported)"
            r"|(?:didn't|did not) (?:\w+ )?(?:check|tell|test|report|read|notice|do your|follow|provide|give)|made (?:a|the|this|an) (?:mistake|error)|entered (?:\w+ ){0,4}wrong"
            r"|got (?:\w+ ){0,3}wrong|caused (?:this|the|it)|gave us (?:\w+ ){0,3}(?:wrong|incorrect|incomplete)|(?:supplied|provided|sent) (?:\w+ ){0,4}(?:wrong|incorrect|incomplete))",
            r"(?:if|had) (?:somebody|someone|you|your (?:team|people|staff|finance|payroll)|anyone|anybody|they) (?:\w+ ){0,5}(?:checked|tested|told|looked|read|noticed|reported|followed|listened|spotted)",
            r"your (?:own )?(?:fault|mistake|error|doing|negligence)\b",
            r"(?:fault|mistake|error|problem|cause|responsibility) (?:\w+ ){0,4}(?:on|with|from|at|of|lies with|by) (?:your (?:side|end|team|staff|people|part|finance|payroll)|you\b|norvale)",
            r"you (?:only )?have (?:only )?(?:yourself|yourselves) to blame|user error|because (?:you|your (?:team|people|staff|finance|payroll)) (?:\w+ ){0,3}(?:wrong|chang\w*|enter\w*|forgot|signed|approved|late)",
            r"(?:your (?:team|people|staff|finance|payroll)|you) (?:\w+ ){0,3}(?:set|mapped|configured|changed|keyed|typed) (?:\w+ ){0,6}(?:wrong\w*|incorrect\w*|without|themselves|yourself)",
        ),
        blocks=(
            r"(?:nothing|nobody|no one|not|n't|never|neither|nor|none|without) (?:\w+ ){0,5}(?:your|you|norvale)",
            r"(?:you|your (?:team|people|staff|side)) (?:\w+ ){0,2}(?:not|could not|couldn't|cannot|can't|never) (?:have )?(?:\w+ )?(?:caus\w*|prevent\w*|know\w*|notic\w*|do)",
            r"(?:we|i) (?:\w+ ){0,3}(?:should have|could have|did not|didn't|failed|forgot|never)",
            r"(?:right|thank|thanks|good) (?:\w+ ){0,4}(?:told|reported|checked)",
        ),
        hints=(
            r"(?:acceptance test\w*|sign-?off|signed off|change request|rules you (?:supplied|gave|provided|sent)|as (?:you|your team) (?:requested|specified|defined))",
            r"(?:your (?:team|people|staff|finance|payroll|side)|you) (?:\w+ ){0,4}(?:should have|could have|ought to have|might have|overlooked|missed|misunderst\w*|confused)",
            r"responsib\w* (?:\w+ ){0,4}(?:your|customer|client)",
        ),
    ),
    Conduct(
        id="half_blame",
        cues=(
            r"at your (?:own )?(?:request|wish|insistence)|on your (?:request|wish|insistence)",
            r"(?:did|has|have|had|whether|if|maybe|perhaps|could|might) (?:\w+ ){0,2}(?:someone|somebody|anybody|anyone|your (?:team|staff|people|side|payroll|finance|colleagues?)|one of your) "
            r"(?:\w+ ){0,6}(?:chang\w*|touch\w*|edit\w*|alter\w*|modif\w*|adjust\w*|enter\w*|overwr\w*|play\w*|mov\w*|imported?|click\w*)",
            r"you (?:\w+ )?(?:wanted|asked for|insisted|requested|pushed|were in a hurry|chose) (?:\w+ ){0,6}(?:quick\w*|fast\w*|early|go-?live|sooner|date|speed|hurry|short)",
            r"(?:both sides|both of us|we both|shared responsib\w*|partly (?:\w+ ){0,3}(?:your|you)|(?:a bit|some) (?:\w+ ){0,3}(?:your|you) (?:\w+ ){0,2}(?:too|as well|also)|takes two)",
            r"(?:data|information|rules|details|list\w*|input|specification) (?:\w+ ){0,4}(?:you|your (?:team|side)|from you) (?:\w+ ){0,5}(?:incomplete|unclear|late|ambiguous|not (?:\w+ )?clear|missing|wrong|vague)",
        ),
        blocks=(
            r"(?:not|nothing|nobody|n't|no one) (?:\w+ ){0,3}(?:your|you|on your)",
            r"if (?:someone|somebody|anyone) (?:\w+ ){0,3}(?:asks?|calls?|needs?)",
        ),
        hints=(
            r"as you (?:requested|specified|wanted|asked|will (?:know|remember)|may recall)|normally (?:this|it) (?:\w+ )?comes? from (?:there|your)|(?:on|from) your side|any changes? (?:on|at|in|by) your",
            r"(?:we relied on|based on) (?:\w+ ){0,4}(?:you|your)",
        ),
    ),
    Conduct(
        id="guarantee",
        cues=(
            r"guarantee\w*",
            rf"(?:i|we) (?:\w+ )?(?:promise|swear|vow)\w* (?:\w+ ){{0,7}}{_FIX}",
            rf"(?:(?:one )?hundred per ?cent|100 ?%|100 percent)(?:\W+\w+){{0,5}}\W+{_FIX}",
            rf"{_FIX}(?:\W+\w+){{0,5}}\W+(?:one hundred per ?cent|hundred per ?cent|100 ?%|100 percent)",
            r"!(?:will|won't|can|shall|'ll) (?:\w+ )?(?:never|not|n't)? ?(?:ever )?happen (?:\w+ )?(?:again|any ?more)",
            r"!never (?:ever )?(?:\w+ )?(?:happen|occur)\w* again",
            rf"(?:definitely|absolutely|certainly|for sure|without (?:any |a )?(?:doubt|fail)|you have my word|my word|rest assured|no doubt) (?:\w+\W+){{0,6}}{_FIX}",
            r"will (?:definitely|certainly|absolutely|surely|without fail) (?:\w+ ){0,3}(?:fixed|solved|work|resolved|live|done|correct|right)",
            r"you can (?:bet|count) on (?:\w+ ){0,4}(?:fix\w*|thursday|work\w*)",
        ),
        blocks=(
            r"(?:not|no|never|n't|cannot|without|rather than|instead of|nor|neither|nobody|unable to|would be wrong to|neither) (?:\w+ ){0,5}(?:guarantee\w*|promis\w*|swear|sure)",
            r"(?:guarantee\w*|promis\w*) (?:\w+ ){0,2}(?:nothing|neither)",
            r"(?:so that|so|to make sure|ensure) (?:\w+ ){0,4}(?:not|never|n't) (?:\w+ )?happen",
            r"promis\w* (?:\w+ ){0,3}(?:call|ring|write|update|phone|tell)",
            r"would (?:never|not|be)",
        ),
        hints=(
            r"(?:promise\w*|hundred per ?cent|100 ?%|definitely|for sure|never again|without fail|my word|word of honou?r|nothing can go wrong|no risk|will be (?:fixed|solved) (?:by|on|tonight))",
        ),
    ),
    Conduct(
        id="invented_fact",
        cues=(
            rf"(?:is|are|was|were|has|have|had|'s|'ve|got)(?: \w+)? (?:already|now|just|meanwhile) (?:been )?(?:\w+ )?{_DONE}\b",
            rf"(?:already|meanwhile) (?:been )?(?:\w+ )?{_DONE}\b",
            r"(?:is|it's|that's|are) (?:as good as|basically|practically|pretty much|virtually|all but|nearly) (?:done|fixed|solved|ready|finished|over)",
            rf"(?:error|fault|bug|problem|issue|mapping|rule|export|system|fix|repair|payroll|overtime) (?:\w+ )?(?:has been|have been|was|is|are|got) (?:\w+ )?(?:{_DONE}|live|running in production|in production)\b",
            rf"{{people}} (?:\w+ ){{0,3}}(?:have been|were|are|got|have) (?:\w+ ){{0,2}}(?:paid (?:correctly|right|in full|out|back)|refunded|compensated|reimbursed)",
            rf"(?:i|we)(?:'ve| have)? (?:\w+ )?(?:fixed|solved|repaired|resolved|deployed|released|transferred|refunded) (?:\w+ ){{0,4}}(?:it|this|that|error|fault|bug|problem|issue|mapping|rule|export|system|money|pay)\b",
        ),
        blocks=(
            r"(?:once|when|until|till|after|if|as soon as|will|should|so that|before|by the time|shall|not|n't|never|ll|hope\w*|would|to be|can be|may|might|unless|make sure|ensure|want) (?:\w+\W+){0,7}"
            r"(?:fixed|solved|repaired|resolved|live|paid|corrected|transferred|refunded|sent|deployed|released|installed|closed|settled|credited)",
            r"(?:by|until|till|at|on|before|from) (?:{clock}|{day}) (?:\w+ ){0,4}(?:fixed|corrected|sent|live)",
            r"(?:tickets?|details|messages?|information|mail|e-?mail|rota|screenshots?|over|away|promises?) (?:\w+ ){0,4}(?:already|have|has|been) (?:\w+ ){0,2}(?:sent|closed)",
            r"(?:you|you've|your (?:team|finance|payroll|office)) (?:\w+ ){0,2}already (?:\w+ )?(?:sent|paid|corrected)",
            r"(?:is|are|were|was|been|be) (?:\w+ )?paid (?:less|wrong\w*|too|short|incorrect\w*|badly|at)",
            r"corrected (?:\w+ ){0,2}(?:file|export|version|list|data)",
        ),
        hints=(
            r"(?:server|outage|power cut|virus|hack\w*|update from microsoft|your bank|the bank|other customers (?:have|are) (?:\w+ )?(?:no|fine)|lawyers? (?:has|have))",
            rf"(?:already|meanwhile) (?:\w+ ){{0,3}}{_DONE}\b",
            r"no other (?:customer|client)|first time (?:\w+ ){0,3}(?:ever\b|happen\w*)",
        ),
    ),
    Conduct(
        id="offers_money",
        cues=(
            rf"(?:i|we|you|i'll|we'll|you'll|i'm|we're)(?:'ll| will| can| shall| would)? (?:\w+ ){{0,6}}{_MONEY}",
            rf"(?:get|give|giv\w+|offer\w*|receiv\w*|grant\w*|add|pay\w*|arrang\w*|book\w*|includ\w*|have|propos\w*|credit) (?:\w+ ){{0,6}}{_MONEY}",
            rf"(?:with|plus|and|including|as) (?:\w+ ){{0,4}}{_MONEY} (?:\w+ ){{0,4}}(?:for|on|of|from|off|to)\b",
            r"!(?:won't|will not|not|n't|needn't|need not|never) (?:\w+ ){0,3}(?:be )?(?:pay(?:ing)? for|charged?|billed?|invoiced?|cost you)",
            r"(?:invoices?|bill|fees?|subscription|licen[cs]es?|charges?) (?:\w+ ){0,5}(?:off\b|on us|cancel\w*|struck|waiv\w*|dropped|written off|back|halved|removed|reduced|zero)",
            r"(?:months?|weeks?|year|quarter) (?:\w+ ){0,2}on (?:us|the house)|(?:knock|take|took|taken|strike) (?:\w+ ){0,6}off (?:your|the|next)? ?(?:invoice|bill|fees?|price)",
            r"(?:pay|cover|refund|transfer|wire) (?:\w+ ){0,3}(?:the )?(?:difference|shortfall|missing (?:money|pay)|costs?|damage) (?:\w+ ){0,3}(?:ourselves|from our|out of our|myself|to (?:you|them|each|every))",
            r"(?:\d{1,2}|ten|twenty|thirty|fifty) ?(?:%|percent|per cent) (?:\w+ ){0,2}(?:off|less|discount|reduction)",
        ),
        blocks=(
            rf"(?:ask\w*|check\w*|talk\w*|speak\w*|discuss\w*|rais\w*|propos\w* to|pass\w*|request\w*|clarif\w*|find out|recommend\w*) (?:\w+\W+){{0,9}}{_MONEY}",
            rf"(?:not|cannot|can't|n't|no|never|nor|without|neither) (?:\w+ ){{0,5}}{_MONEY}",
            rf"{_MONEY} (?:\w+ ){{0,6}}(?:not mine|not my|account manager|leila|authority|decide\w*|cannot|can't|not in my|others|separate)",
            r"to (?:your|their) credit|credit (?:where|card|to (?:you|your))",
            r"{people} (?:\w+ ){0,4}(?:compensat\w*) (?:\w+ ){0,3}(?:less|wrong)",
        ),
        hints=(rf"{_MONEY}", r"make (?:it|this) up to you|something nice|a little something|we will pay|at our (?:cost|expense)|bonus"),
    ),
    Conduct(
        id="ill_of_colleague",
        cues=(
            rf"{_COLLEAGUE} (?:[\w']+[\s,]+){{0,7}}{_SHAME}",
            rf"{_SHAME} (?:[\w']+ ){{0,4}}(?:by|of|from|like) (?:\w+ ){{0,2}}{_COLLEAGUE}",
            r"clean\w* up (?:\w+ )?(?:after|behind|for) (?:him|her|them|sales|the sales|others|colleagues)",
            rf"(?:blame|typical|fault of|thanks to|ask|curse) (?:\w+ ){{0,3}}{_COLLEAGUE} ?(?:'s|for|again)?(?= |,|\.|$)(?:\w+ ){{0,3}}(?:fault|mess|mistake|again|for (?:this|that|it))",
        ),
        blocks=(
            rf"(?:not|n't|never|nor) (?:\w+ ){{0,3}}(?:blame|hide behind) (?:\w+ ){{0,3}}{_COLLEAGUE}",
            rf"(?:i|we) (?:\w+ ){{0,2}}(?:should|will|would|won't|n't|not) (?:\w+ ){{0,3}}{_COLLEAGUE}",
        ),
        hints=(
            rf"{_COLLEAGUE} (?:[\w']+[\s,]+){{0,6}}(?:should (?:not|never) have|shouldn't have|never should|fault|to blame|mistake|slow|promis\w*|let (?:us|you|me) down|told you|too quick\w*|oversold|careful)",
            r"between (?:you and me|us\b)|off the record|to be honest (?:\w+ ){0,3}(?:sales|colleague)|embarrassed (?:by|about) (?:my|our)",
        ),
    ),
    Conduct(
        id="stay_silent",
        cues=(
            r"!(?:keep|keeping|stay|kept|leave) (?:\w+ ){0,4}(?:between (?:us|ourselves|you)|quiet|silent|to yourself|in-?house|under wraps|among (?:us|ourselves)|off social|out of (?:the )?(?:public|press|media|network))",
            rf"!(?:not|don't|do not|without|refrain from|avoid|hold off|rather not|no need to|stop|instead of) (?:\w+ ){{0,4}}(?:say\w*|tell\w*|post\w*|talk\w*|shar\w*|mention\w*|go(?:ing)? public|publish\w*|writ\w*|speak\w*|"
            rf"discuss\w*|spread\w*|complain\w*|review\w*) (?:\w+ ){{0,6}}{_PUBLIC}",
            r"!(?:not|n't|don't|please no|without|refrain from|avoid) (?:\w+ ){0,3}go(?:ing)? public",
            r"!(?:hold off|wait) (?:\w+ ){0,3}(?:telling|going|posting|talking|before you (?:tell|post|talk))",
            r"(?:talking|posting|speaking|telling|going) (?:\w+ ){0,4}(?:public\w*|network|others?|everyone|providers?) (?:\w+ ){0,6}(?:helps? (?:no|nobody)|not help|unfair|damag\w*|harm\w*|pull\w*|consequences)",
            r"(?:discretion|confidential\w*|non-?disclosure) (?:\w+ ){0,5}(?:appreciat\w*|please|ask|expect|sign)|(?:ask|appreciat\w*|expect) (?:\w+ ){0,4}(?:discretion|silence|confidential\w*)",
        ),
        blocks=(
            r"(?:not|n't|never) (?:\w+ )?(?:need|have|must) (?:\w+ )?(?:to )?(?:tell|explain|repeat|write|say|talk)",
            r"(?:your (?:good )?right|free to|you may|understand (?:if|that) you) (?:\w+ ){0,4}(?:tell|talk|post|say)",
            r"(?:not|n't) ask you",
        ),
        hints=(
            r"before you (?:tell|go|post|talk)|tell(?:ing)? everyone|pull the plug|go(?:ing)? public|give us (?:a|one more|another) chance|discretion|confidential\w*|please wait (?:with|before)|our reputation|your network",
        ),
    ),
    Conduct(
        id="abuse",
        cues=(
            r"!(?:stupid|idiot\w*|moron\w*|shut up|hysterical|screw you|f[u*]+ck\w*|shit\w*|bitch\w*|dumb|pathetic|lunatic|drama queen|silly (?:woman|girl|cow)|brainless|imbecile|retard\w*|go to hell|liar|you people"
            r"|people like you|typical (?:woman|women|man|foreigner\w*)|your kind|too emotional|hormon\w*|menopaus\w*|racist slur|learn (?:proper )?english|go back to your)",
            r"you(?:'re| are) (?:\w+ ){0,2}(?:crazy|mad\b|insane|incompetent|ignorant|rude|lazy|impossible|ungrateful|a liar|blind)",
        ),
        blocks=(r"(?:we|i|our|me|my|felt|feel) (?:\w+ ){0,4}(?:stupid|dumb|pathetic|idiot\w*|incompetent)", r"(?:stupid|dumb) (?:mistake|error|bug)"),
        hints=(
            r"calm down|ridiculous|emotional|unreasonable|nonsense|threat\w*|grow up|get over it|your attitude|lawyers?|legal (?:action|steps)|court|breach of contract|consequences for you|whin\w*|moan\w*",
        ),
    ),
    Conduct(
        id="other_customer_data",
        cues=(
            r"(?:customer|client|care (?:home|group)|hospital|provider|home) (?:called|named) \w+",
        ),
        hints=(
            r"(?:another|other|one of our|a different|some|several|two|three) (?:\w+ )?(?:customers?|clients?|care (?:homes?|groups?|providers?)|hospitals?) (?:\w+ ){0,8}(?:had|has|have|lost|same|too|also|as well|affected|problem)",
        ),
        blocks=(r"no other (?:customer|client)", r"other (?:customers|clients) (?:\w+ ){0,3}(?:data|details) (?:\w+ ){0,3}(?:not|never|cannot)"),
        wants="other_customers",
    ),
    Conduct(
        id="pitch",
        cues=(
            rf"(?:launch\w*|interest\w*|recommend\w*|show you|walk you|book|schedul\w*|pencil|benefit\w*|offer\w*|discover\w*|try|look at|consider\w*|have you (?:seen|thought)|talk about|introduc\w*|upgrad\w*|invit\w*|suggest\w*|why not)"
            rf" (?:\w+\W+){{0,9}}{_PRODUCT}",
            rf"(?:our|the|a|with) (?:\w+ ){{0,3}}{_PRODUCT} (?:\w+ ){{0,8}}(?:would|could|can|might|helps?|avoids?|prevents?|solves?|available|includes?|lets?|gives?|worth|special|now|you)",
            r"(?:reference|testimonial|recommend us|case study|five stars|good review|rate us) (?:\w+ ){0,5}(?:for us|from you|call|customers?|please)|(?:short|little|quick) reference",
        ),
        blocks=(
            rf"(?:not|n't|no|without|never) (?:\w+ ){{0,4}}{_PRODUCT}",
            r"(?:corrected|work|data|upload|zip|file) package|package (?:of|with) (?:corrected|the file)|software upgrade|fix\w* (?:\w+ ){0,3}(?:upgrade|release)",
        ),
        hints=(r"(?:upgrade|premium|demo\b|webinar|special (?:price|offer)|pro version|enterprise plan)",),
    ),
)
