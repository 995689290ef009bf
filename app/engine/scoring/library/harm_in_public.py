"""Never in public: the file, the pose, the threat, fake praise. Cues gate at once; hints ask a person."""

from app.engine.scoring.library.entry import Conduct

_VISITOR = (
    r"(?:engineers?|technicians?|installers?|fitter|our (?:man|lad|guy|colleague|driver|team)|lads?|"
    r"colleague|somebody from us|someone from us)"
)
_CAME = (
    r"(?:came|come|called|rang|visited|turned up|been|was (?:there|at|with|outside|in)|stood|knocked|tried|"
    r"drove|went)"
)
_WHEN = (
    r"(?:{weekday}|yesterday|last week|the day before|this morning|on the \d+|two days ago|twice|at your|"
    r"to your|to you|your (?:door|house|place))"
)
_SEE = r"(?:see|saw|looked|checked|shows?|says?|tells?|according|had a (?:quick )?look)"
_FILE = (
    r"(?:your (?:account|file|record|contract|history|data|bill|profile)|our (?:log|system|records?|notes|"
    r"files?)|the (?:log|notes|file|account))"
)
_PRAISE = r"(?:best|great|super|brilliant|fantastic|excellent|top|perfect|reliable|friendly|happy|satisfied|lovely)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="leaks_customer_file",
        cues=(
            (
                r"i (?:was|stood|rang|knocked|left a card) (?:\w+ ){0,4}(?:at your|your (?:bell|door|house|flat|"
                r"place)|a card)"
            ),
            r"!(?:didn't|did not|not) hear the (?:bell|knock)|left (?:you )?a card",
            r"(?:your|her|mum's|mums|mother's) (?:\w+ ){0,2}(?:contract|account|tariff|plan) (?:is|was|has|runs)",
            r"your line (?:shows|showed|tests?|tested|looks|has (?:a|no)|is (?:fine|ok|okay|working|clean|green))",
            (
                r"you (?:\w+ )?(?:cancell?ed|missed|moved|refused|rescheduled|booked|postponed|declined|"
                r"ignored) (?:\w+ ){0,4}(?:visit|appointment|slot|{weekday}|contract|order|engineer|technician|"
                r"offer|call|payment)"
            ),
            (
                r"(?:i|we) know (?:who you are|where you live|your (?:name|street|house|address))|(?:pays?|paid|"
                r"paying) (?:\w+ ){0,2}late"
            ),
            (
                r"(?:neighbour|family|customer|lady|man|woman|house|people|couple) (?:\w+ ){0,2}(?:at|in|"
                r"from) (?:number|no|flat|house) <4> (?:has|had|have|got|is|was|also)"
            ),
            rf"{_VISITOR} (?:\w+ ){{0,4}}{_CAME} (?:\w+ ){{0,5}}{_WHEN}",
            rf"(?:on |last )?{{weekday}} (?:\w+ ){{0,4}}{_VISITOR} (?:\w+ ){{0,3}}{_CAME}",
            (
                r"(?:mobile|phone|telephone|contact) (?:number )?(?:\w+ ){0,6}(?:file|account|system|got for you|"
                r"have for you|have from you|gave us|you left|on record) (?:\w+ ){0,3}(?:is|was|has|isn't|turned|"
                r"doesn't|belongs)"
            ),
            (
                r"(?:number|mobile) (?:\w+ ){0,5}(?:old|out of date|outdated|wrong|changed|not (?:up to date|"
                r"current)) (?:\w+ ){0,4}(?:reach|file|account|system|one\b)"
            ),
            (
                r"(?:number|mobile) (?:that )?we have (?:\w+ ){0,5}(?:is|was) (?:\w+ )?(?:wrong|old|out of date|"
                r"outdated)"
            ),
            (
                r"(?:old|out-of-date|outdated|wrong) (?:mobile |phone |telephone )?number (?:\w+ ){0,4}(?:file|"
                r"account|system|for you|records?)"
            ),
            (
                r"payment reminder|(?:open|unpaid|overdue|late|missed|outstanding) (?:bill|invoice|payment|balance|"
                r"reminder|instal\w+)|behind with (?:the|your) (?:bill|payment)"
            ),
            rf"{_SEE} (?:\w+ ){{0,4}}(?:in |at |from |to |on )?{_FILE}",
            rf"{_FILE} (?:\w+ ){{0,3}}(?:says?|shows?|tells?|has|is|was)",
            (
                r"(?:mark\w*|logged|noted|recorded) (?:\w+ ){0,3}(?:visit|appointment|call) (?:\w+ ){0,3}(?:missed|"
                r"failed|no one|nobody)|missed (?:visit|appointment)"
            ),
            (
                r"you (?:were|weren't|were not|was not) (?:at home|in when|there when|home when|answering)|"
                r"you (?:did not|didn't) (?:open|answer|pick up)"
            ),
            (
                r"(?:we|our \w+|they|he|she|somebody) (?:tried|attempted|wanted|came|went) (?:\w+ ){0,3}(?:deliver|"
                r"reach|call|ring|visit|come|phone|see|connect) "
                r"(?:\w+ ){0,4}(?:you|yours?|{weekday}|yesterday|nobody|no one|door)\b"
            ),
            r"(?:nobody|no one) (?:\w+ ){0,2}(?:at the door|at home|opened|answered the (?:door|phone|bell))",
            (
                r"your (?:\w+ )?(?:contract|plan|tariff|subscription|order|router|appointment|bills?|invoices?|"
                r"payments?) (?:\w+ ){0,2}(?:ended|ends|expired|"
                r"was|had|is|were|arrived|cancelled|late|open|unpaid|shows?)"
            ),
            r"(?:looked|look) you up|found your (?:account|contract|file|case)",
        ),
        blocks=(
            (
                r"(?:can't|cannot|can not|can't|couldn't|won't|will not|not|never|\w+n't|dont|cant|wont|isnt|"
                r"doesnt|without|"
                r"no) (?:\w+ ){0,5}(?:see|look|check|discuss|talk|access|read|open|account|file|visit|case)"
            ),
            r"(?:our|the) (?:status )?(?:page|website|site) (?:\w+ ){0,2}(?:says|shows)",
            (
                r"(?:they|team|page|colleagues?|someone|somebody|who|and) (?:can|will|could|"
                r"to) (?:\w+ ){0,3}(?:look|check|see) "
                r"(?:\w+ ){0,3}your (?:case|account)"
            ),
            r"(?:keep|leave|no|your|private) (?:\w+ ){0,2}account (?:details|numbers?|data)",
        ),
        hints=(
            r"(?:your|the) (?:account|contract|appointment|visit|file|bill)\b (?:\w+ ){0,3}(?:was|is|had|has)",
            (
                rf"{_VISITOR} (?:\w+ ){{0,3}}(?:has|have|did|was|were) (?:\w+ ){{0,3}}(?:with you|at yours|at your|"
                rf"there|been)"
            ),
            r"(?:other|another) (?:customer|family|neighbour|house) (?:\w+ ){0,5}(?:also|same|too)",
        ),
    ),
    Conduct(
        id="asks_data_in_public",
        cues=(
            (
                r"(?:what|which) (?:street|house|flat|address|road|number) (?:\w+ ){0,2}(?:are|do|is|"
                r"r) (?:\w+ )?(?:you|u|your)"
            ),
            r"(?:what's|what is|whats) (?:the |your |ur )?name on (?:the|your)",
            (
                r"(?:put|post|write|leave|give|drop|tell|send|share|reply with) (?:\w+ ){0,2}(?:me |us )?(?:your|ur|"
                r"the|mums?) (?:[\w']+ ){0,2}(?:address|adress|account number|customer number|phone number|mobile|"
                r"number|date of birth|details) <10> (?:in (?:a|the) comments?|here|below|in this thread|underneath)"
            ),
            (
                r"(?:what is|what's|whats|tell me|tell us) (?:your|ur) (?:\w+ )?(?:address|account|customer number|"
                r"date of birth|phone number)"
            ),
            r"if you (?:give|tell|send) (?:us|me) the right (?:one|number)",
        ),
        blocks=(
            (
                r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt|never|no|without) (?:\w+ ){0,4}(?:put|post|write|"
                r"leave|give|drop|tell|share|"
                r"details|address)"
            ),
        ),
    ),
    Conduct(
        id="poses_as_customer",
        cues=(
            (
                r"!(?:had|have|having|use|using) {company} for|can't fault (?:them|it)|cannot fault (?:them|it)|"
                r"never looked back|works (?:fine |great )?for me\b"
            ),
            r"with {company} and (?:\w+ ){0,3}(?:had|have|never|happy)",
            (
                r"!(?:had|have|with) (?:zero|no|not a single|not one|hardly any) (?:\w+ )?(?:trouble|problems?|"
                r"issues?|complaints?)"
            ),
            r"recommend (?:them|{company}|it to)",
            (
                r"(?:i've been|we've been|been|i am|i'm|we're|i have been|we have been|stayed|"
                r"was) (?:\w+ )?with {company} (?:\w+ ){0,3}(?:years?|months?|ages|since|forever|now|ever)"
            ),
            (
                r"(?:as|i'm|i am|just|being) (?:a |an )(?:\w+ )?(?:happy|satisfied|loyal|long-time|longtime|normal|"
                r"ordinary|regular|neutral|paying|fellow) (?:customer|user|client|neighbour)"
            ),
            (
                r"{company} (?:has|have) (?:always )?been (?:\w+ ){0,2}(?:brilliant|great|good|fantastic|excellent|"
                r"perfect|reliable|super|lovely)"
            ),
            r"(?:just|only) (?:a |another )(?:neighbour|customer|resident|local|user|reader)\b",
            r"(?:stay|staying|happy|satisfied|stick) with (?:them|{company})",
            r"(?:been|i'm|we're|i am|we are) (?:\w+ )?with (?:them|{company}) (?:since|for|now)",
            (
                rf"(?:the|their) (?:service|support|internet|staff|people) (?:is|was|are|"
                rf"has been) (?:\w+ ){{0,2}}{_PRAISE}"
            ),
            r"!never (?:once )?had (?:\w+ ){0,2}(?:single )?(?:problem|issue|fault|outage)",
            (
                rf"{_PRAISE} (?:internet |fibre )?(?:provider|company|service) (?:around|in town|here|by miles|"
                rf"there is|i know|ever)"
            ),
            r"!(?:don't|do not|not|never) (?:\w+ )?(?:work|worked) (?:for|at|with) (?:them|{company}|the company)",
            (
                r"!(?:no|nothing|not any|without) (?:\w+ )?(?:connection|link|ties|to do) (?:to|with) (?:them|"
                r"{company}|the company)"
            ),
        ),
        blocks=(r"(?:and|also|too) (?:a )?customer (?:myself|too|as well)",),
        hints=(
            (
                r"give them a chance|they're (?:all )?(?:local|good|lovely|hard-working) people|my provider|"
                r"i'm a customer"
            ),
        ),
    ),
    Conduct(
        id="organises_praise",
        cues=(
            (
                r"!show (?:\w+ ){0,3}love|(?:five|5) stars|push (?:this|it|the (?:post|thread)|her|"
                r"that) (?:\w+ )?down|no need to (?:mention|say) (?:\w+ )?(?:job|work|where)"
            ),
            (
                r"(?:colleagues?|team|staff|everyone at|friends|mates|lads|"
                r"folks from) (?:[\w']+[\s,]+){0,12}(?:comment|like|likes|review|reviews|stars?|praise|"
                r"post something|say something|write something)"
            ),
            (
                r"(?:please|could|can|let's|we should) (?:\w+ ){0,4}(?:like|comment|post|write|leave|"
                r"drop) (?:\w+ ){0,6}(?:happy you are|nice|positive|good|five stars?|5 stars?|review)"
            ),
            (
                r"leave out where you work|like (?:each other's|one another's)|without (?:saying|"
                r"mentioning) (?:that )?(?:you|we) work"
            ),
        ),
        blocks=(
            (
                r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt|never|no|stop|rather than|instead of|"
                r"without asking) (?:\w+ ){0,5}(?:like|comment|"
                r"post|review|praise)"
            ),
            r"(?:of|off|out of) (?:the )?comments?|this comment",
            (
                r"(?:would|will|'d|'ll) (?:\w+ )?like to|look\w* like|sounds? like|feels? like|something like|"
                r"like (?:this|that|it|you|a)\b"
            ),
        ),
    ),
    Conduct(
        id="presses_to_delete",
        cues=(
            r"(?:take|pull|bring) (?:\w+ ){0,2}(?:post |comment |review )?down\b",
            r"(?:delete|remove|withdraw|erase|edit|retract) (?:\w+ ){0,2}(?:post|comment|review|this|it|that|thread)",
            (
                r"(?:legal|serious|its|have) (?:\w+ )?(?:consequences|steps|action|trouble)|lawyers?|solicitors?|"
                r"sue\b|suing|defam\w*|libel\w*|slander\w*|court\b"
            ),
            r"(?:expect|demand|want|owe) (?:\w+ ){0,3}(?:apology|apologise)",
            r"damag\w* (?:\w+ )?(?:a |our |the )?(?:business|reputation|company|name)|it is damaging",
        ),
        blocks=(
            (
                r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt|never|no need|needn't|nobody|no one|"
                r"need not) (?:\w+ ){0,4}(?:take|delete|remove|"
                r"withdraw|edit|down)"
            ),
            (
                r"(?:line|network|cabinet|internet|system|service) (?:\w+ ){0,3}down\b|(?:calm|slow|come|go|went|"
                r"gone|sit|look|put|note|write|upside|let you|lets? (?:you|people)) down"
            ),
            r"(?:i|we)(?:'ll| will)? (?:delete|remove|edit|take)",
        ),
        hints=(
            (
                r"consequences|reputation|unfair to (?:us|the company)|please reconsider|change your (?:post|"
                r"review)"
            ),
        ),
    ),
)
