"""A link in Markdown to what its language lacks leads to the language that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.languages import language_of
from nashra.publishing.link_targets import link_target
from nashra.publishing.pages import place_of
from nashra.rendering.foreign_links import LinkTarget
from tests.bulletins import Bulletin
from tests.unit.publishing.test_page_views import edition

ARABIC = language_of("ar", "العربية")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    made.article("uz", "2026/here")
    made.article("uz", "2026/own")
    made.article("ar", "2025/lonely")
    made.article("ar", "2025/draft", draft="true")
    made.write("docs/ar/themes/prevention.md", '---\ntitle: "x"\n---\n\nText.\n')
    made.write("docs/ar/about.md", '---\ntitle: "x"\n---\n\nText.\n')
    return made


def target(bulletin: Bulletin, href: str, *included: str, uri: str = "articles/2026/here.md") -> LinkTarget | None:
    made = edition(bulletin, included or ("uz", "ar"))
    return link_target(made, place_of(made.catalogue, made.settings.languages[0], uri), href)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../2025/lonely.md", "../../../ar/articles/2025/lonely/"),
        ("../2025/lonely.md#part", "../../../ar/articles/2025/lonely/#part"),
        ("../../../ar/articles/2025/lonely.md", "../../../ar/articles/2025/lonely/"),
        ("../../../ar/about.md", "../../../ar/about/"),
        ("../../about.md", "../../../ar/about/"),
        ("../../about.md#part", "../../../ar/about/#part"),
    ],
)
def test_it_leads_to_the_page_in_the_other_language(bulletin: Bulletin, href: str, expected: str) -> None:
    assert target(bulletin, href) == LinkTarget(expected, ARABIC)


@pytest.mark.parametrize(
    "href",
    [
        "own.md",
        "#part",
        "",
        "https://x.example/a.md",
        "//x.example/a.md",
        "/articles/2025/lonely.md",
        "mailto:a@b.example",
        "../2025/nowhere.md",
        "../2025/draft.md",
        "../../../../outside.md",
        "../../themes/policy.md",
        "../../../fr/articles/2025/lonely.md",
        "../../nowhere.md",
        "../../themes/prevention.md",
        "picture.png",
    ],
)
def test_every_other_link_is_left_to_mkdocs(bulletin: Bulletin, href: str) -> None:
    assert target(bulletin, href) is None


def test_in_an_edition_without_that_language_there_is_no_address(bulletin: Bulletin) -> None:
    assert target(bulletin, "../2025/lonely.md", "uz") == LinkTarget(None, ARABIC)


def test_in_a_bundle_a_month_that_is_all_of_its_year_leads_to_the_year(bulletin: Bulletin) -> None:
    made = edition(bulletin, offline=True)
    place = place_of(made.catalogue, made.settings.languages[0], "about.md")
    assert link_target(made, place, "archive/2026/11.md") == LinkTarget("archive/2026.html")
    assert link_target(made, place, "archive/2026.md") is None
    assert link_target(edition(bulletin), place, "archive/2026/11.md") is None


@pytest.mark.parametrize("href", ["archive/2025.md", "archive/2025/11.md", "archive/2026/10.md"])
def test_in_a_bundle_a_time_without_articles_is_left_to_mkdocs_too(bulletin: Bulletin, href: str) -> None:
    made = edition(bulletin, offline=True)
    place = place_of(made.catalogue, made.settings.languages[0], "about.md")
    assert link_target(made, place, href) is None


def test_in_a_bundle_a_theme_that_nothing_is_about_leads_to_the_index_of_themes(bulletin: Bulletin) -> None:
    made = edition(bulletin, offline=True)
    place = place_of(made.catalogue, made.settings.languages[0], "articles/2026/here.md")
    assert link_target(made, place, "../../themes/policy.md") == LinkTarget("../../themes/index.html")
    assert link_target(made, place, "../../themes/prevention.md") is None
