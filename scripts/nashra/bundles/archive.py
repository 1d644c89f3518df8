"""A zip archive that depends on its contents alone: the same tree gives the same bytes anywhere, any day."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

# Zip knows no earlier moment (APPNOTE 4.4.6, MS-DOS dates).
_EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def folder_contents(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their POSIX paths relative to it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_entry(
    archive: zipfile.ZipFile,
    name: str,
    data: bytes,
    moment: datetime.datetime,
    compression: int = zipfile.ZIP_DEFLATED,
) -> None:
    """Add a file to an archive, with ``moment`` (UTC) and plain rights whatever they are on this machine."""
    entry = zipfile.ZipInfo(name, max(moment, _EARLIEST).timetuple()[:6])
    entry.compress_type = compression
    entry.external_attr = _REGULAR_FILE
    entry.create_system = _UNIX
    archive.writestr(entry, data, compresslevel=9)


def zip_bytes(contents: Mapping[str, bytes], top: str, moment: datetime.datetime) -> bytes:
    """Pack files below one folder ``top``; every file bears ``moment`` (UTC)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(contents):
            write_entry(archive, f"{top}/{name}", contents[name], moment)
    return buffer.getvalue()
