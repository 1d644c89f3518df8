"""Removing a site's frame from around an article: navigation, sharing, sizes, related headlines, legal tails.

Two kinds of evidence: a lexicon of labels in the languages of the big multilingual publishers, and
structure, that is runs of short lines without a sentence's final mark. Only the two ends are touched,
and what ends as a sentence goes only when the lexicon knows it. So a label that the lexicon lacks may
stay, but no sentence of an article is lost.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Block, Kind
from nashra.intake.chrome_lexicon import is_byline, label_kinds, opens_other_content
from nashra.intake.sentence_marks import ends_as_sentence, ends_with_full_stop, is_wordy, word_count

# Longest title, and from where a line without a final mark is a paragraph all the same (characters).
LONGEST_TITLE = 160
# A headline of another article, between labels.
_LONGEST_HEADLINE = 120
# An unknown label has at most so many words and characters; a title has more words.
_LABEL_WORDS = 3
_TAIL_LABEL_WORDS = 5
_LABEL_CHARACTERS = 40
# So many unknown labels in a row are a frame without any known one.
_RUN = 2
# So many lines above a text are searched for a repeated title.
_MOST_HEADLINES = 40
# What somebody in need may call or write to: a number after a colon, a telephone number, an address.
_CONTACT = re.compile(r"(?<!\d):\s*\+?\d|\d[\d\s()-]{5,}\d|@")
_LIST_MARKS = ("-", "–", "—", "•", "*", "·", "+")


def names_contact(text: str) -> bool:
    """Tell whether a line names a telephone number or an address, such as a helpline's."""
    return bool(_CONTACT.search(text))


@dataclass(frozen=True)
class Stripped:
    """What is left of a text, and what was removed from its two ends, in the order of the file."""

    kept: tuple[Block, ...]
    removed: tuple[Block, ...]


@dataclass(frozen=True)
class _Line:
    block: Block

    @functools.cached_property
    def kinds(self) -> frozenset[str]:
        return label_kinds(self.block.text)

    @functools.cached_property
    def words(self) -> int:
        return word_count(self.block.text)

    @property
    def is_label(self) -> bool:
        return bool(self.kinds)

    @property
    def begins_text(self) -> bool:
        """Whether, coming from above, this can be no title: the text has begun."""
        text = self.block.text
        if self.is_label:
            return False
        is_statement = ends_with_full_stop(text) and self.words > _LABEL_WORDS
        return is_statement or len(text) > (_LONGEST_HEADLINE if ends_as_sentence(text) else LONGEST_TITLE)

    @property
    def is_loose(self) -> bool:
        """Whether, coming from below, this may belong to the frame: a label, or no statement."""
        text = self.block.text
        if self.block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or self.block.quoted:
            return self.is_label
        return self.is_label or not (ends_with_full_stop(text) or len(text) > LONGEST_TITLE or is_wordy(text))

    def is_short(self, most_words: int) -> bool:
        text = self.block.text
        is_item = text.startswith(_LIST_MARKS) or text[:1].isdecimal() or names_contact(text)
        fits = self.words <= most_words and len(text) <= _LABEL_CHARACTERS
        # What is marked as a heading, an item or a table was written as one: only its words can betray a frame.
        fits = fits and self.block.kind is Kind.PARAGRAPH and not self.block.quoted
        return fits and not self.is_label and not is_item and not ends_as_sentence(text) and not text.endswith(":")


def strip_chrome(blocks: Sequence[Block]) -> Stripped:
    """Separate an article from the frame around it."""
    lines = [_Line(block) for block in blocks]
    tail = _tail_start(lines)
    removed = {*_head(lines[:tail]), *range(tail, len(lines))}
    return Stripped(
        kept=tuple(block for index, block in enumerate(blocks) if index not in removed),
        removed=tuple(block for index, block in enumerate(blocks) if index in removed),
    )


def _head(lines: Sequence[_Line]) -> Iterator[int]:
    """Find the frame's lines before the text: all labels, and unknown ones around the title."""
    begins = next((index for index, line in enumerate(lines) if line.begins_text), None)
    if begins is None:
        yield from _leading_labels(lines)
        return
    others = [index for index in range(begins) if not lines[index].is_label]
    title = _title_index(lines, others)
    yield from (index for index in range(begins) if lines[index].is_label)
    yield from (index for index in others if title is not None and index < title)
    yield from _below_title(lines, title, begins)


def _leading_labels(lines: Sequence[_Line]) -> Iterator[int]:
    for index, line in enumerate(lines):
        if not line.is_label:
            return
        yield index


def _title_index(lines: Sequence[_Line], others: Sequence[int]) -> int | None:
    """Choose the title: one that is repeated, else the first line with enough words or nothing but a frame above."""
    repeated = _repeated_title(lines, others)
    if repeated is not None:
        return repeated
    long_enough = next((index for index in others if lines[index].words > _LABEL_WORDS), None)
    if long_enough is None:
        return others[0] if others else None
    before = [index for index in others if index < long_enough]
    has_frame = any(line.is_label for line in lines[:long_enough])
    are_short = all(lines[index].is_short(_LABEL_WORDS) for index in before)
    if before and not (are_short and (has_frame or len(before) >= _RUN)):
        return before[0]
    return long_enough


def _repeated_title(lines: Sequence[_Line], others: Sequence[int]) -> int | None:
    """Find a title that stands above already, alone or with the site's name (``Title | Site``)."""
    for first, second in itertools.combinations(others[:_MOST_HEADLINES], 2):
        if lines[second].words >= _LABEL_WORDS and lines[second].block.text in lines[first].block.text:
            return second
    return None


def _below_title(lines: Sequence[_Line], title: int | None, begins: int) -> Iterator[int]:
    """Find names, dates and unknown labels between title and text; a subtitle stays."""
    below = range(begins if title is None else title + 1, begins)
    short = [i for i in below if is_byline(lines[i].block.text) or lines[i].is_short(_LABEL_WORDS)]
    has_frame = any(lines[index].is_label or is_byline(lines[index].block.text) for index in below)
    if has_frame or len(short) >= _RUN:
        yield from short


def _tail_start(lines: Sequence[_Line]) -> int:
    """Find where the frame below the text begins."""
    loose = _loose_start(lines)
    opener = next((i for i in range(loose, len(lines)) if opens_other_content(lines[i].kinds)), None)
    start = len(lines) if opener is None else opener
    start = _above_labels(lines, start, loose)
    shorter = _above_short(lines, start, loose, _TAIL_LABEL_WORDS if start < len(lines) else _LABEL_WORDS)
    follows_colon = shorter > 0 and lines[shorter - 1].block.text.endswith(":")
    is_frame = start < len(lines) or (len(lines) - shorter >= _RUN and not follows_colon)
    return shorter if is_frame else start


def _loose_start(lines: Sequence[_Line]) -> int:
    """Find where, below the last statement, lines begin that may belong to the frame."""
    first_text = next((index for index, line in enumerate(lines) if line.begins_text), len(lines) - 1)
    start = len(lines)
    while start > first_text + 1 and lines[start - 1].is_loose:
        start -= 1
    return start


def _above_labels(lines: Sequence[_Line], start: int, loose: int) -> int:
    """Go up over labels, over headlines that stand between labels, and over unknown labels below them."""
    index = start
    while index > loose:
        line = lines[index - 1]
        if line.is_label:
            start = index - 1
        elif len(line.block.text) > _LONGEST_HEADLINE or not (start < len(lines) or line.is_short(_TAIL_LABEL_WORDS)):
            break
        index -= 1
    return start


def _above_short(lines: Sequence[_Line], start: int, loose: int, most_words: int) -> int:
    while start > loose and lines[start - 1].is_short(most_words):
        start -= 1
    return start
