"""What each problem code means, and how to mend it, in words."""

from flask_babel import lazy_gettext as _

from app.engine.problems import Problem

_WORDS = {
    # The file as text
    "alias": (_("an alias (*name) is not allowed"), _("write the text out")),
    "anchor": (_("an anchor (&name) is not allowed"), _("leave the &name out")),
    "tag": (_("a tag (!name) is not allowed"), _("leave it out, or put the text between quotes")),
    "several-documents": (_("a second document begins"), _("keep one document in a file")),
    "too-deep": (_("more than {most} levels inside each other"), _("make the structure flatter")),
    "too-many-values": (_("the file has too many values"), _("split the module")),
    "key-not-a-word": (_("a key must be one word"), _("write `key: value`")),
    "repeated-key": (_("“{key}” stands here a second time"), _("keep one of the two")),
    "yaml-syntax": (_("this is not valid YAML: {reason}"), _("look for a missing quote, colon or indent")),
    "not-utf-8": (_("the file is not UTF-8"), _("save it as UTF-8")),
    "strange-character": (_("a control character"), _("delete it")),
    "file-too-large": (_("the file is larger than {most} bytes"), _("split it or shorten it")),
    "front-matter-missing": (_("the file does not begin with a `---` part"), _("begin with ---, format: 1, ---")),
    "front-matter-open": (_("the `---` part does not end"), _("add a line with ---")),
    # The folder
    "missing-file": (_("{file} is missing"), _("add the file, or take it off the list")),
    "missing-folder": (_("there is no folder {folder}"), _("add the module's folder, or take it off the list")),
    "unexpected-file": (_("a course has no such file"), _("rename or remove it")),
    "not-listed": (_("the file is not listed"), _("add it to the list in module.yaml or course.yaml, or remove it")),
    "id-is-not-file-name": (_("the id differs from the file's name"), _("write id: {id}")),
    "not-a-folder": (_("this is not a folder"), _("name a course's folder")),
    "symbolic-link": (_("symbolic links are not read"), _("put a copy of the file here")),
    "not-a-file": (_("this is not an ordinary file"), _("remove it")),
    "cannot-be-read": (_("the file cannot be read"), _("look at its permissions")),
    "too-many-files": (_("the folder has too many files"), _("keep only what belongs to the course")),
    # Keys and values
    "missing-key": (_("“{key}” is missing"), _("add {key}:")),
    "unknown-key": (_("“{key}” is not known here"), _("remove it, or did you mean “{nearest}”?")),
    "not-text": (_("this must be text"), _("put it between quotes")),
    "empty-text": (_("the text is empty"), _("write it, or remove the key")),
    "too-long": (_("the text is too long"), _("keep it under {max_length} characters")),
    "not-this-form": (_("“{value}” has the wrong form"), _("use small letters, digits and single hyphens")),
    "not-one-of": (_("“{value}” is not one of the words allowed here"), _("use {expected}{expected_tags}")),
    "not-a-whole-number": (_("this must be a whole number"), _("write it with digits, without quotes")),
    "not-true-or-false": (_("this must be true or false"), _("write true or false")),
    "out-of-range": (_("the number is out of range"), _("{reason}")),
    "too-few": (_("too few entries"), _("at least {min_length}")),
    "too-many": (_("too many entries"), _("at most {max_length}")),
    "not-a-list": (_("this must be a list"), _("begin each entry with - ")),
    "not-a-mapping": (_("this must be keys with values"), _("write `key: value` lines")),
    "not-a-date": (_("this is not a date"), _("write it as 2027-11-30")),
    "wrong-value": (_("this value does not fit"), _("{reason}")),
    "empty-condition": (_("the condition says nothing"), _("add chose, flag, ledger, effort, all, any or not")),
    "range-without-bounds": (_("the range has no bounds"), _("add at_least or below")),
    "bands-do-not-rise": (_("bands must begin at 0 and rise"), _("order them by at_least")),
    "blanks-differ": (_("the blanks in the text and in the list differ"), _("name each {{blank}} once in both")),
    "blank-never-right": (_("nothing counts as right here"), _("add accept or clock")),
    "module-or-policy": (_("an item needs a module or a policy"), _("keep one of the two")),
    "policy-has-no-level": (_("a policy is confirmed and shows no level"), _("remove level")),
    "one-pattern": (_("a pattern needs exactly one test"), _("keep one of its tests")),
    "anchors-belong-to-the-rubric": (_("examples of a rated role-play stand in the rubric"), _("move them there")),
    "forecast-without-rubric": (_("a forecast needs a rating to compare with"), _("name a rubric, or remove it")),
    # References
    "repeated-id": (_("the id “{id}” stands a second time"), _("rename one of the two")),
    "reserved-id": (_("“{id}” has a meaning of its own"), _("rename the scene")),
    "unknown-target": (_("there is no scene “{target}”"), _("name a scene, or end")),
    "unknown-scene": (_("there is no scene “{scene}”"), _("name a scene of scenario.yaml")),
    "unknown-choice": (_("there is no choice “{choice}”"), _("name a choice of that scene")),
    "unknown-person": (_("there is nobody “{person}”"), _("add the person to people in module.yaml")),
    "unknown-flag": (_("no choice sets the flag “{flag}”"), _("add it to a choice's flags")),
    "unknown-band": (_("there is no band “{band}”"), _("name one of the bands")),
    "unknown-promise": (_("nobody makes the promise “{promise}”"), _("add it to a choice's promises")),
    "unknown-gate": (_("nothing opens the gate “{gate}”"), _("add gate to a choice, or remove repairs")),
    "unknown-rubric": (_("there is no rubric “{rubric}”"), _("name a folder of courses/rubrics")),
    "broken-rubric": (_("the rubric “{rubric}” has mistakes of its own"), _("mend rubrics/{rubric}/rubric.yaml first")),
    "unknown-message-house": (_("there is no message house “{house}”"), _("name a file of courses/message-houses")),
    "unknown-module": (_("there is no module “{module}”"), _("name a module of this folder, or remove the line")),
    "unknown-policy": (_("there is no policy “{policy}”"), _("name a file of policies, or remove the line")),
    "unknown-stage": (_("there is no stage “{stage}”"), _("name one of the stages")),
    "unknown-move": (_("the rubric {rubric} has no move “{move}”"), _("name one of its moves")),
    "unknown-mark": (_("the mark “{mark}” has no words"), _("add it to marks in module.yaml")),
    "unknown-part": (_("there is no part “{part}” in this check"), _("name one of its ids")),
    "competency-not-in-module": (
        _("{competency} is not one of the module's"),
        _("add it to competencies in module.yaml"),
    ),
    # The story
    "cycle": (_("the story can come back to “{scene}”"), _("lead on to a later scene")),
    "unreachable-scene": (_("no path comes to “{scene}”"), _("lead a choice to it, or remove it")),
    "condition-never-true": (
        _("when this is read, “{scene}” cannot have gone that way"),
        _("look at the choice's target"),
    ),
    "promise-never-settled": (_("no path settles the promise “{promise}”"), _("add settles to a choice or scene")),
    "gate-never-repaired": (_("nothing repairs “{gate}”"), _("add repairs to a later choice, if it can be mended")),
    "band-without-ending": (_("the band “{band}” may be left without an ending"), _("add an ending without when")),
    "no-quote-otherwise": (_("no quote may fit"), _("end the list with a quote without when")),
    "quote-hides-others": (_("the quotes after this one are never told"), _("move it to the end, or give it a when")),
    "ending-never-reached": (_("no path comes to the ending “{ending}”"), _("change points or bands")),
    "ledger-cannot-be-won": (_("the best path ends at {best}, below “{band}”"), _("raise start or some points")),
    "ledger-cannot-be-lost": (_("the worst path ends at {worst}, above “{band}”"), _("lower start or some points")),
    "first-scene-not-repairable": (
        _("after the worst first choice the best total is {best}"),
        _("let “{band}” stay possible"),
    ),
    "best-always-same-place": (_("the best choice is always {choice}"), _("move some choices")),
    "best-always-longest": (_("the best choice is always the longest"), _("even out the lengths")),
    "too-many-states": (_("the story is too wide to walk every path"), _("use fewer conditions or delayed lines")),
    "figures-differ": (_("{what} says {stated}, the walk gives {counted}"), _("correct the figures, or the story")),
    "figures-without-scenario": (_("figures without a story"), _("remove figures")),
    "scene-too-long": (_("{words} words before the choices"), _("keep it under {most}, or make two scenes")),
    "options-uneven": (_("the longest choice is {ratio} times the shortest"), _("keep it under {most}")),
    # Lessons, role-plays, checks
    "lesson-too-long": (_("{words} words before the question"), _("keep it under {most}")),
    "hard-to-read": (_("hard to read (LIX {lix})"), _("use shorter sentences and shorter words")),
    "answer-given-away": (
        _("the right option is {ratio} times as long as any other"),
        _("shorten it, or give the others more words"),
    ),
    "review-overdue": (_("the review was due on {date}"), _("review the module and set a new date")),
    "proof-expired": (_("this proof ran out on {date}"), _("ask {owner}: prove it anew, or retire the claim")),
    "too-many-words": (_("{words} words"), _("keep it to {most}")),
    "one-right-option": (_("exactly one option must be yes"), _("look at the verdicts")),
    "no-right-option": (_("nothing is right here"), _("mark at least one")),
    "one-most-one-least": (_("one option must be most and one least"), _("look at the verdicts")),
    "not-all-once": (_("every id must stand here once"), _("compare with the list of ids")),
    "shown-in-order": (_("the items already stand in the right order"), _("shuffle items")),
    "length-reversed": (_("the least length is above the most"), _("swap them")),
    "level-without-example": (_("no example for level {levels}"), _("add one, or name a rubric")),
    # Pictures and translations
    "missing-alt": (_("the picture {file} has no words"), _("add alt: with what it shows")),
    "picture-in-text": (_("a picture inside a text"), _("take it out and use picture: with file and alt")),
    "picture-not-there": (_("there is no {file}"), _("add the file, or remove the picture")),
    "picture-not-used": (_("no part of the module shows this picture"), _("use it, or remove the file")),
    "not-a-picture": (_("the bytes are not those of such a picture"), _("save it again as its ending says")),
    "translation-differs": (
        _("the translation says {found} where the module says {wanted}"),
        _("change texts only; write {wanted}"),
    ),
    "translation-incomplete": (_("{file} has no translation into “{language}”"), _("add {wanted}")),
    "language-without-module": (_("module.{language}.yaml is missing"), _("begin a translation with that file")),
    # Rubrics
    "weights-not-100": (_("the weights add up to {total}"), _("make them 100")),
    "too-few-examples": (_("level {level} has {count} examples"), _("write at least {least}")),
    "example-level-differs": (
        _("the example {id} says level {stated}, its criteria give {follows}"),
        _("correct its level, its levels or its gates"),
    ),
    "gate-without-example": (
        _("nothing shows the gate “{gate}”"),
        _("add example: to it, or an anchor that breaks it"),
    ),
    "criterion-without-competency": (
        _("the criterion {criterion} names no competency"),
        _("add competency:, or manner: true if it only looks at tone"),
    ),
    "unknown-competency": (_("there is no competency “{competency}”"), _("use C1 to C12")),
    "rubric-library-unknown": (_("the library has no move “{library}”"), _("name one of its moves, or use phrases")),
    "rubric-fact-unbound": (_("“{library}” needs the fact “{fact}”"), _("add the fact with its words")),
    "rubric-nothing-to-find": (_("“{id}” looks for nothing"), _("add library or phrases")),
    "rubric-hint-missing": (_("the required move “{move}” has no hint"), _("add hint: with a question")),
    "rubric-anchor-off-level": (
        _("the scorer reads {anchor} as level {scored}, you wrote {level}"),
        _("look at the rules of its criteria, or at the example"),
    ),
}


class _Given(dict[str, str]):
    """Parameters of a sentence; what is not known is left out rather than an error."""

    def __missing__(self, key: str) -> str:
        return ""


def explain(problem: Problem) -> tuple[str, str]:
    """What is wrong and how to mend it, in the reader's language. Raises KeyError for an unknown code."""
    what, mend = _WORDS[problem.code]
    if problem.code == "unknown-key" and not problem.details.get("nearest"):
        mend = _("remove it, or put a text with a comma between quotes")
    given = _Given(problem.details)
    return str(what).format_map(given), str(mend).format_map(given)


def as_line(problem: Problem) -> str:
    """One line as compilers print it: `file:line:column CODE what is wrong; how to mend it`."""
    what, mend = explain(problem)
    return f"{problem.path}:{problem.line}:{problem.column} {problem.code} {what}; {mend}"


def known_codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_WORDS)
