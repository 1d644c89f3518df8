"""The safe writer: whole files or nothing, and never outside the folder it was given."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from nashra.problems import NashraError, Problem


def write_atomically(path: Path, data: bytes, *, within: Path) -> None:
    """Replace a file by ``data`` in one step, so that nobody ever sees half of it.

    Raises :class:`NashraError` (``write-outside``) when ``path``, links resolved, is not below ``within``, and
    (``write-failed``) when it cannot be written.
    """
    target = path.parent.resolve() / path.name
    if not target.is_relative_to(within.resolve()):
        raise NashraError([Problem(path.as_posix(), 0, 0, "write-outside", parameters={"folder": within.as_posix()})])
    try:
        _replace(target, data)
    except OSError as error:
        raise write_failure(path, error) from error


def write_failure(path: Path, error: OSError) -> NashraError:
    """Make an error for people (``write-failed``) of what the system says about writing to a file or folder."""
    said = error.strerror or type(error).__name__
    return NashraError([Problem(path.as_posix(), 0, 0, "write-failed", parameters={"said": said})])


def _replace(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o644)  # noqa: PTH101 # what a fresh file has; mkstemp's 0600 would go into git and bundles
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
