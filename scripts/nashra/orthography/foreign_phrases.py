"""Phrases of another language that run the way of the text around them: English in Uzbek, Persian in Arabic.

Nothing in their direction parts them from the text, but a screen reader needs their language (WCAG 2.2, 3.1.2), and a
wrong one is worse for it than none. So only what is certain is found: two words or more of another script, a
quotation whose words tell its language, and names that English binds together (``Bank of America``).
Every step takes time in proportion to the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nashra.languages import Direction, script_direction, script_of
from nashra.orthography.foreign_language import Traits, foreign_language, traits_of_script
from nashra.orthography.runs import LTR_LETTER, OPAQUE, RTL_LETTER, Run, RunKind

# By script: the letters of other scripts that run the same way, named so that one look at a character is enough.
_OTHER_LETTERS = {
    "Latn": "\u0370-\u058f\u0900-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u3041-\ua71f\ua840-\ud7ff\uf900-\ufaff",
    "Cyrl": "A-Za-z\u00c0-\u03ff\u0530-\u058f\u0900-\u1c7f\u1e00-\u1fff\u3041-\ua63f\ua720-\ud7ff\uf900-\ufaff",
    "Arab": "\u0590-\u05ff\u0700-\u074f\u0780-\u086f",
}
_WORD = re.compile(r"[^\W\d_]+(?:[-ʻʼ'’][^\W\d_]+)*+")
_QUOTATION = re.compile(r"(?:[“«„\"(])([^“”«»„\"()]{5,400}+)[”»“\")]")
# More of its words than one in so many are of the kind that tells, in a quotation of which one can be sure.
_WORDS_TO_ONE_TELLING = 5


@dataclass(frozen=True)
class _Surroundings:
    """What is known of the language of a text: its own traits, and those of the others in its script."""

    direction: Direction
    other_script: re.Pattern[str]
    stranger: re.Pattern[str]
    """A letter of another script, or what is isolated already: no part of a quotation in one language."""
    own: Traits
    others: tuple[tuple[str, Traits], ...]
    telling: frozenset[str]
    """All words that tell one of the others."""


def foreign_phrases(text: str, language: str) -> tuple[Run, ...]:
    """Find the phrases of other languages in a paragraph of a language (BCP 47), in order and without overlap.

    >>> [(run.lang, run.start, run.end) for run in foreign_phrases("U Bank of America xodimi.", "uz")]
    [('en', 2, 17)]
    """
    around = _surroundings(language)
    if around is None or not _may_have(text, around):
        return ()
    found: list[Run] = []
    for run in (*_other_script(text, around), *_quotations(text, around), *_bound_names(text, around)):
        if all(run.end <= other.start or other.end <= run.start for other in found):
            found.append(run)
    return tuple(sorted(found, key=lambda run: run.start))


def may_have_phrases(text: str, language: str) -> bool:
    """Tell quickly whether a longer text, HTML too, is worth a closer look."""
    around = _surroundings(language)
    return around is not None and _may_have(text, around)


def _may_have(text: str, around: _Surroundings) -> bool:
    return not around.telling.isdisjoint(text.split()) or around.other_script.search(text) is not None


@functools.cache
def _surroundings(language: str) -> _Surroundings | None:
    try:
        script = script_of(language)
    except ValueError:
        return None
    listed = traits_of_script(script)
    own = listed.get(language) or listed.get(language.split("-", maxsplit=1)[0])
    if own is None or script not in _OTHER_LETTERS:
        return None
    word = rf"[{_OTHER_LETTERS[script]}][{_OTHER_LETTERS[script]}ʻʼ'’]*+"
    direction = script_direction(script)
    opposite = LTR_LETTER if direction == "rtl" else RTL_LETTER
    others = tuple((code, traits) for code, traits in listed.items() if traits is not own)
    return _Surroundings(
        direction,
        re.compile(rf"{word}(?:[ \u00a0,–-]{{1,3}}+{word})++"),
        re.compile(rf"[{_OTHER_LETTERS[script]}{OPAQUE}]|{opposite.pattern}"),
        own,
        others,
        frozenset[str]().union(*(traits.telling for _, traits in others)),
    )


def _run(start: int, end: int, lang: str, around: _Surroundings) -> Run:
    return Run(start, end, RunKind.WORDS, around.direction, lang)


def _other_script(text: str, around: _Surroundings) -> Iterator[Run]:
    for match in around.other_script.finditer(text):
        if lang := foreign_language(match[0]):
            yield _run(*match.span(), lang, around)


def _quotations(text: str, around: _Surroundings) -> Iterator[Run]:
    """A paragraph or quotation in one language throughout: many words tell it, and none is of the text's own."""
    for start, end in [*(match.span(1) for match in _QUOTATION.finditer(text)), (0, len(text))]:
        lang = _language(text[start:end], around)
        if lang:
            inside = text[start:end]
            yield _run(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()), lang, around)


def _language(text: str, around: _Surroundings) -> str:
    if around.stranger.search(text):
        return ""
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    if around.own.letters.intersection(text) or around.own.words.intersection(lower):
        return ""
    if any(word.endswith(around.own.endings) for word in words if word.islower()):
        return ""
    hits = {code: sum(map(traits.telling.__contains__, lower)) for code, traits in around.others}
    code, most = max(hits.items(), key=lambda hit: hit[1])
    is_certain = most > 1 and most * _WORDS_TO_ONE_TELLING > len(words) and sum(hits.values()) == most
    return code if is_certain else ""


def _bound_names(text: str, around: _Surroundings) -> Iterator[Run]:
    """Capitalised words around a word that binds them; the first of a sentence may be the text's own."""
    for code, traits in around.others:
        if not traits.binding.isdisjoint(text.split()):
            for chain in _chains(text, traits):
                bound = _bound(chain, traits, around.own)
                if bound:
                    yield _run(bound[0].start(), bound[-1].end(), code, around)


def _chains(text: str, traits: Traits) -> Iterator[Sequence[re.Match[str]]]:
    """Capitalised words, and words that tell, with nothing but a space between them."""
    chain: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        is_link = word[0][0].isupper() or word[0] in traits.telling
        if chain and not (is_link and text[chain[-1].end() : word.start()] == " "):
            yield chain
            chain = []
        if is_link:
            chain.append(word)
    yield chain


def _bound(chain: Sequence[re.Match[str]], traits: Traits, own: Traits) -> Sequence[re.Match[str]]:
    """Give the part of a chain that is bound: from the word before the first binding word to the last capital.

    A last word with an ending of the text's language (``Institutionsning``) is of both, and stays outside.
    """
    clear = tuple(ending for ending in own.endings if len(ending) > 2)
    while chain and (chain[-1][0] in traits.telling or chain[-1][0].endswith(clear)):
        chain = chain[:-1]
    capitals = (place for place in range(1, len(chain)) if chain[place][0] in traits.binding)
    first = next((place for place in capitals if chain[place - 1][0][0].isupper()), None)
    return chain[first - 1 :] if first else ()
