"""The index as text: numbers in few ASCII characters, keys in order, cut into shards of even size.

A line of a shard is a key and its entries, parted by spaces; an entry is ``fold:spelling:postings``,
with an empty fold where it is the key. ``search.js`` reads this form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nashra.publishing.search.postings import THEME_KEY, YEAR_KEY, Entry, Index, utf16

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
# One character for numbers below 48, two below 1008, four for the rest.
_ONE, _TWO = 48, 48 + 15 * 64
# Characters in a shard before compression: about 1.7 kB with it.
SHARD_LENGTH = 4000
HEAD = 3
"""Letters that are right in a word whose one mistake comes later; those of the others are found by their tails."""
_LEXICON_LENGTH = 3500


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


def index_shards(index: Index) -> list[Shard]:
    """Cut the index, and say for each line how its articles are numbered: by gaps, and one level each."""
    return list(_cut(((key, _line(key, entries)) for key, entries in index.entries.items()), SHARD_LENGTH))


def place_lines(index: Index, shards: Sequence[Shard]) -> list[list[str]]:
    """Give the places of the words of each shard, line by line and entry by entry as the shard has them."""
    lines = [" ".join(_places(entry) for entry in entries) for entries in index.entries.values()]
    cut: list[list[str]] = []
    start = 0
    for shard in shards:
        cut.append(lines[start : start + len(shard.lines)])
        start += len(shard.lines)
    return cut


def lexicon_shards(index: Index) -> list[Shard]:
    """List the keys by what follows their first letters, for words with a mistake among those."""
    heads: dict[str, list[str]] = {}
    for key in index.entries:
        if len(key) > HEAD and key[0] not in (THEME_KEY, YEAR_KEY) and not key.isdecimal():
            heads.setdefault(key[HEAD:], []).append(key[:HEAD])
    ordered = sorted(heads.items(), key=lambda item: utf16(item[0]))
    return list(_cut(((tail, " ".join([tail, *found])) for tail, found in ordered), _LEXICON_LENGTH))


def _line(key: str, entries: Iterable[Entry]) -> str:
    parts = [f"{'' if entry.fold == key else entry.fold}:{entry.spelling}:{_postings(entry)}" for entry in entries]
    return " ".join([key, *parts])


def _postings(entry: Entry) -> str:
    return "".join(_gaps(entry))


def _gaps(entry: Entry) -> Iterator[str]:
    former = -1
    for posting in entry.postings:
        yield number(posting.article - former - 1) + ALPHABET[posting.level]
        former = posting.article


def _places(entry: Entry) -> str:
    return "".join(_place_gaps(posting.places) for posting in entry.postings)


def _place_gaps(places: Sequence[int]) -> str:
    written, former = number(len(places)), 0
    for place in places:
        written += number(place - former)
        former = place
    return written


def _cut(lines: Iterable[tuple[str, str]], length: int) -> Iterator[Shard]:
    first, held, size, former = "", list[str](), 0, ""
    for key, line in lines:
        if held and size + len(line) > length:
            yield Shard(first, tuple(held))
            first, held, size = _boundary(former, key), [], 0
        held.append(line)
        size += len(line)
        former = key
    if held:
        yield Shard(first, tuple(held))


def _boundary(before: str, key: str) -> str:
    """Give the shortest beginning of ``key`` that ``before`` does not begin with."""
    return next(
        (key[:length] for length in range(1, len(key) + 1) if not before.startswith(key[:length])),
        key,
    )
