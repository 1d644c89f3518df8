"""No page asks any other machine, and every page has a policy that would stop it: proven on every built file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.html_files import HtmlFile, html_files

# What a browser fetches by itself (HTML Living Standard); links of these kinds are for machines that look for them.
FETCHED = {
    "src": "script, img, iframe, source, video, audio, track, embed, input",
    "srcset": "img, source",
    "poster": "video",
    "data": "object",
    "background": "body",
    "action": "form",
    "href": "link:not([rel=canonical]):not([rel=alternate])",
}
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
IN_STYLES = re.compile(r"@import|url\(\s*[\"']?(?!data:)")
SOURCE = re.compile(r"'(?:self|none|sha256-[A-Za-z0-9+/]{43}=)'|data:")
META = "meta[http-equiv=Content-Security-Policy]"


@pytest.fixture(params=["site", "all", "uz", "ar", "features/site", "features/off"])
def pages(request: pytest.FixtureRequest, built: Path, features: Path, tmp_path: Path) -> list[HtmlFile]:
    """All pages of an edition, those that are offered as single files among them."""
    name = request.param
    if name.startswith("features"):
        return list(html_files(features / name.partition("/")[2]))
    if name == "site":
        return list(html_files(built / "site"))
    with ZipFile(built / "dist" / f"nashra-{name}.zip") as archive:
        archive.extractall(tmp_path)
    return list(html_files(tmp_path))


def addresses(page: HtmlFile) -> Iterator[str]:
    for attribute, selector in FETCHED.items():
        yield from (element[attribute] for element in page.all(selector) if attribute in element)
    yield from (meta["content"].partition("url=")[2] for meta in page.all("meta[http-equiv=refresh]"))


def test_nothing_is_fetched_from_elsewhere(pages: list[HtmlFile]) -> None:
    assert pages
    for page in pages:
        assert [address for address in addresses(page) if ELSEWHERE.match(address)] == [], page.path
        styles = [*re.findall(r"<style[^>]*>(.*?)</style>", page.text, re.DOTALL)]
        assert [style for style in styles if IN_STYLES.search(style)] == [], page.path
        assert page.all("[style]") == [], page.path


def test_every_page_has_a_policy_that_admits_the_site_alone(pages: list[HtmlFile]) -> None:
    for page in pages:
        directives = policy(page.one(META)["content"])
        assert directives["default-src"] == ["'none'"], page.path
        assert directives["base-uri"] == ["'none'"], page.path
        sources = [source for listed in directives.values() for source in listed]
        assert [source for source in sources if not SOURCE.fullmatch(source)] == [], page.path
        assert page.all("meta[name=referrer]") in ([{"name": "referrer", "content": "no-referrer"}], []), page.path


def test_the_policy_admits_just_the_styles_and_scripts_inside_the_page(pages: list[HtmlFile]) -> None:
    for page in pages:
        directives = policy(page.one(META)["content"])
        for name, tag in (("style-src", "style"), ("script-src", "script")):
            inline = re.findall(rf"<{tag}(?: id=\"dark\" media=\"[^\"]*\")?>(.*?)</{tag}>", page.text, re.DOTALL)
            expected = {digest(text) for text in inline if text}
            admitted = {source for source in directives.get(name, []) if source.startswith("'sha256-")}
            assert admitted == expected, f"{page.path}: {name}"


def test_the_headers_admit_what_every_page_admits_and_refuse_frames(built: Path) -> None:
    lines = (built / "site/_headers").read_text("utf-8").splitlines()
    assert lines[0] == "/*"
    headers = dict(line.strip().split(": ", 1) for line in lines[1:])
    common = policy(headers["Content-Security-Policy"])
    assert common["frame-ancestors"] == ["'none'"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]
    for page in html_files(built / "site"):
        for name, sources in policy(page.one(META)["content"]).items():
            assert set(sources) - {"'none'"} <= set(common[name]), f"{page.path}: {name}"


def test_a_bundle_has_no_headers_file(features: Path) -> None:
    assert (features / "site/_headers").is_file()
    assert not (features / "off/_headers").exists()


def policy(text: str) -> dict[str, list[str]]:
    """Read a policy: directive → sources."""
    return {name: sources for name, *sources in (directive.split() for directive in text.split(";"))}


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
