"""Addresses are right on a server, under a path prefix, and from file://."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.publishing.addresses import Addresses, relative

WEB = Addresses("uz", site_url="https://host.example/repo/")
OFFLINE = Addresses("uz", directories=False)


@pytest.mark.parametrize(
    ("addresses", "language", "uri", "page", "destination"),
    [
        (WEB, "uz", "index.md", "", "index.html"),
        (WEB, "ar", "index.md", "ar/", "ar/index.html"),
        (WEB, "ar", "about.md", "ar/about/", "ar/about/index.html"),
        (WEB, "uz", "themes/index.md", "themes/", "themes/index.html"),
        (OFFLINE, "uz", "index.md", "index.html", "index.html"),
        (OFFLINE, "ar", "about.md", "ar/about.html", "ar/about.html"),
        (OFFLINE, "uz", "articles/2026/x.md", "articles/2026/x.html", "articles/2026/x.html"),
    ],
)
def test_a_page_has_its_address(addresses: Addresses, language: str, uri: str, page: str, destination: str) -> None:
    assert addresses.page(language, uri) == page
    assert addresses.destination(language, uri) == destination


def test_absolute_addresses_keep_the_path_prefix() -> None:
    assert WEB.absolute("ar/") == "https://host.example/repo/ar/"
    assert Addresses("uz", site_url="https://host.example/repo").absolute("") == "https://host.example/repo/"
    assert OFFLINE.absolute("ar/") is None


def test_rooted_addresses_work_from_any_missing_page() -> None:
    assert WEB.rooted("ar/themes/") == "/repo/ar/themes/"
    assert OFFLINE.rooted("a.html") == "/a.html"


segments = st.lists(st.text("abz09-ö", min_size=1, max_size=4), min_size=0, max_size=4).map("/".join)
pages = segments.map(lambda path: f"{path}/" if path else "") | segments.map(lambda path: f"{path or 'x'}.html")


@given(pages, pages)
def test_a_relative_link_leads_where_a_browser_takes_it(target: str, page: str) -> None:
    followed = urljoin(f"https://host.example/repo/{page}", relative(target, page))
    assert unquote(followed) == f"https://host.example/repo/{target}"
    assert not posixpath.isabs(relative(target, page))
