"""Conversions and rejections as JSON, for the cache."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from nashra.cache.codec import decode, encode
from nashra.intake.conversion import Conversion
from nashra.intake.dates import SuggestedDate
from nashra.model import Rejection
from nashra.problems import Problem

_FORMS = {"conversion": Conversion, "rejection": Rejection}


@dataclasses.dataclass(frozen=True)
class Told:
    """The part of a conversion that is told each time: decoding it takes a tenth of decoding the whole."""

    removed: tuple[tuple[int, str], ...]
    suggested: tuple[str, ...]
    dates: tuple[SuggestedDate, ...]
    doubts: tuple[Problem, ...]


def told(conversion: Conversion) -> Told:
    """Take from a conversion what is told each time."""
    return Told(conversion.removed, conversion.suggested, conversion.dates, conversion.doubts)


def to_json(result: Conversion | Rejection, **more: Any) -> str:
    """Write a result, and ``more`` beside it that JSON can hold."""
    form = "conversion" if isinstance(result, Conversion) else "rejection"
    return json.dumps({form: encode(result), **more}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Conversion | Rejection:
    """Read what :func:`to_json` wrote. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for anything else."""
    return result_of(json.loads(text))


def result_of(row: Mapping[str, Any]) -> Conversion | Rejection:
    """Make the result of a parsed row; raises as :func:`from_json` does."""
    form = next(form for form in _FORMS if form in row)
    found: Conversion | Rejection = decode(_FORMS[form], row[form])
    return found
