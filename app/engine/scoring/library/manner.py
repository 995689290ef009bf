"""Manner: signs that a calm, plain tone is missing. They limit a manner criterion, never praise it."""

from app.engine.scoring.library.entry import Conduct

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="gushes",
        cues=(
            (
                r"so,? so (?:\w+ )?(?:sorry|very)|(?:thousand|million) apologies|don't know what to say|"
                r"gutted|heartbroken|devastated|please,? please"
            ),
            r"sorry[^.]{0,80}sorry[^.]{0,80}sorry",
            r"favourite customers?|love you|thank you so much for your patience|beyond sorry",
            r"\w+[!]{2,}",
        ),
    ),
    Conduct(
        id="chummy",
        cues=(
            (
                r"lol\b|haha\w*|mate\b|\bhun\b|no worries|don't worry|cheers,? mate|knock up|"
                r"give us a shout|:-?\)|;-?\)|\bxx?\s*$|no biggie|buddy|dear friend"
            ),
        ),
    ),
    Conduct(
        id="jargon",
        cues=(
            r"(?:rule|code|id|release|version|build) (?:[a-z]{2,}-[a-z]+|v?\d+\.\d+)",
            (
                r"(?:root cause analysis|stakeholders?|going forward|deliverables?|sla\b|backlog|sprint|"
                r"hotfix|workaround|synerg\w*|action items?|deployment pipeline|regression)"
            ),
        ),
    ),
    Conduct(
        id="legalistic",
        cues=(
            (
                r"!(?:liab\w+|pursuant|hereby|without prejudice|terms and conditions|contractual\w*|"
                r"not part of the contract|service level of your contract|acceptance protocol"
                r"|statement of the|legal\w*|change request|is not known to us|reserve the right)"
            ),
        ),
    ),
    Conduct(
        id="impersonal",
        cues=(
            (
                r"(?:your (?:request|message|enquiry|inquiry|ticket) (?:was|has been|"
                r"is) (?:\w+ )?(?:received|forwarded|registered|logged|processed))"
            ),
            (
                r"dear (?:customer|client|user|sir or madam)|do not reply|responsible department|"
                r"processing time|automatic\w* (?:message|reply)"
            ),
        ),
    ),
    Conduct(
        id="hostile",
        cues=(
            (
                r"(?:threatening|threats?) (?:\w+ ){0,4}(?:not|n't|no|help\w*|useless)|your tone|"
                r"calm down|be reasonable|ridiculous|nonsense|stop (?:shouting|complaining)"
                r"|not my problem|deal with it|as i (?:already )?said|obviously you|waste of time|"
                r"good luck with"
            ),
        ),
    ),
)
