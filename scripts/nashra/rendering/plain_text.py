"""Plain text of Markdown, for summaries, descriptions and feeds."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser

from markdown import Markdown

from nashra.orthography.sentences import first_sentences

# A first paragraph that says the same to Markdown as to anybody: one line that begins with a letter or a quotation mark
# and holds no character that Markdown, or an extension, gives a meaning to. Most articles begin so.
_PLAIN = re.compile(r"\n*((?:[^\W\d_]|[“«‘])[^*_`<>&\\\[\]{}|\n]*)(?:\n[ \t]*\n|\n?\Z)")
_SKIPPED = frozenset({"sup", "script", "style", "pre", "table", "summary"})


def first_paragraph(body: str) -> str:
    """Give the text of the first paragraph of Markdown, without markup; empty when there is none."""
    if plain := _PLAIN.match(body):
        return " ".join(plain[1].split())
    reader = _FirstParagraph()
    reader.feed(_renderer().reset().convert(body))
    reader.close()
    return " ".join("".join(reader.parts).split())


def summarise(body: str, limit: int) -> str:
    """Give the first sentences of Markdown that fit into ``limit`` characters."""
    return first_sentences(first_paragraph(body), limit)


@functools.cache
def _renderer() -> Markdown:
    return Markdown(extensions=["admonition", "fenced_code", "footnotes", "tables"])


class _FirstParagraph(HTMLParser):
    """Keeps the text of the first ``p`` that has any, leaving out footnote marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._inside = False
        self._done = False
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self._inside = not self._done and ("class", "admonition-title") not in attrs
        elif tag in _SKIPPED:
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._inside:
            self._inside = False
            self._done = bool("".join(self.parts).strip())
        elif tag in _SKIPPED:
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skipped:
            self.parts.append(data)
