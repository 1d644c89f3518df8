"""An article's HTML made to stand by itself, away from its page: what a feed carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from nashra.languages import Language

# The attributes of HTML that hold one address (HTML Living Standard, "Attributes").
_ADDRESSES = frozenset({"action", "cite", "data", "formaction", "href", "poster", "src"})
# RFC 4287, section 8.1, and JSON Feed warn of these; feed readers drop them anyway.
_DROPPED = frozenset({"script", "style"})
_SCRIPT_SCHEMES = ("javascript:", "vbscript:")
# What browsers overlook in an address (URL Standard, "basic URL parser").
_OVERLOOKED = re.compile(r"[\x00-\x20]")

Attributes = Iterable[tuple[str, str | None]]


def standalone(html: str, address: str, language: Language, notices: Iterable[str] = ()) -> str:
    """Give the HTML of the page at an absolute ``address`` with absolute links, its language and direction.

    ``notices`` are plain texts that stand before it. Scripts, styles, comments and event handlers are left out.
    """
    reader = _Absolute(address)
    reader.feed(html)
    reader.close()
    before = "".join(f"<p><strong>{escape(notice, quote=False)}</strong></p>\n" for notice in notices)
    opening = _start_tag("div", [("lang", language.code), ("dir", language.direction)])
    return f"{opening}{before}{''.join(reader.parts)}</div>"


class _Absolute(HTMLParser):
    """Copies HTML, with the addresses in it made absolute."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._base = base
        self._dropping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping = self._dropping or tag
        elif not self._dropping:
            self.parts.append(_start_tag(tag, self._attributes(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _DROPPED and not self._dropping:
            self.parts.append(_start_tag(tag, self._attributes(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._dropping:
            self._dropping = ""
        elif not self._dropping and tag not in _DROPPED:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self.parts.append(escape(data, quote=False))

    def _attributes(self, attributes: Attributes) -> Iterator[tuple[str, str | None]]:
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc" or _runs(value or ""):
                continue
            if value is not None and name in _ADDRESSES:
                yield name, self._absolute(value)
            elif value is not None and name == "srcset":
                yield name, ", ".join(self._candidates(value))
            else:
                yield name, value

    def _candidates(self, value: str) -> Iterator[str]:
        for address, *descriptor in filter(None, map(str.split, value.split(","))):
            yield " ".join([self._absolute(address), *descriptor])

    def _absolute(self, address: str) -> str:
        """Resolve an address; what is none, such as ``http://[x``, stays as the page has it."""
        try:
            return urljoin(self._base, address)
        except ValueError:
            return address


def _runs(value: str) -> bool:
    return _OVERLOOKED.sub("", value).casefold().startswith(_SCRIPT_SCHEMES)


def _start_tag(tag: str, attributes: Attributes) -> str:
    said = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{said}>"
