"""What conversions came to, in the store: of each the little that every run asks for, its whole, and its sketch.

They lie apart, so that a run over files that have not changed reads a tenth of what is known about them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nashra.cache.codec import decode, encode
from nashra.cache.digests import digest_of
from nashra.cache.store import Store
from nashra.intake.conversion import Conversion
from nashra.intake.duplicates import Sketch, sketch_of
from nashra.intake.result_codec import Told, from_json, result_of, to_json, told
from nashra.model import Rejection

_WHOLE, _SKETCH = ":whole", ":sketch"


@dataclass(frozen=True)
class Head:
    """What every run asks of a result: why it was refused, else what placing must know."""

    rejection: Rejection | None = None
    digest: str = ""
    """Of the whole conversion."""
    language: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Results:
    """Results by the digest of all they depend on."""

    store: Store

    def put(self, key: str, result: Conversion | Rejection, beside: Mapping[str, str | None]) -> None:
        """Store a result. ``beside`` are the files it depends on, by path: what lay there, as a digest."""
        row: dict[str, Any] = {"beside": dict(beside)}
        if isinstance(result, Conversion):
            whole = to_json(result)
            head = Head(None, digest_of(whole), result.language.code, result.facts.url)
            self.store.put(key + _WHOLE, whole)
            self.put_sketch(key, sketch_of(result.body, result.language.code))
            row |= {"head": encode(head), "told": encode(told(result))}
        else:
            row |= json.loads(to_json(result))
        self.store.put(key, json.dumps(row, ensure_ascii=False))

    def beside(self, key: str) -> Mapping[str, str | None] | None:
        """Give the files that a result depends on; ``None`` where there is no result."""
        found: Mapping[str, str | None] | None = self._row(key).get("beside")
        return found

    def head(self, key: str) -> Head:
        """Give what every run asks of a result."""
        row = self._row(key)
        if "rejection" in row:
            refused = result_of(row)
            return Head(refused if isinstance(refused, Rejection) else None)
        found: Head = decode(Head, row["head"])
        return found

    def told(self, key: str) -> Told:
        """Give what is to be told about a conversion."""
        found: Told = decode(Told, self._row(key)["told"])
        return found

    def conversion(self, key: str) -> Conversion | None:
        """Give a whole conversion; ``None`` for what was refused or is not known."""
        whole = self.store.get(key + _WHOLE)
        result = from_json(whole) if whole else None
        return result if isinstance(result, Conversion) else None

    def put_sketch(self, key: str, sketch: Sketch) -> None:
        """Store what a text is compared by."""
        self.store.put(key + _SKETCH, json.dumps([sketch.wording, *sketch.samples]))

    def sketch(self, key: str) -> Sketch:
        """Give what a text is compared by."""
        wording, *samples = json.loads(self.store.get(key + _SKETCH) or "[0]")
        return Sketch(wording, tuple(samples))

    def _row(self, key: str) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self.store.get(key) or "{}")
        return row
