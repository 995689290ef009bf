"""Names and addresses of the writer are hidden from reviewers."""

from app.engine.masking import masked


def test_the_writer_s_name_and_addresses_are_hidden_at_equal_length():
    text = "Write to me. Joost van Dijk, joost@norvale.example"
    hidden = masked(text, name="Joost van Dijk")
    assert len(hidden) == len(text)
    assert "Joost" not in hidden
    assert "norvale" not in hidden
    assert hidden.startswith("Write to me. ")


def test_other_names_and_parts_of_words_stay():
    assert masked("Ingrid, Leifson is fine.", name="Leif Son") == "Ingrid, Leifson is fine."


def test_no_name_hides_nothing():
    assert masked("Regards, A", name="A") == "Regards, A"
