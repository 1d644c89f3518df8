"""A tree of HTML elements as a row of blocks, each with the elements around it.

The walk is a loop over events, never a recursion: hostile pages nest thousands of elements.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from nashra.intake.blocks import Block, Kind, Mark, MarkKind
from nashra.intake.cleaning import clean
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.html_tree import Element, attribute, class_words, is_hidden, page_names
from nashra.intake.marked_text import BREAK, Parts, join_parts, paragraphs_of
from nashra.intake.sentence_marks import ends_as_sentence, ends_with_full_stop, is_wordy, word_count
from nashra.intake.web_addresses import safe_address

_STYLES = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"li", "td", "th", "dd"})
_LONGEST_CELL = 400
_SHARE_OF_LINKS = 0.6
_NOTES = frozenset({"li", "p", "div", "dd", "td", "section", "aside"})
_SENTENCE_WORDS = 4
# A heading of so many words that ends with a full stop is a lead set in large letters.
_LEAD_WORDS = 7
# What stands for a bullet in Word's pages: a letter of a symbol font.
_WORD_BULLET = re.compile("[·•§ØoüvqàÞ–-][\\s\u00a0]+(?=\\S)")


@dataclass(frozen=True)
class PlacedBlock:
    """A block, the elements it stands in (the outermost first), and how much of its text is links."""

    block: Block
    within: tuple[Element, ...]
    link_share: float = 0.0
    outside_links: str = ""
    """The text that is no link: empty for a block that is one link."""

    @property
    def is_link(self) -> bool:
        """Tell whether the block leads to other pages more than it says something."""
        return self.link_share > _SHARE_OF_LINKS

    @functools.cached_property
    def is_sentence(self) -> bool:
        """Tell whether the block is text of an article, of which a page's frame has little."""
        text = self.block.text
        if self.is_link or self.block.kind in (Kind.HEADING, Kind.IMAGE):
            return False
        if self.block.kind is Kind.TABLE:
            return len(text) > LONGEST_TITLE
        is_long = len(text) > LONGEST_TITLE or (is_wordy(text) and self.block.kind is Kind.PARAGRAPH)
        return is_long or (ends_as_sentence(text) and word_count(text) >= _SENTENCE_WORDS)


def read_blocks(root: Element, base: str | None, notes: NoteTargets | None = None) -> list[PlacedBlock]:
    """Read the blocks of a tree in their order; relative links are resolved against ``base`` or become text."""
    return _Walk(base, notes or NoteTargets({}, {}, frozenset())).read(root)


def are_neighbours(one: PlacedBlock, other: PlacedBlock) -> bool:
    """Tell whether two blocks stand side by side, or in elements that do."""
    depth = sum(1 for a, b in zip(one.within, other.within, strict=False) if a is b)
    return max(len(one.within), len(other.within)) - depth <= 2


@dataclass(frozen=True)
class NoteTargets:
    """The footnotes of a page: target of a link → label, element → label, and the ids of the references to them."""

    labels: Mapping[str, str]
    elements: Mapping[Element, str]
    references: frozenset[str]


def find_notes(root: Element) -> NoteTargets:
    """Find footnotes: elements that a link points to, and that point back to where this link is.

    Some programs, Word among them, point to the number before a note; the note is then the element around it.
    """
    by_id = {name: element for element in root.iter(etree.Element) for name in _ids(element)}
    labels: dict[str, str] = {}
    elements: dict[Element, str] = {}
    references: set[str] = set()
    for link in root.iter("a"):
        target = attribute(link, "href")
        own = _ids_at(link)
        note = by_id.get(target[1:]) if target.startswith("#") else None
        if note is not None and note.tag == "a" and note is not link:
            note = note.getparent()
        leads_back = target[1:] in references
        if leads_back or note is None or not own or note.tag not in _NOTES:
            continue
        if any(
            attribute(back, "href")[1:] in own for back in note.iter("a") if attribute(back, "href").startswith("#")
        ):
            label = labels.setdefault(target[1:], str(len(labels) + 1))
            elements.setdefault(note, label)
            references |= own
    return NoteTargets(labels, elements, frozenset(references))


def _ids_at(link: Element) -> set[str]:
    parent = link.getparent()
    return {*_ids(link), *(_ids(parent) if parent is not None else ())}


def _ids(element: Element) -> set[str]:
    names = {element.get("id"), element.get("name") if element.tag == "a" else None}
    return {name for name in names if name}


class _Walk:
    """One walk over a tree. ``read`` may be called once."""

    def __init__(self, base: str | None, notes: NoteTargets) -> None:
        self._base = base
        self._notes = notes
        self._names = page_names()
        self._found: list[PlacedBlock] = []
        self._around: list[Element] = []
        # Asking an element for its name takes longer than most of what is done with it.
        self._tags: list[str] = []
        self._opened: list[tuple[bool, Mark | None]] = []
        self._active: tuple[Mark, ...] = ()
        self._parts: Parts = []
        self._images: list[PlacedBlock] = []

    def read(self, root: Element) -> list[PlacedBlock]:
        """Walk the tree from ``root``; see :func:`read_blocks`."""
        skipped: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                tag = element.tag
                if self._skips(element, tag):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(element, tag)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end()
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self._found

    def _skips(self, element: Element, tag: str) -> bool:
        if tag == "table" and (rows := _data_rows(element)):
            self._flush()
            self._table(element, rows)
            return True
        return tag in self._names["dropped_tags"] or self._is_unseen(element, tag) or self._leads_back(element, tag)

    def _leads_back(self, element: Element, tag: str) -> bool:
        """Tell whether a link leads from a footnote back to its reference: a number or an arrow, and no text."""
        return tag == "a" and attribute(element, "href")[1:] in self._notes.references and bool(self._note())

    def _is_unseen(self, element: Element, tag: str) -> bool:
        """Tell whether an element inside a line is only there for screen readers, editors or scripts."""
        if tag in self._names["block_tags"]:
            return False
        names = class_words(element) if element.get("class") else frozenset()
        return not names.isdisjoint(self._names["dropped_words"]) or (tag == "span" and is_hidden(element))

    def _start(self, element: Element, tag: str) -> None:
        is_block = tag in self._names["block_tags"]
        if is_block:
            self._flush()
            self._around.append(element)
            self._tags.append(tag)
        elif tag == "br":
            self._add(BREAK)
        elif tag == "img":
            self._image(element)
        mark = self._mark(element, tag)
        self._opened.append((is_block, mark))
        self._active = (*self._active, mark) if mark else self._active
        if tag == "pre":
            self._parts.append((_lines_kept(element.text or ""), ()))
        else:
            self._add(element.text)

    def _end(self) -> None:
        is_block, mark = self._opened.pop()
        if mark:
            self._active = self._active[:-1]
        if is_block:
            self._flush()
            self._around.pop()
            self._tags.pop()

    def _add(self, text: str | None) -> None:
        if text:
            in_pre = "pre" in self._tags[-2:]
            text = _lines_kept(text) if in_pre and text != BREAK else text
            self._parts.append((text, self._active))

    def _mark(self, element: Element, tag: str) -> Mark | None:
        # A number to call leads to no other page; as a link it could not be read from paper.
        if tag == "a" and not (target := attribute(element, "href")).lower().startswith("tel:"):
            if (
                target[1:] in self._notes.labels
                and target.startswith("#")
                and _ids_at(element) & self._notes.references
            ):
                return Mark(0, 0, MarkKind.NOTE, self._notes.labels[target[1:]])
            address = safe_address(target, self._base)
            # A link to nowhere is still a link when it is asked how much of a text is links.
            return Mark(0, 0, MarkKind.LINK, address or "")
        style = _STYLES.get(tag)
        return Mark(0, 0, style) if style else None

    def _image(self, element: Element) -> None:
        source = attribute(element, "src")
        lazy = attribute(element, "data-src")
        source = lazy if lazy and (not source or source.startswith("data:")) else source
        if source and not _is_tiny(element):
            block = Block(" ".join(clean(attribute(element, "alt")).split()), _line(element), Kind.IMAGE, target=source)
            self._images.append(PlacedBlock(block, tuple(self._around)))

    def _table(self, element: Element, rows: Sequence[Sequence[Element]]) -> None:
        cells = tuple(tuple(self._cell(cell) for cell in row) for row in rows)
        text = "\n".join(" ".join(cell.text for cell in row if cell.text) for row in cells).strip()
        if text:
            around = (*self._around, element)
            for caption in element.iterchildren("caption"):
                said = dataclasses.replace(self._cell(caption), line=_line(caption), quoted=self._is_quoted())
                self._found += [PlacedBlock(said, (*around, caption))] if said.text else []
            block = Block(text, _line(element), Kind.TABLE, rows=cells, quoted=self._is_quoted())
            self._found.append(PlacedBlock(block, around))

    def _cell(self, cell: Element) -> Block:
        placed = [each for each in _Walk(self._base, self._notes).read(cell) if each.block.kind is not Kind.IMAGE]
        return placed[0].block if len(placed) == 1 else Block(" ".join(each.block.text for each in placed), _line(cell))

    def _is_quoted(self) -> bool:
        return "blockquote" in self._tags

    def _flush(self) -> None:
        if self._parts and not all(text.isspace() for text, _ in self._parts):
            for parts in paragraphs_of(self._parts):
                text, marks = join_parts(parts)
                if text:
                    self._found.append(self._placed(text, marks))
        self._parts = []
        self._found += self._images
        self._images = []

    def _placed(self, text: str, marks: Sequence[Mark]) -> PlacedBlock:
        kind, level, number = self._kind()
        if kind is Kind.PARAGRAPH and self._around:
            kind, level, text, marks = _as_word_means(self._around[-1], text, marks)
        if kind is Kind.HEADING and ends_with_full_stop(text) and word_count(text) >= _LEAD_WORDS:
            kind, level = Kind.PARAGRAPH, 0
        away = (mark for mark in marks if mark.kind is MarkKind.LINK and not mark.target.startswith("mailto:"))
        in_links = sum(mark.end - mark.start for mark in away)
        kept = tuple(mark for mark in marks if mark.kind is not MarkKind.LINK or mark.target)
        if kind is Kind.HEADING:
            kept = tuple(mark for mark in kept if mark.kind is not MarkKind.STRONG)
        note = self._note()
        block = Block(
            text,
            _line(self._around[-1]) if self._around else 0,
            Kind.FOOTNOTE if note else kind,
            level,
            number,
            quoted=self._is_quoted() and not note,
            marks=kept,
            target=note,
        )
        outside = _outside(text, [mark for mark in marks if mark.kind is MarkKind.LINK])
        block = _without_backlink(block) if note else block
        return PlacedBlock(block, tuple(self._around), in_links / len(text), outside)

    def _note(self) -> str:
        """Give the label of the footnote that is open; empty where there is none."""
        notes = self._notes.elements
        return next((notes[element] for element in self._around if element in notes), "") if notes else ""

    def _kind(self) -> tuple[Kind, int, int]:
        lists = 0
        item = -1
        for place in range(len(self._tags) - 1, -1, -1):
            tag = self._tags[place]
            if tag in _HEADINGS:
                return Kind.HEADING, _HEADINGS[tag], 0
            lists += tag in _LISTS
            item = place if item < 0 and tag in _CELLS else item
        if item < 0 or self._tags[item] != "li" or not lists:
            return Kind.PARAGRAPH, 0, 0
        return Kind.ITEM, lists - 1, _number(self._around[item])


def _outside(text: str, links: Sequence[Mark]) -> str:
    """Give the text without its links, and without the commas and bars between them."""
    for mark in sorted(links, key=lambda each: each.start, reverse=True):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    return text.strip(" ,;|/·•،؛\n")


def _as_word_means(element: Element, text: str, marks: Sequence[Mark]) -> tuple[Kind, int, str, Sequence[Mark]]:
    """Read what Word writes into a page as plain paragraphs: titles and items, known by their classes."""
    name = attribute(element, "class").lower()
    if name.startswith("msotitle"):
        return Kind.HEADING, 1, text, marks
    sign = _WORD_BULLET.match(text) if name.startswith("msolistparagraph") else None
    if sign is None:
        return Kind.PARAGRAPH, 0, text, marks
    length = sign.end()
    moved = [
        dataclasses.replace(m, start=max(0, m.start - length), end=m.end - length) for m in marks if m.end > length
    ]
    return Kind.ITEM, 0, text[length:], moved


def _number(item: Element) -> int:
    """Give the number of an item of an ordered list; 0 for a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return 0
    start = attribute(parent, "start")
    first = int(start) if re.fullmatch("[0-9]{1,6}", start) else 1
    return first + sum(1 for _ in item.itersiblings("li", preceding=True))


def _data_rows(table: Element) -> list[list[Element]]:
    """Give the cells of a table that holds data; nothing for one that only lays out a page."""
    if next(table.iterdescendants("table", "ul", "ol", "form", "h1", "h2", "img", "article"), None) is not None:
        return []
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return []
    lengths = [len("".join(cell.itertext()).strip()) for row in rows for cell in row]
    return rows if max(lengths) <= _LONGEST_CELL and any(lengths) else []


def _is_tiny(image: Element) -> bool:
    sizes = [attribute(image, name) for name in ("width", "height")]
    return any(re.fullmatch("[0-9]+", size) and int(size[:6]) <= 32 for size in sizes)


def _line(element: Element) -> int:
    return int(element.sourceline or 0)


def _lines_kept(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", BREAK)


def _without_backlink(block: Block) -> Block:
    """Remove the arrow, number or letter by which a footnote leads back to its reference."""
    text = re.sub(r"[\s\u00a0]*(?:[↑↩⏎^]\ufe0e?[\s\u00a0]*)+$|^(?:[↑↩^]\ufe0e?\s*)+", "", block.text)
    if block.text.startswith(text):
        marks = tuple(dataclasses.replace(m, end=min(m.end, len(text))) for m in block.marks if m.start < len(text))
        return dataclasses.replace(block, text=text, marks=marks)
    return dataclasses.replace(block, text=text, marks=())
