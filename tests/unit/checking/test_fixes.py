"""`nashra check --fix` mends what is safe, leaves everything else, and never makes another finding."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.checking.file_report import findings_of
from nashra.checking.fixes import mended
from nashra.checking.source_file import SourceFile, read_source
from nashra.languages import Language
from nashra.rendering.page_outline import element_names

UZ = Language("uz", "Oʻzbekcha", "Latn")
AR = Language("ar", "العربية", "Arab")
HEAD = '---\ntitle: "Sarlavha"\nadded: 2026-11-21\ntags: [prevention]\n---\n\n'


def source(text: str, language: Language = UZ) -> SourceFile:
    return read_source(text.encode(), "docs/uz/articles/2026/x.md", language, "articles/2026/x.md")


def fixed(text: str, language: Language = UZ) -> str:
    result = mended(source(text, language), ["uz", "ar"])
    return text if result is None else result.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("O'zbek bog‘i, ma'no va sanʻat.\n", "Oʻzbek bogʻi, maʼno va sanʻat.\n"),
        ("o'z `o'z` [o'z](o'z.md) https://e.org/o'z\n", "oʻz `o'z` [oʻz](o'z.md) https://e.org/o'z\n"),
        ("so\u200bz \u2060va\ufeff.\n", "soz va.\n"),
        ("o\u200b'z\n", "oʻz\n"),
        ("Cafe\u0301.\n", "Café.\n"),
        ("a\u2067b\n", "ab\n"),
        ("a \u200eb\n", "a b\n"),
        ("bir \nikki\t\n", "bir\nikki\n"),
        ("bir\r\nikki\r\n", "bir\nikki\n"),
        ("q\x07oʻl\x0bb\n", "qoʻl b\n"),
    ],
)
def test_what_is_safe_is_mended(before: str, after: str) -> None:
    assert fixed(HEAD + before) == HEAD + after


@pytest.mark.parametrize(
    "text",
    [
        "bir  \nikki\n",
        "“Ochilgan.\n",
        "## Bir\n\n#### Ikki\n",
        "[yoʻq](yoq.md) ![](x.png) <b>x</b>\n",
        "\u202eteskari\u202c\n",
        "\u2067نص\u2069\n",
        "    o'zgarmas kod\n",
        "‘iqtibos’ dedi u.\n",
    ],
)
def test_what_needs_a_decision_is_left(text: str) -> None:
    assert fixed(HEAD + text) == HEAD + text


def test_a_byte_order_mark_goes() -> None:
    assert fixed(f"\ufeff{HEAD}Matn.\n") == f"{HEAD}Matn.\n"


def test_front_matter_for_readers_is_mended_and_nothing_else_of_it() -> None:
    text = HEAD.replace("Sarlavha", "O'zbek ma’nosi").replace("tags", "source: {publisher: O'zA}\ntags")
    assert fixed(text + "Matn.\n") == text.replace("O'zbek ma’nosi", "Oʻzbek maʼnosi") + "Matn.\n"


def test_yaml_in_single_quotes_stays_yaml() -> None:
    text = HEAD.replace('"Sarlavha"', "'Tog'")
    assert fixed(text + "Matn.\n") == text + "Matn.\n"


def test_arabic_wording_is_not_touched() -> None:
    text = HEAD + "الإتجار و الاتجار الى ان O'Neill می\u200cخواهم الـ 57.\n"
    assert fixed(text, AR) == text


@pytest.mark.parametrize("text", ["\u200b# Bosh\n", "1\u200b. bir\n", "`\u200b`a`\n", "*\u200b*a**\n", "\u200b---\n"])
def test_a_character_that_keeps_a_sign_from_working_is_left(text: str) -> None:
    before, after = HEAD + text, fixed(HEAD + text)
    assert element_names(before[len(HEAD) :], "uz") == element_names(after[len(HEAD) :], "uz")


CHARACTERS = "ogOGaz'‘’ʻʼ`\u200b\u200c\u200e\u200f\u2067\u2069\u202e\u202c\u0301\u0306نص12 \n\n#*[]()<>“”«\"\x07\t\r"


@given(st.text(alphabet=CHARACTERS, max_size=40), st.sampled_from([UZ, AR]))
def test_mending_makes_no_other_finding_and_mending_twice_changes_nothing(body: str, language: Language) -> None:
    text = HEAD + body
    once = fixed(text, language)
    before, after = (
        Counter(finding.code for finding in findings_of(source(version, language), ["uz", "ar"]))
        for version in (text, once)
    )
    assert not after - before
    assert fixed(once, language) == once
    assert "".join(once.split()).startswith("".join(HEAD.split()))


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_checked_and_mended(text: str) -> None:
    fixed(text.encode("utf-8", "replace").decode())
