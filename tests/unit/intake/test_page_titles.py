"""Where a page's title comes from when its first heading, its ``<title>`` and what it states do not agree."""

from __future__ import annotations

import pytest

from nashra.intake.conversion import Conversion
from tests.conversions import converted

TITLE = "Одам савдоси билан шуғулланган шахслар қамоққа олинди"
TEXT = (
    "Бош прокуратура ҳузуридаги департамент ходимлари тезкор тадбир ўтказди.",
    "Тадбир давомида уч нафар шахс ашёвий далиллар билан қўлга олинди.",
)


def _converted(head: str, above: str) -> Conversion:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    menu = '<div><a href="/">Бош саҳифа</a><a href="/2">Фаолият</a></div>'
    page = f'<html><head><meta charset="utf-8">{head}</head><body>{menu}<div>{above}{text}</div></body></html>'
    return converted(page, "uz-Cyrl", "ar")


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("<title>Одам савдоси</title>", f"<h2>{TITLE}</h2>"),
        (
            '<title>Одам савдоси – Хабар</title><meta property="og:site_name" content="Хабар.uz">',
            f"<h2>{TITLE}</h2>",
        ),
        ("<title>Янгиликлар</title>", f"<h2>{TITLE}</h2>"),
        ("<title>Янгиликлар | Вазирлик</title>", f"<h2>{TITLE}</h2>"),
        ("<title>Exported Data</title>", f"<div><strong>{TITLE}</strong></div>"),
        (
            f'<title>Хабар дафтари: {TITLE}</title><meta property="og:title" content="{TITLE}">',
            f'<h1><a href="/">Хабар дафтари</a></h1><h3>{TITLE}</h3>',
        ),
    ],
    ids=["cut-short", "site-without-domain", "section", "section-and-site", "export", "weblog-named-in-first-heading"],
)
def test_the_title_is_the_articles_and_not_the_sites(head: str, above: str) -> None:
    found = _converted(head, above)
    assert (found.title, found.paragraphs) == (TITLE, TEXT)


def test_a_heading_inside_the_text_that_begins_like_the_title_stays_a_heading() -> None:
    above = f"<h2>{TITLE}</h2><p>{TEXT[0]}</p><h2>Прокуратура хабари: тадбир тафсилотлари</h2>"
    found = _converted("<title>Прокуратура хабари</title>", above)
    assert "## Прокуратура хабари: тадбир тафсилотлари" in found.body


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ('<div itemprop="datePublished">2024-03-05T10:20+0500</div>', "2024-03-05"),
        ('<meta itemprop="datePublished" content="2024-03-05"><p itemprop="datePublished">5 март</p>', "2024-03-05"),
        ('<div itemprop="datePublished">5 март 2024 йил</div>', "None"),
    ],
)
def test_a_day_that_machines_read_may_stand_in_the_page_and_one_in_words_is_never_taken(written: str, day: str) -> None:
    assert str(_converted(f"<title>{TITLE}</title>", f"{written}<h1>{TITLE}</h1>").found.date) == day
