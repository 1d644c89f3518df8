"""What search makes of a query, sentence by sentence; each test has the few articles that could show it wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.search import site
from tests.search.corpus import THEMES, Text

ASK = """async ([base, query, filters, typing, wanted]) => {
  const engine = await nashraSearch.engineOf(base);
  const { hits } = await engine.search(query, filters, typing, wanted);
  return hits.map(([article]) => article);
}"""
Find = Callable[..., list[str]]


@pytest.fixture
def find(tmp_path: Path, visit: Visit) -> Find:
    """Ask articles, given as ``(name, title, text)`` from the oldest to the newest, and give names."""

    def found(
        language: str,
        articles: list[tuple[str, str, str]],
        query: str,
        *filters: str,
        typing: bool = False,
        wanted: int | None = None,
    ) -> list[str]:
        texts = [
            Text(language, f"{1900 + place}/{name}", title, text, f"{1900 + place}-01-01", (THEMES[place % 2],))
            for place, (name, title, text) in enumerate(articles)
        ]
        site.write(texts, tmp_path)
        page = visit((tmp_path / f"{language}.html").as_uri()).page
        numbers = page.evaluate(ASK, [language, query, list(filters), typing, wanted])
        return [articles[number][0] for number in numbers]

    return found


def test_a_word_is_found_while_it_is_typed(find: Find) -> None:
    articles = [("one", "Xabar", "Kutubxonalar haqida."), ("two", "Xabar", "Boshqa gap.")]
    assert find("uz", articles, "ku", typing=True) == ["one"]
    assert find("uz", articles, "boshqa kutub", typing=True) == ["two", "one"]


def test_articles_with_all_words_come_before_those_with_half(find: Find) -> None:
    articles = [
        ("all", "Xabar", "Gilam, daryo, yulduz, muzlik."),
        ("half", "Xabar", "Gilam va daryo. Gilam, daryo, gilam, daryo."),
        ("quarter", "Gilam", "Gilam gilam gilam."),
    ]
    assert find("uz", articles, "gilam daryo yulduz muzlik") == ["all", "half"]


def test_the_exact_form_comes_before_the_folded_one(find: Find) -> None:
    articles = [("exact", "خبر", "عن الإتجار هنا."), ("folded", "خبر", "عن الاتجار هنا.")]
    assert find("ar", articles, "الإتجار") == ["exact", "folded"]
    assert find("ar", articles[::-1], "الاتجار") == ["folded", "exact"]


def test_the_title_comes_before_the_body(find: Find) -> None:
    articles = [("title", "Gilam haqida", "Boshqa gap."), ("body", "Xabar", "Gilam gilam gilam gilam gilam.")]
    assert find("uz", articles, "gilam") == ["title", "body"]


def test_newer_articles_come_before_equal_ones(find: Find) -> None:
    articles = [(name, "Xabar", "Gilam haqida gap.") for name in ("old", "middle", "new")]
    assert find("uz", articles, "gilam") == ["new", "middle", "old"]


def test_a_phrase_is_words_side_by_side(find: Find) -> None:
    articles = [
        ("apart", "Odam", "savdosi: odam va savdosi"),
        ("reversed", "Xabar", "savdosi odam"),
        ("phrase", "Xabar", "Bu odam savdosi haqida."),
        ("far", "Xabar", f"{'soʻz ' * 2100} odam savdosi. {'gap ' * 70} odam, odam savdosi"),
    ]
    for quoted in ('"odam savdosi"', "“odam savdosi”", "«odam savdosi»"):
        assert sorted(find("uz", articles, quoted)) == ["far", "phrase"]


def test_a_phrase_may_stand_in_the_title_or_across_a_hyphen_but_not_across_two_fields(find: Find) -> None:
    articles = [
        ("title", "Bu odam savdosi", "Boshqa gap."),
        ("hyphen", "Xabar", "Bu odam-savdosi haqida."),
        ("fields", "Bu odam", "Savdosi haqida."),
    ]
    assert sorted(find("uz", articles, '"odam savdosi"')) == ["hyphen", "title"]


def test_a_phrase_is_looked_for_in_so_many_texts_and_in_more_on_demand(find: Find) -> None:
    apart = [(f"apart {number}", "Xabar", "Odam va savdosi. Odam va savdosi.") for number in range(40)]
    articles = [("old", "Xabar", "Bu odam savdosi."), *apart, ("new", "Xabar", "Bu odam savdosi.")]
    assert find("uz", articles, '"odam savdosi"') == ["new", "old"]
    assert find("uz", articles, '"odam savdosi"', wanted=1) == ["new"]
    assert find("uz", articles, '"savdosi odam va"', wanted=1)[:1] == ["apart 39"]


def test_themes_and_years_filter(find: Find) -> None:
    articles = [(name, "Xabar", "Gilam haqida gap.") for name in ("first", "second", "third")]
    assert find("uz", articles, "gilam", f"#{THEMES[0]}") == ["third", "first"]
    assert find("uz", articles, "gilam", f"#{THEMES[0]}", "@1900") == ["first"]
    assert find("uz", articles, "gilam", "@1999") == []


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("uz", "Yoʻldoshaliyevning", "Юлдашалиев"),
        ("uz", "Oʻrinboyevga", "Уринбаев"),
        ("uz", "Xoʻjayevdan", "Хужаев"),
        ("ar", "سينقذون", "ينقذ"),
        ("ar", "ينقذون", "سينقذ"),
        ("ar", "ستحاكم", "تحاكم"),
    ],
)
def test_names_as_russian_writes_them_and_the_arabic_future_are_understood(
    find: Find, language: str, written: str, typed: str
) -> None:
    articles = [("meant", "1", f"{written} 1"), ("other", "2", "Yusupov اخر سياسه")]
    assert find(language, articles, typed) == ["meant"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Xoʻjayevning", "Khodjaev"),
        ("Xoʻjayevning", "Khodzhaev"),
        ("Xoʻjayevning", "Ходжаев"),
        ("Yoʻldoshaliyevga", "Yuldashaliev"),
        ("Hamroyevga", "Khamraev"),
        ("Jahongirning", "Jakhongir"),
        ("Jahongirning", "Джахангир"),
        ("Gʻulomovning", "Gulyamov"),
        ("Buxoroda", "Bukhara"),
        ("poyezdda", "poezd"),
        ("obyektlar", "obekt"),
        ("konstitutsiyasi", "konstituciya"),
    ],
)
def test_names_and_words_are_understood_as_other_languages_spell_them(find: Find, written: str, typed: str) -> None:
    assert find("uz", [("meant", "1", f"{written} 1"), ("other", "2", "Yusupov daryo")], typed) == ["meant"]


@pytest.mark.parametrize("typed", ["aeioport", "gaieta"])
def test_what_looks_like_a_foreign_spelling_may_be_a_mistake(find: Find, typed: str) -> None:
    articles = [("meant", "1", "aeroportda gazeta"), ("other", "2", "Yusupov daryo")]
    assert find("uz", articles, typed) == ["meant"]


@pytest.mark.parametrize(
    ("one", "other"), [("shahri", "shaharlar"), ("singlisi", "singlim"), ("ogʻzida", "ogʻiz"), ("koʻngli", "koʻngil")]
)
def test_a_vowel_that_is_lost_before_a_suffix_is_no_difference(find: Find, one: str, other: str) -> None:
    articles = [("one", "1", f"{one} 1"), ("other", "2", f"{other} 2"), ("neither", "3", "ayni daryo")]
    assert sorted(find("uz", articles, one)) == sorted(find("uz", articles, other)) == ["one", "other"]


def test_a_vowel_is_not_taken_out_of_a_word_that_was_guessed(find: Find) -> None:
    assert find("uz", [("one", "Xabar", "Bu ayni gap.")], "oʻyini") == []


@pytest.mark.parametrize(
    ("one", "other"), [("مسؤولون", "مسئول"), ("شؤون", "شئونها"), ("المسؤول", "للمسئولين"), ("مئتين", "مائتين")]
)
def test_customs_of_writing_hamza_are_found_together(find: Find, one: str, other: str) -> None:
    articles = [("one", "1", f"{one} 1"), ("other", "2", f"{other} 2"), ("neither", "3", "اخر")]
    assert sorted(find("ar", articles, one)) == sorted(find("ar", articles, other)) == ["one", "other"]


@pytest.mark.parametrize("typed", ["حد", "الحد", "للحد", "والحد", "بالحد"])
def test_the_arabic_article_stands_before_two_letters_too(find: Find, typed: str) -> None:
    forms = ("حد", "الحد", "للحد", "والحد", "بالحد")
    articles = [*((form, "1", f"{form} 1") for form in forms), ("other", "2", "الله والده التي")]
    assert sorted(find("ar", articles, typed)) == sorted(forms)


@pytest.mark.parametrize(
    ("written", "typed"), [("للحم", "لحم"), ("لحم", "للحم"), ("له", "الله"), ("ان", "الآن"), ("والدة", "ده")]
)
def test_what_looks_like_an_article_may_be_letters_of_the_word(find: Find, written: str, typed: str) -> None:
    is_same_word = written.endswith("لحم")
    assert find("ar", [("one", "1", f"{written} 1")], typed) == ["one"] * is_same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الوثائق", "وثيقة"),
        ("الرسائل", "رسالة"),
        ("الطلاب", "طالب"),
        ("المصانع", "مصنع"),
        ("الشبكات", "شبكة"),
        ("العقوبات", "عقوبة"),
        ("الناجيات", "ناجون"),
        ("المهاجرون", "مهاجر"),
        ("الدول", "دولة"),
        ("السياسات", "سياسة"),
        ("الأطفال", "طفلة"),
    ],
)
def test_singulars_and_plurals_are_found_together(find: Find, one: str, other: str) -> None:
    articles = [("one", "1", f"{one} 1"), ("other", "2", f"{other} 2"), ("neither", "3", "اخر")]
    assert sorted(find("ar", articles, one)) == sorted(find("ar", articles, other)) == ["one", "other"]


@pytest.mark.parametrize(
    ("language", "word", "misspelt"),
    [
        ("uz", "dorixonada", "doirxona"),
        ("ar", "الجغرافيا", "الجغارفيا"),
        ("uz", "sentabrdan", "сентябрда"),
        ("uz", "kutubxona", "butubxona"),
        ("uz", "kutubxona", "utubxona"),
        ("uz", "kutubxona", "ktuubxona"),
        ("uz", "kutubxona", "kutubzona"),
        ("uz", "kutubxona", "kutubxoma"),
        ("ar", "مستشفى", "نستشفى"),
        ("ar", "مستشفى", "مستشغى"),
        ("ar", "المستشفى", "مستشفا"),
    ],
)
def test_one_wrong_letter_still_finds(find: Find, language: str, word: str, misspelt: str) -> None:
    articles = [("meant", "1", f"{word} 1"), ("other", "2", "xyz اخر")]
    assert find(language, articles, misspelt) == ["meant"]


def test_a_misspelt_word_ranks_last(find: Find) -> None:
    articles = [
        ("both", "Xabar", "Daryo va kutubxona."),
        ("misspelt", "Xabar", "Kutubxona kutubxona."),
        ("right", "Xabar", "Daryo haqida."),
    ]
    assert find("uz", articles, "daryo kutubzona") == ["both", "right", "misspelt"]


@pytest.mark.parametrize(("word", "other"), [("gilam", "gulam"), ("daryo", "darzo")])
def test_short_words_are_taken_as_they_are(find: Find, word: str, other: str) -> None:
    assert find("uz", [("one", "Xabar", f"{word} haqida")], other) == []


def test_two_scripts_of_a_language_share_an_index(tmp_path: Path, visit: Visit) -> None:
    from nashra.publishing.search import SearchArticle, SearchVariant, search_files

    variants = (
        SearchVariant("uz", "Oʻzbekcha", "ltr", "Latn", "articles/", "/", {}),
        SearchVariant("uz-Cyrl", "Ўзбекча", "ltr", "Cyrl", "uz-Cyrl/articles/", "/", {}),
    )
    articles = [
        SearchArticle("uz", "2026/lotin", "Gilam", "", "Gilam haqida", "2026-01-01", "1", ()),
        SearchArticle("uz-Cyrl", "2026/kirill", "Гилам", "", "Гилам ҳақида", "2026-01-02", "2", ()),
    ]
    for path, data in search_files(articles, variants, {}, site.SCRIPT.read_text("utf-8")):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    assert sorted(path.name for path in (tmp_path / "assets" / "search").glob("*.js")) == ["uz.js"]
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><meta charset="utf-8"><title>t</title><script src="assets/search/uz.js"></script>')
    opened = visit(page.as_uri()).page
    assert sorted(opened.evaluate(ASK, ["uz", "gilam", [], False])) == [0, 1]
    assert sorted(opened.evaluate(ASK, ["uz", "гилам", [], False])) == [0, 1]
    codes = opened.evaluate(
        "async () => { const engine = await nashraSearch.engineOf('uz');"
        " return Promise.all([0, 1].map(async (number) => Object.values(await engine.article(number))[1].code)); }"
    )
    assert codes == ["uz", "uz-Cyrl"]
