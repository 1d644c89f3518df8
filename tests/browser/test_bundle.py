"""The bundles as readers get them: a zip, unpacked anywhere, opened without a connection."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests import publication
from tests.browser.conftest import Visit
from tests.browser.tour import DESK, PHONE, Edition

NAMES = ("all", "uz", "ar")


@pytest.fixture(params=NAMES)
def archive(request: pytest.FixtureRequest, built: Path) -> Path:
    return built / "dist" / f"nashra-{request.param}.zip"


def test_there_is_one_bundle_a_language_and_one_of_all(built: Path) -> None:
    codes = [language.code for language in publication.read(built).languages]
    expected = sorted(f"nashra-{name}.zip" for name in ["all", *codes])
    assert sorted(path.name for path in (built / "dist").glob("*.zip")) == expected


def test_a_bundle_unpacks_into_one_folder_of_plain_files(archive: Path) -> None:
    with ZipFile(archive) as opened:
        assert opened.testzip() is None
        for entry in opened.infolist():
            assert entry.filename.startswith(f"{archive.stem}/")
            assert entry.filename.isascii() or entry.filename.count("/") == 1, "only the file to open has its own words"
            assert ".." not in Path(entry.filename).parts
            assert stat.S_IMODE(entry.external_attr >> 16) == 0o644
            assert entry.date_time[:3] >= (1980, 1, 1)


def test_a_bundle_holds_pages_and_what_they_need_and_nothing_else(archive: Path) -> None:
    with ZipFile(archive) as opened:
        names = [name.removeprefix(f"{archive.stem}/") for name in opened.namelist()]
    expected = (
        r"[^/]+\.html|pages/.+\.html|pages/assets/(site\.js|site\.css|dark\.css|icon\.svg)|pages/assets/search/.+\.js"
        r"|READ-ME\.\w+\.txt"
    )
    assert [name for name in names if not re.fullmatch(expected, name)] == []
    assert not {"pages/404.html", "pages/downloads.html", "pages/sitemap.xml"}.intersection(names)


def test_a_zip_keeps_to_its_budget(built: Path) -> None:
    published = publication.read(built)
    codes = [language.code for language in published.languages]
    for name, languages in {"all": codes, **{code: [code] for code in codes}}.items():
        articles = sum(len(published.articles_in(code)) for code in languages)
        assert (built / f"dist/nashra-{name}.zip").stat().st_size <= 90_000 + 6_000 * articles


def test_a_bundle_has_no_page_on_a_theme_that_nothing_in_it_is_about(archive: Path, built: Path) -> None:
    published = publication.read(built)
    codes = [code for code in NAMES if archive.stem.endswith((code, "all")) and code != "all"]
    with ZipFile(archive) as opened:
        found = {match[1] for name in opened.namelist() if (match := re.search(r"/themes/([a-z-]+)\.html$", name))}
    assert found - {"index"} == set(published.themes_in(codes))


def test_no_page_shows_the_language_of_templates(archive: Path) -> None:
    with ZipFile(archive) as opened:
        # In the index of search any two signs may stand for a word.
        for name in [name for name in opened.namelist() if "/assets/search/" not in name]:
            assert re.search(rb"\{[%{#]", opened.read(name)) is None, name


@pytest.mark.parametrize("name", NAMES)
def test_the_read_me_names_the_page_to_open(editions: dict[str, Edition], name: str) -> None:
    edition = editions[name]
    top = edition.folder.parent
    assert sorted(path.name for path in top.glob("*.txt")) == sorted(f"READ-ME.{code}.txt" for code in edition.codes)
    for language in edition.languages:
        data = (top / f"READ-ME.{language.code}.txt").read_bytes()
        text = data.decode("utf-8-sig")
        assert data.startswith(b"\xef\xbb\xbf"), "old editors on Windows need the mark"
        assert text.count("\r\n") == text.count("\n"), "old editors on Windows need CR LF"
        assert language.site_name in text
        start = publication.words(language.code)["bundle"]["start"] + ".html"
        for file in (start, "START-HERE.html"):
            assert f"\r\n{file}\r\n" in text
            assert (top / file).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_the_file_to_open_leads_to_the_first_page(editions: dict[str, Edition], visit: Visit, name: str) -> None:
    edition = editions[name]
    starts = {publication.words(code)["bundle"]["start"]: code for code in edition.codes}
    for start, code in {**starts, "START-HERE": edition.codes[0]}.items():
        view = visit((edition.folder.parent / f"{start}.html").as_uri())
        view.page.wait_for_url(edition.url(code, ""))
        assert view.page.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("code", ["uz", "ar"])
def test_a_bundle_of_one_language_says_which_others_it_lacks(
    editions: dict[str, Edition], visit: Visit, code: str, width: int
) -> None:
    edition = editions[code]
    view = visit(edition.url(code, ""), width=width)
    for language in edition.publication.languages:
        if language.code == code:
            continue
        remark = publication.words(code)["switch"]["excluded"].format(name=language.name)
        assert view.page.get_by_title(remark).is_visible()
        assert view.page.get_by_text(language.name, exact=True).first.is_visible()
        assert view.page.get_by_role("link", name=language.name).count() == 0


@pytest.mark.parametrize("code", ["uz", "ar"])
def test_a_copy_that_lacks_a_file_of_search_says_so(
    editions: dict[str, Edition], visit: Visit, tmp_path: Path, code: str
) -> None:
    copy = shutil.copytree(editions[code].folder, tmp_path / "copy")
    shutil.rmtree(copy / "assets/search" / code)
    view = visit(f"{(copy / 'search.html').as_uri()}?q=x")
    expect(view.page.locator("#search-status")).to_have_text(publication.words(code)["search"]["incomplete"])
    view.console.clear()


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_reaches_every_article_from_the_first_page(
    editions: dict[str, Edition], visit: Visit, name: str
) -> None:
    edition = editions[name]
    view = visit(edition.url(edition.codes[0], ""))
    for language in edition.languages:
        for article in [article for article in edition.publication.articles_in(language.code) if article.listed][:20]:
            view.page.goto(edition.url(language.code, ""))
            view.page.get_by_role("link", name=article.title, exact=True).first.click()
            assert view.page.url == edition.url(language.code, article.key)
            assert view.page.get_by_role("heading", level=1).inner_text() == article.title
