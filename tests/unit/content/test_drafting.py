"""New files are right, take nobody's place, and publish nothing that is not written or not translated."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from nashra import pipeline
from nashra.content.catalogue import wording_digest
from nashra.content.drafting import NewArticle
from nashra.model import TranslationState
from nashra.problems import NashraError, Severity
from tests.bulletins import Bulletin

TODAY = datetime.date(2026, 11, 21)
BODY = "Tashkilot dushanba kuni odam savdosi jabrlanganlarini qoʻllab-quvvatlashni davom ettirishini maʼlum qildi."


def errors(bulletin: Bulletin) -> dict[str, str]:
    _, problems = pipeline.run_check(bulletin.settings(), TODAY)
    return {problem.code: problem.path for problem in problems if problem.severity is Severity.ERROR}


def refusal(call: object, *arguments: object) -> str:
    assert callable(call)
    with pytest.raises(NashraError) as caught:
        call(*arguments)
    return caught.value.problems[0].code


def test_a_new_article_is_a_draft_without_errors(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    wanted = NewArticle("Oʻzbekiston: “yangi” qonun", "uz", "2024-04-23", ["policy"])
    path = pipeline.run_new(bulletin.settings(), wanted, TODAY)
    assert path == "docs/uz/articles/2024/ozbekiston-yangi-qonun.md"
    assert errors(bulletin) == {}
    content, _ = pipeline.run_check(bulletin.settings(), TODAY)
    (article,) = content.catalogue.articles
    assert (article.title, article.added, article.date) == (wanted.title, TODAY, datetime.date(2024, 4, 23))
    assert (article.tags, article.draft) == (("policy",), True)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (NewArticle("Title", "uz"), "draft-exists"),
        (NewArticle("Boshqa", "ar", slug="title"), "draft-exists"),
        (NewArticle("Boshqa", "uz", slug="../../etc"), "place-article-path"),
        (NewArticle("Boshqa", "uz", slug="Katta Harf"), "place-article-path"),
        (NewArticle("…", "uz"), "draft-no-name"),
        (NewArticle("Boshqa", "uz", "kecha"), "front-matter-date"),
        (NewArticle("Boshqa", "uz", tags=["polisy"]), "theme-unknown-near"),
        (NewArticle("Bir\nikki", "uz"), "front-matter-one-line"),
    ],
)
def test_a_new_article_that_would_be_wrong_is_not_made(tmp_path: Path, wanted: NewArticle, code: str) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/title")
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert refusal(pipeline.run_new, bulletin.settings(), wanted, TODAY) == code
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


def test_a_new_translation_is_refused_by_check_until_it_is_one(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/one", "Sarlavha", BODY)
    path = pipeline.run_translate(bulletin.settings(), "docs/uz/articles/2026/one.md", "ar")
    assert path == "docs/ar/articles/2026/one.md"
    assert set(errors(bulletin)) == {"translation-by-empty", "translation-untranslated", "language-other-file"}
    target = tmp_path / path
    text = target.read_text("utf-8").replace("by: ''", "by: Zaynab").replace(BODY, "نص مترجم.")
    target.write_text(text.replace('title: "Sarlavha"', 'title: "عنوان"'), "utf-8")
    assert errors(bulletin) == {}
    content, _ = pipeline.run_check(bulletin.settings(), TODAY)
    article = content.catalogue.find("ar", "2026/one")
    assert article is not None
    assert content.catalogue.state(article) is TranslationState.UNREVIEWED


def test_a_translation_is_not_made_twice_nor_of_a_translation_nor_into_its_own_language(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/one", "One")
    bulletin.translation("ar", "2026/one", "uz", wording_digest("One", "\nBody.\n", "uz"))
    settings = bulletin.settings()
    original, translation = (f"docs/{code}/articles/2026/one.md" for code in ("uz", "ar"))
    assert refusal(pipeline.run_translate, settings, original, "ar") == "draft-exists"
    assert refusal(pipeline.run_translate, settings, original, "uz") == "translate-same-language"
    assert refusal(pipeline.run_translate, settings, translation, "uz") == "translate-not-original"
    assert refusal(pipeline.run_translate, settings, "docs/uz/index.md", "ar") == "draft-no-article"
    assert refusal(pipeline.run_accept, settings, original) == "translate-no-translation"


@pytest.mark.parametrize("is_block", [True, False])
def test_accepting_changes_the_digest_and_not_a_byte_more(tmp_path: Path, is_block: bool) -> None:  # noqa: FBT001 # a case
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/one", "One", "Boshqa matn.")
    old, right = "a" * 64, wording_digest("One", "\nBoshqa matn.\n", "uz")
    target = bulletin.translation("ar", "2026/one", "uz", old, reviewed=True)
    if is_block:
        block = f"translation:\n  of: uz\n  sha256: {old}\n  by: Zaynab\n  reviewed: true\n"
        target.write_text(f'---\ntitle: "T"\nsummary: "S"\n{block}---\n\nsha256: {old}\n', "utf-8")
    before = target.read_text("utf-8")
    pipeline.run_accept(bulletin.settings(), "docs/ar/articles/2026/one.md")
    assert target.read_text("utf-8") == before.replace(old, right, 1)
    content, _ = pipeline.run_check(bulletin.settings(), TODAY)
    article = content.catalogue.find("ar", "2026/one")
    assert article is not None
    assert content.catalogue.state(article) is TranslationState.REVIEWED


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("translation:\n  of: uz\n  by: A\n  reviewed: true\n", "translation:\n  sha256: {}\n  of: uz\n  by: A\n"),
        (
            "translation: {of: uz, by: A, reviewed: true}\n",
            "translation: {{sha256: {}, of: uz, by: A, reviewed: true}}\n",
        ),
    ],
)
def test_a_translation_written_without_a_digest_is_told_it_and_can_be_given_it(
    tmp_path: Path, written: str, recorded: str
) -> None:
    made = Bulletin(tmp_path)
    made.article("uz", "2026/one", "Birinchi", "Matn.")
    target = tmp_path / "docs/ar/articles/2026/one.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f'---\ntitle: "الأولى"\n{written}---\n\nنص.\n', "utf-8")
    _, problems = pipeline.run_check(made.settings(), TODAY)
    (told,) = (problem for problem in problems if problem.code == "translation-digest")
    assert (told.path, told.line) == ("docs/ar/articles/2026/one.md", 3)
    assert pipeline.run_accept(made.settings(), "docs/ar/articles/2026/one.md") == told.path
    assert recorded.format(told.parameters["digest"]) in target.read_text("utf-8")
    assert "translation-digest" not in errors(made)
