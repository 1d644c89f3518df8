"""The pictures that lie beside or inside a raw file. The only reader of other files than the raw one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from nashra.intake.blocks import Block, Image, Kind, LeftOut
from nashra.orthography.slugs import slug

MOST_BYTES = 10 * 1024 * 1024
"""No picture is larger than this."""
_LONGEST_SHOWN = 120

Source = Callable[[str], bytes | None]
"""Gives the bytes of a picture by its address in the raw file; ``None`` when it is not there."""

_MAGIC = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
)


@dataclass(frozen=True)
class Beside:
    """The files below the folder of a raw file."""

    folder: Path
    found: dict[str, str | None] = field(default_factory=dict, compare=False)
    """What was looked for so far, by its path in the folder: the digest of what was there."""

    def __call__(self, address: str) -> bytes | None:
        """Read a file by its relative address; one that climbs out of the folder, or is none, gives ``None``."""
        try:
            parts = urlsplit(address)
            path = unquote(parts.path)
            path.encode()
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not path or path.startswith("/") or "\\" in path or "\x00" in path:
            return None
        data = self._read(path)
        self.found[path] = _digest(data)
        return data

    def holds(self, found: Mapping[str, str | None]) -> bool:
        """Tell whether what was looked for once is still as it was then."""
        return all(_digest(self._read(path)) == digest for path, digest in found.items())

    def _read(self, path: str) -> bytes | None:
        try:
            folder = self.folder.resolve()
            target = (folder / path).resolve()
            if not target.is_relative_to(folder) or not target.is_file() or target.stat().st_size > MOST_BYTES:
                return None
            return target.read_bytes()
        except (OSError, ValueError, RuntimeError):
            # No such path in this system, or links that lead in a circle.
            return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def picture_type(data: bytes) -> str | None:
    """Give the ending for a picture that browsers show and that holds no script; ``None`` for anything else."""
    return next((ending for pattern, ending in _MAGIC if pattern.match(data)), None)


def take_along(blocks: Iterable[Block], source: Source) -> tuple[list[Block], tuple[Image, ...], tuple[LeftOut, ...]]:
    """Fetch the pictures of an article: its blocks with their new names, the pictures, and those left out."""
    images: dict[bytes, Image] = {}
    left_out: list[LeftOut] = []

    def named(block: Block) -> Iterator[Block]:
        if block.kind is not Kind.IMAGE:
            yield block
            return
        data = source(block.target)
        ending = picture_type(data) if data else None
        if not data or not ending:
            left_out.append(LeftOut(_shown(block.target), block.line))
            return
        if data not in images:
            images[data] = Image(
                _name(block.target, ending, {image.name for image in images.values()}), data, block.text
            )
        yield replace(block, target=images[data].name)

    kept = [each for block in blocks for each in named(block)]
    return kept, tuple(images.values()), tuple(left_out)


def _shown(address: str) -> str:
    address = address.split(",", 1)[0] if address.startswith("data:") else address
    address = "".join(character if character.isprintable() else " " for character in address)
    return address if len(address) <= _LONGEST_SHOWN else f"{address[: _LONGEST_SHOWN - 1]}…"


def _name(address: str, ending: str, taken: set[str]) -> str:
    try:
        path = urlsplit(address).path if not address.startswith("data:") else ""
    except ValueError:
        path = ""
    stem = slug(PurePosixPath(unquote(path)).stem, "en") or "image"
    names = (f"{stem}{number}.{ending}" for number in ("", *(f"-{count}" for count in range(2, 10_000))))
    return next(name for name in names if name not in taken)
