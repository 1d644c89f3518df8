"""Which blocks of a page are its article: found by where the sentences are, not by how one site builds its pages.

Readability-like density over elements, with three differences: an element that calls itself a frame (navigation,
sharing, related …) is only believed while it holds little of the page's text; a lead between title and
text belongs to the article wherever it stands; and nothing inside the article is scored away, tables and
lists included. Only blocks that lead elsewhere are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Kind
from nashra.intake.chrome import LONGEST_TITLE
from nashra.intake.chrome_lexicon import is_byline, label_kinds
from nashra.intake.html_blocks import PlacedBlock
from nashra.intake.html_tree import Element, attribute, class_words, is_frame, is_hidden, page_names
from nashra.intake.sentence_marks import ends_as_sentence, word_count
from nashra.orthography.fold import fold_words

# A frame, or a hidden element, is not believed to be one when it holds more of the text than this.
_MOST_IN_FRAME = 0.4
# An element that says it is the article must hold this share of the text; any other to go down into, this.
_LEAST_NAMED, _LEAST_CHILD = 0.5, 0.9
# Shorter pieces between title and text, or below the text, are names, dates and numbers of readers.
_LEAST_WORDS = 4
_LONGEST_DATELINE = 12
_DATE = re.compile(r"\d{1,4}[./:-]\d{1,2}|\b\d{4}\b")


@dataclass(frozen=True)
class ArticleBlocks:
    """The blocks of an article below its title, and all other blocks of the page, each in their order."""

    kept: tuple[PlacedBlock, ...]
    others: tuple[PlacedBlock, ...]
    container: Element | None


def is_sentence(placed: PlacedBlock) -> bool:
    """Tell whether a block is text of an article, of which a page's frame has little."""
    text = placed.block.text
    if placed.is_link or placed.block.kind in (Kind.HEADING, Kind.IMAGE):
        return False
    if placed.block.kind is Kind.TABLE:
        return len(text) > LONGEST_TITLE
    return (ends_as_sentence(text) and word_count(text) >= _LEAST_WORDS) or len(text) > LONGEST_TITLE


def find_article(blocks: Sequence[PlacedBlock], title: str | None) -> ArticleBlocks:
    """Find the blocks of the article that has this title, when it is known."""
    visible = _without_frames(blocks)
    container = _container(visible)
    start, end = _range(visible, container, title)
    within = visible[start:end]
    kept = _without_teasers(within, title)
    return _result(blocks, kept, container)


def _result(blocks: Sequence[PlacedBlock], kept: Sequence[PlacedBlock], container: Element | None) -> ArticleBlocks:
    own = {id(block) for block in kept}
    return ArticleBlocks(tuple(kept), tuple(block for block in blocks if id(block) not in own), container)


def text_by_element(blocks: Sequence[PlacedBlock]) -> Mapping[Element, int]:
    """Count the characters of sentences in each element."""
    found: Counter[Element] = Counter()
    for placed in blocks:
        if is_sentence(placed):
            for element in placed.within:
                found[element] += len(placed.block.text)
    return found


def _without_frames(blocks: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out what stands in frames and in hidden elements."""
    amounts = text_by_element(blocks)
    total = sum(len(placed.block.text) for placed in blocks if is_sentence(placed))
    verdicts: dict[Element, bool] = {}

    def in_frame(element: Element) -> bool:
        if element not in verdicts:
            is_small = amounts.get(element, 0) <= total * _MOST_IN_FRAME
            verdicts[element] = is_small and (is_frame(element) or is_hidden(element))
        return verdicts[element]

    return [placed for placed in blocks if not any(map(in_frame, placed.within))]


def _container(blocks: Sequence[PlacedBlock]) -> Element | None:
    """Find the innermost element that holds nearly all of the text, beginning with those that say they do."""
    amounts = text_by_element(blocks)
    total = sum(len(placed.block.text) for placed in blocks if is_sentence(placed))
    if not total:
        return None
    named = [element for element in amounts if _says_article(element) and amounts[element] >= total * _LEAST_NAMED]
    best = max(named or amounts, key=lambda element: amounts[element])
    while (child := _heaviest_child(best, amounts)) is not None:
        best = child
    return best


def _says_article(element: Element) -> bool:
    is_named = element.tag in ("article", "main") or attribute(element, "role") in ("main", "article")
    is_body = attribute(element, "itemprop") == "articleBody" or bool(
        class_words(element) & page_names()["article_words"]
    )
    return is_named or is_body


def _heaviest_child(element: Element, amounts: Mapping[Element, int]) -> Element | None:
    child = max(element, key=lambda each: amounts.get(each, 0), default=None)
    if child is None or child.tag in ("p", "li", "ul", "ol", "blockquote", "td", "tr"):
        return None
    return child if amounts.get(child, 0) >= amounts[element] * _LEAST_CHILD else None


def _range(blocks: Sequence[PlacedBlock], container: Element | None, title: str | None) -> tuple[int, int]:
    """Give the first and the last but one index of the article: from below the title to the container's end."""
    inside = [index for index, placed in enumerate(blocks) if container is not None and container in placed.within]
    if not inside:
        return 0, len(blocks)
    start, end = inside[0], inside[-1] + 1
    first_text = next((index for index in inside if is_sentence(blocks[index])), start)
    heading = _title_place(blocks, title, first_text)
    if heading is not None:
        start = heading + 1
    while start > 0 and heading is None and is_sentence(blocks[start - 1]):
        start -= 1
    while end < len(blocks) and is_sentence(blocks[end]) and _are_neighbours(blocks[end - 1], blocks[end]):
        end += 1
    return start, end


def _title_place(blocks: Sequence[PlacedBlock], title: str | None, before: int) -> int | None:
    """Find the title nearest to the text, above it; else the nearest first-level heading."""
    wanted = fold_words(title or "", "")
    for index in range(before, -1, -1):
        if wanted and fold_words(blocks[index].block.text, "") == wanted:
            return index
    for index in range(before, -1, -1):
        block = blocks[index].block
        if block.kind is Kind.HEADING and block.level == 1:
            return index
    return None


def _are_neighbours(one: PlacedBlock, other: PlacedBlock) -> bool:
    """Tell whether two blocks stand side by side, or in elements that do."""
    depth = sum(1 for a, b in zip(one.within, other.within, strict=False) if a is b)
    return max(len(one.within), len(other.within)) - depth <= 2


def _without_teasers(blocks: Sequence[PlacedBlock], title: str | None) -> list[PlacedBlock]:
    """Leave out what leads elsewhere, labels, short lines around the text, and headings with nothing below them."""
    wanted = fold_words(title or "", "")
    kept = [
        placed for placed in blocks if not _is_teaser(placed) and fold_words(placed.block.text, "") != (wanted or None)
    ]
    texts = [index for index, placed in enumerate(kept) if is_sentence(placed)]
    first, last = (texts[0], texts[-1]) if texts else (len(kept), -1)
    kept = [
        placed
        for index, placed in enumerate(kept)
        if first <= index <= last or not (_is_short(placed) or (index < first and _is_dateline(placed)))
    ]
    while kept and kept[-1].block.kind is Kind.HEADING:
        kept.pop()
    return kept


def _is_teaser(placed: PlacedBlock) -> bool:
    block = placed.block
    if block.kind in (Kind.IMAGE, Kind.TABLE, Kind.FOOTNOTE):
        return False
    if placed.is_link and not (ends_as_sentence(block.text) and placed.link_share < 1 and block.kind is Kind.PARAGRAPH):
        return True
    return bool(label_kinds(block.text) - {"numbers"})


def _is_short(placed: PlacedBlock) -> bool:
    block = placed.block
    return (
        block.kind is Kind.PARAGRAPH
        and not block.quoted
        and word_count(block.text) < _LEAST_WORDS
        and not ends_as_sentence(block.text)
    )


def _is_dateline(placed: PlacedBlock) -> bool:
    """Tell whether a line between title and text names a day, a time or an author rather than saying something."""
    text = placed.block.text
    is_plain = placed.block.kind is Kind.PARAGRAPH and not ends_as_sentence(text)
    return is_plain and word_count(text) <= _LONGEST_DATELINE and (bool(_DATE.search(text)) or is_byline(text))
