"""What is told about a conversion beside its problems: lines for a terminal, rows for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nashra.intake.conversion import Conversion
from nashra.intake.placing import Placement
from nashra.intake.result_codec import Told
from nashra.intake.theme_scoring import PUBLISHED_FROM, SUGGESTED_FROM, ThemeScore
from nashra.problems import Wording, as_json


@dataclass(frozen=True)
class Line:
    """Something to tell, by the key of its words, with its particulars."""

    key: str
    parameters: Mapping[str, object]
    verdict: str = ""
    """The key of one more word that the text needs."""
    depth: int = 0
    """How far it is indented."""


def details(told: Told) -> Iterator[Line]:
    """Say what was removed and what an editor may consider."""
    for number, text in told.removed:
        yield Line("removed", {"line": number, "text": text})
    if told.suggested:
        yield Line("consider", {"themes": ", ".join(told.suggested)})
    for found in told.dates:
        yield Line("day", {"paragraph": found.paragraph, "date": found.date.isoformat(), "text": found.text})


def explanation(conversion: Conversion) -> Iterator[Line]:
    """Say how the themes were found."""
    for score in conversion.themes:
        yield from _explanation(score)


def row(
    placement: Placement, differences: Mapping[str, str], wording: Wording, *, explain: bool = False
) -> dict[str, Any]:
    """Say the same for another program."""
    conversion = placement.conversion
    found: dict[str, Any] = {
        "file": placement.raw.file,
        "path": placement.path,
        "outcome": placement.outcome.value,
        "language": conversion.language.code,
        "title": conversion.title,
        "tags": list(conversion.tags),
        "suggested": list(conversion.suggested),
        "dates": [{"paragraph": d.paragraph, "text": d.text, "date": d.date.isoformat()} for d in conversion.dates],
        "removed": [{"line": line, "text": text} for line, text in conversion.removed],
        "doubts": json.loads(as_json(conversion.doubts, wording)),
    }
    if placement.raw.file in differences:
        found["difference"] = differences[placement.raw.file]
    if explain:
        found["themes"] = [_score_row(score) for score in conversion.themes]
    return found


def _explanation(score: ThemeScore) -> Iterator[Line]:
    verdict = "published" if score.published else "suggested" if score.suggested else "neither"
    limits = {"suggested": SUGGESTED_FROM, "published": PUBLISHED_FROM}
    yield Line("theme", {"theme": score.theme, "score": score.score, **limits}, verdict)
    for match in score.matches:
        found = {"weight": match.weight, "phrase": match.phrase, "text": match.text}
        if match.paragraph_index is None:
            yield Line("match-title", found, depth=1)
        else:
            yield Line("match-paragraph", {**found, "paragraph": match.paragraph_index + 1}, depth=1)


def _score_row(score: ThemeScore) -> dict[str, Any]:
    matches = [
        {
            "phrase": match.phrase,
            "weight": match.weight,
            "paragraph": None if match.paragraph_index is None else match.paragraph_index + 1,
            "text": match.text,
        }
        for match in score.matches
    ]
    return {
        "theme": score.theme,
        "score": score.score,
        "published": score.published,
        "suggested": score.suggested,
        "matches": matches,
    }
