"""Replying in public: who is speaking, for whom, and whether the writer has seen what happened."""

from app.engine.scoring.library.entry import Conduct

_JOB = (
    r"(?:employees?|staff(?:er)?|engineers?|technicians?|installers?|apprentice|colleague|worker|agent|team|support|"
    r"insider|operations|planner|splicer|dispatcher|trainee|person|member|rep|manager|crew|admin|accountant|"
    r"network|service|billing|marketing|office|desk|care|sales|technical)"
)
_MINE = r"(?:i'm|i am|im|my name is|this is|it's|we're|we are)"

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="discloses_employer",
        cues=(
            r"\w+ from (?:the |our )?{company}",
            r"{company} (?:fibre )?(?:\w+ ){1,3}here\b",
            r"{company} (?:fibre )?(?:customer|social|support|technical|service) (?:care|team|service|support|desk)",
            r"{company} is (?:\w+ )?(?:my|our) employer|your {company} (?:\w+ )?team",
            rf"{_MINE} (?:\w+ ){{0,6}}(?:at|for|with|from|of|in|by) (?:the )?{{company}}",
            (
                r"(?:i|we) (?:also |do |actually |myself )?(?:work\w*|am working|splice|repair|install|answer|"
                r"drive|sell|"
                r"plan|build|fix|clean|train|lay|maintain|run|earn|write|'m working) (?:[\w']+ ){0,5}(?:at|for|with|"
                r"in|by|from) (?:the )?{company}"
            ),
            r"(?:i|i'm|im|i've|my|me) <6> {company}(?:'s)?\b",
            r"(?:a|an) {company} (?:fibre )?\w+",
            r"{company} (?:\w+ ){1,2}here\b",
            (
                r"(?:employee|employed|engineer|technician|apprentice|staff|colleague) (?:\w+ )?(?:at|of|by|from|"
                r"with|in) {company}"
            ),
            rf"{{company}} (?:fibre )?(?:\w+ ){{0,2}}{_JOB}\b(?= here|,| \(|:| speaking|\.| and| -)",
            rf"{{company}} (?:fibre )?{_JOB}\b",
            r"{company} (?:fibre )?here\b",
            (
                r"{company} (?:\w+ ){0,2}(?:pays|employs) me|(?:paid|employed) by {company}|my (?:employer|wages|"
                r"salary) <5> {company}"
            ),
            r"(?:writing|speaking|replying|answering|posting) (?:here )?(?:for|on behalf of|as) {company}",
            r"disclosure\W+(?:\w+\W+){0,3}{company}",
        ),
        blocks=(
            (
                r"(?:nobody|no one|anyone|someone|somebody|anybody|message|news|answer|word|help|reply|advert|bill|"
                r"away|switched|something) from (?:the |our )?{company}"
            ),
            (
                r"(?:know|knows|ask|some|many|my|the official) (?:\w+ ){0,2}(?:people|folks|team|colleagues|page|"
                r"friends?|cousin|neighbour|someone|"
                r"somebody|guys) (?:\w+ ){0,2}(?:at|from|of|in|for) {company}"
            ),
            (
                r"(?:been|customer|customers|stranger|friend|close|connected) (?:\w+ ){0,3}(?:with|of|at|from|"
                r"to) {company}"
            ),
            r"{company} (?:fibre )?(?:customer|user|client|subscriber|page|account|advert|router|van)",
            (
                r"(?:know (?:people|someone|somebody)|knows|like|love|read|saw|told|think|heard|switched|left|chose|"
                r"(?:my|his|her|their) (?:neighbour|husband|wife|friend|son|daughter)|recommend) <5> {company}"
            ),
            r"{company} (?:has|have|was|were|is|are) (?:\w+ ){0,2}(?:been|great|good|brilliant|always)",
            r"(?:message|write to|contact|ask|call|ring|follow|on) (?:the |our )?(?:official )?{company}",
        ),
    ),
    Conduct(
        id="limits_role",
        cues=(
            r"my own (?:words?|views?|opinion|account|profile)",
            (
                r"!(?:not|isn't|no|never) (?:\w+ ){0,4}(?:official|neutral|company's (?:page|answer|voice)|"
                r"spokes\w+|the company)|"
                r"unofficial\w*"
            ),
            (
                r"(?:speaking|speak|writing|write|posting|talking|answering|reply\w*|here) (?:\w+ ){0,2}(?:for|"
                r"as) (?:only )?myself"
            ),
            (
                r"(?:private|own|personal) (?:\w+ )?(?:account|profile|person|capacity|opinion|name|view\w*)|"
                r"privately\b(?= ?[,.):])|in private capacity|as (?:a )?private person"
            ),
            (
                r"(?:only|just) (?:me|myself) (?:talking|writing|speaking|here)|nobody (?:asked|told|sent) me|"
                r"(?:words|views?|opinions?) (?:are|is) (?:\w+ )?(?:my own|mine)|off duty|after work"
            ),
            (
                r"!(?:can't|cannot|can not|not able to|do not|don't|not) (?:\w+ ){0,4}(?:speak for|see or fix|"
                r"answer for)"
            ),
        ),
        blocks=(r"private (?:message|chat)", r"your (?:own|private|personal)"),
    ),
    Conduct(
        id="signs_officially",
        cues=(
            r"your {company} (?:fibre )?(?:\w+ )?team",
            r"{company} (?:fibre )?customer (?:care|service) here",
            (
                r"(?:writing|speaking|replying|answering|write|speak|reply|answer) (?:here )?(?:for|as|"
                r"on behalf of) {company}"
            ),
            (
                r"{company} (?:fibre )?(?:social|technical|support|care|service|customer|online|marketing|"
                r"press) (?:\w+ )?team"
            ),
            r"(?:on behalf of|official (?:reply|answer|account|page) of|from the team at) {company}",
        ),
    ),
    Conduct(
        id="stays_out",
        cues=(
            r"!(?:i am|i'm|im) not (?:going to )?(?:reply\w*|answer\w*|comment\w*|post\w*|writ\w*|get\w* involved)",
            r"!(?:instead of|rather than) (?:replying|answering|commenting)",
            (
                r"!(?:i|i'd|i'll) (?:would |do |will |am )?(?:rather )?(?:not|n't|wouldn't|don't|"
                r"won't) (?:\w+ ){0,3}(?:write|reply|"
                r"answer|comment|post|respond)"
            ),
            (
                r"!(?:not|\w+n't|dont|cant|wont|isnt|doesnt) (?:reply|answer|comment|post|"
                r"write) (?:anything )?(?:here|publicly|in public|"
                r"in the group|under)"
            ),
            (
                r"(?:i|i'd|i'll|i would) (?:would )?(?:rather )?leave (?:this|it|that|the \w+) to (?:the|our|those|"
                r"people|them)"
            ),
            r"(?:i|i'd) (?:would )?(?:stay|keep) (?:out of|silent|quiet)",
        ),
        blocks=(r"(?:not|\w+n't|dont|cant|wont|isnt|doesnt) (?:\w+ ){0,2}(?:reply|answer|write) (?:you|to you|for)",),
    ),
    Conduct(
        id="names_wait",
        cues=(
            r"{waited} <6> (?:cut|dropp\w+|thrown|click|hold|wait\w*|queue|music|line|on the phone|phone)",
            r"(?:cut\w*|dropp\w+|thrown|kicked|hung up|fall|click|hold|wait\w*|queue|music) <8> {waited}",
            (
                r"(?:being |been |getting |got |then |and |were |a )(?:then )?cut[ -]off|cutting you off|"
                r"cut-off call|dropped call|call (?:was )?dropped"
            ),
            r"{waited}",
        ),
        blocks=(
            r"{waited} <3> (?:unusual|normal|sounds|surpris\w*|not surpris\w*|n't surpris\w*)",
            r"waiting time (?:is|was) long because",
        ),
    ),
    Conduct(
        id="names_outage",
        cues=(r"!{outage}",),
        blocks=(r"{outage} <3> (?:unlucky|normal|not that|nothing|usual|isn't (?:long|bad)|but a)",),
    ),
    Conduct(
        id="names_person_at_risk",
        cues=(
            r"(?:more|most) (?:important|urgent)\W+(?:\w+\W+){0,2}(?:{at_risk}|{hazard})",
            (
                r"{hazard} <10> (?:depend\w*|needs?|worr\w*|fright\w*|scar(?:y|ed|es)|serious|matters|"
                r"can't wait|cannot wait|"
                r"first\b|before|hang\w*|danger\w*|unsafe|alone|not ok\w*|isn't ok\w*|no (?:line|signal)|dead|awful|"
                r"important|urgent|afraid|fear|listening|most|bother\w*|nobody|no one|silent|without|comes first)"
            ),
            (
                r"(?:depend\w*|needs?|worr\w*|fright\w*|scar(?:y|ed|es)|serious|awful|afraid|danger\w*|fear|"
                r"sorry|think\w* of|bothers?|urgent|most|without|"
                r"first|urgent|thats awful|hard) <7> {hazard}"
            ),
            r"(?:before (?:anything|everything|all)|first of all|above all|most of all|first thing) <3> {hazard}",
            r"(?:sorry|apologi\w+) (?:for|about) (?:\w+ ){0,4}{at_risk}\b",
            (
                r"{at_risk} <6> (?:frighten\w*|worr\w*|scar\w*|alone|safe\b|danger\w*|serious|never really sleep\w*|"
                r"priority|amateurs|hangs?)"
            ),
            r"(?:poor|sorry for|worr\w* (?:about|for)|frightening for|hard for) (?:\w+ ){0,3}{at_risk}",
        ),
        blocks=(
            r"{hazard} users?\b",
            r"(?:customers|people|households|those|anyone) who (?:\w+ )?(?:depend|rely|need)",
            r"{hazard} (?:\w+ ){0,3}(?:will be|is|are|should be) (?:\w+ )?(?:fine|ok|okay|safe)",
        ),
    ),
)
