"""Documents as trees of elements, and the two ways of writing one down: HTML and XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from nashra.rendering.isolation import isolated_parts

Node = ET.Element | str | None
Attributes = Mapping[str, str | None]

# What XML 1.0 cannot hold, not even escaped (production 2, Char).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Take out the control characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def element(tag: str, attributes: Attributes | None = None, *children: Node) -> ET.Element:
    """Make an element; attributes and children that are ``None`` are left out."""
    known = {name: clean(value) for name, value in (attributes or {}).items() if value is not None}
    made = ET.Element(tag, known)
    extend(made, children)
    return made


def extend(parent: ET.Element, children: Iterable[Node]) -> None:
    """Add children, text among them, at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _add_text(parent, clean(child))
        elif child is not None:
            parent.append(child)


def _add_text(parent: ET.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def isolated(text: str, language: str) -> Iterator[Node]:
    """Give plain text in a language (BCP 47) as nodes, with ``bdi`` around what runs against its direction."""
    for part, attributes in isolated_parts(text, language):
        yield part if attributes is None else element("bdi", attributes, part)


def as_html(root: ET.Element) -> bytes:
    """Write a whole HTML document in UTF-8."""
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n".encode()


def as_xml(root: ET.Element, doctype: str = "") -> bytes:
    """Write a whole XML document in UTF-8; ``doctype`` is the line before its root."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *([doctype] if doctype else [])]
    return "\n".join([*lines, ET.tostring(root, encoding="unicode"), ""]).encode()
