"""The reviewer's story: the queue, one answer taken and rated with evidence, the comparison with the draft."""

from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.house import Resident
from tests.browser.visitor import Visitor

CRITERIA = ("A1", "A2", "A3", "A4", "A5", "A6")
# The sentence that decided, by criterion; the last one is read across the whole answer.
DECIDING = {"A1": 1, "A2": 2, "A3": 4, "A4": 5, "A5": 6}
LEVEL = 3
COMMENT = "You name her people first, and she knows your next hour."


class Reviewer:
    """A reviewer at one window."""

    def __init__(self, visitor: Visitor, hands: Hands, who: Resident) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.hands = hands
        self.who = who

    def sign_in(self) -> None:
        """Through the sign-in page to the queue."""
        self.visitor.go("/review")
        self.hands.write(self.page.get_by_label("E-mail"), self.who.email)
        self.hands.write(self.page.get_by_label("Password"), self.who.password)
        self.hands.press(self.page.get_by_role("button", name="Sign in", exact=True))
        expect(self.page.locator("h1")).to_have_text("Answers to read")
        self.visitor.look("queue")

    def take(self, answer_id: int) -> None:
        """Take one answer out of the queue."""
        self.hands.press(self.page.locator(f"form[action='/review/{answer_id}/claim'] button"))
        expect(self.page.locator("h1")).to_contain_text("Read an answer")
        # Read first: the scorer's draft is nowhere on the page.
        expect(self.page.locator("main")).not_to_contain_text("Found:")
        self.visitor.look("review")

    def rate_by_keys(self) -> None:
        """A double click marks a word and with it its sentence; a number picks the level and goes on."""
        for criterion in CRITERIA:
            if sentence := DECIDING.get(criterion):
                self.page.locator(f"[data-sentence='{sentence}']").dblclick()
                expect(self.page.locator(f"[data-marked-for={criterion}]")).to_have_text(f": {sentence}")
            self.page.keyboard.press(str(LEVEL))
            assert self.page.locator(f"input[name=level-{criterion}][value='{LEVEL}']").is_checked()
        self.visitor.look("review-filled")

    def rate_by_keys_alone(self) -> None:
        """No mouse and no Tab key: a level, arrows and Space for its sentence, Enter for the next criterion."""
        keys = self.page.keyboard
        for criterion in CRITERIA:
            keys.press(str(LEVEL))
            assert self.page.locator(f"input[name=level-{criterion}][value='{LEVEL}']").is_checked()
            if sentence := DECIDING.get(criterion):
                for _n in range(sentence - 1):
                    keys.press("ArrowDown")
                keys.press("Space")
                expect(self.page.locator(f"[data-marked-for={criterion}]")).to_have_text(f": {sentence}")
                if criterion == "A2":
                    self.visitor.look("review-sentences")
                keys.press("Enter")
        expect(self.page.locator("input[name=gate]").first).to_be_focused()

    def rate_by_boxes(self) -> None:
        """A radio button a level, a checkbox a sentence."""
        for criterion in CRITERIA:
            self.hands.choose(self.page.locator(f"input[name=level-{criterion}][value='{LEVEL}']"))
            if sentence := DECIDING.get(criterion):
                self.hands.press(self.page.locator(f"#level-{criterion} summary"))
                self.hands.choose(self.page.locator(f"input[name=sentence-{criterion}][value='{sentence}']"))
        self.visitor.look("review-filled")

    def save(self) -> None:
        """With a sentence to the writer."""
        self.hands.write(self.page.locator("#comment-text"), COMMENT)
        self.hands.press(self.page.get_by_role("button", name="Save and compare"))
        expect(self.page.locator("h1")).to_have_text("Your rating is saved")
        self.visitor.look("review-saved")

    def refused_without_evidence(self) -> None:
        """Levels alone are refused, with the places to mend, and everything stays chosen."""
        for criterion in CRITERIA:
            self.hands.choose(self.page.locator(f"input[name=level-{criterion}][value='{LEVEL}']"))
        self.hands.press(self.page.get_by_role("button", name="Save and compare"))
        expect(self.page.locator("[data-error-summary] li")).to_have_count(len(CRITERIA) - 1)
        assert self.page.locator(f"input[name=level-A1][value='{LEVEL}']").is_checked()
        self.visitor.look("review-refused")
