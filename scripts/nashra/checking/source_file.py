"""A content file as checks read it: its text, what stands where, and which parts of it are prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nashra.checking.markdown_scan import Places, Scan, masked
from nashra.checking.markdown_spans import scan
from nashra.content import front_matter
from nashra.languages import Language

BYTE_ORDER_MARK = "\ufeff"
# Values of the front matter that readers see, when they stand on one line: their characters are then those of the
# file, but for backslashes before quotation marks. What other escapes stand for is looked at in ``escaped_values``.
_VALUE = re.compile(
    r"^(?:title|summary|withdrawn):[ \t]+"
    r"(?:\"(?P<double>(?:[^\"\\\n]|\\[^\n])*)\"|'(?P<single>[^'\n]*)'|(?P<plain>[^\s\"'|>&*!{\[#%@`][^\n]*))"
    r"[ \t]*(?:#[^\n]*)?$",
    re.MULTILINE,
)
_HEAD = re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")


@dataclass(frozen=True)
class SourceFile:
    """One Markdown file below a language's folder. ``path`` is relative to the project, ``uri`` to its language."""

    path: str
    language: Language
    uri: str
    raw: str
    """The file as it is: byte order mark and line ends included."""
    text: str
    """The file without byte order mark, with LF; all offsets count in it."""

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown begins; 0 when there is no front matter."""
        match = _HEAD.match(self.text)
        return match.end() if match else 0

    @property
    def is_translation(self) -> bool:
        """Tell whether the file calls itself a translation, be its front matter right or not."""
        return "\ntranslation:" in self.text[: self.body_start]

    @cached_property
    def values(self) -> tuple[tuple[int, int], ...]:
        """From and to of the front matter's texts for readers."""
        matches = _VALUE.finditer(self.text, 0, self.body_start)
        return tuple(match.span(match.lastgroup) for match in matches if match.lastgroup)

    @cached_property
    def scan(self) -> Scan:
        """What stands where in the Markdown."""
        return scan(self.text, self.body_start)

    @cached_property
    def places(self) -> Places:
        """Lines and columns of the file."""
        return Places(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with everything but prose replaced by spaces, character for character."""
        gaps = [0, *(edge for value in self.values for edge in value), self.body_start]
        head = masked(self.text[: self.body_start], zip(gaps[::2], gaps[1::2], strict=True))
        return head + self.scan.prose[self.body_start :]

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """From and to of every stretch of prose that is read as one."""
        return (*self.values, *self.scan.paragraphs)


def read_source(data: bytes, path: str, language: Language, uri: str) -> SourceFile:
    """Read a file. Raises :class:`NashraError` (``not-utf8``)."""
    text = front_matter.decode(data, path)
    return SourceFile(path, language, uri, data.decode("utf-8"), text)
