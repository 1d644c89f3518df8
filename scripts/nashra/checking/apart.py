"""Reading and checking in a process of its own, which takes its memory with it.

The texts of all files, and what tells languages apart, take more than the build that follows can spare, and Python
gives little back while it runs.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import BinaryIO, TypeVar

from nashra import identification
from nashra.cache.store import Store
from nashra.checking.content_checks import REPORTS, Surroundings, check, folder_of
from nashra.checking.file_report import LEAST_FILES_FOR_PROCESSES, markdown_files
from nashra.content.catalogue import Catalogue
from nashra.problems import Problem, has_errors
from nashra.settings import Settings

_Kept = TypeVar("_Kept")
Keep = Callable[[Catalogue], _Kept]


def check_apart(
    settings: Settings, surroundings: Surroundings, keep: Keep[_Kept], variables: Mapping[str, str]
) -> tuple[_Kept | None, tuple[Problem, ...]]:
    """Check ``docs/`` and give what ``keep`` makes of a catalogue without errors, with all problems.

    A small tree is checked here. Of a large one, only what is given comes into this process; ``keep`` and all
    arguments have to be such as can be pickled. ``variables`` are that process's environment. Raises what ``keep``
    raises of ``OSError``.
    """
    if len(markdown_files(folder_of(settings))) < LEAST_FILES_FOR_PROCESSES:
        found_here = _checked(settings, surroundings, keep)
        identification.forget()
        return found_here
    command = [sys.executable, "-m", "nashra.checking"]
    # Numpy's threads, for which there is no work here, would keep that process from being copied.
    environment = {**variables, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        try:
            said, _ = child.communicate(pickle.dumps((settings, surroundings, keep)))
        except BaseException:
            child.terminate()
            raise
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, command)
    found = pickle.loads(said)  # noqa: S301 # written by our own child process
    if isinstance(found, OSError):
        raise found
    kept, problems = found
    return kept, problems


def answer(question: BinaryIO, reply: BinaryIO) -> None:
    """Do in this process what :func:`check_apart` asks for in its parent."""
    settings, surroundings, keep = pickle.load(question)  # noqa: S301 # written by our own parent process
    if sys.platform == "linux":
        surroundings = replace(surroundings, start="fork")
    try:
        pickle.dump(_checked(settings, surroundings, keep), reply)
    except OSError as error:
        pickle.dump(error, reply)


def _checked(
    settings: Settings, surroundings: Surroundings, keep: Keep[_Kept]
) -> tuple[_Kept | None, tuple[Problem, ...]]:
    with Store(settings.root, REPORTS) as store:
        content, problems = check(settings, replace(surroundings, store=store))
    return None if has_errors(problems) else keep(content.catalogue), problems
