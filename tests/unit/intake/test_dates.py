"""Days in words: what an editor is shown, in each language, and what is no day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.intake.dates import suggest_dates

DAY = datetime.date(2024, 4, 23)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uz", "Yigʻilish 2024-yil 23-aprelda boʻlib oʻtdi."),
        ("uz", "Yigʻilish 2024 yilning 23 aprel kuni boʻlib oʻtdi."),
        ("uz", "23-aprel 2024-yil."),
        ("uz-Cyrl", "Йиғилиш 2024 йил 23 апрелда бўлиб ўтди."),
        ("ar", "وذلك في 23 أبريل 2024."),
        ("ar", "وذلك في ٢٣ إبريل ٢٠٢٤."),
        ("ar", "وذلك في 23 نيسان 2024."),
        ("ar", "وذلك في 23 أبريل/نيسان 2024."),
        ("ar", "وذلك في 23 نيسان/أبريل 2024."),
        ("ar", "وذلك في 23 من أبريل عام 2024."),
        ("ar", "وذلك في 23 أفريل 2024."),
        ("ru", "Встреча прошла 23 апреля 2024 года."),
        ("ru", "Апрель: 23 апр. 2024 г."),
        ("ru", "Встреча прошла 23-го апреля 2024 г."),
        ("ar", "وذلك في 23 نيسان/أبريل من عام 2024."),
        ("en", "They met on 23 April 2024."),
        ("en", "They met on April 23, 2024."),
        ("en", "They met on the 23rd of April, 2024."),
        ("en", "They met on Apr. 23, 2024."),
        ("fa", "این نشست ۲۳ آوریل ۲۰۲۴ برگزار شد."),
        ("fa", "این نشست ۴ اردیبهشت ۱۴۰۳ برگزار شد."),
        ("fa", "این نشست ۴ اردیبهشت‌ماه سال ۱۴۰۳ برگزار شد."),
    ],
)
def test_a_day_is_understood(language: str, text: str) -> None:
    (found,) = suggest_dates(["Birinchi.", text], language)
    assert (found.date, found.paragraph) == (DAY, 2)
    assert found.text in text


def test_a_number_of_the_next_sentence_is_no_day_of_the_month_before() -> None:
    found = suggest_dates(["Qaror 2024-yilning 23-aprelida qabul qilindi. 7-may 2024-yil."], "uz")
    assert [each.date for each in found] == [DAY, datetime.date(2024, 5, 7)]


@pytest.mark.parametrize(
    ("language", "name", "month"),
    [
        ("ar", "كانون الثاني", 1),
        ("ar", "كانون الأول", 12),
        ("ar", "تشرين الأول", 10),
        ("ar", "تشرين الثاني", 11),
        ("ar", "حزيران", 6),
        ("ar", "آب", 8),
        ("uz", "sentyabr", 9),
        ("uz", "oktabr", 10),
        ("ru", "мая", 5),
        ("en", "May", 5),
    ],
)
def test_a_month_has_several_names(language: str, name: str, month: int) -> None:
    (found,) = suggest_dates([f"3 {name} 2021"], language)
    assert found.date == datetime.date(2021, month, 3)


# Days of which both calendars are known from print: revolution, new years, and a leap day.
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۲۲ بهمن ۱۳۵۷", datetime.date(1979, 2, 11)),
        ("۱ فروردین ۱۴۰۰", datetime.date(2021, 3, 21)),
        ("۳۰ اسفند ۱۳۹۹", datetime.date(2021, 3, 20)),
        ("۱ مهر ۱۴۰۲", datetime.date(2023, 9, 23)),
        ("۱ فروردین ۱۴۰۴", datetime.date(2025, 3, 21)),
    ],
)
def test_the_iranian_calendar_is_converted(text: str, day: datetime.date) -> None:
    assert [found.date for found in suggest_dates([text], "fa")] == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May 2024 they may 5 times have met 2024 people."),
        ("en", "On 31 April 2024 and on 0 May 2023."),
        ("en", "On 23 April, as in 2024 already."),
        ("en", "In 1600 it was: 3 May 1600."),
        ("uz", "Bu haqda 23-aprelda xabar berilgan edi."),
        ("uz", "2024-yilda 57 martaba."),
        ("ru", "В мае 2024 года."),
        ("fa", "در سال ۱۴۰۳"),
        ("xx", "23 April 2024"),
    ],
)
def test_what_names_no_day_gives_none(language: str, text: str) -> None:
    assert suggest_dates([text], language) == ()


def test_each_day_is_shown_once_and_a_few_are_enough() -> None:
    text = "1 May 2020, 1 May 2020, " + ", ".join(f"{day} May 2021" for day in range(1, 20))
    found = suggest_dates([text, text], "en")
    assert [each.date.year for each in found] == [2020, 2021, 2021, 2021, 2021]


@given(st.lists(st.sampled_from(["23", "2024", "April", "of", "aprel", "۱۴۰۳", "دی", "-", "/", ".", "st", "x"])))
def test_nothing_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("en", "uz", "fa", "ar", "ru"):
        assert all(found.text in text for found in suggest_dates([text], language))
