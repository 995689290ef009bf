"""Never: asking for silence, telling about others, selling in a complaint. Cues gate at once; hints "
"ask a person."""

from app.engine.scoring.library.entry import Conduct

_PUBLIC = (
    r"(?:anyone|anybody|public\w*|network|others?|outside|social|online|press|everyone|everybody|"
    r"elsewhere|linkedin|groups?|providers?|reviews?|colleagues in"
    r"|other (?:homes|customers)|media|community|forum|peers|board|competitors?|facebook|post\w*)"
)
_PRODUCT = (
    r"(?:upgrade|premium|add-?on|package|plus\b|pro (?:version|plan)|demo\b|special (?:price|offer)|"
    r"new (?:product|module|feature|service)|subscription|webinar|extra module"
    r"|enterprise|bundle|analytics module|training package|additional (?:module|service))"
)

MOVES: tuple[Conduct, ...] = (
    Conduct(
        id="stay_silent",
        cues=(
            (
                r"!(?:rather|better|prefer\w*|grateful|good|best) (?:\w+ ){0,5}(?:you )?(?:didn't|"
                r"did not|don't|do not|not) (?:\w+ ){0,2}(?:tell\w*|talk\w*|post\w*|mention\w*|shar\w*|"
                r"discuss\w*|spread\w*|writ\w+) (?:\w+ ){0,3}(?:homes?|others?|anyone|anybody|people|"
                r"public\w*|network|about|this|outside)"
            ),
            (
                r"(?:better|best|good|prefer\w*|rather) (?:\w+ ){0,5}(?:if )?(?:this|it|that) (?:stay\w*|"
                r"remain\w*|is kept|were kept) (?:\w+ )?(?:inside|internal|in-?house|between|private|"
                r"here|quiet)"
            ),
            (
                r"!(?:keep|keeping|stay|kept|leave) (?:\w+ ){0,4}(?:between (?:us|ourselves|you)|quiet|"
                r"silent|to yourself|in-?house|under wraps|among (?:us|ourselves)|off social|"
                r"out of (?:the )?(?:public|press|media|network))"
            ),
            (
                r"!(?:not|don't|do not|without|refrain from|avoid|hold off|rather not|no need to|stop|"
                rf"instead of) (?:\w+ ){{0,4}}(?:say\w*|tell\w*|post\w*|talk\w*|shar\w*|mention\w*|"
                r"go(?:ing)? public|publish\w*|writ\w*|speak\w*|"
                rf"discuss\w*|spread\w*|complain\w*|review\w*) (?:\w+ ){{0,6}}{_PUBLIC}"
            ),
            r"!(?:not|n't|don't|please no|without|refrain from|avoid) (?:\w+ ){0,3}go(?:ing)? public",
            r"!(?:hold off|wait) (?:\w+ ){0,3}(?:telling|going|posting|talking|before you (?:tell|post|talk))",
            (
                r"(?:talking|posting|speaking|telling|going) (?:\w+ ){0,4}(?:public\w*|network|others?|"
                r"everyone|providers?) (?:\w+ ){0,6}(?:helps? (?:no|nobody)|not help|unfair|damag\w*|"
                r"harm\w*|pull\w*|consequences)"
            ),
            (
                r"(?:discretion|confidential\w*|non-?disclosure) (?:\w+ ){0,5}(?:appreciat\w*|please|ask|"
                r"expect|sign)|(?:ask|appreciat\w*|expect) (?:\w+ ){0,4}(?:discretion|silence|"
                r"confidential\w*)"
            ),
        ),
        blocks=(
            r"(?:tell|told) (?:me|us)\b",
            (
                r"(?:not|n't|never) (?:\w+ )?(?:need|have|must) (?:\w+ )?(?:to )?(?:tell|explain|repeat|"
                r"write|say|talk)"
            ),
            (
                r"(?:your (?:good )?right|free to|you may|understand (?:if|"
                r"that) you) (?:\w+ ){0,4}(?:tell|talk|post|say)"
            ),
            r"(?:not|n't) ask you",
        ),
        hints=(
            (
                r"before you (?:tell|go|post|talk)|tell(?:ing)? everyone|pull the plug|go(?:ing)? public|"
                r"give us (?:a|one more|another) chance|discretion|confidential\w*|please wait (?:with|"
                r"before)|our reputation|your network"
            ),
        ),
    ),
    Conduct(
        id="other_customer_data",
        cues=(r"(?:customer|client|care (?:home|group)|hospital|provider|home) (?:called|named) \w+",),
        hints=(
            (
                r"(?:another|other|one of our|a different|some|several|two|three) (?:\w+ )?(?:customers?|"
                r"clients?|care (?:homes?|groups?|providers?)|hospitals?) (?:\w+ ){0,8}(?:had|has|have|"
                r"lost|same|too|also|as well|affected|problem)"
            ),
        ),
        blocks=(
            r"no other (?:customer|client)",
            r"other (?:customers|clients) (?:\w+ ){0,3}(?:data|details) (?:\w+ ){0,3}(?:not|never|cannot)",
        ),
        wants="other_customers",
    ),
    Conduct(
        id="pitch",
        cues=(
            (
                r"(?:with|had you had|if you had) (?:\w+ ){0,3}(?:module|package|premium|plus|plan|"
                r"add-?on|upgrade|support plan) (?:\w+ ){0,4}(?:would|could|will) (?:\w+ )?(?:not|n't|"
                r"have|never)|with (?:\w+ ){0,3}(?:advanced|premium|extended) (?:module|support|package|"
                r"plan) "
            ),
            (
                r"(?:launch\w*|interest\w*|recommend\w*|show you|walk you|book|schedul\w*|pencil|"
                r"benefit\w*|offer\w*|discover\w*|try|look at|consider\w*|have you (?:seen|thought)|"
                r"talk about|introduc\w*|upgrad\w*|invit\w*|suggest\w*|why not)"
                rf" (?:\w+\W+){{0,9}}{_PRODUCT}"
            ),
            (
                rf"(?:our|the|a|with) (?:\w+ ){{0,3}}{_PRODUCT} (?:\w+ ){{0,8}}(?:would|could|can|might|"
                r"helps?|avoids?|prevents?|solves?|available|includes?|lets?|gives?|worth|special|now|"
                r"you)"
            ),
            (
                r"(?:reference|testimonial|recommend us|case study|five stars|good review|"
                r"rate us) (?:\w+ ){0,5}(?:for us|from you|call|customers?|please)|(?:short|little|"
                r"quick) reference"
            ),
        ),
        blocks=(
            rf"(?:not|n't|no|without|never) (?:\w+ ){{0,4}}{_PRODUCT}",
            (
                r"(?:corrected|work|data|upload|zip|file) package|package (?:of|with) (?:corrected|"
                r"the file)|software upgrade|fix\w* (?:\w+ ){0,3}(?:upgrade|release)"
            ),
        ),
        hints=(r"(?:upgrade|premium|demo\b|webinar|special (?:price|offer)|pro version|enterprise plan)",),
    ),
)
