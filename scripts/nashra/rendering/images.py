"""The pictures of a rendered page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser


def image_addresses(html: str) -> Iterator[str]:
    """Give the address of every picture of a page in its order, as it is written there."""
    if "<img" not in html:
        return
    reader = _Images()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img" and (address := dict(attrs).get("src")):
            self.found.append(address)
