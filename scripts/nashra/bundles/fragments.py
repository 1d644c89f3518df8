"""The HTML of an article made safe to stand in any document: only known elements, only links that hold.

An editor may write HTML into Markdown. It is parsed as browsers parse it (HTML Living Standard, by ``justhtml``)
and written anew from lists of what is known, so that the result is valid in HTML and in the XHTML of EPUB 3, needs
no script and asks for nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any
from xml.etree import ElementTree as ET

from justhtml import JustHTML

from nashra.bundles.markup import element, extend

# Elements whose content is no text of the article.
_LISTS = json.loads(resources.files(__package__).joinpath("elements.json").read_text(encoding="utf-8"))
_DROPPED = frozenset(_LISTS["dropped"])
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(_LISTS["blocks"]).union(_HEADINGS)
_PHRASES = frozenset(_LISTS["phrases"])
# What may hold phrases only (HTML Living Standard, "Content model"); a block inside becomes a span.
_HOLDS_PHRASES = (_PHRASES - {"a", "del", "ins"}) | {"p", "pre", "summary", *_HEADINGS}
_PARENTS = {
    "dd": {"dl"},
    "dt": {"dl"},
    "figcaption": {"figure"},
    "li": {"ol", "ul"},
    "summary": {"details"},
}
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
_ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    "": {
        "class": re.compile(r"[^<>]*"),
        "dir": re.compile("ltr|rtl|auto"),
        "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
        "title": re.compile(r".*", re.DOTALL),
    },
    "col": {"span": _NUMBER},
    "colgroup": {"span": _NUMBER},
    "img": {"alt": re.compile(r".*", re.DOTALL), "height": _NUMBER, "width": _NUMBER},
    "ol": {"start": re.compile(r"-?[0-9]{1,6}"), "type": re.compile("[1aAiI]")},
    "td": {"colspan": _NUMBER, "rowspan": _NUMBER},
    "th": {"colspan": _NUMBER, "rowspan": _NUMBER, "scope": re.compile("col|row|colgroup|rowgroup")},
}
_ALIGNMENTS = frozenset({"left", "right", "center"})
_EXTERNAL = re.compile(r"(?:https?://[^\s/]|mailto:[^\s]|tel:[+0-9])", re.IGNORECASE)
_UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9.-]")
# Code runs from left to right on any page. EPUB forbids saying so in a stylesheet (EPUB 3.3, section 6.3.1.3).
_LEFT_TO_RIGHT = frozenset({"code", "kbd", "pre", "samp"})
# Further inside, only the words are kept. Browsers stop at 512 levels.
_DEEPEST = 100
_BOXES = ("\N{BALLOT BOX} ", "\N{BALLOT BOX WITH CHECK} ")


@dataclass(frozen=True)
class Setting:
    """Where an article's text is put, and what its links and images become there."""

    prefix: str
    """Stands before every id, so that articles in one document do not share any."""
    link: Callable[[str], str | None]
    """Address as written → address in this document; ``None`` leaves the words without a link."""
    image: Callable[[str], str | None]
    """Address as written → address in this document; ``None`` leaves the image's words instead."""
    deeper: int = 0
    """By how many levels headings sink."""


def parse(html: str) -> Any:
    """Parse the HTML of an article as a browser does."""
    return JustHTML(html, fragment=True, sanitize=False).root


def placed(root: Any, setting: Setting) -> list[ET.Element | str]:
    """Write parsed HTML anew for its place. The tree is not changed, and may be placed again elsewhere."""
    return _Placing(root, setting).children(root, "section", phrases_only=False)


def safe_id(prefix: str, name: str) -> str:
    """Make an id that is one in XML too; different names stay different."""
    return prefix + _UNSAFE_IN_ID.sub(lambda match: f"_{ord(match[0]):x}_", name)


class _Placing:
    def __init__(self, root: Any, setting: Setting) -> None:
        self.setting = setting
        self.known = {node.attrs["id"] for node in _elements(root) if node.attrs.get("id")}
        self.used: set[str] = set()
        self.depth = 0

    def children(self, node: Any, parent: str, *, phrases_only: bool) -> list[ET.Element | str]:
        found: list[ET.Element | str] = []
        for child in node.children or ():
            if child.name == "#text":
                found.append(child.data or "")
            elif self.depth == _DEEPEST:
                found.extend(text.data or "" for text in _below(child) if text.name == "#text")
            elif not child.name.startswith(("#", "!")):
                self.depth += 1
                found.extend(self.element(child, parent, phrases_only=phrases_only))
                self.depth -= 1
        if parent in {"ol", "ul"}:
            return [part if _is(part, "li") else element("li", None, part) for part in found if _says(part)]
        return found

    def element(self, node: Any, parent: str, *, phrases_only: bool) -> Sequence[ET.Element | str]:
        tag = node.name
        classes = str(node.attrs.get("class") or "").split()
        if tag in _DROPPED or "tabbed-labels" in classes:
            return ()
        if tag == "input":
            return [_BOXES["checked" in node.attrs]] if node.attrs.get("type") == "checkbox" else ()
        if "tabbed-set" in classes:
            return [self.tabs(node)]
        if tag == "img":
            return [self.image(node)]
        if tag not in _BLOCKS | _PHRASES:
            return self.children(node, parent, phrases_only=phrases_only)
        tag = self.tag(node, tag, parent, phrases_only=phrases_only)
        attributes = self.attributes(node, tag)
        if tag == "a" and "href" not in attributes:
            tag = "span"
        inside = self.children(node, tag, phrases_only=phrases_only or tag in _HOLDS_PHRASES)
        return [element(tag, attributes, *inside)]

    def tag(self, node: Any, tag: str, parent: str, *, phrases_only: bool) -> str:
        """Choose the element that says the same and is allowed here."""
        if phrases_only and tag in _BLOCKS:
            return "span"
        if parent not in _PARENTS.get(tag, {parent}):
            return "div"
        if tag == "details" and next((child.name for child in _elements_below(node)), "") != "summary":
            return "div"
        if tag == "bdo" and node.attrs.get("dir") not in {"ltr", "rtl"}:
            return "span"
        if tag in _HEADINGS:
            return _HEADINGS[min(_HEADINGS.index(tag) + self.setting.deeper, 5)]
        return tag

    def attributes(self, node: Any, tag: str) -> dict[str, str]:
        allowed = {**_ATTRIBUTES[""], **_ATTRIBUTES.get(tag, {})}
        given = {name: value or "" for name, value in node.attrs.items()}
        kept = {name: value for name, value in given.items() if name in allowed and allowed[name].fullmatch(value)}
        if (name := safe_id(self.setting.prefix, given.get("id", ""))) not in {self.setting.prefix, *self.used}:
            self.used.add(name)
            kept["id"] = name
        if tag in _LEFT_TO_RIGHT:
            kept.setdefault("dir", "ltr")
        if tag in {"td", "th"} and given.get("align") in _ALIGNMENTS:
            kept["class"] = f"{kept.get('class', '')} {given['align']}".strip()
        if tag == "details":
            kept["open"] = "open"
        if tag == "a" and (href := self.href(given.get("href", "").strip())):
            kept["href"] = href
        return kept

    def href(self, written: str) -> str | None:
        if written.startswith("#"):
            return f"#{safe_id(self.setting.prefix, written[1:])}" if written[1:] in self.known else None
        return written if _EXTERNAL.match(written) else self.setting.link(written)

    def image(self, node: Any) -> ET.Element | str:
        source = self.setting.image((node.attrs.get("src") or "").strip())
        words = node.attrs.get("alt") or ""
        if source is None:
            return element("em", None, words) if words else ""
        return element("img", {**self.attributes(node, "img"), "alt": words, "src": source})

    def tabs(self, node: Any) -> ET.Element:
        """Set alternative blocks one below the other, each under its label: no reader misses one."""
        labels = [part for part in _elements(node) if part.name == "label"]
        blocks = [part for part in _elements(node) if "tabbed-block" in (part.attrs.get("class") or "").split()]
        box = element("div", {"class": "tabs"})
        for label, block in zip(labels, blocks, strict=False):
            words = element("strong", None, *self.children(label, "p", phrases_only=True))
            extend(box, [element("p", {"class": "tab"}, words), *self.children(block, "div", phrases_only=False)])
        return box


def _elements(node: Any) -> Iterator[Any]:
    return (part for part in _below(node) if not part.name.startswith(("#", "!")))


def _below(node: Any) -> Iterator[Any]:
    """Give everything inside a node in its order, without recursion: nobody bounds how deep an editor nests."""
    waiting = list(reversed(node.children or ()))
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.children or () if hasattr(part, "children") else ()))


def _elements_below(node: Any) -> Iterator[Any]:
    return (child for child in node.children or () if not child.name.startswith(("#", "!")))


def _is(part: ET.Element | str, tag: str) -> bool:
    return not isinstance(part, str) and part.tag == tag


def _says(part: ET.Element | str) -> bool:
    return not isinstance(part, str) or bool(part.strip())
