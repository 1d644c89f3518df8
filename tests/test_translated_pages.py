"""What a translation shares with its original, and what a page says of pages that its language lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.catalogue import wording_digest
from tests import feature_site, rich_bulletin
from tests.bulletins import Bulletin
from tests.html_files import HtmlFile

BODY = "Matn ![rasm](one/pixel.png)."
RULES = '---\ntitle: "Qoidalar"\n---\n\n## Bob\n\nMatn.\n'


def bulletin_with_a_picture(root: Path) -> Bulletin:
    """Write an Uzbek article with a picture, its Arabic translation with the same, and a page that is Uzbek only."""
    bulletin = Bulletin(root, ("uz", "ar"))
    feature_site.dress(root)
    bulletin.article("uz", "2026/one", body=BODY)
    bulletin.write("docs/uz/articles/2026/one/pixel.png", rich_bulletin.PIXEL)
    translation = bulletin.translation("ar", "2026/one", "uz", wording_digest("Title", f"\n{BODY}\n", "uz"))
    translation.write_text(translation.read_text("utf-8").replace("Body in ar.", "نص ![صورة](one/pixel.png)."), "utf-8")
    bulletin.write("docs/uz/rules.md", RULES)
    bulletin.article("ar", "2026/two", body="رابط إلى [القواعد](../../rules.md#bob) هنا.")
    return bulletin


@pytest.mark.parametrize("options", [[], ["--offline"], ["--offline", "--only", "ar"]], ids=["site", "bundle", "alone"])
def test_a_translation_shows_the_pictures_of_its_original(tmp_path: Path, options: list[str]) -> None:
    bulletin_with_a_picture(tmp_path)
    site = feature_site.build(tmp_path, tmp_path / "site", *options)
    folder = "" if "--only" in options else "ar/"
    page = HtmlFile(site, f"{folder}articles/2026/one{'.html' if options else '/index.html'}")
    (image,) = page.all(".prose img")
    shown = page.target(image["src"])
    assert shown
    assert shown.read_bytes() == rich_bulletin.PIXEL


def test_a_picture_that_a_translation_has_itself_is_its_own(tmp_path: Path) -> None:
    bulletin = bulletin_with_a_picture(tmp_path)
    bulletin.write("docs/ar/articles/2026/one/pixel.png", rich_bulletin.PIXEL + b"own")
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert (site / "ar/articles/2026/one/pixel.png").read_bytes() == rich_bulletin.PIXEL + b"own"
    assert (site / "articles/2026/one/pixel.png").read_bytes() == rich_bulletin.PIXEL


@pytest.mark.parametrize("program", ["nashra", "mkdocs"])
def test_a_link_to_a_page_that_the_language_lacks_leads_to_another_language_and_says_so(
    tmp_path: Path, program: str
) -> None:
    bulletin_with_a_picture(tmp_path)
    build = feature_site.build if program == "nashra" else feature_site.build_with_mkdocs
    page = HtmlFile(build(tmp_path, tmp_path / "site"), "ar/articles/2026/two/index.html")
    (link,) = page.all(".prose a")
    assert link["hreflang"] == "uz"
    assert link["href"] == "../../../../rules/#bob"
    assert page.texts(".prose a bdi") == ["Oʻzbekcha"]


@pytest.mark.parametrize("options", [[], ["--offline"]], ids=["site", "bundle"])
def test_pages_at_the_top_of_a_folder_are_linked_below_every_page_of_their_language(
    tmp_path: Path, options: list[str]
) -> None:
    bulletin = bulletin_with_a_picture(tmp_path)
    bulletin.write("docs/uz/about.md", '---\ntitle: "Biz haqimizda"\n---\n\nMatn.\n')
    bulletin.write("docs/uz/deep/page.md", '---\ntitle: "Ichkari"\n---\n\nMatn.\n')
    bulletin.write("docs/ar/contact.md", '---\ntitle: "راسلوا <b> Nashra"\n---\n\nنص.\n')
    site = feature_site.build(tmp_path, tmp_path / "site", *options)
    end = ".html" if options else "/index.html"
    for path in (f"articles/2026/one{end}", f"rules{end}", f"deep/page{end}"):
        page = HtmlFile(site, path)
        links = page.all(".colophon li a")
        own = [page.target(link["href"]) for link in links]
        assert [path for path in own if path in (site / f"about{end}", site / f"rules{end}")] == own[1:3]
        assert page.texts(".colophon li a")[1:3] == ["Biz haqimizda", "Qoidalar"]
        assert [link.get("aria-current") for link in links[1:3]] == [None, "page" if path.startswith("rules") else None]
    arabic = HtmlFile(site, f"ar/articles/2026/two{end}")
    assert arabic.texts(".colophon li a")[1].replace(" ", "") == "راسلوا<b>Nashra"
    assert arabic.target(arabic.all(".colophon li a")[1]["href"]) == site / f"ar/contact{end}"
    assert not [text for text in arabic.texts(".colophon li a") if text in ("Qoidalar", "Ichkari")]
