"""Where the way out leads, what its script says, and what the page on reading safely tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra import strings
from nashra.content.tree import read_content
from nashra.publishing.addresses import Addresses
from nashra.publishing.leaving import exit_view, safety_text
from nashra.publishing.page_views import page_view
from nashra.publishing.pages import Edition, place_of
from tests.bulletins import Bulletin


def edition(bulletin: Bulletin, exits: str = "", *, offline: bool = False) -> Edition:
    configuration = bulletin.root / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(text.replace("  - nashra\n", f"  - nashra: {{{exits}}}\n"), "utf-8")
    settings = bulletin.settings()
    words = {language.code: strings.load(language.code)[0] for language in settings.languages}
    downloads = None if offline else ()
    catalogue = read_content(settings).catalogue
    return Edition(settings, catalogue, Addresses("uz", directories=not offline), words, ("uz", "ar"), downloads)


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def test_it_leads_where_the_settings_say_and_from_a_bundle_to_an_empty_page(bulletin: Bulletin) -> None:
    made = edition(bulletin, "exit: {ar: 'https://weather.example/'}")
    (uzbek, arabic) = (exit_view(made, code) for code in ("uz", "ar"))
    assert uzbek
    assert arabic
    assert uzbek.href.startswith("https://"), "a language without an address of its own has the usual one"
    assert arabic.href == "https://weather.example/"
    leaving, two_left, one_left, forgotten = arabic.words.split("|")
    assert "مرتين" in two_left
    assert "مرة واحدة" in one_left
    assert leaving
    assert forgotten


def test_a_bundle_asks_for_nothing(bulletin: Bulletin) -> None:
    view = exit_view(edition(bulletin, "exit: 'https://weather.example/'", offline=True), "uz")
    assert view
    assert view.href == "about:blank"


def test_without_a_way_out_nothing_is_said_about_it(bulletin: Bulletin) -> None:
    made = edition(bulletin, "exit: false")
    uzbek = made.settings.language("uz")
    assert exit_view(made, "uz") is None
    heading = made.strings["uz"]("safety.leaving").splitlines()[0]
    assert heading not in safety_text(made, uzbek)
    assert made.strings["uz"]("safety.text") in safety_text(made, uzbek)


def test_an_editor_may_write_the_page_on_reading_safely(bulletin: Bulletin) -> None:
    bulletin.write("docs/uz/safety.md", '---\ntitle: "Ehtiyot boʻling"\n---\n\nMatn.\n')
    made = edition(bulletin)
    headings = []
    for code in ("uz", "ar"):
        place = place_of(made.catalogue, made.settings.language(code), "safety.md")
        headings.append(page_view(made, place, [], strings.load(code)[1]).heading)
    assert headings == ["Ehtiyot boʻling", made.strings["ar"]("safety.title")]
