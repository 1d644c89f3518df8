"""Runs over the same bulletin: what is converted again, what is not, and what stays an editor's."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from nashra import pipeline
from nashra.cache.store import Store
from nashra.intake.stage import CONVERSIONS
from tests import projects, publication
from tests.bulletins import Bulletin
from tests.raw_texts import article

TODAY = datetime.date(2026, 11, 21)
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(30)
OTHER = PICTURE[:-1] + b"\x01"


@dataclass(frozen=True)
class Ran:
    """What a run did: how many files it converted, the outcome of each, and the codes of all problems."""

    converted: int
    outcomes: dict[str, str]
    problems: list[tuple[str, str]]


def run(bulletin: Bulletin) -> Ran:
    totals = [0]
    with Store(bulletin.root, CONVERSIONS) as store:
        staged = pipeline.run_convert(
            bulletin.settings(), TODAY, write=True, store=store, report=lambda _, total: totals.append(total)
        )
        outcomes = {placement.raw.file: placement.outcome.value for placement in staged.placements}
    return Ran(totals[-1], outcomes, [(problem.path, problem.code) for problem in staged.problems])


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


@pytest.fixture
def with_picture(bulletin: Bulletin) -> Bulletin:
    title, first, *others = article(1).strip().split("\n\n")
    body = "".join(f"<p>{text}</p>" for text in [first, '<img src="a_files/rasm.png" alt="Majlis">', *others])
    bulletin.write("articles/a.html", f"<html><body><article><h1>{title}</h1>{body}</article></body></html>")
    bulletin.write("articles/a_files/rasm.png", PICTURE)
    return bulletin


def the_article(bulletin: Bulletin) -> Path:
    (path,) = (bulletin.root / "docs/uz/articles/2026").glob("*.md")
    return path


def the_picture(bulletin: Bulletin) -> Path:
    return the_article(bulletin).with_suffix("") / "rasm.png"


def test_a_second_run_converts_and_writes_nothing(with_picture: Bulletin) -> None:
    with_picture.write("articles/b.txt", article(2))
    assert run(with_picture).converted == 2
    before = projects.digests(with_picture.root / "docs")
    assert run(with_picture) == Ran(0, {"articles/a.html": "unchanged", "articles/b.txt": "unchanged"}, [])
    assert projects.digests(with_picture.root / "docs") == before


def test_a_picture_that_changed_renews_its_article(with_picture: Bulletin) -> None:
    run(with_picture)
    raw = with_picture.root / "articles/a_files/rasm.png"
    times = raw.stat()
    raw.write_bytes(OTHER)
    os.utime(raw, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run(with_picture).outcomes == {"articles/a.html": "updated"}
    assert the_picture(with_picture).read_bytes() == OTHER
    assert run(with_picture).outcomes == {"articles/a.html": "unchanged"}


def test_a_picture_that_comes_later_is_taken_along(with_picture: Bulletin) -> None:
    raw = with_picture.root / "articles/a_files/rasm.png"
    raw.unlink()
    run(with_picture)
    assert "![" not in the_article(with_picture).read_text("utf-8")
    raw.write_bytes(PICTURE)
    assert run(with_picture).outcomes == {"articles/a.html": "updated"}
    assert the_picture(with_picture).read_bytes() == PICTURE


def test_a_picture_that_no_article_shows_converts_nothing_again(with_picture: Bulletin) -> None:
    run(with_picture)
    with_picture.write("articles/a_files/logo.png", OTHER)
    assert run(with_picture).converted == 0


def test_a_picture_that_an_editor_has_replaced_stays(with_picture: Bulletin) -> None:
    run(with_picture)
    smaller = PICTURE + b"made smaller by hand"
    the_picture(with_picture).write_bytes(smaller)
    with_picture.write("articles/a_files/rasm.png", OTHER)
    for _ in range(2):
        run(with_picture)
        assert the_picture(with_picture).read_bytes() == smaller
    raw = with_picture.root / "articles/a.html"
    raw.write_text(raw.read_text("utf-8").replace("</article>", "<p>Yana bir gap qoʻshildi.</p></article>"), "utf-8")
    assert run(with_picture).outcomes == {"articles/a.html": "updated"}
    assert the_picture(with_picture).read_bytes() == smaller
    assert "Yana bir gap" in the_article(with_picture).read_text("utf-8")


def test_a_run_that_stopped_between_picture_and_text_is_made_good_by_the_next(with_picture: Bulletin) -> None:
    run(with_picture)
    with_picture.write("articles/a_files/rasm.png", OTHER)
    the_picture(with_picture).write_bytes(OTHER)
    assert run(with_picture).outcomes == {"articles/a.html": "updated"}
    with_picture.write("articles/a_files/rasm.png", PICTURE)
    run(with_picture)
    assert the_picture(with_picture).read_bytes() == PICTURE


def test_the_digests_in_an_article_are_of_the_pictures_that_lie_beside_it(with_picture: Bulletin) -> None:
    run(with_picture)
    (digest,) = publication.matter(the_article(with_picture))["conversion"]["pictures"]
    assert digest in projects.digests(with_picture.root / "docs").values()


def changed_raw(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1) + "\nYana bir gap qoʻshildi va eʼlon qilindi.\n")


def new_sidecar(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.yml", "publisher: Nashr\n")


def new_theme(bulletin: Bulletin) -> None:
    path = bulletin.root / "docs/themes.yml"
    path.write_text(path.read_text("utf-8").replace("theme-in-uz-prevention", "x").replace("prevention:", "aid:", 1))


def new_labels(bulletin: Bulletin) -> None:
    bulletin.write("articles/chrome.yml", "a.example: [Mening hududim]\n")


@pytest.mark.parametrize("change", [changed_raw, new_sidecar, new_theme, new_labels])
def test_whatever_a_conversion_depends_on_makes_it_anew(bulletin: Bulletin, change: Callable[[Bulletin], None]) -> None:
    bulletin.write("articles/a.txt", article(1))
    assert run(bulletin).converted == 1
    change(bulletin)
    assert run(bulletin).converted == 1
    assert run(bulletin).converted == 0


def test_duplicates_are_told_in_every_run_and_no_longer_than_they_are_there(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/b.txt", "Boshqa sarlavha bilan oʻsha maqola\n\n" + article(1).partition("\n\n")[2])
    bulletin.write("articles/c.txt", article(3))
    first = run(bulletin)
    assert [path for path, code in first.problems if code.startswith("duplicate-")] == ["articles/b.txt"]
    assert run(bulletin).problems == first.problems
    (bulletin.root / "articles/a.txt").unlink()
    again = run(bulletin)
    assert [code for _, code in again.problems if code.startswith("duplicate-")], "its article is still there"
    for path in (bulletin.root / "docs/uz/articles/2026").glob("*.md"):
        if "file: articles/a.txt" in path.read_text("utf-8"):
            path.unlink()
    assert run(bulletin).problems == []


def test_an_article_that_an_editor_writes_is_a_duplicate_from_then_on(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    assert run(bulletin).problems == []
    text = article(1).partition("\n\n")[2]
    path = bulletin.article("uz", "2026/oʻzi".replace("ʻ", ""), body=text)
    assert run(bulletin).problems == [("articles/a.txt", "duplicate-text")]
    path.write_text(path.read_text("utf-8").replace(text, "Butunlay boshqa gap.\n"), "utf-8")
    assert run(bulletin).problems == []
