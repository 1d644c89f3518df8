"""XML as feeds and sitemaps are written: with the standard library, the same bytes every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 cannot hold, not even escaped (production 2, Char).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Take out the control characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str | None) -> ET.Element:
    """Add an element; attributes that are ``None`` are left out."""
    known = {name: clean(value) for name, value in attributes.items() if value is not None}
    child = ET.SubElement(parent, tag, known)
    child.text = None if text is None else clean(text)
    return child


def document(root: ET.Element) -> bytes:
    """Write a document in UTF-8, an element a line; text and its white space stay as they are."""
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
