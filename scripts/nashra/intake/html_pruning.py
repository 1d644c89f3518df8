"""What goes from inside an article: links that lead elsewhere, labels, what is left of boxes, lone captions, edges.

No sentence goes. A line goes only with a sign of its own: it is a link or a label, it stands in a box whose links are
gone, or it is short and stands above the first or below the last sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from nashra.intake.blocks import Kind
from nashra.intake.chrome_lexicon import SENTENCE, is_byline, label_kinds, opens_headlines
from nashra.intake.contacts import helpline_places, names_contact
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.html_blocks import PlacedBlock, are_neighbours
from nashra.intake.html_teasers import boxed_links
from nashra.intake.html_tree import Element, class_words, page_names
from nashra.intake.neighbours import Source
from nashra.intake.sentence_marks import ends_as_sentence, word_count
from nashra.orthography.fold import fold_words

# Shorter pieces between title and text, or below the text, are names, dates and numbers of readers.
_LEAST_WORDS = 4
_LONGEST_DATELINE = 12
# So many lines below the last sentence are looked at for a helpline's number.
_REACH = 8
_BOXES = ("section", "div", "aside", "li")
_NO_TEXT = (Kind.HEADING, Kind.FOOTNOTE, Kind.IMAGE)
_DATE = re.compile(r"\d{1,4}[./:-]\d{1,2}|(?<!\d)\d{4}(?!\d)")


def prune(blocks: Sequence[PlacedBlock], title: str | None, pictures: Source, own_site: str) -> list[PlacedBlock]:
    """Leave out what is no text of the article with this title; captions stay with pictures that are taken along.

    ``own_site`` is the site that the page belongs to, by its links; empty where these do not name it.
    """
    shown = _without_lone_captions(blocks, pictures)
    kept = _without_title(_without_teasers(shown, own_site), title)
    kept = _without_orphans(shown, kept)
    kept = _without_rests(shown, kept)
    return _without_last_headings(_without_edges(shown, kept))


def _without_teasers(blocks: Sequence[PlacedBlock], own_site: str) -> list[PlacedBlock]:
    """Leave out what leads elsewhere, and labels."""
    are_text = [False, *(placed.is_sentence for placed in blocks), False]
    own_lists = _lists_of_text(blocks)
    own_sentences = _own_sentences(blocks)
    boxed = boxed_links(blocks, own_site)
    inside = [
        any(e in own_lists for e in placed.within[-2:]) if placed.block.kind is Kind.ITEM else before and after
        for before, after, placed in zip(are_text, are_text[2:], blocks, strict=False)
    ]
    return [
        placed
        for placed, is_inside in zip(blocks, inside, strict=True)
        if id(placed) in own_sentences or not (id(placed) in boxed or _is_teaser(placed, is_inside=is_inside))
    ]


def _without_title(blocks: Sequence[PlacedBlock], title: str | None) -> list[PlacedBlock]:
    """Leave out the title wherever it is repeated."""
    wanted = fold_words(title or "", "")
    return [placed for placed in blocks if not wanted or fold_words(placed.block.text, "") != wanted]


def _without_edges(blocks: Sequence[PlacedBlock], kept: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out short lines above the first and below the last sentence; whom to call stays.

    Above, what is left of a list goes too: it named a day, an author, a number.
    """
    texts = [index for index, placed in enumerate(kept) if placed.is_sentence]
    first, last = (texts[0], max(_contacts(kept, texts[-1]))) if texts else (len(kept), -1)
    edges = {
        id(placed)
        for index, placed in enumerate(kept)
        if not first <= index <= last and _is_edge(placed, index < first)
    }
    own = {id(placed) for placed in kept} - _of_short_lists(kept[:first], edges)
    begun = {e for placed in blocks if id(placed) not in own for e in _lists_around(placed)}
    return [
        placed
        for index, placed in enumerate(kept)
        if id(placed) not in edges and (index >= first or begun.isdisjoint(_lists_around(placed)))
    ]


def _of_short_lists(above: Sequence[PlacedBlock], edges: AbstractSet[int]) -> AbstractSet[int]:
    """Give the edges in those lists above the text of which no fewer items go than stay."""
    gone = Counter(e for placed in above if id(placed) in edges for e in _lists_around(placed))
    whole = Counter(e for placed in above for e in _lists_around(placed))
    named = {element for element, count in gone.items() if count * 2 >= whole[element]}
    return edges & {id(placed) for placed in above if not named.isdisjoint(_lists_around(placed))}


def _without_last_headings(kept: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Leave out headings with nothing below them."""
    last = max((index for index, placed in enumerate(kept) if placed.block.kind not in _NO_TEXT), default=-1)
    return [placed for index, placed in enumerate(kept) if index < last or placed.block.kind is not Kind.HEADING]


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
    if _is_announced(placed) or (placed.is_link and not is_text):
        return True
    if placed.link_share and not is_text and label_kinds(placed.outside_links):
        return True
    return bool(label_kinds(block.text) - {"numbers"})


def _is_announced(placed: PlacedBlock) -> bool:
    """Tell whether a line is a link with a label before it that announces headlines of other articles."""
    return placed.link_share > 0 and opens_headlines(placed.outside_links.rstrip(":"))


def _own_sentences(blocks: Sequence[PlacedBlock]) -> frozenset[int]:
    """Find the sentences that a site may say of itself, but that stand in one element beside the article's own.

    Two of them in a row are the site's; headings between are no hindrance.
    """
    said = [placed for placed in blocks if placed.block.kind is not Kind.HEADING]
    doubtful = {
        i for i, placed in enumerate(said) if SENTENCE in label_kinds(placed.block.text) and not _is_announced(placed)
    }
    return frozenset(
        id(said[index])
        for index in doubtful
        if doubtful.isdisjoint((index - 1, index + 1))
        and any(
            _stand_together(said[index], near)
            for near in (*said[max(0, index - 1) : index], *said[index + 1 : index + 2])
        )
    )


def _stand_together(sentence: PlacedBlock, near: PlacedBlock) -> bool:
    is_text = near.is_sentence and not label_kinds(near.block.text)
    return is_text and near.within[:-1] == sentence.within[:-1]


def _lists_of_text(blocks: Sequence[PlacedBlock]) -> frozenset[Element]:
    """Find the lists of which more items say something than lead elsewhere."""
    balance: Counter[Element] = Counter()
    for placed in blocks:
        weight = 1 if placed.is_sentence else -1 if placed.is_link else 0
        balance.update(dict.fromkeys(_lists_around(placed), weight))
    return frozenset(element for element, weight in balance.items() if weight > 0)


def _lists_around(placed: PlacedBlock) -> list[Element]:
    """Give the list that an item stands in; of any other block nothing."""
    is_item = placed.block.kind is Kind.ITEM
    return [element for element in placed.within[-2:] if element.tag in ("ul", "ol")] if is_item else []


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
        index for index in range(last, min(len(kept), last + _REACH + 1)) if are_neighbours(kept[last], kept[index])
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
