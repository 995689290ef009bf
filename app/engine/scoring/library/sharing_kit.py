"""Asking colleagues to share: whether they are free, what they say of themselves, which facts they get."""

from app.engine.scoring.library.entry import Conduct

_EMPLOYER = r"(?:work|works|working|job|employe\w+|on our payroll|one of us|colleague)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="sharing_is_free",
        cues=(
            (
                r"(?:if|when|whoever|who) (?:you |anybody |somebody |one )?(?:would )?(?:like|likes|want|wants|"
                r"feel|wish|enjoy|enjoys|fancy)\b"
            ),
            (
                r"!(?:nobody|no one|you) (?:has|have|needs?|must|is|are) (?:\w+ )?(?:to|not|obliged|expected)|"
                r"(?:needn't|need not|don't have to|do not have to)"
            ),
            (r"!voluntar\w*|optional\w*|up to you|your (?:own )?(?:choice|decision)|free to|not posting is"),
            r"!(?:nobody|no one|not) (?:\w+ )?(?:counts?|checks?|list\w*|notes?|keeps)",
            r"!(?:not|n't) want (?:\w+ )?(?:must not|need not|needn't|does not have)",
        ),
        blocks=(
            r"(?:if|when) you (?:like|want|feel) <6> (?:win|prize|bonus)",
            r"(?:like|likes) (?:and|the) (?:share|post)",
        ),
    ),
    Conduct(
        id="says_employer_first",
        cues=(
            rf"(?:say|says|write|writes|state|states|add|mention|tell|put|begin|start|name|show) <8> {_EMPLOYER}",
            # What stands between quotation marks is set aside, so the clause itself is not seen: only its place.
            r"(?:say|says|write|writes|state|put) (?:\w+ ){0,4}(?:post|itself|line|sentence)[^\w\n]{8,}",
            r"i (?:\w+ )?(?:work|am employed) (?:at|for|with) {company}",
            r"(?:say|state|write|show) (?:\w+ ){0,3}(?:who you are|where you work|who pays you)",
        ),
        blocks=(rf"!(?:not|never|n't|without|leave out|no need) <5> (?:{_EMPLOYER}|where you work)",),
    ),
    Conduct(
        id="own_words",
        cues=(
            r"(?:your|one's|their) own (?:words?|way|voice|sentence\w*)|in own words|own words are",
            r"!(?:not|n't|no|instead of|never) (?:\w+ ){0,2}(?:copy\w*|copied|ready-?made|our sentence|template)",
            r"!write how you",
        ),
    ),
    Conduct(
        id="dated_fact",
        cues=(r"{rate} <8> {until}", r"{until} <8> {rate}"),
    ),
    Conduct(
        id="keeps_customers_out",
        cues=(
            (
                r"!(?:no|not|nothing|never|n't|without|leave out|leave|keep|neither|nor) <8> (?:customers?|"
                r"clients?|their accounts?)"
            ),
            r"!(?:customers?|clients?) <5> (?:out|never|not|stay|private|off)",
        ),
    ),
    Conduct(
        id="passes_complaints_on",
        cues=(
            (
                r"(?:complain\w*|angry|unfriendly|unhappy|question\w*|trouble|problem|comment\w*|attack\w*|"
                r"cross) <10> (?:{owner}|complaints team|care|us\b|me\b|team|leave|pass|hand|forward|not answer)"
            ),
            r"(?:leave|pass|hand|forward|send|give) <8> (?:{owner}|complaints team|to the team)",
        ),
    ),
    Conduct(
        id="demands_sharing",
        cues=(
            (
                r"(?:everybody|everyone|all of you|each of you|all colleagues|you all|"
                r"we all) (?:\w+ )?(?:shares?|posts?|must|have to|has to|should|needs? to)\b"
            ),
            r"(?:must|have to|has to|required to|obliged to|expected to|are to) (?:\w+ )?(?:share|post|like|copy)",
            (
                r"(?:list|count|note|check|see|record) <4> (?:who|names|how many of you) <4> (?:shar\w*|post\w*|"
                r"took part|part)?|(?:most (?:posts|shares)|day off|prize|bonus|winner)"
            ),
        ),
        blocks=(
            (
                r"!(?:not|nobody|no one|n't|never|no|without) (?:\w+ ){0,4}(?:must|have to|has to|required|"
                r"obliged|expected|list|count\w*|note\w*|check\w*|record\w*|share|prize|bonus)"
            ),
        ),
    ),
    Conduct(
        id="asks_disguise",
        cues=(
            r"(?:as (?:a )?(?:customer|private person|if)|like a customer)\b",
            (
                r"!(?:leave out|don't (?:say|mention|write)|do not (?:say|mention|write)|without (?:saying|"
                r"mentioning)|no need to (?:say|mention)|not mention) <6> (?:work|job|employe\w+|bank|us\b)"
            ),
            r"(?:five stars|5 stars|good review|positive review|review page)",
        ),
        blocks=(
            (
                r"!(?:not|no|never|n't|nobody|without|neither) (?:\w+ ){0,4}(?:as (?:a )?customer|five stars|"
                r"5 stars|reviews?|as if|pretend|pose)"
            ),
        ),
    ),
    Conduct(
        id="limits_work_talk",
        cues=(
            (
                r"!(?:not|never|n't|no|nothing|forbidden|only) <6> (?:pay|hours|working conditions|salar\w+|"
                r"your boss|work in general|criticis\w*|negative|anything bad|bad about)"
            ),
            r"(?:always|only) (?:\w+ )?(?:positive\w*|nice things|good things|loyal)",
        ),
        blocks=(
            (
                r"(?:may|can|free to|are welcome to|nothing here|this does not|doesn't) <8> (?:pay|hours|"
                r"working conditions|salar\w+)"
            ),
        ),
    ),
)
