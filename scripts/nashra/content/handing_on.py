"""A catalogue on its way into the processes that build with it.

As pickles, because nobody but our own processes writes or reads them, and nothing else is as quick.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from nashra.content.catalogue import Catalogue, with_texts_for
from nashra.languages import Language


@dataclass(frozen=True)
class HandedOn:
    """A catalogue in files: what builds need to know of it before they read one."""

    newest: str
    """The newest day of the catalogue, as ISO text."""
    files: tuple[tuple[str | None, Path], ...]
    """A file for each language that is built by itself, with its code; or one for all of them, with ``None``."""


def hand_on(catalogue: Catalogue, folder: Path, parts: Collection[Language] = ()) -> HandedOn:
    """Write what each of the ``parts`` needs of a catalogue into a folder, or all of it where there are none."""
    files: list[tuple[str | None, Path]] = []
    for part in parts or (None,):
        path = folder / f"{part.code if part else 'whole'}.catalogue"
        with path.open("wb") as file:
            pickle.dump(with_texts_for(catalogue, part) if part else catalogue, file)
        files.append((part.code if part else None, path))
    return HandedOn(catalogue.newest, tuple(files))


def take_over(path: Path) -> Catalogue:
    """Read what :func:`hand_on` has written."""
    with path.open("rb") as file:
        catalogue: Catalogue = pickle.load(file)  # noqa: S301 # written by our own parent process
    return catalogue
