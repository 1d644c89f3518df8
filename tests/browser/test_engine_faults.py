"""Faults of the plain stack that only a browser shows, and our head's data under our own policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Serve, Visit
from tests.feature_site import HOSTILE, SITE_URL

PAGES = ("", "ar/", "articles/2024/two/", "ar/articles/2024/one/", "ar/themes/policy/", "404.html", "about/")
PHONE = 360


@pytest.fixture(scope="session")
def base(features: Path, serve: Serve) -> str:
    """The address at which the website of ``feature_site`` is served."""
    return serve(features / "site")


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_takes_no_offence_at_what_the_page_tells_machines(base: str, visit: Visit, path: str) -> None:
    """``visit`` holds that the console stays empty, refusals by the Content-Security-Policy included."""
    page = visit(f"{base}{path}").page
    scripts = page.evaluate("[...document.querySelectorAll('head script[type]')].map(s => [s.type, s.textContent])")
    assert [kind for kind, _ in scripts] == ([] if path == "404.html" else ["application/ld+json"])
    for _, text in scripts:
        assert json.loads(text)["@context"] == "https://schema.org"


def test_a_hostile_title_neither_runs_nor_breaks_the_page(base: str, visit: Visit) -> None:
    view = visit(f"{base}articles/2024/one/")
    asked: list[str] = []
    view.page.on("dialog", lambda dialog: asked.append(dialog.message))
    view.page.reload()
    assert asked == []
    assert view.page.locator("h1").inner_text() == HOSTILE


def test_the_manifest_and_the_feeds_can_be_fetched_from_where_the_page_says(base: str, visit: Visit) -> None:
    view = visit(f"{base}ar/articles/2024/one/")
    selector = "link[rel=manifest], link[rel=alternate][type]"
    addresses = view.page.evaluate(f"[...document.querySelectorAll('{selector}')].map(link => link.href)")
    assert len(addresses) == 3
    for address in addresses:
        assert view.page.request.get(address).ok


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", ["ar/", "ar/articles/2024/one/", "ar/themes/"])
def test_an_arabic_page_is_not_shifted_or_clipped_on_a_phone(base: str, visit: Visit, path: str, scripts: bool) -> None:  # noqa: FBT001 # a case of the test
    page = visit(f"{base}{path}", width=PHONE, scripts=scripts).page
    for selector in ("header.masthead", "main", "h1", "footer.colophon"):
        box = page.locator(selector).first.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE


def test_an_arabic_page_looks_the_same_without_scripts(base: str, visit: Visit) -> None:
    looks = [visit(f"{base}ar/", width=PHONE, scripts=scripts).page.screenshot() for scripts in (True, False)]
    assert looks[0] == looks[1]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_none_of_the_barriers_of_the_stock_theme(base: str, visit: Visit, path: str) -> None:
    violations = Axe().run(visit(f"{base}{path}").page).response["violations"]
    found = {violation["id"] for violation in violations}
    assert {"color-contrast", "aria-dialog-name", "landmark-unique", "autocomplete-valid"}.isdisjoint(found)


@pytest.mark.parametrize("path", PAGES)
def test_a_visit_leaves_nothing_behind_and_asks_for_nothing_more_than_the_page(
    base: str, visit: Visit, path: str
) -> None:
    view = visit(f"{base}{path}")
    view.page.wait_for_load_state("networkidle")
    assert view.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert [url for url in view.requests if not url.endswith(("/", ".html", "icon.svg", ".webmanifest"))] == []


def test_a_former_address_leads_on_without_scripts(base: str, visit: Visit) -> None:
    view = visit(f"{base}ar/articles/2023/oldest/", scripts=False)
    view.page.wait_for_url("**/ar/articles/2024/one/")
    assert view.page.locator("h1").inner_text() == "Title in ar"


def test_a_former_address_leads_on_in_a_bundle(features: Path, visit: Visit) -> None:
    view = visit((features / "off" / "articles" / "2026" / "former-gone.html").as_uri(), scripts=False)
    view.page.wait_for_url("**/articles/2026/gone.html")
    assert SITE_URL not in view.page.content()
