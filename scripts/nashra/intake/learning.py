"""Proposing labels: lines that recur at the edges of several raw files of one source.

They are proposed and never used: an editor puts those that belong to no article into ``articles/chrome.yml``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from nashra import yaml_files
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.cleaning import clean
from nashra.intake.decoding import decode
from nashra.intake.facts import Facts
from nashra.intake.sentence_marks import ends_as_sentence, is_wordy, word_count
from nashra.model import Rejection
from nashra.orthography.fold import fold_words
from nashra.yaml_files import Quoted

# How many lines at the beginning and at the end of a file are its edges.
_HEAD, _TAIL = 15, 30
# In so many files of a source, and in such a share of them, a line must stand to be proposed.
_LEAST_FILES = 2
_LEAST_SHARE = 0.3
_LONGEST = 120
# A line with a final mark and so many words is a sentence.
_LEAST_WORDS = 4
# Two files with so large a share of their sentences in common are copies of one article, the whole or a part.
_COPY = 0.3


@dataclass(frozen=True)
class EdgeLines:
    """The lines at the edges of one raw file: folded words → the line as it stands there."""

    source: str
    lines: Mapping[tuple[str, ...], str]
    statements: frozenset[tuple[str, ...]]
    """The folded words of those of its lines that are sentences."""


@dataclass(frozen=True)
class Proposal:
    """A line for the labels of a source, and in how many of the source's files it stands."""

    source: str
    line: str
    files: int
    of: int


def source_of(file: str, facts: Facts) -> str:
    """Name the source of a raw file: its publisher, else the host of its address, else the folder it lies in."""
    host = urlsplit(facts.url).hostname if facts.url else None
    return facts.publisher or (host or "").removeprefix("www.") or file.rpartition("/")[0]


def edge_lines(source: str, data: bytes) -> EdgeLines | None:
    """Read the edges of a plain text; ``None`` when it is none."""
    decoded = decode(data)
    if isinstance(decoded, Rejection):
        return None
    lines = [" ".join(line.split()) for line in clean(decoded.text).split("\n")]
    filled = [line for line in lines if line]
    edges = [*filled[:_HEAD], *filled[max(_HEAD, len(filled) - _TAIL) :]]
    possible = (line for line in edges if len(line) <= _LONGEST and not label_kinds(line) and not _is_statement(line))
    statements = frozenset(fold_words(line, "") for line in filled if _is_statement(line) and not label_kinds(line))
    return EdgeLines(source, {words: line for line in possible if (words := fold_words(line, ""))}, statements)


def _is_statement(line: str) -> bool:
    """Tell whether a line may be a sentence of an article: such a one is never proposed."""
    return is_wordy(line) or (ends_as_sentence(line) and word_count(line) >= _LEAST_WORDS)


def propose(files: Iterable[EdgeLines]) -> tuple[Proposal, ...]:
    """Find the lines that recur in a source, the most frequent first."""
    groups: dict[str, list[EdgeLines]] = {}
    for file in files:
        group = groups.setdefault(file.source, [])
        if not any(_is_copy(file, other) for other in group):
            group.append(file)
    return tuple(proposal for source in sorted(groups) for proposal in _proposals(source, groups[source]))


def as_yaml(proposals: Sequence[Proposal]) -> str:
    """Write proposals in the form of ``articles/chrome.yml``."""
    by_source: dict[str, list[str]] = {}
    for proposal in proposals:
        by_source.setdefault(proposal.source, []).append(Quoted(proposal.line))
    return yaml_files.dump(by_source)


def _proposals(source: str, files: Sequence[EdgeLines]) -> Iterator[Proposal]:
    counts = Counter(words for file in files for words in file.lines)
    least = max(_LEAST_FILES, math.ceil(len(files) * _LEAST_SHARE))
    shown = {words: line for file in reversed(files) for words, line in file.lines.items()}
    for words, count in sorted(counts.items(), key=lambda item: (-item[1], shown[item[0]])):
        if count >= least:
            yield Proposal(source, shown[words], count, len(files))


def _is_copy(one: EdgeLines, other: EdgeLines) -> bool:
    common = len(one.statements & other.statements)
    return common > 0 and common >= _COPY * min(len(one.statements), len(other.statements))
