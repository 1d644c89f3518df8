"""Plain text of Markdown, for summaries, descriptions, feeds and search."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser

from markdown import Markdown

from nashra.orthography.sentences import first_sentences

# A first paragraph that says the same to Markdown as to anybody: one line that begins with a letter or a quotation mark
# and holds no character that Markdown, or an extension, gives a meaning to. Most articles begin so.
_PLAIN = re.compile(r"\n*((?:[^\W\d_]|[“«‘])[^*_`<>&\\\[\]{}|\n]*)(?:\n[ \t]*\n|\n?\Z)")
# Nothing but words and the marks between them, in paragraphs: such Markdown is its own plain text. Possessive, because
# some marks (ʻ, tatweel) are letters too, and trying each of them both ways would take exponential time.
_PLAIN_BODY = re.compile(
    r"(?:[^\W_]|[^\S\n]|[-,.:;!?()/%+'’‘ʻʼ\"“”„«»–—…،؛؟\u0300-\u036f\u0640\u064b-\u0652]|\n(?![ \t\-+:\d=]))++"
)
_BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "br", "div", "hr"})
_UNSPOKEN = frozenset({"script", "style", "template"})
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


def all_text(body: str) -> str:
    """Give the whole text of Markdown without markup, a line a block.

    Most articles are plain paragraphs, which need no renderer: it takes longer than indexing them.
    """
    body = body.strip()
    if _PLAIN_BODY.fullmatch(body) and body[:1] not in "-+:0123456789":
        return body
    reader = _AllText()
    reader.feed(_renderer().reset().convert(body))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).splitlines())
    return "\n".join(line for line in lines if line)


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


class _AllText(HTMLParser):
    """Keeps all text that is read, a line a block, leaving out footnote marks and the arrows back from notes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        given = dict(attrs)
        is_footnote = (tag == "sup" and "id" in given) or given.get("class") == "footnote-backref"
        if tag in _UNSPOKEN or is_footnote:
            self._left_out.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        if self._left_out and self._left_out[-1] == tag:
            self._left_out.pop()

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.parts.append(data)
