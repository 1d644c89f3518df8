"""py3langid's model, asked about several texts at once.

Asked for one text after the other, numpy spends most of the time on its dozen calls for each. The steps are those of
``LanguageIdentifier.rank``, and a test holds the answers to its own.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

_Counts = Mapping[int, int]


class LanguageModel:
    """The model, limited to some of its labels; the other tables are shared with the whole model."""

    def __init__(self, whole: Any, labels: Sequence[str]) -> None:  # py3langid ships no types
        import numpy

        self._model = copy.copy(whole)
        self._model.set_languages(labels)
        # A feature's row is read at once; as they are chosen, the columns would lie together instead.
        self._table = self._model.nb_ptc.astype(numpy.float32, order="C")

    def chances(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Give the probability of each label for each text."""
        import numpy

        # Nothing but rank() tells probabilities, and that takes one text.
        written = [self._model._encode(text) for text in texts]  # noqa: SLF001
        scores = self._scores([self._counts(text) for text in written])
        scores /= numpy.sqrt([[len(text) or 1] for text in written])
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return [self._merged(row) for row in scores.tolist()]

    def _counts(self, written: bytes) -> _Counts:
        from py3langid.langid import visit_counts

        found: _Counts | None = visit_counts(
            self._model.tk_nextmove,
            self._model._rowbase,  # noqa: SLF001
            self._model.tk_output,
            written,
        )
        return found or {}

    def _scores(self, counts: Sequence[_Counts]) -> Any:
        """Add up the rows of each text's features, weighted; a text without features has no preference."""
        import numpy

        features = numpy.fromiter(chain.from_iterable(counts), dtype=numpy.intp)
        numbers = numpy.fromiter(chain.from_iterable(each.values() for each in counts), dtype=numpy.float32)
        weights = numpy.zeros((len(counts), len(features)), dtype=numpy.float32)
        lengths = [len(each) for each in counts]
        weights[numpy.repeat(numpy.arange(len(counts)), lengths), numpy.arange(len(features))] = numpy.log1p(numbers)
        scores = weights @ self._table[features] + self._model.nb_pc
        scores[[length == 0 for length in lengths]] = 0.0
        return scores

    def _merged(self, row: Sequence[float]) -> dict[str, float]:
        """Name the probabilities; a label that stands for several scripts has several."""
        found: dict[str, float] = {}
        for label, chance in zip(self._model.nb_classes, row, strict=True):
            found[label] = found.get(label, 0.0) + chance
        return found
