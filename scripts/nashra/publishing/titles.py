"""The words that rendering puts into a page, taken from a language's catalogue."""

from __future__ import annotations

from nashra.rendering.extensions import InterfaceTitles
from nashra.strings import Strings

_ADMONITION = "admonition."


def interface_titles(words: Strings) -> InterfaceTitles:
    """Give the titles that boxes and footnotes get in one language."""
    titles = {key.removeprefix(_ADMONITION): words(key) for key in words.texts if key.startswith(_ADMONITION)}
    return InterfaceTitles(words.language, titles, words("footnotes.back"), words("table"))
