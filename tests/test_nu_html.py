"""Every kind of page passes the Nu HTML Checker without an error or a warning, its styles and its policy included.

The pages are served, because the checker does not take files of one folder for one origin, as browsers do.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import zipfile
from pathlib import Path

import pytest

from tests import feature_site, nu_checker, rich_bulletin
from tests.browser.server import serving
from tests.bulletins import Bulletin

ARABIC = """نص فيه حاشية[^1] وعلامة ==مهمة== ورابط إلى [مقال آخر](second.md).

!!! note
    ملاحظة في مربع.

- [x] تم
- [ ] لم يتم

| يمين | يسار |
|:-----|-----:|
| أول  | 1    |

[^1]: نص الحاشية.
"""


def judge(folder: Path) -> None:
    """Fail with all that the checker has to say about the pages below a folder, unless that is nothing."""
    pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    assert pages
    with serving(folder) as address:
        assert nu_checker.messages([f"{address}{page}" for page in pages]) == []
    # To a browser the white space at the ends of a script belongs to it.
    for page in pages:
        text = (folder / page).read_text("utf-8")
        policy = html.unescape(text.split("Content-Security-Policy", 1)[-1].split(">", 1)[0])
        for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy.split("script-src", 1)[1].split(";", 1)[0], page


@pytest.mark.parametrize("edition", ["site", "off"])
def test_every_kind_of_page_is_valid(features: Path, edition: str) -> None:
    kinds = {"404.html", "articles/2023/oldest/index.html"} if edition == "site" else {"search.html"}
    assert all((features / edition / page).is_file() for page in kinds)
    judge(features / edition)


def test_the_pages_of_the_bulletin_itself_are_valid(built: Path) -> None:
    assert 'download="nashra-uz.zip"' in (built / "site/downloads/index.html").read_text("utf-8")
    judge(built / "site")


def test_single_files_and_unpacked_bundles_are_valid(built: Path, tmp_path: Path) -> None:
    for path in (built / "dist").rglob("*.zip"):
        zipfile.ZipFile(path).extractall(tmp_path / path.stem)
    for path in (built / "dist").rglob("*.html"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert list(tmp_path.glob("*.html"))
    judge(tmp_path)


@pytest.mark.parametrize("edition", ["site", "off"])
def test_everything_that_markdown_may_hold_becomes_valid_pages(tmp_path: Path, edition: str) -> None:
    bulletin = Bulletin(tmp_path, ("en", "ar"))
    feature_site.dress(tmp_path)
    body = rich_bulletin.EVERYTHING.split("<script>")[0].replace(", [script](javascript:alert(1))", "")
    first, images, last = re.split(r"(!\[A picture\][^\n]*\n[^\n]*\n)", body)
    assert "spy.example" in images
    pictures = '![A picture](first/pixel.png "Title") ![Drawing](first/drawing.svg)\n'
    bulletin.article("en", "2026/first", body=f"{first}{pictures}{last}")
    bulletin.article("en", "2026/second", "Second", "## Part\n\nText.")
    bulletin.write("docs/en/articles/2026/first/pixel.png", rich_bulletin.PIXEL)
    bulletin.write("docs/en/articles/2026/first/drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    bulletin.article("ar", "2026/third", "ثالث", ARABIC)
    options = ("--offline",) if edition == "off" else ()
    judge(feature_site.build(tmp_path, tmp_path / edition, *options))


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=uz><title>x</title><p><div></p>", "utf-8")
    with pytest.raises(AssertionError, match="error"):
        judge(tmp_path)


def test_the_checker_asks_the_policy_about_scripts(tmp_path: Path) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    text = f"<!doctype html><html lang=uz><title>x</title>{policy}<script>{{}}</script><p>x</p>"
    (tmp_path / "page.html").write_text(text, "utf-8")
    with pytest.raises(AssertionError, match="violates Content Security Policy"):
        judge(tmp_path)
