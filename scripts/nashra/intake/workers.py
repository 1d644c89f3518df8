"""Converting many raw files: with what is known already, and otherwise on all cores."""

from __future__ import annotations

import functools
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nashra.intake.conversion import Conversion, Converter, make_converter
from nashra.intake.facts import Facts
from nashra.intake.neighbours import Beside
from nashra.intake.raw_files import RawFile
from nashra.languages import Language
from nashra.model import RawArticle, Rejection, Vocabulary

# Fewer files are converted before another process has started.
_LEAST_PARALLEL = 200
_AT_ONCE = 16


@dataclass(frozen=True)
class Equipment:
    """What every conversion of a bulletin needs beside the raw file; it can be sent to another process."""

    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    own_labels: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A raw file to convert, with the facts of its sidecar. ``number`` is its place among all."""

    number: int
    raw: RawFile
    facts: Facts
    sha256: str


Outcome = tuple[int, Conversion | Rejection, Mapping[str, str | None]]
"""The number of a task, its result, and what it looked for beside the raw file: path to digest of what was there."""


def convert_all(tasks: Sequence[Task], equipment: Equipment, jobs: int = 0) -> Iterator[Outcome]:
    """Convert files and give each result with the number of its task, in order; ``jobs`` 0 means all cores."""
    processes = min(jobs or cores(), -(-len(tasks) // _AT_ONCE))
    if processes < 2 or len(tasks) < _LEAST_PARALLEL:
        convert = converter_of(equipment)
        yield from (run_task(task, convert) for task in tasks)
        return
    # A process of its own, started afresh: the same on every system, and no lock is copied with a thread's half of it.
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, _prepare, (equipment,)) as pool:
        yield from pool.imap(_run, tasks, _AT_ONCE)


def cores() -> int:
    """Tell how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def converter_of(equipment: Equipment) -> Converter:
    """Make the converter of a bulletin."""
    return make_converter(equipment.languages, equipment.vocabulary, equipment.own_labels)


def run_task(task: Task, convert: Converter) -> Outcome:
    """Read and convert one file. A file that has changed since it was listed is converted as it is now."""
    data = task.raw.read()
    if isinstance(data, Rejection):
        return task.number, data, {}
    beside = Beside(task.raw.path.parent)
    result = convert(RawArticle(task.raw.file, data, task.sha256, beside), task.facts)
    return task.number, result, beside.found


_prepared: Callable[[Task], Outcome] | None = None


def _prepare(equipment: Equipment) -> None:
    """Make a worker ready: everything that many conversions share is made once."""
    global _prepared  # noqa: PLW0603 # multiprocessing offers a worker no other place to keep something
    _prepared = functools.partial(run_task, convert=converter_of(equipment))


def _run(task: Task) -> Outcome:
    if _prepared is None:
        raise RuntimeError("a worker was not prepared")
    return _prepared(task)
