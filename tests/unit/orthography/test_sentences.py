"""Sentences end where a reader would say they do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.orthography.sentences import first_sentences, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bir gap. Ikki gap.", ["Bir gap.", "Ikki gap."]),
        ("“Bir gap”. Ikki gap.", ["“Bir gap”.", "Ikki gap."]),
        ("“Bir gap!” Dedi u.", ["“Bir gap!”", "Dedi u."]),
        ("I. Karimov keldi. U gapirdi.", ["I. Karimov keldi.", "U gapirdi."]),
        ("Elchi J. Smit keldi.", ["Elchi J. Smit keldi."]),
        ("2024. yil oxiri. Yangi yil.", ["2024. yil oxiri.", "Yangi yil."]),
        ("Narxi 1.5 mln. soʻm edi.", ["Narxi 1.5 mln. soʻm edi."]),
        ("قال الوزير ذلك. ثم غادر؟ نعم! انتهى", ["قال الوزير ذلك.", "ثم غادر؟", "نعم!", "انتهى"]),
        ("یہ ایک جملہ ہے۔ یہ دوسرا ہے۔", ["یہ ایک جملہ ہے۔", "یہ دوسرا ہے۔"]),
        ("", []),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text("ab .!?“”A؟ن\n", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_what_is_too_long_is_cut_at_a_word() -> None:
    assert first_sentences("Bir ikki uch, toʻrt besh", 16) == "Bir ikki uch…"
    assert first_sentences("x" * 50, 10) == "x" * 9 + "…"


@given(st.text("ab .", max_size=80), st.integers(5, 60))
def test_a_summary_keeps_its_limit(text: str, limit: int) -> None:
    assert len(first_sentences(text, limit)) <= limit
