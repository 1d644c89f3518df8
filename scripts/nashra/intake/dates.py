"""Days in words inside a text (``23-aprel 2024-yil``), as suggestions for an editor.

A day in a text is when something happened as often as when the text was published: what is found here
is printed and never becomes the article's date. A day without its year is none.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple

from babel.dates import get_month_names

from nashra.orthography.fold import fold_words

_WORD = re.compile(r"[^\W\d_][^\W\d_'’‘ʻʼ]*|\d+")
_YEAR = re.compile(r"\d{4}")
_EARLIEST, _LATEST = 1900, 2099
# Words that may stand between the day and its month, or between the month and its year.
_MOST_FILLERS = 2
_MOST_SUGGESTIONS = 5
_ORDINALS = frozenset({"st", "nd", "rd", "th", "chi"})


@dataclass(frozen=True)
class SuggestedDate:
    """A day that a text names: paragraph from 1, the words as they stand there, and the day."""

    paragraph: int
    text: str
    date: datetime.date


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


class _Month(NamedTuple):
    number: int
    is_solar: bool


def suggest_dates(paragraphs: Sequence[str], language: str) -> tuple[SuggestedDate, ...]:
    """Find the days that paragraphs name in words, each once, at most five; ``language`` is a BCP 47 code."""
    base = language.split("-", 1)[0]
    found: dict[datetime.date, SuggestedDate] = {}
    for number, text in enumerate(paragraphs, 1):
        if not _YEAR.search(text):
            continue
        for day, start, end in _days(text, base):
            found.setdefault(day, SuggestedDate(number, text[start:end], day))
        if len(found) >= _MOST_SUGGESTIONS:
            break
    return tuple(found.values())[:_MOST_SUGGESTIONS]


def _days(text: str, base: str) -> Iterator[tuple[datetime.date, int, int]]:
    tokens = [_Token(_folded(match[0], base), *match.span()) for match in _WORD.finditer(text)]
    place = 0
    while place < len(tokens):
        month, after = _month_at(tokens, place, base)
        if month is None:
            place += 1
            continue
        day = _day_around(tokens, place, after, month, base)
        if day:
            yield day
        place = after


def _day_around(
    tokens: Sequence[_Token], first: int, after: int, month: _Month, base: str
) -> tuple[datetime.date, int, int] | None:
    """Read day and year around a month's name: ``day month year``, ``month day year`` or ``year day month``."""
    before = _number(tokens, first, -1, base)
    beyond = _number(tokens, after - 1, 1, base)
    orders: list[tuple[int | None, int | None]] = [(before, beyond)]
    if before is not None:
        orders.append((before, _number(tokens, before, -1, base)))
    if beyond is not None:
        orders.append((beyond, _number(tokens, beyond, 1, base)))
    for day_at, year_at in orders:
        if day_at is None or year_at is None:
            continue
        date = _date(tokens[year_at].folded, month, tokens[day_at].folded)
        if date:
            places = (first, after - 1, day_at, year_at)
            return date, tokens[min(places)].start, tokens[max(places)].end
    return None


def _number(tokens: Sequence[_Token], place: int, step: int, base: str) -> int | None:
    """Find the next number in a direction; only words that mean nothing by themselves may stand before it."""
    for distance in range(1, _MOST_FILLERS + 2):
        at = place + step * distance
        if not 0 <= at < len(tokens):
            return None
        word = tokens[at].folded
        if word.isdecimal():
            return at
        if word not in _fillers(base) and word not in _ORDINALS and _month_at(tokens, at, base)[0] is None:
            return None
    return None


def _date(year: str, month: _Month, day: str) -> datetime.date | None:
    if len(year) != 4 or len(day) > 2:
        return None
    try:
        if month.is_solar:
            found = _from_solar(int(year), month.number, int(day))
        else:
            found = datetime.date(int(year), month.number, int(day))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def _from_solar(year: int, month: int, day: int) -> datetime.date:
    """Convert a day of the Iranian calendar, whose leap years come 8 times in 33 (right for 1178 to 1633).

    Raises ``ValueError`` for a day that the calendar does not have.
    """
    longest = 31 if month <= 6 else 30
    if not (1178 <= year <= 1633 and 1 <= day <= longest):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    cycle = year + 1595
    days = 365 * cycle + cycle // 33 * 8 + (cycle % 33 + 3) // 4
    in_year = (month - 1) * 31 if month <= 6 else 186 + (month - 7) * 30
    # 1 Farvardin 1400 was 21 March 2021, whose ordinal is 737870.
    return datetime.date.fromordinal(days + in_year + day - 1 - (_NEW_YEAR_1400 - 737870))


_NEW_YEAR_1400 = 365 * 2995 + 2995 // 33 * 8 + (2995 % 33 + 3) // 4


def _month_at(tokens: Sequence[_Token], place: int, base: str) -> tuple[_Month | None, int]:
    """Give the month whose name begins at a place, and the place after it."""
    names = _months(base)
    for length in (2, 1):
        words = tuple(token.folded for token in tokens[place : place + length])
        if len(words) == length and words in names:
            return names[words], place + length
    month = _month_with_ending(tokens[place].folded, base)
    return (month, place + 1) if month else (None, place)


@functools.lru_cache(maxsize=16384)
def _month_with_ending(word: str, base: str) -> _Month | None:
    if base not in _data()["endings"] or word.isdecimal():
        return None
    return next((month for name, month in _months(base).items() if len(name) == 1 and word.startswith(name[0])), None)


@functools.lru_cache(maxsize=16384)
def _folded(word: str, base: str) -> str:
    return "".join(fold_words(word, base))


@functools.cache
def _fillers(base: str) -> frozenset[str]:
    return frozenset(_folded(word, base) for word in _data()["fillers"].get(base, ()))


@functools.cache
def _months(base: str) -> Mapping[tuple[str, ...], _Month]:
    """Give the names of the months in a language, folded, with all endings and spellings that are written."""
    data = _data()
    found: dict[tuple[str, ...], _Month] = {}
    for number, name in enumerate(data["solar"].get(base, ()), 1):
        found[fold_words(name, base)] = _Month(number, is_solar=True)
    for number, name in _common_names(base):
        words = fold_words(name, base)
        if words and not "".join(words).isdecimal():
            found.setdefault(words, _Month(number, is_solar=False))
    return found


def _common_names(base: str) -> Iterator[tuple[int, str]]:
    data = _data()
    for number, names in data["names"].get(base, {}).items():
        yield from ((int(number), name) for name in names)
    for locale in data["locales"].get(base, ()):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                yield from get_month_names(width, context, locale).items()


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("dates.json").read_text("utf-8"))
    return loaded
