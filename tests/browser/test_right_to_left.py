"""Directions on built pages: what runs against a page is isolated, marked, and painted as it is read.

These are points 1 to 9 and 19 to 25 of what readers of right-to-left scripts need; ``test_arabic_letters.py`` has those
about letters. The order of letters is where the browser paints them, from left to right, not their order in the file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tests import mixed_bulletin
from tests.browser.conftest import View, Visit
from tests.browser.painting import ARABIC_PAGES, ARTICLE, PAINTED, UZBEK, Painted
from tests.browser.tour import DESK, MEASURE, NARROWEST, PHONE
from tests.mixed_bulletin import ARABIC_IN_UZBEK, ENGLISH_IN_UZBEK, LEFT_TO_RIGHT, LIST, OFFICE, RUSSIAN_IN_UZBEK

LANGUAGES = {"ar": "rtl", "fa": "rtl", "uz": "ltr", "uz-Cyrl": "ltr"}
ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
OTHER_LETTER = re.compile(r"[A-Za-zʻʼ\u0400-\u04ff]")
TWO_WORDS = {
    "rtl": re.compile(r"[A-Za-z]{2,}[ ][A-Za-z]{2,}"),
    "ltr": re.compile(r"[\u0620-\u06d3]{2,} [\u0620-\u06d3]{2,}"),
}


def test_all_kinds_of_page_are_looked_at(painted: Painted) -> None:
    assert set(painted) >= {*ARABIC_PAGES, "", UZBEK, f"fa/{UZBEK}", f"uz-Cyrl/{UZBEK}"}


def test_html_says_its_language_and_the_direction_of_its_script(painted: Painted) -> None:
    for path, page in painted.items():
        code = path.split("/")[0] if path.split("/")[0] in LANGUAGES else "uz"
        assert (page["lang"], page["dir"]) == (code, LANGUAGES[code]), path


@pytest.mark.parametrize(("path", "language"), [(f"ar/{ARTICLE}", "ar"), (UZBEK, "uz"), (f"fa/{UZBEK}", "fa")])
def test_a_statistical_model_reads_the_language_that_the_page_claims(
    painted: Painted, path: str, language: str
) -> None:
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(["uz", "ar", "fa", "ur", "tr", "en", "ru", "az", "tk"])
    own = [text["text"] for text in painted[path]["texts"] if text["lang"] == language and text["prose"]]
    assert model.classify(" ".join(own))[0] == language


def test_a_foreign_run_of_two_words_has_its_language(painted: Painted) -> None:
    seen = 0
    for path, page in painted.items():
        for text in page["texts"]:
            if TWO_WORDS[page["dir"]].search(text["text"]) and not text["code"] and "@" not in text["text"]:
                assert text["lang"] != page["lang"], f"{path}: {text['text']}"
                seen += 1
    assert seen > 10


def test_the_language_of_a_run_is_said_where_its_words_tell_it_and_left_open_elsewhere(
    mixed_site: str, visit: Visit
) -> None:
    page = visit(f"{mixed_site}ar/{ARTICLE}").page
    assert page.locator(".prose em [lang]").get_attribute("lang") == "en"
    assert page.get_by_text("Stop it now!").get_attribute("lang") in {"en", "und-Latn"}
    page.goto(mixed_site + UZBEK)
    assert page.get_by_text(ARABIC_IN_UZBEK).first.get_attribute("lang") == "ar"
    assert page.get_by_text(ENGLISH_IN_UZBEK, exact=True).get_attribute("lang") == "en"
    assert page.get_by_text(RUSSIAN_IN_UZBEK, exact=True).get_attribute("lang") == "ru"


def test_every_run_against_its_page_is_isolated(painted: Painted) -> None:
    for path, page in painted.items():
        letter, direction = (OTHER_LETTER, "ltr") if page["dir"] == "rtl" else (ARABIC_LETTER, "rtl")
        for text in page["texts"]:
            if letter.search(text["text"]) and not text["code"]:
                assert text["isolated"] == direction, f"{path}: {text['text']}"


@pytest.mark.parametrize("needle", LEFT_TO_RIGHT)
def test_numbers_addresses_and_codes_are_isolated_from_left_to_right(painted: Painted, needle: str) -> None:
    seen = 0
    for path in ARABIC_PAGES:
        for text in painted.get(path, {"texts": []})["texts"]:
            if needle in text["text"]:
                assert text["direction"] == "ltr", f"{path}: {text['text']}"
                seen += 1
    assert seen


@pytest.mark.parametrize("needle", LEFT_TO_RIGHT)
def test_numbers_addresses_and_codes_are_painted_as_they_are_written(painted: Painted, needle: str) -> None:
    orders = [order for page in painted.values() for order in page["found"][needle]]
    assert orders
    assert {order.replace("\n", "") for order in orders} == {needle}


@pytest.mark.parametrize(
    ("path", "places"),
    [
        (f"ar/{ARTICLE}", ".chips a, .themes li:not(.all) a, .colophon li a, .source a"),
        ("ar/archive/2026/11/", ".up a"),
    ],
)
def test_what_is_isolated_stays_in_its_line(mixed_site: str, visit: Visit, path: str, places: str) -> None:
    page = visit(f"{mixed_site}{path}").page
    for place in places.split(", "):
        shown = page.locator(place).evaluate_all("links => links.map((link) => getComputedStyle(link).display)")
        assert shown
        assert set(shown) <= {"block", "inline-block"}, "words side by side in a flexible box lose the spaces between"


@pytest.mark.parametrize("width", [NARROWEST, PHONE])
def test_a_telephone_number_is_painted_in_order_on_a_phone(mixed_site: str, visit: Visit, width: int) -> None:
    for path in ("ar/", f"ar/{ARTICLE}", "ar/themes/prevention/"):
        view = visit(mixed_site + path, width=width)
        orders = view.page.evaluate(PAINTED, [mixed_bulletin.PHONE])["found"][mixed_bulletin.PHONE]
        assert orders, path
        # A number that a narrow line breaks goes on at the left of the next one.
        assert {re.sub(r"\s", "", order) for order in orders} == {mixed_bulletin.PHONE.replace(" ", "")}, path


def test_without_isolation_a_telephone_number_would_be_painted_backwards(mixed_site: str, visit: Visit) -> None:
    """The measure itself must be able to fail: the same page with its isolation taken out."""
    view = visit(f"{mixed_site}ar/{ARTICLE}", width=DESK)
    view.page.evaluate("document.querySelectorAll('bdi').forEach(each => each.replaceWith(...each.childNodes))")
    view.page.evaluate("document.body.normalize()")
    orders = view.page.evaluate(PAINTED, [mixed_bulletin.PHONE, "C++"])["found"]
    assert mixed_bulletin.PHONE not in orders[mixed_bulletin.PHONE]
    assert "C++" not in orders["C++"]


def test_titles_in_another_language_carry_it_in_lists_and_in_the_switch(mixed_site: str, visit: Visit) -> None:
    page = visit(mixed_site, width=DESK).page
    titles = page.locator("main a[hreflang=ar]")
    assert titles.count() >= 1
    for link in titles.all():
        assert (link.get_attribute("lang"), link.get_attribute("dir")) == ("ar", "rtl")
    for link in page.locator(".languages [hreflang]").all():
        code = link.get_attribute("hreflang") or ""
        assert (link.get_attribute("lang"), link.get_attribute("dir")) == (code, LANGUAGES[code])


@pytest.mark.parametrize("path", [f"ar/{ARTICLE}", "ar/", f"fa/{UZBEK}"])
def test_closing_marks_stand_where_the_sentence_reads_them(mixed_site: str, visit: Visit, path: str) -> None:
    """In a list of the Arabic sentence, names follow from right to left, each with its comma at its left."""
    page = visit(mixed_site + path, width=DESK).page
    found = page.evaluate(PAINTED, [LIST, "IOM!", "OSCE, U", "C++"])["found"]
    assert set(found["IOM!"]) == {"!IOM"}
    assert set(found["OSCE, U"]) == {"U ,OSCE"}
    assert set(found["C++"]) <= {"C++"}
    assert {order.replace(" ", "") for order in found[LIST] if "\n" not in order} == {"!IOM,UNODC,OSCE"}


def test_marks_of_a_foreign_quotation_stand_inside_it(mixed_site: str, visit: Visit) -> None:
    page = visit(f"{mixed_site}ar/{ARTICLE}", width=DESK).page
    found = page.evaluate(PAINTED, ["Stop it now!", "(OSCE)", "«كفى!»"])["found"]
    assert [order.replace("\n", "") for order in found["Stop it now!"]] == ["Stop it now!"]
    assert found["(OSCE)"] == [")OSCE("]
    assert found["«كفى!»"] == ["»!ىفك«"]


def test_arabic_inside_uzbek_reads_from_right_to_left_and_leaves_the_sentence_alone(
    mixed_site: str, visit: Visit
) -> None:
    page = visit(mixed_site + UZBEK, width=DESK).page
    sentence = f"({ARABIC_IN_UZBEK}) hisoboti 2020–2024"
    names = "مصر, الأردن, العراق roʻyxatini"
    found = page.evaluate(PAINTED, [sentence, names, f"“{ARABIC_IN_UZBEK}!” dedi"])["found"]
    assert [order.replace("\n", "") for order in found[sentence]] == [f"({ARABIC_IN_UZBEK[::-1]}) hisoboti 2020–2024"]
    assert found[names] == ["رصم, ندرألا, قارعلا roʻyxatini"]
    assert found[f"“{ARABIC_IN_UZBEK}!” dedi"] == [f"“!{ARABIC_IN_UZBEK[::-1]}” dedi"]


def test_titles_without_markup_are_isolated_by_characters(mixed: Path, mixed_site: str, visit: Visit) -> None:
    isolated = f"\u2066{mixed_bulletin.PHONE}\u2069"
    page = visit(f"{mixed_site}ar/{ARTICLE}").page
    assert isolated in page.title()
    assert isolated in (page.locator("meta[property='og:title']").get_attribute("content") or "")
    for name in ("feed.xml", "feed.json"):
        feed = (mixed / "site/ar" / name).read_text("utf-8")
        assert feed.count(isolated) >= 2
        assert feed.count("bdi dir=") >= len(LEFT_TO_RIGHT)


@pytest.mark.parametrize("kind", ["articles/nashra-ar-2026-kalima.html", "nashra-ar-prevention.html"])
def test_single_files_paint_the_same(mixed: Path, visit: Visit, kind: str) -> None:
    page = visit((mixed / "dist" / kind).as_uri(), width=DESK).page
    found = page.evaluate(PAINTED, [*LEFT_TO_RIGHT, "IOM!"])["found"]
    for needle in LEFT_TO_RIGHT:
        assert found[needle], needle
        assert {order.replace("\n", "") for order in found[needle]} == {needle}
    assert set(found["IOM!"]) == {"!IOM"}


@pytest.mark.parametrize(("path", "mirrored"), [("ar/", -1), ("", 1)])
def test_arrows_point_the_way_of_reading_and_other_signs_stay(
    mixed_site: str, visit: Visit, path: str, mirrored: int
) -> None:
    flips = "icons => icons.map(icon => new DOMMatrix(getComputedStyle(icon).transform).a)"
    view = visit(f"{mixed_site}{path}archive/2026/11/", width=DESK)
    arrows = view.page.locator(".up .icon, .newer .icon, .older .icon").evaluate_all(flips)
    assert arrows
    assert set(arrows) == {mirrored}
    others = view.page.locator(".find .icon, .all .icon").evaluate_all(flips)
    assert set(others) == {1}


@pytest.mark.parametrize("code", ["ar", "uz"])
def test_the_interface_has_one_kind_of_digits_and_the_marks_of_its_language(painted: Painted, code: str) -> None:
    wrong = {"ar": r"[\u0660-\u0669\u06f0-\u06f9]|[\u0620-\u064a]\s?[,;?]|[\"“”„']", "uz": r"[،؛؟٪]|[\"«»„']"}[code]
    for path, page in painted.items():
        if page["lang"] == code:
            frame = [each["text"] for each in page["texts"] if each["lang"] == code and not each["prose"]]
            assert [text for text in frame if re.search(wrong, text) and LIST[:4] not in text] == [], path


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", ["ar/", f"ar/{ARTICLE}", "ar/themes/prevention/", f"fa/{UZBEK}"])
@pytest.mark.parametrize("width", [NARROWEST, PHONE])
def test_reading_and_scrolling_begin_at_the_right_and_nothing_is_clipped(
    mixed_site: str, visit: Visit, path: str, width: int, *, scripts: bool
) -> None:
    page = visit(mixed_site + path, width=width, scripts=scripts).page
    measured = page.evaluate(MEASURE)
    assert (measured["overflow"], measured["scrolled"]) == ([], 0)
    row, first = page.locator(".themes ul").bounding_box(), page.locator(".themes li").first.bounding_box()
    assert row is not None
    assert first is not None
    assert first["x"] + first["width"] >= row["x"] + row["width"] - 20
    assert page.locator(".themes ul").evaluate("row => row.scrollLeft") == 0


@pytest.mark.parametrize(("path", "step"), [("ar/", -1), ("", 1)])
def test_the_focus_moves_the_way_of_reading(mixed_site: str, visit: Visit, path: str, step: int) -> None:
    page = visit(mixed_site + path, width=DESK).page
    places: list[tuple[float, float]] = []
    for _ in range(14):
        page.keyboard.press("Tab")
        x, y, inside = page.evaluate(
            "() => { const box = document.activeElement.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y, document.activeElement.closest('.themes') !== null]; }"
        )
        if inside:
            places.append((x * step, y))
    assert len(places) >= 2
    assert places == sorted(places)


def test_code_runs_from_left_to_right_and_columns_follow_the_page(mixed_site: str, visit: Visit) -> None:
    page = visit(f"{mixed_site}ar/{ARTICLE}", width=DESK).page
    for code in page.locator("code, pre, kbd").all():
        assert code.evaluate("element => getComputedStyle(element).direction") == "ltr"
    for written in ("a + b - 1", "total = 10 - 3", "ls -la"):
        assert page.evaluate(PAINTED, [written])["found"][written] == [written]
    first, second = (cell.bounding_box() for cell in page.locator("thead th").all())
    assert first is not None
    assert second is not None
    assert first["x"] > second["x"]


def test_print_keeps_the_order_the_sizes_and_the_sides(mixed_site: str, visit: Visit) -> None:
    view: View = visit(f"{mixed_site}ar/{ARTICLE}", width=DESK)
    view.page.emulate_media(media="print")
    shown = view.page.evaluate(PAINTED, [*LEFT_TO_RIGHT])
    for needle in LEFT_TO_RIGHT:
        assert shown["found"][needle], needle
        assert {order.replace("\n", "") for order in shown["found"][needle]} == {needle}
    paragraphs = [text for text in shown["texts"] if text["paragraph"] and text["lang"] == "ar"]
    assert paragraphs
    assert min(text["leading"] for text in paragraphs) >= 1.75
    assert {text["slant"] for text in paragraphs} == {"normal"}
    assert view.page.evaluate("getComputedStyle(document.querySelector('.prose p')).direction") == "rtl"


def test_headings_have_addresses_that_people_can_read(mixed_site: str, visit: Visit) -> None:
    page = visit(f"{mixed_site}ar/{ARTICLE}").page
    ids = [heading.get_attribute("id") or "" for heading in page.locator(".prose h2").all()]
    assert ids == ["tqryr-office-for-democratic-institutions-llftrh-2020-2024"]
    assert OFFICE.replace(" ", "-").lower() in ids[0]
