"""Seeing the person: what happened to them, what they had to do, stock words, belittling."""

from app.engine.scoring.library.entry import Conduct

_TELL = (
    r"(?:t(?:ell|old|elling)|explain\w*|repeat\w*|report\w*|said|say|saying|writ\w+|wrote|call\w*|"
    r"contact\w*|chas\w+"
    r"|ask\w*|describ\w+|went|go|going|start\w*|begin\w*|rais\w+|complain\w*|spell\w*|tickets?|"
    r"handed|passed|sent|story)"
)
_TIMES = (
    r"(?:times|people|of us|of our|persons|colleagues|different|desks|agents|consultants|voices|faces|"
    r"members|x\b|occasions|separate)"
)
_AGAIN = (
    r"(?:again and again|again|over and over|from zero|from scratch|from the (?:start|beginning)|"
    r"each time|every time)"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="names_effect",
        cues=(
            (
                r"{people} (?:\w+ ){0,5}(?:payslips?|wages?|pay\b|salar\w+|money) (?:\w+ ){0,4}(?:wrong|"
                r"short|less|missing|late|too (?:low|small|little))"
            ),
            (
                r"(?:hits?|hurts?|harms?|affects?|touches|costs?|strikes|"
                r"leaves?) (?:\w+ ){0,2}(?:{affected}|{people})"
            ),
            (
                r"{people} (?:\w+ ){0,3}(?:affected|hit|waiting for|borrow\w*|struggl\w*|went without|"
                r"go without|paying for)"
            ),
            r"for (?:\w+ )?(?:{affected}|{people}) (?:\w+ ){0,5}(?:missing|short|wrong|bad|serious|late)",
            (
                r"!{people} (?:\w+ ){0,7}(?:not|n't|never) (?:\w+ )?(?:get|got|receiv\w+|see|seen|"
                r"had) (?:\w+ ){0,3}(?:it|what|owed|their|earned)"
            ),
            r"(?:borrow\w*|cover) (?:\w+ ){0,6}rent|owed to (?:them|your)|what they (?:are|were) owed",
            r"{people} <8> {harm}",
            r"{harm} <7> {people}",
            (
                r"!{people} <4> (?:not|never|n't|didn't|don't) <3> (?:get|got|gotten|receiv\w*|paid|have|"
                r"had) <6> "
                r"(?:money|pay|amount|wage\w*|right\w*|correct\w*|salary|earned|due)"
            ),
            (
                r"(?:sorry|gutted|apologi\w+|apology|ashamed|feel|hard|awful|terrible|unfair|rough|tough|"
                r"worr\w+) "
                r"(?:for|on|to|about) <6> {people}"
            ),
            r"{affected} <3> {harm}",
            r"{affected} <2> wrong <2> (?:pay\w*|slips?|wages?|amounts?)",
        ),
        blocks=(
            r"(?:so that|make sure|ensure|before|prevent|avoid) <5> {people}",
            r"(?:if|unless|whether) <3> {people}",
            r"corrected <4> for <3> {people}",
        ),
    ),
    Conduct(
        id="names_repeats",
        cues=(
            r"(?:explain\w*|tell|say|repeat|report) <6> {repeats} times",
            (
                r"(?:made|make|making|let|having|have|had) you (?:\w+ )?(?:repeat|explain|tell|start|"
                r"go through|say)"
            ),
            (
                r"you (?:\w+ ){0,2}(?:explained|told|repeated|said|wrote|"
                r"reported) (?:\w+ ){0,3}(?:again and again|over and over|many times|several times|"
                r"too often|repeatedly)"
            ),
            rf"{_TELL} <8> {{repeats}} <2> {_TIMES}",
            rf"{{repeats}} <2> {_TIMES} <8> {_TELL}",
            (
                r"(?:had to|have to|having to|made you|making you|let you|you (?:have|had|are|"
                rf"were) <2>) <3> {_TELL} <6> {_AGAIN}"
            ),
            r"passed <2> (?:around|from|between|along)",
            r"(?:sent|bounced|pushed|handed) <3> (?:around|from (?:one|desk|person|pillar)|between)",
            rf"!{{repeats}} <1> tickets? <10> {_AGAIN}",
            (
                r"{repeats} <2> (?:tickets?|people|times|explanations?|conversations?) <8> "
                r"(?:too many|nobody|no one|and still|without|never|still|is not|are not|not ok\w*|"
                r"enough|wrong|zero)"
            ),
            r"(?:third|fourth|3rd|4th) time",
            r"start\w* <3> (?:zero|scratch|beginning) <4> (?:each|every|again|three)",
        ),
        blocks=(
            r"(?:i|we)(?:'ll| will| shall| can) (?:\w+ )?(?:call|tell|write|ring|report|ask|contact|say)",
            (
                r"(?:never|won't|not|n't|no need|without) <4> (?:have to|need to|must)? ?<2> (?:tell|"
                r"explain|repeat|start)"
            ),
            r"(?:read|studied|checked|seen|have) (?:all|your|the) <2> tickets? (?:and|complete)",
        ),
    ),
    Conduct(
        id="stock_sympathy",
        cues=(
            r"(?:sorry|apolog\w+|regret\w*|forgive)",
            (
                r"(?:understand|appreciate|get|see|imagine|know|realise|realize) <5> "
                r"(?:frustrat\w*|concern\w*|ang\w+|upset|feel\w*|inconvenien\w*|annoy\w*|furious|"
                r"situation|disappoint\w*|stress\w*)"
            ),
            r"(?:frustrating|inconvenience|unpleasant|stressful|annoying|not nice)",
            r"you(?:'re| are) (?:right|absolutely right|justified)",
            r"right to be <2> (?:angry|upset|furious|annoyed|cross)",
            r"(?:take|taking) <4> seriously",
            r"thank\w* (?:you )?for <4> (?:feedback|message|patience|candou?r|honest\w*|e-?mail)",
            r"felt sick|gutted|ashamed|terrible|awful|serious(?:ness)?",
            r"hear you",
        ),
    ),
    Conduct(
        id="belittles",
        cues=(
            (
                r"!(?:not|isn't|hardly|no) <2> (?:big deal|end of the world|so bad|that bad|so serious|"
                r"a drama|a catastrophe)"
            ),
            r"calm down|overreact\w*|exaggerat\w*|no need to (?:shout|panic|be upset)|dramatic",
            (
                r"!in good company|not the only (?:one|customer|client)|happens to (?:everyone|everybody|"
                r"all|the best)"
            ),
            r"!(?:these|such) things (?:do )?happen|worse things happen|could be worse",
            r"(?:issues?|problems?|errors?|hiccups?) <6> (?:are|is) (?:\w+ )?(?:normal|usual|common)",
            r"only <2> (?:few|a couple of|some) (?:euros?|pounds?|people|hours)",
            (
                r"(?:small|minor|little|tiny|slight) <1> (?:hiccup|glitch|issue|problem|thing|mistake|"
                r"inconvenience|difference)"
            ),
        ),
        blocks=(r"(?:not|isn't|no|is not) <2> (?:small|minor|little|tiny|slight)",),
    ),
    Conduct(
        id="counts_people",
        cues=(r"{affected} <2> {people}", r"(?:all|each|every one) of the {affected}"),
    ),
    Conduct(
        id="counts_reports",
        cues=(r"{repeats} <2> {history}", r"{repeats} <2> (?:times|people|of us|colleagues)"),
    ),
    Conduct(
        id="names_feeling",
        cues=(
            r"you(?:'re| are) <3> (?:angry|upset|furious|worried|frustrated|exhausted|tired|cross|fed up)",
            r"your <2> (?:anger|frustration|worry|concern|trust|patience)",
        ),
    ),
)
