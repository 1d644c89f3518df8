"""Leaving quickly: by button, by keyboard, without scripts, without a connection; and no page to go back to."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import publication
from tests.browser.conftest import View, Visit
from tests.browser.tour import PHONE, Edition
from tests.publication import words

# As mkdocs.yml says.
TARGETS = {"uz": "https://obhavo.uz/", "ar": "https://www.arabiaweather.com/"}
LANGUAGES = tuple(TARGETS)
BLANK = "about:blank"
LEAVE = "document.querySelector('.leave').click()"
SHOWN = """(() => {
  const visible = [...document.body.children].filter((child) => child.checkVisibility());
  const box = visible[0].getBoundingClientRect();
  return {
    children: visible.map((child) => [child.className, child.getAttribute("role"), child.textContent]),
    box: [box.x, box.y, box.width, box.height],
    title: document.title,
  };
})()"""
HIDDEN_BEHIND_THE_BAR = """() => {
  const bar = document.querySelector(".exit");
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  return !bar.contains(focused) && box.bottom > bar.getBoundingClientRect().top + 1 ? focused.outerHTML : "";
}"""

# What is far below is laid out when it comes near, and the page may grow by it: its end is where it stays.
AT_THE_END = """async () => {
  const root = document.documentElement;
  const frame = () => new Promise(requestAnimationFrame);
  for (let height = 0; height !== root.scrollHeight; ) {
    height = root.scrollHeight;
    scrollTo({ top: height, behavior: "instant" });
    await frame();
    await frame();
  }
  return [".exit", ".colophon"].map((selector) => document.querySelector(selector).getBoundingClientRect().toJSON());
}"""


@pytest.fixture
def site(editions: dict[str, Edition]) -> Edition:
    return editions["site"]


def article(edition: Edition, language: str) -> str:
    return edition.url(language, edition.publication.articles_in(language)[0].key)


def with_target(view: View, language: str) -> View:
    """Let the other site answer, which is the one request that may leave the machine."""
    view.page.route(f"{TARGETS[language]}**", lambda route: route.fulfill(body="<title>Weather</title>Sunny."))
    return view


def expect_left(view: View, language: str) -> None:
    """See that the other site is open and that nothing else has been asked for, then forget that it was."""
    view.page.wait_for_url(TARGETS[language])
    assert {url for url in view.refused if not url.endswith("favicon.ico")} == {TARGETS[language]}
    view.refused.clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_leaves_no_page_to_go_back_to(site: Edition, visit: Visit, language: str) -> None:
    view = with_target(visit(site.url(language, "")), language)
    view.page.goto(article(site, language))
    button = view.page.get_by_role("link", name=words(language)["exit"]["title"]).last
    expect(button).to_be_in_viewport()
    button.click()
    expect_left(view, language)
    view.page.go_back()
    assert view.page.url == site.url(language, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_is_a_link(site: Edition, visit: Visit, language: str) -> None:
    view = with_target(visit(article(site, language), scripts=False), language)
    view.page.locator(".leave").click()
    expect_left(view, language)


def test_the_keyboard_finds_it_right_after_the_way_to_the_text(site: Edition, visit: Visit) -> None:
    view = with_target(visit(article(site, "uz")), "uz")
    names = []
    for _ in range(2):
        view.page.keyboard.press("Tab")
        focused = view.page.locator(":focus")
        expect(focused).to_be_in_viewport()
        names.append(focused.inner_text())
    assert names == [words("uz")["skip"], words("uz")["exit"]["title"]]
    view.page.keyboard.press("Enter")
    expect_left(view, "uz")


@pytest.mark.parametrize("language", LANGUAGES)
def test_shift_three_times_leaves_and_says_how_many_are_left(site: Edition, visit: Visit, language: str) -> None:
    view = with_target(visit(article(site, language)), language)
    status, forms = view.page.get_by_role("status"), words(language)["exit"]["presses"]
    expect(status).to_be_empty()
    view.page.keyboard.press("Shift")
    expect(status).to_have_text(forms.get("two", forms["other"]).format(count=2))
    view.page.keyboard.press("Shift")
    expect(status).to_have_text(forms["one"].format(count=1))
    view.page.keyboard.press("Shift")
    expect_left(view, language)


def test_presses_are_forgotten_after_five_seconds(site: Edition, visit: Visit) -> None:
    view = visit(article(site, "uz"))
    view.page.clock.install()
    for _ in range(3):
        view.page.keyboard.press("Shift")
        view.page.clock.run_for(2600)
    assert view.page.url == article(site, "uz"), "three times, but not within five seconds"
    view.page.clock.run_for(5100)
    expect(view.page.get_by_role("status")).to_have_text(words("uz")["exit"]["forgotten"])
    assert view.page.locator("[data-presses]").count() == 0


def test_shift_for_capitals_and_shortcuts_does_not_count(site: Edition, visit: Visit) -> None:
    view = visit(site.url("uz", "search"))
    view.page.get_by_role("searchbox").focus()
    for keys in ("Shift+A", "Shift+B", "Shift+C", "Alt+Shift", "Alt+Shift", "Control+Shift"):
        view.page.keyboard.press(keys)
    assert view.page.get_by_role("searchbox").input_value() == "ABC"
    expect(view.page.locator("#exit-status")).to_be_empty()


def test_the_page_is_covered_before_the_other_site_answers(site: Edition, visit: Visit) -> None:
    view = with_target(visit(article(site, "uz")), "uz")
    # In one piece: nothing can have been asked for yet when the page is looked at.
    shown = view.page.evaluate(f"() => {{ {LEAVE}; return {SHOWN}; }}")
    expect_left(view, "uz")
    leaving = words("uz")["exit"]["leaving"]
    # Neither the tab nor the history names the article any more.
    assert shown == {"children": [["cover", "alert", leaving]], "box": [0, 0, PHONE, 800], "title": leaving}


def test_without_a_connection_an_empty_page_is_shown(site: Edition, visit: Visit) -> None:
    view = visit(article(site, "uz"))
    view.page.wait_for_load_state("networkidle")
    view.page.context.set_offline(True)
    view.page.locator(".leave").click()
    view.page.wait_for_url(BLANK)
    assert view.page.locator("body").inner_text() == ""


@pytest.mark.parametrize("scripts", ["with", "without"])
@pytest.mark.parametrize("name", ["all", "ar"])
def test_a_bundle_leaves_to_an_empty_page(editions: dict[str, Edition], visit: Visit, name: str, scripts: str) -> None:
    view = visit(article(editions[name], "ar"), scripts=scripts == "with")
    view.page.locator(".leave").click()
    view.page.wait_for_url(BLANK)


def single_files(built: Path, language: str) -> list[str]:
    """Give an issue and an article as single files."""
    files = [
        *sorted(built.glob(f"dist/nashra-{language}-2*.html"))[:1],
        *built.glob(f"dist/articles/nashra-{language}-*"),
    ]
    return [file.as_uri() for file in files[:2]]


@pytest.mark.parametrize("scripts", ["with", "without"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_file_leaves_to_an_empty_page(built: Path, visit: Visit, language: str, scripts: str) -> None:
    for file in single_files(built, language):
        view = visit(file, scripts=scripts == "with")
        button = view.page.get_by_role("link", name=words(language)["exit"]["title"]).last
        expect(button).to_be_in_viewport(ratio=1)
        button.click()
        view.page.wait_for_url(BLANK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_leaves_a_single_file(built: Path, visit: Visit, language: str) -> None:
    for file in single_files(built, language):
        view = visit(file)
        view.page.keyboard.press("Tab")
        focused = view.page.locator(":focus")
        expect(focused).to_be_in_viewport(ratio=1)
        assert focused.inner_text() == words(language)["exit"]["title"]
        view.page.keyboard.press("Enter")
        view.page.wait_for_url(BLANK)
        view = visit(file)
        view.page.keyboard.press("Shift")
        expect(view.page.get_by_role("status")).not_to_be_empty()
        view.page.keyboard.press("Shift")
        view.page.keyboard.press("Shift")
        view.page.wait_for_url(BLANK)


@pytest.mark.parametrize("width", [320, PHONE, 1280])
def test_the_bar_lies_over_nothing_at_the_end_of_a_page(site: Edition, visit: Visit, width: int) -> None:
    view = visit(article(site, "ar"), width=width)
    bar, above = view.page.evaluate(AT_THE_END)
    assert bar["bottom"] == pytest.approx(800, abs=1)
    assert above["bottom"] <= bar["top"] + 0.5
    assert bar["height"] <= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_the_focus_is_never_behind_the_bar(site: Edition, visit: Visit, language: str) -> None:
    view = visit(site.url(language, ""))
    steps = view.page.locator("a[href], button, input, select").count()
    hidden = []
    for _ in range(steps):
        view.page.keyboard.press("Tab")
        hidden.append(view.page.evaluate(HIDDEN_BEHIND_THE_BAR))
    assert [element for element in hidden if element] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_the_page_on_reading_safely(site: Edition, visit: Visit, language: str) -> None:
    view = visit(article(site, language))
    own = publication.words(language)["safety"]
    view.page.get_by_role("complementary").get_by_role("link", name=own["title"]).click()
    assert view.page.url == site.url(language, "safety")
    assert view.page.get_by_role("heading", level=1).inner_text() == own["title"]
