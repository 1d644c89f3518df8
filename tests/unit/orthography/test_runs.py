"""What is found in a paragraph as running against it, or as having an order of its own."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.orthography.foreign_language import foreign_language
from nashra.orthography.runs import RunKind, runs

# A text, and what must be isolated in it.
IN_ARABIC: tuple[tuple[str, list[str]], ...] = (
    ("هاتف +998 71 123-45-67 أو 1202", ["+998 71 123-45-67"]),
    ("هاتف (71) 123-45-67 و8(800)555-35-35", ["(71) 123-45-67", "8(800)555-35-35"]),
    ("هاتف ٠٧١ ١٢٣-٤٥-٦٧", ["٠٧١ ١٢٣-٤٥-٦٧"]),
    ("المنظمات OSCE, UNODC, IOM! هنا", ["OSCE", "UNODC", "IOM"]),
    ("كتبت Reuters, Bloomberg, Al Jazeera هنا", ["Reuters", "Bloomberg", "Al Jazeera"]),
    ("قال Yes, we can هنا", ["Yes, we can"]),
    ("من Washington, DC هنا", ["Washington, DC"]),
    ("لغة C++ و C# و.NET و#MeToo", ["C++", "C#", ".NET", "#MeToo"]),
    ("زوروا https://a.uz/b?c=1. ثم www.b.uz/c_(d)) وبعد", ["https://a.uz/b?c=1", "www.b.uz/c_(d)"]),
    ("بريد help@iom.int، شكرًا", ["help@iom.int"]),
    ("عام 2020–2024 ثم 2020 - 2024 ثم 5 – 7", ["2020–2024", "2020 - 2024", "5 – 7"]),
    ("نسبة 50% أو 50 % أو $100 أو -5", ["50%", "50 %", "$100", "-5"]),
    ("عدد 1 000 000 شخص و57 دولة و3.5 و1,000,000 و(5)", ["1 000 000"]),
    ("يوم 21-11-2026 عند 14:30 و2026/11/21", ["21-11-2026", "14:30", "2026/11/21"]),
    ("الإصدار v1.2.3 و1.2.3", ["v1.2.3", "1.2.3"]),
    ("المكتب OSCE (ODIHR) واسم", ["OSCE (ODIHR)"]),
    ("المنظمة (OSCE) وقرار S/RES/2388(2017)", ["OSCE", "S/RES/2388(2017)"]),
    ("اسم OSCE (Office منظمة) هنا", ["OSCE", "Office"]),
    ("قال «Stop it!» ثم «كفى!»", ["Stop it!"]),
    ("تقرير U.S. Department of State، ثم Dr. Smith", ["U.S. Department of State", "Dr. Smith"]),
    ("معادلة E = mc2 ثم 5 > x >= 2.5 هنا", ["E = mc2", "5 > x >= 2.5"]),
    ("رحلة Tashkent → Dubai في 5 + 7 أيام", ["Tashkent → Dubai"]),
    ("في 2020 2021 2022 و2023", []),
    ("كوفيد-19 والمادة 5", []),
    ("OSCE, UNODC, IOM!", ["OSCE, UNODC, IOM!"]),
    ("+998 71 123-45-67", ["+998 71 123-45-67"]),
    ("\u2066OSCE 2024\u2069 هنا", []),
    ("منظمة Международная организация هنا", ["Международная организация"]),
)
IN_UZBEK: tuple[tuple[str, list[str]], ...] = (
    ("Gazetaning nomi نشرة edi, telefoni +998 71 123-45-67.", ["نشرة"]),
    ("مصر, البحرين va الكويت", ["مصر", "البحرين", "الكويت"]),
    ("U “منظمة العفو الدولية!” dedi", ["منظمة العفو الدولية!"]),
    ("(نشرة، أخبار) nashri 2024", ["نشرة، أخبار"]),
    ("Hech narsa: 2020–2024, C++, OSCE!", []),
)
LANGUAGES = (
    ("Office for Democratic Institutions", "en"),
    ("Amnesty Internazionale", "und-Latn"),
    ("Médecins sans frontières", "fr"),
    ("Oʻzbekiston Respublikasi", "uz"),
    ("Ўзбекистон Республикаси", "uz-Cyrl"),
    ("Международная организация", "und-Cyrl"),
    ("منظمة الهجرة الدولية", "ar"),
    ("سازمان بین‌المللی مهاجرت", "fa"),
    ("مصر", "und-Arab"),
    ("2020", ""),
)
# Texts that a careless pattern would take exponential or quadratic time to read.
HOSTILE = (
    "OSCE (",
    "1 ",
    "A,B, ",
    "(1)",
    "http://((",
    "a@",
    "«A",
    "1-",
    "A.B",
    "\u2066",
    "و1 ",
    "A‑(B",
    "+",
    "9" * 50,
    "a = ",
    "1 + ",
)


@pytest.mark.parametrize(("text", "expected"), IN_ARABIC)
def test_what_runs_against_arabic_is_found(text: str, expected: list[str]) -> None:
    assert [text[run.start : run.end] for run in runs(text, "rtl")] == expected
    assert {run.direction for run in runs(text, "rtl")} <= {"ltr"}


@pytest.mark.parametrize(("text", "expected"), IN_UZBEK)
def test_what_runs_against_uzbek_is_found(text: str, expected: list[str]) -> None:
    assert [text[run.start : run.end] for run in runs(text, "ltr")] == expected
    assert {run.direction for run in runs(text, "ltr")} <= {"rtl"}


@pytest.mark.parametrize(("text", "doubtful"), [("هاتف 71 123 45 67", True), ("هاتف 71 123-45-67", False)])
def test_groups_with_nothing_but_spaces_between_are_doubtful(*, text: str, doubtful: bool) -> None:
    assert [(run.kind, run.is_doubtful) for run in runs(text, "rtl")] == [(RunKind.NUMBER, doubtful)]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_a_language_is_named_only_where_letters_or_words_tell_it(text: str, language: str) -> None:
    assert foreign_language(text) == language


@given(st.text(alphabet="اب و،. ABc12+-–()«»\"',@:/\ufffc\u2066\u2069", max_size=60), st.sampled_from(["rtl", "ltr"]))
def test_runs_lie_in_order_and_no_foreign_letter_is_left_out(text: str, direction: str) -> None:
    found = runs(text, "rtl" if direction == "rtl" else "ltr")
    edges = [edge for run in found for edge in (run.start, run.end)]
    assert edges == sorted(edges)
    covered = {index for run in found for index in range(run.start, run.end)}
    isolated = {
        index for match in re.finditer("[\u2066-\u2068][^\u2066-\u2069]*\u2069", text) for index in range(*match.span())
    }
    foreign = {"L"} if direction == "rtl" else {"R", "AL"}
    letters = {index for index, letter in enumerate(text) if unicodedata.bidirectional(letter) in foreign}
    assert letters - isolated <= covered


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    # Quadratic time would need minutes for a text of this length; the test run's own limit is what it would meet.
    text = "ا " + piece * (60_000 // len(piece))
    assert all(0 <= run.start < run.end <= len(text) for run in runs(text, "rtl"))
