"""The language of a few foreign words, as far as their letters or an unmistakable word tell it.

Such a run is too short for a statistical model, and a wrong language is worse for a screen reader than none: what
is not certain stays open, as ``und`` with the script (BCP 47, section 4.1).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from nashra.orthography.text import dominant_script

_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Traits:
    """What tells a language from the others that are written in its script."""

    letters: frozenset[str]
    words: frozenset[str]
    yields_to: frozenset[str]
    telling: frozenset[str]
    """Words that tell it even inside a text of the same script."""
    binding: frozenset[str]
    """Those among them that hold the words on both sides together."""
    endings: tuple[str, ...]
    """Endings that its words often have; what has one may be of this language."""


def foreign_language(text: str) -> str:
    """Give the language of a run of foreign words as a BCP 47 tag; empty for a text without letters.

    >>> foreign_language("Office for Democratic Institutions"), foreign_language("Amnesty Internazionale")
    ('en', 'und-Latn')
    """
    script = dominant_script(text)
    if script is None:
        return ""
    words = {word.lower() for word in _WORD.findall(text)}
    listed = traits_of_script(script)
    hits = {
        code: number
        for code, traits in listed.items()
        if (number := sum(map(traits.letters.__contains__, text)) + len(traits.words & words))
    }
    hits = {code: number for code, number in hits.items() if not listed[code].yields_to & hits.keys()}
    best = max(hits.values(), default=0)
    leading = [code for code, number in hits.items() if number == best]
    return leading[0] if len(leading) == 1 else f"und-{script}"


def traits_of_script(script: str) -> Mapping[str, Traits]:
    """Give the traits of the languages known in a script (ISO 15924), by their codes."""
    return _traits().get(script, {})


@functools.cache
def _traits() -> Mapping[str, Mapping[str, Traits]]:
    text = resources.files(__package__).joinpath("foreign_languages.json").read_text(encoding="utf-8")
    return {
        script: {code: _read(each) for code, each in listed.items()}
        for script, listed in json.loads(text).items()
        if not script.startswith("$")
    }


def _read(each: Mapping[str, Any]) -> Traits:
    letters, words, yields_to, telling, binding = (
        frozenset(each.get(name, ())) for name in ("letters", "words", "yields_to", "telling", "binding")
    )
    return Traits(letters, words, yields_to, telling, binding, tuple(each.get("endings", ())))
