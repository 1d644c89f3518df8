"""What stands at the edges of an article's page: a helpline's line stays, names, days and emptied boxes go."""

from __future__ import annotations

import io
import zipfile

import pytest

from nashra.intake.conversion import Conversion, convert
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Vocabulary
from tests.conversions import converted

LANGUAGES = ("uz", "ar", "ru", "fa")
TITLE = "Полиция раскрыла группу торговцев людьми"
FIRST = "Полиция столицы раскрыла группу, которая вербовала рабочих."
LAST = "Пострадавшие получают помощь в приюте."


def _article(above: str = "", between: str = "", below: str = "", head: str = "") -> Conversion:
    body = f"<h1>{TITLE}</h1>{above}<div><p>{FIRST}</p>{between}<p>{LAST}</p>{below}</div>"
    page = f'<html><head><meta charset="utf-8">{head}</head><body><article>{body}</article></body></html>'
    return converted(page, *LANGUAGES)


@pytest.mark.parametrize("line", ["Горячая линия: 1008", "E-mail: help@help.example", "Телефон: +998 71 200-00-00"])
@pytest.mark.parametrize("before", ["", "Расследование продолжается"])
def test_whom_to_call_stays_below_the_last_sentence(line: str, before: str) -> None:
    own = [text for text in (before, line) if text]
    found = _article(below="".join(f"<p>{text}</p>" for text in own))
    assert found.paragraphs == (FIRST, LAST, *own)


@pytest.mark.parametrize("line", ["Просмотров: 1234", "Опубликовано: 12.03.2024", "2024-03-12"])
def test_numbers_of_the_site_are_no_contact(line: str) -> None:
    assert _article(below=f"<p>{line}</p>").paragraphs == (FIRST, LAST)


def test_a_day_that_touches_a_link_is_no_text() -> None:
    day = '<time datetime="2024-07-30">30 июля 2024</time><span><a href="/rights">Права человека</a></span>'
    assert _article(above=day).paragraphs == (FIRST, LAST)


def test_a_box_of_links_leaves_no_heading() -> None:
    box = '<div><h2>list of 1 item</h2><ul><li><a href="/n">Другая новость о полиции города</a></li></ul></div>'
    assert "list of" not in _article(between=box).body


def test_a_heading_above_text_stays() -> None:
    text = '<h2>Как помогают пострадавшим</h2><p><a href="/n">Читать о помощи пострадавшим</a></p>'
    assert "## Как помогают" in _article(between=text).body


def test_a_day_of_another_calendar_is_no_day() -> None:
    found = _article(head='<meta property="article:published_time" content="1402-05-08T10:00:00Z">')
    assert found.facts.date is None


@pytest.mark.parametrize("mark", ["- ", "1. ", "• "])
def test_a_leaflet_with_a_list_is_an_article(mark: str) -> None:
    items = "".join(f"{mark}оставьте родным копию паспорта и адрес работы\n" for _ in range(5))
    text = f"Как не стать жертвой\n\n{LAST}\n\nПеред отъездом:\n{items}"
    found = converted(text, *LANGUAGES, name="a.txt")
    assert found.title == "Как не стать жертвой"


def test_lists_and_quotations_of_a_word_file_without_names_of_styles_stay() -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styled = [("Title", TITLE), ("", FIRST), ("ListBullet", "первый пункт"), ("Quote", "Помогите."), ("", LAST)]
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in styled
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{paragraphs}</w:body></w:document>'
        )
    found = converted(data.getvalue(), *LANGUAGES, name="a.docx")
    assert (found.title, found.body.strip()) == (TITLE, f"{FIRST}\n\n- первый пункт\n\n> Помогите.\n\n{LAST}")


def test_a_helpline_that_is_a_link_stays() -> None:
    lines = '<p><a href="tel:1008">Горячая линия: 1008</a></p><p><a href="mailto:a@help.example">a@help.example</a></p>'
    assert _article(between=lines).paragraphs[1:2] == ("Горячая линия: 1008",)
    assert _article(below=lines).paragraphs[2:3] == ("Горячая линия: 1008",)


def _word_file(body: str, **parts: str) -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
        for part, content in parts.items():
            archive.writestr(part, content)
    return data.getvalue()


def _word_lines(*lines: str, properties: str = "") -> str:
    return "".join(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def test_a_list_of_a_word_file_that_lacks_its_part_about_lists_stays_a_list() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = _word_lines(TITLE, FIRST) + _word_lines("первый пункт", "второй пункт", properties=numbered)
    found = converted(_word_file(body + _word_lines(LAST)), *LANGUAGES, name="a.docx")
    assert "\n- первый пункт\n- второй пункт\n" in found.body


def test_the_day_on_which_a_word_file_was_made_is_told_and_never_becomes_the_date() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2024-03-05T08:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
    data = _word_file(_word_lines(TITLE, FIRST, LAST), **{"docProps/core.xml": core})
    found = converted(data, *LANGUAGES, name="a.docx")
    assert found.facts.date is None
    (told,) = [doubt for doubt in found.doubts if doubt.code == "doubt-day-of-file"]
    assert told.parameters == {"date": "2024-03-05"}


def _text(*lines: str) -> Conversion:
    text = "\n".join([TITLE, FIRST, *lines, LAST])
    return converted(text, *LANGUAGES, name="a.txt")


def test_a_list_of_a_plain_text_is_a_list() -> None:
    found = _text("- оставьте родным копию паспорта", "- запишите телефон посольства")
    assert "\n\n- оставьте родным копию паспорта\n- запишите телефон посольства\n\n" in found.body


def test_numbered_steps_of_a_plain_text_keep_their_numbers() -> None:
    found = _text("1) Проверьте работодателя.", "2) Не отдавайте паспорт.")
    assert "\n\n1. Проверьте работодателя.\n2. Не отдавайте паспорт.\n\n" in found.body


def test_what_people_say_is_no_list() -> None:
    found = _text("– Где твой паспорт? – спросил он.", "– Его забрали.")
    assert found.paragraphs[1:3] == ("– Где твой паспорт? – спросил он.", "– Его забрали.")


def test_an_item_that_is_a_link_stays_in_a_list_of_the_article_and_goes_with_a_list_of_links() -> None:
    items = ["Новый закон защищает свидетелей.", '<a href="/1">Палермский протокол</a>', "Суд открыт для всех."]
    own = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    others = '<ul><li><a href="/2">Другая новость о полиции города</a></li></ul>'
    found = _article(between=own + f"<p>{FIRST}</p>" + others)
    assert "- Палермский протокол\n" in found.body
    assert "Другая новость" not in found.body


def test_a_question_of_one_word_is_said_by_somebody_and_no_label() -> None:
    assert "– Видео?" in _text("– Видео?").paragraphs


def test_a_list_without_a_colon_above_makes_no_listing_of_an_article() -> None:
    found = _text(*(f"- совет номер {n} для тех, кто едет за границу" for n in range(9)))
    assert found.title == TITLE


@pytest.mark.parametrize("head", ["<title> | Вести столицы</title>", '<meta property="og:title" content=" | Вести">'])
def test_what_is_only_the_name_of_a_site_is_no_title(head: str) -> None:
    page = f'<html><head><meta charset="utf-8">{head}</head><body><article><p>{FIRST}</p><p>{LAST}</p></article></html>'
    found = convert(
        RawArticle("a.html", page.encode(), "0" * 64), [language_of(code, code) for code in LANGUAGES], Vocabulary()
    )
    assert isinstance(found, Rejection) or found.title.strip(" |")


@pytest.mark.parametrize(
    "front",
    [
        f'+++\ntitle = "{TITLE}"\ndate = 2024-03-05T10:00:00Z\nauthor = "Анна"\n+++\n',
        f'---\ntitle: "{TITLE}"\ndate: 2024-03-05 10:00:00 +0300\nauthor: {{name: Анна}}\n---\n',
    ],
)
def test_facts_of_a_markdown_file_are_read_from_either_kind_of_front_matter(front: str) -> None:
    found = converted(f"{front}\n{FIRST}\n\n{LAST}\n", *LANGUAGES, name="a.md")
    assert (found.title, str(found.facts.date), found.facts.author) == (TITLE, "2024-03-05", "Анна")
    assert found.paragraphs == (FIRST, LAST)


@pytest.mark.parametrize(
    "lines",
    [
        ["Звоните нам:", "1148", "a@help.example"],
        ["Помощь рядом.", "Горячая линия", "1148"],
        ["Горячая линия: 1008", "Поделиться", "Facebook", "Читайте также", "Другая новость дня"],
        ["☎️ 1148", "Поделиться", "Telegram"],
    ],
)
def test_no_helpline_below_a_plain_text_is_taken_for_its_frame(lines: list[str]) -> None:
    text = "\n".join([TITLE, FIRST, LAST, *lines])
    found = converted(text, *LANGUAGES, name="a.txt")
    wanted = [line for line in lines if any(mark in line for mark in ("1148", "1008", "@", "линия", "Звоните"))]
    assert [line for line in wanted if line not in found.paragraphs] == []
    assert "Поделиться" not in found.paragraphs


PARTS = ("Ночной приют", "Юридическая помощь", "Дорога домой")
BOXES = "".join(
    f'<div class="part"><h3><a href="/{n}">{name} города</a></h3>'
    f"<p>{name} открыта для всех, кто просит о помощи.</p></div>"
    for n, name in enumerate(PARTS)
)
MORE = "".join(f"<p>Рабочие могут обратиться в организацию номер {n} и ничего не платить.</p>" for n in "123")


def test_linked_parts_of_a_text_stay_where_its_next_paragraph_would_stand() -> None:
    said = [text for text in _article(between=MORE, below=BOXES).paragraphs if "открыта" in text]
    assert said == [f"{name} открыта для всех, кто просит о помощи." for name in PARTS]


@pytest.mark.parametrize("below", [f"<p>Читайте также</p>{BOXES}", f'<div class="x">{BOXES}</div>'])
def test_other_articles_go_from_below_a_label_and_from_a_box_around_them(below: str) -> None:
    assert not [text for text in _article(between=MORE, below=below).paragraphs if "открыта" in text]


@pytest.mark.parametrize("label", ["3 комментария", "12 комментариев", "Все комментарии"])
def test_comments_below_a_counting_label_are_not_the_articles(label: str) -> None:
    below = f"<h3>{label}</h3><div><b>Иван</b><p>Давно пора было их всех поймать, молодцы следователи.</p></div>"
    assert _article(below=below).paragraphs == (FIRST, LAST)


def test_a_sites_name_behind_two_colons_is_no_part_of_the_title() -> None:
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE} :: Портал</title></head>'
        f"<body><article><p>{FIRST}</p><p>{LAST}</p></article></body></html>"
    )
    found = converted(page, *LANGUAGES)
    assert found.title == TITLE


SAID = "Сайт агентства использует файлы cookie, чтобы следить за жертвами, говорится в докладе."


@pytest.mark.parametrize(
    "between", [f"<p>{SAID}</p>", f"<h2>Как искали жертв</h2><p>{SAID}</p><h2>Что было дальше</h2>"]
)
def test_a_sentence_that_sites_say_too_stays_among_the_pages_paragraphs(between: str) -> None:
    assert SAID in _article(between=between).paragraphs


def test_it_goes_from_a_box_of_its_own() -> None:
    assert _article(below=f'<div class="x"><p>{SAID}</p></div>').paragraphs == (FIRST, LAST)


HEADLINES = (
    "Кто защитит детей мигрантов",
    "Суд вынес приговор вербовщикам людей",
    "Приют открыт для всех пострадавших",
)


def _refused(head: str, body: str) -> str:
    page = f'<html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    found = convert(RawArticle("a.html", page.encode(), "0" * 64), [language_of("ru", "ru")], Vocabulary())
    assert isinstance(found, Rejection), found
    return found.code


def test_a_few_headlines_without_any_sentence_are_a_list() -> None:
    links = "".join(f'<div><a href="/{n}">{text}</a></div>' for n, text in enumerate((*HEADLINES, TITLE), 1))
    assert _refused("", f"<h1>Торговля людьми</h1>{links}") == "convert-listing"


def test_a_video_with_a_few_words_is_no_article() -> None:
    text = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{LAST}</p>"
    assert _refused('<meta property="og:type" content="video.other">', text) == "convert-video-page"


def test_an_article_with_a_video_is_one() -> None:
    long = "".join(f"<p>{n}. {FIRST}</p>" for n in range(2, 12))
    assert len(_article(between=long, head='<meta property="og:type" content="video.other">').paragraphs) == 12
