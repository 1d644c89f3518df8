"""What an editor should look at in a converted text, because code must not decide it.

Wording is never mended: a missing stop, a quotation that closes in the wrong place and two spellings
of one word are reported with the place and an excerpt.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from nashra.intake.blocks import Block
from nashra.intake.sentence_marks import ends_as_sentence, has_final_marks, word_count
from nashra.problems import Problem, Severity

# Shorter lines are headings or signatures and need no stop.
_LEAST_SENTENCE_WORDS = 5
# Shorter words that differ by hamza are different words more often than not (إن, أن).
_LEAST_SPELLING_LETTERS = 4
_EXCERPT = 70

_QUOTATION_MARKS = '"«»„“”'
_PAIRED_QUOTATION = re.compile("“[^“”]*”|«[^«»]*»")
_LEAST_QUOTED = 20
_ARABIC_WORD = re.compile("[\u0621-\u0652\u0670-\u06d3\u06d5\u06fa-\u06ff]+")
_NO_LETTER = re.compile("[\u0640\u064b-\u0652\u0670]")
_HAMZA = re.compile("[أإآٱ]")
_ALIF_WITH_HAMZA = str.maketrans("أإآٱ", "اااا")


def find_doubts(file: str, language: str, title: Block, paragraphs: Sequence[Block]) -> tuple[Problem, ...]:
    """Find what is doubtful in an article, as notices on the raw ``file``, in its order."""
    found = itertools.chain(
        _missing_stops(file, paragraphs),
        _open_quotations(file, paragraphs),
        _late_quotations(file, language.split("-", maxsplit=1)[0], paragraphs),
        _two_spellings(file, (title, *paragraphs)),
        _lost_characters(file, paragraphs),
    )
    return tuple(sorted(found))


def _notice(file: str, block: Block, code: str, **parameters: str) -> Problem:
    return Problem(file, block.line, 0, code, Severity.NOTICE, parameters)


def _missing_stops(file: str, paragraphs: Sequence[Block]) -> Iterator[Problem]:
    for number, block in enumerate(paragraphs, 1):
        introduces = block.text.endswith((":", ";")) and number < len(paragraphs)
        if ends_as_sentence(block.text) or introduces or not has_final_marks(block.text):
            continue
        if word_count(block.text) >= _LEAST_SENTENCE_WORDS:
            yield _notice(file, block, "doubt-final-stop", paragraph=str(number), excerpt=_end(block.text))


def _open_quotations(file: str, paragraphs: Sequence[Block]) -> Iterator[Problem]:
    for number, block in enumerate(paragraphs, 1):
        following = paragraphs[number].text if number < len(paragraphs) else ""
        mark = _unbalanced_mark(block.text)
        # A quotation of several paragraphs is opened in each and closed in the last.
        if mark and not (following.startswith(mark) and block.text.count(mark) == 1):
            yield _notice(
                file, block, "doubt-quotation", paragraph=str(number), mark=mark, excerpt=_around(block.text, mark)
            )


def _unbalanced_mark(text: str) -> str:
    """Name the quotation mark that is opened and not closed, or the reverse; empty when all is well."""
    counts = {mark: text.count(mark) for mark in _QUOTATION_MARKS}
    if counts['"'] % 2:
        return '"'
    if counts["«"] != counts["»"]:
        return "«" if counts["«"] > counts["»"] else "»"
    if counts["„"]:
        return "" if counts["„"] == counts["“"] + counts["”"] else "„"
    if counts["“"] == counts["”"] or (not counts["“"] and counts["”"] % 2 == 0):
        return ""
    return "“" if counts["“"] > counts["”"] else "”"


def _late_quotations(file: str, language: str, paragraphs: Sequence[Block]) -> Iterator[Problem]:
    """Find quotations in which the reporter speaks: they close after words that nobody was quoted with."""
    pattern = _reporting(language)
    if pattern is None:
        return
    for number, block in enumerate(paragraphs, 1):
        for quotation in _quotations(block.text):
            reporting = pattern.search(quotation)
            if reporting:
                excerpt = _around(quotation, reporting[0].strip())
                yield _notice(file, block, "doubt-quotation-reporter", paragraph=str(number), excerpt=excerpt)


def _quotations(text: str) -> Iterator[str]:
    """Give what stands between quotation marks; of straight ones, every second opens."""
    straight = text.split('"')[1::2] if text.count('"') % 2 == 0 else []
    paired = (quotation[0] for quotation in _PAIRED_QUOTATION.finditer(text))
    return (quotation for quotation in [*straight, *paired] if len(quotation) >= _LEAST_QUOTED)


def _two_spellings(file: str, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Find Arabic words that are written with a hamza on their alif here and without it there."""
    words = Counter(word for block in blocks for word in _arabic_words(block.text))
    for spellings in _by_bare_form(words):
        with_hamza, without = max(spellings, key=_hamzas), min(spellings, key=_hamzas)
        if _hamzas(with_hamza) > _hamzas(without):
            rare, frequent = sorted((with_hamza, without), key=lambda word: words[word])
            block = next(block for block in blocks if rare in _arabic_words(block.text))
            counts = {"count": str(words[rare]), "other_count": str(words[frequent])}
            yield _notice(file, block, "doubt-spelling", word=rare, other=frequent, **counts)


def _by_bare_form(words: Collection[str]) -> Iterator[list[str]]:
    """Give the words that differ in hamzas alone; a word without any is its own bare form."""
    groups: dict[str, list[str]] = {}
    for word in words:
        if _HAMZA.search(word):
            groups.setdefault(word.translate(_ALIF_WITH_HAMZA), []).append(word)
    for bare, spellings in groups.items():
        found = [*spellings, bare] if bare in words else spellings
        if len(found) > 1:
            yield found


def _arabic_words(text: str) -> list[str]:
    words = _ARABIC_WORD.findall(_NO_LETTER.sub("", text))
    return [word for word in words if len(word) >= _LEAST_SPELLING_LETTERS]


def _hamzas(word: str) -> int:
    return len(_HAMZA.findall(word))


def _lost_characters(file: str, paragraphs: Sequence[Block]) -> Iterator[Problem]:
    for number, block in enumerate(paragraphs, 1):
        if "\ufffd" in block.text:
            excerpt = _around(block.text, "\ufffd")
            yield _notice(file, block, "doubt-lost-character", paragraph=str(number), excerpt=excerpt)


def _end(text: str) -> str:
    return text if len(text) <= _EXCERPT else "…" + text[-_EXCERPT:].partition(" ")[2]


def _around(text: str, found: str) -> str:
    """Show where something stands, with some words before and after it."""
    middle = text.find(found)
    start, end = max(0, middle - _EXCERPT // 2), min(len(text), middle + len(found) + _EXCERPT // 2)
    before = text[start:middle] if start == 0 else "…" + text[start:middle].partition(" ")[2]
    after = text[middle:end] if end == len(text) else text[middle:end].rpartition(" ")[0] + "…"
    return before + after


@functools.cache
def _reporting(language: str) -> re.Pattern[str] | None:
    pattern = _data()["reporting"].get(language)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("doubts.json").read_text("utf-8"))
    return loaded
