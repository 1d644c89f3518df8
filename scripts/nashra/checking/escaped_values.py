r"""What YAML's escapes in front matter stand for: ``"\u202E"`` looks harmless and reaches a reader as what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from nashra.checking.finding import Edit, Finding
from nashra.checking.source_file import SourceFile

# A value in double quotation marks, where YAML allows one to begin; only in these are there escapes.
_VALUE = re.compile(r'[:\-\[{,\n]\s*"(?P<value>(?:[^"\\]|\\.)*)"', re.DOTALL)
# A character by its number (YAML 1.2.2, section 5.7); the other escapes name nothing that a check looks for.
_NUMBERED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))|\\.|[^\\]", re.DOTALL)
_LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True)
class EscapedValue:
    """A value as readers get it, and where in the file each of its characters is written."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def only_escaped(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings about characters that are written as escapes, with their places in the file."""
        for finding in findings:
            if finding.start is not None and self._is_escaped(finding.start):
                edits = tuple(self._in_file(edit) for edit in finding.edits)
                yield replace(finding, start=self.spans[finding.start][0], edits=edits)

    def _is_escaped(self, at: int) -> bool:
        start, end = self.spans[at]
        return end - start > 1

    def _in_file(self, edit: Edit) -> Edit:
        return Edit(self.spans[edit.start][0], self.spans[edit.end - 1][1], edit.replacement)


def escaped_findings(source: SourceFile, judge: Callable[[str], Iterable[Finding]]) -> Iterator[Finding]:
    """Find what a judge of text says about the escaped characters of the front matter's values."""
    for value in _escaped_values(source):
        yield from value.only_escaped(judge(value.text))


def _escaped_values(source: SourceFile) -> Iterator[EscapedValue]:
    if "\\" not in source.text[: source.body_start]:
        return
    for match in _VALUE.finditer(source.text, 0, source.body_start):
        written = [*_NUMBERED.finditer(source.text, *match.span("value"))]
        yield EscapedValue("".join(map(_character, written)), tuple(each.span() for each in written))


def _character(written: re.Match[str]) -> str:
    number = next((int(digits, 16) for digits in written.groups() if digits), None)
    if number is None or number > _LAST_CODE_POINT:
        return written[0][-1]
    return chr(number)
