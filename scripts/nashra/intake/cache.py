"""A store of what was found out already, by digests of everything it depends on: ``.cache/convert.sqlite``.

Losing it costs time and nothing else: a store that cannot be opened, is damaged or belongs to another
format is replaced, and where none can be made the work goes on with one that lives as long as the run.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import sqlite3
import sys
from collections.abc import Callable, Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

FOLDER = ".cache"
_FILE = "convert.sqlite"
_FORMAT = 1
# So many entries that no run has asked for may stay.
_MOST_UNUSED = 1000
# Packages on whose versions a conversion depends; not all of them are there always.
_PACKAGES = ("py3langid", "numpy", "babel", "lxml", "mammoth", "python-docx", "readability-lxml")
_Result = TypeVar("_Result")


class Store:
    """Texts by their keys. Use it as a context: at its end what no run needs any more is removed."""

    def __init__(self, root: Path, *, is_kept: bool = True) -> None:
        """Open the store of a project; when it is not to be written, what is found out lasts for this run only."""
        path = root / FOLDER / _FILE
        self._connection = (_opened(path) if is_kept else None) or _temporary()
        self._former = None if is_kept else _opened_to_read(path)
        self._used: set[str] = set()
        self._unwritten: dict[str, str] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._quietly(self._prune if kind is None else self._connection.rollback)
        self._connection.close()
        if self._former:
            self._former.close()

    def get(self, key: str) -> str | None:
        """Give what was stored under a key."""
        self._used.add(key)
        if key in self._unwritten:
            return self._unwritten[key]
        for connection in (self._connection, self._former):
            row = self._quietly(functools.partial(_look_up, connection, key)) if connection else None
            if row is not None:
                return row
        return None

    def put(self, key: str, value: str) -> None:
        """Store a text under a key, in the place of a former one."""
        self._used.add(key)
        order = "INSERT OR REPLACE INTO entries VALUES (?, ?)"
        if self._quietly(lambda: self._connection.execute(order, (key, value))) is None:
            self._unwritten[key] = value

    def keep(self) -> None:
        """Make sure that what was stored so far outlives a run that is stopped."""
        self._quietly(self._connection.commit)

    def _prune(self) -> None:
        (count,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        if count > len(self._used) + _MOST_UNUSED:
            self._connection.execute("CREATE TEMPORARY TABLE used (key TEXT PRIMARY KEY)")
            self._connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            self._connection.execute("DELETE FROM entries WHERE key NOT IN (SELECT key FROM used)")
        self._connection.commit()

    @staticmethod
    def _quietly(action: Callable[[], _Result]) -> _Result | None:
        """Do something with the store; a store that fails is one that knows nothing."""
        try:
            return action()
        except sqlite3.Error:
            return None


def _look_up(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def digest_of(*parts: str | bytes) -> str:
    """Digest several parts, none of which can be taken for another (SHA-256, hexadecimal)."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@functools.cache
def code_digest() -> str:
    """Digest all that a conversion depends on beside its inputs: this package, its data, Python, its packages."""
    files = sorted(_files(resources.files("nashra"), ""))
    parts = (part for name, file in files for part in (name, file.read_bytes()))
    return digest_of(sys.version, *map(_version, _PACKAGES), *parts)


def _files(folder: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, path)
        elif entry.name.endswith((".py", ".json", ".yml")):
            yield path, entry


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open a store, make it anew when it is damaged; ``None`` when it can be neither."""
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            connection = sqlite3.connect(path, timeout=1)
            try:
                return _prepared(connection)
            except sqlite3.OperationalError:
                connection.close()
                return None
            except sqlite3.DatabaseError:
                connection.close()
                path.unlink()
        except (OSError, sqlite3.Error):
            return None
    return None


def _opened_to_read(path: Path) -> sqlite3.Connection | None:
    """Open a store that must not change, when there is one that can be read."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        found = None
    if found == _FORMAT:
        return connection
    connection.close()
    return None


def _temporary() -> sqlite3.Connection:
    """Make a store in a file that the system removes by itself, so that memory does not grow with it."""
    return _prepared(sqlite3.connect(""))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    # A crash may cost the cache, never an article: there is no need to wait for the disk.
    connection.execute("PRAGMA synchronous = OFF")
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found not in (0, _FORMAT):
        raise sqlite3.DatabaseError("a store of another format")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    connection.execute("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    connection.execute("SELECT key, value FROM entries LIMIT 1").fetchone()
    return connection
