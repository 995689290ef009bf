"""The text model: pinned files, the published way of cutting words, the same vectors every time, life without it."""

import numpy
import pytest

from app import text_model as module
from app.assessment import fitted
from app.text_model import ModelChanged, ModelMissing, WordPieces, text_model


@pytest.fixture
def fresh():
    """No model in memory before and after."""
    text_model.cache_clear()
    fitted.encoder.cache_clear()
    yield
    text_model.cache_clear()
    fitted.encoder.cache_clear()


def test_words_are_cut_into_the_longest_known_pieces():
    known = {sign: number for number, sign in enumerate(("[UNK]", "[CLS]", "[SEP]", "pay", "##roll", "cafe", "!", "-"))}
    cut = WordPieces(known)
    assert cut.ids("Payroll!") == [1, 3, 4, 6, 2]
    assert cut.ids("CAFÉ-pay") == [1, 5, 7, 3, 2]
    assert cut.ids("xyz pay") == [1, 0, 3, 2]
    assert len(cut.ids("pay " * 500)) == module.LONGEST


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours():
    model = text_model()
    alone, together = model.encode(["I am sorry."]), model.encode(["The file comes at four.", "I am sorry.", "x"])
    assert numpy.array_equal(alone[0], together[1])
    assert numpy.allclose(numpy.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_what_means_the_same_lies_closer_than_what_does_not():
    sorry, regret, cabinet = text_model().encode(
        ["I am sorry.", "We apologise to you.", "The cabinet is on Mill Lane."]
    )
    assert sorry @ regret > sorry @ cabinet + 0.2


def test_a_file_that_is_not_the_pinned_one_is_refused(fresh, monkeypatch, tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"something else")
    monkeypatch.setattr(module, "_path", lambda package, name: tmp_path / "model.onnx")
    with pytest.raises(ModelChanged, match=r"model\.onnx"):
        text_model()
    assert fitted.encoder() is None


def test_without_the_files_the_scorer_goes_on_with_rules(fresh, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert not module.is_installed()
    with pytest.raises(ModelMissing, match="make models"):
        text_model()
    assert fitted.encoder() is None


def test_web_workers_do_not_carry_the_model():
    import subprocess
    import sys

    script = "import sys, app.factory; print(sorted({'numpy', 'onnxruntime'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
    assert told.strip() == "[]"
