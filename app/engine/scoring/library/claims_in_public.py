"""Claims that nobody can stand behind in public: a guaranteed return, an alarm that is said to be safe."""

from app.engine.scoring.library.entry import Conduct

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="guarantees_return",
        cues=(
            r"!no ifs",
            r"guarantee\w*",
            (
                r"(?:promise|swear|assure) (?:you )?(?:[\w']+ ){0,5}(?:back|fixed|repaired|working|running|online|"
                r"tomorrow|18)"
            ),
            (
                r"(?:back|fixed|repaired|working|up|running|online|sorted) (?:\w+ ){0,4}(?:tonight|tomorrow|"
                r"{clock}) (?:\w+ ){0,3}(?:sharp|definitely|for sure|100|hundred|without fail|promise)"
            ),
            (
                r"(?:will|'ll) (?:definitely|certainly|absolutely|surely|100 ?%) (?:be )?(?:\w+ )?(?:back|fixed|"
                r"repaired|working|up|online|sorted)"
            ),
            r"i swear\b|(?:that's|that is|it's) a promise|nothing (?:can|will) go wrong|i promise\b(?! to)",
            (
                r"set your watch|(?:100 ?%|one hundred per ?cent|hundred per ?cent)|you have my word|my word on it|"
                r"bank on it|count on (?:it|that)"
            ),
            r"sharp\b(?= ?[,.!]? ?(?:100|guarantee|no doubt|you can))",
        ),
        blocks=(
            (
                r"(?:not|no|never|\w+n't|dont|cant|wont|isnt|doesnt|cannot|without|rather than|instead of|nor|nobody|"
                r"unable to) (?:\w+ ){0,4}(?:guarantee\w*|promis\w*|swear|sure|100|hundred|word)"
            ),
            r"guarantee\w* (?:\w+ ){0,2}(?:nothing|no)",
            r"(?:look|check|ask|call|ring|write|come back) (?:\w+ ){0,4}promise",
        ),
        hints=(
            (
                r"(?:will|'ll) be (?:back|fixed|repaired|working|up|online) (?:\w+ ){0,2}(?:tonight|today|"
                r"tomorrow)|for sure|definitely|no doubt"
            ),
        ),
    ),
    Conduct(
        id="invents_safety",
        cues=(
            (
                r"!(?:keep|keeps|stay|stays) (?:on )?(?:working|alive)|internal battery|there(?:'s| is) no danger|"
                r"(?:nothing|not) (?:can|will) happen to (?:her|your|mum)"
            ),
            r"falls? back (?:to|on)",
            r"!(?:needn't|need not|don't|dont|not have to) (?:\w+ )?worry about (?:\w+ ){0,2}(?:{hazard}|{at_risk})",
            (
                r"(?:{hazard}|these things|they|it) (?:[\w']+ ){0,3}(?:will be|'ll be|is|are|"
                r"should be) (?:\w+ )?(?:fine|safe|ok|okay|all right) (?:\w+ ){0,3}(?:until|till|without|for|"
                r"because|anyway|as)"
            ),
            (
                r"{hazard} (?:has|have|uses?|runs? on|comes with) (?:[\w']+ ){0,3}(?:sim|batter\w+|mobile|back-?up|"
                r"own line)"
            ),
            r"(?:so )?your {at_risk} (?:is|will be|'ll be|are) (?:\w+ ){0,2}(?:safe|fine|ok|okay|all right)",
            (
                r"batter\w+ (?:[\w']+ ){0,3}(?:last|lasts|hold|holds|keep|keeps|good for)|(?:has|have|got|"
                r"with) (?:a |their own |its own |own )?(?:back-?up )?batter\w+"
            ),
            (
                r"(?:{hazard}|it) (?:\w+ ){0,2}(?:works?|runs?|rings?|goes) (?:\w+ ){0,2}(?:without|over the mobile|"
                r"on mobile|anyway|even if|even when|all the same)"
            ),
            r"!no need (?:to|for you to) (?:ring|call|phone|worry)",
            (
                r"(?:it's|it is|line is|cabinet is|fault is|has been|is now|was) (?:already |just |"
                r"now )+(?:been )?(?:fixed|repaired|back|restored|working|solved)"
            ),
            (
                r"(?:somebody|someone|a (?:car|lorry|van|drunk \w+|driver)) (?:has |had )?(?:drove|driven|crashed|"
                r"smashed|ran|hit) (?:\w+ ){0,3}(?:into|it|our|the)"
            ),
        ),
        blocks=(
            (
                r"(?:think|heard|hear|hope|believe|apparently|maybe|perhaps|guess|say|canteen|might|may|if|whether|"
                r"until|once|when|not|\w+n't|dont|cant|wont|isnt|doesnt|check|test|probably|"
                r"make sure) (?:[\w']+ ){0,5}(?:drove|driven|crashed|"
                r"smashed|hit|fixed|repaired|back|working|works|batter\w+|safe|fine|ok|okay)"
            ),
            r"(?:drove|driven|crashed|hit) (?:\w+ ){0,4}(?:i think|i heard|i guess|or so|apparently)",
        ),
        hints=(r"(?:because of|caused by|due to) (?:a|the|some) \w+|batter\w+|alarm (?:\w+ )?(?:works|fine)",),
    ),
)
