"""A Markdown extension: runs against the direction of the page are isolated, wherever an editor wrote them plainly.

It works on the finished HTML, so that every construct is treated alike, an editor's own HTML too: text is judged by
the paragraph, across links and emphasis in it, because ``*Human* Rights Watch`` is one run. Left as they are: code,
attributes, what an editor has isolated (``bdi``, ``dir``). An element with ``lang`` alone gets the ``dir`` that
follows from it. Doing it twice changes nothing, and the time is in proportion to the text.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from importlib import resources
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from nashra.languages import Direction
from nashra.orthography.foreign_phrases import may_have_phrases
from nashra.orthography.runs import OPAQUE, RTL_LETTER
from nashra.rendering.isolation import attributes, direction_of, marked_runs, start_tag

# A tag ends at the first > outside of quotation marks. The first form goes no further than the next <, so that broken
# HTML costs no more than it is long; the second is tried where the first fails, and where it fails too, reading stops.
_TAG = re.compile(
    r"<[!?][^<>]*>|<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)"
    r"(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>",
    re.DOTALL,
)
_ODD_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"[\s\"'/](?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s\"'>]+))?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ELEMENTS = json.loads(resources.files(__package__).joinpath("elements.json").read_text(encoding="utf-8"))
_INLINE, _OPAQUE, _RAW, _VOID = (frozenset(_ELEMENTS[kind]) for kind in ("inline", "opaque", "raw", "void"))


class IsolationExtension(Extension):
    """Registers the postprocessor; its one setting is ``language``, the code of the page's language."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"language": ["", "BCP 47 code of the page's language"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run last, when raw HTML (30) and ampersands (20) are back in place."""
        language = self.getConfig("language")
        if language:
            md.postprocessors.register(_Isolate(md, language), "nashra_isolation", -10)


class _Isolate(Postprocessor):
    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language

    def run(self, text: str) -> str:
        return isolate(text, direction_of(self.language), self.language)


def isolate(html: str, direction: Direction, language: str = "") -> str:
    """Isolate what runs against ``direction`` in a fragment of HTML, and mark the phrases foreign to ``language``."""
    is_plain = direction == "ltr" and "lang=" not in html and not RTL_LETTER.search(html) and "&#" not in html
    if is_plain and not may_have_phrases(html, language):
        return html
    reader = _Reader(direction, language)
    at = 0
    while (start := html.find("<", at)) >= 0:
        reader.text(html[at:start])
        at = _markup(reader, html, start)
        if at < 0:
            return reader.finished() + html[start:]
    reader.text(html[at:])
    return reader.finished()


def _markup(reader: _Reader, html: str, start: int) -> int:
    """Take in what a < begins; give where it ends, −1 for what is not understood: all from there on stays as it is."""
    if html.startswith("<!--", start):
        end = html.find("-->", start) + 3
        reader.comment(html[start:end])
        return end if end > 2 else -1
    tag = _TAG.match(html, start)
    if tag is None and html[start + 1 : start + 3].strip("/")[:1].isalpha():
        tag = _ODD_TAG.match(html, start)
        if tag is None:
            return -1
    if tag is None:
        reader.text("<")
        return start + 1
    return reader.tag(tag, html)


@dataclass
class _Piece:
    """Text, a tag (``level`` 1 opens, −1 closes), or something opaque; ``raw`` is what stands in the HTML."""

    raw: str
    is_text: bool = False
    level: int = 0
    is_opaque: bool = False


@dataclass
class _Context:
    """An element in which one direction holds; ``None`` leaves everything in it as it is.

    ``language`` is empty where an editor has said something of language or direction: no phrase is looked for there.
    """

    name: str
    direction: Direction | None
    is_inline: bool
    language: str = ""
    depth: int = 0
    done: list[str] = field(default_factory=list)
    line: list[_Piece] = field(default_factory=list)

    def flush(self) -> None:
        """End a paragraph."""
        self.done.append(_isolated(self.line, self.direction, self.language))
        self.line = []


class _Reader:
    """Takes HTML in piece by piece."""

    def __init__(self, direction: Direction, language: str) -> None:
        self.open = [_Context("", direction, is_inline=False, language=language)]

    def text(self, raw: str) -> None:
        if raw:
            self.open[-1].line.append(_Piece(raw, is_text=True))

    def comment(self, raw: str) -> None:
        self.open[-1].line.append(_Piece(raw))

    def tag(self, tag: re.Match[str], html: str) -> int:
        """Take in a tag, and with it the content of an element that holds no tags; give where reading goes on."""
        context, raw = self.open[-1], tag[0]
        name = (tag["name"] or "").lower()
        if not name or name in _VOID:
            if name and name not in _INLINE:
                context.flush()
            context.line.append(_Piece(raw, is_opaque=name in {"img", "input"}))
        elif tag["end"]:
            self._close(name, raw)
        elif name in _RAW:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, tag.end())
            end = closing.end() if closing else len(html)
            context.line.append(_Piece(html[tag.start() : end], is_opaque=True))
            return end
        else:
            self._begin(name, raw)
        return tag.end()

    def _begin(self, name: str, raw: str) -> None:
        context, is_inline = self.open[-1], name in _INLINE
        if name == context.name:
            context.depth += 1
        if not is_inline:
            context.flush()
        known = _attributes(raw) if "lang" in raw.lower() or "dir" in raw.lower() else {}
        is_opaque = name in _OPAQUE or context.direction is None or (is_inline and "dir" in known)
        direction = None if is_opaque else _own_direction(known)
        if (is_opaque and context.direction is not None) or direction:
            if direction and "dir" not in known:
                raw = f'{raw[: -2 if raw.endswith("/>") else -1].rstrip()} dir="{direction}">'
            self.open.append(_Context(name, direction, is_inline, done=[raw]))
        else:
            context.line.append(_Piece(raw, level=1))

    def _close(self, name: str, raw: str) -> None:
        while name not in _INLINE and self.open[-1].is_inline:
            self._leave("")  # an element of a line that nobody closed ends with its paragraph
        context = self.open[-1]
        if name == context.name and context.depth == 0:
            self._leave(raw)
            return
        if name == context.name:
            context.depth -= 1
        if name not in _INLINE:
            context.flush()
        context.line.append(_Piece(raw, level=-1))

    def _leave(self, raw: str) -> None:
        context = self.open.pop()
        context.flush()
        self.open[-1].line.append(_Piece("".join([*context.done, raw]), is_opaque=True))
        if not context.is_inline:
            self.open[-1].flush()

    def finished(self) -> str:
        """Give all that was taken in."""
        while len(self.open) > 1:
            self._leave("")
        self.open[0].flush()
        return "".join(self.open[0].done)


def _attributes(raw: str) -> Mapping[str, str]:
    found = _ATTRIBUTE.finditer(raw)
    return {each["name"].lower(): (each["value"] or "").strip("\"' ").lower() for each in found}


def _own_direction(known: Mapping[str, str]) -> Direction | None:
    match known.get("dir"):
        case "rtl":
            return "rtl"
        case "ltr":
            return "ltr"
        case None:
            pass
        case _:
            return None
    try:
        return direction_of(known["lang"]) if known.get("lang") else None
    except ValueError:
        return None


def _isolated(line: list[_Piece], direction: Direction | None, language: str) -> str:
    """Write a paragraph with its runs isolated."""
    raw = "".join(piece.raw for piece in line)
    if direction is None or not any(piece.is_text for piece in line):
        return raw
    text = _Text(line)
    found = marked_runs(text.plain, direction, language)
    inserted: list[tuple[int, str]] = []
    for run in found:
        span = text.balanced(run.start, run.end)
        if span:
            inserted += [(span[0], start_tag(attributes(run))), (span[1], "</bdi>")]
    parts, at = [], 0
    for place, tag in inserted:
        parts += [raw[at:place], tag]
        at = place
    return "".join([*parts, raw[at:]])


class _Text:
    """The text of a paragraph without its markup, and where each of its characters stands in the HTML."""

    def __init__(self, line: list[_Piece]) -> None:
        self._places: list[int] = []
        """Where in the HTML each character of ``plain`` begins."""
        self._ends: list[int] = []
        self._tags: list[tuple[int, int, int]] = []
        """Of each tag: where it begins and ends in the HTML, and its level."""
        parts = []
        at = 0
        for piece in line:
            if piece.is_text:
                parts.append("".join(self._characters(piece.raw, at)))
            elif piece.is_opaque:
                parts.append(OPAQUE)
                self._places.append(at)
                self._ends.append(at + len(piece.raw))
            elif piece.level:
                self._tags.append((at, at + len(piece.raw), piece.level))
            at += len(piece.raw)
        self.plain = "".join(parts)
        self._tag_starts = [start for start, _, _ in self._tags]

    def _characters(self, raw: str, offset: int) -> Iterator[str]:
        at = 0
        for entity in (*_ENTITY.finditer(raw), None):
            until = entity.start() if entity else len(raw)
            self._places.extend(range(offset + at, offset + until))
            self._ends.extend(range(offset + at + 1, offset + until + 1))
            yield raw[at:until]
            if entity:
                character = unescape(entity[0])
                self._places.extend([offset + entity.start()] * len(character))
                self._ends.extend([offset + entity.end()] * len(character))
                yield character
                at = entity.end()

    def balanced(self, start: int, end: int) -> tuple[int, int] | None:
        """Give where in the HTML an element around these characters begins and ends; ``None`` if it cannot nest."""
        first, last = self._places[start], self._ends[end - 1]
        inside = slice(bisect_left(self._tag_starts, first), bisect_left(self._tag_starts, last))
        closed, opened = _open_ends(level for _, _, level in self._tags[inside])
        before = self._tags[: inside.start][-closed:] if closed else []
        after = self._tags[inside.stop :][:opened] if opened else []
        for tag_start, tag_end, level in reversed(before):
            if tag_end != first or level != 1:
                return None
            first = tag_start
        for tag_start, tag_end, level in after:
            if tag_start != last or level != -1:
                return None
            last = tag_end
        return (first, last) if (len(before), len(after)) == (closed, opened) else None


def _open_ends(levels: Iterator[int]) -> tuple[int, int]:
    """Count the tags that close what was opened before, and those that open what is closed after."""
    closed = opened = 0
    for level in levels:
        if level > 0:
            opened += 1
        elif opened:
            opened -= 1
        else:
            closed += 1
    return closed, opened


def makeExtension(**settings: Any) -> IsolationExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return IsolationExtension(**settings)
