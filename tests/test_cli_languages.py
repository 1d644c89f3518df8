"""Commands answer in the language that was asked for: by option, by environment, else that of each file's folder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import projects
from tests.bulletins import Bulletin

NOBODY = {"NASHRA_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}
WORDS = {
    "en": "leads to a file that is not there",
    "uz": "yoʻq faylga olib boradi",
    "ar": "يؤدي الرابط إلى ملف غير موجود",
}
SEVERITIES = {"en": "error", "uz": "xato", "ar": "خطأ"}


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    made.article("uz", "2026/one", "Birinchi", "[yoʻq](yoq.md)")
    made.article("ar", "2026/two", "الثانية", "[لا](la.md)")
    return made


def language_of(line: str) -> str:
    (language,) = (language for language, words in WORDS.items() if words in line)
    return language


def said_of(text: str) -> dict[str, str]:
    """The language in which each article's broken link is reported, by the folder it lies in."""
    lines = [line for line in text.splitlines() if "link-missing" in line]
    found = {}
    for line in lines:
        match = re.search(r"docs/(\w\w)/articles/2026/\w+\.md", line)
        assert match
        found[match[1]] = language_of(line)
    return found


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_without_any_choice_each_file_is_judged_in_the_language_of_its_folder(bulletin: Bulletin, form: str) -> None:
    done = projects.nashra(bulletin.root, "check", "--format", form, environment=NOBODY)
    assert done.returncode == 1
    if form == "json":
        rows = [row for row in json.loads(done.stdout) if row["code"] == "link-missing"]
        assert {row["path"][5:7]: language_of(row["message"]) for row in rows} == {"uz": "uz", "ar": "ar"}
        assert {row["severity"] for row in rows} == {"error"}
    else:
        assert said_of(done.stdout + done.stderr) == {"uz": "uz", "ar": "ar"}


@pytest.mark.parametrize("language", ["en", "uz", "ar"])
def test_a_chosen_language_is_used_for_everything(bulletin: Bulletin, language: str) -> None:
    answers = [
        projects.nashra(bulletin.root, "check", "--lang", language, environment=NOBODY | {"NASHRA_LANG": "en"}),
        projects.nashra(bulletin.root, "--lang", language, "check", environment=NOBODY),
        projects.nashra(bulletin.root, "check", environment=NOBODY | {"NASHRA_LANG": language, "LC_ALL": "fr_FR"}),
        projects.nashra(bulletin.root, "check", environment=NOBODY | {"LANG": f"{language}_XX.UTF-8"}),
    ]
    assert len({(done.stdout, done.stderr) for done in answers}) == 1
    assert said_of(answers[0].stderr) == {"uz": language, "ar": language}
    place = f"docs/uz/articles/2026/one.md:7:8: {SEVERITIES[language]}: "
    assert place in re.sub("[\u2066-\u2069]", "", answers[0].stderr)


def test_places_can_be_read_by_programs_in_every_language(bulletin: Bulletin) -> None:
    for language in WORDS:
        said = projects.nashra(bulletin.root, "check", "--lang", language).stderr
        places = [line for line in said.splitlines() if not line.startswith("    ")]
        assert places
        for line in places:
            assert re.match(r"[\x21-\x7e]+(:\d+:\d+)?: \S.* \[[a-z-]+\]$", line), line


def test_the_sum_is_counted_in_the_language_of_the_folder_that_was_asked_about(bulletin: Bulletin) -> None:
    def last(*arguments: str) -> str:
        return projects.nashra(bulletin.root, "check", *arguments, environment=NOBODY).stdout.splitlines()[-1]

    assert last("docs/uz").endswith("1 ta xato, 0 ta ogohlantirish, 1 ta eslatma.")
    assert last("docs/ar").endswith("خطأ واحد، لا تحذيرات، ملاحظة واحدة.")
    assert "2 errors" in last()


def test_conversion_is_told_in_the_language_of_the_article(project_copy: Path) -> None:
    said = projects.nashra(project_copy, "convert", "--dry-run", "--explain", environment=NOBODY)
    uzbek, arabic = said.stdout.split("articles/004_")
    assert "1-qator olib tashlandi: Accessibility links" in uzbek
    assert "oʻzgarmadi" in uzbek
    assert "لم يتغير" in arabic
    assert "موضوعات قد تناسب المقالة" in arabic
    assert not re.search(r"\b(removed|theme|points|paragraph|unchanged)\b", said.stdout)
    assert "doubt-spelling" in said.stderr
    assert "كلمة واحدة مكتوبة بصورتين" in said.stderr


def test_help_is_in_the_chosen_language(tmp_path: Path) -> None:
    uzbek = projects.nashra(tmp_path, "--lang", "uz", "check", "--help", check=True).stdout
    assert uzbek.startswith("Ishlatilishi: nashra check ")
    assert "--fix" in uzbek
    assert not re.search(r"\b(Show|Usage|Options|Find|Default|First)\b", uzbek)
    arabic = projects.nashra(tmp_path, "--help", environment={"NASHRA_LANG": "ar"}, check=True).stdout
    assert "الأوامر:" in arabic
    assert not re.search(r"\b(Show|Usage|Options|Commands|Build|Make)\b", arabic)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "“chek” degan buyruq yoʻq"),
        (["check", "--fixx"], "“--fixx” degan parametr yoʻq. Balki shudir: --fix"),
        (["check", "--format", "xml"], "“--format” quyidagilardan biri boʻlishi kerak: text, json, github"),
        (["check", "docs/qq"], "“docs/qq” degan fayl yoki papka yoʻq"),
        (["new", "--lang", "uz"], "“--title” koʻrsatilmagan"),
        (["new", "--title", "X", "--lang", "de"], "“de” bu axborotnoma tillaridan biri emas: uz, ar"),
        (["translate", "docs/uz/articles/2026/one.md"], "Yo --to va til kodini, yo --accept"),
        (["messages", "no-such"], "“no-such” degan xabar yoʻq"),
    ],
)
def test_wrong_usage_is_explained_in_the_chosen_language(bulletin: Bulletin, arguments: list[str], said: str) -> None:
    done = projects.nashra(bulletin.root, *arguments, environment={"NASHRA_LANG": "uz"})
    assert done.returncode == 2
    assert said in done.stderr


def test_a_language_without_messages_is_refused(bulletin: Bulletin) -> None:
    by_option = projects.nashra(bulletin.root, "check", "--lang", "de")
    assert by_option.returncode == 2
    assert "ar, en, uz" in by_option.stderr
    by_variable = projects.nashra(bulletin.root, "check", environment={"NASHRA_LANG": "de"})
    assert by_variable.returncode == 1
    assert by_variable.stderr.startswith("NASHRA_LANG: error: ")
