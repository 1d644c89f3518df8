"""What holds on every page, whether it is read on the website or in any of the bundles."""

from __future__ import annotations

import re
from collections import Counter
from http import HTTPStatus
from urllib.parse import urldefrag
from urllib.request import Request, urlopen

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tests import publication
from tests.browser.tour import DESK, PHONE, WIDTHS, Stop, Tour

# Languages whose words a reader could take for one another; the bulletin's own are among them.
CANDIDATES = ["uz", "ar", "en", "fa", "ur", "tr", "az", "tk", "kk", "ru", "de", "fr"]
ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
LATIN = re.compile(r"[A-Za-zʻʼ]")
LARGEST_MASTHEAD = 120


def test_every_page_is_there_and_has_its_title_and_one_heading(tour: Tour) -> None:
    for stop in tour.stops:
        site = tour.edition.publication.language(stop.page.language).site_name
        assert stop.headings == [stop.page.heading], stop.url
        expected = site if stop.page.kind == "home" else f"{stop.page.heading} – {site}"
        assert stop.title == expected, stop.url


def test_no_two_pages_of_a_language_have_one_title(tour: Tour) -> None:
    assert [title for title, times in Counter(stop.title for stop in tour.stops).items() if times > 1] == []


def test_html_has_the_language_and_direction_of_the_page(tour: Tour) -> None:
    for stop in tour.stops:
        language = tour.edition.publication.language(stop.page.language)
        assert (stop.lang, stop.dir) == (language.code, language.direction), stop.url


def test_the_text_of_a_page_is_in_the_language_it_claims(tour: Tour) -> None:
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(CANDIDATES)
    found = {stop.url: model.classify(" ".join(stop.own_text))[0] for stop in tour.stops}
    assert found == {stop.url: stop.lang for stop in tour.stops}


def test_the_browser_lays_text_out_in_the_direction_of_its_language(tour: Tour) -> None:
    for stop in tour.stops:
        direction = tour.edition.publication.language(stop.lang).direction
        assert set(stop.directions) >= {"html", "body", "main", "heading", "paragraph"}, stop.url
        assert set(stop.directions.values()) == {direction}, f"{stop.url}: {stop.directions}"


def test_text_in_another_language_is_marked_and_runs_its_own_way(tour: Tour) -> None:
    for stop in tour.stops:
        for run in stop.runs:
            direction = tour.edition.publication.language(run.lang).direction
            assert (run.dir, run.direction) == (direction, direction), f"{stop.url}: {run}"
            wrong = LATIN if direction == "rtl" else ARABIC
            right = ARABIC if direction == "rtl" else LATIN
            assert len(right.findall(run.text)) > len(wrong.findall(run.text)), f"{stop.url}: {run}"


def test_words_around_the_content_are_in_the_script_of_the_page(tour: Tour) -> None:
    for stop in tour.stops:
        wrong = LATIN if stop.dir == "rtl" else ARABIC
        names = {language.name for language in tour.edition.publication.languages}
        texts = [without(text, names) for text in stop.frame_text]
        assert [text for text in texts if wrong.search(text)] == [], stop.url


def test_no_english_word_of_the_interface_is_shown(tour: Tour) -> None:
    pieces = english_pieces()
    phrases = re.compile("|".join(rf"\b{re.escape(piece)}\b" for piece in pieces if " " in piece))
    single = {piece for piece in pieces if " " not in piece}
    for stop in tour.stops:
        assert [text for text in stop.own_text if text.strip(" :,.;") in single] == [], stop.url
        assert [text for text in stop.own_text if phrases.search(text)] == [], stop.url


def test_the_language_switch_leads_to_the_same_page(tour: Tour) -> None:
    exists = {(page.language, page.key) for page in tour.edition.publication.pages(tour.edition.codes)}
    for stop in tour.stops:
        shown = {link["text"]: link for link in stop.links}
        for language in tour.edition.languages:
            if language.code == stop.lang:
                continue
            link = shown[language.name]
            assert (link["visible"], link["hreflang"]) == ("true", language.code), stop.url
            key = stop.page.key if (language.code, stop.page.key) in exists else ""
            assert link["href"] == tour.edition.url(language.code, key), stop.url


def test_a_theme_lists_exactly_the_articles_that_have_it(tour: Tour) -> None:
    seen = 0
    for stop in tour.of_kind("theme"):
        theme = stop.page.key.removeprefix("themes/")
        expected = {
            (article.title, tour.edition.url(stop.lang, article.key))
            for article in tour.edition.publication.articles_in(stop.lang)
            if theme in article.tags and article.listed
        }
        assert articles_linked(tour, stop) == expected, stop.url
        seen += len(expected)
    assert seen, "no theme has an article"


def test_the_home_page_lists_the_latest_articles(tour: Tour) -> None:
    for stop in tour.of_kind("home"):
        listed = [article for article in tour.edition.publication.articles_in(stop.lang) if article.listed]
        days = {tour.edition.url(stop.lang, article.key): article.day for article in listed}
        hrefs = [link["href"] for link in stop.links if link["href"] in days and link["hreflang"] in ("", stop.lang)]
        assert len(hrefs) == len(set(hrefs)) == min(len(listed), 20), stop.url
        shown = [days[href] for href in hrefs]
        assert shown == sorted(days.values(), reverse=True)[: len(shown)], stop.url


def test_the_index_of_themes_leads_to_every_theme(tour: Tour) -> None:
    for stop in tour.of_kind("themes"):
        links = {(link["text"], link["href"]) for link in stop.links}
        for theme in tour.edition.themes():
            labels = tour.edition.publication.themes[theme]
            assert (labels[stop.lang], tour.edition.url(stop.lang, f"themes/{theme}")) in links


def test_an_article_names_its_themes_and_leads_to_them(tour: Tour) -> None:
    themes = tour.edition.publication.themes
    for stop in tour.of_kind("article"):
        article = article_of(tour, stop)
        times = Counter(link["href"] for link in stop.links)
        named = {theme for theme in themes if times[tour.edition.url(stop.lang, f"themes/{theme}")] == 2}
        assert named == set(article.tags), f"{stop.url}: beside the list of all themes"


def test_every_link_inside_leads_somewhere(tour: Tour) -> None:
    links = {link["href"] for stop in tour.stops for link in stop.links if link["href"].startswith(tour.edition.base)}
    resources = {address for stop in tour.stops for address in stop.resources}
    assert len(links) >= len(tour.stops)
    broken = sorted(address for address in links | resources if not leads_somewhere(tour, address))
    assert broken == []


def test_every_link_to_a_part_of_a_page_has_its_target(tour: Tour) -> None:
    ids = {stop.url: set(stop.ids) for stop in tour.stops}
    for stop in tour.stops:
        for link in stop.links:
            address, fragment = urldefrag(link["href"])
            if fragment and address in ids:
                assert fragment in ids[address], f"{stop.url}: {link}"


def test_no_link_leaves_the_bulletin_unless_it_is_a_source(tour: Tour) -> None:
    for stop in tour.stops:
        leaving = [link for link in stop.links if not link["href"].startswith(tour.edition.base)]
        assert [link for link in leaving if "external" not in link["rel"].split()] == [], stop.url


def test_pages_load_nothing_but_themselves_their_icon_and_in_bundles_their_style(tour: Tour) -> None:
    assert tour.refused == []
    assert [address for address in tour.requests if not address.startswith(tour.edition.base)] == []
    files = [address for address in tour.requests if re.search(r"/assets/(site\.css|dark\.css|site\.js)$", address)]
    icons = [address for address in tour.requests if address.endswith("/assets/icon.svg")]
    searching = sum("/search" in stop.url for stop in tour.stops)
    assert (len(files) > 0) == (not tour.edition.directories)
    assert len(tour.requests) - len(files) - len(icons) <= len(tour.stops) + searching
    assert len(icons) <= (1 if tour.edition.directories else 2) * len(tour.stops), (
        "in bundles the sign is the same file"
    )


def test_the_console_stays_empty(tour: Tour) -> None:
    assert tour.console == []


def test_nothing_is_stored_on_the_device(tour: Tour) -> None:
    assert [stop.url for stop in tour.stops if stop.stored] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_of_the_page(tour: Tour, width: int) -> None:
    for stop in tour.stops:
        measured = stop.widths[width]
        assert measured["overflow"] == [], stop.url
        assert measured["scrolled"] == 0, stop.url


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_heading_begins_on_the_side_where_reading_begins(tour: Tour, width: int) -> None:
    for stop in tour.stops:
        left, right = stop.widths[width]["heading"]
        assert (width - right <= left) if stop.dir == "rtl" else (left <= width - right), stop.url


def test_the_masthead_leaves_a_phone_to_the_text(tour: Tour) -> None:
    heights = {stop.url: stop.widths[PHONE]["masthead"] for stop in tour.stops}
    assert [url for url, height in heights.items() if not 0 < height < LARGEST_MASTHEAD] == []


def test_a_machine_translation_says_so_and_leads_to_the_original(tour: Tour) -> None:
    seen = 0
    for stop in tour.of_kind("article"):
        article, notice = article_of(tour, stop), publication.words(stop.lang)["notice"]["machine-translation"]
        assert (notice in stop.own_text) == article.unchecked_machine, stop.url
        if article.original in tour.edition.codes:
            name = tour.edition.publication.language(article.original).name
            leading = [link for link in stop.links if link["href"] == tour.edition.url(article.original, article.key)]
            wording = publication.words(stop.lang)["notice"]["original"].format(name=name)
            assert wording in [link["text"] for link in leading], stop.url
        seen += article.unchecked_machine
    assert seen, "no translation was seen"


def test_lists_mark_machine_translations(tour: Tour) -> None:
    for stop in tour.of_kind("home", "theme"):
        keys = {link["href"]: link for link in stop.links}
        unchecked = [
            article
            for article in tour.edition.publication.articles_in(stop.lang)
            if article.unchecked_machine and tour.edition.url(stop.lang, article.key) in keys
        ]
        assert stop.own_text.count(publication.words(stop.lang)["note"]["machine"]) == len(unchecked), stop.url


def articles_linked(tour: Tour, stop: Stop) -> set[tuple[str, str]]:
    """The articles of the page's own language that a page links to, by title and address."""
    own = {tour.edition.url(stop.lang, article.key) for article in tour.edition.publication.articles_in(stop.lang)}
    return {(link["text"], link["href"]) for link in stop.links if link["href"] in own}


def article_of(tour: Tour, stop: Stop) -> publication.Article:
    """The article a page shows."""
    return next(a for a in tour.edition.publication.articles_in(stop.lang) if a.key == stop.page.key)


def leads_somewhere(tour: Tour, address: str) -> bool:
    """Whether a file or an answer of the server is behind an address."""
    if not address.startswith("http"):
        return tour.edition.file(address).is_file()
    with urlopen(Request(urldefrag(address).url, method="HEAD")) as answer:
        return bool(answer.status == HTTPStatus.OK and answer.url == urldefrag(address).url)


def without(text: str, names: set[str]) -> str:
    """Take the languages' own names out of a text: they are the same in every language."""
    for name in names:
        text = text.replace(name, "")
    return text


def english_pieces() -> set[str]:
    """What the English interface would show: its texts, cut where names and numbers go in."""
    pieces = (piece.strip(" “”:;,.") for text in publication.texts("en") for piece in re.split(r"\{\w+\}|\n", text))
    return {piece for piece in pieces if re.search("[A-Za-z]{2}", piece)}
