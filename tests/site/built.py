"""A built site as a reader finds it: pages by address, and links followed to where they lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from justhtml import JustHTML

Node = Any


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """One page of a site. ``file`` is its path below the site's folder."""

    site: Site
    file: str

    @cached_property
    def document(self) -> Any:
        """The page's tree, as an HTML parser makes it."""
        return JustHTML((self.site.folder / self.file).read_text("utf-8"), sanitize=False)

    def find(self, selector: str) -> list[Node]:
        """The elements that match a selector."""
        return list(self.document.query(selector))

    def hrefs(self, selector: str) -> list[str]:
        """The files that the links matching a selector lead to."""
        return [self.target(link) for link in self.find(selector)]

    def target(self, link: Node) -> str:
        """The file that a link inside the site leads to."""
        return self.site.resolve(link.attrs["href"], self.file)


class Site:
    """A built site. ``directories`` tells whether a server finds ``index.html`` in a folder.

    The ``default`` language lies at the root.
    """

    def __init__(self, folder: Path, *, directories: bool, default: str = "uz") -> None:
        self.folder = folder
        self.directories = directories
        self.default = default
        self._pages: dict[str, BuiltPage] = {}

    def at(self, language: str, address: str) -> BuiltPage:
        """The page at an address below its language, such as ``themes/policy``; ``""`` is the home page."""
        return self.page(self.file(language, address))

    def file(self, language: str, address: str) -> str:
        """The file of a page."""
        prefix = "" if language == self.default else f"{language}/"
        if address in {"", "themes", "archive", "elsewhere"} or self.directories:
            return posixpath.normpath(f"{prefix}{address}/index.html").lstrip("/")
        return f"{prefix}{address}.html"

    def page(self, file: str) -> BuiltPage:
        """The page in a file."""
        return self._pages.setdefault(file, BuiltPage(self, file))

    def files(self) -> Iterator[str]:
        """Every page of the site but the one for unknown addresses."""
        for path in sorted(self.folder.rglob("*.html")):
            if path.name != "404.html":
                yield path.relative_to(self.folder).as_posix()

    def resolve(self, href: str, file: str) -> str:
        """The file that a relative link leads to, as a server or a file manager finds it."""
        address = unquote(urldefrag(href).url)
        assert not urlsplit(address).scheme
        assert not address.startswith("/")
        if not address:
            return file
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
        if address.endswith(("/", ".")) and self.directories:
            target = posixpath.normpath(f"{target}/index.html")
        return target

    def walk(self, language: str, address: str) -> list[BuiltPage]:
        """The pages of a list in their order, by following the link to the next."""
        pages = [self.at(language, address)]
        while following := pages[-1].hrefs('nav.pagination a[rel="next"]'):
            pages.append(self.page(following[0]))
        return pages
