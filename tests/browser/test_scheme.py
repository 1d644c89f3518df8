"""The choice of colours: the reader's system decides, until the reader does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import View, Visit
from tests.browser.tour import Edition
from tests.publication import words

KEYS = "() => Object.entries({...localStorage, ...sessionStorage}).flat()"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 246)", "rgb(18, 21, 27)"
# Notes the colours at the moment when there is a body: before that, nothing can be painted.
NOTE_FIRST = """new MutationObserver(() => {
  if (document.body && !window.first) window.first = getComputedStyle(document.documentElement).colorScheme;
}).observe(document, { childList: true, subtree: true });"""
CLOSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("closed", "SecurityError"); },
});"""


@pytest.fixture
def site(editions: dict[str, Edition]) -> Edition:
    return editions["site"]


def choose(view: View, value: str) -> None:
    view.page.locator("select[name=scheme]").select_option(value)


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_a_choice_holds_on_the_next_page_from_its_first_moment(site: Edition, visit: Visit, language: str) -> None:
    view = visit(site.url(language, ""))
    select = view.page.get_by_label(words(language)["scheme"]["label"])
    assert select.evaluate("select => select.value") == ""
    assert view.page.evaluate(KEYS) == []
    select.select_option("dark")
    assert view.page.evaluate(BACKGROUND) == DARK
    assert view.page.evaluate(KEYS) == ["nashra-scheme", "dark"]
    view.page.add_init_script(NOTE_FIRST)
    view.page.goto(site.url(language, "about"))
    assert view.page.evaluate("() => window.first") == "dark"
    assert view.page.evaluate(BACKGROUND) == DARK
    assert select.evaluate("select => select.value") == "dark"


def test_light_can_be_chosen_on_a_dark_system_and_given_back(site: Edition, visit: Visit) -> None:
    view = visit(site.url("uz", ""), scheme="dark")
    assert view.page.evaluate(BACKGROUND) == DARK
    choose(view, "light")
    assert view.page.evaluate(BACKGROUND) == LIGHT
    choose(view, "")
    assert view.page.evaluate(BACKGROUND) == DARK
    assert view.page.evaluate(KEYS) == [], "nothing is left behind"


def test_the_keyboard_can_choose(site: Edition, visit: Visit) -> None:
    view = visit(site.url("uz", ""))
    view.page.locator("select[name=scheme]").focus()
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowDown")
    assert view.page.evaluate(BACKGROUND) == DARK


def test_paper_is_white_whatever_was_chosen(site: Edition, visit: Visit) -> None:
    view = visit(site.url("uz", ""))
    choose(view, "dark")
    view.page.emulate_media(media="print")
    assert view.page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"


def test_without_scripts_there_is_no_choice_and_the_system_decides(site: Edition, visit: Visit) -> None:
    view = visit(site.url("uz", ""), scheme="dark", scripts=False)
    expect(view.page.locator(".scheme")).to_be_hidden()
    assert view.page.evaluate(BACKGROUND) == DARK


@pytest.mark.parametrize("name", ["site", "all"])
def test_closed_storage_does_no_harm(editions: dict[str, Edition], visit: Visit, name: str) -> None:
    view = visit("about:blank")
    view.page.add_init_script(CLOSED)
    view.page.goto(editions[name].url("ar", ""))
    choose(view, "dark")
    assert view.page.evaluate(BACKGROUND) == DARK


def test_a_bundle_keeps_the_choice_too(editions: dict[str, Edition], visit: Visit, unpacked: Path) -> None:
    edition = editions["all"]
    assert edition.folder.is_relative_to(unpacked)
    view = visit(edition.url("uz", ""))
    choose(view, "dark")
    view.page.goto(edition.url("ar", "about"))
    assert view.page.evaluate(BACKGROUND) == DARK
