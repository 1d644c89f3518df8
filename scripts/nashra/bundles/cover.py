"""The cover of a book: an SVG whose words are set by whoever shows it.

The alternative is a bitmap, which needs a shaping engine, a rasteriser and a font for every script in the build, or
breaks Arabic letters apart. Whoever can show an Arabic book shapes Arabic, so here the letters always join.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from nashra.bundles.library import Words
from nashra.bundles.markup import as_xml, element
from nashra.languages import Language
from nashra.rendering.isolation import isolated_text

# Pixels; 1.6 is the proportion that shops of books ask for.
WIDTH, HEIGHT = 1000, 1600
_MARGIN = 90
_FONTS = {
    "ltr": "'Noto Serif', 'Iowan Old Style', Charter, Georgia, serif",
    "rtl": "'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', Tahoma, serif",
}
# (longest line in letters, size of the letters): the first at which a title takes few enough lines.
_SIZES = ((14, 96), (18, 78), (24, 58), (34, 42), (52, 27))
_MOST_LINES = 8
# Width of a letter in sizes, on the wide side, so that no line leaves the cover.
_LETTER = 0.58


def cover(language: Language, words: Words, note: str) -> bytes:
    """Draw the cover; ``note`` stands at its foot."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xml:lang": language.code,
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "width": str(WIDTH),
        "height": str(HEIGHT),
        "direction": language.direction,
        "font-family": _FONTS[language.direction],
        "text-anchor": "middle",
    }
    return as_xml(element("svg", attributes, element("title", None, words.title), *_drawing(language, words, note)))


def _drawing(language: Language, words: Words, note: str) -> Iterator[ET.Element]:
    yield element("rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": "#21489b"})
    frame = {"x": "45", "y": "45", "width": str(WIDTH - 90), "height": str(HEIGHT - 90)}
    yield element("rect", {**frame, "fill": "none", "stroke": "#fff", "stroke-width": "3"})
    yield element("path", {"d": _mark(), "fill": "none", "stroke": "#fff", "stroke-width": "12"})
    leading = 1.55 if language.direction == "rtl" else 1.25
    lines, size = set_lines(words.heading)
    top = 900 - (len(lines) - 1) * size * leading / 2
    yield from _lines(language.code, lines, top, size, leading, "bold")
    if words.heading != words.site_name:
        lines, size = set_lines(words.site_name, sizes=_SIZES[3:])
        yield from _lines(language.code, lines, 1290, size, leading, "normal")
    yield from _lines(language.code, [note], 1470, 34, leading, "normal")


def _mark() -> str:
    """Draw the bulletin's sign, an open page: that of ``overrides/assets/icon.svg``, larger."""
    rows = [(190, 360, 640), (222, 360, 640)]
    rows += [(y, start, end) for y in (310, 382, 454) for start, end in ((360, 480), (520, 640))]
    return " ".join(f"M{start} {y}H{end}" for y, start, end in rows)


def _lines(language: str, lines: list[str], top: float, size: int, leading: float, weight: str) -> Iterator[ET.Element]:
    for number, line in enumerate(lines):
        place = {"x": str(WIDTH // 2), "y": f"{top + number * size * leading:.0f}"}
        letters = {"fill": "#fff", "font-size": str(size), "font-weight": weight}
        yield element("text", {**place, **letters}, isolated_text(line, language))


def set_lines(text: str, sizes: tuple[tuple[int, int], ...] = _SIZES) -> tuple[list[str], int]:
    """Break a title into lines, and choose the size of its letters, so that it stays on the cover."""
    for letters, size in sizes:
        lines = textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)
        widest = max(map(len, lines), default=0)
        if 0 < len(lines) <= _MOST_LINES and widest * size * _LETTER <= WIDTH - 2 * _MARGIN:
            return lines, size
    letters, size = sizes[-1]
    return textwrap.wrap(text, letters, max_lines=_MOST_LINES, placeholder=" …") or [""], size
