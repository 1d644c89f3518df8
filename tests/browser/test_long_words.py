"""A word longer than the line, such as an address as a title, makes no page wider than the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.catalogue import wording_digest
from tests import feature_site, projects
from tests.browser.conftest import Serve, Visit
from tests.bulletins import Bulletin

LONG = {"uz": f"https://manba.example/{'juda-uzun-' * 15}", "ar": "الاتجار" * 30}
PAGES = (
    "",
    "search/",
    "elsewhere/",
    "archive/2026/",
    "themes/",
    "themes/prevention/",
    "articles/2026/one/",
    "articles/2026/withdrawn/",
    "404.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website in which titles, themes, names, addresses and reasons have such words."""

    def make(folder: Path) -> None:
        bulletin = Bulletin(folder)
        feature_site.dress(folder)
        themes = (folder / "docs/themes.yml").read_text("utf-8")
        for code, word in LONG.items():
            themes = themes.replace(f"{code}: prevention-theme-in-{code}", f'{code}: "{word[:80]}"')
        bulletin.write("docs/themes.yml", themes)
        source = f"{{author: {'M' * 90}, url: '{LONG['uz']}'}}"
        for code, other in (("uz", "ar"), ("ar", "uz")):
            bulletin.article(code, f"2026/only-{code}", LONG[code])
            bulletin.article(code, f"2026/another-{code}", f"{LONG[code]} {code}")
            bulletin.article(code, f"2026/third-{code}", f"{LONG[code]} {other}")
        bulletin.article("uz", "2026/one", LONG["uz"] + "1", source=source)
        bulletin.article("uz", "2026/withdrawn", withdrawn=f"'{LONG['uz']}'")
        for path, title in (("2026/one", LONG["uz"] + "1"), ("2026/withdrawn", "Title")):
            bulletin.translation("ar", path, "uz", wording_digest(title, "\nBody.\n", "uz"))
        feature_site.build(folder, folder / "site")

    return projects.made_once(tmp_path_factory, "long-words", make) / "site"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_long_word_is_broken_and_the_page_stays_as_wide_as_the_window(
    site: Path, serve: Serve, visit: Visit, language: str, width: int
) -> None:
    address = serve(site)
    page = visit(address, width=width).page
    for path in PAGES:
        page.goto(f"{address}{'' if path == '404.html' else language}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
