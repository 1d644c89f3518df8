"""Readers find a word however it was typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.orthography.fold import arabic_forms, fold, fold_words, word_forms

VECTORS = json.loads(Path(__file__).with_name("fold_vectors.json").read_text("utf-8"))
LANGUAGES = st.sampled_from(["uz", "uz-Cyrl", "ar", "fa", "ru", "en"])
TYPICAL = st.text("abcOoGg'‘’ʻʼ`´-ЎўҚЕеёйцъьش آأإةىيکـًَّ\u200c\u200f\u2067\u03065٥۵éİßŁ")
ANY = st.one_of(st.text(), TYPICAL)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_texts_fold_as_the_shared_vectors_say(vector: dict[str, Any]) -> None:
    assert fold(vector["text"], vector["language"]) == vector["fold"]
    assert list(fold_words(vector["text"], vector["language"])) == vector["words"]


@given(ANY, LANGUAGES)
def test_folding_twice_changes_nothing_more(text: str, language: str) -> None:
    once = fold(text, language)
    assert fold(once, language) == once


def test_a_decomposed_letter_folds_like_a_composed_one() -> None:
    assert fold("и\u0306од ў", "uz") == fold("йод у\u0306", "uz") == "yod o"
    assert fold("е\u0308лка", "uz") == "yolka"


def test_a_hyphen_separates_words_and_an_apostrophe_does_not() -> None:
    assert fold_words("qo‘llab-quvvatlash", "uz") == ("qollab", "quvvatlash")
    assert fold_words("don't stop_now", "en") == ("dont", "stop", "now")


def test_the_bare_arabic_word_comes_first_and_wiqaya_keeps_its_root_letter() -> None:
    assert arabic_forms("الوقايه")[0] == "الوقايه"
    assert "وقايه" in arabic_forms("الوقايه")
    assert arabic_forms("وقايه")[0] == "وقايه"


@pytest.mark.parametrize("word", ["والاتجار", "بالاتجار", "كالاتجار", "فالاتجار", "للاتجار", "الاتجار", "واتجار"])
def test_an_arabic_word_is_also_found_without_its_clitics(word: str) -> None:
    assert "اتجار" in arabic_forms(word)


def test_an_arabic_word_is_also_found_without_a_light_suffix() -> None:
    assert "ضحي" in arabic_forms("ضحيه")
    assert "متاجر" in arabic_forms("المتاجرون")


def test_short_arabic_words_and_other_scripts_keep_one_form() -> None:
    assert arabic_forms("ولد") == ("ولد",)
    assert arabic_forms("savdo") == ("savdo",)


def test_an_uzbek_ts_is_found_in_both_spellings() -> None:
    assert word_forms("милиция", "uz-Cyrl") == ("milisiya", "militsiya")
    assert word_forms("цирк", "uz-Cyrl") == ("sirk", "tsirk")
    assert word_forms("savdo", "uz") == ("savdo",)
