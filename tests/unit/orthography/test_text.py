"""Letters are counted by script."""

from __future__ import annotations

from nashra.orthography.text import dominant_script, letters_by_script


def test_letters_are_counted_by_script_the_most_frequent_first() -> None:
    counted = letters_by_script("Oʻzbek ўз الـبشرية 12 !")
    assert dict(counted) == {"Latn": 5, "Arab": 7, "Cyrl": 2}
    assert list(counted.values()) == sorted(counted.values(), reverse=True)


def test_a_text_without_letters_has_no_script() -> None:
    assert dominant_script("12 345 — !") is None
    assert letters_by_script("") == {}


def test_the_dominant_script_is_that_of_most_letters() -> None:
    assert dominant_script("AQSh مكافحة الاتجار بالبشر") == "Arab"
    assert dominant_script("人口") == "Hani"
