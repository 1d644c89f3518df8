"""Languages, their scripts and their directions.

Facts about a language come from its code alone, by CLDR's likely subtags: nobody configures a
direction, and no input is believed about one (a real Arabic page on the web calls itself ``en-US``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from babel.core import get_global

Direction = Literal["ltr", "rtl"]

# ISO 15924 codes of the scripts in use today that run from right to left (Unicode, UAX #9 and UAX #31).
RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)


@dataclass(frozen=True)
class Language:
    """A language of the bulletin.

    ``code`` is a BCP 47 tag (``uz``, ``ar``, ``uz-Cyrl``), ``name`` the language's name in itself,
    ``script`` an ISO 15924 code.
    """

    code: str
    name: str
    script: str

    @property
    def direction(self) -> Direction:
        """The direction in which the language's script runs."""
        return script_direction(self.script)

    @property
    def base(self) -> str:
        """The language without script or region: ``uz`` for ``uz-Cyrl``."""
        return self.code.split("-", 1)[0]


def language_of(code: str, name: str) -> Language:
    """Make a :class:`Language` from its code and its own name for itself.

    Raises ``ValueError`` for a code whose script CLDR does not know and which does not name one.
    """
    return Language(code, name, script_of(code))


def script_of(code: str) -> str:
    """Give the ISO 15924 code of the script that a language tag names or implies.

    Raises ``ValueError`` when there is no way to tell.
    """
    parts = code.replace("_", "-").split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
    likely = get_global("likely_subtags")
    for candidate in ("_".join(parts), parts[0]):
        if candidate in likely:
            return str(likely[candidate]).split("_")[1]
    raise ValueError(f"no script is known for the language code {code!r}")


def script_direction(script: str) -> Direction:
    """Give the direction of a script by its ISO 15924 code."""
    return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
