"""Plain text into a title and paragraphs, with the frame of the site it was copied from taken off.

Some writers put a blank line between paragraphs, some one paragraph a line, and some wrap lines at a
width. A line break is the writer's, unless the next word would not have fitted into the line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nashra.intake.assembling import LEAST_SENTENCES, excerpt, share_of_sentences
from nashra.intake.blocks import Block
from nashra.intake.chrome import strip_chrome
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.sentence_marks import ends_with_full_stop
from nashra.model import Rejection

# Widths at which programs wrap lines, and how many line ends must look wrapped before any is believed to be.
_NARROWEST, _WIDEST = 50, 120
_SLACK = 2
_LEAST_WRAPPED = 3
_LEAST_WRAPPED_SHARE = 0.75

_OTHER_SPACE = r"\t\u2000-\u2006\u2008-\u200a\u205f\u3000"
# Everything but the single space that it is replaced by.
_SPACES = re.compile(rf"[{_OTHER_SPACE}][ {_OTHER_SPACE}]*+| [ {_OTHER_SPACE}]++")


@dataclass(frozen=True)
class TextDocument:
    """What a plain text is made of. ``removed`` was the frame, in the order of the file."""

    title: Block
    paragraphs: tuple[Block, ...]
    removed: tuple[Block, ...]


def read_text(text: str) -> TextDocument | Rejection:
    """Read a cleaned text: title, paragraphs, and what was removed from around them.

    It is rejected when nothing is left of it, when its first line can be no title (longer than 160
    characters, or a statement), when no paragraph stands below the title, and when most of it is headlines.
    """
    stripped = strip_chrome(_blocks(text))
    if not stripped.kept:
        return Rejection("convert-no-text")
    title, *paragraphs = stripped.kept
    if len(title.text) > LONGEST_TITLE or ends_with_full_stop(title.text):
        return Rejection("convert-no-title", {"text": excerpt(title.text)}, title.line)
    share = share_of_sentences(paragraphs)
    if not share:
        return Rejection("convert-no-paragraphs", {"title": excerpt(title.text)}, title.line)
    if share < LEAST_SENTENCES:
        return Rejection("convert-not-an-article", {"share": f"{share:.0%}"})
    return TextDocument(title, tuple(paragraphs), stripped.removed)


def _blocks(text: str) -> list[Block]:
    lines = [Block(_SPACES.sub(" ", line).strip(), number) for number, line in enumerate(text.split("\n"), 1)]
    width = _wrapping_width(lines)
    return list(_joined(lines, width)) if width else [line for line in lines if line.text]


def _wrapping_width(lines: Sequence[Block]) -> int:
    """Give the width at which the lines were wrapped; 0 when they were not."""
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if len(one.text) >= _NARROWEST / 2 and two.text]
    width = max((len(one.text) for one, _ in pairs), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    wrapped = [two for one, two in pairs if _is_wrapped(one, two, width)]
    # Lines that happen to be of one length are headlines when most begin with a capital.
    capitals = sum(line.text[0].isupper() for line in wrapped)
    is_wrapped = len(wrapped) >= max(_LEAST_WRAPPED, len(pairs) * _LEAST_WRAPPED_SHARE) and capitals * 2 < len(wrapped)
    return width if is_wrapped else 0


def _is_wrapped(line: Block, following: Block, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted into this one."""
    first_word = following.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(first_word) > width - _SLACK


def _joined(lines: Sequence[Block], width: int) -> Iterator[Block]:
    """Join the lines that were wrapped at a width into paragraphs."""
    parts: list[Block] = []
    for line in lines:
        if parts and not (line.text and _is_wrapped(parts[-1], line, width)):
            yield Block(" ".join(part.text for part in parts), parts[0].line)
            parts = []
        if line.text:
            parts.append(line)
    if parts:
        yield Block(" ".join(part.text for part in parts), parts[0].line)
