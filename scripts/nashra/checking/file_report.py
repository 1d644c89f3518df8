"""Judging one file by itself: everything that can be said without the others, in a process of its own if need be."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from nashra import identification
from nashra.cache.codec import decode, encode
from nashra.cache.digests import code_digest, digest_of
from nashra.cache.store import Store
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
LEAST_FILES_FOR_PROCESSES = 400
_FILES_AT_ONCE = 25
# Of a program that does not guard its start, or on a machine short of memory.
_NO_PROCESSES = (BrokenProcessPool, OSError)
# Progress is told each time so many files have been judged.
_PROGRESS_EVERY = 500


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


File = tuple[Path, Language]
Start = Literal["spawn", "fork"]
"""How processes beside this one begin: afresh, which works on every system and beside the threads of a preview server;
or as copies, which share what is loaded already."""
Reports = Sequence[FileReport | None]
Work = Callable[[File], FileReport | None]
Progress = Callable[[int, int], None]
"""Told how many files of how many have been judged."""


def findings_of(source: SourceFile, languages: Collection[str]) -> Iterator[Finding]:
    """Find what is wrong with the text of one file."""
    yield from file_findings(source)
    yield from character_findings(source)
    yield from wording_findings(source, languages)
    yield from direction_findings(source)
    yield from structure_findings(source)


def markdown_files(folder: Folder) -> list[File]:
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


@contextmanager
def judged(
    folder: Folder,
    files: Iterable[File],
    store: Store | None = None,
    told: Progress | None = None,
    start: Start = "spawn",
) -> Iterator[Iterator[FileReport]]:
    """Judge files one by one; many of them in a process for each further processor too, and these begin at once.

    What ``store`` knows is not judged again: a report depends on the file, on its other languages and on the code.
    """
    common = digest_of(code_digest(), *folder.codes)
    known: list[str] = []
    missing: list[tuple[File, str]] = []
    for file in files:
        key = _key(common, folder, file) if store else ""
        row = store.get(key) if store else None
        if row is None:
            missing.append((file, key))
        else:
            known.append(row)
    with _working(partial(_report, folder), [file for file, _ in missing], start) as reports:
        new = _kept([key for _, key in missing], reports, store, told)
        yield itertools.chain((decode(FileReport, json.loads(row)) for row in known), new)


def _kept(
    keys: Sequence[str], reports: Iterable[FileReport | None], store: Store | None, told: Progress | None
) -> Iterator[FileReport]:
    """Give reports as they come, and keep them."""
    for done, (key, report) in enumerate(zip(keys, reports, strict=True), 1):
        if report:
            if store:
                store.put(key, json.dumps(encode(report)))
            yield report
        if told and (done % _PROGRESS_EVERY == 0 or done == len(keys)):
            told(done, len(keys))


@contextmanager
def _working(work: Work, files: Sequence[File], start: Start) -> Iterator[Iterator[FileReport | None]]:
    others = (os.cpu_count() or 1) - 1
    if others == 0 or len(files) < LEAST_FILES_FOR_PROCESSES:
        yield map(work, files)
        return
    chunks = [files[at : at + _FILES_AT_ONCE] for at in range(0, len(files), _FILES_AT_ONCE)]
    if start == "fork":
        # What is loaded before they part, they hold together.
        identification.load()
    pool = ProcessPoolExecutor(others, mp_context=get_context(start))
    begun: list[Future[Reports]] = []
    try:
        with suppress(*_NO_PROCESSES):
            # The last ones first, because this process will come from the other end.
            begun.extend(pool.submit(_judge, work, chunk) for chunk in reversed(chunks))
        yield _shared(work, chunks, begun[::-1])
    finally:
        # After an error nobody waits for the rest.
        pool.shutdown(cancel_futures=True)


def _judge(work: Work, files: Iterable[File]) -> Reports:
    return [work(file) for file in files]


def _shared(
    work: Work, chunks: Sequence[Sequence[File]], begun: Sequence[Future[Reports]]
) -> Iterator[FileReport | None]:
    """Give what other processes report, and judge here what none of them has begun with, or what they fail at."""
    here = len(chunks) - len(begun)
    for chunk in chunks[:here]:
        yield from map(work, chunk)
    for chunk, future in zip(chunks[here:], begun, strict=True):
        try:
            reports = map(work, chunk) if future.cancel() else iter(future.result())
        except _NO_PROCESSES:
            reports = map(work, chunk)
        yield from reports


def _key(common: str, folder: Folder, file: File) -> str:
    """Digest what a report depends on: for a translation, what lies at the same place in the other languages too."""
    path, own = file
    data = _bytes(path)
    parts = [data]
    if b"\ntranslation:" in data or b"\rtranslation:" in data:
        uri = path.relative_to(folder.docs / own.code)
        parts += [_bytes(folder.docs / language.code / uri) for language in folder.languages]
    return digest_of("report", common, path.relative_to(folder.root).as_posix(), own.code, *parts)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _report(folder: Folder, file: File) -> FileReport | None:
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
