"""Runs of marked text, as a tree gives them, joined into one cleaned text with marks on ranges of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

from nashra.intake.blocks import Mark, MarkKind
from nashra.intake.cleaning import clean

BREAK = "\x1e"
"""Stands for a line break of the writer's own, which white space is not."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_SPACE = re.compile(r" *\n *")
_OTHER_SPACES = re.compile("[\u2000-\u2006\u2008-\u200a\u205f\u3000]+")

Parts = list[tuple[str, tuple[Mark, ...]]]


def paragraphs_of(parts: Parts) -> Iterator[Parts]:
    """Divide what stood in one element at two or more line breaks in a row."""
    if not any(BREAK in text for text, _ in parts):
        yield parts
        return
    current: Parts = []
    breaks = 0
    for text, marks in parts:
        for piece in re.split(f"({BREAK})", text):
            if piece == BREAK:
                breaks += 1
                current.append((BREAK, ()))
            elif piece.strip(" \t\r\n\f\u00a0"):
                if breaks > 1:
                    yield current
                    current = []
                breaks = 0
                current.append((piece, marks))
            elif piece:
                current.append((piece, marks))
    yield current


def join_parts(parts: Parts) -> tuple[str, tuple[Mark, ...]]:
    """Join the texts of a block into one, cleaned, and put the marks on their ranges of it."""
    raw = "".join(text for text, _ in parts)
    text = _tidy(raw)
    if not text:
        return "", ()
    if not any(own for _, own in parts):
        return text, ()
    places = _places(raw, text)
    marks: list[Mark] = []
    start = 0
    for part, own in parts:
        first, last = places(start), places(start + len(part))
        start += len(part)
        for mark in own:
            _extend(marks, Mark(first, last, mark.kind, mark.target))
    notes = [mark for mark in marks if mark.kind is MarkKind.NOTE]
    return _without_references(text, [mark for mark in marks if mark.start < mark.end], notes)


def _extend(marks: list[Mark], mark: Mark) -> None:
    """Add a mark, or lengthen the same one that ends where this begins."""
    for index in range(len(marks) - 1, max(-1, len(marks) - 6), -1):
        known = marks[index]
        if known.end == mark.start and (known.kind, known.target) == (mark.kind, mark.target):
            marks[index] = Mark(known.start, mark.end, mark.kind, mark.target)
            return
    marks.append(mark)


def _without_references(text: str, marks: list[Mark], notes: list[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Take the numbers of footnote references out of the text: a mark without length stands for each."""
    for note in reversed(notes):
        length = note.end - note.start
        text = text[: note.start] + text[note.end :]

        def moved(place: int, note: Mark = note, length: int = length) -> int:
            return place - min(max(place - note.start, 0), length)

        marks = [
            dataclasses.replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks if mark != note
        ]
        marks.append(Mark(note.start, note.start, MarkKind.NOTE, note.target))
    return text, tuple(mark for mark in marks if mark.start < mark.end or mark.kind is MarkKind.NOTE)


def _tidy(raw: str) -> str:
    text = _SPACE.sub(" ", raw)
    text = (text if text.isascii() else _OTHER_SPACES.sub(" ", text)).replace(BREAK, "\n")
    text = clean(text)
    return (_LINE_SPACE.sub("\n", text) if "\n" in text else text).strip(" \n\u00a0")


def _places(raw: str, text: str) -> Callable[[int], int]:
    """Map places of a raw text to places of its tidied form, which only lacks or simplifies characters of it."""
    if raw == text:
        return lambda place: place
    found = [0] * (len(raw) + 1)
    done = 0
    for index, character in enumerate(raw):
        found[index] = done
        if done < len(text) and _is_same(character, text[done]):
            done += 1
    found[len(raw)] = len(text)
    return lambda place: found[place]


def _is_same(raw: str, tidy: str) -> bool:
    return raw == tidy or (tidy == "\n" and raw == BREAK) or (tidy == " " and raw.isspace() and raw != BREAK)
