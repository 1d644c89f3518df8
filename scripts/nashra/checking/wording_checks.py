"""What an editor would correct in the words themselves: apostrophes, quotation marks, another language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from nashra.checking.finding import Edit, Finding, excerpt
from nashra.checking.source_file import SourceFile
from nashra.identification import can_identify, identify
from nashra.orthography.text import letters_by_script
from nashra.orthography.uzbek import normalise_apostrophes
from nashra.problems import Severity

_OPENING = {"“": "”", "«": "»", "„": "“”"}
_MARKS = re.compile('[“”«»„"]')
_WORD = re.compile(r"[\w'‘’ʻʼ`´′ʹ‛＇-]+")
# A paragraph in another language has at least so many letters; below that it is a name or a title.
_LEAST_LETTERS = 60
_OTHER_SHARE = 0.6


def wording_findings(source: SourceFile, languages: Collection[str]) -> Iterator[Finding]:
    """Find wrong Uzbek apostrophes, quotation marks without partner, and text in another language."""
    if source.language.base == "uz" and source.language.script == "Latn":
        yield from _apostrophes(source)
    yield from _quotations(source)
    yield from _other_language(source, languages)


def _apostrophes(source: SourceFile) -> Iterator[Finding]:
    for start, end in source.paragraphs:
        written = source.prose[start:end]
        right = normalise_apostrophes(written)
        if right == written:
            continue
        for match in _WORD.finditer(written):
            expected = right[match.start() : match.end()]
            edits = tuple(
                Edit(start + at, start + at + 1, right[at])
                for at in range(match.start(), match.end())
                if written[at] != right[at]
            )
            if edits:
                parameters = {"found": excerpt(match[0]), "expected": excerpt(expected)}
                yield Finding(edits[0].start, "apostrophe-wrong", parameters=parameters, edits=edits)


def _quotations(source: SourceFile) -> Iterator[Finding]:
    """Pair quotation marks by paragraph; one left open is right when the next paragraph goes on with the same."""
    prose = source.prose
    for index, (start, end) in enumerate(source.paragraphs):
        # In some papers “ is written ” as well.
        has_one_form = not any(mark in prose[start:end] for mark in "“„") and not prose.count("”", start, end) % 2
        opened: list[tuple[int, str]] = []
        straight: list[int] = []
        for match in _MARKS.finditer(prose, start, end):
            at, mark = match.start(), match[0]
            if mark == '"':
                straight.append(at)
            elif opened and mark in _OPENING[opened[-1][1]]:
                opened.pop()
            elif mark in _OPENING:
                opened.append((at, mark))
            elif mark != "”" or not has_one_form:
                yield _quotation(prose, at)
        following = source.paragraphs[index + 1] if index + 1 < len(source.paragraphs) else (end, end)
        goes_on = prose[following[0] : following[1]].lstrip()[:1]
        yield from (_quotation(prose, at) for at, mark in opened if mark != goes_on)
        # An odd one after a digit is a sign for inches or seconds.
        if len(straight) % 2 and not prose[straight[-1] - 1 : straight[-1]].isdecimal():
            yield _quotation(prose, straight[-1])


def _quotation(prose: str, at: int) -> Finding:
    line_start = prose.rfind("\n", 0, at) + 1
    around = prose[max(line_start, at - 20) : at + 20]
    return Finding(at, "quote-unbalanced", parameters={"mark": prose[at], "excerpt": excerpt(around)})


def _other_language(source: SourceFile, languages: Collection[str]) -> Iterator[Finding]:
    body = source.prose[source.body_start :]
    own = source.language.code
    if not can_identify(own) or sum(letters_by_script(body).values()) < _LEAST_LETTERS:
        return
    foreign = _paragraphs_in_other_script(source, body)
    whole = identify(body, languages)
    if whole.language and whole.language != own and whole.shares.get(whole.language, 0) >= _OTHER_SHARE:
        place = next(
            (start for start, end in source.scan.paragraphs if source.prose[start:end].strip()), source.body_start
        )
        yield Finding(place, "language-other-file", Severity.ERROR, {"found": whole.language, "expected": own})
        return
    # Where two languages have about as much of it each, the whole is in neither.
    is_own = whole.language in (own, None)
    others = [language for language in whole.shares if language != own and is_own]
    paragraphs = source.scan.paragraphs if others else foreign
    for start, end in paragraphs:
        yield from _other_paragraph(source, start, end, languages)


def _other_paragraph(source: SourceFile, start: int, end: int, languages: Collection[str]) -> Iterator[Finding]:
    text = source.prose[start:end]
    if sum(letters_by_script(text).values()) < _LEAST_LETTERS:
        return
    found = identify(text, languages).language
    if found and found != source.language.code:
        place = start + len(text) - len(text.lstrip())
        parameters = {"found": found, "expected": source.language.code, "excerpt": excerpt(text)}
        yield Finding(place, "language-other-paragraph", parameters=parameters)


def _paragraphs_in_other_script(source: SourceFile, body: str) -> list[tuple[int, int]]:
    counts = letters_by_script(body)
    if sum(counts.values()) - counts.get(source.language.script, 0) < _LEAST_LETTERS:
        return []
    return [span for span in source.scan.paragraphs if _is_in_other_script(source, *span)]


def _is_in_other_script(source: SourceFile, start: int, end: int) -> bool:
    if end - start < _LEAST_LETTERS:
        return False
    counts = letters_by_script(source.prose[start:end])
    return bool(counts) and sum(counts.values()) >= _LEAST_LETTERS and next(iter(counts)) != source.language.script
