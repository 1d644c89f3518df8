"""Removing a site's frame from around an article: navigation, sharing, sizes, related headlines, legal tails.

Two kinds of evidence: a lexicon of labels in the languages of the big multilingual publishers, and
structure, that is runs of short lines without a sentence's final mark. What ends as a sentence goes only
when the lexicon knows it, or below a label of readers' comments; a line that names a helpline stays. So a
label that the lexicon lacks may stay, but no sentence of an article is lost.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Block
from nashra.intake.chrome_lexicon import ends_article, is_byline, opens_other_content
from nashra.intake.contacts import helpline_places
from nashra.intake.frame_lines import LABEL_WORDS, LONGEST_HEADLINE, FrameLine, frame_lines, is_among_labels
from nashra.intake.inner_frames import inner_frames
from nashra.intake.sentence_marks import is_wordy

_TAIL_LABEL_WORDS = 5
# Labels that stand above a title, hardly between it and the text.
_NAVIGATION = frozenset({"accessibility", "navigation", "related", "newsletter"})
# So many unknown labels in a row are a frame without any known one, and so many known ones a frame's beginning.
_RUN = 2
# So many lines above a text are searched for a repeated title.
_MOST_HEADLINES = 40
# What readers wrote stands below so much of the text.
_LEAST_ABOVE_COMMENTS = 0.6
# Below so many labels a helpline is the site's own and no longer the article's.
_MOST_LABELS_ABOVE = 3


@dataclass(frozen=True)
class Stripped:
    """What is left of a text, and what was removed from it, in the order of the file."""

    kept: tuple[Block, ...]
    removed: tuple[Block, ...]


def strip_chrome(blocks: Sequence[Block]) -> Stripped:
    """Separate an article from the frame around it and the boxes in it."""
    lines = frame_lines(blocks)
    lines = lines[: _comments_start(lines)]
    tail = _tail_start(lines)
    head = frozenset(_head(lines[:tail], has_tail=sum(line.is_strong_label for line in lines[tail:]) >= _RUN))
    below = range(tail, len(lines))
    removed = {*head, *below, *range(len(lines), len(blocks))} - set(_helplines(lines, below))
    article = [index for index in range(tail) if index not in removed]
    removed.update(article[place] for place in inner_frames([lines[index] for index in article]))
    return Stripped(
        kept=tuple(block for index, block in enumerate(blocks) if index not in removed),
        removed=tuple(block for index, block in enumerate(blocks) if index in removed),
    )


def _head(lines: Sequence[FrameLine], *, has_tail: bool) -> Iterator[int]:
    """Find the frame's lines before the text: all labels, and unknown ones around the title."""
    begins = _text_begins(lines)
    if begins is None:
        yield from _leading_labels(lines)
        return
    others = [index for index in range(begins) if not lines[index].is_label]
    title = _title_index(lines, _below_navigation(lines, others, begins), has_tail=has_tail)
    yield from (index for index in range(begins) if lines[index].is_label)
    yield from (index for index in others if title is not None and index < title)
    yield from _below_title(lines, title, begins)


def _text_begins(lines: Sequence[FrameLine]) -> int | None:
    """Find the first line that can be no title; where nothing ends with a stop, the first long one below a title."""
    begins = next((index for index, line in enumerate(lines) if line.begins_text), None)
    if begins is not None:
        return begins
    wordy = [index for index, line in enumerate(lines) if not line.is_label and is_wordy(line.block.text)]
    titles = (index for index, line in enumerate(lines) if not line.is_label and line.words > LABEL_WORDS)
    first = next(titles, len(lines))
    return next((index for index in wordy if index > first), None)


def _leading_labels(lines: Sequence[FrameLine]) -> Iterator[int]:
    for index, line in enumerate(lines):
        if not line.is_label:
            return
        yield index


def _below_navigation(lines: Sequence[FrameLine], others: Sequence[int], begins: int) -> Sequence[int]:
    """Leave out the lines below which a site's navigation begins anew, where a title's words are left."""
    navigation = [index for index in range(begins) if not lines[index].kinds.isdisjoint(_NAVIGATION)]
    if len(navigation) < _RUN:
        return others
    below = [index for index in others if index > navigation[-_RUN]]
    return below if any(lines[index].words > LABEL_WORDS for index in below) else others


def _title_index(lines: Sequence[FrameLine], others: Sequence[int], *, has_tail: bool) -> int | None:
    """Choose the title: one that is repeated, else the first line with enough words or nothing but a frame above."""
    repeated = _repeated_title(lines, others)
    if repeated is not None:
        return repeated
    named = [index for index in others if not is_byline(lines[index].block.text)] or others
    long_enough = next((index for index in named if lines[index].words > LABEL_WORDS), None)
    if long_enough is None:
        return named[0] if named else None
    before = [index for index in named if index < long_enough]
    has_frame = has_tail or any(line.is_label for line in lines[:long_enough])
    are_short = all(lines[index].may_be_kicker for index in before)
    if before and not (are_short and (has_frame or len(before) >= _RUN)):
        return before[0]
    return long_enough


def _repeated_title(lines: Sequence[FrameLine], others: Sequence[int]) -> int | None:
    """Find a title that stands above already, alone or with the site's name (``Title | Site``)."""
    for first, second in itertools.combinations(others[:_MOST_HEADLINES], 2):
        if lines[second].words >= LABEL_WORDS and lines[second].block.text in lines[first].block.text:
            return second
    return None


def _below_title(lines: Sequence[FrameLine], title: int | None, begins: int) -> Iterator[int]:
    """Find names, dates and unknown labels between title and text, and facts with their names; a subtitle stays."""
    below = range(begins if title is None else title + 1, begins)
    yield from _named_facts(lines, below)
    short = [i for i in below if is_byline(lines[i].block.text) or lines[i].is_short(LABEL_WORDS)]
    has_frame = any(lines[index].is_label or is_byline(lines[index].block.text) for index in below)
    if has_frame or len(short) >= _RUN:
        yield from short


def _named_facts(lines: Sequence[FrameLine], below: range) -> Iterator[int]:
    """Find several names with a colon, each with what it names in a line of its own (``Date:``, ``13 March``)."""
    names = [i for i in below if lines[i].block.text.endswith(":") and lines[i].words <= LABEL_WORDS]
    pairs = [(name, name + 1) for name in names if name + 1 in below and name + 1 not in names]
    if len(pairs) >= _RUN:
        yield from itertools.chain.from_iterable(pairs)


def _comments_start(lines: Sequence[FrameLine]) -> int:
    """Find where readers' comments begin: below most of the text, at a label that means nothing else."""
    found = [index for index, line in enumerate(lines) if line.may_be_headline and ends_article(line.block.text)]
    if not found:
        return len(lines)
    above = [*itertools.accumulate((len(line.block.text) if line.begins_text else 0 for line in lines), initial=0)]
    least = max(1, above[-1] * _LEAST_ABOVE_COMMENTS)
    return next((index for index in found if above[index] >= least), len(lines))


def _tail_start(lines: Sequence[FrameLine]) -> int:
    """Find where the frame below the text begins."""
    loose = _loose_start(lines)
    labels = [index for index in range(loose, len(lines)) if lines[index].is_strong_label]
    openers = [index for index in labels if opens_other_content(lines[index].kinds)]
    start = openers[0] if openers else len(lines)
    start = min(start, labels[0]) if len(labels) >= _RUN else start
    start = _above_labels(lines, start, loose)
    shorter = _above_short(lines, start, loose, _TAIL_LABEL_WORDS if start < len(lines) else LABEL_WORDS)
    if shorter > 0 and lines[shorter - 1].block.text.endswith(":"):
        return start
    return shorter if start < len(lines) or len(lines) - shorter >= _RUN else start


def _loose_start(lines: Sequence[FrameLine]) -> int:
    """Find where, below the last statement, lines begin that may belong to the frame."""
    begins = _text_begins(lines)
    first_text = len(lines) - 1 if begins is None else begins
    start = len(lines)
    while start > first_text + 1 and (lines[start - 1].is_loose or is_among_labels(lines, start - 1)):
        start -= 1
    return start


def _above_labels(lines: Sequence[FrameLine], start: int, loose: int) -> int:
    """Go up over labels, over headlines that stand between labels, and over unknown labels below them."""
    index = start
    while index > loose:
        line = lines[index - 1]
        if line.is_label:
            start = index - 1
        elif len(line.block.text) > LONGEST_HEADLINE or not (start < len(lines) or line.is_short(_TAIL_LABEL_WORDS)):
            break
        index -= 1
    return start


def _above_short(lines: Sequence[FrameLine], start: int, loose: int, most_words: int) -> int:
    while start > loose and lines[start - 1].is_short(most_words):
        start -= 1
    return start


def _helplines(lines: Sequence[FrameLine], below: range) -> Iterator[int]:
    """Find the helplines that stand below the text, before the frame has gone on for long."""
    if not below:
        return
    places = helpline_places([line.block.text for line in lines])
    labels = 0
    for index in below:
        labels += lines[index].is_strong_label and index not in places
        if index in places and labels <= _MOST_LABELS_ABOVE:
            yield index
