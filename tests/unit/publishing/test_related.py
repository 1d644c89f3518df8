"""Related articles share themes or rare words; finding them costs so much an article, however many there are."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from unittest import mock

from nashra.model import Article
from nashra.publishing import related
from nashra.publishing.related import related_articles


def article(name: str, body: str = "", *tags: str, title: str = "") -> Article:
    return Article("uz", f"2026/{name}", title or name, None, body, datetime.date(2026, 1, 1), tags)


def names(articles: Sequence[Article], name: str) -> list[str]:
    return [other.path.removeprefix("2026/") for other in related_articles(articles, "uz")[f"2026/{name}"]]


def test_more_shared_themes_come_first() -> None:
    articles = [article("a", "", "x", "y"), article("b", "", "x"), article("c", "", "y", "x"), article("d", "", "z")]
    assert names(articles, "a") == ["c", "b"]
    assert names(articles, "d") == []


def test_two_rare_words_relate_articles_without_a_common_theme_and_one_does_not() -> None:
    articles = [
        article("a", "Samarqand boʻyicha Nigeriya tajribasi", "x"),
        article("b", "nigeriyada, SAMARQANDDA va boshqa joyda", "y"),
        article("c", "Samarqand", "z"),
    ]
    assert names(articles, "a") == ["b"]


def test_a_word_that_stands_everywhere_tells_nothing() -> None:
    articles = [article(f"a{number:02}", "umumiy soʻzlar doimo", f"t{number}") for number in range(40)]
    assert related_articles(articles, "uz") == {found.path: () for found in articles}


def test_addresses_are_not_words() -> None:
    link = "[x](https://nigeriya.example/samarqand)"
    assert names([article("a", link, "x"), article("b", link, "y")], "a") == []


def test_equals_keep_the_order_of_the_list() -> None:
    articles = [article(f"a{number}", "", "x") for number in range(8)]
    assert names(articles, "a5") == ["a1", "a2", "a3", "a4"]
    assert related_articles(articles, "uz") == related_articles(list(articles), "uz")


def test_arabic_words_meet_without_their_article() -> None:
    articles = [
        Article("ar", "2026/a", "أ", None, "القرصنة في سمرقند", datetime.date(2026, 1, 1), ("x",)),
        Article("ar", "2026/b", "ب", None, "قرصنة وسمرقند", datetime.date(2026, 1, 1), ("y",)),
    ]
    assert [other.path for other in related_articles(articles, "ar")["2026/a"]] == ["2026/b"]


def comparisons(number: int) -> int:
    """Count how often two articles of a catalogue are weighed against each other."""
    articles = [
        article(f"a{each:05}", " ".join(f"word{(each * step) % (number // 6)}zz" for step in range(1, 60)), "x", "y")
        for each in range(number)
    ]
    index = related._Index(articles, "uz")  # noqa: SLF001 # what is counted happens inside
    with mock.patch.object(index, "_weight", wraps=index._weight) as weigh:  # noqa: SLF001
        for each in range(number):
            index.closest(each)
        return weigh.call_count


def test_ten_times_the_articles_cost_about_ten_times_as_much() -> None:
    assert comparisons(2000) < 12 * comparisons(200)
