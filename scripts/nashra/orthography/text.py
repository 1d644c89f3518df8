"""Counting the letters of a text by script."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

# The first word of a character's Unicode name, and the ISO 15924 code of the script it belongs to.
_SCRIPTS = MappingProxyType(
    {
        "ARABIC": "Arab",
        "ARMENIAN": "Armn",
        "BENGALI": "Beng",
        "CJK": "Hani",
        "CYRILLIC": "Cyrl",
        "DEVANAGARI": "Deva",
        "ETHIOPIC": "Ethi",
        "GEORGIAN": "Geor",
        "GREEK": "Grek",
        "GUJARATI": "Gujr",
        "GURMUKHI": "Guru",
        "HANGUL": "Hang",
        "HEBREW": "Hebr",
        "HIRAGANA": "Hira",
        "KANNADA": "Knda",
        "KATAKANA": "Kana",
        "KHMER": "Khmr",
        "LAO": "Laoo",
        "LATIN": "Latn",
        "MALAYALAM": "Mlym",
        "MONGOLIAN": "Mong",
        "MYANMAR": "Mymr",
        "NKO": "Nkoo",
        "ORIYA": "Orya",
        "SINHALA": "Sinh",
        "SYRIAC": "Syrc",
        "TAMIL": "Taml",
        "TELUGU": "Telu",
        "THAANA": "Thaa",
        "THAI": "Thai",
        "TIBETAN": "Tibt",
    }
)
_UNKNOWN = "Zzzz"


@functools.lru_cache(maxsize=4)  # several checks count the same long text, one after the other
def letters_by_script(text: str) -> Mapping[str, int]:
    """Count the letters of each script (ISO 15924), the most frequent first.

    Letters of every script, such as the Uzbek ʻ, and tatweel do not count; a script this module does
    not know counts as ``Zzzz``.
    """
    counts: Counter[str] = Counter()
    for character, number in Counter(text).items():
        script = _script_of_letter(character)
        if script:
            counts[script] += number
    return MappingProxyType(dict(counts.most_common()))


def dominant_script(text: str) -> str | None:
    """Give the script with the most letters; ``None`` for a text without letters."""
    return next(iter(letters_by_script(text)), None)


@functools.lru_cache(maxsize=8192)
def _script_of_letter(character: str) -> str | None:
    category = unicodedata.category(character)
    if not category.startswith("L") or category == "Lm":
        return None
    name = unicodedata.name(unicodedata.normalize("NFKC", character)[0], "")
    return _SCRIPTS.get(name.split(" ", 1)[0], _UNKNOWN)
