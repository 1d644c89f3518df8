"""Where a page's title comes from when its first heading, its ``<title>`` and what it states do not agree."""

from __future__ import annotations

import pytest

from nashra.intake.conversion import Conversion, convert
from nashra.intake.facts import Facts
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Vocabulary
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
        ('<abbr itemprop="datePublished" title="2024-03-05T10:20:00+05:00">10:20</abbr>', "2024-03-05"),
    ],
)
def test_a_day_that_machines_read_may_stand_in_the_page_and_one_in_words_is_never_taken(written: str, day: str) -> None:
    assert str(_converted(f"<title>{TITLE}</title>", f"{written}<h1>{TITLE}</h1>").found.date) == day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ('<meta property="article:published_time" content="20240305T1020">', "2024-03-05"),
        ('<meta name="publishdate" content="2024-03-05">', "2024-03-05"),
        ('<meta name="DC.date.issued" content="2024-03-05">', "2024-03-05"),
        ('<meta name="dcterms.date" content="2024-03-05T10:00">', "2024-03-05"),
        ('<meta name="pubdate" content="20240305">', "None"),
        ('<meta name="pubdate" content="14451231T10">', "None"),
    ],
)
def test_a_day_may_be_stated_under_any_usual_name_and_in_either_form_of_the_standard(stated: str, day: str) -> None:
    assert str(_converted(f"<title>{TITLE}</title>{stated}", f"<h1>{TITLE}</h1>").found.date) == day


ACCOUNT = "Прокуратура | Расмий канал"
POST = (
    '<html><head><meta charset="utf-8"><title>Telegram: View @prokuratura</title>'
    f'<meta property="og:title" content="{ACCOUNT}"><meta property="og:site_name" content="Telegram">'
    '<link rel="canonical" href="https://t.me/prokuratura/12"></head>'
    f'<body><div><a href="https://t.me/prokuratura">{ACCOUNT}</a></div>'
    f"<div><b>{TITLE}</b><br><br>{TEXT[0]}<br><br>{TEXT[1]}</div></body></html>"
)


def _convert(page: str, title: str | None) -> Conversion | Rejection:
    raw = RawArticle("a.html", page.encode(), "0" * 64)
    return convert(raw, [language_of("uz-Cyrl", "Ўзбекча")], Vocabulary(), Facts(title=title))


def test_the_second_page_of_an_article_that_leads_to_its_first_is_no_post() -> None:
    stated = f'<meta property="og:title" content="{TITLE}"><link rel="canonical" href="https://news.example/a/1/2">'
    above = f'<p><a href="https://news.example/a/1">{TITLE}</a></p><h1>{TITLE}</h1>'
    assert _converted(f"<title>{TITLE}</title>{stated}", above).title == TITLE


@pytest.mark.parametrize("stated", [ACCOUNT, f"{ACCOUNT} (@prokuratura) on X"])
def test_the_name_of_an_account_is_no_title_of_its_post(stated: str) -> None:
    refused = _convert(POST.replace(f'content="{ACCOUNT}"', f'content="{stated}"'), None)
    assert isinstance(refused, Rejection)
    assert (refused.code, refused.parameters) == ("convert-untitled-post", {"account": ACCOUNT})


def test_an_editor_gives_a_post_its_title_and_no_word_of_it_is_lost() -> None:
    found = _convert(POST, "Уч киши қамоққа олинди")
    assert isinstance(found, Conversion)
    assert found.title == "Уч киши қамоққа олинди"
    assert found.paragraphs == (TITLE, *TEXT)
    assert found.found.publisher == ACCOUNT


def test_a_page_whose_own_name_a_program_gave_takes_the_editors_title() -> None:
    page = (
        POST.replace("Telegram: View @prokuratura", "Telegram Widget").replace("og:title", "x").replace("canonical", "")
    )
    found = _convert(page, "Уч киши қамоққа олинди")
    assert isinstance(found, Conversion)
    assert (found.title, found.paragraphs) == ("Уч киши қамоққа олинди", (TITLE, *TEXT))


@pytest.mark.parametrize("own", ["https://a.example/1/2", "https://a.example/1/2/", "https://a.example/1/2/amp"])
def test_a_title_that_links_to_its_own_page_is_a_title(own: str) -> None:
    head = f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}"><link rel="canonical" href="{own}">'
    assert _converted(head, f'<h1><a href="https://a.example/1/2">{TITLE}</a></h1>').title == TITLE
