"""The bundles as the website offers them: the manifest of ``dist/``, and the tree it must be of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nashra.problems import Problem, Severity
from nashra.settings import CONFIGURATION, Settings

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FOLDER = "downloads"
"""Where on the site the bundles lie, beside the page that offers them in the default language."""
_FORMAT = 1


@dataclass(frozen=True)
class Bundle:
    """One file of ``dist/`` as the manifest describes it. ``size`` is in bytes."""

    file: str
    """Relative to ``dist/``, POSIX style."""
    kind: str
    scope: str
    languages: tuple[str, ...]
    title: str
    articles: int
    size: int
    sha256: str
    issue: str = ""
    theme: str = ""
    article: str = ""
    """``<year>/<slug>`` of a bundle of one article."""


@dataclass(frozen=True)
class Manifest:
    """What ``dist/`` holds, and of which source tree it was made."""

    source: str
    """Digest of the tree (:func:`source_digest`)."""
    moment: str
    """The moment the bundles bear (ISO 8601, UTC)."""
    bundles: tuple[Bundle, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """All files of the folder: the bundles, this manifest, and the checksums."""
        return (*(bundle.file for bundle in self.bundles), MANIFEST, SUMS)

    def as_json(self) -> bytes:
        """Write the manifest; members that say nothing are left out."""
        bundles = [{key: value for key, value in asdict(bundle).items() if value != ""} for bundle in self.bundles]
        value = {"format": _FORMAT, "source": self.source, "moment": self.moment, "bundles": bundles}
        return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest. Raises ``ValueError`` for anything that is none."""
    value = json.loads(data)
    try:
        if value["format"] != _FORMAT:
            raise ValueError("the manifest is of another format")
        bundles = tuple(_bundle(entry) for entry in value["bundles"])
        return Manifest(_text(value["source"]), _text(value["moment"]), bundles)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("the manifest lacks something") from error


def offered(settings: Settings, dist: Path) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Give the manifest of the bundles if they are of this very tree, else why there is none to offer.

    Where nobody has made bundles there is nothing to say; older or incomplete ones would mislead readers.
    """
    try:
        manifest = parse_manifest((dist / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None, ()
    except (OSError, ValueError):
        return None, (_outdated(dist),)
    whole = all((dist / file).is_file() for file in manifest.files)
    fits = whole and manifest.source == source_digest(settings)
    return (manifest, ()) if fits else (None, (_outdated(dist),))


def _outdated(dist: Path) -> Problem:
    return Problem(f"{dist.name}/{MANIFEST}", 0, 0, "bundles-outdated", Severity.WARNING)


def source_digest(settings: Settings) -> str:
    """Digest everything a bundle is made of (SHA-256): paths and bytes of the content, the theme, the configuration."""
    digest = hashlib.sha256()
    for name, path in sorted(_sources(settings)):
        data = path.read_bytes()
        digest.update(f"{len(name.encode())}:{name}{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def _sources(settings: Settings) -> Iterator[tuple[str, Path]]:
    for folder in (settings.docs_dir, settings.root / "overrides"):
        for path in folder.rglob("*"):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                yield path.relative_to(settings.root).as_posix(), path
    yield CONFIGURATION, settings.root / CONFIGURATION


def _bundle(entry: Mapping[str, Any]) -> Bundle:
    return Bundle(
        file=_text(entry["file"]),
        kind=_text(entry["kind"]),
        scope=_text(entry["scope"]),
        languages=tuple(_text(code) for code in entry["languages"]),
        title=_text(entry["title"]),
        articles=_number(entry["articles"]),
        size=_number(entry["size"]),
        sha256=_text(entry["sha256"]),
        issue=_text(entry.get("issue", "")),
        theme=_text(entry.get("theme", "")),
        article=_text(entry.get("article", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected a text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("expected a number")
    return value
