"""A finding about a stretch of a file, with the change that would mend it where one is safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nashra.problems import Problem, Severity

_EXCERPT = 40


@dataclass(frozen=True)
class Edit:
    """Put ``replacement`` in the place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class Finding:
    """What is wrong at ``start``, an offset into the file's text; ``None`` when it is about the whole file.

    A finding with ``edits`` is mended by them; one that ``is_fixable`` without any is mended by writing the
    file anew, because reading has removed it already (byte order mark, line ends).
    """

    start: int | None
    code: str
    severity: Severity = Severity.WARNING
    parameters: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    is_fixable: bool = False


def as_problem(finding: Finding, path: str, place: tuple[int, int]) -> Problem:
    """Make the problem that an editor is shown."""
    return Problem(path, *place, finding.code, finding.severity, finding.parameters)


def excerpt(text: str) -> str:
    """Shorten a text to what fits into a message, white space collapsed."""
    words = " ".join(text[: _EXCERPT * 4].split())
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1].rstrip()}…"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap; of two that do, only the first in the text."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.replacement]
            done = edit.end
    return "".join([*pieces, text[done:]])
