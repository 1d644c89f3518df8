"""Every article stands in exactly the lists it belongs to, judged by the source tree and the built pages alone."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import pytest

from tests.publication import words
from tests.site.built import BuiltPage, Site
from tests.site.conftest import THEMES
from tests.site.sources import Source, Sources, newest_first

LANGUAGES = ("uz", "ar")
DIRECTIONS = {"uz": "ltr", "ar": "rtl"}
NAMES = {"uz": "Oʻzbekcha", "ar": "العربية"}
PER_PAGE, LATEST, BELOW = 4, 6, 5
OWN = 'section[aria-labelledby="articles"] article.entry'
FOREIGN = 'section[aria-labelledby="elsewhere"] article.entry'
each_language = pytest.mark.parametrize("language", LANGUAGES)


def files(site: Site, articles: Iterable[Source]) -> list[str]:
    return [site.file(article.language, f"articles/{article.path}") for article in articles]


def shown(page: BuiltPage, selector: str = OWN) -> list[str]:
    return page.hrefs(f"{selector} h3 a")


def judge_list(
    site: Site,
    language: str,
    address: str,
    expected: Sequence[Source],
    selector: str = OWN,
    per_page: int = PER_PAGE,
) -> None:
    """Hold a list against what it should be: complete, in order, nothing twice, and cut into full pages."""
    pages = site.walk(language, address)
    assert [file for page in pages for file in shown(page, selector)] == files(site, expected), address
    sizes = [len(shown(page, selector)) for page in pages]
    assert all(size == per_page for size in sizes[:-1]), address
    assert sizes[-1] <= per_page
    for number, page in enumerate(pages, 1):
        current = [link for link in page.find("nav.pagination ol a") if link.attrs.get("aria-current")]
        assert [link.to_text() for link in current] == ([str(number)] if len(pages) > 1 else []), page.file
        assert all(
            page.target(link) == pages[int(link.to_text()) - 1].file for link in page.find("nav.pagination ol a")
        )
        before = page.hrefs('nav.pagination a[rel="prev"]')
        assert before == ([pages[number - 2].file] if number > 1 else []), page.file


@each_language
def test_the_home_page_shows_the_latest_and_leads_on_to_the_archive(
    site: Site, sources: Sources, language: str
) -> None:
    home = site.at(language, "")
    assert shown(home) == files(site, sources.listed(language)[:LATEST])
    assert home.hrefs('section[aria-labelledby="articles"] p.more a') == [site.file(language, "archive")]
    assert shown(home, FOREIGN) == files(site, sources.elsewhere(language)[:BELOW])


@each_language
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_lists_its_articles_on_as_many_pages_as_they_need(
    site: Site, sources: Sources, language: str, theme: str
) -> None:
    expected = [article for article in sources.listed(language) if theme in article.tags]
    assert len(expected) > PER_PAGE
    judge_list(site, language, f"themes/{theme}", expected)
    lacking = [article for article in sources.elsewhere(language) if theme in article.tags]
    first, *further = site.walk(language, f"themes/{theme}")
    assert shown(first, FOREIGN) == files(site, lacking[:BELOW])
    assert [file for page in further for file in shown(page, FOREIGN)] == []
    count = re.search(r"\d+", first.find("header.opening p.count")[0].to_text())
    assert count
    assert int(count[0]) == len(expected)


@each_language
def test_a_theme_leads_to_the_same_theme_in_the_other_language(site: Site, language: str) -> None:
    other = "ar" if language == "uz" else "uz"
    page = site.at(language, "themes/policy")
    (link,) = page.find("header.opening a[hreflang]")
    assert page.target(link) == site.file(other, "themes/policy")
    assert (link.attrs["lang"], link.attrs["dir"], link.attrs["hreflang"]) == (other, DIRECTIONS[other], other)
    assert link.to_text() == f"{NAMES[other]}: policy-{other}"


@each_language
def test_the_archive_leads_to_every_year_and_month_and_counts_them(site: Site, sources: Sources, language: str) -> None:
    archive, listed = site.at(language, "archive"), sources.listed(language)
    years = sorted({article.day.year for article in listed}, reverse=True)
    assert archive.hrefs("section.year h2 a") == [site.file(language, f"archive/{year}") for year in years]
    in_year = Counter(article.day.year for article in listed)
    in_month = Counter((article.day.year, article.day.month) for article in listed)
    # A bundle has no page of a month that is all of its year.
    months = sorted((m for m in in_month if site.directories or in_month[m] < in_year[m[0]]), reverse=True)
    expected = [site.file(language, f"archive/{year}/{month:02}") for year, month in months]
    assert archive.hrefs("ul.months a") == expected
    for year in years:
        judge_list(site, language, f"archive/{year}", [a for a in listed if a.day.year == year])
    for year, month in months:
        own = [a for a in listed if (a.day.year, a.day.month) == (year, month)]
        judge_list(site, language, f"archive/{year}/{month:02}", own)
    if language == "uz":
        counts = [int(found.to_text().split()[0]) for found in archive.find("ul.months .count")]
        assert counts == [in_month[month] for month in months]


@each_language
def test_what_is_only_in_another_language_has_a_list_of_its_own(site: Site, sources: Sources, language: str) -> None:
    expected = sources.elsewhere(language)
    assert len(expected) > BELOW
    judge_list(site, language, "elsewhere", expected, FOREIGN)
    assert site.at(language, "").hrefs('section[aria-labelledby="elsewhere"] p.more a') == [
        site.file(language, "elsewhere")
    ]


def test_what_is_in_another_language_is_marked_wherever_it_is_named(site: Site) -> None:
    for file in site.files():
        page = site.page(file)
        own = page.find("html")[0].attrs["lang"]
        for link in page.find("main a"):
            if link.attrs["href"].startswith("https:"):
                continue
            language = "ar" if page.target(link).startswith("ar/") else "uz"
            assert link.attrs.get("hreflang", own) == language, f"{file}: {link.attrs}"
            if language != own and link.attrs.get("class") != "foreign" and not _in_notice(page, link):
                assert (link.attrs["lang"], link.attrs["dir"]) == (language, DIRECTIONS[language]), f"{file}: {link}"


def _in_notice(page: BuiltPage, link: object) -> bool:
    """The words of a notice's link are in the page's language; the name of the other one is marked within."""
    return link in page.find(".notices a")


@each_language
def test_entries_say_title_day_themes_and_translations(site: Site, sources: Sources, language: str) -> None:
    labels = words(language)["date"]
    by_file = {file: article for article in sources.listed(language) for file in files(site, [article])}
    for page in site.walk(language, "themes/prevention"):
        for entry in page.find(OWN):
            (title,) = entry.query("h3 a")
            article = by_file[page.target(title)]
            assert title.to_text() == article.title
            assert [time.attrs["datetime"] for time in entry.query("time")] == [article.day.isoformat()]
            label = labels["published" if article.published else "added"]
            assert entry.query(".date span")[0].to_text() == f"{label}:"
            assert entry.query("p.summary")
            themes = [page.target(link) for link in entry.query("li[data-mark] a")]
            assert themes == [site.file(language, f"themes/{theme}") for theme in THEMES if theme in article.tags]
            links = [page.target(link) for link in entry.query("a[hreflang]")]
            assert links == files(site, sources.counterparts(article))


def test_drafts_are_nowhere(site: Site, sources: Sources) -> None:
    drafts = [article for article in sources.articles if article.draft]
    assert drafts
    assert not set(files(site, drafts)) & set(site.files())


def test_a_withdrawn_article_keeps_its_page_with_the_reason_and_stands_in_no_list(site: Site, sources: Sources) -> None:
    withdrawn = [article for article in sources.articles if article.withdrawn]
    gone = {file: article for article in withdrawn for file in files(site, [article])}
    assert gone
    for file, article in gone.items():
        page = site.page(file)
        assert article.withdrawn
        assert article.withdrawn in page.find('[data-kind="withdrawn"]')[0].to_text(separator="")
        assert page.find(".related, .neighbours") == []
    for file in site.files():
        linked = set(site.page(file).hrefs('main a:not([href^="https:"])'))
        assert not (linked & set(gone)) or file in gone, file


@each_language
def test_articles_lead_to_the_newer_and_the_older_one(site: Site, sources: Sources, language: str) -> None:
    listed = files(site, sources.listed(language))
    for index, file in enumerate(listed):
        page = site.page(file)
        assert page.hrefs('.neighbours a[rel="prev"]') == listed[max(0, index - 1) : index]
        assert page.hrefs('.neighbours a[rel="next"]') == listed[index + 1 : index + 2]


@each_language
def test_related_articles_are_others_of_the_language_that_share_a_theme_or_words(
    site: Site, sources: Sources, language: str
) -> None:
    by_file = {file: article for article in sources.listed(language) for file in files(site, [article])}
    for file in by_file:
        related = site.page(file).hrefs(".related li > a")
        assert file not in related
        assert len(set(related)) == len(related) == 4
        assert set(related) <= set(by_file)


@each_language
def test_an_article_tells_how_to_suggest_a_change(site: Site, sources: Sources, language: str) -> None:
    for article in sources.listed(language):
        (link,) = site.at(language, f"articles/{article.path}").find("p.edit a")
        assert link.attrs["href"] == f"https://git.example/p/edit/main/docs/{language}/articles/{article.path}.md"
        assert set(link.attrs["rel"].split()) >= {"external", "noreferrer"}


def test_a_link_to_an_article_without_a_translation_leads_to_the_original_and_says_so(site: Site) -> None:
    page = site.at("uz", "articles/2023/linking")
    own, *foreign, theme = page.find(".prose a")
    assert page.target(own) == site.file("uz", "articles/2022/story-60-target")
    assert page.target(theme) == site.file("uz", "themes/policy")
    for link in foreign:
        assert page.target(link) == site.file("ar", "articles/2023/lonely")
        assert link.attrs["hreflang"] == "ar"
        (mark,) = link.query("bdi")
        assert (mark.to_text(), mark.attrs["lang"], mark.attrs["dir"]) == ("العربية", "ar", "rtl")
    assert foreign[0].attrs["href"].endswith("#part")


def test_every_link_of_every_page_leads_to_a_page(site: Site) -> None:
    existing = set(site.files())
    for file in site.files():
        page = site.page(file)
        links = page.find('a:not([href^="https:"]):not([href^="about:"]):not([href^="#"])')
        assert [link.attrs["href"] for link in links if page.target(link) not in existing] == [], file


def test_every_page_can_be_reached_from_the_home_page(site: Site, sources: Sources) -> None:
    withdrawn = set(files(site, [article for article in sources.articles if article.withdrawn]))
    reached, waiting = set[str](), [site.file("uz", "")]
    while waiting:
        file = waiting.pop()
        reached.add(file)
        found = site.page(file).hrefs('a:not([href^="https:"]):not([href^="about:"]):not([href^="#"])')
        waiting.extend(set(found) - reached - set(waiting))
    assert reached == set(site.files()) - withdrawn


def test_the_order_of_the_oracle_is_by_day_and_then_by_path(sources: Sources) -> None:
    ordered = newest_first(sources.articles)
    assert all(a.day > b.day or (a.day == b.day and a.path <= b.path) for a, b in itertools.pairwise(ordered))
