"""What MkDocs, Material and static-i18n get wrong out of the box, and what our readers therefore must not meet.

One test for each fault that was measured on the plain stack. Pages are read as a browser's parser sees them; what they
should be follows from the source tree, read afresh.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests import feature_site, projects
from tests.bulletins import Bulletin
from tests.conftest import PROJECT
from tests.feature_site import SITE_URL
from tests.html_files import HtmlFile, html_files
from tests.test_added_languages import words_file

LANGUAGES = {"uz": "ltr", "ar": "rtl", "en": "ltr"}
EXTERNAL = re.compile(r"(?:https?:)?//")
IMPORTED = re.compile(r"@import|url\((?![\"']?data:)")
# Elements whose addresses a browser fetches by itself; those of links are for people.
FETCHED = (
    "script[src], img[src], iframe[src], source[src], link[rel=stylesheet], link[rel=preconnect], link[rel=preload]"
)
FOREIGN_SERVICES = ("fonts.googleapis.com", "fonts.gstatic.com", "unpkg.com", "api.github.com", "cdn.jsdelivr.net")
MATERIAL_TRACES = ("__md_", "__search", "md-header", "md-select", "lunr", 'new URL(".."')


def language_of(path: str) -> str:
    """Tell the language of a page by where it lies."""
    first = path.split("/", 1)[0]
    return first if first in {"ar", "en"} else "uz"


def published_articles(project: Path) -> Iterator[str]:
    """Name the HTML files that the articles of the source tree become, drafts left out."""
    for path in sorted((project / "docs").glob("*/articles/*/*.md")):
        language, *rest = path.relative_to(project / "docs").with_suffix("").parts
        if "\ndraft: true" not in path.read_text("utf-8"):
            yield "/".join([*([] if language == "uz" else [language]), *rest, "index.html"])


def test_the_direction_stands_on_html_and_not_on_body(features: Path) -> None:
    for page in html_files(features / "site"):
        assert page.one("html")["dir"] == LANGUAGES[language_of(page.path)], page.path
        assert "dir" not in page.one("body")


def test_no_page_is_published_in_the_shell_of_another_language(features: Path) -> None:
    site = features / "site"
    articles = {
        page.path for page in html_files(site) if "articles/" in page.path and not page.all("meta[http-equiv=refresh]")
    }
    assert articles == set(published_articles(features))
    for page in html_files(site):
        assert page.one("html")["lang"] == language_of(page.path), page.path
    untranslated = ("ar/articles/2024/two/", "en/articles/2024/one/", "articles/2026/three/")
    listed = (site / "sitemap.xml").read_text("utf-8")
    for address in untranslated:
        assert not (site / address).exists()
        assert f"<loc>{SITE_URL}{address}</loc>" not in listed
    assert "Ikkinchi" not in (site / "ar" / "feed.xml").read_text("utf-8")
    assert "Ikkinchi" in texts_for_search(site, "uz")
    assert "Ikkinchi" not in texts_for_search(site, "ar")
    # English has no page of its own about the bulletin.
    assert (site / "ar" / "about").is_dir()
    assert not (site / "en" / "about").exists()


def texts_for_search(site: Path, language: str) -> str:
    """Read all that the search of a language loads."""
    return "".join(path.read_text("utf-8") for path in (site / "assets" / "search" / language).rglob("*.js"))


def test_alternates_are_absolute_and_lead_to_real_translations_and_back(features: Path) -> None:
    site = features / "site"
    for page in html_files(site):
        own = f"{SITE_URL}{page.path.removesuffix('index.html')}"
        links = page.all("link[rel=alternate][hreflang]")
        assert not links or "x-default" in [link["hreflang"] for link in links], page.path
        for link in links:
            assert link["href"].startswith(SITE_URL)
            other = HtmlFile(site, f"{link['href'].removeprefix(SITE_URL)}index.html")
            assert own in [back["href"] for back in other.all("link[rel=alternate][hreflang]")]
            if link["hreflang"] != "x-default":
                assert other.one("html")["lang"] == link["hreflang"]


def test_an_untranslated_page_has_no_alternates_at_all(features: Path) -> None:
    for path in ("articles/2024/two/index.html", "ar/articles/2026/three/index.html"):
        assert HtmlFile(features / "site", path).all("link[hreflang]") == []


def test_there_is_one_page_for_unknown_addresses_and_it_speaks_every_language(features: Path) -> None:
    site = features / "site"
    assert [path.relative_to(site).as_posix() for path in site.rglob("404.html")] == ["404.html"]
    page = HtmlFile(site, "404.html")
    assert [(part["lang"], part["dir"]) for part in page.all("main > section")] == list(LANGUAGES.items())
    assert page.all("link[rel=alternate], link[rel=canonical]") == []
    for link in page.all("a[href]:not(.skip):not([data-leave])"):
        assert link["href"].startswith("/repo/")
        assert (site / link["href"].removeprefix("/repo/") / "index.html").is_file()


@pytest.mark.parametrize("edition", ["site", "off"])
def test_the_language_switch_works_on_untranslated_pages_from_a_folder_too(features: Path, edition: str) -> None:
    folder = features / edition
    ends = "/index.html" if edition == "site" else ".html"
    page = HtmlFile(folder, f"articles/2024/two{ends}")
    assert {link["hreflang"] for link in page.all("a.language")} == {"ar", "en"}
    for link in page.all("a.language"):
        assert not link["href"].startswith("/")
        assert page.target(link["href"]) == folder / link["hreflang"] / "index.html"


def test_files_under_a_two_letter_name_do_not_vanish(features: Path) -> None:
    for edition in ("site", "off"):
        for path in feature_site.PROBES:
            assert (features / edition / path).read_text("utf-8") == "// nothing\n"


@pytest.mark.parametrize("code", ["uz-Cyrl", "ckb"])
def test_a_language_that_material_does_not_know_or_of_three_letters_does_not_crash(tmp_path: Path, code: str) -> None:
    bulletin = Bulletin(tmp_path, ("uz", code))
    feature_site.dress(tmp_path)
    bulletin.write(f"docs/strings/{code}.yml", words_file(code))
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert HtmlFile(site, f"{code}/index.html").one("html")["lang"] == code


def test_plain_mkdocs_builds_a_language_of_three_letters_when_nashra_is_listed_first(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz", "ckb"))
    feature_site.dress(tmp_path)
    bulletin.write("docs/strings/ckb.yml", words_file("ckb"))
    configuration = tmp_path / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("  - nashra\n", "").replace("plugins:\n", "plugins:\n  - nashra\n")
    configuration.write_text(text, "utf-8")
    site = feature_site.build_with_mkdocs(tmp_path, tmp_path / "site")
    assert HtmlFile(site, "ckb/index.html").one("html") == {"lang": "ckb", "dir": "rtl"}


def test_no_page_fetches_anything_from_another_host(features: Path) -> None:
    for edition in ("site", "off"):
        for page in html_files(features / edition):
            fetched = [element.get("src") or element.get("href") or "" for element in page.all(FETCHED)]
            assert [address for address in fetched if EXTERNAL.match(address)] == []
            assert [style for style in page.texts("style") if IMPORTED.search(style)] == []
            assert [service for service in FOREIGN_SERVICES if service in page.text] == []


def test_a_configured_repository_makes_no_page_ask_its_host(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz",))
    feature_site.dress(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", f"repo_url: https://github.com/example/bulletin\n{text}")
    site = feature_site.build(tmp_path, tmp_path / "site")
    for page in html_files(site):
        assert "github.com" not in page.text


def test_nothing_of_materials_scripts_and_styles_is_published(features: Path) -> None:
    for edition in ("site", "off"):
        folder = features / edition
        published = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".js", ".css"}
        }
        ours = {name for name in published if re.match(r"assets/(search/|site\.(js|css)$|dark\.css$)", name)}
        assert published - ours == set(feature_site.PROBES)
        for page in html_files(folder):
            scripts = [script.get("src", "") for script in page.all("script:not([type='application/ld+json'])")]
            others = [script for script in scripts if not re.search(r"assets/(search/|site\.js$)", script)]
            # One of ours stands in the pages of the website itself, and lies beside those of a bundle.
            assert others == ([""] if edition == "site" else []), page.path
            assert [trace for trace in MATERIAL_TRACES if trace in page.text] == [], page.path


def test_there_is_no_common_search_index_of_all_languages(features: Path) -> None:
    for edition in ("site", "off"):
        assert list((features / edition).rglob("search_index*")) == []
        indexes = {path.name for path in (features / edition / "assets/search").iterdir() if path.is_dir()}
        assert indexes == set(LANGUAGES)
    plugins = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))["plugins"]
    names = {name for plugin in plugins for name in (plugin if isinstance(plugin, dict) else [plugin])}
    assert {"search", "tags", "blog", "material/search", "material/tags", "material/blog"}.isdisjoint(names)


def test_each_theme_has_a_page_of_its_own_in_each_language(features: Path) -> None:
    site = features / "site"
    for code in LANGUAGES:
        folder = site if code == "uz" else site / code
        for theme in ("policy", "prevention"):
            page = HtmlFile(site, (folder / "themes" / theme / "index.html").relative_to(site).as_posix())
            assert page.texts("h1") == [f"{theme}-theme-in-{code}"]
    assert list(site.rglob("tags.json")) == []
    assert not (site / "tags").exists()


def test_articles_are_listed_by_date_in_each_language_though_materials_blog_cannot_be(features: Path) -> None:
    site = features / "site"
    for path, titles in {
        "index.html": ["Ikkinchi", feature_site.HOSTILE],
        "ar/index.html": ["ثالث", "Title in ar"],
    }.items():
        assert HtmlFile(site, path).texts(".entries h3 a:not([hreflang])") == titles


@pytest.mark.parametrize("program", ["nashra", "mkdocs"])
def test_broken_front_matter_stops_the_build_and_is_found_by_line(tmp_path: Path, program: str) -> None:
    bulletin = Bulletin(tmp_path, ("uz",))
    feature_site.dress(tmp_path)
    bulletin.write("docs/uz/articles/2026/one.md", '---\ntitle: "Bir\nadded: 2026-11-21\n---\n\nMatn.\n')
    result = (
        projects.nashra(tmp_path, "build")
        if program == "nashra"
        else feature_site.run_mkdocs(tmp_path, tmp_path / "site")
    )
    assert result.returncode == 1
    assert re.search(r"docs/uz/articles/2026/one\.md:\d+:\d+: ", result.stdout + result.stderr)
    assert not (tmp_path / "site" / "articles").exists()


def test_a_first_line_like_metadata_stays_in_the_text(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz",))
    feature_site.dress(tmp_path)
    bulletin.article("uz", "2026/one", body="Toshkent: bugun anjuman oʻtdi.")
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert "Toshkent: bugun anjuman oʻtdi." in HtmlFile(site, "articles/2026/one/index.html").texts(".prose p")


def test_nothing_hidden_lies_in_the_page_that_could_overflow(features: Path) -> None:
    """The list of languages that Material hides beside the page shifted Arabic pages; ours is in the flow.

    What a browser makes of it is held in ``tests/browser``.
    """
    for page in html_files(features / "site"):
        assert page.all(".md-select__inner, [class*=md-], input:not([type=search])") == []


def test_there_is_no_unnamed_dialog_and_no_hidden_form(features: Path) -> None:
    for page in html_files(features / "site"):
        assert page.all("[role=dialog], dialog, input[type=radio], :not([type=search], select)[autocomplete]") == []
        assert [attributes for attributes in page.all("nav, section") if not names(attributes)] == []


def names(attributes: dict[str, str]) -> str:
    """Give what names a landmark."""
    return attributes.get("aria-label") or attributes.get("aria-labelledby") or attributes.get("lang", "")


def test_a_strict_build_tells_the_faults_of_all_languages_at_once(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz", "ar", "en"))
    feature_site.dress(tmp_path)
    for code in bulletin.languages:
        bulletin.article(code, f"2026/in-{code}", body=f"[Havola](missing-in-{code}.md).")
    for result in (projects.nashra(tmp_path, "build"), feature_site.run_mkdocs(tmp_path, tmp_path / "plain")):
        assert result.returncode == 1
        for code in bulletin.languages:
            assert f"missing-in-{code}.md" in result.stdout + result.stderr


def test_a_failed_build_leaves_the_former_site_and_no_traces_for_the_next(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz", "ar"))
    feature_site.dress(tmp_path)
    bulletin.article("uz", "2026/one")
    projects.nashra(tmp_path, "build", check=True)
    before = feature_site.contents(tmp_path / "site")
    broken = bulletin.article("ar", "2026/two", body="[رابط](missing.md)")
    assert projects.nashra(tmp_path, "build").returncode == 1
    assert feature_site.contents(tmp_path / "site") == before
    broken.unlink()
    projects.nashra(tmp_path, "build", check=True)
    assert feature_site.contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.glob(".nashra-*")] == []


def test_what_one_language_breaks_in_the_engine_is_mended_for_the_next_build(tmp_path: Path) -> None:
    """static-i18n replaces MkDocs' cleaning of the site while it builds, and would leave it replaced."""
    bulletin = Bulletin(tmp_path, ("uz", "ar"))
    feature_site.dress(tmp_path)
    bulletin.article("uz", "2026/one")
    shutil.copy(Path(__file__).parent / "data" / "build_twice.py", tmp_path)
    done = feature_site.run_python(tmp_path / "build_twice.py", str(tmp_path / "mkdocs.yml"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "site" / "stale.html").exists()
    assert (tmp_path / "site" / "ar" / "index.html").is_file()


def test_uzbek_words_of_the_interface_have_uzbek_apostrophes(features: Path) -> None:
    for page in html_files(features / "site"):
        if page.one("html")["lang"] == "uz":
            named = [value for node in page.all("[aria-label], [title]") for value in node.values()]
            shown = " ".join([*page.texts("body"), *named])
            assert not re.search(r"[^\W\d_]['‘’`´][^\W\d_]", shown), page.path
