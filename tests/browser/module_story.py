"""Any module, played through in a browser from its page to its record, by what its own files say is right."""

from collections.abc import Iterable, Mapping

from playwright.sync_api import Locator, expect

from app.engine.check_answers import right_response
from app.engine.course.checks import Blank, Check, FillCheck, MatchCheck, OrderCheck
from app.engine.course.model import Module
from tests.browser.visitor import Visitor

MOST_PAGES = 80
FIRST_MINUTE = "00:00"


class ModulePlayer:
    """Somebody signed in at one window who plays a module; `texts` are the answers by role-play.

    `answers` are the ids of what was handed in for people to rate. `channels` are those of the scenes met.
    """

    def __init__(self, visitor: Visitor, module: Module, texts: Mapping[str, str]) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.module = module
        self.texts = texts
        self.answers: list[int] = []
        self.channels: set[str] = set()

    def play(self) -> None:
        """From the module's page to the record."""
        self.begin(MOST_PAGES)
        expect(self.page.get_by_text("completed this module.")).to_be_visible()
        self._look("record")

    def begin(self, pages: int) -> None:
        """From the module's page so many pages on, at most to the record."""
        self.visitor.go(f"/modules/{self.module.id}")
        self._look("module")
        self._push("Start")
        for _n in range(pages):
            if "/record" in self.page.url:
                break
            self._next_page()

    def _next_page(self) -> None:
        path = self.page.url.partition("?")[0]
        if path.endswith("/brief"):
            self._look("brief")
            self._submit("form button[type=submit].btn-primary")
        elif "/lessons/" in path:
            self._lesson()
        elif path.partition("#")[0].endswith("/scenario"):
            self._scene()
        elif "/role-plays/" in path:
            self._role_play(path.partition("#")[0].rsplit("/", 1)[1])
        elif "/checks/" in path:
            self._check(path.partition("#")[0].rsplit("/", 1)[1])
        elif path.partition("#")[0].endswith("/reflection"):
            self._reflection()
        else:
            # Feedback, examples, the ending: the way on is a link.
            self._look(path.partition("#")[0].rsplit("/", 1)[1])
            self._follow(self.page.get_by_role("link", name="Continue").first)

    def _lesson(self) -> None:
        self._look("lesson")
        self.page.locator("input[name=option]").first.locator("xpath=ancestor::label").click()
        self._push("Check my choice")
        self._push("Continue")

    def _scene(self) -> None:
        choices = self.page.locator("input[name=choice]")
        if not choices.count():
            self._look("ending")
            self._push("Continue")
            return
        scene_id = self.page.locator("input[name=scene]").input_value()
        assert self.module.scenario is not None
        self.channels.add(self.module.scenario.scenes_by_id[scene_id].channel)
        self._look(f"scene-{scene_id}")
        choices.first.locator("xpath=ancestor::label").click()
        self._submit("form.reply button[type=submit]")

    def _role_play(self, role_play: str) -> None:
        self._look(f"answer-{role_play}")
        self.page.locator("#text").fill(self.texts[role_play])
        forecast = self.page.locator("input[name=forecast][value='3']")
        if forecast.count():
            forecast.locator("xpath=ancestor::label").click()
        self._push("Hand in")
        answer_id = int(self.page.url.rpartition("/answers/")[2].partition("/")[0])
        if "/feedback" in self.page.url:
            self.answers.append(answer_id)

    def _check(self, check_id: str) -> None:
        assert self.module.checks is not None
        check = self.module.checks.check(check_id)
        assert check is not None
        self._look(f"check-{check_id}")
        for field, value in right_fields(check):
            self._fill(field, value)
        self._push("Answer")
        expect(self.page.get_by_text("Right.", exact=True).first).to_be_visible()
        last = check is self.module.checks.checks[-1]
        self._follow(self.page.get_by_role("link", name="Continue" if last else "Next check", exact=True))

    def _fill(self, field: str, value: str) -> None:
        fields = self.page.locator(f"main [name='{field}']")
        if fields.first.get_attribute("type") in ("radio", "checkbox"):
            self.page.locator(f"main [name='{field}'][value='{value}']").locator("xpath=ancestor::label").click()
        elif fields.first.evaluate("field => field.tagName") == "SELECT":
            fields.select_option(value)
        else:
            fields.fill(value)

    def _reflection(self) -> None:
        self._look("reflection")
        for field in self.page.locator("input[name^='note-blank:']").all():
            field.fill("the next call of the week")
        self._push("Finish the module")

    def _look(self, name: str) -> None:
        self.visitor.look(f"{self.module.id}-{name}")

    def _push(self, label: str) -> None:
        self._follow(self.page.locator("main").get_by_role("button", name=label, exact=True).first)

    def _submit(self, selector: str) -> None:
        self._follow(self.page.locator(f"main {selector}").first)

    def _follow(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.click()


def right_fields(check: Check) -> Iterable[tuple[str, str]]:
    """Name and value of every field that answers a check right."""
    response = right_response(check)
    if isinstance(check, FillCheck):
        return [(f"blank-{blank.id}", _right_words(blank)) for blank in check.blanks]
    if isinstance(check, OrderCheck):
        return [(f"place-{item}", str(n)) for n, item in enumerate(response, 1)]
    if isinstance(response, Mapping):
        start = "pair-" if isinstance(check, MatchCheck) else ""
        return [(f"{start}{name}", value) for name, value in response.items()]
    return [("option", option) for option in ([response] if isinstance(response, str) else response)]


def _right_words(blank: Blank) -> str:
    if blank.accept:
        return blank.accept[0]
    assert blank.clock is not None
    return blank.clock.at_least or FIRST_MINUTE
