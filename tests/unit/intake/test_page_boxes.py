"""Boxes of links in and around an article's text: what leads to other pages of the site goes, none of its sentences."""

from __future__ import annotations

import pytest

from tests.conversions import converted

TITLE = "Полиция раскрыла группу торговцев людьми"
TEXT = (
    "Полиция столицы раскрыла группу, которая вербовала рабочих.",
    "Задержаны пять человек, сообщила прокуратура.",
    "Пострадавшие получают помощь в приюте.",
)
HEADLINE = '<a href="/news/1">В городе открылся новый приют</a>'
STATED = '<a href="/news/1">В городе открылся новый приют.</a>'
ELSEWHERE = '<a href="https://law.example/5">Закон о помощи принят в 2020 году.</a>'


def _paragraphs(box: str, place: int, wrapped: str = "{}") -> tuple[str, ...]:
    """Convert a page with a box above, between or below the paragraphs, each of which is ``wrapped``."""
    parts = [wrapped.format(f"<p>{text}</p>") for text in TEXT]
    parts.insert(place, box)
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><div><a href="/">Главная</a></div>'
        f"<div><h1>{TITLE}</h1><div>{''.join(parts)}</div></div></body></html>"
    )
    return converted(page, "ru").paragraphs


@pytest.mark.parametrize("place", [0, 1, 2, 3], ids=["above", "between", "between-2", "below"])
@pytest.mark.parametrize(
    "box",
    [
        f"<div class='more'>{HEADLINE}</div>",
        f"<div class='more'>{STATED}{STATED}</div>",
        f"<div class='more'><p>{STATED}</p><p>{STATED}</p></div>",
        f"<section class='x'><p>Читайте также: {STATED}</p></section>",
        f"<div class='more'>Читайте нашу статью: {HEADLINE}</div>",
        "<div class='more'><a href='/news/1'>Кто защитит мигрантов?</a></div>",
        f"<div class='more'><span>По теме</span><h3>{HEADLINE}</h3><p>Он рассчитан на сорок человек.</p></div>",
        f"<p>Читайте также: {STATED}</p>",
    ],
    ids=["headline", "stated", "paragraphs", "labelled", "announced", "question", "teaser", "labelled-paragraph"],
)
def test_a_box_that_leads_to_other_pages_of_the_site_goes_wherever_it_stands(box: str, place: int) -> None:
    assert _paragraphs(box, place) == TEXT


@pytest.mark.parametrize(
    ("box", "said"),
    [
        (f"<p>{STATED}</p>", "В городе открылся новый приют."),
        (f"<div class='x'><p>{ELSEWHERE}</p></div>", "Закон о помощи принят в 2020 году."),
        (f"<blockquote><p>{STATED}</p></blockquote>", "В городе открылся новый приют."),
        ("<div class='x'>Горячая линия: <a href='/help'>1008</a></div>", "Горячая линия: 1008"),
        (
            f"<div class='x'><h3>{HEADLINE}</h3><p>Он рассчитан на сорок человек.</p></div>",
            "Он рассчитан на сорок человек.",
        ),
    ],
    ids=["paragraph", "other-site", "quotation", "helpline", "one-teaser-without-label"],
)
def test_what_may_be_the_articles_own_stays_between_its_sentences(box: str, said: str) -> None:
    assert _paragraphs(box, 2) == (*TEXT[:2], said, TEXT[2])


def test_a_linked_sentence_in_a_box_like_those_of_all_paragraphs_stays() -> None:
    wrapped = '<div class="css-7">{}</div>'
    stated = wrapped.format(f"<p>{STATED}</p>")
    assert _paragraphs(stated, 2, wrapped) == (*TEXT[:2], "В городе открылся новый приют.", TEXT[2])


def test_a_list_of_facts_above_the_text_goes_whole() -> None:
    facts = "<ul><li>5 марта 2024 / 08:40</li><li>Раздел: происшествия столицы и области</li><li>Автор: 51021</li></ul>"
    assert _paragraphs(facts, 0) == TEXT


def test_a_list_that_names_author_and_role_goes_whole() -> None:
    facts = "<ul><li>Нора Абдуллаева</li><li>Служба новостей на русском языке</li></ul>"
    assert _paragraphs(facts, 0) == TEXT


def test_points_in_short_above_the_text_stay() -> None:
    points = ("Пять задержанных", "Девять пострадавших получают помощь", "Дело расследует прокуратура столицы")
    listed = "".join(f"<li>{point}</li>" for point in points)
    assert _paragraphs(f"<ul>{listed}</ul>", 0) == (*points[1:], *TEXT)


@pytest.mark.parametrize("place", [1, 2])
def test_what_stands_between_a_label_and_the_one_that_ends_it_goes(place: int) -> None:
    said = "<p>Каждую неделю мы рассказываем о правах человека.</p>"
    box = f"<section><strong>Подкаст</strong>{said}<p>Выпуски</p><p>Конец подкаста</p></section>"
    assert _paragraphs(box, place) == TEXT


def test_a_paragraph_called_a_teaser_is_the_lead() -> None:
    lead = "Следствие по делу продолжалось более двух лет."
    assert _paragraphs(f'<p class="teaser-text">{lead}</p>', 0) == (lead, *TEXT)


def test_the_credit_of_a_picture_that_names_a_site_goes() -> None:
    credit = '<div class="x">Фото: Шухрат Латипов / «Новости.uz»</div>'
    assert _paragraphs(credit, 1) == TEXT
