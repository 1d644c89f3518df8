"""Boxes of a page that show other articles: a headline that leads there, and a sentence or two below it.

One such box may be the article's own; they are told by coming in numbers, built alike, and by leading to the same site.
Boxes that follow on a sentence without a label between, as a text's next paragraph would, are parts of the text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from nashra.intake.blocks import MarkKind
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.html_blocks import PlacedBlock
from nashra.intake.html_tree import Element, attribute
from nashra.intake.sentence_marks import word_count

_BOXES = ("div", "li", "article", "section", "td", "tr")
_MOST_SENTENCES = 2
_LEAST_BOXES = 2
_LEAST_WORDS = 2
_NUMBER = re.compile(r"\d+")


def teaser_sentences(blocks: Sequence[PlacedBlock]) -> frozenset[int]:
    """Find the sentences that stand in such boxes below their headlines; gives the ids of their blocks."""
    amounts = Counter(element for placed in blocks if placed.is_sentence for element in placed.within)
    found: dict[tuple[str, str], dict[Element, list[int]]] = defaultdict(dict)
    headed: set[Element] = set()
    own_site = site_of_page(blocks)
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
    marks = (mark for placed in blocks for mark in placed.block.marks if mark.kind is MarkKind.LINK)
    sites = Counter(_site(mark.target) for mark in marks)
    return sites.most_common(1)[0][0] if sites else ""


def leads_within(site: str, placed: PlacedBlock) -> bool:
    """Tell whether a block leads to other pages of a site, as headlines do, and not to somebody else's."""
    links = (mark.target for mark in placed.block.marks if mark.kind is MarkKind.LINK)
    return placed.is_link and all(_site(target) in ("", site) for target in links)


def _site(address: str) -> str:
    return address.split("/", 3)[2] if "://" in address else ""


def _form(element: Element) -> tuple[str, str]:
    """Give the name of an element and its classes, without the numbers that tell boxes of one form apart."""
    return element.tag, _NUMBER.sub("", attribute(element, "class"))
