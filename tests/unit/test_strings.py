"""Every word of the interface is there in every language, well formed and in that language's own spelling."""

from __future__ import annotations

import ast
import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from babel import Locale

from nashra.problems import NashraError, Problem
from nashra.strings import available_languages, load
from tests.conftest import PROJECT

FOLDER = PROJECT / "scripts" / "nashra" / "strings"
CODES = sorted(path.stem for path in FOLDER.glob("*.yml"))
CLDR_CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
# Names that no language translates; everything else in Latin letters is a forgotten English word.
NAMES = re.compile(
    r"\b(HTML|EPUB|ZIP|PDF|RSS|Atom|JSON|SHA-?256|Shift|JavaScript|Wi-Fi|Chrome|Android)\b", re.IGNORECASE
)
LETTER = r"[^\W\d_]"
LOOSE_APOSTROPHE = re.compile(f"(?<={LETTER})['‘’`´′ʹ‛＇](?={LETTER})")


def tree(code: str) -> Any:
    return yaml.safe_load((FOLDER / f"{code}.yml").read_text("utf-8"))


def leaves(node: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Walk a catalogue down to its texts; a set of plural forms counts as one leaf."""
    if isinstance(node, dict) and not set(node) <= CLDR_CATEGORIES:
        for key, child in node.items():
            yield from leaves(child, *path, str(key))
    else:
        yield path, node


def forms(leaf: Any) -> dict[str, str]:
    return leaf if isinstance(leaf, dict) else {"": leaf}


def texts(code: str, part: str | None = None) -> Iterator[tuple[str, str]]:
    """Give every text of a catalogue, or of one part, each with a name for messages."""
    for path, leaf in leaves(tree(code)[part] if part else tree(code)):
        yield from ((".".join([*path, form]), text) for form, text in forms(leaf).items())


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[a-z_]+\}", text))


def without_placeholders(text: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "", text)


def without_isolated(text: str) -> str:
    return re.sub("[\u2066-\u2068][^\u2069]*\u2069", "", text)


def first_direction(text: str) -> str:
    """Give the direction a browser takes for ``dir=auto``: that of the first letter outside isolated runs."""
    seen = without_isolated(re.sub(r"\{[a-z_]+\}", "x", text))
    return next((kind for kind in map(unicodedata.bidirectional, seen) if kind in {"L", "R", "AL"}), "")


def test_the_languages_of_the_bulletin_and_english_have_words() -> None:
    assert {"ar", "en", "uz"} <= set(CODES)
    assert list(available_languages()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_missing_and_none_is_left_over(code: str) -> None:
    assert {path for path, _ in leaves(tree(code))} == {path for path, _ in leaves(tree("en"))}


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_a_text(code: str) -> None:
    reference = dict(texts("en"))
    for name, text in texts(code):
        assert isinstance(text, str), name
        assert text == text.strip() or name.endswith(("read-me.", "safety.leaving.", "safety.text.")), name
        assert text or not reference[name], name


@pytest.mark.parametrize("code", CODES)
def test_every_text_has_the_particulars_of_the_english_one(code: str) -> None:
    reference = dict(leaves(tree("en")))
    for path, leaf in leaves(tree(code)):
        wanted = placeholders(forms(reference[path]).get("other", reference[path]))
        for category, text in forms(leaf).items():
            # "no articles", "one article", "two articles": these forms may say their number in a word.
            said_in_words = {"{count}"} if category in {"zero", "one", "two"} else set()
            assert wanted - said_in_words <= placeholders(text) <= wanted, path


@pytest.mark.parametrize("code", CODES)
def test_counted_things_have_all_the_plural_forms_of_the_language(code: str) -> None:
    needed = {*Locale.parse(code, sep="-").plural_form.tags, "other"}
    counted = [(path, leaf) for path, leaf in leaves(tree(code)) if isinstance(leaf, dict)]
    assert counted
    for path, leaf in counted:
        assert set(leaf) == needed, path


@pytest.mark.parametrize("code", sorted(set(CODES) - {"en"}))
def test_nothing_is_left_in_english(code: str) -> None:
    reference = dict(texts("en"))
    for name, text in texts(code):
        words = re.sub(r"[“«].*?[”»]", "", without_placeholders(reference.get(name, "")))
        if re.search(r"[a-z]{3} [a-z]{3}", words):
            assert text != reference[name], name


def test_uzbek_has_the_right_apostrophes() -> None:
    for name, text in texts("uz"):
        assert not LOOSE_APOSTROPHE.search(text), name
        assert not re.search("(?<![oOgG])ʻ", text), name
        assert not re.search(f"(?<!{LETTER})ʼ|[gG]ʼ", text), name
        assert not re.search("[“”]", without_pairs(text, "“", "”")), name


def test_arabic_interface_texts_hold_no_latin_words() -> None:
    for name, text in texts("ar", "interface"):
        assert not re.search(r"[A-Za-zʻʼ]", NAMES.sub("", without_placeholders(text))), name


def test_arabic_has_arabic_punctuation_and_no_stretched_letters() -> None:
    arabic = "[\u0621-\u064a\u064b-\u0652]"
    for name, text in texts("ar"):
        assert "\u0640" not in text, name
        assert not re.search('[?“”"]', text), name
        assert not re.search(f"{arabic}»?[,;]", without_isolated(text)), name
        assert not re.search("[«»]", without_pairs(text, "«", "»")), name
        assert not re.search("[٠-٩۰-۹]", text), name


def without_pairs(text: str, opening: str, closing: str) -> str:
    return re.sub(f"{opening}[^{opening}{closing}]*{closing}", "", text)


def test_an_arabic_message_is_set_from_right_to_left_though_it_names_latin_keys() -> None:
    for name, text in texts("ar", "problems"):
        assert first_direction(text) in {"AL", ""}, name


@pytest.mark.parametrize("code", CODES)
def test_isolated_runs_are_closed(code: str) -> None:
    for name, text in texts(code):
        marks = re.sub("[^\u2066-\u2069]", "", text)
        assert re.fullmatch("([\u2066\u2068]\u2069)*", marks), name
        assert not re.search("[\u200e\u200f\u202a-\u202e]", text), name


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "لا مقالات"),
        (1, "مقالة واحدة"),
        (2, "مقالتان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالة"),
        (99, "99 مقالة"),
        (100, "100 مقالة"),
        (103, "103 مقالات"),
    ],
)
def test_arabic_counts_articles_as_its_grammar_asks(number: int, shown: str) -> None:
    assert load("ar")[0].count("themes.count", number) == shown


@pytest.mark.parametrize("number", [0, 1, 2, 11])
def test_uzbek_counts_articles_without_a_plural_ending(number: int) -> None:
    assert load("uz")[0].count("themes.count", number) == f"{number} ta maqola"


@pytest.mark.parametrize(("number", "shown"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles")])
def test_english_counts_articles(number: int, shown: str) -> None:
    assert load("en")[0].count("themes.count", number) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("uz", "23-aprel, 2024"), ("ar", "23 أبريل 2024"), ("en", "April 23, 2024")]
)
def test_a_day_is_written_in_the_language_of_the_page(code: str, shown: str) -> None:
    assert load(code)[0].date(datetime.date(2024, 4, 23)) == shown


@pytest.mark.parametrize(
    ("code", "month", "month_of_year"),
    [("uz", "Noyabr", "Noyabr, 2026"), ("ar", "نوفمبر", "نوفمبر 2026"), ("en", "November", "November 2026")],
)
def test_months_are_named_in_the_language_of_the_page(code: str, month: str, month_of_year: str) -> None:
    words, day = load(code)[0], datetime.date(2026, 11, 1)
    assert (words.month(day), words.month_of_year(day), words.year(day)) == (month, month_of_year, "2026")


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "دقيقة واحدة"), (2, "دقيقتان"), (3, "3 دقائق"), (11, "11 دقيقة"), (100, "100 دقيقة")]
)
def test_arabic_counts_minutes_as_its_grammar_asks(number: int, shown: str) -> None:
    assert load("ar")[0].count("article.reading-time", number) == f"مدة القراءة: {shown}"


def test_braces_in_a_title_stay_as_they_are() -> None:
    words = load("en")[0]
    assert words("article.tab", title="{site} {0} {}", site="Nashra {title}") == "{site} {0} {} – Nashra {title}"


def test_braces_in_what_an_editor_wrote_stay_as_they_are() -> None:
    problem = Problem("docs/themes.yml", 1, 1, "themes-id", parameters={"theme": "{theme} {known}"})
    assert "“{theme} {known}”" in load("en")[1].message(problem)


def test_an_example_in_braces_is_shown_to_editors_as_it_is() -> None:
    problem = Problem("docs/themes.yml", 1, 1, "themes-phrases", parameters={"theme": "prevention"})
    assert "{specific: [" in load("uz")[1].remedy(problem)


def test_an_unknown_word_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError):
        load("en")[0]("no.such.word")


@pytest.mark.parametrize("code", ["de", "uz-Cyrl", "", "../strings/en"])
def test_a_language_without_words_is_refused_by_name(code: str) -> None:
    with pytest.raises(NashraError) as caught:
        load(code)
    (problem,) = caught.value.problems
    assert problem.code == "strings-missing"
    assert problem.parameters["language"] == code
    assert problem.parameters["available"] == ", ".join(CODES)


def sources() -> Iterator[ast.Module]:
    for path in sorted((PROJECT / "scripts" / "nashra").rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def code_argument(call: ast.Call) -> ast.expr | None:
    """Give the argument of a call that names a problem: the fourth of ``Problem``, the first of the others."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    places = {"Problem": 3, "Rejection": 0, "problem": 0, "report": 0}
    by_name = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    if name not in places:
        return None
    return next(iter(by_name or call.args[places[name] : places[name] + 1]), None)


def test_every_problem_that_can_be_reported_has_words() -> None:
    known = set(tree("en")["problems"])
    calls = [node for module in sources() for node in ast.walk(module) if isinstance(node, ast.Call)]
    arguments = [argument for call in calls if (argument := code_argument(call))]
    values = [getattr(node, "value", None) for argument in arguments for node in ast.walk(argument)]
    found = {value for value in values if isinstance(value, str) and re.fullmatch("[a-z]+(-[a-z0-9]+)+", value)}
    assert found
    assert found <= known


def test_no_words_are_kept_for_problems_that_cannot_be_reported() -> None:
    named = {node.value for module in sources() for node in ast.walk(module) if isinstance(node, ast.Constant)}
    assert set(tree("en")["problems"]) <= named
