"""The rubrics of "One voice" and of "Press publish?": what their cues take for a slip, and what not."""

from app.engine.scoring import score
from tests.engine.scoring.case import bank_public, sharing_kit, sixty_seconds


def test_his_monday_as_a_fact_is_no_blame() -> None:
    fact = (
        "You rang on Monday and waited sixteen minutes. On Mondays it takes about nine minutes. That was our mistake."
    )
    blame = "You rang at the worst hour of the week. On Monday at eight everybody rings, so it takes a while then."
    assert [gate.id for gate in score(sixty_seconds(), fact * 2, prompt="").gates] == []
    assert [gate.id for gate in score(sixty_seconds(), blame * 2, prompt="").gates] == ["blames_hour"]


def test_his_own_words_may_be_said_back_and_the_account_may_not() -> None:
    back = "Charged twice and a third message without an answer, I am sorry. Logged as a complaint, you hear by 17:00."
    told = "Charged twice, because the transfer was sent twice from your phone. Logged as a complaint, by 17:00."
    assert [gate.id for gate in score(bank_public(), back * 2, prompt="").gates] == []
    assert [gate.id for gate in score(bank_public(), told * 2, prompt="").gates] == ["case_told"]


def test_a_kit_that_leaves_work_talk_free_breaks_no_gate() -> None:
    kit = "If you like to post: say that you work here. You may also write about your pay and hours, as always. "
    assert [gate.id for gate in score(sharing_kit(), kit * 2, prompt="").gates] == []
