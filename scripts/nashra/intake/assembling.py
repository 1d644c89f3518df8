"""From the blocks of any format to a document: the frame off, the title found, what is no article refused."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from nashra.intake.blocks import Block, Document, Kind, Metadata
from nashra.intake.chrome import strip_chrome
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.neighbours import Source, take_along
from nashra.intake.non_articles import page_refusal
from nashra.intake.sentence_marks import ends_as_sentence, ends_with_full_stop, has_final_marks, is_wordy, word_count
from nashra.model import Rejection

# The longest title that a document may state in its metadata: what front matter holds.
_LONGEST_STATED_TITLE = 300
LEAST_SENTENCES = 1 / 3
"""Below this share of characters in sentences a text is a front page, a listing or a programme guide."""
_LONGEST_LABEL = 8
_ITEM = re.compile(r"[-–—•*·+]\s|\d{1,2}[.)]\s")
_LEAST_ITEMS = 2
MOST_BLOCKS = 20_000
"""No article has more lines or paragraphs."""


def assemble(
    title: Block | None, blocks: Sequence[Block], removed: Sequence[Block], metadata: Metadata, pictures: Source
) -> Document | Rejection:
    """Make a document of the blocks below a title; without one, the first block that can be a title is it.

    It is rejected when it has no title or no sentences, or is a page that is no article.
    """
    texts = [block for block in blocks if block.kind is not Kind.IMAGE]
    stripped = strip_chrome([*([_plain(title)] if title else []), *texts])
    kept = [block for block in stripped.kept if title is None or block != _plain(title)]
    removed = [*removed, *(block for block in stripped.removed if title is None or block != _plain(title))]
    if title is None:
        if not kept:
            return Rejection("convert-no-text")
        title, *kept = kept
        if len(title.text) > LONGEST_TITLE or ends_with_full_stop(title.text):
            return Rejection("convert-no-title", {"text": excerpt(title.text)}, title.line)
    if len(title.text) > _LONGEST_STATED_TITLE:
        return Rejection("convert-no-title", {"text": excerpt(title.text)}, title.line)
    refusal = page_refusal(title.text, kept) or _few_sentences(title, kept)
    if refusal:
        return refusal
    named, images, left_out = take_along(_with_images(blocks, kept), pictures)
    order = tuple(sorted(removed, key=lambda block: block.line))
    return Document(_plain(title), tuple(_regular(named)), order, metadata, images, left_out)


def _plain(title: Block) -> Block:
    return Block(" ".join(title.text.split()), title.line)


def _few_sentences(title: Block, blocks: Sequence[Block]) -> Rejection | None:
    share = share_of_sentences(blocks)
    if not share:
        return Rejection("convert-no-paragraphs", {"title": excerpt(title.text)}, title.line)
    return Rejection("convert-not-an-article", {"share": f"{share:.0%}"}) if share < LEAST_SENTENCES else None


def share_of_sentences(blocks: Sequence[Block]) -> float:
    """Give the share of the characters that stand in sentences; headings, tables and lists are left out of both."""
    blocks = _without_items(blocks)
    sentences = [block for block in blocks if is_paragraph(block.text)]
    total = sum(len(block.text) for block in blocks if block.kind is Kind.PARAGRAPH or is_paragraph(block.text))
    return sum(len(block.text) for block in sentences) / total if total else 0.0


def _without_items(blocks: Sequence[Block]) -> list[Block]:
    """Leave out the items that a plain text lists below a line with a colon or several below a sentence.

    Whole paragraphs with a number before them are no items.
    """
    found: list[Block] = []
    run: list[Block] = []
    is_announced = has_sentence = False
    for block in [*blocks, None]:
        if block and _ITEM.match(block.text):
            run.append(block)
            continue
        if not is_announced and not (has_sentence and len(run) >= _LEAST_ITEMS):
            found += run
        else:
            found += [item for item in run if ends_with_full_stop(item.text) and len(item.text) > LONGEST_TITLE]
        run = []
        if block:
            found.append(block)
            is_announced = block.text.endswith(":")
            has_sentence = has_sentence or is_paragraph(block.text)
    return found


def is_paragraph(text: str) -> bool:
    """Tell a paragraph from a headline: by its final mark, or, as agencies often omit it, by its length and commas."""
    if len(text) > LONGEST_TITLE or ends_as_sentence(text):
        return True
    return is_wordy(text) or (not has_final_marks(text) and word_count(text) > _LONGEST_LABEL)


def excerpt(text: str) -> str:
    """Cut a text to a length that a message can hold."""
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


def _with_images(blocks: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """Put the images back between the blocks that were kept."""
    own = {id(block) for block in kept}
    places = [index for index, block in enumerate(blocks) if id(block) in own]
    last = places[-1] if places else -1
    after = next((i for i in range(last + 1, len(blocks)) if blocks[i].kind is not Kind.IMAGE), len(blocks))
    return [block for i, block in enumerate(blocks) if id(block) in own or (block.kind is Kind.IMAGE and i < after)]


def _regular(blocks: Sequence[Block]) -> list[Block]:
    """Number the levels of headings from 2 without gaps, as the outline of a page must be; nest items likewise."""
    levels = sorted({block.level for block in blocks if block.kind is Kind.HEADING})
    ranks = {level: min(rank, 6) for rank, level in enumerate(levels, 2)}
    found: list[Block] = []
    depth, heading = -1, 1
    for block in blocks:
        level = 0
        if block.kind is Kind.HEADING:
            level = heading = min(ranks[block.level], heading + 1)
        elif block.kind is Kind.ITEM:
            level = min(block.level, depth + 1)
        depth = level if block.kind is Kind.ITEM else -1
        found.append(dataclasses.replace(block, level=level))
    return found
