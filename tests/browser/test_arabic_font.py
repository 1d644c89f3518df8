"""The font for Arabic that a bulletin may bring with it: when it is asked for, what it costs and what it covers."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from tests import feature_site, mixed_bulletin, projects
from tests.browser.conftest import Serve, Visit
from tests.browser.painting import ARTICLE
from tests.bulletins import Bulletin

FAMILY = "Nashra Arabic"
FONT = "assets/fonts/noto-sans-arabic.woff2"
# Arabic and Persian letters, short vowels and other marks, punctuation, and the digits of both.
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـٱپچژکگۀی"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
SIGNS = "،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹«»"
ALL = [*LETTERS, *(f"ب{mark}" for mark in MARKS), *SIGNS]
# Set in the font's file by another name, because the page itself does not wait for it (font-display: optional).
SET = """async ([texts, address]) => {
  document.fonts.add(await new FontFace("Probe", `url(${address})`).load());
  document.querySelector("main").style.fontFamily = "Probe";
  const lines = texts.map(text => Object.assign(document.createElement("p"), { textContent: text }));
  document.querySelector("main").replaceChildren(...lines);
  return document.body.offsetHeight;
}"""
LARGEST_FONT, LARGEST_ARTICLE = 12_000, 20_000
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@pytest.fixture(scope="session")
def lettered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mixed bulletin with its own font, built for the web and for reading offline; only read."""

    def make(folder: Path) -> None:
        with_font(mixed_bulletin.write(folder))
        feature_site.build(folder, folder / "site")
        feature_site.build(folder, folder / "off", "--offline")

    return projects.made_once(tmp_path_factory, "lettered", make)


def with_font(bulletin: Bulletin, value: str = "true") -> Bulletin:
    path = bulletin.root / "mkdocs.yml"
    text = path.read_text("utf-8").replace("  - nashra\n", f"  - nashra: {{arabic_font: {value}}}\n")
    path.write_text(text, "utf-8")
    return bulletin


def test_no_font_is_published_unless_it_is_asked_for(mixed: Path) -> None:
    assert not (mixed / "site/assets/fonts").exists()
    pages = [path.read_text("utf-8") for path in (mixed / "site").rglob("*.html")]
    assert [page for page in pages if "@font-face" in page or "woff2" in page] == []


def test_the_font_comes_with_its_licence(lettered: Path) -> None:
    licence = (lettered / "site/assets/fonts/OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2015-2020 Google LLC" in licence


def test_bundles_stay_small_without_it(lettered: Path) -> None:
    assert list((lettered / "off").rglob("*.woff2")) == []
    assert "@font-face" not in (lettered / "off/ar/index.html").read_text("utf-8")


def test_only_pages_in_arabic_letters_ask_for_it(lettered: Path, serve: Serve, visit: Visit) -> None:
    base = serve(lettered / "site")
    for path, wanted in (("ar/", 1), (f"ar/{ARTICLE}", 1), ("fa/", 1), ("", 0), ("uz-Cyrl/", 0)):
        view = visit(base + path)
        assert sum(address.endswith(".woff2") for address in view.requests) == wanted, path


@pytest.mark.parametrize("path", ["ar/articles/2026/thani/", "ar/"])
def test_an_article_with_the_font_is_light(lettered: Path, serve: Serve, visit: Visit, path: str) -> None:
    font = (lettered / "site" / FONT).stat().st_size
    page = len(gzip.compress((lettered / "site" / path / "index.html").read_bytes(), 9))
    assert font <= LARGEST_FONT
    assert page + font <= LARGEST_ARTICLE
    assert len(visit(serve(lettered / "site") + path).requests) <= 3


def test_the_font_is_used_and_moves_nothing(lettered: Path, serve: Serve, visit: Visit) -> None:
    view = visit(serve(lettered / "site") + f"ar/{ARTICLE}")
    view.page.wait_for_load_state()
    view.page.evaluate(f"document.fonts.load('19px \"{FAMILY}\"', 'كلمة')")
    assert view.page.evaluate(f"document.fonts.check('19px \"{FAMILY}\"', 'كلمة')") is True
    assert view.page.evaluate(SHIFT) <= 0.01


def test_the_font_has_what_arabic_and_persian_are_written_with(coverage: dict[str, list[str]]) -> None:
    assert len(coverage) > 80
    assert {letters: fonts for letters, fonts in coverage.items() if fonts != ["own"]} == {}


@pytest.fixture(scope="module")
def coverage(lettered: Path, serve: Serve, browser: Any) -> dict[str, list[str]]:
    """The fonts in which the browser really sets each of the letters."""
    with browser.new_context() as context:
        page = context.new_page()
        base = serve(lettered / "site")
        page.goto(base + "ar/")
        page.evaluate(SET, [ALL, base + FONT])
        session = context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "main > p"})["nodeIds"]
        fonts = [session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes]
    named = [["own" if font["isCustomFont"] else font["familyName"] for font in each] for each in fonts]
    return dict(zip(ALL, named, strict=True))


def test_the_style_asks_for_the_font_wherever_it_has_letters(lettered: Path) -> None:
    page = (lettered / "site/ar/index.html").read_text("utf-8")
    declared = re.search(r"unicode-range:([^;}]+)", page)
    assert declared
    bounds = [part.strip().removeprefix("U+").split("-") for part in declared[1].split(",")]
    ranges = [range(int(each[0], 16), int(each[-1], 16) + 1) for each in bounds]
    assert [letter for text in ALL for letter in text if not any(ord(letter) in each for each in ranges)] == []


def test_every_page_is_admitted_by_the_headers_of_the_host(lettered: Path) -> None:
    headers = (lettered / "site/_headers").read_text("utf-8")
    pages = [path.read_text("utf-8") for path in (lettered / "site").rglob("*.html")]
    named = {digest for page in pages for digest in re.findall(r"'sha256-[^']+'", page.replace("&#39;", "'"))}
    assert len(named) > 5
    assert [digest for digest in named if digest not in headers] == []


def test_a_wrong_value_is_refused_with_words(tmp_path: Path) -> None:
    bulletin = with_font(mixed_bulletin.write(tmp_path / "wrong"), "naskh")
    done = feature_site.run_mkdocs(bulletin.root, tmp_path / "site")
    assert done.returncode != 0
    assert "“arabic_font” should be true or false, but is “naskh”" in done.stdout + done.stderr
