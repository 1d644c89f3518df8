"""Articles that are there already: found when they are, and only then."""

from __future__ import annotations

import random

import pytest

from nashra.intake.duplicates import DuplicateFinder, Known, sketch_of

WORDS = [f"soʻz{number}" for number in range(4000)]


def text(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311 # texts for tests


def known(name: str, words: list[str], url: str | None = None) -> Known:
    return Known(name, name, url, sketch_of(" ".join(words), "uz"))


def found(new: Known, *others: Known) -> list[tuple[str, str]]:
    finder = DuplicateFinder()
    for other in others:
        finder.add(other)
    return [(problem.code, problem.parameters["other"]) for problem in finder.duplicates("articles/a.txt", new)]


def test_the_same_words_are_the_same_text_whatever_their_typography() -> None:
    one = Known("a", "a", None, sketch_of("Oʻzbekiston “hukumati” qarori, 2024.", "uz"))
    two = Known("b", "b", None, sketch_of("OʼZBEKISTON hukumati — qarori\n\n2024", "uz"))
    assert found(two, one) == [("duplicate-text", "a")]


@pytest.mark.parametrize("changed", [1, 5, 15])
def test_a_text_with_a_few_other_words_is_near(changed: int) -> None:
    words = text(1)
    for place in range(0, 400, 400 // changed):
        words[place] = "boshqa"
    assert found(known("b", words), known("a", text(1)), known("c", text(2))) == [("duplicate-near", "a")]


def test_a_text_that_stands_in_a_longer_one_is_near() -> None:
    assert found(known("b", text(1)[50:350]), known("a", text(1) + text(3, 200))) == [("duplicate-near", "a")]
    assert found(known("b", text(1) + text(3, 200)), known("a", text(1)[50:350])) == [("duplicate-near", "a")]


def test_texts_of_one_language_are_not_near_because_they_share_some_words() -> None:
    for seed in range(2, 40):
        assert found(known("b", text(1)[:60] + text(seed, 340)), known("a", text(1))) == []


@pytest.mark.parametrize(
    "other", ["http://www.host.example/a/", "https://host.example/a#part", "https://HOST.example/a"]
)
def test_one_address_is_known_in_its_other_forms(other: str) -> None:
    one, two = known("a", text(1), "https://host.example/a"), known("b", text(2), other)
    assert found(two, one) == [("duplicate-url", "a")]
    assert found(known("b", text(2), "https://host.example/a?page=2"), one) == []


def test_an_article_and_its_translations_are_one() -> None:
    words = sketch_of(" ".join(text(1)), "uz")
    assert found(Known("uz/a", "a", "https://a.example", words), Known("ar/a", "a", "https://a.example", words)) == []


def test_a_copy_is_found_among_thousands_with_a_common_frame_and_quickly() -> None:
    frame = text(0, 60)
    finder = DuplicateFinder()
    for seed in range(1, 3000):
        finder.add(known(str(seed), frame + text(seed, 200)))
    copy = known("copy", frame + text(1234, 190))
    assert [problem.parameters["other"] for problem in finder.duplicates("a", copy)] == ["1234"]


def test_short_texts_are_compared_by_their_words_alone() -> None:
    assert found(known("b", ["bir", "ikki"]), known("a", ["bir", "uch"])) == []
    assert found(known("b", ["bir", "ikki"]), known("a", ["bir", "ikki"])) == [("duplicate-text", "a")]
