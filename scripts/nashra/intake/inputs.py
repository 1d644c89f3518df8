"""The raw files with all that their conversions depend on.

Each conversion depends on its raw file, its sidecar, the files that it looks for beside it, the bulletin's
configuration and the code, and on nothing else. Its key in the store is a digest of all but what lies beside
it: that is looked at again, because only the conversion knows what it needs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from nashra.cache.codec import encode
from nashra.cache.digests import code_digest, digest_of
from nashra.content.tree import project_path
from nashra.intake.facts import Facts
from nashra.intake.raw_files import RawFile, find_raw_files
from nashra.intake.sidecar import read_sidecar
from nashra.intake.workers import Equipment
from nashra.model import RawArticle, Rejection
from nashra.problems import NashraError, Problem
from nashra.settings import Settings

_NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Input:
    """A raw file with the digest of what its conversion depends on."""

    raw: RawFile
    facts: Facts
    sha256: str
    key: str

    @property
    def article(self) -> RawArticle:
        """The raw article without its bytes."""
        return RawArticle(self.raw.file, b"", self.sha256)


def read_inputs(settings: Settings, equipment: Equipment) -> tuple[tuple[Input, ...], list[Problem]]:
    """Find and digest the raw files with their sidecars; what is wrong with a sidecar stops its raw file."""
    common = digest_of(code_digest(), json.dumps(encode(equipment), sort_keys=True))
    codes = [language.code for language in equipment.languages]
    theme_ids = [theme.id for theme in equipment.vocabulary.themes]
    found, homeless = find_raw_files(settings.articles_dir, settings.root)
    problems = list(homeless)
    inputs: list[Input] = []
    for raw in found:
        data, beside = raw.read(), raw.read_sidecar()
        if isinstance(data, Rejection) or isinstance(beside, Rejection):
            problems += _unread(raw.file, data)
            problems += _unread(project_path(settings, raw.sidecar), beside) if raw.sidecar else ()
            continue
        try:
            facts = (
                read_sidecar(beside, project_path(settings, raw.sidecar), codes, theme_ids)
                if raw.sidecar
                else _NO_FACTS
            )
        except NashraError as error:
            problems += error.problems
            continue
        key = digest_of("conversion", common, raw.file, data, beside)
        inputs.append(Input(raw, facts, hashlib.sha256(data).hexdigest(), key))
    return tuple(inputs), problems


def _unread(file: str, data: bytes | Rejection) -> Iterator[Problem]:
    if isinstance(data, Rejection):
        yield Problem(file, 0, 0, data.code, parameters=data.parameters)
