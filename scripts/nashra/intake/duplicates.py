"""Finding articles that are there already: the same text, nearly the same text, or the same address.

A text is compared by its shingles, that is by its runs of four folded words, of which a sample chosen by
their digests stands for all. Only texts that share some of their first samples are compared at all, so the
work grows with the number of texts and not with its square.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nashra.orthography.fold import fold_words
from nashra.problems import Problem, Severity

_SHINGLE = 4
# One shingle of so many is in the sample.
_SAMPLED = 8
# A text is looked up by so many of its samples, of which it must share some with another to be compared; of
# each sample the first texts that have it are known, because many have one that is part of a frame.
_LOOKED_UP = 12
_LEAST_SHARED = 2
_MOST_SHARING = 16
_LEAST_SAMPLES = 5
_LEAST_LIKENESS = 0.6
# Of the shorter text, so much stands in the longer one.
_LEAST_CONTAINED = 0.8


@dataclass(frozen=True)
class Sketch:
    """What a text is compared by: ``wording`` is the same for the same words, ``samples`` are in order."""

    wording: int
    samples: tuple[int, ...]


@dataclass(frozen=True)
class Known:
    """An article to compare with: ``name`` is how messages call it, ``group`` what it is never compared within."""

    name: str
    group: str
    url: str | None
    sketch: Sketch


def sketch_of(body: str, language: str) -> Sketch:
    """Make the sketch of a body in Markdown."""
    words = [word.encode("utf-8", "surrogatepass") for word in fold_words(body, language)]
    shingles = (b" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1))
    samples = {code for shingle in shingles if (code := zlib.crc32(shingle)) % _SAMPLED == 0}
    whole = b" ".join(words)
    return Sketch(zlib.crc32(whole) << 32 | zlib.adler32(whole), tuple(sorted(samples)))


def are_alike(one: Sketch, other: Sketch) -> bool:
    """Tell whether two texts are the same or nearly so."""
    return one.wording == other.wording or _likeness(one.samples, other.samples) > 0


class DuplicateFinder:
    """Remembers articles and finds those that are like another. Memory: some hundred bytes an article."""

    def __init__(self) -> None:
        self._names: list[tuple[str, str]] = []
        self._samples: list[array[int]] = []
        self._by_wording: dict[int, int] = {}
        self._by_url: dict[str, int] = {}
        self._by_sample: dict[int, array[int]] = {}

    def add(self, known: Known) -> None:
        """Remember an article; of several with the same text or address the first is named."""
        number = len(self._names)
        self._names.append((known.name, known.group))
        self._samples.append(array("I", known.sketch.samples))
        self._by_wording.setdefault(known.sketch.wording, number)
        if known.url:
            self._by_url.setdefault(_bare_address(known.url), number)
        for sample in known.sketch.samples[:_LOOKED_UP]:
            sharing = self._by_sample.setdefault(sample, array("I"))
            if len(sharing) < _MOST_SHARING:
                sharing.append(number)

    def duplicates(self, file: str, new: Known) -> Iterator[Problem]:
        """Report, on the raw ``file``, what a new article repeats: the strongest reason for each other article."""
        seen: set[int] = set()
        for number, code, parameters in self._reasons(new):
            name, group = self._names[number]
            if number not in seen and group != new.group:
                seen.add(number)
                yield Problem(file, 0, 0, code, Severity.WARNING, {"other": name, **parameters})

    def _reasons(self, new: Known) -> Iterator[tuple[int, str, dict[str, str]]]:
        if new.sketch.wording in self._by_wording:
            yield self._by_wording[new.sketch.wording], "duplicate-text", {}
        if new.url and _bare_address(new.url) in self._by_url:
            yield self._by_url[_bare_address(new.url)], "duplicate-url", {"url": new.url}
        for number in self._candidates(new.sketch.samples):
            share = _likeness(new.sketch.samples, self._samples[number])
            if share:
                yield number, "duplicate-near", {"share": f"{share:.0%}"}

    def _candidates(self, samples: Sequence[int]) -> list[int]:
        found: Counter[int] = Counter()
        for sample in samples:
            found.update(self._by_sample.get(sample, ()))
        least = min(_LEAST_SHARED, len(samples))
        return sorted(number for number, shared in found.items() if shared >= least)


def _likeness(one: Iterable[int], other: Iterable[int]) -> float:
    """Estimate how much of the shorter text is in the longer; 0 when they are not near."""
    left, right = set(one), set(other)
    if min(len(left), len(right)) < _LEAST_SAMPLES:
        return 0.0
    common = len(left & right)
    contained = common / min(len(left), len(right))
    is_near = common / len(left | right) >= _LEAST_LIKENESS or contained >= _LEAST_CONTAINED
    return contained if is_near else 0.0


def _bare_address(url: str) -> str:
    """Leave off what does not change where an address leads: the scheme, ``www.``, a fragment, a last slash."""
    bare = url.partition("#")[0].partition("://")[2] or url
    return bare.removeprefix("www.").rstrip("/").casefold()
