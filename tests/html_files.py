"""Built pages as a browser's parser sees them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from justhtml import JustHTML

# For resolving addresses within a folder; no host is ever asked.
_ROOT = "https://root.example/"


@functools.lru_cache(maxsize=200)
def _parsed(text: str) -> JustHTML:
    return JustHTML(text, sanitize=False)


class HtmlFile:
    """One HTML file of a site; ``path`` is relative to the site's root."""

    def __init__(self, site: Path, path: str) -> None:
        self.site = site
        self.path = path
        self.text = (site / path).read_text("utf-8")

    @property
    def document(self) -> JustHTML:
        """The parsed document, nothing left out."""
        return _parsed(self.text)

    def all(self, selector: str) -> list[dict[str, str]]:
        """Give the attributes of every element that a CSS selector finds."""
        return [{name: value or "" for name, value in (node.attrs or {}).items()} for node in self.nodes(selector)]

    def one(self, selector: str) -> dict[str, str]:
        """Give the attributes of the one element that a CSS selector finds."""
        found = self.all(selector)
        assert len(found) == 1, f"{self.path}: {len(found)} × {selector}"
        return found[0]

    def texts(self, selector: str) -> list[str]:
        """Give the text of every element that a CSS selector finds, white space collapsed."""
        return [" ".join(node.to_text().split()) for node in self.document.query(selector)]

    def nodes(self, selector: str) -> list[Any]:
        """Give the elements themselves."""
        return list(self.document.query(selector))

    def target(self, href: str) -> Path | None:
        """Give the file that a link of this page leads to; ``None`` when it leaves the site."""
        address = urljoin(f"{_ROOT}{self.path}", href)
        if not address.startswith(_ROOT):
            return None
        found = self.site / unquote(urlsplit(address).path).lstrip("/")
        return found / "index.html" if address.split("#")[0].endswith("/") else found


def html_files(site: Path) -> Iterator[HtmlFile]:
    """Read every HTML file of a site, in the order of their paths."""
    yield from (HtmlFile(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html")))
