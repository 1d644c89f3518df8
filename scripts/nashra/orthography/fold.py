"""The one search fold: what is the same word to a reader is the same string to a computer.

It serves the search index, queries, theme phrases, slugs and the finding of duplicates alike. Its
tables are data (``fold.json``), shared with the site's JavaScript. The steps, in order:

1. remove what is ignored: apostrophes, bidi and zero-width characters, tatweel, soft hyphen;
2. for Uzbek, tell the Cyrillic ``е`` that is pronounced *ye* from the others;
3. normalise (NFKC) and lower the case;
4. replace letters by the language's table, then by the common one, and drop diacritics;
5. remove what is ignored again, because normalisation may have made some.

Which letters change depends on the letters themselves, so a mixed text folds sensibly; the language
decides only what Cyrillic means: in Uzbek it is another spelling of the Latin alphabet.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

# As many marks on one letter are enough for every language (UAX #15, Stream-Safe Text Format); and texts that are too
# short to take long whatever stands in them (characters).
_MOST_MARKS = 30
_SHORT = 1_000
_RUN_OF_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


class _LetterTable(dict[int, str]):
    """A translation table for :meth:`str.translate` that learns each character when it first meets it."""

    def __init__(self, letters: Mapping[str, str], marks: frozenset[str], ignored: frozenset[str]) -> None:
        super().__init__()
        self._letters = letters
        self._dropped = marks | ignored

    def __missing__(self, code: int) -> str:
        self[code] = self._folded(chr(code))
        return self[code]

    def _folded(self, character: str) -> str:
        if character in self._letters:
            return self._letters[character]
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            return str(digit)
        bare = (part for part in unicodedata.normalize("NFKD", character) if part not in self._dropped)
        return unicodedata.normalize("NFKC", "".join(self._letters.get(part, part) for part in bare))


class _WordTable(dict[int, str]):
    """Folds letters, digits and the marks that belong to them; everything else becomes a space."""

    def __init__(self, letters: _LetterTable, ignored: re.Pattern[str]) -> None:
        super().__init__()
        self._letters = letters
        self._ignored = ignored

    def __missing__(self, code: int) -> str:
        folded = self._ignored.sub("", self._letters[code])
        self[code] = "".join(character if _is_in_word(character) else " " for character in folded)
        return self[code]


def _is_in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


@dataclass(frozen=True)
class _Rules:
    ignored: re.Pattern[str]
    iotated: re.Pattern[str] | None
    iotated_stand_in: str
    letters: _LetterTable
    words: _WordTable


def fold(text: str, language: str) -> str:
    """Fold a text for comparison. ``language`` is a BCP 47 code; only its first part counts."""
    rules = _rules(_base(language))
    return _fold_letters(_prepare(text, rules), rules)


def fold_words(text: str, language: str) -> tuple[str, ...]:
    """Split a text into folded words of letters and digits; a hyphen separates words."""
    rules = _rules(_base(language))
    return tuple(_lowered(_prepare(text, rules)).translate(rules.words).split())


def word_forms(word: str, language: str) -> tuple[str, ...]:
    """Give the folded word, then the additional forms under which it can also be found.

    Takes the word as it was written: the Uzbek ``ц`` has a second spelling, ``ts``, that its fold no
    longer shows (``милиция`` is *militsiya*, but ``цирк`` is *sirk*).
    """
    bare = fold(word, language)
    return tuple(dict.fromkeys([*arabic_forms(bare), *_alternative_spellings(word, language)]))


def arabic_forms(word: str) -> tuple[str, ...]:
    """Give a folded Arabic word, then its forms without clitic prefixes and light suffixes.

    They are additional, never instead: without its bare ``و`` the root letter of ``وقاية`` is lost and
    it no longer meets ``الوقاية``. A word that is not Arabic comes back alone.
    """
    data = _data()["arabic_forms"]
    shortest: int = data["shortest_stem"]
    stems = [word, *(word.removeprefix(prefix) for prefix in data["prefixes"] if word.startswith(prefix))]
    stems = [stem for stem in stems if stem == word or len(stem) >= shortest]
    trimmed = [stem.removesuffix(end) for stem in stems for end in data["suffixes"] if stem.endswith(end)]
    return tuple(dict.fromkeys([*stems, *(stem for stem in trimmed if len(stem) >= shortest)]))


def _alternative_spellings(word: str, language: str) -> Iterator[str]:
    alternatives = _language_data(_base(language)).get("alternatives", {})
    lowered = word.lower()
    for letter, spelling in alternatives.items():
        if letter in lowered:
            yield fold(lowered.replace(letter, spelling), language)


def _prepare(text: str, rules: _Rules) -> str:
    kept = rules.ignored.sub("", text)
    return rules.iotated.sub(rules.iotated_stand_in, kept) if rules.iotated else kept


def _fold_letters(prepared: str, rules: _Rules) -> str:
    return rules.ignored.sub("", _lowered(prepared).translate(rules.letters))


def _lowered(prepared: str) -> str:
    if len(prepared) > _SHORT:
        prepared = _RUN_OF_MARKS.sub(_cut_marks, prepared)
    return unicodedata.normalize("NFKC", prepared).lower()


def _cut_marks(match: re.Match[str]) -> str:
    """Leave so many marks on one letter: to bring them in order takes the square of their number."""
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


@functools.lru_cache(maxsize=4096)
def _continues(character: str) -> bool:
    is_mark = unicodedata.category(character).startswith("M")
    return is_mark or "\u1160" <= character <= "\u11ff" or character in "\uff9e\uff9f"


def _base(language: str) -> str:
    return language.replace("_", "-").split("-", 1)[0].lower()


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("fold.json").read_text("utf-8"))
    return loaded


def _language_data(base: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _data()["languages"].get(base, {})
    return found


@functools.cache
def _rules(base: str) -> _Rules:
    data, own = _data(), _language_data(base)
    ignored = _characters(data["ignored"])
    letters = {**data["letters"], **own.get("letters", {})}
    iotated = own.get("iotated_e")
    pattern = re.compile(f"[{re.escape(''.join(sorted(ignored)))}]")
    table = _LetterTable(letters, _characters(data["marks"]), ignored)
    return _Rules(
        ignored=pattern,
        iotated=_iotated_pattern(iotated) if iotated else None,
        iotated_stand_in=iotated["stands_for"] if iotated else "",
        letters=table,
        words=_WordTable(table, pattern),
    )


def _iotated_pattern(rule: Mapping[str, str]) -> re.Pattern[str]:
    """Match the letter at a word's start or after a vowel, unless a combining diaeresis makes it ``ё``."""
    letter = f"[{rule['letter']}{rule['letter'].upper()}]"
    before = f"(?:(?<![^\\W_])|(?<=[{rule['after']}{rule['after'].upper()}]))"
    return re.compile(f"{before}{letter}(?!\u0308)")


def _characters(group: Mapping[str, Any]) -> frozenset[str]:
    ranges = ((int(first, 16), int(last, 16)) for first, last in group["ranges"])
    listed = {chr(code) for first, last in ranges for code in range(first, last + 1)}
    return frozenset(listed | set(group.get("characters", "")))
