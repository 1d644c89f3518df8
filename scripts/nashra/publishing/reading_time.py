"""How long it takes to read an article."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

_WORD = re.compile(r"\S*\w\S*")


def reading_minutes(body: str, language: str) -> int:
    """Give the minutes an ordinary reader needs for Markdown, rounded, and never less than one.

    ``language`` is a BCP 47 code; the speeds and where they come from stand in ``reading_speeds.json``.
    """
    data = _data()
    speed: int = data["languages"].get(language.split("-", 1)[0], data["other"])
    return max(1, round(len(_WORD.findall(body)) / speed))


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(
        resources.files(__package__).joinpath("reading_speeds.json").read_text("utf-8")
    )
    return loaded
