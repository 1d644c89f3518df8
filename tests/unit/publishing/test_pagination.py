"""Lists are cut into pages, and a reader is shown the numbers that help."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.publishing.pagination import page_count, page_items, shown_numbers


@given(st.lists(st.integers(), max_size=60), st.integers(min_value=1, max_value=12))
def test_the_pages_together_are_the_list(items: list[int], per_page: int) -> None:
    pages = [page_items(items, number, per_page) for number in range(1, page_count(len(items), per_page) + 1)]
    assert [item for page in pages for item in page] == items
    assert all(pages) or items == []
    assert max(len(page) for page in pages) <= per_page


@pytest.mark.parametrize(
    ("current", "total", "expected"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 4, [1, 2, 3, 4]),
        (1, 12, [1, 2, 3, None, 12]),
        (6, 12, [1, None, 5, 6, 7, None, 12]),
        (4, 12, [1, 2, 3, 4, 5, None, 12]),
        (12, 12, [1, None, 10, 11, 12]),
    ],
)
def test_a_gap_stands_for_more_than_one_page(current: int, total: int, expected: list[int | None]) -> None:
    assert shown_numbers(current, total) == expected


@given(st.integers(min_value=1, max_value=300), st.data())
def test_both_ends_and_the_pages_beside_this_one_are_always_shown(total: int, data: st.DataObject) -> None:
    current = data.draw(st.integers(min_value=1, max_value=total))
    shown = shown_numbers(current, total)
    numbers = [number for number in shown if number]
    assert {1, total, current, max(1, current - 1), min(total, current + 1)} <= set(numbers)
    assert numbers == sorted(set(numbers))
    assert len(shown) <= 7
    for before, after in itertools.pairwise(shown):
        assert before is None or after is None or after == before + 1
