"""Boxes of a page that show other articles: a headline that leads there, and a sentence or two below it.

One such box may be the article's own; they are told by coming in numbers, built alike, and by leading to the same site.
Boxes that follow on a sentence without a label between, as a text's next paragraph would, are parts of the text.
A box that a label opens says itself what it is, and so does one of links alone that is built as no paragraph is.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from nashra.intake.blocks import Kind, MarkKind
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.contacts import names_contact
from nashra.intake.html_blocks import PlacedBlock
from nashra.intake.html_tree import Element, attribute
from nashra.intake.sentence_marks import word_count

_BOXES = ("div", "li", "article", "section", "td", "tr")
_MOST_SENTENCES = 2
_LEAST_BOXES = 2
_LEAST_WORDS = 2
# Labels of what a site offers beside its article.
_OPENING = frozenset({"media", "navigation", "related", "newsletter"})
_OWN_BOXES = ("div", "section", "aside")
# So many words before a link, with a colon, may announce what it leads to.
_MOST_ANNOUNCING = 5
_NUMBER = re.compile(r"\d+")


def teaser_sentences(blocks: Sequence[PlacedBlock], own_site: str) -> frozenset[int]:
    """Find the sentences that stand in such boxes below their headlines; gives the ids of their blocks."""
    amounts = Counter(element for placed in blocks if placed.is_sentence for element in placed.within)
    found: dict[tuple[str, str], dict[Element, list[int]]] = defaultdict(dict)
    headed: set[Element] = set()
    for placed in blocks:
        if leads_within(own_site, placed) and word_count(placed.block.text) >= _LEAST_WORDS:
            headed.update(_boxes(placed, amounts))
        elif placed.is_sentence:
            box = next((box for box in _boxes(placed, amounts) if box in headed), None)
            if box is not None:
                found[_form(box)].setdefault(box, []).append(id(placed))
    own = frozenset(_boxes_in_text(blocks, {box for boxes in found.values() for box in boxes}))
    alike = (boxes for boxes in found.values() if len(boxes) >= _LEAST_BOXES and own.isdisjoint(boxes))
    return frozenset(itertools.chain.from_iterable(ids for boxes in alike for ids in boxes.values()))


def labelled_boxes(blocks: Sequence[PlacedBlock], own_site: str) -> frozenset[Element]:
    """Find the boxes with few sentences that begin with a label such as ``Related`` and, below it, a headline."""
    amounts = Counter(element for placed in blocks if placed.is_sentence for element in placed.within)
    found: set[Element] = set()
    before: tuple[Element, ...] = ()
    for label, headline in itertools.pairwise(blocks):
        if "related" in label_kinds(label.block.text) and leads_within(own_site, headline):
            begun = (box for box in _boxes(label, amounts) if box not in before and box in headline.within)
            found.update(begun)
        before = label.within
    return frozenset(found) | _enclosed_boxes(blocks, amounts)


def _enclosed_boxes(blocks: Sequence[PlacedBlock], amounts: Counter[Element]) -> frozenset[Element]:
    """Find the boxes with few sentences that a label opens and another one closes (``Podcast``, ``End of podcast``)."""
    small = {element for element, amount in amounts.items() if amount <= _MOST_SENTENCES and element.tag in _BOXES}
    boxes: dict[Element, list[PlacedBlock]] = defaultdict(list)
    for placed in blocks:
        for element in small.intersection(placed.within):
            boxes[element].append(placed)
    return frozenset(
        box
        for box, (first, *others) in boxes.items()
        if others
        and first.block.kind is others[-1].block.kind is Kind.PARAGRAPH
        and label_kinds(others[-1].block.text)
        and not _OPENING.isdisjoint(label_kinds(first.block.text))
    )


def boxed_links(blocks: Sequence[PlacedBlock], own_site: str) -> frozenset[int]:
    """Find the links to the site that stand in boxes unlike those of the sentences around; gives the blocks' ids."""
    above = _sentences_above(blocks)
    below = _sentences_above(reversed(blocks))[::-1]
    return frozenset(
        id(placed)
        for placed, *beside in zip(blocks, above, below, strict=True)
        if placed.link_share
        and _leads_home(own_site, placed)
        and _says_only_links(placed)
        and _is_in_own_box(placed, [near for near in beside if near is not None])
    )


def _says_only_links(placed: PlacedBlock) -> bool:
    """Tell whether a paragraph is links alone, or has but a few words before them that announce them."""
    outside = placed.outside_links
    announces = (
        outside.endswith(":") and word_count(outside) <= _MOST_ANNOUNCING and not names_contact(placed.block.text)
    )
    return placed.block.kind is Kind.PARAGRAPH and (not outside or announces)


def _sentences_above(blocks: Iterable[PlacedBlock]) -> list[PlacedBlock | None]:
    """Give, for each block, the nearest sentence before it."""
    found: list[PlacedBlock | None] = []
    last: PlacedBlock | None = None
    for placed in blocks:
        found.append(last)
        last = placed if placed.is_sentence else last
    return found


def _is_in_own_box(placed: PlacedBlock, beside: Sequence[PlacedBlock]) -> bool:
    others = {element for near in beside for element in near.within}
    forms = {_form(element) for element in others}
    boxes = (element for element in placed.within if element.tag in _OWN_BOXES and element not in others)
    return bool(beside) and any(_form(box) not in forms for box in boxes)


def _boxes_in_text(blocks: Sequence[PlacedBlock], boxes: Collection[Element]) -> Iterator[Element]:
    """Find boxes that are parts of a text: each stands right below a sentence, in the element that holds this one."""
    for above, placed in itertools.pairwise(blocks):
        if above.is_sentence and not label_kinds(above.block.text):
            holders = zip(placed.within, placed.within[1:], strict=False)
            yield from (inner for outer, inner in holders if inner in boxes and above.within[-2:-1] == (outer,))


def _boxes(placed: PlacedBlock, amounts: Counter[Element]) -> Iterator[Element]:
    """Give the elements around a block that hold few sentences, the innermost first."""
    for element in reversed(placed.within):
        if amounts[element] > _MOST_SENTENCES:
            return
        if element.tag in _BOXES:
            yield element


def site_of_page(blocks: Sequence[PlacedBlock]) -> str:
    """Give the site that most links of a page lead to; empty where they do not name it."""
    sites: Counter[str] = Counter()
    for placed in blocks:
        targets = [mark.target for mark in placed.block.marks if mark.kind is MarkKind.LINK]
        sites.update(map(_site, targets) if targets or not placed.is_link else [""])
    return sites.most_common(1)[0][0] if sites else ""


def leads_within(site: str, placed: PlacedBlock) -> bool:
    """Tell whether a block leads to other pages of a site, as headlines do, and not to somebody else's."""
    return placed.is_link and _leads_home(site, placed)


def _leads_home(site: str, placed: PlacedBlock) -> bool:
    links = (mark.target for mark in placed.block.marks if mark.kind is MarkKind.LINK)
    return all(_site(target) in ("", site) for target in links)


def _site(address: str) -> str:
    return address.split("/", 3)[2] if "://" in address else ""


def _form(element: Element) -> tuple[str, str]:
    """Give the name of an element and its classes, without the numbers that tell boxes of one form apart."""
    return element.tag, _NUMBER.sub("", attribute(element, "class"))
