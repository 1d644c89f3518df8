"""Editors never say which language a text is in: the letters and words do."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nashra.identification import identify

ARTICLES = Path(__file__).parents[2] / "articles"
UZBEK = (ARTICLES / "000_be21cef25e730453.txt").read_text("utf-8")
ARABIC = (ARTICLES / "004_d41f11036b678315.txt").read_text("utf-8")
ENGLISH = "The minister told reporters that the work would go on and that victims would be given help. " * 14
SNIPPETS = [
    ("uz", "Odam savdosiga qarshi kurash"),
    ("uz", "Toshkentda yangi maktab ochildi"),
    ("uz", "Qurbonlarga yordam ko‘rsatildi"),
    ("uz", "YANGI QONUN LOYIHASI MUHOKAMA QILINDI"),
    ("uz-Cyrl", "Одам савдосига қарши кураш"),
    ("uz-Cyrl", "Жабрланганларга ёрдам берилди"),
    ("uz-Cyrl", "Президент янги қонунни имзолади"),
    ("ar", "مكافحة الاتجار بالبشر"),
    ("ar", "قال الوزير إن الحكومة ستواصل العمل"),
    ("fa", "مبارزه با قاچاق انسان در ایران"),
    ("fa", "وزیر گفت که دولت ادامه می‌دهد"),
    ("ur", "حکومت نے کہا ہے کہ وہ کام جاری رکھے گی"),
    ("ps", "حکومت وايي چې کار به دوام ولري"),
    ("ru", "Министр заявил, что работа продолжается"),
    ("kk", "Үкімет жұмысын жалғастырады"),
    ("ky", "Адам сатууга каршы күрөш"),
    ("tg", "Ҳукумат корро идома медиҳад"),
    ("tr", "İnsan ticareti ile mücadele"),
    ("az", "Hökumət işini davam etdirəcək"),
    ("tk", "Hökümet işini dowam etdirer"),
    ("en", "Fighting human trafficking"),
    ("de", "Die Regierung setzt ihre Arbeit fort"),
    ("fr", "Lutte contre la traite des êtres humains"),
]


@pytest.mark.parametrize(("language", "text"), SNIPPETS)
def test_a_headline_is_enough(language: str, text: str) -> None:
    assert identify(text, ["uz", "ar"]).language == language


@pytest.mark.parametrize(("text", "language", "script"), [(UZBEK, "uz", "Latn"), (ARABIC, "ar", "Arab")])
def test_the_real_articles_are_recognised_without_doubt(text: str, language: str, script: str) -> None:
    found = identify(text, ["uz", "ar"])
    assert (found.language, found.script) == (language, script)
    assert found.margin > 0.99
    assert found.shares == {language: 1.0}


@pytest.mark.parametrize("text", ["", " \n", "12 345 — 67 %", "XS SM MD LG", "https://example.org/odam-savdosi", "Ok"])
def test_a_text_with_next_to_no_letters_has_no_language(text: str) -> None:
    assert identify(text, ["uz", "ar"]).language is None


@pytest.mark.parametrize(
    "letters",
    [
        "abcdefghijklmnopqrstuvwxyz",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    ],
)
def test_keys_struck_at_random_are_no_language(letters: str) -> None:
    chance = random.Random(7)  # noqa: S311 (a fixed sequence is the point)
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(80)]
    assert identify(" ".join(words), ["uz", "ar"]).language is None


def test_the_name_is_the_configured_one() -> None:
    assert identify("Одам савдосига қарши кураш", ["uz-Cyrl", "uz"]).language == "uz-Cyrl"
    assert identify("Odam savdosiga qarshi kurash", ["uz-Latn"]).language == "uz-Latn"


def test_near_identical_languages_count_as_the_configured_one() -> None:
    text = "Borba protiv trgovine ljudima zajednički je zadatak svih zemalja regiona."
    assert identify(text, ["sr-Latn", "uz"]).language == "sr-Latn"
    assert identify(text, ["hr", "uz"]).language == "hr"


def test_two_languages_in_one_file_are_both_named() -> None:
    assert set(identify(UZBEK + "\n" + ARABIC, ["uz", "ar"]).languages_from(0.3)) == {"uz", "ar"}
    assert set(identify(UZBEK + "\n" + ENGLISH, ["uz", "ar"]).languages_from(0.3)) == {"uz", "en"}


def test_two_languages_without_line_breaks_are_both_named() -> None:
    text = " ".join((UZBEK + ENGLISH * 2).split())
    assert set(identify(text, ["uz", "ar"]).languages_from(0.3)) == {"uz", "en"}


def test_two_languages_within_the_same_paragraphs_are_both_named() -> None:
    pairs = zip(UZBEK.split("\n\n")[3:], ARABIC.splitlines()[1:], strict=False)
    text = "\n".join(f"{uzbek.strip()} {arabic}" for uzbek, arabic in pairs)
    assert set(identify(text, ["uz", "ar"]).languages_from(0.3)) == {"uz", "ar"}


def test_a_quotation_in_another_language_does_not_make_a_text_bilingual() -> None:
    found = identify(f"{UZBEK}\n{ENGLISH[:200]}\n{ARABIC[:150]}", ["uz", "ar"])
    assert found.language == "uz"
    assert found.languages_from(0.3) == ("uz",)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    found = identify(text, ["uz", "ar", "he"])
    assert 0 <= found.margin <= 1.000001
    assert sum(found.shares.values()) <= 1.000001
