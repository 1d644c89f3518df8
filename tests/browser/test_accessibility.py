"""Every kind of page for everybody: WCAG 2.2 AA and best practices, on a bulletin whose content does not change.

What a screen reader is given is kept in ``tests/golden/accessibility``. To renew a file there, delete it and run the
test: it is written anew, and the test fails once, so that somebody looks at it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import elements, projects
from tests.browser.conftest import Serve, View, Visit
from tests.browser.tour import DESK, MEASURE, NARROWEST, PHONE

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "accessibility"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
KINDS = {
    "home": "",
    "article": "articles/2026/{article}/",
    "translation": "articles/2026/ikki/",
    "themes": "themes/",
    "theme": "themes/prevention/",
    "archive": "archive/",
    "month": "archive/2026/11/",
    "elsewhere": "elsewhere/",
    "about": "about/",
    "search": "search/",
    "downloads": "downloads/",
    "safety": "safety/",
    "404": "missing/",
}
OWN_ARTICLE = {"uz": "xabar", "ar": "kalima"}
LANGUAGES = ("uz", "ar")
SMALLEST_TARGET, SMALLEST_MAIN_TARGET = 24, 44
MAIN_TARGETS = ".masthead a:not(.skip), .exit a, .search button, .search input, .search select, .pagination a, .button"
# Links inside a sentence, and boxes whose label is the target, may be smaller (WCAG 2.2, 2.5.8: Inline, Equivalent).
TARGETS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((target) => target.checkVisibility() && !target.closest(".skip, .unseen"))
  .filter((target) => !target.closest(".prose p, .prose li, .prose td, .prose dd, .remark, label, sup"))
  .map((target) => [target.outerHTML.slice(0, 90), target.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([html, box]) => `${html} ${box.width} × ${box.height}`)"""
SMALL_MAIN = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((target) => target.checkVisibility())
  .map((target) => [target.outerHTML.slice(0, 90), target.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < least - .5 || box.height < least - .5))
  .map(([html, box]) => `${html} ${box.width} × ${box.height}`)"""
CLIPPED = """() => [...document.querySelectorAll("body *:not(svg *)")]
  .filter((element) => element.checkVisibility() && !element.closest(".unseen, .unseen-narrow, .skip"))
  .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowY) && element.innerText?.trim())
  .filter((element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
  .map((element) => `${element.outerHTML.slice(0, 90)} ${element.scrollHeight} > ${element.clientHeight}`)"""
# WCAG 2.2, 1.4.12; a style sheet of the reader's, which no policy of the page hinders.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-block-end: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    html: element.outerHTML.slice(0, 100),
    at: [...document.querySelectorAll("*")].indexOf(element),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    atEnd: element === document.body,
  };
}"""
OUTLINE = (
    """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]))"""
)


@pytest.fixture(scope="session")
def elements_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the bulletin with everything that Markdown gives an editor."""
    return serve(projects.made_once(tmp_path_factory, "elements", elements.build) / "site")


def path_of(language: str, kind: str) -> str:
    prefix = "" if language == "uz" else f"{language}/"
    return prefix + KINDS[kind].format(article=OWN_ARTICLE[language])


def opened(visit: Visit, site: str, language: str, kind: str, width: int = PHONE) -> View:
    view = visit(site + path_of(language, kind), width=width)
    view.page.wait_for_load_state()
    if kind == "404":
        view.console.clear()  # the console names the missing page, as it should
    return view


def without_barriers(view: View) -> None:
    for scheme in SCHEMES:
        for width in (NARROWEST, PHONE, DESK):
            view.page.emulate_media(color_scheme=scheme)
            view.page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(view.page)
            assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_barrier_on_any_kind_of_page(mixed_site: str, visit: Visit, language: str, kind: str) -> None:
    without_barriers(opened(visit, mixed_site, language, kind))


@pytest.mark.parametrize("path", ["articles/2026/elements/", "ar/articles/2026/elements-ar/"])
def test_axe_finds_no_barrier_in_anything_markdown_makes(elements_site: str, visit: Visit, path: str) -> None:
    without_barriers(visit(elements_site + path))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_is_given_the_same_as_before(mixed_site: str, visit: Visit, language: str, kind: str) -> None:
    view = opened(visit, mixed_site, language, kind, width=DESK)
    shown = view.page.locator("body").aria_snapshot() + "\n"
    path = GOLDEN / f"{kind}-{language}.yml"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, "utf-8")
        pytest.fail(f"{path.name} was missing and has been written: look at it, then run the test again", pytrace=False)
    assert shown == path.read_text("utf-8")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_landmarks_and_headings_lead_through_a_page(mixed_site: str, visit: Visit, language: str, kind: str) -> None:
    page = opened(visit, mixed_site, language, kind).page
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    navigations = page.get_by_role("navigation").all()
    names = [each.get_attribute("aria-label") or each.get_attribute("aria-labelledby") for each in navigations]
    assert None not in names
    assert len(names) == len(set(names))
    levels = page.evaluate(OUTLINE)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []


@pytest.mark.parametrize("kind", ["home", "article", "search", "month"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_focus_is_seen_and_goes_in_the_order_of_the_page(
    mixed_site: str, visit: Visit, language: str, kind: str
) -> None:
    page = opened(visit, mixed_site, language, kind, width=DESK).page
    places: list[int] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["atEnd"]:
            break
        assert focused["seen"], focused["html"]
        assert focused["outline"], focused["html"]
        places.append(focused["at"])
    assert len(places) > 8
    assert places == sorted(set(places))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_skip_link_is_first_and_leads_past_the_masthead(mixed_site: str, visit: Visit, language: str) -> None:
    page = opened(visit, mixed_site, language, "article").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip[href=\"#text\"]')")
    box = page.locator("a.skip").first.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, .exit') !== null")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_touched_is_large_enough(mixed_site: str, visit: Visit, language: str, kind: str) -> None:
    page = opened(visit, mixed_site, language, kind).page
    for width in (NARROWEST, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TARGETS) == [], width
        assert page.evaluate(SMALL_MAIN, [MAIN_TARGETS, SMALLEST_MAIN_TARGET]) == [], width


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_at_four_times_the_size_a_page_still_fits_and_leaves_room(
    mixed_site: str, visit: Visit, language: str, kind: str
) -> None:
    page = opened(visit, mixed_site, language, kind).page
    page.set_viewport_size({"width": DESK // 4, "height": 256})  # 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10)
    assert page.evaluate(MEASURE)["overflow"] == []
    covered = page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(each => ['fixed', 'sticky'].includes("
        "getComputedStyle(each).position) && each.closest('.themes') === null)"
        ".reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)"
    )
    assert covered <= 256 / 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_when_a_reader_spaces_the_text(
    mixed_site: str, visit: Visit, language: str, kind: str
) -> None:
    page = opened(visit, mixed_site, language, kind).page
    assert page.evaluate(CLIPPED) == []
    page.evaluate(SPACING)
    for width in (NARROWEST, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CLIPPED) == [], width
        assert page.evaluate(MEASURE)["overflow"] == [], width


@pytest.mark.parametrize("kind", ["home", "article", "search"])
def test_nothing_moves_for_readers_who_ask_for_that(mixed_site: str, visit: Visit, kind: str) -> None:
    page = opened(visit, mixed_site, "uz", kind).page
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0
    lasting = (
        "() => [...document.querySelectorAll('*')].filter(each => [getComputedStyle(each).transitionDuration,"
        " getComputedStyle(each).animationDuration].some(time => parseFloat(time) > 0)"
        " || getComputedStyle(each).scrollBehavior === 'smooth').map(each => each.outerHTML.slice(0, 80))"
    )
    assert page.evaluate(lasting) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_forced_colours_the_current_place_and_the_signs_are_still_seen(
    mixed_site: str, visit: Visit, language: str
) -> None:
    page = opened(visit, mixed_site, language, "theme").page
    page.emulate_media(forced_colors="active")
    current = page.locator(".themes [aria-current]")
    marked = current.evaluate(
        "link => { const style = getComputedStyle(link); return style.textDecorationLine !== 'none'"
        " || style.borderBlockEndStyle !== 'none' || style.outlineStyle !== 'none'; }"
    )
    assert marked, "shadows and backgrounds go where colours are forced"
    text = "element => getComputedStyle(element).color"
    for icon in page.locator("svg.icon").all():
        assert icon.evaluate("icon => getComputedStyle(icon).stroke") == icon.locator("xpath=..").evaluate(text)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["outline"]
