"""The index as text: numbers in few ASCII characters, keys in order, cut into shards of even size.

A line of a shard is a key, front-coded, and its entries, parted by spaces; an entry is ``form:spelling:gaps:levels``.
``search.js`` reads this form. What repeats is left out: compression does not make up for it in files this small.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nashra.publishing.search.postings import ONCE, THEME_KEY, YEAR_KEY, Entry, Index, utf16

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
# One character for gaps below 48, two below 1008, four for the rest.
_ONE, _TWO = 48, 48 + 15 * 64
SHARD_LENGTH = 2000
"""Characters in a shard of the index at 1,000 articles. The more shards, the less is read in vain, and the longer the
list of where they begin, which every reader loads; so their length grows with the cube root of the articles' number."""
_LEXICON_LENGTH = 1200
# Letters, each of one unit of UTF-16 or two, whose number one character can say.
_MOST_SHARED = (len(ALPHABET) - 1) // 2
_SHORTEST, _LONGEST = 0.6, 1.2
"""How far a shard may fall short of its length, and exceed it, for the sake of a short boundary."""
HEAD = 3
"""Letters that are right in a word whose one mistake comes later; those of the others are found by their tails."""


@dataclass(frozen=True)
class Shard:
    """A part of the index. ``first`` is the shortest text that is greater than every key before it."""

    first: str
    lines: tuple[str, ...]


def number(value: int) -> str:
    """Write a number of at most 18 bits."""
    if value < _ONE:
        return ALPHABET[value]
    if value < _TWO:
        high, low = divmod(value - _ONE, 64)
        return ALPHABET[_ONE + high] + ALPHABET[low]
    return ALPHABET[63] + ALPHABET[value >> 12] + ALPHABET[value >> 6 & 63] + ALPHABET[value & 63]


def index_shards(index: Index, size: int) -> list[Shard]:
    """Cut the index of ``size`` articles, and say for each line how its articles are numbered: by gaps."""
    length = round(SHARD_LENGTH * max(1.0, (size / 1000) ** (1 / 3)))
    return list(_cut(((key, _line(key, entries)) for key, entries in index.entries.items()), length))


def lexicon_shards(index: Index) -> list[Shard]:
    """List the keys by what follows their first letters, for words with a mistake among those."""
    heads: dict[str, list[str]] = {}
    for key in index.entries:
        if len(key) > HEAD and key[0] not in (THEME_KEY, YEAR_KEY) and not key.isdecimal():
            heads.setdefault(key[HEAD:], []).append(key[:HEAD])
    ordered = sorted(heads.items(), key=lambda item: utf16(item[0]))
    return list(_cut(((tail, " ".join([tail, *found])) for tail, found in ordered), _LEXICON_LENGTH))


def boundaries(shards: Iterable[Shard]) -> str:
    """Write where each shard begins."""
    return " ".join(front_coded(shard.first for shard in shards))


def front_coded(words: Iterable[str]) -> Iterator[str]:
    """Write words without the letters that each shares with the one before, whose number stands in their place.

    They are counted as JavaScript does, in units of UTF-16.
    """
    former = ""
    for word in words:
        pairs = itertools.islice(zip(former, word, strict=False), _MOST_SHARED)
        shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
        yield f"{ALPHABET[len(utf16(word[:shared])) // 2]}{word[shared:]}"
        former = word


def _line(key: str, entries: Iterable[Entry]) -> str:
    return " ".join([key, *(":".join(_parts(key, entry)).rstrip(":") for entry in entries)])


def _parts(key: str, entry: Entry) -> Iterator[str]:
    """Give the form, with the key in it left out; the spelling where there are several; articles and levels."""
    yield entry.fold.replace(key, "~", 1) if key in entry.fold and entry.fold != key else entry.fold.removeprefix(key)
    yield entry.spelling
    yield "".join(_gaps(entry))
    yield _levels(entry)


def _gaps(entry: Entry) -> Iterator[str]:
    former = -1
    for article in entry.postings.articles:
        yield number(article - former - 1)
        former = article


def _levels(entry: Entry) -> str:
    """Write the level of each article, without the usual ones at the end."""
    return "".join(ALPHABET[level] for level in entry.postings.levels).rstrip(ALPHABET[ONCE])


def _cut(lines: Iterable[tuple[str, str]], length: int) -> Iterator[Shard]:
    """Cut after about ``length`` characters, where the boundary is shortest.

    That is how prefix B-trees are split (Bayer and Unterauer 1977).
    """
    first, held, size = "", list[tuple[str, str]](), 0
    for key, line in lines:
        if held and size + len(line) > length * _LONGEST:
            end = _best_end(held, length)
            yield Shard(first, tuple(_lines(held[:end])))
            first = _boundary(held[end - 1][0], [*held, (key, line)][end][0])
            held = held[end:]
            size = sum(len(line) for _, line in held)
        held.append((key, line))
        size += len(line)
    if held:
        yield Shard(first, tuple(_lines(held)))


def _lines(held: Sequence[tuple[str, str]]) -> Iterator[str]:
    written = front_coded(key for key, _ in held)
    return (short + line.removeprefix(key) for short, (key, line) in zip(written, held, strict=True))


def _best_end(held: Sequence[tuple[str, str]], length: int) -> int:
    """Give how many of the lines make the next shard: all of them, or some fewer if that makes a shorter boundary."""
    sizes = list(itertools.accumulate(len(line) for _, line in held))
    ends = [end for end in range(1, len(held)) if sizes[end - 1] >= length * _SHORTEST]
    return min(ends, key=lambda end: (len(_boundary(held[end - 1][0], held[end][0])), -end), default=len(held))


def _boundary(before: str, key: str) -> str:
    """Give the shortest beginning of ``key`` that ``before`` does not begin with."""
    return next(
        (key[:length] for length in range(1, len(key) + 1) if not before.startswith(key[:length])),
        key,
    )
