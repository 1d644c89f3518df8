"""Which articles a list holds, and which page is whose counterpart."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.catalogue import wording_digest
from nashra.publishing.addresses import archive_uri, relative, theme_uri
from nashra.publishing.listings import Period
from nashra.publishing.pages import Edition, counterpart, derived_uris, exists, place_of
from nashra.publishing.views import PageKind, PageView
from tests.bulletins import Bulletin
from tests.unit.publishing.test_page_views import edition, view

FRESH = wording_digest("Title", "\nBody.\n", "uz")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    made.write("mkdocs.yml", text.replace("- nashra\n", "- nashra: {latest: 3, per_page: 2}\n"))
    return made


def many(bulletin: Bulletin) -> Edition:
    """Five articles in Uzbek in three months, one of them in Arabic too, and one in Arabic alone."""
    for number, day in enumerate(["2025-12-31", "2026-02-03", "2026-02-04", "2026-10-01", "2026-10-02"]):
        bulletin.article("uz", f"2026/a{number}", title=f"A{number}", date=day)
    bulletin.translation("ar", "2026/a4", "uz", FRESH)
    bulletin.article("ar", "2026/b", title="B", date="2026-03-03", tags="[policy, prevention]")
    return edition(bulletin)


def titles(page: PageView) -> list[str]:
    assert page.listing
    return [entry.title for entry in page.listing.entries]


def test_the_archive_knows_every_year_and_month(bulletin: Bulletin) -> None:
    page = view(many(bulletin), "uz", "archive/index.md")
    assert [(each.year.text, each.year.href, each.year.count) for each in page.archive] == [
        ("2026", "2026/", "4 articles"),
        ("2025", "2025/", "1 article"),
    ]
    assert [(each.text, each.href, each.count) for each in page.archive[0].months] == [
        ("October", "2026/10/", "2 articles"),
        ("February", "2026/02/", "2 articles"),
    ]


def test_a_bundle_has_no_page_of_a_month_that_is_all_of_its_year(bulletin: Bulletin) -> None:
    many(bulletin)
    made = edition(bulletin, offline=True)
    archive = [uri for uri in derived_uris(made, "uz") if uri.startswith("archive/20")]
    assert archive == [
        "archive/2026.md",
        "archive/2026/page/2.md",
        "archive/2026/10.md",
        "archive/2026/02.md",
        "archive/2025.md",
    ]
    page = view(made, "uz", "archive/index.md")
    assert [(each.year.text, [month.text for month in each.months]) for each in page.archive] == [
        ("2026", ["October", "February"]),
        ("2025", []),
    ]
    assert titles(view(made, "uz", "archive/2025.md")) == ["A0"]


def test_in_a_bundle_a_page_of_the_archive_that_editors_wrote_keeps_its_list(bulletin: Bulletin) -> None:
    many(bulletin)
    bulletin.write("docs/uz/archive/2025/12.md", '---\ntitle: "x"\n---\n\nText.\n')
    assert titles(view(edition(bulletin, offline=True), "uz", "archive/2025/12.md")) == ["A0"]


def test_a_year_and_a_month_list_their_own(bulletin: Bulletin) -> None:
    made = many(bulletin)
    year, month = view(made, "uz", "archive/2026.md"), view(made, "uz", "archive/2026/02.md")
    assert (year.heading, titles(year)) == ("2026", ["A4", "A3"])
    assert titles(view(made, "uz", "archive/2026/page/2.md")) == ["A2", "A1"]
    assert (month.heading, titles(month)) == ("February 2026", ["A2", "A1"])
    assert year.up
    assert month.up
    assert (year.up.text, year.up.href, month.up.text, month.up.href) == ("Archive", "../", "2026", "../")
    assert [(each.text, each.current) for each in month.archive[0].months] == [("October", False), ("February", True)]


def test_further_pages_say_which_they_are_and_lead_both_ways(bulletin: Bulletin) -> None:
    made = many(bulletin)
    first, second = view(made, "uz", "themes/prevention.md"), view(made, "uz", "themes/prevention/2.md")
    assert (titles(first), titles(second)) == (["A4", "A3"], ["A2", "A1"])
    assert second.document_title == "prevention-theme-in-uz, page 2 – Sinov"
    assert (first.lead, second.lead) == ("prevention-theme-in-uz", "")
    assert second.listing
    assert second.listing.pagination
    pages = second.listing.pagination
    assert (pages.position, pages.newer, pages.older) == ("Page 2 of 3", "../", "../3/")
    assert [(step.number, step.href, step.current) for step in pages.steps if step] == [
        (1, "../", False),
        (2, "./", True),
        (3, "../3/", False),
    ]


def test_a_list_of_one_page_has_no_page_numbers(bulletin: Bulletin) -> None:
    listing = view(many(bulletin), "uz", "archive/2025.md").listing
    assert listing
    assert listing.pagination is None


def test_the_home_page_leads_on_to_the_archive(bulletin: Bulletin) -> None:
    page = view(many(bulletin), "uz", "index.md")
    assert titles(page) == ["A4", "A3", "A2"]
    assert page.listing
    assert page.listing.more
    assert (page.listing.more.href, page.listing.more.count) == ("archive/", "5 articles")
    assert page.listing.pagination is None


def test_below_a_list_stand_some_of_the_articles_it_lacks_and_the_way_to_all(bulletin: Bulletin) -> None:
    made = many(bulletin)
    few, many_ = view(made, "uz", "index.md").listing, view(made, "ar", "index.md").listing
    assert few
    assert many_
    assert ([entry.link.text for entry in few.elsewhere], few.all_elsewhere) == (["B"], None)
    assert [entry.link.text for entry in many_.elsewhere] == ["A3", "A2", "A1", "A0"]
    bulletin.article("uz", "2026/a5")
    bulletin.article("uz", "2026/a6")
    more = view(edition(bulletin), "ar", "index.md").listing
    assert more
    assert len(more.elsewhere) == 5
    assert more.all_elsewhere
    assert (more.all_elsewhere.href, more.all_elsewhere.count) == ("elsewhere/", "6 articles")


def test_what_a_language_lacks_is_listed_page_by_page(bulletin: Bulletin) -> None:
    page = view(many(bulletin), "ar", "elsewhere/2.md")
    assert page.listing
    assert [(entry.link.text, entry.link.lang) for entry in page.listing.elsewhere] == [("A1", "uz"), ("A0", "uz")]
    assert page.listing.entries == ()
    assert page.kind is PageKind.ELSEWHERE


def test_a_theme_tells_its_number_its_name_elsewhere_and_its_relatives(bulletin: Bulletin) -> None:
    theme = view(many(bulletin), "ar", "themes/policy.md").theme
    assert theme
    assert theme.count == "1 article"
    assert [(link.lang, link.href, link.text) for link in theme.languages] == [
        ("uz", "../../../themes/policy/", "policy-theme-in-uz")
    ]
    assert [link.id for link in theme.related] == ["prevention"]


def test_the_pages_that_exist_are_those_that_have_articles(bulletin: Bulletin) -> None:
    made = many(bulletin)
    assert list(derived_uris(made, "ar")) == [
        "search.md",
        "safety.md",
        "themes/index.md",
        "themes/prevention.md",
        "themes/policy.md",
        "archive/index.md",
        "archive/2026.md",
        "archive/2026/10.md",
        "archive/2026/03.md",
        "downloads.md",
        "elsewhere/index.md",
        "elsewhere/2.md",
    ]
    uzbek = list(derived_uris(made, "uz"))
    assert "elsewhere/index.md" in uzbek
    assert uzbek == list(dict.fromkeys(uzbek))
    assert "elsewhere/index.md" not in list(derived_uris(edition(bulletin, ["uz"]), "uz"))


@pytest.mark.parametrize(
    ("uri", "expected", "same"),
    [
        ("index.md", "index.md", True),
        ("archive/index.md", "archive/index.md", True),
        ("archive/2026.md", "archive/2026.md", True),
        ("archive/2026/page/2.md", "archive/2026.md", False),
        ("archive/2026/10.md", "archive/2026/10.md", True),
        ("archive/2026/02.md", None, False),
        ("themes/prevention.md", "themes/prevention.md", True),
        ("themes/prevention/3.md", "themes/prevention.md", False),
        ("elsewhere/index.md", "elsewhere/index.md", False),
        ("articles/2026/a4.md", "articles/2026/a4.md", True),
        ("articles/2026/a0.md", None, False),
    ],
)
def test_the_counterpart_of_a_page_is_what_its_reader_looks_for(
    bulletin: Bulletin, *, uri: str, expected: str | None, same: bool
) -> None:
    made = many(bulletin)
    uzbek, arabic = made.settings.languages
    place = place_of(made.catalogue, uzbek, uri)
    assert counterpart(made, place, arabic) == expected
    assert exists(made, place, arabic) is same
    assert exists(made, place, uzbek)


@pytest.mark.parametrize(
    ("uri", "kind", "number"),
    [
        ("themes/policy/12.md", PageKind.THEME, 12),
        ("archive/2026/12.md", PageKind.PERIOD, 1),
        ("archive/2026/12/12.md", PageKind.PERIOD, 12),
        ("archive/2026/page/12.md", PageKind.PERIOD, 12),
        ("elsewhere/12.md", PageKind.ELSEWHERE, 12),
        ("archive/notes.md", PageKind.PAGE, 1),
        ("themes/no-theme.md", PageKind.PAGE, 1),
    ],
)
def test_a_path_says_what_kind_of_page_it_is(bulletin: Bulletin, uri: str, kind: PageKind, number: int) -> None:
    made = edition(bulletin)
    place = place_of(made.catalogue, made.settings.languages[0], uri)
    assert (place.kind, place.number) == (kind, number)


def test_the_tenth_page_of_a_year_is_not_its_october() -> None:
    uris = [archive_uri(2026), archive_uri(2026, None, 10), archive_uri(2026, 10), archive_uri(2026, 10, 10)]
    assert len(set(uris)) == 4
    assert theme_uri("policy", 2) == "themes/policy/2.md"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("ar/", "articles/2026/x/", "../../../ar/"),
        ("", "about/", "../"),
        ("", "", "./"),
        ("themes/policy/2/", "themes/policy/", "2/"),
        ("themes/policy/", "themes/policy/2/", "../"),
        ("archive/2026.html", "archive/2026/11.html", "../2026.html"),
        ("archive/2026/11.html", "archive/2026.html", "2026/11.html"),
        ("a b/", "", "a%20b/"),
    ],
)
def test_links_are_relative_to_the_page_they_are_on(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_months_are_periods_of_their_year(bulletin: Bulletin) -> None:
    listings = many(bulletin).listings["uz"]
    assert listings.months(2026) == (Period(2026, 10), Period(2026, 2))
    assert listings.years == (Period(2026), Period(2025))


def test_an_editors_text_stands_above_a_list(bulletin: Bulletin) -> None:
    bulletin.write("docs/uz/themes/policy.md", '---\ntitle: "x"\n---\n\nAbout this theme.\n')
    made = edition(bulletin)
    place = place_of(made.catalogue, made.settings.languages[0], "themes/policy.md")
    assert place.page
    assert place.page.body.strip() == "About this theme."
