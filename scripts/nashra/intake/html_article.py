"""Which blocks of a page are its article: found by where the sentences are, not by how one site builds its pages.

Readability-like density over elements, with three differences: an element that calls itself a frame (navigation,
sharing, related …) is only believed while it holds little of the page's text; a lead between title and
text belongs to the article wherever it stands; and nothing inside the article is scored away, tables and
lists included. Only blocks that lead elsewhere are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Kind
from nashra.intake.chrome_lexicon import is_byline, label_kinds
from nashra.intake.contacts import helpline_places, names_contact
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.html_blocks import PlacedBlock
from nashra.intake.html_teasers import teaser_sentences
from nashra.intake.html_tree import Element, attribute, class_words, is_frame, is_hidden, page_names
from nashra.intake.neighbours import Source
from nashra.intake.sentence_marks import ends_as_sentence, word_count
from nashra.orthography.fold import fold_words

# A frame, or a hidden element, is not believed to be one when it holds more of the text than this.
_MOST_IN_FRAME = 0.4
# An element that says it is the article must hold this share of the text; any other to go down into, this.
_LEAST_NAMED, _LEAST_CHILD = 0.5, 0.9
# Shorter pieces between title and text, or below the text, are names, dates and numbers of readers.
_LEAST_WORDS = 4
_LONGEST_DATELINE = 12
# So many lines below the last sentence are looked at for a helpline's number.
_REACH = 8
_LEAST_ABOVE_COMMENTS = 0.5
# A page of which less is its own text shows other articles (characters of sentences).
_LEAST_OWN_SHARE = 0.5
# An element ``article`` with fewer paragraphs may be a teaser.
_LEAST_OWN = 3
_BOXES = ("section", "div", "aside", "li")
_NO_TEXT = (Kind.HEADING, Kind.FOOTNOTE, Kind.IMAGE)
_DATE = re.compile(r"\d{1,4}[./:-]\d{1,2}|(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True)
class ArticleBlocks:
    """The blocks of an article below its title, and all other blocks of the page, each in their order."""

    kept: tuple[PlacedBlock, ...]
    others: tuple[PlacedBlock, ...]
    container: Element | None


def find_article(blocks: Sequence[PlacedBlock], title: str | None, pictures: Source) -> ArticleBlocks:
    """Find the blocks of the article that has this title, when it is known; a caption goes with its picture."""
    visible = _without_frames(blocks)
    teasers = teaser_sentences(visible)
    container = _container(_without(visible, teasers))
    start, end = _range(visible, container, title)
    within = _up_to_comments(_in_first_article(visible[start:end]))
    within = _up_to_teasers(within, teasers)
    kept = _without_teasers(_without_lone_captions(within, pictures), title)
    return _result(blocks, kept, container)


def _without(blocks: Sequence[PlacedBlock], teasers: Collection[int]) -> Sequence[PlacedBlock]:
    """Leave out the sentences about other articles, unless most of the page's sentences are: then it is a listing."""
    own = [placed for placed in blocks if id(placed) not in teasers]
    return own if _length(own) > _length(blocks) * _LEAST_OWN_SHARE else blocks


def _length(blocks: Sequence[PlacedBlock]) -> int:
    """Count the characters of sentences."""
    return sum(len(placed.block.text) for placed in blocks if placed.is_sentence)


def _result(blocks: Sequence[PlacedBlock], kept: Sequence[PlacedBlock], container: Element | None) -> ArticleBlocks:
    own = {id(block) for block in kept}
    return ArticleBlocks(tuple(kept), tuple(block for block in blocks if id(block) not in own), container)


def text_by_element(blocks: Sequence[PlacedBlock]) -> Mapping[Element, int]:
    """Count the characters of sentences in each element."""
    found: Counter[Element] = Counter()
    for placed in blocks:
        if placed.is_sentence:
            for element in placed.within:
                found[element] += len(placed.block.text)
    return found


def _without_frames(blocks: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out what stands in frames and in hidden elements."""
    amounts = text_by_element(blocks)
    total = sum(len(placed.block.text) for placed in blocks if placed.is_sentence)
    verdicts: dict[Element, bool] = {}
    alike = _alike_paragraphs(amounts)

    def in_frame(element: Element) -> bool:
        if element not in verdicts:
            amount = alike[attribute(element, "class")] if element.tag == "p" else amounts.get(element, 0)
            is_small = amount <= total * _MOST_IN_FRAME
            verdicts[element] = is_small and (is_frame(element) or is_hidden(element))
        return verdicts[element]

    return [placed for placed in blocks if not any(map(in_frame, placed.within))]


def _alike_paragraphs(amounts: Mapping[Element, int]) -> Counter[str]:
    """Count the characters of all paragraphs of one class: on some pages most of an article's are ``paywall``."""
    found: Counter[str] = Counter()
    for element, amount in amounts.items():
        if element.tag == "p":
            found[attribute(element, "class")] += amount
    return found


def _container(blocks: Sequence[PlacedBlock]) -> Element | None:
    """Find the innermost element that holds nearly all of the text, beginning with those that say they do."""
    amounts = text_by_element(blocks)
    total = sum(len(placed.block.text) for placed in blocks if placed.is_sentence)
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
    first_text = next((index for index in inside if blocks[index].is_sentence), start)
    heading = _title_place(blocks, title, first_text)
    if heading is not None:
        start = heading + 1
    while start > 0 and heading is None and blocks[start - 1].is_sentence:
        start -= 1
    while end < len(blocks) and blocks[end].is_sentence and _are_neighbours(blocks[end - 1], blocks[end]):
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
    are_text = [False, *(placed.is_sentence for placed in blocks), False]
    own_lists = _lists_of_text(blocks)
    inside = [
        any(e in own_lists for e in placed.within[-2:]) if placed.block.kind is Kind.ITEM else before and after
        for before, after, placed in zip(are_text, are_text[2:], blocks, strict=False)
    ]
    kept = [
        placed
        for placed, is_inside in zip(blocks, inside, strict=True)
        if not _is_teaser(placed, is_inside=is_inside) and (not wanted or fold_words(placed.block.text, "") != wanted)
    ]
    kept = _without_rests(blocks, _without_orphans(blocks, kept))
    texts = [index for index, placed in enumerate(kept) if placed.is_sentence]
    first, last = (texts[0], texts[-1]) if texts else (len(kept), -1)
    if texts:
        last = max(last, *_contacts(kept, last))
    kept = [
        placed for index, placed in enumerate(kept) if first <= index <= last or not _is_edge(placed, index < first)
    ]
    last = max((i for i, placed in enumerate(kept) if placed.block.kind not in _NO_TEXT), default=-1)
    return [placed for i, placed in enumerate(kept) if i < last or placed.block.kind is not Kind.HEADING]


def _in_first_article(blocks: Sequence[PlacedBlock]) -> Sequence[PlacedBlock]:
    """Cut off further articles, which some sites load below the first one."""
    first = next((placed for placed in blocks if placed.is_sentence), None)
    own = _article_of(first) if first else None
    if own is None or sum(placed.is_sentence for placed in blocks if own in placed.within) < _LEAST_OWN:
        return blocks
    start = next(index for index, placed in enumerate(blocks) if own in placed.within)
    for index, placed in enumerate(blocks[start:], start):
        is_heading = placed.block.kind is Kind.HEADING and placed.block.level <= 2
        if is_heading and own not in placed.within and _article_of(placed) is not None:
            return blocks[:index]
    return blocks


def _article_of(placed: PlacedBlock) -> Element | None:
    return next((element for element in reversed(placed.within) if element.tag == "article"), None)


def _up_to_comments(blocks: Sequence[PlacedBlock]) -> Sequence[PlacedBlock]:
    """Cut off what readers wrote, where a label says so and most of the text stands above it."""
    total = sum(len(placed.block.text) for placed in blocks if placed.is_sentence)
    above = 0
    for index, placed in enumerate(blocks):
        if above > total * _LEAST_ABOVE_COMMENTS and "comments" in label_kinds(placed.block.text):
            return blocks[:index]
        above += len(placed.block.text) if placed.is_sentence else 0
    return blocks


def _up_to_teasers(blocks: Sequence[PlacedBlock], teasers: Collection[int]) -> Sequence[PlacedBlock]:
    """Leave out, below the article's own last sentence, the sentences about other articles."""
    if _without(blocks, teasers) is blocks:
        return blocks
    last = max(i for i, placed in enumerate(blocks) if placed.is_sentence and id(placed) not in teasers)
    return [placed for i, placed in enumerate(blocks) if i <= last or id(placed) not in teasers]


def _without_lone_captions(blocks: Sequence[PlacedBlock], pictures: Source) -> list[PlacedBlock]:
    """Leave out captions of pictures that cannot be taken along."""
    shown = {
        figure for placed in blocks for figure in placed.within if figure.tag == "figure" and _shows(placed, pictures)
    }
    beside = {
        id(near)
        for place, placed in enumerate(blocks)
        if placed.block.kind is Kind.IMAGE and _shows(placed, pictures)
        for near in blocks[max(0, place - 1) : place + 2]
    }
    return [
        placed
        for placed in blocks
        if not _is_caption(placed) or id(placed) in beside or any(figure in shown for figure in placed.within)
    ]


def _shows(placed: PlacedBlock, pictures: Source) -> bool:
    if placed.block.kind is Kind.IMAGE:
        return pictures(placed.block.target) is not None
    return placed.is_sentence and not _is_caption(placed)


def _is_caption(placed: PlacedBlock) -> bool:
    """Tell whether a block is a picture's caption: in its element, or in a small one that is called so."""
    if any(element.tag == "figcaption" for element in placed.within):
        return True
    is_line = placed.block.kind is Kind.PARAGRAPH and len(placed.block.text) <= LONGEST_TITLE
    return is_line and any(class_words(element) & page_names()["caption_words"] for element in placed.within[-2:])


def _is_teaser(placed: PlacedBlock, *, is_inside: bool) -> bool:
    """Tell what leads elsewhere; a whole sentence that is a link is text only inside the text."""
    block = placed.block
    if block.kind in (Kind.IMAGE, Kind.TABLE, Kind.FOOTNOTE):
        return False
    is_item_of_text = block.kind is Kind.ITEM and is_inside
    is_own = ends_as_sentence(block.text) and block.kind is Kind.PARAGRAPH and (placed.link_share < 1 or is_inside)
    is_text = is_own or is_item_of_text
    if placed.is_link and not is_text:
        return True
    if placed.link_share and not is_text and label_kinds(placed.outside_links):
        return True
    return bool(label_kinds(block.text) - {"numbers"})


def _lists_of_text(blocks: Sequence[PlacedBlock]) -> frozenset[Element]:
    """Find the lists of which more items say something than lead elsewhere."""
    balance: Counter[Element] = Counter()
    for placed in blocks:
        if placed.block.kind is Kind.ITEM:
            weight = 1 if placed.is_sentence else -1 if placed.is_link else 0
            balance.update({element: weight for element in placed.within[-2:] if element.tag in ("ul", "ol")})
    return frozenset(element for element, weight in balance.items() if weight > 0)


def _without_orphans(blocks: Sequence[PlacedBlock], kept: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out headings of boxes of which nothing else is left."""
    filled = {id(element) for placed in kept if placed.block.kind is not Kind.HEADING for element in placed.within}
    emptied = {id(element) for placed in blocks if placed.is_link for element in placed.within[:-1]} - filled
    return [
        placed
        for placed in kept
        if placed.block.kind is not Kind.HEADING or not any(id(element) in emptied for element in placed.within[:-1])
    ]


def _without_rests(blocks: Sequence[PlacedBlock], kept: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out the lines that are left of a box or an item of which the links and labels are gone."""
    own = {id(placed) for placed in kept}
    gone = {
        e for placed in blocks if id(placed) not in own and placed.block.kind is not Kind.IMAGE for e in placed.within
    }
    filled = {e for placed in kept if placed.is_sentence or names_contact(placed.block.text) for e in placed.within}
    boxes = {element for element in gone - filled if element.tag in _BOXES}
    return [placed for placed in kept if not _is_rest(placed, boxes)]


def _is_rest(placed: PlacedBlock, boxes: Collection[Element]) -> bool:
    """Tell whether a line stands in such a box; an item only when a part of it is gone itself."""
    if placed.block.kind is Kind.ITEM:
        return placed.within[-1] in boxes
    is_line = placed.block.kind is Kind.PARAGRAPH and not placed.block.quoted
    return is_line and any(element in boxes for element in placed.within)


def _contacts(kept: Sequence[PlacedBlock], last: int) -> list[int]:
    """Find the lines near the text's last sentence, in the same part of the page, that say whom to call or write to."""
    near = [
        index for index in range(last, min(len(kept), last + _REACH + 1)) if _are_neighbours(kept[last], kept[index])
    ]
    texts = [kept[index].block.text for index in near]
    helplines = helpline_places(texts)
    return [last, *(i for place, i in enumerate(near) if place in helplines or _is_contact(texts[place]))]


def _is_contact(text: str) -> bool:
    return names_contact(text) and not is_byline(text) and not label_kinds(text)


def _is_edge(placed: PlacedBlock, is_above: bool) -> bool:  # noqa: FBT001 (one of two places)
    """Tell whether a line above or below the text's sentences belongs to the frame."""
    is_item = placed.block.kind is Kind.ITEM
    if _is_short(placed) or (is_above and _is_dateline(placed)):
        return True
    if is_item and is_byline(placed.block.text):
        return True
    return is_item and is_above and word_count(placed.block.text) < _LEAST_WORDS


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
