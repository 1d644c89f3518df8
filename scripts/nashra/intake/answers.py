"""What is told about a conversion beside its problems: lines for a terminal, rows for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nashra.intake.conversion import Conversion
from nashra.intake.placing import Placement
from nashra.intake.result_codec import Told
from nashra.intake.theme_scoring import PUBLISHED_FROM, SUGGESTED_FROM, ThemeScore
from nashra.problems import Wording, as_json


def details(told: Told) -> Iterator[str]:
    """Say what was removed and what an editor may consider."""
    for line, text in told.removed:
        yield f"removed line {line}: {text}"
    if told.suggested:
        yield f"themes to consider: {', '.join(told.suggested)}"
    for found in told.dates:
        yield f"day in paragraph {found.paragraph}, perhaps of publication: {found.date.isoformat()} ({found.text})"


def explanation(conversion: Conversion) -> Iterator[str]:
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


def _explanation(score: ThemeScore) -> Iterator[str]:
    verdict = "published" if score.published else "suggested" if score.suggested else "not enough"
    limits = f"suggested from {SUGGESTED_FROM}, published from {PUBLISHED_FROM} with a specific phrase"
    yield f"theme {score.theme}: {score.score} points, {verdict} ({limits})"
    for match in score.matches:
        place = "title" if match.paragraph_index is None else f"paragraph {match.paragraph_index + 1}"
        yield f"    {match.weight} for “{match.phrase}” in the {place}: {match.text}"


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
