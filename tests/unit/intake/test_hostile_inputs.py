"""Files made to stop a program, or to make it read or write where it should not: an article or a reason, in time.

Word files, endless repetitions and pictures outside of the folder are in ``test_readers.py``.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nashra import pipeline
from nashra.cache.store import Store
from nashra.checking.content_checks import check
from nashra.intake.conversion import Conversion, convert
from nashra.intake.sidecar import read_sidecar
from nashra.intake.stage import CONVERSIONS
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Vocabulary
from nashra.problems import NashraError, Problem
from tests import projects
from tests.bulletins import Bulletin
from tests.make_corpus import TEXTS, docx, word_paragraph
from tests.raw_texts import article

LANGUAGES = [language_of(code, code) for code in ("uz", "ar", "ru", "en")]
MARKS = "\u0301\u0323" * 100_000
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(30)


def converted(data: bytes | str, name: str) -> Conversion | Rejection:
    data = data.encode() if isinstance(data, str) else data
    return convert(RawArticle(f"articles/{name}", data, hashlib.sha256(data).hexdigest()), LANGUAGES, Vocabulary())


def page(title: str, paragraphs: list[str], head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def run(bulletin: Bulletin) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the raw files that became articles, and the place and code of each problem."""
    with Store(bulletin.root, CONVERSIONS) as store:
        staged = pipeline.run_convert(bulletin.settings(), datetime.date(2026, 11, 21), write=True, store=store)
    return [each.raw.file for each in staged.placements], [(each.path, each.code) for each in staged.problems]


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    made.write("articles/good.txt", article(1))
    return made


def places_of_marks() -> dict[str, tuple[bytes | str, str]]:
    text = TEXTS["en"]
    title, paragraphs = text["title"], list(text["paragraphs"])
    marked = [paragraphs[0].replace("a", f"a{MARKS}", 1), *paragraphs[1:]]
    stated = f'<meta property="og:title" content="a{MARKS}"><title>a{MARKS}</title>'
    words = "".join(map(word_paragraph, [title, *marked]))
    return {
        "text": ("\n\n".join([title, *marked]), "a.txt"),
        "title of a text": ("\n\n".join([title + MARKS, *paragraphs]), "a.txt"),
        "page": (page(title, marked), "a.html"),
        "references": (page(title, [paragraphs[0] + "&#769;&#803;" * 50_000, *paragraphs[1:]]), "a.html"),
        "metadata": (page(title, paragraphs, stated), "a.html"),
        "Markdown": ("\n\n".join([f"# {title}", *marked]), "a.md"),
        "Word": (docx(words), "a.docx"),
    }


@pytest.mark.parametrize("place", places_of_marks())
def test_a_letter_with_thousands_of_marks_takes_no_longer_than_other_text(place: str) -> None:
    assert isinstance(converted(*places_of_marks()[place]), Conversion | Rejection)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["txt", "html", "md"])
@pytest.mark.parametrize("unit", [0xD800, 0xDFFF])
def test_half_a_character_never_gets_into_an_article(encoding: str, ending: str, unit: int) -> None:
    title, *paragraphs = article(1).strip().split("\n\n")
    text = page(title, paragraphs) if ending == "html" else article(1)
    data = text.encode(encoding)
    middle = len(data) // 4 * 2
    half = unit.to_bytes(2, "little" if encoding.endswith("le") else "big")
    found = converted(data[:middle] + half + data[middle:], f"a.{ending}")
    # What cannot be encoded raises here.
    assert isinstance(found, Rejection) or (found.title + found.body).encode()


def test_half_characters_in_metadata_never_get_into_an_article() -> None:
    stated = '{"@type": "NewsArticle", "headline": "a\\ud800b", "author": "x\\udfff", "publisher": {"name": "\\udc00"}}'
    title, *paragraphs = article(1).strip().split("\n\n")
    found = converted(page(title, paragraphs, f'<script type="application/ld+json">{stated}</script>'), "a.html")
    assert isinstance(found, Conversion)
    "".join([found.title, found.body, *filter(None, (found.found.author, found.found.publisher))]).encode()


@pytest.mark.parametrize(("every", "is_refused"), [(400, False), (3, True)])
def test_zero_bytes_are_noise_or_make_a_file_no_text(every: int, is_refused: bool) -> None:  # noqa: FBT001
    data = b"\x00".join(article(1).encode()[at : at + every] for at in range(0, len(article(1).encode()), every))
    found = converted(data, "a.txt")
    assert isinstance(found, Rejection) is is_refused
    assert is_refused or (isinstance(found, Conversion) and "\x00" not in found.title + found.body)


def chain(names: list[str]) -> bytes:
    """Write lists each of which holds ten times the one before."""
    lines = [f"{names[0]}: &x0 [a, a, a, a, a, a, a, a, a, a]"]
    lines += [f"{name}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n, name in enumerate(names[1:], 1)]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "data",
    [
        chain(["title", "url", "publisher", "author", "slug", "lang", "tags"]),
        chain([f"key{number}" for number in range(30)]),
        chain(["url", "publisher", "author", "slug", "lang", "tags", "date"]),
        b"title: &a [*a]",
        b"title: " + b"[" * 100_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"{a: " * 100_000,
        b"".join(b" " * depth + b"a:\n" for depth in range(2_000)),
        b"title: 0x" + b"9" * 10_000,
        b"title: " + b"9" * 10_000,
        b"0x" + b"9" * 900 + b": x",
        b"tags: [" + b"x, " * 20_000 + b"]",
        b"<<: [{title: a}, 3]",
        b"title: \x00\x01",
        b"title: !!python/object/apply:os.system [ls]",
    ],
    ids=lambda data: data[:12].decode().strip(),
)
def test_a_sidecar_made_to_blow_up_is_refused(data: bytes) -> None:
    with pytest.raises(NashraError) as caught:
        read_sidecar(data, "articles/a.yml", ["uz"], ["policy"])
    assert all(len(str(value)) < 1_000 for problem in caught.value.problems for value in problem.parameters.values())


def test_a_huge_sidecar_is_refused_unread(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(2))
    bulletin.write("articles/a.yml", b"title: " + b"a " * 1_000_000)
    assert run(bulletin) == (["articles/good.txt"], [("articles/a.yml", "convert-too-large")])


def test_front_matter_made_to_blow_up_is_a_problem_of_its_file_alone(bulletin: Bulletin) -> None:
    text = b"---\ntitle: " + b"[" * 100_000 + b"\n---\n\nMatn.\n"
    path = bulletin.write("docs/uz/articles/2026/yomon.md", text)
    assert run(bulletin)[0] == ["articles/good.txt"]
    problems = check(bulletin.settings())[1]
    assert [each.code for each in problems if each.path.endswith("yomon.md")] == ["yaml-syntax"]
    assert path.read_bytes() == text


def a_folder(folder: Path) -> None:
    (folder / "bad.txt").mkdir()


def a_dead_link(folder: Path) -> None:
    (folder / "bad.txt").symlink_to("nowhere")


def a_circle(folder: Path) -> None:
    (folder / "bad.txt").symlink_to("bad2.txt")
    (folder / "bad2.txt").symlink_to("bad.txt")


def a_link_out(folder: Path) -> None:
    (folder / "bad.txt").symlink_to(folder.parent / "mkdocs.yml")


def a_folder_link_out(folder: Path) -> None:
    (folder / "bad").symlink_to(folder.parent / "docs")


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "bad.txt")


def a_secret(folder: Path) -> None:
    (folder / "bad.txt").write_text(article(2), "utf-8")
    (folder / "bad.txt").chmod(0)


def a_sidecar_folder(folder: Path) -> None:
    (folder / "good.yml").mkdir()


def a_sidecar_link_out(folder: Path) -> None:
    (folder / "good.yml").symlink_to(folder.parent / "mkdocs.yml")


def a_name_of_bytes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(article(2), "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="has neither links for everybody nor pipes")
@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (a_folder, []),
        (a_dead_link, ["convert-unreadable"]),
        (a_circle, ["convert-unreadable", "convert-unreadable"]),
        (a_link_out, ["convert-outside"]),
        (a_folder_link_out, ["convert-outside"]),
        (a_pipe, []),
        (a_secret, ["convert-unreadable"]),
        (a_sidecar_folder, []),
        (a_sidecar_link_out, ["convert-outside"]),
        (a_name_of_bytes, ["convert-file-name"]),
    ],
)
def test_what_only_looks_like_a_raw_file_is_told_and_stops_no_other(
    bulletin: Bulletin, make: Callable[[Path], None], codes: list[str]
) -> None:
    make(bulletin.root / "articles")
    found, problems = run(bulletin)
    assert found[-1] == "articles/good.txt"
    if os.geteuid() or make is not a_secret:  # for root nothing is a secret
        assert [code for _, code in problems] == codes


def in_the_way_of_docs(bulletin: Bulletin) -> None:
    bulletin.write("docs/uz/articles", "a file where the folder should be")


def in_the_way_of_pictures(bulletin: Bulletin) -> None:
    bulletin.write("articles/good.txt", "")
    title, *paragraphs = article(1).strip().split("\n\n")
    bulletin.write("articles/p.html", page(title, [paragraphs[0], '<img src="a.png" alt="x">', *paragraphs[1:]]))
    bulletin.write("articles/a.png", PIXEL)
    bulletin.write("articles/p.yml", "slug: p\n")
    bulletin.write("docs/uz/articles/2026/p", "a file where the folder should be")


@pytest.mark.parametrize(
    ("stand", "code"), [(in_the_way_of_docs, "write-failed"), (in_the_way_of_pictures, "write-failed")]
)
def test_where_nothing_can_be_written_that_is_said_and_no_half_is_left(
    bulletin: Bulletin, stand: Callable[[Bulletin], None], code: str
) -> None:
    stand(bulletin)
    before = projects.digests(bulletin.root)
    with pytest.raises(NashraError) as caught:
        run(bulletin)
    assert [problem.code for problem in caught.value.problems] == [code]
    after = {path: digest for path, digest in projects.digests(bulletin.root).items() if ".cache" not in str(path)}
    assert after == before


def test_a_folder_named_like_an_article_does_not_stop_reading(bulletin: Bulletin) -> None:
    (bulletin.root / "docs/uz/articles/2026/papka.md").mkdir(parents=True)
    assert run(bulletin)[0] == ["articles/good.txt"]
    problems: tuple[Problem, ...] = check(bulletin.settings())[1]
    assert ("docs/uz/articles/2026/papka.md", "convert-unreadable") in {(each.path, each.code) for each in problems}


RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="i1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="{}"{}/></Relationships>'
)
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:{}="i1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


@pytest.mark.parametrize(("mode", "kind"), list(itertools.product(["", ' TargetMode="External"'], ["embed", "link"])))
def test_a_word_file_shows_no_picture_from_outside_of_it(mode: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PIXEL)
    words = "".join(map(word_paragraph, [TEXTS["uz"]["title"], *TEXTS["uz"]["paragraphs"]]))
    for target in (f"{tmp_path}/secret.png", (tmp_path / "secret.png").as_uri(), "../../../secret.png"):
        parts = {"word/_rels/document.xml.rels": RELATIONSHIPS.format(target, mode).encode()}
        found = converted(docx(words + DRAWING.format(kind), more=parts), "a.docx")
        assert isinstance(found, Rejection) or found.images == ()
