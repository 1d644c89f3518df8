"""Who comes by a former address of an article is led to it, without JavaScript, on the web and offline."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.tree import read_content
from nashra.publishing.addresses import Addresses
from nashra.publishing.pages import Edition
from nashra.publishing.redirects import redirects
from tests import feature_site
from tests.feature_site import SITE_URL
from tests.html_files import HtmlFile, html_files

MOVED = [
    ("articles/2023/oldest", "articles/2024/one"),
    ("articles/2024/older", "articles/2024/one"),
    ("ar/articles/2023/oldest", "ar/articles/2024/one"),
    ("ar/articles/2024/older", "ar/articles/2024/one"),
    ("ar/articles/2026/former-three", "ar/articles/2026/three"),
    ("articles/2026/former-gone", "articles/2026/gone"),
]


def refresh(page: HtmlFile) -> str:
    """Read where a page leads at once."""
    seconds, _, target = page.one("meta[http-equiv=refresh]")["content"].partition("; url=")
    assert seconds == "0"
    return target


@pytest.mark.parametrize(("former", "now"), MOVED)
def test_a_former_address_leads_to_the_article_in_its_language(features: Path, former: str, now: str) -> None:
    site = features / "site"
    page, article = HtmlFile(site, f"{former}/index.html"), HtmlFile(site, f"{now}/index.html")
    assert page.target(refresh(page)) == site / now / "index.html"
    assert page.one("link[rel=canonical]")["href"] == f"{SITE_URL}{now}/"
    assert page.one("main a")["href"] == refresh(page)
    assert page.texts("main a") == article.texts("h1")
    for name in ("lang", "dir"):
        assert page.one("html")[name] == article.one("html")[name]
    # It leads on without a script: the only one is that of every page, for leaving.
    assert page.nodes("script[src]") == []


@pytest.mark.parametrize(("former", "now"), MOVED)
def test_a_former_address_leads_on_offline_too(features: Path, former: str, now: str) -> None:
    bundle = features / "off"
    page = HtmlFile(bundle, f"{former}.html")
    assert page.target(refresh(page)) == bundle / f"{now}.html"
    assert page.all("link[rel=canonical]") == []


def test_nothing_else_redirects(features: Path) -> None:
    for folder, suffix in (("site", "/index.html"), ("off", ".html")):
        found = {page.path for page in html_files(features / folder) if page.all("meta[http-equiv=refresh]")}
        assert found == {f"{former}{suffix}" for former, _ in MOVED}


def test_a_draft_does_not_betray_itself_by_a_former_address(features: Path) -> None:
    assert list((features / "site").rglob("*draft*")) == []


def test_in_the_preview_a_wrong_alias_hides_no_article(tmp_path: Path) -> None:
    bulletin = feature_site.write(tmp_path)
    bulletin.article(
        "uz", "2026/greedy", title="Ochkoʻz", aliases="[2024/two, 2026/draft, 2026/greedy, 2026/free, 2026/free]"
    )
    settings = bulletin.settings()
    edition = Edition(
        settings,
        read_content(settings).catalogue,
        Addresses("uz", site_url=SITE_URL),
        feature_site.words(["uz"]),
        ["uz"],
    )
    found = [view.destination for view in redirects(edition, settings.language("uz")) if view.title == "Ochkoʻz"]
    assert found == ["articles/2026/free/index.html"]
