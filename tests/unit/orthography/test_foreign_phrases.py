"""Phrases of another language that run the way of the text: found where words tell it, and never in the text's own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nashra.orthography.foreign_phrases import foreign_phrases
from nashra.rendering.isolated_html import isolate
from nashra.rendering.isolation import isolated_html, isolated_text

ROOT = Path(__file__).parent.parent.parent.parent
FOUND = (
    ("uz", "Bugun Office for Democratic Institutions hisobot chiqardi.", "Office for Democratic Institutions", "en"),
    ("uz", "U Bank of America xodimi.", "Bank of America", "en"),
    ("uz", "“Stop the traffic and help the victims” aksiyasi.", "Stop the traffic and help the victims", "en"),
    ("uz", "We must stop the trafficking of persons.", "We must stop the trafficking of persons.", "en"),
    ("uz", "Gazeta «Нет торговле людьми» deb yozdi.", "Нет торговле людьми", "und-Cyrl"),
    ("uz", "Gazeta «Мы против торговли людьми» deb yozdi.", "Мы против торговли людьми", "ru"),
    ("uz", "Qonun Одам савдосига қарши кураш deb ataladi.", "Одам савдосига қарши кураш", "uz-Cyrl"),
    ("uz-Cyrl", "«Борьба против торговли людьми и для мира» деди у.", "Борьба против торговли людьми и для мира", "ru"),
    ("uz-Cyrl", "Human Rights Watch ва бошқалар.", "Human Rights Watch", "en"),
    ("ar", "قال «از دل برود هر آنکه از دیده برفت» ثم مضى.", "از دل برود هر آنکه از دیده برفت", "fa"),
    ("ar", "كُتب על המלחמה בסחר هنا.", "על המלחמה בסחר", "und-Hebr"),
)  # fmt: skip
NOT_FOUND = (
    ("uz", "Ursula von der Leyen va Nikol Pashinyan Los Anjelesda uchrashdi."),
    ("uz", "“Human Rights Watch” va Amnesty International vakillari."),
    ("uz", "“Bank Amerika mijozlari soni oshdi”, dedi u."),
    ("uz", "Global kurash, protokol, on kishi, is gazi, the."),
    ("uz", "Дилором yozdi."),
    ("ar", "قال «الاتجار بالبشر جريمة» وزار پاکستان وگوگل."),
    ("ar", "«در» و«به» في النص."),
    ("en", "The Office of the Prosecutor."),
    ("xx", "Bank of America"),
)
PIECES = (
    *("<p>", "</p>", "<b>", "</b>", "<em lang='de'>", "</em>", "<code>", "</code>", "<br>", "&amp;", "<", "Bank "),
    *("of ", "America ", "the ", "and ", "“", "”", "odam ", "oʻzbek ", "нет ", "войне ", "نشرة ", ". ", "Stop "),
)


@pytest.mark.parametrize(("language", "text", "phrase", "lang"), FOUND)
def test_a_screen_reader_is_told_the_language_of_a_phrase(language: str, text: str, phrase: str, lang: str) -> None:
    assert [(text[run.start : run.end], run.lang) for run in foreign_phrases(text, language)] == [(phrase, lang)]


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_names_and_the_text_itself_are_never_called_foreign(language: str, text: str) -> None:
    assert foreign_phrases(text, language) == ()


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_news_in_a_language_has_no_foreign_phrase_but_in_another_script(language: str) -> None:
    articles = yaml.safe_load((ROOT / f"tests/data/themes/{language}.yml").read_text("utf-8"))
    texts = [text for article in articles for text in (article["title"], *article["paragraphs"])]
    marked = {run.lang for text in texts for run in foreign_phrases(text, language)}
    assert len(texts) > 100
    assert marked <= {"uz-Cyrl"}


def test_a_phrase_is_marked_across_links_and_emphasis() -> None:
    name = "Bank of <b>America</b>"
    html = f'<p>U <a href="x">{name}</a> xodimi.</p>'
    assert isolate(html, "ltr", "uz") == html.replace(name, f'<bdi lang="en" dir="ltr">{name}</bdi>')


def test_what_an_editor_has_marked_is_left_alone() -> None:
    html = '<p>U <span lang="la" dir="ltr">Bank of America</span> va <code>Bank of America</code>.</p>'
    assert isolate(html, "ltr", "uz") == html


def test_titles_get_the_language_where_there_is_markup_and_no_characters_where_there_is_none() -> None:
    title = "U Bank of America xodimi"
    assert isolated_html(title, "uz") == 'U <bdi lang="en" dir="ltr">Bank of America</bdi> xodimi'
    assert isolated_text(title, "uz") == title


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_doing_it_twice_changes_nothing_and_no_text_is_lost(pieces: list[str]) -> None:
    html = "".join(pieces)
    once = isolate(html, "ltr", "uz")
    assert isolate(once, "ltr", "uz") == once
    for lang in ("en", "ar", "ru", "und-Cyrl", "de"):
        for direction in ("ltr", "rtl"):
            once = once.replace(f'<bdi lang="{lang}" dir="{direction}">', "")
    assert once.replace("</bdi>", "").replace(' dir="ltr"', "") == html


@pytest.mark.parametrize("piece", ["Bank of ", "“the ", "нет, ", "A and B", "of of of ", "(a of the "])
def test_a_long_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    # Quadratic time would need minutes for a text of this length; the test run's own limit is what it would meet.
    text = piece * (60_000 // len(piece))
    assert all(run.end <= len(text) for run in foreign_phrases(text, "uz"))
