"""Raw texts for tests of the stage convert: little articles in Uzbek, each with wording of its own."""

from __future__ import annotations

import random

_SUBJECTS = ("Vazirlik", "Hukumat", "Tashkilot", "Qoʻmita", "Universitet", "Jamgʻarma", "Markaz", "Prokuratura")
_PLACES = ("Toshkentda", "Samarqandda", "Buxoroda", "Andijonda", "Xivada", "Qarshida", "Termizda", "Nukusda")
_THINGS = (
    "odam savdosiga qarshi yangi dastur",
    "jabrlanganlarga yordam berish rejasi",
    "majburiy mehnat haqidagi hisobot",
    "bolalarni himoya qilish boʻyicha qoʻllanma",
    "mehnat muhojirlari uchun maslahatlar",
    "chegara xizmati xodimlari uchun oʻquv kursi",
)
_VERBS = ("eʼlon qildi", "muhokama qildi", "tasdiqladi", "taqdim etdi", "ishlab chiqdi", "koʻrib chiqdi")
_WHENS = ("kecha", "bugun", "shu hafta", "oʻtgan oyda", "yil boshida", "seshanba kuni", "juma kuni")


def article(number: int, *, paragraphs: int = 5) -> str:
    """Give the text of an article; the same number gives the same text, and another number another."""
    chance = random.Random(number)  # noqa: S311 # texts for tests, no secrets
    title = f"{chance.choice(_SUBJECTS)} {chance.choice(_THINGS)} haqida {number}-qarorni qabul qildi"
    return "\n\n".join([title, *(_paragraph(chance, number) for _ in range(paragraphs))]) + "\n"


def _paragraph(chance: random.Random, number: int) -> str:
    return " ".join(_sentence(chance, number) for _ in range(3))


def _sentence(chance: random.Random, number: int) -> str:
    place, subject, thing = chance.choice(_PLACES), chance.choice(_SUBJECTS).lower(), chance.choice(_THINGS)
    day, paper = chance.choice(_WHENS), chance.randrange(number + 2, number + 900)
    return f"{place} {subject} {day} {paper}-son {thing} {chance.choice(_VERBS)}."
