"""Pages that hold sentences and still are no article: error pages, cookie notices, results of a search, guides.

A page that shows only the beginning of its article is none either.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources

from nashra.intake.blocks import Block, Kind
from nashra.intake.sentence_marks import ends_as_sentence, word_count
from nashra.model import Rejection
from nashra.orthography.fold import fold_words

# Longer texts that speak of missing pages or of cookies are articles about them (characters).
_LONGEST_ERROR, _LONGEST_CONSENT = 700, 4_000
_LEAST_CONSENT = 0.4
# A beginning that is shown to everybody is shorter, and the line that asks for more is short (characters).
_LONGEST_BEGINNING, _LONGEST_DEMAND = 1_600, 240
# A programme guide has at least so many times of day, and so large a share of its lines is one or begins with one.
_LEAST_TIMES, _LEAST_TIME_SHARE = 5, 0.3
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|[.:]\d)(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_LONGEST_PROGRAMME = 90


def page_refusal(title: str, blocks: Sequence[Block]) -> Rejection | None:
    """Say why a page is no article when it is an error page, a cookie notice or a programme guide."""
    texts = [title, *(block.text for block in blocks if block.text)]
    total = sum(map(len, texts))
    if total <= _LONGEST_ERROR and any(_has("error", text) for text in texts[:3]):
        return Rejection("convert-error-page", {"title": _excerpt(title)})
    if _has("search", title):
        return Rejection("convert-search-results", {"title": _excerpt(title)})
    if refusal := locked_refusal(title, blocks, texts):
        return refusal
    if total <= _LONGEST_CONSENT and _is_about("consent", texts, total * _LEAST_CONSENT):
        return Rejection("convert-cookie-notice", {"title": _excerpt(title)})
    times = time_lines([block.text for block in blocks if block.kind is not Kind.TABLE])
    rows = [cell.text for block in blocks for row in block.rows for cell in row[:1]]
    times = max(times, time_lines(rows))
    return Rejection("convert-programme-guide", {"count": str(times)}) if times else None


def locked_refusal(title: str, blocks: Sequence[Block], lines: Sequence[str]) -> Rejection | None:
    """Say that a page shows only the beginning of its article, when one of its ``lines`` asks to pay or to log in."""
    if sum(len(block.text) for block in blocks) > _LONGEST_BEGINNING:
        return None
    asks = any(len(line) <= _LONGEST_DEMAND and _has("locked", line) for line in lines)
    return Rejection("convert-locked", {"title": _excerpt(title)}) if asks else None


def time_lines(texts: Sequence[str]) -> int:
    """Count the lines of a programme guide: a time of day, alone or before a name; 0 when it is no such guide."""
    lines = [line for text in texts for line in text.split("\n") if line]
    times = sum(_is_programme(line) for line in lines)
    return times if times >= _LEAST_TIMES and times >= len(lines) * _LEAST_TIME_SHARE else 0


def _is_programme(line: str) -> bool:
    match = _TIME.match(line)
    if not match or len(line) > _LONGEST_PROGRAMME:
        return False
    return not (ends_as_sentence(line) and word_count(line) > 6)


def _is_about(kind: str, texts: Sequence[str], least: float) -> bool:
    """Tell whether enough characters stand in texts with such a phrase; most pages have none at all."""
    if not _has(kind, "\n".join(texts), 2 * _LONGEST_CONSENT):
        return False
    return sum(len(text) for text in texts if _has(kind, text)) >= least


def _has(kind: str, text: str, most: int = 2_000) -> bool:
    words = f" {' '.join(fold_words(text[:most], ''))}"
    return any(map(words.__contains__, _phrases()[kind]))


def _excerpt(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


@functools.cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    loaded: Mapping[str, list[str]] = json.loads(
        resources.files(__package__).joinpath("non_articles.json").read_text("utf-8")
    )
    return {kind: tuple(map(_beginning, phrases)) for kind, phrases in loaded.items()}


def _beginning(phrase: str) -> str:
    """Write a phrase as it is looked for: it begins where a word does and may end within one."""
    return f" {' '.join(fold_words(phrase, ''))}"
