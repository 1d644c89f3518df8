"""What ``convert`` makes of one raw file, for tests that need no more than that."""

from __future__ import annotations

from nashra.intake.conversion import Conversion, convert
from nashra.languages import language_of
from nashra.model import RawArticle, Vocabulary


def converted(data: str | bytes, *codes: str, name: str = "a.html") -> Conversion:
    """Convert a raw file for a site with languages of these codes, and see that it is not refused."""
    raw = RawArticle(name, data.encode() if isinstance(data, str) else data, "0" * 64)
    found = convert(raw, [language_of(code, code) for code in codes], Vocabulary())
    assert isinstance(found, Conversion), found
    return found
