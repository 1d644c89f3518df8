"""The texts of articles, short: one or two characters for a frequent word, and for the parts of any other.

Compression alone finds too little in single texts, and readers load single texts. ``search.js`` reads this form. Of the
frequent words the first take one sign, the others two; these stand in the order of their letters, which makes the list
a quarter shorter. Any other word stands between two spaces: each of its signs is
a letter or several that are frequent together, and a letter that is not listed follows the last sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nashra.publishing.search.shards import front_coded

# All printable ASCII that JSON does not escape, but for the space.
SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
# So many words take one sign; of the two signs of others, the first is one of those after it.
ONE_SIGN = SIGNS.index("Z")
# The list is loaded whole with the first text: longer lists make smaller texts, but later excerpts.
MOST = 2048
_LEAST = 3
"""Times a word must occur to be listed."""
_SINGLE_LETTERS = 48
_UNLISTED = SIGNS[-1]


@dataclass(frozen=True)
class Wording:
    """How the texts of an index are written: the lists that readers load, and what each word becomes."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    written: Mapping[str, str]

    def lists(self) -> str:
        """Give both lists as one text, that of the words front-coded."""
        return f"{' '.join(front_coded(self.words))}\n{' '.join(self.parts)}"

    def short(self, text: str) -> str:
        """Write one of the texts, whose words are parted by single spaces."""
        return "".join([self.written[word] for word in text.split(" ")])


def wording(texts: Iterable[str]) -> Wording:
    """Choose how to write some texts, whose words are parted by single spaces."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(text.split(" "))
    words = _frequent_words(counted)
    written = {word: _signs(place) for place, word in enumerate(words)}
    others = {word: count for word, count in counted.items() if word not in written}
    parts = _frequent_parts(others)
    signs = {part: SIGNS[place] for place, part in enumerate(parts)}
    longest_first = sorted(map(re.escape, parts), key=lambda part: (-len(part), part))
    pattern = re.compile("|".join([*longest_first, "."]), re.DOTALL)
    for word in others:
        spelt = pattern.sub(lambda found: signs.get(found[0]) or f"{_UNLISTED}{found[0]}", word)
        written[word] = f" {spelt} "
    return Wording(tuple(words), tuple(parts), written)


def _signs(place: int) -> str:
    if place < ONE_SIGN:
        return SIGNS[place]
    row, column = divmod(place - ONE_SIGN, len(SIGNS))
    return SIGNS[ONE_SIGN + row] + SIGNS[column]


def _frequent_words(counted: Mapping[str, int]) -> list[str]:
    """Give the words that take most room in texts: those of one sign, the most frequent, before the others."""
    known = [(word, count) for word, count in counted.items() if count >= _LEAST and len(word) > 1]
    chosen = sorted(known, key=lambda item: (-item[1] * len(item[0]), item[0]))[:MOST]
    words = [word for word, _ in sorted(chosen, key=lambda item: (-item[1], item[0]))]
    return words[:ONE_SIGN] + sorted(words[ONE_SIGN:])


def _frequent_parts(words: Mapping[str, int]) -> list[str]:
    """Give the most frequent letters, and the twos and threes of letters that save most."""
    letters: Counter[str] = Counter()
    several: Counter[str] = Counter()
    for word, count in words.items():
        for start, letter in enumerate(word):
            letters[letter] += count
            for length in range(2, min(3, len(word) - start) + 1):
                several[word[start : start + length]] += count * (length - 1)
    single = sorted(letters, key=lambda part: (-letters[part], part))[:_SINGLE_LETTERS]
    longer = sorted(several, key=lambda part: (-several[part], part))
    return [*single, *longer[: len(SIGNS) - 1 - len(single)]]
