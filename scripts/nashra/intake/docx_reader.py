"""A Word file as a document. It is judged before anything in it is unpacked or parsed.

mammoth turns the text into simple HTML, which then goes the way of all pages, but whole: a Word file
has no frame around its article.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import IO, Any
from xml.parsers import expat

import mammoth
from lxml import etree

from nashra.intake.assembling import assemble
from nashra.intake.blocks import Block, Document, Fact, Kind, MarkKind, Metadata
from nashra.intake.frame_lines import LONGEST_TITLE
from nashra.intake.html_blocks import find_notes, read_blocks
from nashra.intake.html_tree import is_automatic, parse_html
from nashra.intake.metadata import iso_day, tidy_value
from nashra.intake.sentence_marks import ends_as_sentence
from nashra.model import Rejection
from nashra.orthography.fold import fold_words

# An honest file of text and pictures stays far below these (bytes unpacked, number of parts, times its size).
_MOST_BYTES, _MOST_XML_BYTES, _MOST_PARTS = 64 * 1024 * 1024, 8 * 1024 * 1024, 2_000
_MOST_RATIO = 200
_RATIO_FROM = 1024 * 1024
_DECLARATION = re.compile("<!(?:DOCTYPE|ENTITY)".encode("ascii"))
_DEEPEST = 200
_CORE = "docProps/core.xml"
_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LIST = re.compile(rb"<w:numId\s+w:val=[\"']([0-9]{1,6})[\"']")
_MOST_LISTS = 1_000
# What zipfile and the parsers raise for a damaged file, and mammoth when a part is not what it expects. RuntimeError
# is zipfile's for an encrypted member, and above its error for a method of compression that it does not know.
_FAILURES = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, expat.ExpatError, etree.LxmlError),
    *(OSError, EOFError, RuntimeError, LookupError, ValueError, AttributeError, TypeError),
)
# Word's own lists come first, so that a nested one is not taken for the style that it also has.
_LISTS = "".join(
    f"p:{kind}-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh\n"
    for level in range(1, 6)
    for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
)
# Styles are known by their ids too: programs that write Word files often leave the names out.
_STYLES = f"""{_LISTS}
p.Title => h1.title:fresh
p.Quote => blockquote > p:fresh
p.IntenseQuote => blockquote > p:fresh
p.ListBullet => ul > li:fresh
p.ListNumber => ol > li:fresh
p[style-name='Title'] => h1.title:fresh
p[style-name='title'] => h1.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
"""


def read_docx(data: bytes) -> Document | Rejection:
    """Read a Word file; one that would unpack to too much, defines entities or nests too deeply is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refusal = _judge(archive, len(data))
            if refusal:
                return refusal
            properties = _properties(archive)
            data = _with_numbering(archive, data)
        html, pictures = _as_html(data)
    except _FAILURES:
        return Rejection("convert-broken-file", {"format": "DOCX"})
    root = parse_html(f"<html><body>{html}</body></html>")
    if isinstance(root, Rejection):
        return root
    blocks = [placed.block for placed in read_blocks(root, None, find_notes(root))]
    title, rest = _title(blocks, properties)
    return assemble(title, rest, (), properties, pictures.get)


def _judge(archive: zipfile.ZipFile, size: int) -> Rejection | None:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    is_bomb = total > _MOST_BYTES or (total > _RATIO_FROM and total > size * _MOST_RATIO)
    if is_bomb or len(parts) > _MOST_PARTS or sum(part.file_size for part in xml) > _MOST_XML_BYTES:
        return Rejection("convert-unpacks-too-large", {"size": f"{total / 1024**2:.0f}"})
    if any(part.flag_bits & 1 for part in parts):
        return Rejection("convert-encrypted")
    if all(part.filename not in ("word/document.xml", "[Content_Types].xml") for part in parts):
        return Rejection("convert-binary")
    for part in xml:
        content = archive.read(part)
        # Two bytes a character read the same when every zero byte is left out.
        if _DECLARATION.search(content.replace(b"\x00", b"")):
            return Rejection("convert-xml-entities")
        if _depth(content) > _DEEPEST:
            return Rejection("convert-too-deep")
    return None


def _depth(content: bytes) -> int:
    """Give how deeply an XML part nests. Raises :class:`expat.ExpatError` when it is none."""
    depth = deepest = 0

    def enter(_name: str, _attributes: Any) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    parser.Parse(content, True)  # noqa: FBT003 (expat's own signature)
    return deepest


def _with_numbering(archive: zipfile.ZipFile, data: bytes) -> bytes:
    """Add the part that says what lists look like where a file has lists and lacks it; they get bullets then."""
    if _NUMBERING in archive.namelist() or _DOCUMENT not in archive.namelist():
        return data
    lists = sorted(set(_LIST.findall(archive.read(_DOCUMENT))))[:_MOST_LISTS]
    if not lists:
        return data
    levels = b"".join(b'<w:lvl w:ilvl="%d"><w:numFmt w:val="bullet"/></w:lvl>' % level for level in range(9))
    numbers = b"".join(b'<w:num w:numId="%s"><w:abstractNumId w:val="0"/></w:num>' % number for number in lists)
    abstract = b'<w:abstractNum w:abstractNumId="0">%s</w:abstractNum>' % levels
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as extended:
        extended.writestr(_NUMBERING, b'<w:numbering xmlns:w="%s">%s%s</w:numbering>' % (_WORD, abstract, numbers))
    return buffer.getvalue()


def _as_html(data: bytes) -> tuple[str, dict[str, bytes]]:
    pictures: dict[str, bytes] = {}

    def note_picture(image: Any) -> dict[str, str]:
        name = f"image-{len(pictures) + 1}"
        with image.open() as stream:
            pictures[name] = _read(stream)
        return {"src": name}

    converted = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(note_picture)
    )
    return converted.value, pictures


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(_MOST_BYTES)


def _properties(archive: zipfile.ZipFile) -> Metadata:
    """Read title and author, and the day the file was made; what programs fill in by themselves is no fact."""
    if _CORE not in archive.namelist():
        return Metadata()
    root = etree.fromstring(archive.read(_CORE), etree.XMLParser(resolve_entities=False, no_network=True))
    values = {
        etree.QName(element).localname: tidy_value(element.text) for element in root if isinstance(element.tag, str)
    }
    stated = {name: value for name, value in values.items() if value and not is_automatic(value)}
    day = iso_day(stated.get("created", ""))
    return Metadata(
        title=Fact(stated["title"], "docx title") if "title" in stated else None,
        author=Fact(stated["creator"], "docx creator") if "creator" in stated else None,
        made=Fact(day, "docx created") if day else None,
    )


def _title(blocks: list[Block], properties: Metadata) -> tuple[Block | None, list[Block]]:
    """Choose the title: the first block when it is headed so or agrees with the property, else the property."""
    index = next((i for i, block in enumerate(blocks) if block.kind is not Kind.IMAGE), None)
    first = blocks[index] if index is not None else None
    stated = properties.title
    if index is None or first is None:
        return None, blocks
    is_heading = (first.kind is Kind.HEADING and first.level == 1) or _is_set_as_title(first)
    if is_heading or (stated and fold_words(first.text, "") == fold_words(stated.value, "")):
        return first, [*blocks[:index], *blocks[index + 1 :]]
    return (Block(stated.value, 0), blocks) if stated else (None, blocks)


def _is_set_as_title(block: Block) -> bool:
    """Tell whether a paragraph is bold throughout, short, and no sentence: a title made by hand."""
    is_bold = any(mark.kind is MarkKind.STRONG and mark.end - mark.start == len(block.text) for mark in block.marks)
    return is_bold and len(block.text) <= LONGEST_TITLE and not ends_as_sentence(block.text)
