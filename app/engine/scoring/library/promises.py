"""Never: what nobody can promise, what is not true, what is not ours to give. Cues gate at once; "
"hints ask a person."""

from app.engine.scoring.library.entry import Conduct

_DONE = (
    r"(?:fixed|solved|repaired|resolved|live|paid|corrected|transferred|refunded|sent|deployed|released|"
    r"installed|closed|settled|credited)"
)
_FIX = (
    r"(?:fix\w*|work\w*|solv\w*|resolv\w*|correct\w*|repair\w*|sort\w*|paid|pay|right|thursday|friday|"
    r"tonight|happen\w*|perfect\w*|error|problem\w*)"
)
_MONEY = (
    r"(?:discounts?|credit(?:s| note)?\b|refund\w*|compensat\w*|free months?|months? (?:\w+ )?free|"
    r"free of charge|for free|vouchers?|rebate|waiv\w*|money back"
    r"|reimburs\w*|goodwill|no charge|at no cost|gift\w*|(?:reduc\w*|lower\w*|"
    r"cut) (?:\w+ ){0,3}(?:fees?|price|invoice|bill|subscription)|free (?:licen[cs]e|subscription|"
    r"upgrade)|on the house)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="guarantee",
        cues=(
            (
                r"!no (?:ifs|doubt about it)|!(?:there will be|you will have|"
                r"we will have) no more (?:\w+ )?(?:errors?|mistakes?|problems?|faults?)"
            ),
            (
                r"(?:assure|swear to|guarantee) you (?:\w+ ){0,6}(?:fixed|solved|works?|working|right|"
                r"correct|live|again)"
            ),
            r"(?:promise|word|swear) (?:\w+ ){0,2}never again",
            r"guarantee\w*",
            rf"(?:i|we) (?:\w+ )?(?:promise|swear|vow)\w* (?:\w+ ){{0,7}}{_FIX}",
            rf"(?:(?:one )?hundred per ?cent|100 ?%|100 percent)(?:\W+\w+){{0,5}}\W+{_FIX}",
            rf"{_FIX}(?:\W+\w+){{0,5}}\W+(?:one hundred per ?cent|hundred per ?cent|100 ?%|100 percent)",
            (
                r"!(?:will|won't|can|shall|'ll) (?:\w+ )?(?:never|not|"
                r"n't)? ?(?:ever )?happen (?:\w+ )?(?:again|any ?more)"
            ),
            r"!never (?:ever )?(?:\w+ )?(?:happen|occur)\w* again",
            (
                r"(?:definitely|absolutely|certainly|for sure|without (?:any |a )?(?:doubt|fail)|"
                rf"you have my word|my word|rest assured|no doubt) (?:\w+\W+){{0,6}}{_FIX}"
            ),
            (
                r"will (?:definitely|certainly|absolutely|surely|without fail) (?:\w+ ){0,3}(?:fixed|"
                r"solved|work|resolved|live|done|correct|right)"
            ),
            r"you can (?:bet|count) on (?:\w+ ){0,4}(?:fix\w*|thursday|work\w*)",
        ),
        blocks=(
            (
                r"(?:not|no|never|n't|cannot|without|rather than|instead of|nor|neither|nobody|unable to|"
                r"would be wrong to|neither) (?:\w+ ){0,5}(?:guarantee\w*|promis\w*|swear|sure)"
            ),
            r"(?:guarantee\w*|promis\w*) (?:\w+ ){0,2}(?:nothing|neither)",
            r"(?:so that|so|to make sure|ensure) (?:\w+ ){0,4}(?:not|never|n't) (?:\w+ )?happen",
            r"promis\w* (?:\w+ ){0,3}(?:call|ring|write|update|phone|tell)",
            r"would (?:never|not|be)",
        ),
        hints=(
            (
                r"(?:(?:i|we) (?:\w+ )?promise|hundred per ?cent|100 ?%|definitely|for sure|"
                r"never again|without fail|"
                r"my word|word of honou?r|nothing can go wrong|no risk|will be (?:fixed|solved) (?:by|on|"
                r"tonight))"
            ),
        ),
    ),
    Conduct(
        id="invented_fact",
        cues=(
            (
                r"(?:{people}|{affected}|they|everyone|everybody) (?:\w+ ){0,2}(?:have|has|"
                r"had) (?:\w+ )?(?:received|got|gotten) (?:their|the|all|everything) (?:\w+ )?(?:money|"
                r"pay|wages|difference|missing)"
            ),
            (
                r"(?:we|i|they|developers|development|dev) (?:\w+ )?(?:deployed|released|installed|fixed|"
                r"repaired|shipped|rolled out) (?:\w+ ){0,4}(?:last night|this morning|yesterday|an hour|"
                r"minutes ago|just now)"
            ),
            (
                r"(?:fix|test|patch|repair|it) (?:has |have )?(?:passed|succeeded)\b|tests? (?:is|are|"
                r"was|were|came back|came out) (?:\w+ )?green\b"
            ),
            (
                r"(?:is|are|was|were|has|have|had|'s|'ve|got)(?: \w+)? (?:already|now|just|"
                rf"meanwhile) (?:been )?(?:\w+ )?{_DONE}\b"
            ),
            rf"(?:already|meanwhile) (?:been )?(?:\w+ )?{_DONE}\b",
            (
                r"(?:is|it's|that's|are) (?:as good as|basically|practically|pretty much|virtually|"
                r"all but|nearly) (?:done|fixed|solved|ready|finished|over)"
            ),
            (
                r"(?:error|fault|bug|problem|issue|mapping|rule|export|system|fix|repair|payroll|"
                r"overtime|money|wages|difference|shortfall|payments?) "
                rf"(?:\w+ )?(?:has been|have been|was|is|are|got) (?:\w+ )?(?:{_DONE}|live|"
                r"running in production|in production)\b"
            ),
            (
                r"{people} (?:\w+ ){0,3}(?:have been|were|are|got|"
                r"have) (?:\w+ ){0,2}(?:paid (?:correctly|right|in full|out|back)|refunded|"
                r"compensated|reimbursed)"
            ),
            (
                r"(?:i|we)(?:'ve| have)? (?:\w+ )?(?:fixed|solved|repaired|resolved|deployed|released|"
                r"transferred|refunded) (?:\w+ ){0,4}(?:it|this|that|error|fault|bug|problem|issue|"
                r"mapping|rule|export|system|money|pay)\b"
            ),
        ),
        blocks=(
            r"(?:passed|green|ready|done|succeeded) or not|whether <6> (?:passed|green)",
            (
                r"(?:if|once|when|until|provided|assuming|unless|whether|should|"
                r"as soon as) (?:\w+ ){0,4}(?:passed|succeeded|green|received)"
            ),
            (
                r"(?:once|when|until|till|after|if|as soon as|will|should|so that|before|by the time|"
                r"shall|not|n't|never|ll|hope\w*|would|to be|can be|may|might|unless|make sure|ensure|"
                r"want) (?:\w+\W+){0,7}"
                r"(?:fixed|solved|repaired|resolved|live|paid|corrected|transferred|refunded|sent|"
                r"deployed|released|installed|closed|settled|credited)"
            ),
            (
                r"(?:by|until|till|at|on|before|from) (?:{clock}|{day}) (?:\w+ ){0,4}(?:fixed|corrected|"
                r"sent|live)"
            ),
            (
                r"(?:tickets?|details|messages?|information|mail|e-?mail|rota|screenshots?|over|away|"
                r"promises?) (?:\w+ ){0,4}(?:already|have|has|been) (?:\w+ ){0,2}(?:sent|closed)"
            ),
            (
                r"(?:you|you've|your (?:team|finance|payroll|"
                r"office)) (?:\w+ ){0,2}already (?:\w+ )?(?:sent|paid|corrected)"
            ),
            r"(?:is|are|were|was|been|be) (?:\w+ )?paid (?:less|wrong\w*|too|short|incorrect\w*|badly|at)",
            r"corrected (?:\w+ ){0,2}(?:file|export|version|list|data)",
        ),
        hints=(
            (
                r"(?:server|outage|power cut|virus|hack\w*|update from microsoft|your bank|the bank|"
                r"other customers (?:have|are) (?:\w+ )?(?:no|fine)|lawyers? (?:has|have))"
            ),
            rf"(?:already|meanwhile) (?:\w+ ){{0,3}}{_DONE}\b",
            r"no other (?:customer|client)|first time (?:\w+ ){0,3}(?:ever\b|happen\w*)",
        ),
    ),
    Conduct(
        id="offers_money",
        cues=(
            (
                r"(?:april|may|march|this month|next month|the month|quarter|week|licen[cs]e) (?:is|are|"
                r"will be|comes) (?:\w+ )?(?:free|gratis|for nothing|on us)\b"
            ),
            r"(?:i|we)(?:'m| am|'re| are|'ll| will| can| shall)? (?:\w+ )?credit(?:ing)? (?:you|your|norvale)",
            (
                r"(?:we|i)(?:'ll| will| shall| can)? (?:\w+ )?(?:pay|cover|bear|settle|"
                r"take on) (?:\w+ ){0,2}(?:difference|missing (?:pay|money)|shortfall|bank (?:fees|"
                r"charges)|costs?)\b"
            ),
            (
                r"(?:i|we|you|i'll|we'll|you'll|i'm|we're)(?:'ll| will| can| shall|"
                rf" would)? (?:\w+ ){{0,6}}{_MONEY}"
            ),
            (
                r"(?:get|give|giv\w+|offer\w*|receiv\w*|grant\w*|add|pay\w*|arrang\w*|book\w*|includ\w*|"
                rf"have|propos\w*|credit) (?:\w+ ){{0,6}}{_MONEY}"
            ),
            (
                rf"(?:with|plus|and|including|as) (?:\w+ ){{0,4}}{_MONEY} (?:\w+ ){{0,4}}(?:for|on|of|"
                r"from|off|to)\b"
            ),
            (
                r"!(?:won't|will not|not|n't|needn't|need not|"
                r"never) (?:\w+ ){0,3}(?:be )?(?:pay(?:ing)? for|charged?|billed?|invoiced?|cost you)"
            ),
            (
                r"(?:invoices?|bill|fees?|subscription|licen[cs]es?|charges?) (?:\w+ ){0,5}(?:off\b|"
                r"on us|cancel\w*|struck|waiv\w*|dropped|written off|back|halved|removed|reduced|zero)"
            ),
            (
                r"(?:months?|weeks?|year|quarter) (?:\w+ ){0,2}on (?:us|the house)|(?:knock|take|took|"
                r"taken|strike) (?:\w+ ){0,6}off (?:your|the|next)? ?(?:invoice|bill|fees?|price)"
            ),
            (
                r"(?:pay|cover|refund|transfer|wire) (?:\w+ ){0,3}(?:the )?(?:difference|shortfall|"
                r"missing (?:money|pay)|costs?|damage) (?:\w+ ){0,3}(?:ourselves|from our|out of our|"
                r"myself|to (?:you|them|each|every))"
            ),
            (
                r"(?:\d{1,2}|ten|twenty|thirty|fifty) ?(?:%|percent|per cent) (?:\w+ ){0,2}(?:off|less|"
                r"discount|reduction)"
            ),
        ),
        blocks=(
            (
                r"(?:ask\w*|check\w*|talk\w*|speak\w*|discuss\w*|rais\w*|propos\w* to|pass\w*|"
                rf"request\w*|clarif\w*|find out|recommend\w*) (?:\w+\W+){{0,9}}{_MONEY}"
            ),
            rf"(?:not|cannot|can't|n't|no|never|nor|without|neither) (?:\w+ ){{0,5}}{_MONEY}",
            (
                rf"{_MONEY} (?:\w+ ){{0,6}}(?:not mine|not my|account manager|leila|authority|decide\w*|"
                r"cannot|can't|not in my|others|separate)"
            ),
            r"to (?:your|their) credit|credit (?:where|card|to (?:you|your))",
            r"{people} (?:\w+ ){0,4}(?:compensat\w*) (?:\w+ ){0,3}(?:less|wrong)",
        ),
        hints=(
            rf"{_MONEY}",
            (
                r"make (?:it|this) up to you|something nice|a little something|we will pay|at our (?:cost|"
                r"expense)|bonus"
            ),
        ),
    ),
)
