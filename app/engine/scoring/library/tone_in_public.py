"""What spoils a public reply: arguing, mocking, rivals, internal matters, hints and rumours. Hints ask a person."""

from app.engine.scoring.library.entry import Conduct

_BAD = (
    r"(?:disaster|useless|hopeless|rubbish|chaos|chaotic|shambles|joke|incompetent|lazy|mess|terrible|worse|slower|"
    r"take weeks|asleep|clueless|nobody planned|no idea|never|even longer|no better|any better)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="argues_in_public",
        cues=(
            r"easy to (?:say|write|complain|shout|moan)|what (?:should|could|can|are) we (?:supposed to )?do\b",
            (
                r"!(?:not|\w+n't|dont|cant|wont|isnt|doesnt|isn't|its not|in)(?: ?)(?:quite |"
                r"really )?(?:correct|right|true|fair|"
                r"accurate) (?:to say|that|at all|what you|if you)"
            ),
            (
                r"!(?:that's|that is|it's|it is|this is) (?:simply |just )?(?:not|n't) (?:true|fair|correct|right|"
                r"how it)|that is (?:wrong|false|untrue|nonsense)"
            ),
            (
                r"!(?:you|one|people) (?:cannot|can't|cant|should not|shouldn't|must not) (?:just )?(?:say|write|"
                r"claim|post|call)"
            ),
            r"before you (?:write|post|say|complain|judge|moan|tell)",
            r"did you even|have you even|why didn't you (?:just )?(?:call|use|read|look|check)",
            (
                r"!(?:please )?(?:don't|do not|stop|not) (?:say|saying|claim\w*|writ\w*|pretend\w*|"
                r"tell\w*) (?:that |everyone |people )?(?:nobody|no one|we|nothing|things)"
            ),
            (
                r"(?:full|whole|real|true) (?:picture|story|truth)|set the record straight|our (?:log|"
                r"records?) (?:says?|shows?|tells?)"
            ),
            r"!can't agree|cannot agree|i disagree|not our fault|not (?:the company's|fennbrook's) fault",
            (
                r"people only (?:ever )?(?:post|write|complain|shout)|nobody (?:moans|complains|writes|"
                r"shouts) (?:about|when|hey)|shouting (?:in )?here|a bit one-sided"
            ),
            (
                r"!(?:post|comment|what you \w+) (?:is not|isn't|was not|wasn't) (?:\w+ )?(?:fair|true|correct|"
                r"right)\b(?! (?:to|on|for) (?:you|her))"
            ),
            r"(?:post|comment) (?:is|was) (?:\w+ )?(?:unfair|untrue|wrong)\b",
            (
                r"have to disagree|i disagree|(?:only|just) (?:tell|telling|told) (?:us )?half|"
                r"you could have (?:looked|read|called|used|seen|asked)"
            ),
            r"sounds (?:a bit |rather )?(?:unusual|exaggerated|strange|odd) to me|over (?:one|a single) outage",
        ),
        blocks=(
            r"(?:you're|you are|that's|that is) (?:absolutely |quite )?right\b",
            (
                r"isn't (?:right|ok|okay|"
                r"good enough)"
            ),
        ),
    ),
    Conduct(
        id="mocks",
        cues=(
            r"have you (?:even )?tried (?:re-?start\w*|turning|switching|to)|i would have got|i'd have got",
            r"!(?:get|understand|see|about) (?:all )?(?:the|this|that) fuss|(?:making|make|such) a fuss",
            (
                r"wow,? drama|(?:what a|such|more) drama|drama queen|on the sofa|keyboard (?:warriors?|heroes)|"
                r"good luck with that"
            ),
            (
                r"(?:love|like|enjoy|quick) to (?:moan|complain|shout)|moaning|whin(?:e|ing)|get over it|calm down|"
                r"relax\b|chill\b|first[ -]world"
            ),
            (
                r"!sensible people|maybe (?:your|ur) (?:mum|mother) should|you should have (?:a |had )?(?:backup|"
                r"mobile)|(?:it's|it is) (?:only|just) (?:the )?internet"
            ),
            (
                r"cheer (?:you|everyone) up|no worries(?: at all)?\b|(?:forgotten|forget) all about (?:this|it)|"
                r"back on your (?:series|netflix)"
            ),
            r"is unlucky, but|storms happen|(?:these )?things happen",
        ),
        blocks=(r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt|never|no) (?:\w+ ){0,2}(?:moaning|whin\w+|drama)",),
    ),
    Conduct(
        id="runs_down_others",
        cues=(
            r"{rival}",
            (
                rf"(?:other (?:mob|lot|providers?|companies|firms?)|the others|competitors?|"
                rf"competition) (?:[\w']+ ){{0,6}}{_BAD}"
            ),
            (
                r"!(?:not|\w+n't|dont|cant|wont|isnt|doesnt) as if the others|others (?:were|are) (?:no|not|"
                r"n't) (?:any )?better"
            ),
            (
                rf"(?:phones|support|desk|dispatch|planning|management|managers?|bosses|sales|marketing|office|"
                rf"call cent(?:re|er)|colleagues?|they) (?:\w+ ){{0,3}}(?:is|are|were|was) (?:\w+ ){{0,3}}{_BAD}"
            ),
            (
                r"(?:phones|support|desk|dispatch|planning|management|managers?|bosses|sales|marketing|office|"
                r"colleagues?|somebody here) (?:\w+ ){0,2}"
                r"(?:forgot|messed|overslept|blew|lost|slept|failed|ignored|dropped)"
            ),
            (
                r"nobody (?:\w+ )?(?:planned|thought|bothered|organised)|(?:planned|organised) badly|"
                r"left hand (?:\w+ )?(?:not|n't) know"
            ),
        ),
        blocks=(
            (
                r"(?:the|your) (?:line|internet|connection|network|wait\w*) (?:is|was) (?:a )?(?:joke|disaster|"
                r"terrible)"
            ),
        ),
        hints=(
            (
                r"between (?:us|you and me)|other (?:providers?|companies|mob|lot)|competitors?|our (?:bosses|"
                r"management)|typical (?:of )?(?:us|management)"
            ),
        ),
    ),
    Conduct(
        id="tells_internal",
        cues=(
            (
                r"(?:begging|asking|asked|shouting|waiting) for (?:more|new|extra) (?:staff|people|agents|hands|"
                r"colleagues)|(?:not enough|too few) (?:staff|people|agents|engineers|colleagues|hands)"
            ),
            (
                r"(?:half|most|many|several|a lot|two|three|some) (?:of )?(?:the |our )?(?:desk|team|staff|people|"
                r"colleagues|support|agents|office|engineers|technicians|crew) (?:\w+ ){0,3}(?:leave|holidays?|"
                r"vacation|sick|off\b|missing|away|quit|left)"
            ),
            (
                r"(?:desk|team|staff|support|phones?|crew) (?:is|are|'s|'re) (?:\w+ ){0,3}(?:on leave|on holidays?|"
                r"short|understaffed|half empty|off sick|too few|mad this)"
            ),
            (
                r"short[ -]?staffed|under-?staffed|staff shortage|nobody planned cover|(?:budget|cost|"
                r"head ?count) cuts?|internally (?:we|it|they)|internal (?:memo|mail|chat|ticket|system|plan)"
            ),
            r"spare parts? (?:\w+ ){0,6}(?:warehouse|supplier|missing|stuck|ordered|abroad|\w+land)",
            (
                r"(?:management|boss\w*|headquarters|the board) (?:\w+ ){0,4}(?:cut|decided|refus\w+|want\w*|saved|"
                r"saving|knows?)"
            ),
        ),
        blocks=(
            (
                r"(?:cannot|can't|can not|not|won't|never|\w+n't|dont|cant|wont|isnt|"
                r"doesnt) (?:\w+ ){0,4}(?:say|talk|speak|share|tell|discuss|"
                r"comment) <4> intern\w*"
            ),
            r"my (?:own )?(?:pay|hours|shifts?|contract|working)",
        ),
        hints=(r"(?:behind the scenes|what i hear inside|on the inside|roster|shift plan)",),
    ),
    Conduct(
        id="praises_company",
        cues=(
            (
                r"(?:great|good|best|brilliant|lovely|super|reliable|excellent) (?:company|provider|firm|people|"
                r"service|internet|hotline|support)"
            ),
            r"!give (?:them|it) (?:a |another )?(?:chance|time|day|break)|(?:can't|cannot) (?:complain|fault)",
            (
                r"{company} (?:has|have|is|are|was) (?:\w+ ){0,3}(?:great|good|brilliant|lovely|super|reliable|"
                r"excellent|fine|kind|the best)"
            ),
            (
                r"(?:they|their people|their team) (?:are|do|work|try) (?:\w+ ){0,3}(?:hard|best|great|good|local|"
                r"lovely|kind|everything)"
            ),
            r"(?:happy|satisfied|pleased) with (?:them|{company}|the service)|mine (?:works|never|is fine)",
        ),
        blocks=(
            (
                r"(?:not|\w+n't|never|hardly) (?:\w+ ){0,3}(?:great|good|best|brilliant|lovely|happy|satisfied|"
                r"fine)"
            ),
        ),
    ),
    Conduct(
        id="hints_employment",
        cues=(
            (
                r"may or may not|(?:know|knows) (?:someone|somebody|people|a (?:guy|friend|person)) (?:\w+ )?(?:at|"
                r"in|inside|from) (?:there|{company}|the company)"
            ),
            (
                r"(?:inside|insider) (?:info\w*|knowledge|track|view|line|scoop)|info\w* from (?:the )?inside|"
                r"from the inside"
            ),
            r"!(?:not|isn't|no) (?:exactly |quite |really |entirely )?(?:a )?stranger to {company}",
            (
                r"(?:let's|let us) (?:just )?say (?:i|that i)|i (?:happen to|just happen to|might just|"
                r"may) know (?:a thing|someone|somebody|how|what|that)|little bird"
            ),
            (
                r"(?:close|near|connected) to (?:the company|{company})|(?:a friend|my partner|someone i know|"
                r"people i know|contacts?) (?:\w+ ){0,3}(?:at|in|inside) (?:there|{company}|the company)"
            ),
            r"don't ask (?:me )?how i know|i have my sources",
        ),
    ),
    Conduct(
        id="rumour",
        cues=(
            (
                r"(?:i think|i believe|i heard|i hear|i've heard|heard|apparently|allegedly|supposedly|they say|"
                r"people say|word is|rumou?r\w*|someone (?:said|told)|somebody (?:said|told)|what i heard|canteen|"
                r"probably|guess\w*) (?:[\w',]+ ){0,10}(?:drove|driven|crash\w*|hit|lorry|van|car|vandal\w*|"
                r"stole\w*|stolen|cable|digger|fire|sabotage|weekend|by lunch\w*|days|week|contractor|part|parts)"
            ),
            (
                r"(?:drove|driven|crash\w*|lorry|vandal\w*|digger|stolen) (?:[\w',]+ ){0,8}(?:i think|i heard|"
                r"i guess|apparently|or so|they say|canteen|rumou?r)"
            ),
            (
                r"(?:fairly|pretty|quite|almost) sure (?:[\w']+ ){0,8}(?:done|fixed|back|repaired|tonight|lunch\w*|"
                r"tomorrow|soon)"
            ),
            r"(?:i'm|i am) sure (?:it|that|they) (?:[\w']+ ){0,4}(?:sorted|back|fixed|soon|fine)|maybe even tonight",
        ),
        blocks=(r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt|no|never) (?:\w+ ){0,4}(?:guess|rumou?r\w*|speculat\w*)",),
    ),
    Conduct(
        id="canned",
        cues=(
            (
                r"thanks? (?:you )?for (?:reaching out|your (?:patience|feedback|message|understanding|comment)|"
                r"getting in touch|contacting)|reaching out"
            ),
            (
                r"any inconvenience|pride ourselves|striv\w+ to|always striving|valued customer|"
                r"excellent (?:customer )?service|appreciate your (?:patience|understanding)|have a (?:great|nice|"
                r"lovely) day"
            ),
            (
                r"look into (?:this|it)(?: further)?(?: for you)?\b|don't hesitate|do not hesitate|at (?:your|"
                r"our) earliest"
            ),
        ),
    ),
)
