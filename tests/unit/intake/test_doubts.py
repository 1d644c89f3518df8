"""An editor is told what looks wrong, and where; nothing is mended behind their back."""

from __future__ import annotations

import pytest

from nashra.intake.blocks import Block
from nashra.intake.doubts import find_doubts
from nashra.problems import Severity

TITLE = Block("Sarlavha", 1)


def _codes(language: str, *paragraphs: str, title: str = "") -> list[str]:
    blocks = [Block(text, number) for number, text in enumerate(paragraphs, 2)]
    return [doubt.code for doubt in find_doubts("articles/a.txt", language, Block(title, 1), blocks)]


def test_a_paragraph_without_a_final_stop_is_shown_with_its_place_and_end() -> None:
    text = "Vazirning aytishicha, bu ishlar keyingi yilda ham davom ettiriladi va yanada kengaytiriladi"
    (doubt,) = find_doubts("articles/a.txt", "uz", TITLE, [Block("Birinchi gap shu yerda tugadi.", 3), Block(text, 5)])
    assert (doubt.path, doubt.line, doubt.code, doubt.severity) == (
        "articles/a.txt",
        5,
        "doubt-final-stop",
        Severity.NOTICE,
    )
    assert doubt.parameters["paragraph"] == "2"
    assert doubt.parameters["excerpt"].startswith("…")
    assert text.endswith(doubt.parameters["excerpt"].removeprefix("…"))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Bu gap nuqta bilan tugaydi, albatta.",
        "Bu gap “qo‘shtirnoq ichida nuqta bilan tugaydi.”",
        "Xo‘sh, endi bu ishlar nima bo‘ladi?",
        "حكومت نے کہا ہے کہ وہ کام جاری رکھے گی۔",
        "Qisqa sarlavha",
        "政府表示将继续打击人口贩运。",
    ],
)
def test_paragraphs_that_end_well_are_not_reported(paragraph: str) -> None:
    assert _codes("uz", paragraph) == []


def test_a_paragraph_may_introduce_the_next_one() -> None:
    assert _codes("uz", "Belgilari bir necha xil bo‘ladi, masalan:", "- pasport") == []
    assert _codes("uz", "Belgilari bir necha xil bo‘ladi, masalan:") == ["doubt-final-stop"]


@pytest.mark.parametrize(
    ("paragraph", "mark"),
    [
        ('U "shunday dedi va ketdi.', '"'),
        ("U “shunday dedi va ketdi.", "“"),
        ("U shunday” dedi va ketdi.", "”"),
        ("Он «так сказал и ушёл.", "«"),
        ("Er „sagte so und ging.", "„"),
    ],
)
def test_a_quotation_that_is_not_closed_is_reported(paragraph: str, mark: str) -> None:
    (doubt,) = find_doubts("articles/a.txt", "uz", TITLE, [Block(paragraph, 2)])
    assert doubt.code == "doubt-quotation"
    assert doubt.parameters["mark"] == mark
    assert mark in doubt.parameters["excerpt"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('U "shunday" dedi.',),
        ("U ”shunday” dedi.",),
        ("Er „sagte“ es so.",),
        ("Он «так „сказал“ всё».",),
        ("“Birinchi qism shu.", "“Ikkinchi qism shu”, dedi u."),
    ],
)
def test_quotations_that_close_are_not_reported(paragraphs: tuple[str, ...]) -> None:
    assert _codes("uz", *paragraphs) == []


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("ar", 'قال الوزير: "لا يمكن لدولة واحدة أن تعالج هذه التحديات موضحا ان الحكومة ملتزمة بذلك".'),
        ("ar", "قال: «نعمل معا من أجل الضحايا، مضيفًا أن العمل مستمر منذ سنوات»."),
        ("uz", "“Biz kurashamiz, - dedi vazir va qurbonlarga yordam beriladi”."),
        ("ru", "«Мы продолжим работу, — сказал министр и жертвам помогут»."),
        ("en", "“We will go on, he said and victims will be helped.”"),
    ],
)
def test_a_quotation_in_which_the_reporter_speaks_is_reported(language: str, paragraph: str) -> None:
    assert _codes(language, paragraph) == ["doubt-quotation-reporter"]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("ar", 'قال "بورج" إن العمل مستمر موضحا ان الحكومة ملتزمة بحماية "الضحايا".'),
        ("uz", "“Biz kurashamiz”, - dedi vazir, “va qurbonlarga yordam beramiz”."),
        ("tg", "“Мо мубориза мебарем, - гуфт вазир”."),
    ],
)
def test_a_reporter_outside_of_quotations_is_no_doubt(language: str, paragraph: str) -> None:
    assert _codes(language, paragraph) == []


def test_two_spellings_of_a_word_are_counted_over_title_and_text() -> None:
    paragraphs = [Block("جهود مكافحة الاتجار وحماية ضحايا الاتجار.", 2)]
    (doubt,) = find_doubts("articles/a.txt", "ar", Block("مكافحة الإتجار", 1), paragraphs)
    assert (doubt.code, doubt.line) == ("doubt-spelling", 1)
    assert dict(doubt.parameters) == {"word": "الإتجار", "count": "1", "other": "الاتجار", "other_count": "2"}


def test_different_words_with_hamza_are_not_two_spellings() -> None:
    assert _codes("ar", "أعمال البر مع إعمال القانون، وقال إن ذلك أن يكون ان.") == []


def test_a_character_lost_before_us_is_reported() -> None:
    assert _codes("uz", "Bu yerda \ufffd belgi yo‘qolgan ekan.") == ["doubt-lost-character"]
