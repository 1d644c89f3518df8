"""Which reader a raw file is for: told by what is in it, and by its name only where that says nothing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from nashra.intake.assembling import MOST_BLOCKS
from nashra.intake.blocks import Block, Document
from nashra.intake.cleaning import clean
from nashra.intake.decoding import decode
from nashra.intake.mhtml_reader import is_mhtml, read_mhtml
from nashra.intake.neighbours import Source
from nashra.intake.non_articles import page_refusal
from nashra.intake.text_lists import with_lists
from nashra.intake.text_reader import read_text
from nashra.model import RawArticle, Rejection

MOST_BYTES = 32 * 1024 * 1024
"""Larger raw files are refused: no article is, even with its pictures."""
# A text of more characters is no article either: a long book has two million.
_LONGEST_TEXT = 5_000_000

_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)


def read_raw(raw: RawArticle, known: str | None = None) -> Document | Rejection:
    """Read a raw file of any format into a document, or say why it cannot become an article.

    ``known`` is the title that an editor gives; a saved page without one has it.
    """
    data = raw.data
    if len(data) > MOST_BYTES:
        parameters = {"size": f"{len(data) / 1024**2:.0f}", "limit": f"{MOST_BYTES / 1024**2:.0f}"}
        return Rejection("convert-too-large", parameters)
    if not data.strip():
        return Rejection("convert-empty")
    ending = PurePosixPath(raw.file).suffix.lower()
    pictures: Source = raw.beside or _no_pictures
    if data.startswith(b"PK\x03\x04"):
        from nashra.intake.docx_reader import read_docx

        return read_docx(data)
    if ending == ".docx":
        return Rejection("convert-broken-file", {"format": "DOCX"})
    if is_mhtml(data):
        return read_mhtml(data, known)
    if _is_html(data, ending):
        from nashra.intake.html_reader import read_html

        return read_html(data, pictures, known=known)
    return _read_plain(data, ending, pictures)


def _no_pictures(_address: str) -> None:
    return None


def _is_html(data: bytes, ending: str) -> bool:
    head = data[:8192]
    is_wide = b"\x00" in head and bool(_WIDE_HTML.search(head.replace(b"\x00", b"")))
    return ending in (".html", ".htm", ".xhtml", ".mht", ".mhtml") or bool(_HTML.match(head)) or is_wide


def _read_plain(data: bytes, ending: str, pictures: Source) -> Document | Rejection:
    decoded = decode(data)
    if isinstance(decoded, Rejection):
        return decoded
    if len(decoded.text) > _LONGEST_TEXT or decoded.text.count("\n") > MOST_BLOCKS:
        return Rejection("convert-too-long", {"limit": f"{_LONGEST_TEXT:,}"})
    if ending in (".md", ".markdown"):
        from nashra.intake.markdown_reader import read_markdown

        return read_markdown(decoded.text, pictures)
    text = clean(decoded.text)
    document = read_text(text)
    if isinstance(document, Rejection):
        title, _, rest = text.strip().partition("\n")
        return page_refusal(title, [Block(rest.strip(), 0)]) or document
    refusal = page_refusal(document.title.text, document.paragraphs)
    return refusal or Document(document.title, with_lists(document.paragraphs), document.removed)
