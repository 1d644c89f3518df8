"""A zip archive that depends on its contents alone: the same tree gives the same bytes anywhere, any day.

Python's own ``zipfile`` compresses with whatever zlib its build was given, and these differ in their bytes from one
machine to the next (CPython for Windows has zlib-ng since 3.14). So the container is written here, after PKWARE's
APPNOTE 6.3.10, around libdeflate, which comes pinned and also packs tighter.
"""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deflate import deflate_compress

LARGEST = 0xFFFF_FFFE
"""Bytes of the largest archive: beyond it every length would need its ZIP64 form (4.5.3). Nobody hands on 4 GB."""
# Zip knows no earlier moment (4.4.6, MS-DOS dates).
_EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_TIGHTEST = 12
_STORED, _DEFLATED = 0, 8
_VERSION, _VERSION_64 = 20, 45
_MADE_ON_UNIX = 3 << 8
_UTF8 = 1 << 11
_REGULAR_FILE = 0o100644 << 16
_MOST_FILES = 0xFFFE
# What the header before a file's data and its entry in the directory have in common (4.3.7, 4.3.12): version needed,
# flags, method, time, date, checksum, size packed and unpacked, length of the name, length of the extra field.
_COMMON = struct.Struct("<HHHHHIIIHH")
# The rest of the directory's entry: comment, disk, internal and external attributes, where the header is.
_PLACE = struct.Struct("<HHHII")
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR_64 = struct.Struct("<4sIQI")


@dataclass(frozen=True)
class Entry:
    """A file in the archive, by its POSIX path there; ``stored`` leaves it uncompressed."""

    name: str
    data: bytes
    stored: bool = False


def folder_contents(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their POSIX paths relative to it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def zip_folder(contents: Mapping[str, bytes], top: str, moment: datetime.datetime) -> bytes:
    """Pack files below one folder ``top``, in the order of their names; every file bears ``moment`` (UTC).

    Raises :class:`OverflowError` for more than :data:`LARGEST` bytes.
    """
    return zip_bytes((Entry(f"{top}/{name}", contents[name]) for name in sorted(contents)), moment)


def zip_bytes(entries: Iterable[Entry], moment: datetime.datetime) -> bytes:
    """Pack files in the order given, each with ``moment`` (UTC) and plain rights whatever they are on this machine.

    Raises :class:`OverflowError` for more than :data:`LARGEST` bytes.
    """
    archive, directory, written = bytearray(), bytearray(), 0
    stamp = _dos_time(max(moment, _EARLIEST))
    for entry in entries:
        packed = entry.data if entry.stored else deflate_compress(entry.data, _TIGHTEST)
        common = _common(entry, len(packed), stamp)
        name = entry.name.encode()
        place = _PLACE.pack(0, 0, 0, _REGULAR_FILE, len(archive))
        directory += b"PK\x01\x02" + struct.pack("<H", _MADE_ON_UNIX | _VERSION) + common + place + name
        archive += b"PK\x03\x04" + common + name + bytes(packed)
        if len(archive) + len(directory) > LARGEST:
            raise OverflowError("an archive of more than 4 GB")
        written += 1
    return bytes(archive) + bytes(directory) + b"".join(_end(written, len(archive), len(directory)))


def _dos_time(moment: datetime.datetime) -> tuple[int, int]:
    """Give time and date as MS-DOS counts them: in steps of two seconds, from 1980."""
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return time, moment.year - _EARLIEST.year << 9 | moment.month << 5 | moment.day


def _common(entry: Entry, packed: int, stamp: tuple[int, int]) -> bytes:
    method = _STORED if entry.stored else _DEFLATED
    flags = 0 if entry.name.isascii() else _UTF8
    sizes = (packed, len(entry.data), len(entry.name.encode()), 0)
    return _COMMON.pack(_VERSION, flags, method, *stamp, zlib.crc32(entry.data), *sizes)


def _end(number: int, start: int, size: int) -> Iterator[bytes]:
    """Say where the directory is; for more files than 16 bits can count, in the longer form first (4.3.14)."""
    if number > _MOST_FILES:
        rest = _END_64.size - 12
        version = (_MADE_ON_UNIX | _VERSION_64, _VERSION_64)
        yield _END_64.pack(b"PK\x06\x06", rest, *version, 0, 0, number, number, size, start)
        yield _LOCATOR_64.pack(b"PK\x06\x07", 0, start + size, 1)
    shown = min(number, _MOST_FILES + 1)
    yield _END.pack(b"PK\x05\x06", 0, 0, shown, shown, size, start, 0)
