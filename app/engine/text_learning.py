"""Learning levels from whole texts: words, pieces of words and a sentence vector in one kernel ridge. Needs numpy.

For corpora whose rubric nobody has written as moves. One setting for every corpus.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

HOLD = 0.5
_WORD = re.compile(r"[a-z0-9']+")
Matrix = Any


def kernel(texts: Sequence[str], vectors: Matrix) -> Matrix:
    """How alike each two texts are: words and pairs of words, runs of three to five letters, meaning."""
    words = _weighted([_words(text) for text in texts])
    letters = _weighted([_letters(text) for text in texts])
    meaning = np.asarray(vectors, np.float32)
    return words @ words.T + letters @ letters.T + meaning @ meaning.T


def learned_levels(similar: Matrix, levels: Sequence[int], train: Sequence[int], test: Sequence[int]) -> list[int]:
    """Levels for `test`, learned from `levels` of `train` (indices into `similar`).

    Cuts between levels are set so that answers left out of the fit have the levels' shares.
    """
    known = np.array([levels[i] for i in train], np.float64)
    own = similar[np.ix_(train, train)]
    inverse = np.linalg.inv(own + HOLD * np.eye(len(train)))
    weights = inverse @ (known - known.mean())
    left_out = known - weights / np.diag(inverse)
    said = similar[np.ix_(test, train)] @ weights + known.mean()
    scale = sorted({int(level) for level in known})
    ordered = np.sort(left_out)
    shares = np.cumsum([np.mean(known == level) for level in scale])[:-1]
    cuts = [float(np.quantile(ordered, share)) for share in shares]
    return [scale[int(np.searchsorted(cuts, value))] for value in said]


def _weighted(bags: list[Counter[str]], most: int = 6000) -> Matrix:
    """Rows of length 1: rare features count more, those of a single text nothing."""
    spread = Counter(name for bag in bags for name in bag)
    names = sorted((name for name, n in spread.items() if n >= 2), key=lambda name: (-spread[name], name))[:most]
    place = {name: index for index, name in enumerate(names)}
    rows = np.zeros((len(bags), max(1, len(names))), np.float32)
    for index, bag in enumerate(bags):
        for name, n in bag.items():
            if name in place:
                rows[index, place[name]] = (1 + np.log(n)) * (1 + np.log(len(bags) / spread[name]))
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length == 0, 1, length)


def _words(text: str) -> Counter[str]:
    found = _WORD.findall(text.lower())
    return Counter([*found, *(f"{a} {b}" for a, b in pairwise(found))])


def _letters(text: str) -> Counter[str]:
    plain = " ".join(_WORD.findall(text.lower()))[:2000]
    return Counter(plain[i : i + size] for size in (3, 4, 5) for i in range(len(plain) - size + 1))
