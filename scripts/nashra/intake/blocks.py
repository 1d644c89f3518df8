"""The pieces a raw text is made of, between reading and conversion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A line or a paragraph of a raw text. ``line`` is where it begins in the file, from 1."""

    text: str
    line: int
