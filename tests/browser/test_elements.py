"""A page with everything that Markdown gives an editor: styled, usable without scripts, and without barriers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import elements, projects
from tests.browser.conftest import Serve, View, Visit
from tests.browser.tour import MEASURE, WIDTHS

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES = tuple(elements.PATHS)
WIDEST = 1920
TABLE_NAMES = {"uz": "1-jadval", "ar": "الجدول 1"}
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


def opened(address: str, visit: Visit, language: str, *, scripts: bool = True) -> View:
    return visit(f"{address}{elements.PATHS[language]}/", scripts=scripts)


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
    assert link.get_attribute("href") in link.evaluate("link => getComputedStyle(link, '::after').content")


@pytest.mark.parametrize("language", LANGUAGES)
def test_theme_marks_and_boxes_can_be_seen_in_forced_colours(address: str, visit: Visit, language: str) -> None:
    page = opened(address, visit, language).page
    page.emulate_media(forced_colors="active")
    mark = "link => getComputedStyle(link, '::before').backgroundColor"
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert page.locator(".chips [data-mark] > a").first.evaluate(mark) != paper


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
