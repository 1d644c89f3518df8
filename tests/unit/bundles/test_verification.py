"""A folder of bundles is checked as a reader would want: nothing missing, changed, added or broken."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from nashra.bundles.making import make_bundles
from nashra.bundles.selection import Choice, Kind, Step
from nashra.bundles.soundness import UnsoundError, count_articles
from nashra.bundles.verification import verify
from nashra.problems import NashraError
from nashra.publishing.downloads import Bundle
from tests.rich_bulletin import library, rich_bulletin

BOOK, PAGE = "nashra-uz.epub", "nashra-uz-2026-11.html"


def no_website(only: str | None) -> AbstractContextManager[Path]:
    raise AssertionError(f"nobody asked for a website ({only})")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rich")
    steps: list[Step] = []
    choice = Choice(kinds=(Kind.HTML, Kind.EPUB), languages=("uz",))
    make_bundles(library(rich_bulletin(root)), choice, no_website, root / "dist", steps.append)
    assert [step.number for step in steps] == list(range(1, steps[0].total + 1))
    return root / "dist"


@pytest.fixture
def dist(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "dist"))


def found(dist: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in verify(dist)[1]]


def renew_sum(dist: Path, name: str) -> None:
    """Make the checksum fit what was done to a file, as somebody with bad intentions would."""
    digest = hashlib.sha256((dist / name).read_bytes()).hexdigest()
    sums = (dist / "SHA256SUMS").read_text("utf-8")
    (dist / "SHA256SUMS").write_text(re.sub(rf"\w+(  {re.escape(name)}\n)", rf"{digest}\1", sums), "utf-8")


def change_manifest(dist: Path, change: Callable[[dict[str, object]], object]) -> None:
    manifest = json.loads((dist / "manifest.json").read_text("utf-8"))
    change(next(bundle for bundle in manifest["bundles"] if bundle["file"] == BOOK))
    (dist / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    renew_sum(dist, "manifest.json")


def test_what_was_made_is_sound(dist: Path) -> None:
    number, problems = verify(dist)
    assert problems == ()
    assert number == len(list(dist.rglob("*.html"))) + len(list(dist.glob("*.epub")))


def test_the_checksums_are_in_the_form_of_sha256sum(dist: Path) -> None:
    for line in (dist / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest


def test_a_changed_file_is_found(dist: Path) -> None:
    (dist / PAGE).write_bytes((dist / PAGE).read_bytes() + b" ")
    (dist / BOOK).write_bytes((dist / BOOK).read_bytes()[:5000])
    assert found(dist) == [("verify-changed", PAGE), ("verify-changed", BOOK)]


def test_a_missing_file_is_found(dist: Path) -> None:
    (dist / BOOK).unlink()
    assert found(dist) == [("verify-missing", BOOK)]


@pytest.mark.parametrize("name", ["more.html", "articles/more.html", ".hidden"])
def test_a_file_more_is_found(dist: Path, name: str) -> None:
    (dist / name).write_bytes(b"")
    assert found(dist) == [("verify-unlisted", name)]


@pytest.mark.parametrize("name", ["SHA256SUMS", "manifest.json"])
@pytest.mark.parametrize("data", [None, b"", b"\xff", b"{}", b"[]", b"null", b'{"format": 1}', b"../x"])
def test_a_missing_or_broken_list_is_told(dist: Path, name: str, data: bytes | None) -> None:
    if data is None:
        (dist / name).unlink()
    else:
        (dist / name).write_bytes(data)
    codes = {"verify-malformed", "verify-unreadable", "verify-unlisted", "verify-missing", "verify-changed"}
    assert codes & {code for code, _ in found(dist)}


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}", b"[]", b"null", b'{"format": 1}'])
def test_a_manifest_that_is_none_is_found_although_its_sum_fits(dist: Path, data: bytes) -> None:
    (dist / "manifest.json").write_bytes(data)
    renew_sum(dist, "manifest.json")
    assert found(dist) == [("verify-malformed", "manifest.json")]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "articles/../../secret.txt", "x" * 5000, "a\0b"])
def test_a_list_that_points_elsewhere_is_not_followed(dist: Path, name: str) -> None:
    (dist.parent / "secret.txt").write_text("x")
    with (dist / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  {name}\n")
    codes = found(dist)
    assert {code for code, _ in codes} & {"verify-outside", "verify-unreadable"}
    assert not {code for code, _ in codes} & {"verify-changed", "verify-missing"}


@pytest.mark.parametrize(
    "change",
    [
        lambda bundle: bundle.update(articles=7),
        lambda bundle: bundle.update(size=7),
        lambda bundle: bundle.update(sha256="0" * 64),
    ],
)
def test_a_manifest_that_disagrees_is_found(dist: Path, change: Callable[[dict[str, object]], object]) -> None:
    change_manifest(dist, change)
    assert found(dist) == [("verify-disagrees", BOOK)]


def archive_of(*names: str, method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, b"", method)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "verify-content"),
        (b"PK", "verify-content"),
        (archive_of(), "verify-content"),
        (archive_of("mimetype", "../../x"), "verify-astray"),
        (archive_of("mimetype", "/etc/x"), "verify-astray"),
        (archive_of("mimetype", method=zipfile.ZIP_DEFLATED), "verify-incomplete"),
        (archive_of("x", "mimetype"), "verify-incomplete"),
        (archive_of("mimetype"), "verify-content"),
    ],
)
def test_a_book_that_is_broken_inside_is_found_although_its_sum_fits(dist: Path, data: bytes, code: str) -> None:
    (dist / BOOK).write_bytes(data)
    renew_sum(dist, BOOK)
    assert (code, BOOK) in found(dist)


def test_a_book_whose_bytes_were_damaged_is_found_although_its_sum_fits(dist: Path) -> None:
    data = bytearray((dist / BOOK).read_bytes())
    with zipfile.ZipFile(dist / BOOK) as book:
        data[book.getinfo("EPUB/package.opf").header_offset + 80] ^= 0xFF
    (dist / BOOK).write_bytes(data)
    renew_sum(dist, BOOK)
    assert ("verify-content", BOOK) in found(dist)


@pytest.mark.parametrize(
    "more", [b"<script>x</script>", b"<img src='https://spy.example/x'>", b"<iframe src='x'></iframe>"]
)
def test_a_page_that_asks_for_something_is_found_although_its_sum_fits(dist: Path, more: bytes) -> None:
    (dist / PAGE).write_bytes((dist / PAGE).read_bytes() + more)
    renew_sum(dist, PAGE)
    assert ("verify-outward", PAGE) in found(dist)


def test_a_page_of_another_language_is_found_although_its_sum_fits(dist: Path) -> None:
    (dist / PAGE).write_bytes((dist / PAGE).read_bytes().replace(b'lang="uz"', b'lang="tr"', 1))
    renew_sum(dist, PAGE)
    assert ("verify-language", PAGE) in found(dist)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<img class=x src='https://spy.example/x'>", "verify-outward"),
        ('<link rel="stylesheet" href="//spy.example/x.css">', "verify-outward"),
        ('<p><a href="https://example.org/">x</a></p>', "verify-incomplete"),
    ],
)
def test_a_website_is_looked_through_page_by_page(page: str, code: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("nashra-uz/pages/x.html", page)
    bundle = Bundle("nashra-uz.zip", "zip", "whole", ("uz",), "", 0, 0, "")
    with pytest.raises(UnsoundError) as caught:
        count_articles(buffer.getvalue(), bundle)
    assert caught.value.code == code


def test_nothing_to_bundle_is_told(tmp_path: Path) -> None:
    bulletin = rich_bulletin(tmp_path)
    for path in (tmp_path / "docs").glob("*/articles/*/*.md"):
        path.unlink()
    steps: list[Step] = []
    with pytest.raises(NashraError) as caught:
        make_bundles(library(bulletin), Choice((Kind.EPUB,)), no_website, tmp_path / "dist", steps.append)
    assert steps == []
    assert [problem.code for problem in caught.value.problems] == ["bundle-empty"]
