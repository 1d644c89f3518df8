"""What a pull request changes as a record in JSON: written where its own code runs, read where no foreign code may.

Whoever opens a pull request can make the record say anything. So reading it accepts the exact form, short texts and
few of them, and nothing in it becomes Markdown as it stands (``comment``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, NoReturn, TypeVar

from nashra.problems import NashraError, Problem, Severity
from nashra.review.changes import Changes, PageChange, PageKind, StaleTranslation, ThemeSuggestion

LARGEST = 1_000_000
"""Bytes of a record."""
_MOST_ENTRIES = 200
_LONGEST = 1000
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LARGEST_NUMBER = 10_000_000
_PARTS = frozenset({"pages", "themes", "stale", "converted", "errors"})

_T = TypeVar("_T")


def to_json(changes: Changes) -> str:
    """Write a record; of very many entries the first are kept, and of very long texts the beginning."""
    parts = {name: [_cut(entry) for entry in entries[:_MOST_ENTRIES]] for name, entries in asdict(changes).items()}
    return json.dumps(parts, ensure_ascii=False, indent=2)


def _cut(value: Any) -> Any:
    match value:
        case str():
            # Names of files need not be Unicode.
            return value[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
        case dict():
            return {key: _cut(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_cut(entry) for entry in value]
        case _:
            return value


def from_json(data: bytes, name: str) -> Changes:
    """Read a record called ``name``. Raises :class:`NashraError` (``review-record``) when its form is not exact."""
    if len(data) > LARGEST:
        _refuse(name, f"{len(data)} > {LARGEST}")
    try:
        value = json.loads(data.decode("utf-8"))
        return Changes(
            pages=_entries(_whole(value), "pages", _page),
            themes=_entries(value, "themes", _suggestion),
            stale=_entries(value, "stale", lambda row: StaleTranslation(**_texts(row, "path", "title"))),
            converted=_entries(value, "converted", _text),
            errors=_entries(value, "errors", _error),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        _refuse(name, type(error).__name__)


def _refuse(name: str, found: str) -> NoReturn:
    raise NashraError([Problem(name, 0, 0, "review-record", parameters={"found": found})])


def _whole(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != _PARTS:
        raise ValueError
    return value


def _entries(value: dict[str, Any], part: str, read: Callable[[Any], _T]) -> tuple[_T, ...]:
    rows = value[part]
    if not isinstance(rows, list) or len(rows) > _MOST_ENTRIES:
        raise ValueError
    return tuple(read(row) for row in rows)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError
    value.encode("utf-8")  # refuses halves of characters, which no output can hold
    return value


def _texts(row: Any, *keys: str) -> dict[str, str]:
    if not isinstance(row, dict) or set(row) != set(keys):
        raise ValueError
    return {key: _text(row[key]) for key in keys}


def _page(row: Any) -> PageChange:
    texts = _texts(row, "kind", "path", "title")
    return PageChange(PageKind(texts.pop("kind")), **texts)


def _suggestion(row: Any) -> ThemeSuggestion:
    texts = {key: row[key] for key in row if key != "themes"}
    return ThemeSuggestion(**_texts(texts, "path", "title"), themes=_entries(row, "themes", _text))


def _error(row: Any) -> Problem:
    parameters, code = row["parameters"], _text(row["code"])
    line, column = _number(row["line"]), _number(row["column"])
    if not isinstance(parameters, dict) or len(parameters) > _MOST_ENTRIES or not _CODE.fullmatch(code):
        raise ValueError
    shown = {_text(key): _text(value) for key, value in parameters.items()}
    return Problem(_text(row["path"]), line, column, code, Severity.ERROR, shown)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
        raise ValueError
    return value
