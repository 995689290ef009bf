"""Fifty posts of one submission at once make one answer and one rating."""

import threading
from pathlib import Path

import pytest

from tests.faults.installation import Installation, Reply

pytestmark = pytest.mark.faults

POSTS = 50
KEY = "one-and-the-same-key"
TEXT = "Ingrid, that was our error. By 16:00 today I send you a corrected file, checked by a colleague."


def test_fifty_posts_of_one_submission_make_one_answer(database_url: str, tmp_path: Path) -> None:
    url = "" if database_url.startswith("sqlite") else database_url
    place = Installation(tmp_path / "installation", database_url=url)
    [learner] = place.prepare(1)
    place.start()
    replies: list[Reply] = []
    together = threading.Barrier(POSTS)

    def post() -> None:
        together.wait()
        replies.append(place.hand_in(learner, KEY, TEXT, timeout=60))

    threads = [threading.Thread(target=post) for _n in range(POSTS)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        place.wait_until_rated(120)
    finally:
        place.stop()
    assert {(reply.status, reply.location) for reply in replies} == {(303, "/answers/1/feedback")}
    assert len(replies) == POSTS
    assert place.scalar("SELECT count(*) FROM answers") == 1
    assert place.scalar("SELECT count(*) FROM ratings") == 1
    assert place.scalar("SELECT count(*) FROM events WHERE kind = 'answer.submitted'") == 1
    assert place.scalar("SELECT count(*) FROM drafts WHERE text <> ''") == 0
