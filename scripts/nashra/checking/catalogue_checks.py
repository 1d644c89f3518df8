"""What is wrong with an article among the others, or with what its front matter says of it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from nashra.checking.source_file import SourceFile
from nashra.content.tree import Content, ContentFile
from nashra.orthography.fold import fold
from nashra.problems import Problem, Severity

# The first printed newspapers; an earlier year is a slip of the keys.
_EARLIEST = datetime.date(1600, 1, 1)
_LEAST_UNTRANSLATED = 60


def date_problems(file: ContentFile, today: datetime.date) -> Iterator[Problem]:
    """Find days that have not come yet, and days in an order in which things do not happen."""
    matter = file.front_matter
    days = [(name, day) for name in ("date", "added", "updated") if (day := getattr(matter, name))]
    for name, day in days:
        if day > today:
            yield _at_key(file, "date-future", name, {"key": name, "found": day.isoformat()})
        elif day < _EARLIEST:
            yield _at_key(file, "date-early", name, {"key": name, "found": day.isoformat()})
    for (earlier_name, earlier), (name, day) in pairwise(days):
        if day < earlier <= today:
            parameters = {"key": name, "found": day.isoformat(), "other": earlier_name, "day": earlier.isoformat()}
            yield _at_key(file, "date-order", name, parameters)


def tag_problems(file: ContentFile) -> Iterator[Problem]:
    """Find an original without a theme: no theme page would show it."""
    if file.article_path and not file.front_matter.translation and not file.front_matter.tags:
        yield _at_key(file, "tags-empty", "tags", {})


def raw_file_problems(file: ContentFile, raw_files: Collection[str]) -> Iterator[Problem]:
    """Find an article whose raw file is no longer there."""
    named = file.front_matter.source.file
    if named and named not in raw_files:
        yield _at_key(file, "source-file-missing", "source", {"file": named})


def twin_problems(content: Content) -> Iterator[Problem]:
    """Find articles of one language with the same title, however it is written."""
    first: dict[tuple[str, str], ContentFile] = {}
    for file in content.files:
        if file.article_path is None:
            continue
        title = " ".join(fold(file.front_matter.title, file.language).split())
        other = first.setdefault((file.language, title), file)
        if other is not file:
            yield _at_key(file, "title-twice", "title", {"other": other.path})


def untranslated_problems(source: SourceFile, original: SourceFile) -> Iterator[Problem]:
    """Find paragraphs of a translation that are still the original's."""
    paragraphs = [(start, _paragraph(source, (start, end))) for start, end in source.scan.paragraphs]
    # To take every original apart would be an eighth of all work on its translation.
    words = " ".join(original.text.split())
    suspects = [(start, text) for start, text in paragraphs if len(text) >= _LEAST_UNTRANSLATED and text in words]
    known = {_paragraph(original, span) for span in original.scan.paragraphs} if suspects else set()
    for start, text in suspects:
        if text in known:
            place = source.places(start)
            yield Problem(source.path, *place, "translation-untranslated", parameters={"of": original.language.code})


def unconverted_problems(raw_files: Iterable[str], content: Content) -> Iterator[Problem]:
    """Report raw files of which no article has been made; paths are relative to the project."""
    converted = {file.front_matter.source.file for file in content.files}
    for file in sorted(set(raw_files) - converted):
        if not any(file.encode() in data for data in content.broken.values()):
            yield Problem(file, 0, 0, "raw-not-converted")


def _paragraph(source: SourceFile, span: tuple[int, int]) -> str:
    return " ".join(source.text[span[0] : span[1]].split())


def _at_key(file: ContentFile, code: str, key: str, parameters: dict[str, str]) -> Problem:
    line = 0
    for number, text in enumerate(file.head.splitlines(), start=1):
        if text.startswith(f"{key}:"):
            line = number
            break
    return Problem(file.path, line, 1 if line else 0, code, Severity.WARNING, parameters)
