"""Files are replaced whole or not at all, and never outside their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.writer import write_atomically
from nashra.problems import NashraError


def test_a_file_is_written_with_its_folders_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b/c.md", b"one", within=tmp_path)
    write_atomically(tmp_path / "a/b/c.md", b"two", within=tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "a/b").iterdir()} == {"c.md": b"two"}


def test_a_failed_write_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"old")

    def fail(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NashraError) as caught:
        write_atomically(target, b"new", within=tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.parameters["said"]) == ("write-failed", "No space left on device")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old"}


def test_a_path_that_climbs_out_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "docs"
    (inside / "link").parent.mkdir()
    (inside / "link").symlink_to(tmp_path)
    for path in (inside / "../x.md", inside / "link/x.md"):
        with pytest.raises(NashraError) as caught:
            write_atomically(path, b"x", within=inside)
        assert [problem.code for problem in caught.value.problems] == ["write-outside"]
    assert not (tmp_path / "x.md").exists()
