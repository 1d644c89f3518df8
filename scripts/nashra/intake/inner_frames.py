"""Boxes of a site between the paragraphs of a plain text: related headlines, players, promotions, credits.

Only what stands between two statements is looked at, and no statement is ever taken. A label of one word
alone may be a heading, so it goes only beside another label.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from nashra.intake.chrome_lexicon import is_byline, opens_contents, opens_headlines
from nashra.intake.contacts import helpline_places, names_contact
from nashra.intake.frame_lines import LABEL_WORDS, WEAK_KINDS, FrameLine, is_among_labels
from nashra.intake.sentence_marks import ends_as_sentence, ends_with_full_stop, is_wordy

# So many headlines of other articles may follow a label that announces them.
_MOST_HEADLINES = 5
# Where so large a share of the longer lines end with a mark, a line without one is no paragraph.
_MARKED_SHARE = 0.7
# A line of so many words counts as a longer one (words).
_LONGER = 7
_LEAST_CONTENTS, _MOST_CONTENTS = 2, 100
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+(?P<heading>.+)")
_TIME = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}(?![\d:])")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def inner_frames(lines: Sequence[FrameLine]) -> frozenset[int]:
    """Find the lines of boxes; ``lines`` are those of the article: its title, and what its edges left below it."""
    found = set(_contents(lines))
    marked = _is_marked(lines)
    for number, gap in enumerate(_gaps(lines)):
        found.update(_boxes(lines, gap, marked=marked))
        found.update(_timed_headlines(lines, gap))
        if number == 0:
            found.update(_datelines(lines, gap))
    return frozenset(found - helpline_places([line.block.text for line in lines])) if found else frozenset()


def _gaps(lines: Sequence[FrameLine]) -> Iterator[range]:
    """Give the runs of lines below the title that are no statements and stand between two."""
    began: int | None = None
    in_box = False
    for index, line in enumerate(lines[1:], 1):
        if not _is_text(line, in_box=in_box) or is_among_labels(lines, index):
            in_box = in_box or opens_headlines(line.block.text)
            continue
        if began is not None and index > began + 1:
            yield range(began + 1, index)
        began, in_box = index, False


def _is_text(line: FrameLine, *, in_box: bool) -> bool:
    if line.is_label:
        return False
    asks = ends_as_sentence(line.block.text) and not ends_with_full_stop(line.block.text)
    if in_box and asks and line.may_be_headline:
        return False
    return line.begins_text or line.is_item or asks or not line.is_loose


def _boxes(lines: Sequence[FrameLine], gap: range, *, marked: bool) -> Iterator[int]:
    labels = [index for index in gap if lines[index].is_strong_label]
    certain = [index for index in labels if len(labels) > 1 or _is_certain(lines[index])]
    if not certain:
        return
    end = certain[-1] + 1
    while end < gap.stop and lines[end].is_label:
        end += 1
    yield from range(certain[0], end)
    if opens_headlines(lines[certain[-1]].block.text):
        following = range(end, gap.stop)
        many = marked and len(following) <= _MOST_HEADLINES
        yield from (index for index in following[: None if many else 1] if _is_headline(lines[index]))


def _timed_headlines(lines: Sequence[FrameLine], gap: range) -> Iterator[int]:
    """Find headlines of other articles by the day and the time of day that stand right below each."""
    for index, below in itertools.pairwise(gap):
        is_time = bool(lines[below].kinds & WEAK_KINDS) and bool(_TIME.search(lines[below].block.text))
        if is_time and not lines[index].is_label and _is_headline(lines[index]):
            yield from (index, below)


def _is_certain(line: FrameLine) -> bool:
    is_spoken = line.is_item and ends_as_sentence(line.block.text)
    return "pattern" in line.kinds or "own" in line.kinds or (line.words > 1 and not is_spoken)


def _is_headline(line: FrameLine) -> bool:
    text = line.block.text
    return line.may_be_headline and not is_wordy(text) and not names_contact(text)


def _datelines(lines: Sequence[FrameLine], gap: range) -> Iterator[int]:
    """Find, below a lead or a caption that ends as a sentence does, a day with its year and a short line after it."""
    was_day = False
    for index in gap:
        text = lines[index].block.text
        is_day = bool(_YEAR.search(text)) and ("dates" in lines[index].kinds or is_byline(text))
        is_number = "numbers" in lines[index].kinds and bool(_YEAR.search(text))
        if is_day or is_number or (was_day and lines[index].is_short(LABEL_WORDS)):
            yield index
        was_day = is_day or is_number


def _contents(lines: Sequence[FrameLine]) -> Iterator[int]:
    """Find tables of contents: a label, and below it numbered lines that stand below once more as headings."""
    texts = [line.block.text for line in lines]
    for index, text in enumerate(texts):
        if not opens_contents(text):
            continue
        end = index + 1
        while end < len(texts) and end - index <= _MOST_CONTENTS and _recurs(texts, end):
            end += 1
        if end - index > _LEAST_CONTENTS:
            yield from range(index, end)


def _recurs(texts: Sequence[str], index: int) -> bool:
    match = _NUMBERED.fullmatch(texts[index])
    return match is not None and any(text.startswith(match["heading"]) for text in texts[index + 1 :])


def _is_marked(lines: Sequence[FrameLine]) -> bool:
    """Tell whether sentences of this text end with marks, as those of some agencies do not."""
    longer = [line for line in lines if line.words >= _LONGER]
    return sum(ends_as_sentence(line.block.text) for line in longer) >= len(longer) * _MARKED_SHARE
