"""Which blocks of a page are its article: found by where the sentences are, not by how one site builds its pages.

Readability-like density over elements, with three differences: an element that calls itself a frame (navigation,
sharing, related …) is only believed while it holds little of the page's text; a lead between title and
text belongs to the article wherever it stands; and nothing inside the article is scored away, tables and
lists included. Only blocks that lead elsewhere are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nashra.intake.blocks import Kind
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.html_blocks import PlacedBlock, are_neighbours
from nashra.intake.html_pruning import prune
from nashra.intake.html_teasers import labelled_boxes, site_of_page, teaser_sentences
from nashra.intake.html_tree import Element, attribute, class_words, is_frame, is_hidden, page_names
from nashra.intake.neighbours import Source
from nashra.orthography.fold import fold_words

# A frame, or a hidden element, is not believed to be one when it holds more of the text than this.
_MOST_IN_FRAME = 0.4
# An element that says it is the article must hold this share of the text; any other to go down into, this.
_LEAST_NAMED, _LEAST_CHILD = 0.5, 0.9
_LEAST_ABOVE_COMMENTS = 0.5
# A page of which less is its own text shows other articles (characters of sentences).
_LEAST_OWN_SHARE = 0.5
# An element ``article`` with fewer paragraphs may be a teaser.
_LEAST_OWN = 3


@dataclass(frozen=True)
class ArticleBlocks:
    """The blocks of an article below its title, and all other blocks of the page, each in their order."""

    kept: tuple[PlacedBlock, ...]
    others: tuple[PlacedBlock, ...]
    container: Element | None


def find_article(blocks: Sequence[PlacedBlock], title: str | None, pictures: Source) -> ArticleBlocks:
    """Find the blocks of the article that has this title, when it is known; a caption goes with its picture."""
    own_site = site_of_page(blocks)
    visible = _without_frames(blocks)
    teasers = teaser_sentences(visible, own_site)
    visible = _without_labelled_boxes(visible, own_site)
    believed = _believed(teasers, visible)
    container = _container([placed for placed in visible if id(placed) not in believed])
    start, end = _range(visible, container, title)
    within = _up_to_comments(_in_first_article(visible[start:end]))
    within = _up_to_teasers(within, teasers)
    return _result(blocks, prune(within, title, pictures, own_site), container)


def _believed(teasers: Collection[int], blocks: Sequence[PlacedBlock]) -> Collection[int]:
    """Give the sentences about other articles; none when they are most of all sentences: then it is a listing."""
    own = _length([placed for placed in blocks if id(placed) not in teasers])
    return teasers if own > _length(blocks) * _LEAST_OWN_SHARE else ()


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
    total = _length(blocks)
    verdicts: dict[Element, bool] = {}
    alike = _alike_paragraphs(amounts)

    def in_frame(element: Element) -> bool:
        if element not in verdicts:
            amount = alike[attribute(element, "class")] if element.tag == "p" else amounts.get(element, 0)
            is_small = amount <= total * _MOST_IN_FRAME
            verdicts[element] = is_small and (is_frame(element) or is_hidden(element))
        return verdicts[element]

    return [placed for placed in blocks if not any(map(in_frame, placed.within))]


def _without_labelled_boxes(blocks: Sequence[PlacedBlock], own_site: str) -> list[PlacedBlock]:
    """Leave out the boxes of other articles that a label opens; they too hold little of the page's text."""
    amounts = text_by_element(blocks)
    most = _length(blocks) * _MOST_IN_FRAME
    boxes = {box for box in labelled_boxes(blocks, own_site) if amounts.get(box, 0) <= most}
    return [placed for placed in blocks if boxes.isdisjoint(placed.within)]


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
    total = _length(blocks)
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
    while end < len(blocks) and blocks[end].is_sentence and are_neighbours(blocks[end - 1], blocks[end]):
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
    total = _length(blocks)
    above = 0
    for index, placed in enumerate(blocks):
        if above > total * _LEAST_ABOVE_COMMENTS and "comments" in label_kinds(placed.block.text):
            return blocks[:index]
        above += len(placed.block.text) if placed.is_sentence else 0
    return blocks


def _up_to_teasers(blocks: Sequence[PlacedBlock], teasers: Collection[int]) -> Sequence[PlacedBlock]:
    """Leave out, below the article's own last sentence, the sentences about other articles."""
    other = _believed(teasers, blocks)
    last = max((i for i, placed in enumerate(blocks) if placed.is_sentence and id(placed) not in other), default=-1)
    return [placed for i, placed in enumerate(blocks) if i <= last or id(placed) not in other]
