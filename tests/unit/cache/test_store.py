"""What a run found out is there for the next one, and a store in any state costs time and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from nashra.cache.digests import digest_of
from nashra.cache.store import Store


def filled(root: Path, entries: dict[str, str]) -> Path:
    with Store(root, "things") as store:
        for key, value in entries.items():
            store.put(key, value)
    return root / ".cache/things.sqlite"


def rows(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT key, value FROM entries"))
    finally:
        connection.close()


def test_the_next_run_gets_what_was_put_last(tmp_path: Path) -> None:
    filled(tmp_path, {"a": "1", "b": "ʻ\u0000\n"})
    with Store(tmp_path, "things") as store:
        store.put("a", "2")
        assert (store.get("a"), store.get("b"), store.get("c")) == ("2", "ʻ\u0000\n", None)
        assert (store.has("a"), store.has("c")) == (True, False)
    with Store(tmp_path, "things") as store:
        assert store.get("a") == "2"
    with Store(tmp_path, "others") as store:
        assert store.get("a") is None


def test_a_trial_reads_the_store_and_leaves_every_byte_of_it(tmp_path: Path) -> None:
    path = filled(tmp_path, {"a": "1"})
    before = path.read_bytes()
    with Store(tmp_path, "things", is_kept=False) as store:
        store.put("a", "2")
        store.put("b", "3")
        assert (store.get("a"), store.get("b")) == ("2", "3")
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["things.sqlite"]


def test_a_trial_without_a_store_makes_none(tmp_path: Path) -> None:
    with Store(tmp_path, "things", is_kept=False) as store:
        store.put("a", "1")
        assert (store.get("a"), store.has("b")) == ("1", False)
    assert list(tmp_path.iterdir()) == []


def test_what_no_run_asks_for_any_more_goes_once_it_is_much(tmp_path: Path) -> None:
    old = {f"old {number}": "x" for number in range(990)}
    path = filled(tmp_path, {"a": "1", "b": "2", **old})
    with Store(tmp_path, "things") as store:
        assert store.get("a") == "1"
        store.put("c", "3")
    assert len(rows(path)) == 993, "a little that nobody asked for may be asked for again"
    with Store(tmp_path, "things") as store:
        assert store.has("a")
        for number in range(20):
            store.put(f"new {number}", "x")
            store.put(f"new {number}", "y")
    assert len(rows(path)) == 1013
    with Store(tmp_path, "things") as store:
        assert (store.get("a"), store.get("new 3")) == ("1", "y")
    assert rows(path) == {"a": "1", "new 3": "y"}


def test_a_run_that_fails_leaves_what_was_kept_before(tmp_path: Path) -> None:
    store = Store(tmp_path, "things")
    store.put("a", "1")
    store.keep()
    store.put("b", "2")
    store.__exit__(RuntimeError, RuntimeError(), None)
    assert rows(tmp_path / ".cache/things.sqlite") == {"a": "1"}


@pytest.mark.parametrize("data", [b"no database at all" * 500, b"", b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_store_is_replaced(tmp_path: Path, data: bytes) -> None:
    path = filled(tmp_path, {"a": "1"})
    path.write_bytes(data)
    with Store(tmp_path, "things", is_kept=False) as store:
        assert store.get("a") is None
    assert path.read_bytes() == data
    filled(tmp_path, {"b": "2"})
    assert rows(path) == {"b": "2"}


def test_a_store_of_another_format_is_replaced(tmp_path: Path) -> None:
    path = filled(tmp_path, {"a": "1"})
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    filled(tmp_path, {"b": "2"})
    assert rows(path) == {"b": "2"}


def test_where_none_can_be_made_the_run_has_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".cache/things.sqlite").mkdir(parents=True)
    with Store(tmp_path, "things") as store:
        store.put("a", "1")
        assert store.get("a") == "1"


def test_a_store_that_another_program_holds_does_not_stop_a_run(tmp_path: Path) -> None:
    path = filled(tmp_path, {"a": "1"})
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with Store(tmp_path, "things") as store:
            store.put("b", "2")
            assert store.get("b") == "2"
    finally:
        other.close()
    assert rows(path) == {"a": "1"}


def test_parts_of_a_digest_are_never_taken_for_each_other() -> None:
    digests = {digest_of(*parts) for parts in (("ab", "c"), ("a", "bc"), ("abc",), ("", "abc"), ("abc", ""), ())}
    assert len(digests) == 6
    assert digest_of("ʻ") == digest_of("ʻ".encode())
