"""The record of a pull request, which a stranger may have written."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.problems import NashraError, Problem
from nashra.review.changes import Changes, PageChange, PageKind, StaleTranslation, ThemeSuggestion
from nashra.review.record import from_json, to_json

CHANGES = Changes(
    pages=(PageChange(PageKind.MOVED, "docs/uz/articles/2026/a.md", "Sarlavha"),),
    themes=(ThemeSuggestion("docs/uz/articles/2026/a.md", "Sarlavha", ("policy",)),),
    stale=(StaleTranslation("docs/ar/articles/2026/a.md", "عنوان"),),
    converted=("docs/uz/articles/2026/a.md",),
    errors=(Problem("docs/uz/b.md", 2, 3, "link-missing", parameters={"target": "x"}),),
)
EMPTY: dict[str, list[Any]] = {"pages": [], "themes": [], "stale": [], "converted": [], "errors": []}
ERROR = {"path": "a", "line": 1, "column": 1, "code": "link-missing", "severity": "error", "parameters": {}}


def refused(value: Any) -> bool:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    try:
        from_json(data, "record.json")
    except NashraError as error:
        return [problem.code for problem in error.problems] == ["review-record"]
    return False


def test_what_was_written_is_read() -> None:
    read = from_json(to_json(CHANGES).encode(), "record.json")
    assert read == CHANGES
    assert read.errors[0].parameters == {"target": "x"}
    assert not refused(EMPTY)


def test_names_of_files_that_are_no_unicode_are_written_all_the_same() -> None:
    changes = Changes((PageChange(PageKind.ADDED, "docs/uz/\udcff.md", ""),), (), (), (), ())
    assert from_json(to_json(changes).encode(), "x").pages[0].path == "docs/uz/?.md"


def test_of_very_much_the_beginning_is_written() -> None:
    pages = tuple(PageChange(PageKind.ADDED, "x" * 5000, "y" * 5000) for _ in range(1000))
    read = from_json(to_json(Changes(pages, (), (), (), ())).encode(), "x")
    assert 0 < len(read.pages) < 1000
    assert 0 < len(read.pages[0].path) < 5000


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\xff",
        b"{",
        b"[" * 100_000,
        b"x" * 2_000_000,
        [],
        None,
        {},
        {**EMPTY, "more": []},
        {**EMPTY, "pages": {}},
        {**EMPTY, "pages": ["x"]},
        {**EMPTY, "pages": [{"kind": "added", "path": "a"}]},
        {**EMPTY, "pages": [{"kind": "other", "path": "a", "title": "b"}]},
        {**EMPTY, "pages": [{"kind": "added", "path": 1, "title": "b"}]},
        {**EMPTY, "pages": [{"kind": "added", "path": "a", "title": "b", "more": "c"}]},
        {**EMPTY, "pages": [{"kind": "added", "path": "a", "title": "\ud800"}]},
        {**EMPTY, "converted": ["x" * 100_000]},
        {**EMPTY, "converted": ["x"] * 100_000},
        {**EMPTY, "converted": [["x"]]},
        {**EMPTY, "themes": ["x"]},
        {**EMPTY, "themes": [{"path": "a", "title": "b", "themes": "policy"}]},
        {**EMPTY, "stale": [{"path": "a"}]},
        {**EMPTY, "errors": [{**ERROR, "code": "../x"}]},
        {**EMPTY, "errors": [{**ERROR, "line": "1"}]},
        {**EMPTY, "errors": [{**ERROR, "line": True}]},
        {**EMPTY, "errors": [{**ERROR, "line": -1}]},
        {**EMPTY, "errors": [{**ERROR, "line": 10**30}]},
        {**EMPTY, "errors": [{**ERROR, "parameters": []}]},
        {**EMPTY, "errors": [{**ERROR, "parameters": {"a": {"b": "c"}}}]},
        {**EMPTY, "errors": ["x"]},
    ],
    ids=lambda value: str(value)[:60],
)
def test_anything_but_the_exact_form_is_refused(value: Any) -> None:
    assert refused(value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*EMPTY, *ERROR, "title"]), inner),
    max_leaves=10,
)


@given(st.fixed_dictionaries(dict.fromkeys(EMPTY, json_values)))
def test_no_forgery_is_more_than_refused(value: Any) -> None:
    with suppress(NashraError):
        from_json(json.dumps(value).encode(), "record.json")
