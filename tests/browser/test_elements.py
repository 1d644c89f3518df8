"""A page with everything that Markdown gives an editor: styled, usable without scripts, and without barriers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import elements, projects
from tests.browser.conftest import Serve, View, Visit
from tests.browser.tour import MEASURE, NARROWEST, PHONE, WIDTHS

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES = tuple(elements.PATHS)
WIDEST = 1920
TABLE_NAMES = {"uz": "1-jadval", "ar": "الجدول 1"}
# How far a note's number is from the letter before it, in sizes of the text: along the line, and across lines.
BESIDE_ITS_WORD = """(link) => {
  const rectangle = (text, from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  };
  const before = link.parentNode.previousSibling;
  const word = rectangle(before, before.length - 1, before.length), number = rectangle(link.firstChild, 0, 1);
  const style = getComputedStyle(link.closest("p"));
  const gap = style.direction === "rtl" ? word.left - number.right : number.left - word.right;
  return [gap, Math.abs(word.bottom - number.bottom)].map((distance) => distance / parseFloat(style.fontSize));
}"""
# Finds rules of a stylesheet that would have dressed an element of the page. States do not hold, media do not matter.
MISSED = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const plain = (selector) => selector.replace(/::(?:before|after|marker|-webkit-[\\w-]+|details-content)/g, "");
  const rules = [...sheet.cssRules].filter((rule) => rule.selectorText);
  return rules.map((rule) => plain(rule.selectorText)).filter((selector) => document.querySelector(selector));
}"""


@pytest.fixture(scope="session")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.made_once(tmp_path_factory, "elements", elements.build)


@pytest.fixture
def address(bulletin: Path, serve: Serve) -> str:
    return serve(bulletin / "site")


def opened(address: str, visit: Visit, language: str, **options: Any) -> View:
    return visit(f"{address}{elements.PATHS[language]}/", **options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_no_barrier_at_any_width_in_any_colours(address: str, visit: Visit, language: str) -> None:
    view = opened(address, visit, language)
    for details in view.page.locator("details:not([open])").all():
        details.evaluate("details => { details.open = true; }")
    for scheme in SCHEMES:
        for width in (*WIDTHS, WIDEST):
            view.page.emulate_media(color_scheme=scheme)
            view.page.set_viewport_size({"width": width, "height": 800})
            assert view.page.evaluate(MEASURE)["overflow"] == [], width
            found = Axe().run(view.page)
            assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"
            if width in WIDTHS[1:]:
                view.screenshot(f"elements-{language}-{width}-{scheme}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_works_without_scripts(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language, scripts=False).page
    folded = page.locator("details").first
    expect(folded.locator("p")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("p")).to_be_visible()
    blocks = page.locator(".tabbed-block")
    for number in range(blocks.count()):
        page.locator(".tabbed-labels label").nth(number).click()
        assert [blocks.nth(other).is_visible() for other in range(blocks.count())].index(True) == number
    page.keyboard.press("ArrowUp")
    expect(blocks.nth(blocks.count() - 2)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tasks_and_tables_have_their_names(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language).page
    tasks = page.get_by_role("checkbox")
    assert [bool(task.evaluate("box => box.labels[0].innerText.trim()")) for task in tasks.all()] == [True] * 3
    table = page.get_by_role("region", name=TABLE_NAMES[language])
    table.focus()
    expect(table).to_be_focused()
    assert table.evaluate("box => box.scrollWidth > box.clientWidth"), "on a phone the table is wider than the text"


@pytest.mark.parametrize("language", LANGUAGES)
def test_boxes_have_icons_that_differ(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language).page
    icons = page.locator(".admonition-title, summary").evaluate_all(
        "titles => titles.map((title) => getComputedStyle(title, '::before').maskImage)"
    )
    assert all(icon.startswith("url(") for icon in icons)
    assert len(set(icons)) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_nothing_is_folded_away_and_links_say_where_they_lead(
    address: str, visit: Visit, language: str
) -> None:
    page = opened(address, visit, language).page
    page.emulate_media(media="print")
    for selector in (".masthead nav", ".exit", ".skip", ".colophon", ".neighbours"):
        for element in page.locator(selector).all():
            expect(element).to_be_hidden()
    for block in page.locator(".tabbed-block").all():
        expect(block).to_be_visible()
    link = page.locator(".prose a[href^='https://host.example/']").first
    # The space belongs to the sentence, the address runs its own way, closed off by characters: no element stands here.
    said = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert said == f'" \u2066({link.get_attribute("href")})\u2069"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_note_stays_with_its_word(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language).page
    number = page.locator(".footnote-ref").first
    for width in range(NARROWEST, PHONE + 100, 9):
        page.set_viewport_size({"width": width, "height": 800})
        gap, lines = number.evaluate(BESIDE_ITS_WORD)
        assert 0 <= gap < 1 / 4, width
        assert lines < 1, width


@pytest.mark.parametrize("language", LANGUAGES)
def test_theme_marks_and_boxes_can_be_seen_in_forced_colours(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language).page
    page.emulate_media(forced_colors="active")
    mark = "link => getComputedStyle(link, '::before').backgroundColor"
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert page.locator(".chips [data-mark] > a").first.evaluate(mark) != paper
    signs = page.locator(".admonition-title, summary")
    assert signs.count()
    for sign in signs.all():
        assert sign.evaluate(mark) != paper


@pytest.mark.parametrize("colours", ["active", "none"])
def test_a_button_can_be_told_from_a_link_in_forced_colours(
    address: str, visit: Visit, colours: Literal["active", "none"]
) -> None:
    view = visit(f"{address}missing/")
    view.console.clear()  # the missing page itself
    view.page.emulate_media(forced_colors=colours)
    edge = view.page.locator(".button").first.evaluate("link => getComputedStyle(link).borderBlockStartColor")
    assert (edge != "rgba(0, 0, 0, 0)") == (colours == "active")


@pytest.mark.parametrize("path", ["", "themes/prevention/", "archive/", "search/", "safety/", "articles/2026/plain/"])
def test_a_page_carries_every_style_that_its_text_needs(address: str, visit: Visit, project: Path, path: str) -> None:
    view = visit(f"{address}{path}")
    carried = "".join(view.page.locator("style").all_text_contents())
    for name, own in {"elements": "figcaption", "boxes": ".admonition", "tabs": ".tabbed-set"}.items():
        css = (project / f"overrides/styles/{name}.css").read_text("utf-8")
        assert own not in carried, name
        assert view.page.evaluate(MISSED, css) == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_everything_carries_everything(address: str, visit: Visit, language: str) -> None:
    view = opened(address, visit, language)
    carried = "".join(view.page.locator("style").all_text_contents())
    assert all(own in carried for own in ("figcaption", ".admonition", ".tabbed-set"))
