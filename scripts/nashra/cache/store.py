"""A store of what was found out already, by digests of everything it depends on: ``.cache/<name>.sqlite``.

Losing it costs time and nothing else: a store that cannot be opened, is damaged or belongs to another
format is replaced, and where none can be made the work goes on with one that lives as long as the run.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

FOLDER = ".cache"
_FORMAT = 2
# So many entries that no run has asked for may stay.
_MOST_UNUSED = 1000
_Result = TypeVar("_Result")


class Store:
    """Texts by their keys. Use it as a context: at its end what no run needs any more is removed."""

    def __init__(self, root: Path, name: str, *, is_kept: bool = True) -> None:
        """Open a store of a project; when it is not to be written, what is found out lasts for this run only."""
        path = root / FOLDER / f"{name}.sqlite"
        self._connection = (_opened(path) if is_kept else None) or _temporary()
        self._former = None if is_kept else _opened_to_read(path)
        # Numbers of rows: eight bytes for each question, however many are asked.
        self._used = array("q")
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
        found = self._look_up("SELECT rowid, value FROM entries WHERE key = ?", key)
        return self._unwritten.get(key) if found is None else found

    def has(self, key: str) -> bool:
        """Tell whether something was stored under a key, which is quicker than to get it."""
        return self._look_up("SELECT rowid, '' FROM entries WHERE key = ?", key) is not None or key in self._unwritten

    def put(self, key: str, value: str) -> None:
        """Store a text under a key, in the place of a former one."""
        order = "INSERT OR REPLACE INTO entries (key, value) VALUES (?, ?)"
        done = self._quietly(lambda: self._connection.execute(order, (key, value)))
        if done is None or done.lastrowid is None:
            self._unwritten[key] = value
        else:
            self._used.append(done.lastrowid)

    def keep(self) -> None:
        """Make sure that what was stored so far outlives a run that is stopped."""
        self._quietly(self._connection.commit)

    def _look_up(self, question: str, key: str) -> str | None:
        row = self._quietly(lambda: self._connection.execute(question, (key,)).fetchone())
        if row:
            self._used.append(row[0])
        elif self._former:
            former = self._former
            row = self._quietly(lambda: former.execute(question, (key,)).fetchone())
        return str(row[1]) if row else None

    def _prune(self) -> None:
        (count,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        if count > len(self._used) + _MOST_UNUSED:
            self._connection.execute("CREATE TEMPORARY TABLE used (number INTEGER PRIMARY KEY)")
            rows = ((number,) for number in self._used)
            self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", rows)
            self._connection.execute("DELETE FROM entries WHERE rowid NOT IN (SELECT number FROM used)")
        self._connection.commit()

    @staticmethod
    def _quietly(action: Callable[[], _Result]) -> _Result | None:
        """Do something with the store; a store that fails is one that knows nothing."""
        try:
            return action()
        except sqlite3.Error:
            return None


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
    connection.execute("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT)")
    connection.execute("SELECT key, value FROM entries LIMIT 1").fetchone()
    return connection
