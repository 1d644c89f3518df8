"""From raw files to articles: what an editor gets, and why some files are refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nashra.intake.conversion import Conversion, convert
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Theme, Vocabulary

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "conversion").iterdir())
LANGUAGES = [language_of("uz", "Oʻzbekcha"), language_of("ar", "العربية")]
UZBEK = """Odam savdosiga qarshi kurash kuchaymoqda
Toshkentda bo'lib o'tgan yig'ilishda vazirlar odam savdosiga qarshi yangi chora-tadbirlarni muhokama qildi.
Yig'ilish natijalari kelasi hafta e'lon qilinadi, deb ta'kidladi vazirlik matbuot xizmati.
"""
FRONT_PAGE = (
    """Prezident yangi qonunni imzoladi va e'lon qildi
Toshkentda yangi maktab va bog'cha ochildi
Futbol: terma jamoa g'alaba qozondi
Bugun poytaxtda havo issiq bo'ladi.
Iqtisodiyot vaziri Samarqandga tashrif buyurdi
Yangi avtobus yo'nalishlari ish boshladi
"""
    * 4
)
ENGLISH = "The minister didn't say more to the reporters, and it isn't known when the victims' trial will begin. "


def _raw(data: bytes | str) -> RawArticle:
    data = data.encode() if isinstance(data, str) else data
    return RawArticle("articles/a.txt", data, hashlib.sha256(data).hexdigest())


def _converted(data: bytes | str, vocabulary: Vocabulary = Vocabulary()) -> Conversion:  # noqa: B008 (frozen)
    result = convert(_raw(data), LANGUAGES, vocabulary)
    assert isinstance(result, Conversion), result
    return result


def _rejected(data: bytes | str) -> Rejection:
    result = convert(_raw(data), LANGUAGES, Vocabulary())
    assert isinstance(result, Rejection), result
    return result


@pytest.mark.parametrize("folder", GOLDEN, ids=lambda folder: folder.name)
def test_the_real_articles_become_what_an_editor_expects(folder: Path) -> None:
    _, front_matter, body = (folder / "expected.md").read_text("utf-8").split("---\n", 2)
    expected = yaml.safe_load(front_matter)
    found = _converted((folder / "input.txt").read_bytes())
    assert found.title == expected["title"]
    assert found.summary == expected["summary"]
    assert found.body == body.strip() + "\n"
    assert "\n\n".join(found.paragraphs) == body.strip()


@pytest.mark.parametrize("folder", GOLDEN, ids=lambda folder: folder.name)
def test_the_golden_inputs_are_the_raw_articles(folder: Path) -> None:
    articles = Path(__file__).parents[3] / "articles"
    assert (folder / "input.txt").read_bytes() in [path.read_bytes() for path in articles.glob("*.txt")]


def test_the_frame_of_the_uzbek_page_is_listed_with_its_lines() -> None:
    found = _converted((GOLDEN[1] / "input.txt").read_bytes())
    assert found.removed == (
        *((1, "Accessibility links"), (3, "Breaking News")),
        *((26, "XS"), (27, "SM"), (28, "MD"), (29, "LG")),
    )
    assert found.doubts == ()
    assert found.language.code == "uz"


def test_the_doubts_of_the_arabic_article_are_reported() -> None:
    found = _converted((GOLDEN[0] / "input.txt").read_bytes())
    assert found.removed == ()
    assert [(doubt.code, doubt.parameters.get("paragraph")) for doubt in found.doubts] == [
        ("doubt-spelling", None),
        ("doubt-quotation-reporter", "4"),
        ("doubt-final-stop", "5"),
    ]
    spelling = found.doubts[0].parameters
    assert (spelling["word"], spelling["count"], spelling["other"], spelling["other_count"]) == (
        *("الإتجار", "3"),
        *("الاتجار", "11"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(encoding: str, line_end: str) -> None:
    assert _converted(UZBEK.replace("\n", line_end).encode(encoding)) == _converted(UZBEK)


def test_uzbek_gets_its_own_letters_and_a_quotation_in_english_keeps_its_own() -> None:
    found = _converted(UZBEK + ENGLISH)
    assert found.paragraphs[0].startswith("Toshkentda boʻlib oʻtgan yigʻilishda")
    assert "taʼkidladi" in found.paragraphs[1]
    assert found.paragraphs[2] == ENGLISH.strip()


def test_marks_of_markdown_are_escaped_in_the_body_only() -> None:
    found = _converted(UZBEK + "# 1-band <b>muhim</b> *ahamiyatga* *ega* bo'ldi.\n")
    assert found.paragraphs[-1] == "# 1-band <b>muhim</b> *ahamiyatga* *ega* boʻldi."
    assert found.body.endswith("\n\n\\# 1-band &lt;b>muhim&lt;/b> \\*ahamiyatga\\* \\*ega\\* boʻldi.\n")


def test_a_long_first_paragraph_is_summed_up_by_its_first_sentences() -> None:
    sentence = (
        "Toshkentda bo'lib o'tgan yig'ilishda vazirlar odam savdosiga qarshi yangi chora-tadbirlarni muhokama qildi. "
    )
    found = _converted("Odam savdosiga qarshi kurash kuchaymoqda\n" + sentence * 5)
    assert len(found.summary) <= 300
    assert found.summary.endswith("qildi.")


def test_themes_come_from_the_vocabulary() -> None:
    theme = Theme("prosecution", {}, {}, {"uz": {3: ("odam savdosi",)}})
    found = _converted(UZBEK, Vocabulary((theme,)))
    assert [score.theme for score in found.themes] == ["prosecution"]
    assert found.tags + found.suggested == ("prosecution",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "convert-empty"),
        (bytes(range(256)) * 9, "convert-binary"),
        (UZBEK.replace("'", "‘").encode().rpartition(b"\x98")[0], "convert-broken-utf8"),
        ("XS\nSM\nMD\nLG\n", "convert-no-text"),
        (UZBEK.split("\n", 1)[1], "convert-no-title"),
        ("Odam savdosiga qarshi kurash kuchaymoqda\n", "convert-no-paragraphs"),
        ("Yangiliklar portali bosh sahifasi\n" + FRONT_PAGE, "convert-not-an-article"),
        (UZBEK + ENGLISH * 3, "convert-two-languages"),
        ("Qwrt zxcv\n" + "Sdfgh jklq wrtzp xcvbn mqwrt zpsdf. " * 20, "convert-language-unknown"),
        ("News of the day from London\n" + ENGLISH * 3, "convert-language-not-configured"),
        ("Одам савдосига қарши кураш\nЖабрланганларга ёрдам берилди, деди вазир.", "convert-language-not-configured"),
    ],
)
def test_what_cannot_become_an_article_is_refused_with_the_reason(data: bytes | str, code: str) -> None:
    assert _rejected(data).code == code


def test_a_refusal_names_the_languages_it_found() -> None:
    found = _rejected("Одам савдосига қарши кураш\nЖабрланганларга ёрдам берилди, деди вазир.")
    assert found.parameters == {"language": "uz-Cyrl", "configured": "uz, ar"}
    assert "uz" in _rejected(UZBEK + ENGLISH * 3).parameters["languages"]
    assert "en" in _rejected(UZBEK + ENGLISH * 3).parameters["languages"]


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum() and character not in "ʻʼ"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*UZBEK.split("\n"), "Share", "XS", "- band", "* * *", "[a](b)", "\u200b", "a\u00a0b"]))
)
def test_no_letter_is_lost_between_text_and_article(lines: list[str]) -> None:
    text = UZBEK + "\n".join(lines)
    found = convert(_raw(text), LANGUAGES, Vocabulary())
    if isinstance(found, Conversion):
        kept = _letters(found.title + "".join(found.paragraphs))
        removed = _letters("".join(line for _, line in found.removed))
        assert sorted(kept + removed) == sorted(_letters(text))


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_at_all_give_an_article_or_a_reason(data: bytes) -> None:
    assert isinstance(convert(_raw(data), LANGUAGES, Vocabulary()), Conversion | Rejection)


PIECES = [
    "Toshkentda boʻlib oʻtgan yigʻilishda vazirlar yangi choralarni muhokama qildi.",
    "Qoʻngʻiroq qiling: 1148",
    "Yangi tartib",
    "Ulashish",
    "Izohlar (12)",
    "Mavzuga oid",
    "Ertaga qor yogʻadimi?",
    "yordam@migratsiya.example",
]
TAGS = st.sampled_from(["p", "h2", "li", "blockquote", "div", "section", "aside", "td"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TAGS, st.sampled_from(PIECES)), max_size=8))
def test_no_letter_of_a_page_is_lost_between_article_and_what_was_removed(pieces: list[tuple[str, str]]) -> None:
    title = "Odam savdosiga qarshi kurash kuchaymoqda"
    texts = [title, *UZBEK.replace("'", "ʻ").strip().split("\n")[1:], *(text for _, text in pieces)]
    own = "".join(f"<p>{text}</p>" for text in texts[1:3])
    more = "".join(f"<{tag}>{text}</{tag}>" for tag, text in pieces)
    page = f"<html><body><article><h1>{title}</h1>{own}{more}</article></body></html>"
    found = convert(_raw(page), LANGUAGES, Vocabulary())
    assert isinstance(found, Conversion)
    told = [found.title, *found.paragraphs, *(text for _, text in found.removed)]
    assert sorted(_letters("".join(told))) == sorted(_letters("".join(texts)))
