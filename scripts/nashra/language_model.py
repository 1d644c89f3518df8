"""py3langid's model, asked about several texts at once.

Asked for one text after the other, numpy spends most of the time on its dozen calls for each. The steps are those of
``LanguageIdentifier.rank``, and a test holds the answers to its own. numpy is imported with the first question, because
most commands ask none.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

# Words, about 300 bytes each in every process.
_REMEMBERED = 16_384
# What is longer than any word is taken in parts, so that nothing huge is remembered.
_WORDS = re.compile(rb"[^ ]{0,48} ?", re.DOTALL)

_Counts = Mapping[int, int]


class LanguageModel:
    """The model, limited to some of its labels; all its tables are those of the whole model.

    ``names`` gives each label the name to be told by; the probabilities of labels with one name are added up.
    """

    def __init__(self, whole: Any, names: Mapping[str, str]) -> None:  # py3langid ships no types
        import numpy

        self._model = whole
        self._columns = [place for place, label in enumerate(whole.nb_classes) if label in names]
        self._names = list(dict.fromkeys(names.values()))
        merged = [self._names.index(names[whole.nb_classes[place]]) for place in self._columns]
        self._merging = numpy.eye(len(self._names), dtype=numpy.float32)[merged]
        # The automaton's tables lie far apart in memory, and texts repeat their words.
        self._steps = functools.lru_cache(maxsize=_REMEMBERED)(self._walk)

    def chances(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Give the probability of each name for each text."""
        import numpy

        # Nothing but rank() tells probabilities, and that takes one text.
        written = [self._model._encode(text) for text in texts]  # noqa: SLF001
        scores = self._scores([self._counts(text) for text in written])
        scores /= numpy.sqrt([[len(text) or 1] for text in written])
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return [dict(zip(self._names, row, strict=True)) for row in (scores @ self._merging).tolist()]

    def _counts(self, written: bytes) -> _Counts:
        """Count a text's features, which an automaton finds byte by byte."""
        state = 0
        found: list[int] = []
        for word in _WORDS.findall(written):
            state, features = self._steps(state, word)
            found += features
        return Counter(found)

    def _walk(self, state: int, word: bytes) -> tuple[int, tuple[int, ...]]:
        """Go on from a state through a word: the state behind it, and the features in it."""
        moves, rows, output = self._model.tk_nextmove, self._model._rowbase, self._model.tk_output  # noqa: SLF001
        found = []
        for byte in word:
            state = moves[rows[state] + byte]
            if output[state] >= 0:
                found.append(output[state])
        return state, tuple(found)

    def _scores(self, counts: Sequence[_Counts]) -> Any:
        """Add up the rows of each text's features, weighted; a text without features has no preference."""
        import numpy

        features = numpy.fromiter(chain.from_iterable(counts), dtype=numpy.intp)
        numbers = numpy.fromiter(chain.from_iterable(each.values() for each in counts), dtype=numpy.float32)
        weights = numpy.zeros((len(counts), len(features)), dtype=numpy.float32)
        lengths = [len(each) for each in counts]
        weights[numpy.repeat(numpy.arange(len(counts)), lengths), numpy.arange(len(features))] = numpy.log1p(numbers)
        # Rows are read first, because each lies together. The few that a text needs are cut and widened here:
        # a narrow table for each script would take 30 MB in every process.
        table = self._model.nb_ptc[features][:, self._columns].astype(numpy.float32, order="C")
        scores = weights @ table + self._model.nb_pc[self._columns]
        scores[[length == 0 for length in lengths]] = 0.0
        return scores
