"""The first step of scanning Markdown: line by line, what is code, comment, heading, definition or prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from nashra.checking.markdown_scan import Heading, Tag

# The opening of a fence as pymdownx.superfences has it: language, attributes or options, and no text.
_FENCE = re.compile(
    r"(?P<fence>`{3,}|~{3,})[ \t]*"
    r"(?:\{[^\n]*\}|\.?[\w#.+-]*(?:[ \t]+[A-Za-z]\w*(?:=(?:\"[^\"\n]*\"|'[^'\n]*'))?)*)[ \t]*"
)
_FENCE_END = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*")
_PREFIX = re.compile(r"[ \t]*(?:(?:>|[*+-](?=[ \t])|\d{1,9}\.(?=[ \t]))[ \t]*)*")
_OPENS_CONTAINER = re.compile(
    r"[ \t]*(?:[*+-][ \t]|\d{1,9}\.[ \t]|\[\^[^\]\n]*\]:|!!! ?|\?\?\?\+? ?|===[!+]* |:[ \t]{2,})"
)
_DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]\n]+)\]:[ ]*(?P<target><[^<>\n]*>|[^\s]+)?(?P<rest>[^\n]*)")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[[^\]\n]+\]:")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*")
_TABLE_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
_HTML_COMMENT = "<!--"


@dataclass
class Blocks:
    """What the lines of a text are. Offsets are those of the whole file."""

    hidden: list[tuple[int, int]] = field(default_factory=list)
    """Code, comments, definitions and markers: no prose."""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    definitions: dict[str, tuple[str, int]] = field(default_factory=dict)
    footnotes: set[str] = field(default_factory=set)
    comments: list[Tag] = field(default_factory=list)
    depth: int = 0


def read_blocks(text: str, start: int) -> Blocks:
    """Read the lines of ``text`` from ``start`` on."""
    return _Reader(text, start).read()


class _Reader:
    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.lines: list[tuple[int, int]] = []
        at = start
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            self.lines.append((at, end))
            at = end + 1
        self.found = Blocks()
        self.fence_ends = self._fence_ends()
        self.containers: list[int] = []
        self.open: int | None = None
        """Where the paragraph that is being read began."""
        self.open_lines = 0
        self.last_end = start

    def _fence_ends(self) -> dict[str, list[int]]:
        """Map each fence to the lines that could close it, so that no line is searched twice."""
        ends: dict[str, list[int]] = defaultdict(list)
        for number, (at, end) in enumerate(self.lines):
            match = _FENCE_END.fullmatch(self.text, at, end)
            if match:
                ends[match["fence"]].append(number)
        return ends

    def read(self) -> Blocks:
        number = 0
        after_blank = True
        was_code = False
        while number < len(self.lines):
            at, end = self.lines[number]
            line = self.text[at:end]
            if not line.strip(" \t>"):
                self._close()
                self.found.hidden.append((at, end))
                after_blank = True
                number += 1
                continue
            indent = _indent(line)
            while after_blank and self.containers and indent < self.containers[-1]:
                self.containers.pop()
            closing = self._fence(number, at, end)
            if closing is not None:
                self._close()
                self.found.hidden.append((at, self.lines[closing][1]))
                number, after_blank, was_code = closing + 1, True, False
                continue
            base = self.containers[-1] if self.containers else 0
            if indent >= base + 4 and (after_blank or was_code) and self.open is None:
                self.found.hidden.append((at, end))
                number, after_blank, was_code = number + 1, False, True
                continue
            was_code = False
            number = self._line(number, at, end, after_blank=after_blank)
            after_blank = False
        self._close()
        return self.found

    def _fence(self, number: int, at: int, end: int) -> int | None:
        """Give the line that closes the fence that this line opens."""
        prefix = _PREFIX.match(self.text, at, end)
        match = _FENCE.fullmatch(self.text, prefix.end() if prefix else at, end)
        if match is None:
            return None
        candidates = self.fence_ends[match["fence"]]
        following = bisect_right(candidates, number)
        return candidates[following] if following < len(candidates) else None

    def _line(self, number: int, at: int, end: int, *, after_blank: bool) -> int:
        """Read a line that is no code and give the number of the next one."""
        prefix = _PREFIX.match(self.text, at, end)
        content = prefix.end() if prefix else at
        markers = self.text[at:content].replace(" ", "").replace("\t", "")
        self.found.depth = max(
            self.found.depth, len(markers) - sum(map(str.isdigit, markers)), _indent(self.text[at:end]) // 4
        )
        if _OPENS_CONTAINER.match(self.text, at, end):
            self.containers.append(_indent(self.text[at:end]) // 4 * 4 + 4)
        if self.text.startswith(_HTML_COMMENT, content, end):
            return self._comment(number, content)
        if self._definition(at, end, after_blank=after_blank):
            return number + 1
        if content < end and self.text[content] == "#":
            self._heading(at, content, end)
            return number + 1
        if self.open_lines == 1 and _SETEXT.fullmatch(self.text, at, end):
            level = 1 if self.text[at] == "=" else 2
            self.found.headings.append(Heading(self.open if self.open is not None else at, level))
            self.found.hidden.append((at, end))
            self._close()
            return number + 1
        self._prose(at, content, end, is_new=bool(markers.strip(">")))
        return number + 1

    def _prose(self, at: int, content: int, end: int, *, is_new: bool) -> None:
        is_row = "|" in self.text[at:end]
        if is_new or is_row:
            self._close()
        self.found.hidden.append((at, content))
        if is_row and _TABLE_RULE.fullmatch(self.text, at, end):
            self.found.hidden.append((at, end))
            return
        if self.open is None:
            self.open, self.open_lines = content, 0
        self.open_lines += 1
        self.last_end = end
        if is_row:
            self._close()

    def _heading(self, at: int, content: int, end: int) -> None:
        self._close()
        level = 0
        while level < 6 and self.text[content + level : content + level + 1] == "#":
            level += 1
        self.found.headings.append(Heading(content, level))
        self.found.hidden.append((at, content + level))
        self.found.paragraphs.append((content + level, end))

    def _comment(self, number: int, content: int) -> int:
        """Hide a comment that begins a line, which may go on over blank lines."""
        self._close()
        ending = self.text.find("-->", content)
        end = len(self.text) if ending < 0 else ending + 3
        self.found.comments.append(Tag(content, end, "!--", self.text[content : content + 80]))
        self.found.hidden.append((content, end))
        while number < len(self.lines) and self.lines[number][0] < end:
            number += 1
        line_end = self.lines[number - 1][1]
        if end < line_end:
            self._prose(end, end, line_end, is_new=True)
        return number

    def _definition(self, at: int, end: int, *, after_blank: bool) -> bool:
        """Take up ``[name]: target`` and ``[^name]: text``."""
        del after_blank
        if _ABBREVIATION.match(self.text, at, end):
            self._close()
            return False
        match = _DEFINITION.match(self.text, at, end)
        if match is None:
            return False
        name = match["name"]
        if name.startswith("^"):
            self._close()
            self.found.footnotes.add(name)
            self.found.hidden.append((at, match.end("name") + 2))
            self.open, self.open_lines, self.last_end = match.end("name") + 2, 1, end
            return True
        target = match["target"]
        rest = match["rest"].strip()
        if target is None or (rest and rest[0] not in "\"'("):
            return False
        self._close()
        self.found.definitions.setdefault(reference_name(name), (target.strip("<>"), match.start("target")))
        self.found.hidden.append((at, match.end("target")))
        return True

    def _close(self) -> None:
        if self.open is not None:
            self.found.paragraphs.append((self.open, self.last_end))
        self.open, self.open_lines = None, 0


def reference_name(name: str) -> str:
    """Give the name by which Python-Markdown looks a reference up: small letters, white space collapsed."""
    return " ".join(name.lower().split())


def _indent(line: str) -> int:
    width = 0
    for character in line:
        if character == " ":
            width += 1
        elif character == "\t":
            width += 4 - width % 4
        else:
            break
    return width
