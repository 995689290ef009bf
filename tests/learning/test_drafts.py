"""Drafts: whatever arrives in which order, no text is lost without its writer having been shown it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import db, unit_of_work
from app.errors import Missing
from app.events.kinds import Kind
from app.events.models import Event
from app.learning.models import Attempt
from app.learning.operations.answers import submit_answer
from app.learning.operations.drafts import MAX_CHARACTERS, DraftConflict, TextTooLong, save_draft
from app.learning.queries.drafts import NOTHING, DraftText, draft_of
from tests.conftest import NOON
from tests.factories import make_person
from tests.learning.at_step import attempt_before

MAIL = "ingrid-mail"


@pytest.fixture
def attempt(app) -> Attempt:
    return attempt_before(f"role-play:{MAIL}")


def save(attempt: Attempt, text: str, base: int, **values) -> DraftText:
    values = {"actor_id": attempt.person_id, "role_play": MAIL, "at": NOON, **values}
    with unit_of_work():
        return save_draft(attempt_id=attempt.id, text=text, base_revision=base, **values)


def test_each_save_follows_the_one_before(attempt):
    assert save(attempt, "One", 0).revision == 1
    second = save(attempt, "Two", 1, at=NOON + timedelta(minutes=5))
    assert draft_of(attempt_id=attempt.id, role_play=MAIL) == second
    assert (second.text, second.revision, second.saved_at) == ("Two", 2, NOON + timedelta(minutes=5))


def test_an_older_page_never_overwrites_a_newer_text(attempt):
    save(attempt, "From the phone", 0)
    with pytest.raises(DraftConflict) as refused:
        save(attempt, "From the desk", 0)
    assert (refused.value.theirs.text, refused.value.theirs.revision) == ("From the phone", 1)
    assert refused.value.mine == "From the desk"
    assert draft_of(attempt_id=attempt.id, role_play=MAIL).text == "From the phone"


def test_after_a_restored_backup_a_revision_from_the_future_is_no_licence(attempt):
    save(attempt, "Restored", 0)
    with pytest.raises(DraftConflict):
        save(attempt, "Typed before", 9)


def test_the_same_text_again_changes_nothing(attempt):
    first = save(attempt, "One\r\nline", 0)
    assert first.text == "One\nline"
    assert save(attempt, "One\nline", 0) == first


def test_white_space_stays_while_one_types(attempt):
    assert save(attempt, "Dear \n\n", 0).text == "Dear \n\n"


def test_characters_that_no_database_takes(attempt):
    assert save(attempt, "a\x00b\ud800c", 0).text == "ab?c"


def test_a_text_beyond_all_measure_is_refused_and_the_draft_stays(attempt):
    save(attempt, "Short", 0)
    with pytest.raises(TextTooLong):
        save(attempt, "x" * (MAX_CHARACTERS + 1), 1)
    assert draft_of(attempt_id=attempt.id, role_play=MAIL).text == "Short"


def test_only_ones_own_draft_and_only_of_the_module(attempt):
    with pytest.raises(Missing):
        save(attempt, "Not mine", 0, actor_id=make_person().id)
    with pytest.raises(Missing):
        save(attempt, "No such", 0, role_play="no-such")
    assert draft_of(attempt_id=attempt.id, role_play=MAIL) == NOTHING


def test_events_tell_that_a_draft_was_begun_and_not_how_somebody_types(attempt):
    for revision, text in enumerate(("A", "Ab", "Abc")):
        save(attempt, text, revision)
    events = db.session.query(Event).filter_by(kind=Kind.DRAFT_SAVED.value).all()
    assert [event.subjects for event in events] == [{"attempt_id": attempt.id, "role_play": MAIL}]


def hand_in(attempt: Attempt, text: str, *, key: str, revision: int | None = None) -> None:
    with unit_of_work():
        submit_answer(
            attempt_id=attempt.id,
            role_play=MAIL,
            client_key=key,
            text=text,
            draft_revision=revision,
            actor_id=attempt.person_id,
            at=NOON,
        )


def test_handing_in_empties_the_draft_and_its_revision_goes_on(attempt):
    save(attempt, "Dear Ingrid", 0)
    hand_in(attempt, "Dear Ingrid, all of it", key="key-00001", revision=1)
    assert draft_of(attempt_id=attempt.id, role_play=MAIL).text == ""
    save(attempt, "The next try", 2)
    with pytest.raises(DraftConflict):
        save(attempt, "A page from before", 1)


def test_a_newer_draft_from_another_page_survives_the_handing_in(attempt):
    save(attempt, "On the desk", 0)
    save(attempt, "On the phone, newer", 1)
    hand_in(attempt, "On the desk, finished", key="key-00001", revision=1)
    assert draft_of(attempt_id=attempt.id, role_play=MAIL).text == "On the phone, newer"


def test_a_save_that_arrives_after_its_page_was_handed_in_is_no_new_draft(attempt):
    save(attempt, "Dear", 0)
    hand_in(attempt, "Dear Ingrid", key="key-00001", revision=1)
    assert save(attempt, "Dear Ingrid", 1, client_key="key-00001").text == ""


steps = st.lists(
    st.tuples(st.sampled_from(["type", "save", "save twice", "hand in", "open"]), st.integers(0, 2)), max_size=24
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_no_interleaving_of_three_pages_loses_a_text_silently(attempt, steps):
    """A text that the server took stays there until its own page line goes on from it, or it was shown and replaced."""
    attempt = attempt_before(f"role-play:{MAIL}")
    pages = [Page(attempt) for _ in range(3)]
    written: set[str] = set()
    for n, (what, which) in enumerate(steps):
        page = pages[which]
        before = draft_of(attempt_id=attempt.id, role_play=MAIL)
        if what == "open":
            page.open()
        elif what == "type":
            page.text = f"{page.text}{n}."
        elif what == "hand in" and page.text.strip():
            key = f"key-{attempt.id}-{n:04}"
            hand_in(attempt, page.text, key=key, revision=page.revision)
            written.add(page.text)
        elif what.startswith("save"):
            page.save()
            if what == "save twice":
                page.save()
        after = draft_of(attempt_id=attempt.id, role_play=MAIL)
        assert after.revision >= before.revision
        if after.text != before.text and before.text:
            assert page.had_seen(before) or before.text in written


class Page:
    """A page with a text and the revision it started from; it knows every text it was ever shown or wrote."""

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt
        self.text, self.revision = "", 0
        self.seen = {""}

    def open(self) -> None:
        found = draft_of(attempt_id=self.attempt.id, role_play=MAIL)
        self.text, self.revision = found.text, found.revision
        self.seen.add(found.text)

    def save(self) -> None:
        try:
            kept = save(self.attempt, self.text, self.revision)
        except DraftConflict as refused:
            # The page shows both; the writer keeps this page's text.
            self.seen.add(refused.theirs.text)
            self.revision = refused.theirs.revision
            return
        self.seen.add(kept.text)
        self.revision = kept.revision

    def had_seen(self, draft: DraftText) -> bool:
        return draft.text in self.seen
