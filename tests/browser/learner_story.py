"""The learner's story, from the sign-in page to the record of “Week five”, told once for every way to use a page."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.assessment.handed_in import GOOD
from tests.browser.hands import Hands
from tests.browser.house import Resident
from tests.browser.visitor import Visitor
from tests.learning.story import BEST

ADDED = "\n\nOn Thursday at 13:00 I ring you, whatever the test says."
CALL = "It is not done. The test failed, and two homes are still wrong across midnight.\nFriday is safe all the same."
MOVES = ("see", "own", "fix", "when", "learn")
# For each check, what is picked: field, and value of the box, entry of the list, or words.
CHECKS: dict[str, Sequence[tuple[str, str]]] = {
    "first-sentence": (("most", "c"), ("least", "b")),
    "order-of-moves": tuple((f"place-{move}", str(n)) for n, move in enumerate(MOVES, 1)),
    "hidden-blame": (("option", "ii"), ("option", "iv")),
    "yours-to-promise": (("option", "b"),),
    "fear-and-answer": tuple((f"pair-{fear}", fear) for fear in ("zero", "friday", "nobody", "blamed")),
    "the-thursday-promise": (
        ("blank-target", "target"), ("blank-promise", "promise"), ("blank-safe", "safe"), ("blank-hour", "13:00"),
    ),
    "an-hour-late": (("most", "b"), ("least", "c")),
    "handover-note": (("option", "c"),),
}  # fmt: skip
LOOK_AGAIN_TIMES = 200


class Learner:
    """One person at one window, with one pair of hands."""

    def __init__(self, visitor: Visitor, hands: Hands, who: Resident) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.hands = hands
        self.who = who
        self.answers: list[int] = []

    def story(self) -> None:
        """Everything, in order."""
        self.sign_in()
        self.start()
        self.play()
        self.look_at_path()
        self.write_answer(GOOD, forecast=3)
        self.read_feedback("feedback")
        self.try_again()
        self.read_feedback("feedback-second")
        self.go("Continue")
        self.write_call()
        self.answer_checks()
        self.look_back()
        self.at_the_end()

    def sign_in(self) -> None:
        """Through the sign-in page to home."""
        self.visitor.go("/")
        self.visitor.look("sign-in")
        self.hands.write(self.page.get_by_label("E-mail"), self.who.email)
        self.hands.write(self.page.get_by_label("Password"), self.who.password)
        self.push("Sign in")
        expect(self.page).to_have_title("Your next step · Rapport")
        self.visitor.look("home")

    def start(self) -> None:
        """From home over the module's page to the brief and the first lesson."""
        self.go("All modules")
        self.visitor.look("modules")
        self.go("Week five")
        self.visitor.look("module")
        self.push("Start")
        self.visitor.look("brief")
        self.push("Begin")

    def play(self) -> None:
        """All scenes with the best choices, and each lesson where the story puts it."""
        for _n in range(20):
            if "/lessons/" in self.page.url:
                self._read_lesson()
            elif self.page.locator("input[name=choice]").count():
                self._answer_scene()
            else:
                break
        self.visitor.look("ending")

    def _read_lesson(self) -> None:
        name = self.page.url.rsplit("/", 1)[1].partition("#")[0]
        self.visitor.look(f"lesson-{name}")
        self.hands.choose(self.page.locator("input[name=option]").first)
        self.push("Check my choice")
        expect(self.page.locator("#decide .said-back")).to_be_visible()
        self.visitor.look(f"lesson-{name}-told")
        self.push("Continue")

    def _answer_scene(self) -> None:
        scene = self.page.locator("input[name=scene]").input_value()
        self.visitor.look(f"scene-{scene}")
        self.hands.choose(self.page.locator(f"input[name=choice][value={BEST[scene]}]"))
        self.hands.press(self.page.locator("form.reply button[type=submit]"))

    def look_at_path(self) -> None:
        """From the ending to the transcript, once into “what if”, and back."""
        self.go(re.compile("Your path, with"))
        self.visitor.look("transcript")
        self.hands.press(self.page.get_by_role("link", name=re.compile("What if")).first)
        self.visitor.look("what-if")
        self.hands.choose(self.page.locator("input[name=path]").first)
        self.push("See what follows")
        self.visitor.look("what-if-next")
        self.page.go_back()
        self.page.go_back()
        self.go("Back to your place")
        self.push("Continue")

    def write_answer(self, text: str, *, forecast: int) -> None:
        """Write to Ingrid with a forecast and hand in."""
        self.visitor.look("answer")
        self.hands.write(self.page.locator("#text"), text)
        self.hands.choose(self.page.locator(f"input[name=forecast][value='{forecast}']"))
        self.push("Hand in")

    def read_feedback(self, name: str) -> None:
        """Wait as the page offers it: by its link, which the script rewrites and which loads anew without one."""
        self.answers.append(int(re.findall(r"/answers/(\d+)/", self.page.url)[0]))
        heading = self.page.locator("h1")
        if "is being read" in heading.inner_text():
            self._wait_until_read(name)
        expect(self.page.locator(".own")).to_contain_text("I stay your only contact")
        expect(self.page.get_by_role("heading", name="How it was scored")).to_be_visible()
        self.visitor.look(name)

    def _wait_until_read(self, name: str) -> None:
        if self.visitor.scripts:
            ready = self.page.get_by_role("link", name="Read the feedback")
            ready.wait_for(timeout=60_000)
            expect(self.page.locator("[data-look-again-status]")).to_have_text("Your feedback is ready.")
            self.visitor.look(f"being-read-{name}")
            self.hands.press(ready)
            return
        self.visitor.look(f"being-read-{name}")
        for _n in range(LOOK_AGAIN_TIMES):
            again = self.page.get_by_role("link", name="Look again")
            if not again.count():
                return
            self.hands.press(again)
            self.page.wait_for_timeout(250)
        raise AssertionError("the answer was not read")

    def try_again(self) -> None:
        """A second answer that grows out of the first."""
        self.go("Try again")
        field = self.page.locator("#text")
        # A form's line ends are CRLF on the wire; what comes back reads the same.
        expect(field).to_have_value(GOOD)
        self.hands.write(field, GOOD + ADDED)
        self.push("Hand in")

    def write_call(self) -> None:
        """The second role-play: no forecast, examples to compare with."""
        assert self.page.locator("input[name=forecast]").count() == 0
        self.visitor.look("call")
        self.hands.write(self.page.locator("#text"), CALL)
        self.push("Hand in")
        expect(self.page.locator("h1")).to_contain_text("Compare")
        self.visitor.look("examples")
        self.go("Continue")

    def answer_checks(self) -> None:
        """Every check: the first one wrong at first."""
        first = next(iter(CHECKS))
        self._fill_check((("most", "b"), ("least", "a")))
        self.push("Answer")
        self.visitor.look(f"check-{first}-wrong")
        for n, (check, answers) in enumerate(CHECKS.items()):
            expect(self.page).to_have_url(re.compile(f"/checks/{check}"))
            self.visitor.look(f"check-{check}")
            self._fill_check(answers)
            self.push(re.compile("^Answer"))
            expect(self.page.get_by_text("Right.", exact=True).first).to_be_visible()
            self.visitor.look(f"check-{check}-right")
            self.go("Next check" if n < len(CHECKS) - 1 else "Continue")

    def _fill_check(self, answers: Sequence[tuple[str, str]]) -> None:
        for name, value in answers:
            fields = self.page.locator(f"main [name='{name}']")
            if fields.first.get_attribute("type") in ("radio", "checkbox"):
                self.hands.choose(self.page.locator(f"main [name='{name}'][value='{value}']"))
            elif fields.first.evaluate("field => field.tagName") == "SELECT":
                self.hands.pick(fields, value)
            else:
                self.hands.write(fields, value)

    def look_back(self) -> None:
        """The reflection, finished with the plan filled in."""
        self.visitor.look("reflection")
        self.push("Finish the module")
        expect(self.page.locator("[data-error-summary]")).to_be_visible()
        self.visitor.look("reflection-refused")
        self.hands.write(self.page.locator("[id='note-question:promise']"), "Told before she asked. The call at 12:40.")
        self.hands.write(self.page.locator("[id='note-blank:fact']"), "the number of people")
        self.hands.write(self.page.locator("[id='note-blank:hour']"), "a time on the clock")
        self.push("Finish the module")

    def at_the_end(self) -> None:
        """The record, and home with the module done."""
        expect(self.page.get_by_text(f"{self.who.name} completed this module.")).to_be_visible()
        self.visitor.look("record")
        self.go("Your start page")
        expect(self.page.get_by_role("list", name="Done").get_by_role("link", name="Week five")).to_be_visible()
        self.visitor.look("home-done")

    def see_confirmed(self, answer_id: int) -> None:
        """The feedback once a person has rated; signs in first where that is needed."""
        self.visitor.go(f"/answers/{answer_id}/feedback")
        if self.page.get_by_label("Password").count():
            self.hands.write(self.page.get_by_label("E-mail"), self.who.email)
            self.hands.write(self.page.get_by_label("Password"), self.who.password)
            self.push("Sign in")
        expect(self.page.get_by_role("heading", name="The reviewer says")).to_be_visible()
        self.visitor.look("feedback-confirmed")

    def push(self, label: str | re.Pattern[str]) -> None:
        """Use a button of the page's main part."""
        self.hands.press(self._one(self.page.locator("main").get_by_role("button", name=label, exact=True)))

    def go(self, label: str | re.Pattern[str]) -> None:
        """Follow a link."""
        self.hands.press(self._one(self.page.get_by_role("link", name=label, exact=True)))

    def _one(self, found: Locator) -> Locator:
        return found.first
