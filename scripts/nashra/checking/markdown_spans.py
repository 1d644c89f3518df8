"""The second step of scanning Markdown: inside a paragraph, what is code, link, image, HTML or prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from nashra.checking.markdown_blocks import Blocks, read_blocks, reference_name
from nashra.checking.markdown_scan import AttributeList, Link, Reference, Scan, Tag, masked, resolved

_SPECIAL = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!~^=:\"']|`+|<|!?\[|\]|\{")
_AUTOLINK = re.compile(r"<(?:(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)|[^\s<>@/]+@[^\s<>@]+)>")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?:[\s/][^<>]*)?>|<[?!][A-Za-z][^<>]*>")
_UNCLOSED_TAG = re.compile(
    r"</?(?P<name>script|style|iframe|object|embed|svg|form|img|link|meta|base)\b", re.IGNORECASE
)
# A target without spaces, and then one with spaces, which Python-Markdown takes as well. Possessive, so
# that no text is read twice.
_TARGET = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]*+)>|(?P<plain>(?:[^\s()<>]|\([^\s()]*+\))*+))"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+\)"
)
_LOOSE_TARGET = re.compile(r"\([ \t]*+(?P<plain>[^()\n\"]++)\)")
_NAME = re.compile(r"\s?\[(?P<name>[^\[\]\n]*+)\]")
_ATTRIBUTES = re.compile(r"\{:?[ ]*+[^{}\n ][^{}\n]*+\}")
_ATTRIBUTE = re.compile(r"[.#][\w-]|[\w:-]+\s*=")
# As much of a label as is kept: nested brackets would copy the text once for each.
_LONGEST_LABEL = 300
_ADDRESS_SIGNS = ("://", "www.", "@")
_ADDRESS = re.compile(
    r"(?<!\w)(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>]++|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)


@dataclass
class _Found:
    hidden: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    attribute_lists: list[AttributeList] = field(default_factory=list)


def scan(text: str, start: int = 0) -> Scan:
    """Scan the Markdown that begins at ``start`` of a file's text."""
    blocks = read_blocks(text, start)
    found = _Found(hidden=[(0, start), *blocks.hidden], tags=list(blocks.comments))
    for span in blocks.paragraphs:
        _Inline(text, span, found, blocks.definitions).read()
    links, undefined = _resolve(blocks, found)
    prose = masked(text, found.hidden)
    if any(sign in prose for sign in _ADDRESS_SIGNS):
        prose = masked(prose, (match.span() for match in _ADDRESS.finditer(prose, start)))
    return Scan(
        text=text,
        start=start,
        prose=prose,
        paragraphs=tuple(blocks.paragraphs),
        links=tuple(sorted(links, key=lambda link: link.start)),
        undefined=tuple(undefined),
        headings=tuple(blocks.headings),
        tags=tuple(sorted(found.tags, key=lambda tag: tag.start)),
        attribute_lists=tuple(found.attribute_lists),
        depth=blocks.depth,
    )


def _resolve(blocks: Blocks, found: _Found) -> tuple[list[Link], list[Reference]]:
    notes = [note for note in found.references if note.name.startswith("^")]
    others = [reference for reference in found.references if not reference.name.startswith("^")]
    links, undefined = resolved(others, blocks.definitions)
    undefined += [note for note in notes if note.name not in blocks.footnotes]
    return [*found.links, *links], sorted(undefined, key=lambda reference: reference.start)


class _Inline:
    """Reads one paragraph from left to right, each special character once."""

    def __init__(self, text: str, span: tuple[int, int], found: _Found, definitions: Collection[str]) -> None:
        self.text, self.found, self.definitions = text, found, definitions
        self.start, self.end = span
        self.brackets: list[tuple[int, int]] = []
        """Where each open bracket begins (its ``!`` included) and where its label does."""
        self.ticks: dict[int, list[int]] | None = None
        self.is_comment_open = False
        """Whether the paragraph was searched for the end of a comment in vain."""

    def read(self) -> None:
        at = self.start
        while match := _SPECIAL.search(self.text, at, self.end):
            at = self._special(match[0], match.start(), match.end())

    def _special(self, special: str, at: int, after: int) -> int:
        """Read what begins at ``at`` and give where to go on."""
        match special[0]:
            case "\\":
                self.found.hidden.append((at, at + 1))
                return after
            case "`":
                return self._code(at, after)
            case "<":
                return self._tag(at)
            case "]":
                return self._bracket(at)
            case "{":
                return self._attributes(at)
        self.brackets.append((at, after))
        return after

    def _code(self, at: int, after: int) -> int:
        length = after - at
        if length == 1 and self.text[at - 1 : at].isalpha():
            # An apostrophe typed as a grave accent: o`zbek.
            return after
        closing = self._closing_ticks(length, after)
        if closing is None:
            self.found.hidden.append((at, after))
            return after
        self.found.hidden.append((at, closing))
        return closing

    def _closing_ticks(self, length: int, after: int) -> int | None:
        """Find the end of the code that a run of ticks opens; Python-Markdown lets a shorter run close it too."""
        if self.ticks is None:
            self.ticks = defaultdict(list)
            for run in re.compile("`+").finditer(self.text, self.start, self.end):
                self.ticks[len(run[0])].append(run.start())
        for candidate in sorted((known for known in self.ticks if known <= length), reverse=True):
            starts = self.ticks[candidate]
            following = bisect_right(starts, after)
            if following < len(starts):
                return starts[following] + candidate
        return None

    def _tag(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            ending = -1 if self.is_comment_open else self.text.find("-->", at, self.end)
            if ending < 0:
                self.is_comment_open = True
                return at + 4
            self._add_tag(at, ending + 3, "!--")
            return ending + 3
        if link := _AUTOLINK.match(self.text, at, self.end):
            if link["target"]:
                self.found.links.append(Link(at, link.end(), link["target"], at + 1, link["target"]))
            self.found.hidden.append(link.span())
            return link.end()
        match = _TAG.match(self.text, at, self.end) or _UNCLOSED_TAG.match(self.text, at, self.end)
        if match is None:
            return at + 1
        self._add_tag(at, match.end(), (match["name"] or "!").lower())
        return match.end()

    def _add_tag(self, at: int, end: int, name: str) -> None:
        self.found.tags.append(Tag(at, end, name, self.text[at:end]))
        self.found.hidden.append((at, end))

    def _bracket(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        opened, label_start = self.brackets.pop()
        label = self.text[label_start : min(at, label_start + _LONGEST_LABEL)]
        is_image = self.text[opened] == "!"
        for pattern in (_TARGET, _LOOSE_TARGET):
            if match := pattern.match(self.text, at + 1, self.end):
                group = "angled" if match.groupdict().get("angled") is not None else "plain"
                self._hide(opened, label_start, at, match.end())
                self.found.links.append(
                    Link(opened, match.end(), match[group].strip(), match.start(group), label, is_image=is_image)
                )
                return match.end()
        return self._reference(opened, label_start, at, label, is_image=is_image)

    def _reference(self, opened: int, label_start: int, at: int, label: str, *, is_image: bool) -> int:
        following = None if label.startswith("^") else _NAME.match(self.text, at + 1, self.end)
        if following and not following["name"].startswith("^"):
            name = reference_name(following["name"] or label)
            reference = Reference(opened, following.end(), name, label, is_image, is_full=True)
            if name in self.definitions:
                self.found.references.append(reference)
                self._hide(opened, label_start, at, following.end())
                return following.end()
            is_meant = self.text[at + 1] == "[" and not self.text.startswith("(", following.end())
            if is_meant and following["name"]:
                self.found.references.append(reference)
                return following.end()
        is_note = label.startswith("^") and len(label) > 1 and not is_image
        name = label if is_note else reference_name(label)
        self.found.references.append(Reference(opened, at + 1, name, label, is_image, is_full=is_note))
        if is_note:
            self.found.hidden.append((opened, at + 1))
        return at + 1

    def _hide(self, opened: int, label_start: int, at: int, end: int) -> None:
        self.found.hidden += [(opened, label_start), (at, end)]

    def _attributes(self, at: int) -> int:
        match = _ATTRIBUTES.match(self.text, at, self.end)
        if match is None or not _ATTRIBUTE.search(match[0]):
            return at + 1
        self.found.attribute_lists.append(AttributeList(at, match[0]))
        self.found.hidden.append(match.span())
        return match.end()
