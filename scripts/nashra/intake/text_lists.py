"""Lists of a plain text: runs of lines that begin with a bullet, or with numbers that rise from one.

A line that begins with a dash may be what somebody says, so a run is a list only when its items do not end as
sentences, as spoken lines do; the last one may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nashra.intake.blocks import Block, Kind
from nashra.intake.sentence_marks import ends_as_sentence

_BULLET = re.compile(r"[-–—•*·+▪►]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LEAST_ITEMS = 2


def with_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark the items of lists as items, without their bullets and numbers."""
    return tuple(_listed(blocks))


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    start = 0
    while start < len(blocks):
        items = _run(blocks, start)
        yield from items or blocks[start : start + 1]
        start += len(items) or 1


def _run(blocks: Sequence[Block], start: int) -> list[Block]:
    """Give the items of the list that begins at a place; none where no list does."""
    bullets = _items(blocks, start, _BULLET)
    if len(bullets) >= _LEAST_ITEMS and not any(ends_as_sentence(item.text) for item in bullets[:-1]):
        return bullets
    numbered = _items(blocks, start, _NUMBER)
    rises = [item.number for item in numbered] == list(range(1, len(numbered) + 1))
    return numbered if len(numbered) >= _LEAST_ITEMS and rises else []


def _items(blocks: Sequence[Block], start: int, mark: re.Pattern[str]) -> list[Block]:
    found: list[Block] = []
    for block in blocks[start:]:
        match = mark.match(block.text)
        if match is None or block.kind is not Kind.PARAGRAPH:
            break
        number = int(match[1]) if match.re.groups else 0
        found.append(replace(block, text=block.text[match.end() :], kind=Kind.ITEM, number=number))
    return found
