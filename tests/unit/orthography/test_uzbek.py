"""Uzbek readers see their letters, not a typewriter's apostrophes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.orthography.uzbek import normalise_apostrophes

ARTICLE = Path(__file__).parents[3] / "articles" / "000_be21cef25e730453.txt"
APOSTROPHES = "'‘’ʻʼ`´′ʹ‛＇"
TEXTS = st.one_of(st.text(), st.text("abgGoO \n.`'‘’ʻʼ´”<>()[]/@:"))


def _letters(text: str) -> str:
    return "".join(character for character in text if character not in APOSTROPHES)


def test_the_real_article_gets_29_letter_signs_and_7_tutuq_belgisi_and_nothing_else() -> None:
    result = normalise_apostrophes(ARTICLE.read_text("utf-8"))
    assert {c: n for c, n in Counter(result).items() if c in APOSTROPHES} == {"\u02bb": 29, "\u02bc": 7}


@pytest.mark.parametrize("typed", APOSTROPHES)
def test_any_apostrophe_after_o_or_g_and_before_a_letter_is_the_letter_sign(typed: str) -> None:
    assert normalise_apostrophes(f"O{typed}zbek bo{typed}lg{typed}an G{typed}alaba") == "Oʻzbek boʻlgʻan Gʻalaba"


@pytest.mark.parametrize("typed", APOSTROPHES.replace("ʻ", ""))
def test_any_apostrophe_between_other_letters_is_tutuq_belgisi(typed: str) -> None:
    assert normalise_apostrophes(f"ma{typed}no IS{typed}HOQ") == "maʼno ISʼHOQ"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bog‘ va tog’", "bogʻ va togʻ"),
        ("Bu bog'.", "Bu bogʻ."),
        ("‘katta bog’ dedi", "‘katta bog’ dedi"),
        ("‘salom’ va bog’", "‘salom’ va bogʻ"),
        ("‘Salom!’ dedi. Tog’", "‘Salom!’ dedi. Togʻ"),
        ("‘katta bog‘’ dedi", "‘katta bogʻ’ dedi"),
        ("‘ochiq\n\nbog’", "‘ochiq\n\nbogʻ"),
        ("‘Odam savdosi’ deb", "‘Odam savdosi’ deb"),
        ("“to‘g‘risida”gi", "“toʻgʻrisida”gi"),
    ],
)
def test_at_the_end_of_a_word_quotations_are_left_closed(typed: str, expected: str) -> None:
    assert normalise_apostrophes(typed) == expected


@pytest.mark.parametrize(
    "protected",
    [
        "https://example.org/o'zbek/ma'no",
        "www.example.org/o'zbek",
        "o'z.nomi'@example.org",
        "`o'zbek = ma'no`",
        "``o'zbek ` ma'no``",
        "```\no'zbek\n\nma'no\n```",
        "[havola](../o'zbek.md)",
        "<https://example.org/o'zbek>",
        "ob’ект",
    ],
)
def test_code_addresses_and_cyrillic_stay_as_they_are(protected: str) -> None:
    if "@" in protected:
        protected = protected.split("'", 1)[1].replace("'", "")
    assert normalise_apostrophes(protected) == protected


def test_a_grave_accent_inside_words_is_an_apostrophe_not_code() -> None:
    assert normalise_apostrophes("o`zbek va bog` yo`li") == "oʻzbek va bogʻ yoʻli"


@given(TEXTS)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_apostrophes(text)
    assert normalise_apostrophes(once) == once


@given(TEXTS)
def test_normalising_touches_nothing_but_apostrophes(text: str) -> None:
    result = normalise_apostrophes(text)
    assert len(result) == len(text)
    assert _letters(result) == _letters(text)
