"""Archives, opened with Python's own ``zipfile``, which knows nothing of how ours are made (EPUBCheck: Java's)."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.bundles import archive
from nashra.bundles.archive import Entry, zip_bytes, zip_folder

MOMENT = datetime.datetime(2026, 11, 21, 13, 45, 58, tzinfo=datetime.UTC)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@given(st.dictionaries(st.from_regex(r"[a-zоʻنشرة]{1,20}", fullmatch=True), st.binary(max_size=2000), max_size=5))
def test_what_went_in_comes_out(files: dict[str, bytes]) -> None:
    with opened(zip_folder(files, "top", MOMENT)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == {
            f"top/{name}": data for name, data in files.items()
        }


def test_every_file_bears_the_moment_and_plain_rights() -> None:
    for entry in opened(zip_folder({"b": b"2" * 100, "a": b""}, "top", MOMENT)).infolist():
        assert entry.date_time == (2026, 11, 21, 13, 45, 58)
        assert entry.external_attr >> 16 == 0o100644
        assert entry.extra == b""


def test_a_moment_before_zip_knew_time_is_the_earliest_it_knows() -> None:
    (entry,) = opened(zip_bytes([Entry("a", b"")], datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))).infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_files_are_compressed_unless_they_are_to_be_stored() -> None:
    plain, packed = opened(zip_bytes([Entry("a", b"x" * 999, stored=True), Entry("b", b"x" * 999)], MOMENT)).infolist()
    assert (plain.compress_type, plain.compress_size) == (zipfile.ZIP_STORED, 999)
    assert packed.compress_type == zipfile.ZIP_DEFLATED
    assert packed.compress_size < 20


@pytest.mark.parametrize("number", [0, 65_534, 65_535, 70_000])
def test_more_files_than_sixteen_bits_can_count(number: int, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(zip_bytes((Entry(f"{name}", b"", stored=True) for name in range(number)), MOMENT))
    assert zipfile.ZipFile(path).namelist() == [str(name) for name in range(number)]


def test_more_than_its_numbers_can_say_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1000)
    with pytest.raises(OverflowError):
        zip_bytes([Entry("a", b"x" * 900, stored=True), Entry("b", b"x" * 900, stored=True)], MOMENT)
