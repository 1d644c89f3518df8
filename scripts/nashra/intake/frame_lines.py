"""One line of a text, and what speaks for its being part of a site's frame or of an article."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Block, Kind
from nashra.intake.chrome_lexicon import SENTENCE, is_byline, label_kinds
from nashra.intake.contacts import names_contact
from nashra.intake.sentence_marks import ends_as_sentence, ends_with_full_stop, is_wordy, word_count

# Longest title, and from where a line without a final mark is a paragraph all the same (characters).
LONGEST_TITLE = 160
# A headline of another article, between labels.
LONGEST_HEADLINE = 120
# An unknown label has at most so many words and characters; a title has more words.
LABEL_WORDS = 3
_LABEL_CHARACTERS = 40
# In lines of more words it is all the same whether a mark counts as one.
_MOST_WITH_MARKS = 12
# A statement and the next one have at most a heading between.
_REACH = 2
_LONE_MARK = re.compile(r"(?<!\S)[^\w\s]+(?!\S)")
_LIST_MARKS = ("-", "–", "—", "•", "*", "·", "+")
# Days and numbers stand in articles as often as in frames.
WEAK_KINDS = frozenset({"dates", "numbers"})


@dataclass(frozen=True)
class FrameLine:
    """A block with what its words, its length and its end say."""

    block: Block
    # Whether it stands beside sentences of an article, where only its own words may betray a frame.
    is_in_text: bool = False

    @functools.cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of labels that the line is made of."""
        kinds = label_kinds(self.block.text)
        return kinds - {SENTENCE} if self.is_in_text else kinds

    @functools.cached_property
    def words(self) -> int:
        """The number of its words; a mark between them, as in ``South & Central Asia``, is none."""
        words = word_count(self.block.text)
        return words if words > _MOST_WITH_MARKS else words - len(_LONE_MARK.findall(self.block.text))

    @property
    def is_label(self) -> bool:
        """Whether the lexicon knows the line."""
        return bool(self.kinds)

    @property
    def is_strong_label(self) -> bool:
        """Whether it is a label that does not stand in articles."""
        return bool(self.kinds - WEAK_KINDS)

    @property
    def is_item(self) -> bool:
        """Whether the line is marked as an item of a list."""
        return self.block.kind is Kind.ITEM or self.block.text.startswith(_LIST_MARKS)

    @functools.cached_property
    def begins_text(self) -> bool:
        """Whether, coming from above, this can be no title: the text has begun."""
        text = self.block.text
        is_statement = ends_with_full_stop(text) and self.words > LABEL_WORDS
        is_long = len(text) > (LONGEST_HEADLINE if ends_as_sentence(text) else LONGEST_TITLE)
        if not (is_statement or is_long) or self.is_label:
            return False
        return len(text) > _LABEL_CHARACTERS or not is_byline(text)

    @functools.cached_property
    def is_loose(self) -> bool:
        """Whether, coming from below, this may belong to the frame: a label, or no statement."""
        text = self.block.text
        if self.block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or self.block.quoted:
            return self.is_label
        return self.is_label or not (ends_with_full_stop(text) or len(text) > LONGEST_TITLE or is_wordy(text))

    @property
    def may_be_headline(self) -> bool:
        """Whether this may be the headline of another article."""
        text = self.block.text
        return len(text) <= LONGEST_HEADLINE and not ends_with_full_stop(text) and not text.endswith(":")

    @property
    def may_be_heading(self) -> bool:
        """Whether this may stand as a heading between two statements."""
        return not self.is_label and not self.begins_text and self.may_be_headline

    @property
    def may_be_kicker(self) -> bool:
        """Whether, above a title, this may be a section, a number or a site's name."""
        is_line = self.block.kind is Kind.PARAGRAPH and not self.block.quoted
        fits = self.words <= LABEL_WORDS and len(self.block.text) <= _LABEL_CHARACTERS
        return is_line and fits and not ends_as_sentence(self.block.text)

    def is_short(self, most_words: int) -> bool:
        """Whether this may be a label that the lexicon lacks, of at most so many words."""
        text = self.block.text
        is_item = self.is_item or text[:1].isdecimal() or names_contact(text)
        fits = self.words <= most_words and len(text) <= _LABEL_CHARACTERS
        # What is marked as a heading, an item or a table was written as one: only its words can betray a frame.
        fits = fits and self.block.kind is Kind.PARAGRAPH and not self.block.quoted
        return fits and not self.is_label and not is_item and not ends_as_sentence(text) and not text.endswith(":")


def frame_lines(blocks: Sequence[Block]) -> list[FrameLine]:
    """Look at each block, and take sentences that a site may say of itself for the article's where they stand in it.

    Two of them in a row are the site's; a heading between is no hindrance.
    """
    lines = [FrameLine(block) for block in blocks]
    own = [index for index, line in enumerate(lines) if SENTENCE in line.kinds and _is_in_text(lines, index)]
    for index in own:
        lines[index] = FrameLine(lines[index].block, is_in_text=True)
    return lines


def _is_in_text(lines: Sequence[FrameLine], index: int) -> bool:
    """Tell whether the nearest statement above or below is the article's, and neither one that a site may make."""
    above = next((line for line in reversed(lines[max(0, index - _REACH) : index]) if not line.may_be_heading), None)
    below = next((line for line in lines[index + 1 : index + 1 + _REACH] if not line.may_be_heading), None)
    beside = [line for line in (above, below) if line is not None]
    return any(line.begins_text for line in beside) and not any(SENTENCE in line.kinds for line in beside)


def is_among_labels(lines: Sequence[FrameLine], index: int) -> bool:
    """Tell whether a line without a final mark stands between two labels of the frame, such as a slogan."""
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    is_open = not ends_as_sentence(lines[index].block.text) and len(lines[index].block.text) <= LONGEST_HEADLINE
    return is_open and len(beside) > 1 and all(line.is_strong_label for line in beside)
