"""The labels that a bulletin adds for its own sources: ``articles/chrome.yml``.

It lies with the raw files because editors own both, and because what is labels depends on where one's raw
files come from. The package's own lexicon holds what is common to many publishers.
"""

from __future__ import annotations

from pathlib import Path

from nashra import yaml_files
from nashra.content.front_matter import decode
from nashra.content.schema import LONGEST_LABEL
from nashra.intake.raw_files import CHROME_FILE
from nashra.problems import NashraError, Problem


def read_own_labels(articles: Path, shown: str) -> tuple[str, ...]:
    """Read the labels; ``shown`` is the path of the folder in messages. No file means no labels.

    Raises :class:`NashraError` (``chrome-form``) with every place that is no list of lines.
    """
    path = articles / CHROME_FILE
    if not path.is_file():
        return ()
    file = f"{shown}/{CHROME_FILE}"
    document = yaml_files.parse(decode(path.read_bytes(), file), file)
    groups = {} if document.value is None else document.value
    if not isinstance(groups, dict):
        raise NashraError([document.problem("chrome-form", found="")])
    problems: list[Problem] = []
    labels: list[str] = []
    for source, lines in groups.items():
        for number, line in enumerate(lines if isinstance(lines, list) else [None]):
            if isinstance(line, str) and line.strip() and len(line) <= LONGEST_LABEL and "\n" not in line.strip():
                labels.append(line.strip())
            else:
                problems.append(document.problem("chrome-form", str(source), number, found=str(line or "")))
    if problems:
        raise NashraError(problems)
    return tuple(dict.fromkeys(labels))
