"""A ratchet over labelled inputs of every format, encoding and language: all of them right, none excepted."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from nashra.intake.conversion import Conversion, convert
from nashra.intake.neighbours import Beside
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Vocabulary
from tests.make_corpus import folders

CORPUS = sorted((Path(__file__).parents[2] / "corpus").iterdir())
LANGUAGES = [language_of(code, code) for code in ("uz", "uz-Cyrl", "ar", "fa", "ur", "ru", "en")]


def _unpacked(data: bytes) -> object:
    """Give what a file holds: programs that pack differ in their bytes, not in their parts."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_the_corpus_is_what_its_program_writes() -> None:
    made = folders()
    assert {folder.name for folder in CORPUS} == set(made)
    for folder in CORPUS:
        name, data, want = made[folder.name]
        assert {path.name for path in folder.iterdir()} == {f"input.{name.rpartition('.')[2]}", "expected.yml"}
        assert _unpacked(next(folder.glob("input.*")).read_bytes()) == _unpacked(data), folder.name
        assert yaml.safe_load((folder / "expected.yml").read_text("utf-8")) == want, folder.name


def _read(folder: Path) -> tuple[Conversion | Rejection, dict[str, Any]]:
    path = next(folder.glob("input.*"))
    data = path.read_bytes()
    raw = RawArticle(f"articles/{path.name}", data, hashlib.sha256(data).hexdigest(), Beside(folder))
    return convert(raw, LANGUAGES, Vocabulary()), yaml.safe_load((folder / "expected.yml").read_text("utf-8"))


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_every_input_gives_its_article_or_its_reason(folder: Path) -> None:
    found, expected = _read(folder)
    if "refused" in expected:
        assert isinstance(found, Rejection)
        assert found.code == expected["refused"]
        return
    assert isinstance(found, Conversion), found
    assert (found.title, found.language.code) == (expected["title"], expected["language"])
    assert _spaced(found.paragraphs[0]) == expected["first"]
    assert expected["last"] in [_spaced(paragraph) for paragraph in found.paragraphs[-2:]]
    assert [text for text in expected["absent"] if text in "\n".join([found.body, *found.paragraphs])] == []
    assert [text for text in expected.get("contains", []) if text not in found.body] == []
    missing = set(expected.get("texts", [])) - {_spaced(paragraph) for paragraph in found.paragraphs}
    assert missing == set()
    if "facts" in expected:
        names = ("date", "author", "publisher", "url")
        facts = {name: str(value) for name in names if (value := getattr(found.found, name)) is not None}
        assert facts == expected["facts"]
    for name, value in expected.get("states", {}).items():
        assert str(getattr(found.found, name)) == value


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_what_was_removed_holds_no_sentence_of_the_article(folder: Path) -> None:
    found, expected = _read(folder)
    if isinstance(found, Conversion):
        own = {_spaced(text) for text in (expected["first"], expected["last"], *expected.get("texts", []))}
        kept = {_spaced(paragraph) for paragraph in found.paragraphs}
        removed = {_spaced(text) for _, text in found.removed} - kept
        assert {
            text for text in own if text in removed or any(len(text) > 30 and text in line for line in removed)
        } == set()


def test_the_corpus_is_large_and_varied_enough_to_hold_anything() -> None:
    expected = [yaml.safe_load((folder / "expected.yml").read_text("utf-8")) for folder in CORPUS]
    endings = {next(folder.glob("input.*")).suffix for folder in CORPUS}
    assert len(CORPUS) >= 140
    assert sum("refused" in each for each in expected) >= 35
    assert endings == {".txt", ".html", ".htm", ".mhtml", ".docx", ".md"}
    assert {each["language"] for each in expected if "language" in each} == {language.code for language in LANGUAGES}


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_an_article_that_is_converted_once_more_stays_as_it_is(folder: Path) -> None:
    found, _ = _read(folder)
    if isinstance(found, Conversion):
        raw = RawArticle("articles/again.md", f"# {found.title}\n\n{found.body}".encode(), "0" * 64)
        again = convert(raw, LANGUAGES, Vocabulary())
        assert isinstance(again, Conversion)
        assert (again.title, again.body) == (found.title, found.body)
