"""Judging one file by itself: everything that can be said without the others, in a process of its own if need be."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from nashra.checking.catalogue_checks import untranslated_problems
from nashra.checking.character_checks import character_findings, file_findings
from nashra.checking.direction_checks import direction_findings
from nashra.checking.finding import Finding, as_problem
from nashra.checking.markdown_scan import Link
from nashra.checking.source_file import SourceFile, read_source
from nashra.checking.structure_checks import is_empty, structure_findings
from nashra.checking.wording_checks import wording_findings
from nashra.languages import Language
from nashra.problems import NashraError, Problem

# With fewer files, starting processes takes longer than they save.
_LEAST_FILES_FOR_PROCESSES = 400
_FILES_AT_ONCE = 50


@dataclass(frozen=True)
class Folder:
    """Where the files lie, and the languages of the bulletin."""

    root: Path
    docs: Path
    languages: tuple[Language, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages."""
        return tuple(language.code for language in self.languages)


@dataclass(frozen=True)
class FileReport:
    """What is wrong with one file, and its links, which only the whole tree can judge."""

    path: str
    docs_path: str
    """Relative to ``docs/``."""
    problems: tuple[Problem, ...]
    links: tuple[tuple[Link, tuple[int, int]], ...]
    """Each link with line and column of its target."""
    is_empty: bool


Work = Callable[[tuple[Path, Language]], FileReport | None]


def findings_of(source: SourceFile, languages: Collection[str]) -> Iterator[Finding]:
    """Find what is wrong with the text of one file."""
    yield from file_findings(source)
    yield from character_findings(source)
    yield from wording_findings(source, languages)
    yield from direction_findings(source)
    yield from structure_findings(source)


def markdown_files(folder: Folder) -> list[tuple[Path, Language]]:
    """List the Markdown files below the languages' folders."""
    return [
        (path, language)
        for language in folder.languages
        for path in sorted((folder.docs / language.code).rglob("*.md"))
    ]


def read_file(folder: Folder, path: Path, language: Language) -> SourceFile | None:
    """Read a file; ``None`` for one that is no UTF-8, which reading the tree reports."""
    uri = path.relative_to(folder.docs / language.code).as_posix()
    try:
        return read_source(path.read_bytes(), path.relative_to(folder.root).as_posix(), language, uri)
    except (NashraError, OSError):
        return None


def report_files(folder: Folder, files: Sequence[tuple[Path, Language]]) -> Iterable[FileReport]:
    """Judge files one by one; many of them in as many processes as there are processors, this one among them."""
    processes = os.cpu_count() or 1
    work = partial(_report, folder)
    if processes > 1 and len(files) >= _LEAST_FILES_FOR_PROCESSES:
        # A program that does not guard its start, or a machine short of memory, breaks the pool.
        with suppress(BrokenProcessPool, OSError):
            return _in_processes(processes, work, files)
    return _one_by_one(work, files)


def _one_by_one(work: Work, files: Iterable[tuple[Path, Language]]) -> list[FileReport]:
    return [report for file in files if (report := work(file))]


def _in_processes(processes: int, work: Work, files: Sequence[tuple[Path, Language]]) -> list[FileReport]:
    # "spawn" works alike on every system, and beside the threads of a preview server.
    with ProcessPoolExecutor(processes - 1, mp_context=get_context("spawn")) as pool:
        others = [file for number, file in enumerate(files) if number % processes]
        reports = pool.map(work, others, chunksize=_FILES_AT_ONCE)
        return [*_one_by_one(work, files[::processes]), *(report for report in reports if report)]


def _report(folder: Folder, file: tuple[Path, Language]) -> FileReport | None:
    source = read_file(folder, *file)
    if source is None:
        return None
    problems = [
        as_problem(finding, source.path, (0, 0) if finding.start is None else source.places(finding.start))
        for finding in findings_of(source, folder.codes)
    ]
    problems += _untranslated(folder, source)
    return FileReport(
        path=source.path,
        docs_path=f"{source.language.code}/{source.uri}",
        problems=tuple(problems),
        links=tuple((link, source.places(link.target_start)) for link in source.scan.links),
        is_empty=is_empty(source),
    )


def _untranslated(folder: Folder, source: SourceFile) -> Iterator[Problem]:
    """Compare a translation with its original, if it says that it is one."""
    if not source.is_translation:
        return
    for language in folder.languages:
        path = folder.docs / language.code / source.uri
        if language != source.language and path.is_file():
            other = read_file(folder, path, language)
            if other is not None and not other.is_translation:
                yield from untranslated_problems(source, other)
