"""What can be wrong, as data: found anywhere, worded in one place, shown in three forms.

A :class:`Problem` says *which* rule is broken, *where*, and with which particulars. Its words are
not here: they live in the catalogues of ``nashra.strings`` under the problem's code, so that an
editor can be told in their own language. Whoever shows problems passes a :class:`Wording` in.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Severity(enum.StrEnum):
    """How much a problem matters: only an ``ERROR`` stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. ``path`` is relative to the project, POSIX style; lines and columns count from 1.

    ``line`` and ``column`` are 0 when the finding is about the whole file.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity = Severity.ERROR
    parameters: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> str:
        """``path``, ``path:line`` or ``path:line:column``, as far as it is known, on one line."""
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([on_one_line(self.path), *known])


class Wording(Protocol):
    """Gives the words for a problem in one language (``nashra.strings`` implements it)."""

    def message(self, problem: Problem) -> str:
        """Say what was expected and what was found."""
        ...

    def remedy(self, problem: Problem) -> str:
        """Say what to do about it."""
        ...


class NashraError(Exception):
    """Work cannot go on; carries every problem that was collected before stopping."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("; ".join(f"{p.place}: {p.code}" for p in self.problems))


def on_one_line(name: str) -> str:
    """Show a name with its control characters escaped, so that none can begin a line of its own in a log."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in name)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def as_text(problem: Problem, wording: Wording) -> str:
    """Two lines for a terminal: ``place: severity: message [code]``, then the remedy, indented."""
    first = f"{problem.place}: {problem.severity}: {wording.message(problem)} [{problem.code}]"
    remedy = wording.remedy(problem)
    return f"{first}\n    {remedy}" if remedy else first


def as_json(problems: Iterable[Problem], wording: Wording) -> str:
    """Render a JSON array, one object a problem, for other programs."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": wording.message(problem),
            "remedy": wording.remedy(problem),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problem: Problem, wording: Wording) -> str:
    """One workflow command, which GitHub shows as an annotation on the line concerned.

    The escapes are those of the ``@actions/core`` toolkit: ``%``, CR and LF in the message, and
    ``:`` and ``,`` as well in properties.
    """
    properties = {"file": problem.path, "title": problem.code}
    if problem.line:
        properties["line"] = str(problem.line)
    if problem.column:
        properties["col"] = str(problem.column)
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    text = " ".join(part for part in (wording.message(problem), wording.remedy(problem)) if part)
    return f"::{problem.severity.value} {listed}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
