"""What an editor may rely on for every raw file: an article or a reason, quickly, and not a letter more or less."""

from __future__ import annotations

import base64
import hashlib
import html
import random
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nashra.intake.blocks import Block, Kind, Mark, MarkKind
from nashra.intake.conversion import Conversion, convert
from nashra.intake.html_blocks import read_blocks
from nashra.intake.html_tree import parse_html
from nashra.intake.markdown_writer import write_markdown
from nashra.intake.neighbours import Beside
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Vocabulary
from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings
from tests.make_corpus import (
    CONTENT_TYPES,
    TEXTS,
    all_cases,
    core_properties,
    docx,
    head,
    mhtml,
    p,
    weblog,
    word_paragraph,
)

LANGUAGES = [language_of(code, code) for code in ("uz", "uz-Cyrl", "ar", "fa", "ur", "ru", "en")]
ENDINGS = [".txt", ".html", ".htm", ".mhtml", ".docx", ".md", ".jpg", ""]
CASES = all_cases()
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(30)


def _raw(data: bytes | str, name: str = "a.html", folder: Path | None = None) -> RawArticle:
    data = data.encode() if isinstance(data, str) else data
    return RawArticle(f"articles/{name}", data, hashlib.sha256(data).hexdigest(), Beside(folder) if folder else None)


def _convert(data: bytes | str, name: str = "a.html", folder: Path | None = None) -> Conversion | Rejection:
    return convert(_raw(data, name, folder), LANGUAGES, Vocabulary())


def _article(data: bytes | str, name: str = "a.html", folder: Path | None = None) -> Conversion:
    found = _convert(data, name, folder)
    assert isinstance(found, Conversion), found
    return found


def _rendered(body: str) -> str:
    titles = InterfaceTitles("en", {}, "back")
    return markdown.markdown(body, extensions=extension_names(), extension_configs=extension_settings(titles))


def _signs(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _words_of(rendered: str) -> str:
    return _signs(html.unescape(re.sub(r"<[^>]*>", " ", rendered)))


def _page(lang: str, inner: str, extra: str = "") -> str:
    t = TEXTS[lang]
    return f"{head(t, lang, extra)}<body><article><h1>{t['title']}</h1>{inner}</article></body></html>"


def _paragraphs(lang: str) -> list[str]:
    return [p(text) for text in TEXTS[lang]["paragraphs"]]


@given(st.binary(max_size=400), st.sampled_from(ENDINGS))
def test_any_bytes_give_an_article_or_a_reason(data: bytes, ending: str) -> None:
    assert isinstance(_convert(data, f"a{ending}"), Conversion | Rejection)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([case for case in CASES if len(case[1]) < 60_000]), st.integers(0, 10**9))
def test_a_damaged_file_gives_an_article_or_a_reason(case: tuple[str, bytes, object], seed: int) -> None:
    name, data, _ = case
    chance = random.Random(seed)  # noqa: S311 (damage, not secrets)
    damaged = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.randrange(3)] = bytes(chance.randrange(256) for _ in range(chance.randrange(3)))
    cut = damaged[: chance.randrange(len(damaged))] if chance.random() < 0.3 else damaged
    assert isinstance(_convert(bytes(cut), name), Conversion | Rejection)


TAGS = [
    "p",
    "div",
    "a href='#x' id='y'",
    "a href='http://[x'",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol start=9999999999",
    "li id='x'",
]
TAGS += [
    "b",
    "i",
    "br",
    "img src='a'",
    "blockquote",
    "h1",
    "h3",
    "pre",
    "sup",
    "script",
    "time datetime='2024-99-99'",
    "article",
]
TAGS += [
    "details",
    "caption",
    "title",
    "base href='http://['",
    "svg",
    "template",
    "x-y",
    "p hidden",
    "div class='share'",
]
PIECES = st.sampled_from(
    [
        *[f"<{tag}>" for tag in TAGS],
        *[f"</{tag.split()[0]}>" for tag in TAGS],
        *TEXTS["en"]["paragraphs"],
        "x",
        "&#0;&#55555;",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_tags_give_an_article_or_a_reason(pieces: list[str]) -> None:
    found = _convert(_page("en", "".join([*pieces, *_paragraphs("en")])))
    if isinstance(found, Conversion):
        rendered = _rendered(found.body)
        assert "<script" not in rendered
        assert _signs("".join(found.paragraphs)) == re.sub("^$", "", _words_of(_without_notes(rendered, found)))


def _without_notes(rendered: str, found: Conversion) -> str:
    """Take out what rendering adds to a text with footnotes: their numbers and arrows."""
    del found
    return re.sub(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>', "", rendered)


MARKED = st.text(st.sampled_from("ab я ع1*_`[]()<>#&{}~^=+-:|!\\.\"' \n/@"), min_size=1, max_size=30)
KINDS = [MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.LINK]


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    text = re.sub(r" *\n+ *", "\n", draw(MARKED)).strip()
    text = f"{draw(st.sampled_from('aя1'))}{text}" if not _signs(text) else text
    kind = draw(st.sampled_from([Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM]))
    marks = []
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(
            Mark(
                start,
                draw(st.integers(start + 1, len(text))),
                draw(st.sampled_from(KINDS)),
                "https://a.example/b_c*d(e)",
            )
        )
    level = 2 if kind is Kind.HEADING else 0
    return Block(text, 0, kind, level, quoted=draw(st.booleans()) and kind is Kind.PARAGRAPH, marks=tuple(marks))


@settings(deadline=None, max_examples=400)
@given(st.lists(_blocks(), min_size=1, max_size=4))
def test_what_is_written_reads_as_what_was_read(blocks: list[Block]) -> None:
    rendered = _rendered(write_markdown(blocks))
    assert _words_of(rendered) == _signs("".join(block.text for block in blocks)), write_markdown(blocks)
    assert set(re.findall(r"<(\w+)", rendered)) <= {
        "p",
        "h2",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "a",
        "br",
        "bdi",  # what runs against the page is set apart in it
    }


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "b", "td", "li", "h2", "a href=https://a.example", "blockquote", "span"]), MARKED
        ),
        min_size=1,
        max_size=6,
    )
)
def test_reading_a_page_loses_no_letter_and_no_digit(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html.escape(text)}</{tag.split()[0]}>" for tag, text in parts)
    root = parse_html(f"<html><body><div>{source}</div></body></html>")
    blocks = [placed.block for placed in read_blocks(root, None)]
    assert _signs("".join(block.text for block in blocks)) == _signs("".join(text for _, text in parts))
    if any(_signs(block.text) for block in blocks):
        assert _words_of(_rendered(write_markdown(blocks))) == _signs("".join(block.text for block in blocks))


def test_a_line_of_two_hundred_megabytes_is_refused_at_once() -> None:
    raw = RawArticle("articles/a.txt", b"a" * 200_000_000, "0" * 64)
    found = convert(raw, LANGUAGES, Vocabulary())
    assert isinstance(found, Rejection)
    assert (found.code, found.parameters["size"]) == ("convert-too-large", "191")


@pytest.mark.parametrize("ending", [".txt", ".html", ".md"])
@pytest.mark.parametrize(
    "piece", ["a", "a ", "<div>", "[", "> ", "*a ", "- \n  ", "&amp;", "<!--", "|a|b|\n", "“a” ", "<a href=x>", "    "]
)
def test_what_repeats_without_end_is_read_or_refused_in_time(piece: str, ending: str) -> None:
    assert isinstance(_convert(piece * (1_000_000 // len(piece)), f"a{ending}"), Conversion | Rejection)


def _with_part(name: str, data: bytes) -> bytes:
    return docx(word_paragraph("Matn."), more={name: data})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx("", more={"word/media/x.png": bytes(70 * 1024 * 1024)}), "convert-unpacks-too-large"),
        (
            _with_part("word/footnotes.xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><x>&a;</x>"),
            "convert-xml-entities",
        ),
        (_with_part("word/footnotes.xml", "<!DOCTYPE x>\n<x/>".encode("utf-16")), "convert-xml-entities"),
        (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), "convert-too-deep"),
        (docx("<w:p>"), "convert-broken-file"),
        (CONTENT_TYPES.encode(), "convert-broken-file"),
    ],
)
def test_a_hostile_word_file_is_refused_before_it_is_opened(data: bytes, code: str) -> None:
    found = _convert(data, "a.docx")
    assert isinstance(found, Rejection)
    assert found.code == code


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "/etc/secret.png",
        "a_files/../../secret.png",
        "link.png",
        "..%2fsecret.png",
        "file:secret.png",
        "a_files\\..\\..\\secret.png",
        "%00.png",
    ],
)
def test_a_picture_outside_of_the_folder_is_never_taken_along(address: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PIXEL)
    folder = tmp_path / "articles"
    (folder / "a_files").mkdir(parents=True)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    paragraphs = _paragraphs("en")
    found = _article(
        _page("en", "".join([*paragraphs[:2], f'<img src="{address}" alt="x">', *paragraphs[2:]])), folder=folder
    )
    assert found.images == ()
    assert [doubt.code for doubt in found.doubts] == ["convert-image-left-out"]


def test_pictures_beside_a_saved_page_come_along_with_their_words(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "Rasm 1.png").write_bytes(PIXEL)
    paragraphs = _paragraphs("uz")
    picture = '<img src="./a_files/Rasm%201.png" alt="Majlis [zali] *"><img src="https://a.example/b.png">'
    found = _article(_page("uz", "".join([paragraphs[0], picture, *paragraphs[1:]])), folder=tmp_path)
    assert [(image.name, image.data, image.alt) for image in found.images] == [("rasm-1.png", PIXEL, "Majlis [zali] *")]
    assert 'src="yil/rasm-1.png"' in _rendered(found.body_with_images("yil"))
    assert 'alt="Majlis [zali] *"' in _rendered(found.body_with_images("yil"))
    assert [doubt.parameters["source"] for doubt in found.doubts] == ["https://a.example/b.png"]


def test_pictures_inside_a_mail_archive_come_along() -> None:
    page = weblog("uz", TEXTS["uz"]).replace("</p>", '</p><img src="cid:a@b" alt="Rasm">', 2)
    data = mhtml(page).replace(
        b"\r\n------b--",
        b"\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <a@b>\r\n\r\n"
        + base64.b64encode(PIXEL)
        + b"\r\n------b--",
    )
    found = _article(data, "a.mhtml")
    assert [image.alt for image in found.images] == ["Rasm"]


def test_addresses_that_run_scripts_become_text() -> None:
    addresses = [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//x.example/a",
        "a.html",
        "#top",
    ]
    linked = "".join(
        f'<p>Please see <a href="{html.escape(address)}">this page</a> for everything that was said there.</p>'
        for address in addresses
    )
    found = _article(_page("en", linked + "".join(_paragraphs("en"))))
    assert "](" not in found.body
    assert len(re.findall("this page", found.body)) == len(addresses)


def test_a_date_in_prose_and_a_date_of_another_article_are_not_taken() -> None:
    times = '<aside><time datetime="2020-01-01">x</time></aside><time datetime="2021-02-02">y</time>'
    assert (
        _article(
            _page("en", "".join(_paragraphs("en")) + p("On 5 March 2024 the talks ended at last.")) + times
        ).found.date
        is None
    )


def test_several_articles_in_the_metadata_state_nothing() -> None:
    entity = '{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-01-01"}'
    extra = f'<script type="application/ld+json">[{entity}, {entity}]</script>'
    assert _article(_page("en", "".join(_paragraphs("en")), extra)).found.date is None


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[[" * 5_000,
        '{"@graph": [null, 1, {"@type": 3}]}',
        '{"@type": "Article", "author": [{}, 5], "datePublished": 7}',
    ],
)
def test_broken_metadata_never_stops_an_article(broken: str) -> None:
    assert _article(
        _page("en", "".join(_paragraphs("en")), f'<script type="application/ld+json">{broken}</script>')
    ).title


def test_a_page_in_a_wrong_declared_encoding_is_read_by_its_bytes() -> None:
    page = _page("ar", "".join(_paragraphs("ar"))).replace('charset="utf-8"', 'charset="windows-1251"')
    assert _article(page).title == TEXTS["ar"]["title"]


RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="i1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/image1.png"/><Relationship Id="l1" TargetMode="External" Target="https://a.example/x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    '<Relationship Id="f1" Target="footnotes.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
)
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="x" descr="Majlis zali"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="i1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
LINK = (
    '<w:p><w:r><w:t xml:space="preserve">Batafsil maʼlumot </w:t></w:r><w:hyperlink r:id="l1" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:r><w:t>vazirlik saytida</w:t></w:r></w:hyperlink>"
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> berilgan.</w:t></w:r></w:p>'
)
FOOTNOTES = (
    '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Vazirlik hisoboti, 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def test_a_word_file_keeps_its_pictures_links_footnotes_and_tables() -> None:
    t = TEXTS["uz"]
    rows = "".join(
        f"<w:tr>{CELL.format(one)}{CELL.format(two)}</w:tr>" for one, two in (("Yil", "Ishlar"), ("2023", "140"))
    )
    first, *others = map(word_paragraph, t["paragraphs"])
    body = word_paragraph(t["title"], "Title") + first + DRAWING + LINK + f"<w:tbl>{rows}</w:tbl>" + "".join(others)
    parts = {
        "word/_rels/document.xml.rels": RELATIONSHIPS.encode(),
        "word/media/image1.png": PIXEL,
        "word/footnotes.xml": FOOTNOTES.encode(),
    }
    found = _article(docx(body, more=parts), "a.docx")
    assert [(image.data, image.alt) for image in found.images] == [(PIXEL, "Majlis zali")]
    assert "Batafsil maʼlumot [vazirlik saytida](https://a.example/x)[^1] berilgan." in found.body
    assert "[^1]: Vazirlik hisoboti, 2023." in found.body
    assert "| Yil | Ishlar |\n| --- | --- |\n| 2023 | 140 |" in found.body
    assert "![Majlis zali]({images}/image-1.png)" in found.body


def test_a_nested_and_numbered_list_keeps_its_shape() -> None:
    inner = "<ul><li>Markazlar</li><li>Yoʻriqnoma</li></ul>"
    listed = f"<ol start=3><li>Birinchi bosqich{inner}</li><li>Ikkinchi bosqich</li></ol>"
    first, *others = _paragraphs("uz")
    found = _article(_page("uz", first + listed + "".join(others)))
    assert "3. Birinchi bosqich\n    - Markazlar\n    - Yoʻriqnoma\n4. Ikkinchi bosqich" in found.body


def test_a_table_with_a_caption_stays_a_table() -> None:
    rows = "<tr><th>Yil</th><th>Ishlar</th></tr><tr><td>2023</td><td>140</td></tr>"
    table = f"<table><caption>Jinoyat <b>ishlari</b></caption><tbody>{rows}</tbody></table>"
    first, *others = _paragraphs("uz")
    found = _article(_page("uz", first + table + "".join(others)))
    assert "\n\nJinoyat **ishlari**\n\n| Yil | Ishlar |\n| --- | --- |\n| 2023 | 140 |\n" in found.body


def test_words_for_screen_readers_and_editors_are_no_part_of_a_heading() -> None:
    first, *others = _paragraphs("en")
    hidden = '<span class="mw-editsection">[<a href="/e">edit</a>]</span><span class="sr-only">Link</span>'
    heading = f"<h2>What follows{hidden}</h2>"
    assert "\n## What follows\n" in _article(_page("en", first + heading + "".join(others))).body


def test_a_second_article_below_the_first_is_not_part_of_it() -> None:
    page = _page("en", "".join(_paragraphs("en"))).replace(
        "</body>",
        f"<article><h1>Another story</h1>{p('It begins on another day and says something else.')}</article></body>",
    )
    assert _article(page).paragraphs[-1] == TEXTS["en"]["paragraphs"][-1]


def test_comments_without_any_class_are_cut_off() -> None:
    comments = "<div><b>3 comments</b><p>I hope that they will do what they promise this time.</p></div>"
    assert _article(_page("en", "".join(_paragraphs("en")) + comments)).paragraphs[-1] == TEXTS["en"]["paragraphs"][-1]


def test_a_caption_goes_with_its_picture(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(PIXEL)
    first, *others = _paragraphs("en")
    figure = '<figure><img src="{}"><figcaption>The court on Sunday</figcaption></figure>'
    for source, is_there in (("b.png", True), ("https://a.example/b.png", False)):
        found = _article(_page("en", "".join([first, figure.format(source), *others])), folder=tmp_path)
        assert ("The court on Sunday" in found.body) is is_there


def test_a_sentence_that_is_a_link_stays_inside_the_text_and_a_headline_does_not() -> None:
    first, *others = _paragraphs("en")
    linked = '<p><a href="https://a.example/1">The ministry has published the whole text of it.</a></p>'
    headline = '<p><a href="https://a.example/2">New metro station opens in the capital</a></p>'
    found = _article(_page("en", "".join([first, linked, others[0], headline, *others[1:]])))
    assert "[The ministry has published the whole text of it.](https://a.example/1)" in found.body
    assert "metro" not in found.body


def test_a_word_title_in_bold_wins_over_what_the_program_noted() -> None:
    t = TEXTS["en"]
    body = word_paragraph(t["title"], run="<w:rPr><w:b/></w:rPr>") + "".join(map(word_paragraph, t["paragraphs"]))
    assert _article(docx(body, core_properties("Press release 12", "Anna")), "a.docx").title == t["title"]
