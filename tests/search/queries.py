"""Queries by kind of variant, each with the articles that a reader would expect, found without the code under test."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.search.corpus import Lexeme, Text, lexemes

_APOSTROPHE = re.compile("[ʻʼ]")
_TOKEN = re.compile(r"[\w\u02bb\u02bc-]+")
_CLITICS = "(?:[وف])?(?:[بلك])?(?:ال|ل)?"


@dataclass(frozen=True)
class Query:
    """What a reader types. ``kept_apart`` queries were not looked at while search was tuned."""

    language: str
    kind: str
    text: str
    expected: frozenset[str]
    """Paths of the articles."""
    kept_apart: bool
    typing: bool = False
    """Whether the last word is still being typed."""


def queries(language: str, texts: Sequence[Text]) -> list[Query]:
    """Make all queries for a corpus; every third lexeme's are kept apart."""
    words = lexemes(language)
    makers = {"uz": _uzbek, "ar": _arabic}
    found: dict[tuple[str, str], Query] = {}
    for index, lexeme in enumerate(words):
        expected = frozenset(text.path for text in texts if relevant(lexeme, text))
        for kind, written in makers[language](lexeme):
            query = Query(language, kind, written, expected, index % 3 == 0, kind == "beginning")
            found.setdefault((kind, written), query)
    for index, (one, other) in enumerate(itertools.pairwise(words)):
        both = [text for text in texts if relevant(one, text) and relevant(other, text)]
        expected = frozenset(text.path for text in both)
        pair = f"{one.query[0]} {other.query[0]}"
        found["two words", pair] = Query(language, "two words", pair, expected, index % 3 == 0)
        phrase = f"{one.text[0]} {other.text[0]}"
        adjacent = frozenset(text.path for text in texts if phrase in f"{text.title}\n{text.text}")
        found["phrase", phrase] = Query(language, "phrase", f"“{phrase}”", adjacent, index % 3 == 0)
    return list(found.values())


@functools.cache
def relevant(lexeme: Lexeme, text: Text) -> bool:
    """Tell whether an article holds the word in any form, planted or its own."""
    if lexeme.language == "ar":
        return bool(_arabic_pattern(lexeme).search(_bare(f"{text.title}\n{text.text}")))
    base = lexeme.query[0].lower()
    own = {form.lower() for form in lexeme.text}
    stems = tuple(stem for stem in (base, re.sub("k$", "g", base), re.sub("q$", "gʻ", base)) if len(stem) > 3)
    return any(word in own or word.startswith(stems) for word in _words(text))


@functools.cache
def _words(text: Text) -> frozenset[str]:
    return frozenset(word.lower() for word in _TOKEN.findall(f"{text.title}\n{text.text}"))


@functools.cache
def _arabic_pattern(lexeme: Lexeme) -> re.Pattern[str]:
    stems = {re.sub("[ةى]$", "", re.sub("^(?:ال|بال|لل)", "", _bare(form))) for form in (*lexeme.text, *lexeme.query)}
    longest = sorted((re.escape(stem) for stem in stems if len(stem) > 2), key=len, reverse=True)
    return re.compile(rf"\b{_CLITICS}(?:{'|'.join(longest)})\w{{0,3}}\b")


@functools.cache
def _bare(text: str) -> str:
    """Take out harakat, and write every digit in ASCII."""
    kept = "".join(character for character in text if not "\u064b" <= character <= "\u0652")
    return "".join(str(unicodedata.decimal(character, character)) for character in kept)


def _uzbek(lexeme: Lexeme) -> Iterator[tuple[str, str]]:
    base = lexeme.query[0]
    yield "plain", base
    yield "as written", lexeme.text[0]
    yield "capitals", base.upper()
    yield from (("suffix", form) for form in lexeme.query[1:])
    if _APOSTROPHE.search(base):
        for sign in ("'", "`", "’", ""):
            yield "apostrophe", _APOSTROPHE.sub(sign, base)
    if lexeme.cyrillic and not base.isdecimal():
        yield "Cyrillic", lexeme.cyrillic
    yield from (("careless", form) for form in lexeme.careless)
    yield from _typed(base, "aeioubdklmnrst")


def _arabic(lexeme: Lexeme) -> Iterator[tuple[str, str]]:
    base = lexeme.query[0]
    if lexeme.kind:
        yield from ((lexeme.kind, form) for form in lexeme.query)
        return
    yield "plain", base
    yield "as written", lexeme.text[0]
    yield from (("article and ending", form) for form in lexeme.query[1:])
    changes: dict[str, Callable[[str], str]] = {
        "without hamza": lambda word: re.sub("[أإآ]", "ا", word),
        "wrong hamza": lambda word: re.sub("[إآ]", "أ", word) if re.search("[إآ]", word) else word.replace("أ", "إ"),
        "hamza seat": lambda word: word.replace("ئ", "ي").replace("ؤ", "و"),
        "final letter": lambda word: re.sub("ة$", "ه", re.sub("ى$", "ي", word)),
        "harakat": lambda word: f"{word[0]}َ{word[1:-1]}ِ{word[-1]}",
        "tatweel": lambda word: f"{word[:2]}ـــ{word[2:]}",
        "Persian letters": lambda word: word.replace("ي", "ی").replace("ك", "ک"),
    }
    if not base.isdecimal():
        for kind, change in changes.items():
            if change(base) != base:
                yield kind, change(base)
        if not base.startswith("ال"):
            yield "particle", f"و{base}"
            yield "particle", f"بال{base}"
    yield from _typed(base, "ابتدرسلمن")


def _typed(base: str, letters: str) -> Iterator[tuple[str, str]]:
    if len(base) > 5 and not base.isdecimal():
        yield "beginning", base[:-2]
    plain = _APOSTROPHE.sub("", base)
    if len(plain) > 5 and not plain.isdecimal():
        at = 1 + sum(map(ord, plain)) % (len(plain) - 1)
        wrong = next(letter for letter in letters[at % len(letters) :] + letters if letter != plain[at])
        yield "misspelt", plain[:at] + wrong + plain[at + 1 :]
        yield "misspelt", plain[:at] + plain[at + 1 :] if len(plain) > 6 else plain[:at] + plain[at] + plain[at:]
