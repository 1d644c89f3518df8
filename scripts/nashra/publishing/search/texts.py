"""The texts of articles, short: frequent words as two characters that stand for places in one list of words.

Compression alone finds too little in single texts, and readers load single texts. ``search.js`` reads this form: pairs
of characters, and words that are not listed between two spaces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

# All printable ASCII that JSON does not escape, but for the space.
SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
# The list is loaded whole with the first text: longer lists make smaller texts, but later excerpts.
MOST = 2048
_LEAST = 3
"""Times a word must occur to be listed."""


def frequent_words(texts: Iterable[str]) -> list[str]:
    """Give the words that take most room in texts, the most frequent first."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(text.split(" "))
    known = [(word, count) for word, count in counted.items() if count >= _LEAST and len(word) > 1]
    chosen = sorted(known, key=lambda item: (-item[1] * len(item[0]), item[0]))[:MOST]
    return [word for word, _ in sorted(chosen, key=lambda item: (-item[1], item[0]))]


def codes(words: Iterable[str]) -> Mapping[str, str]:
    """Give the two characters that stand for each listed word."""
    return {word: SIGNS[place // len(SIGNS)] + SIGNS[place % len(SIGNS)] for place, word in enumerate(words)}


def shortened(text: str, known: Mapping[str, str]) -> str:
    """Write a text, whose words are parted by single spaces, with the codes of the listed words."""
    return "".join(_coded(text, known))


def _coded(text: str, known: Mapping[str, str]) -> Iterator[str]:
    for word in text.split(" "):
        yield known.get(word) or f" {word} "
