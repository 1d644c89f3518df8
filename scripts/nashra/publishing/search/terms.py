"""From text to the terms it is found under.

A term is listed under a *key*: its folded letters without an Arabic article. Everything a word may
carry behind itself is reached from the query by prefix and suffix chains (``search.js``), so one word
stands in the index once, or twice where a particle may be a letter of the root (``وقاية``).
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, NamedTuple

from nashra.orthography.fold import fold_words, word_forms

OTHER = "other"
_APOSTROPHE = "\u02bc"


class Term(NamedTuple):
    """A word of a text: its fold, and its spelling with the case and the kind of apostrophe made equal."""

    fold: str
    spelling: str


@functools.cache
def rules(base: str) -> Mapping[str, Any]:
    """Give what search knows about a language beyond the fold (``rules.json``)."""
    loaded: Mapping[str, Any] = _loaded()
    found: Mapping[str, Any] = loaded.get(base, loaded[OTHER])
    return found


@functools.cache
def _loaded() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("rules.json").read_text("utf-8"))
    return loaded


@functools.cache
def fold_data() -> Mapping[str, Any]:
    """Give the tables of the search fold, which the site's JavaScript shares."""
    text = resources.files("nashra.orthography").joinpath("fold.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def terms(text: str, language: str) -> list[Term]:
    """Give the words of a text in order."""
    found: list[Term] = []
    for token in text.translate(_KEPT).split():
        found.extend(_terms_of_token(token, language))
    return found


@functools.lru_cache(maxsize=1 << 16)
def _terms_of_token(token: str, language: str) -> tuple[Term, ...]:
    folded = fold_words(token, language)
    if len(folded) != 1:
        return tuple(Term(word, word) for word in folded)
    return (Term(folded[0], spelling(token)),)


def spelling(token: str) -> str:
    """Make equal what no reader means by a spelling: case, normal form, apostrophes, what is invisible."""
    kept = unicodedata.normalize("NFC", token).lower().translate(_SPELLING)
    return kept.strip(_APOSTROPHE)


@functools.lru_cache(maxsize=1 << 16)
def keys(term: Term, language: str) -> tuple[str, ...]:
    """Give the keys that a term stands under, the first one its own."""
    own = rules(language.split("-", 1)[0].lower())
    word = without_article(term.fold, own)
    # What seems to be the article may be a particle and a letter of the root: للحم, للاجئين.
    is_doubtful = len(word) < own["shortest_stem"] or (own["doubtful"] and term.fold.startswith(own["doubtful"]))
    found = [word, *_without_particles(term.fold, own)] if is_doubtful or word == term.fold else [word]
    found += [form for form in _other_spellings(term, language) if form != term.fold]
    return tuple(dict.fromkeys(found))


@functools.cache
def suffix_chain(language: str) -> re.Pattern[str]:
    """Match any number of a language's suffixes."""
    suffixes = sorted(rules(language.split("-", 1)[0].lower())["suffixes"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(suffixes)})*")


def without_article(word: str, own: Mapping[str, Any]) -> str:
    """Take the article off a folded word, if enough remains."""
    for prefix in own["articles"]:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and (len(rest) >= own["shortest_stem"] or re.fullmatch(own["short_stem"], rest)):
            return rest
    return word


def _without_particles(word: str, own: Mapping[str, Any]) -> Iterator[str]:
    for particle, least in own["particles"].items():
        if word.startswith(particle) and len(word) - len(particle) >= least:
            yield word[len(particle) :]


def _other_spellings(term: Term, language: str) -> tuple[str, ...]:
    """Give the second spelling of the Uzbek ``ц``; Arabic forms are those above."""
    if not any("\u0400" <= character <= "\u04ff" for character in term.spelling):
        return ()
    return word_forms(term.spelling, language)


class _KeptTable(dict[int, str]):
    """Keeps what can be part of a word, apostrophes and invisible characters too; all else becomes a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        in_word = any(part.isalnum() for part in unicodedata.normalize("NFKC", character))
        is_mark = unicodedata.category(character).startswith("M")
        self[code] = character if in_word or is_mark or character in _ignored() else " "
        return self[code]


class _SpellingTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character
        if character in _ignored():
            self[code] = _APOSTROPHE if character in fold_data()["ignored"]["characters"] else ""
        return self[code]


@functools.cache
def _ignored() -> frozenset[str]:
    group = fold_data()["ignored"]
    ranges = ((int(first, 16), int(last, 16)) for first, last in group["ranges"])
    return frozenset(group["characters"]).union(chr(code) for first, last in ranges for code in range(first, last + 1))


_KEPT = _KeptTable()
_SPELLING = _SpellingTable()
