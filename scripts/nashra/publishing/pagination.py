"""Cutting a list into pages, and choosing which page numbers to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def page_count(items: int, per_page: int) -> int:
    """Give the number of pages; an empty list has one.

    >>> [page_count(items, 20) for items in (0, 1, 20, 21, 40, 41)]
    [1, 1, 1, 2, 2, 3]
    """
    return max(1, -(-items // per_page))


def page_items(items: Sequence[Item], number: int, per_page: int) -> Sequence[Item]:
    """Give the items of a page, counted from 1."""
    return items[(number - 1) * per_page : number * per_page]


def shown_numbers(current: int, total: int) -> list[int | None]:
    """Choose the numbers to show: both ends, the current page and those beside it; ``None`` for a gap.

    A gap never stands for one number alone.

    >>> shown_numbers(1, 5)
    [1, 2, 3, 4, 5]
    >>> shown_numbers(6, 12)
    [1, None, 5, 6, 7, None, 12]
    >>> shown_numbers(1, 12)
    [1, 2, 3, None, 12]
    """
    middle = min(max(current, 2), total - 1)
    wanted = sorted({1, total, *range(middle - 1, middle + 2)} & set(range(1, total + 1)))
    shown: list[int | None] = []
    for number in wanted:
        before = shown[-1] if shown else 0
        missing = number - (before or 0) - 1
        if missing == 1:
            shown.append(number - 1)
        elif missing > 1:
            shown.append(None)
        shown.append(number)
    return shown
