"""What search finds, in a real browser: the fold of both languages of code, and the quality of the answers."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from nashra.orthography.fold import fold, fold_words
from tests.browser.conftest import Serve, View, Visit
from tests.projects import made_once
from tests.search import corpus, queries, site, unseen
from tests.search.judging import judged

VECTORS = json.loads((corpus.HERE / "fold_vectors.json").read_text("utf-8"))
FOLDS = """async ([base, texts]) => {
  const engine = await nashraSearch.engineOf(base);
  return texts.map((text) => [engine.fold(text), engine.words(text)]);
}"""
ANSWERS = """async ([base, queries]) => {
  const engine = await nashraSearch.engineOf(base);
  const answers = [];
  for (const { text, typing } of queries) {
    const { hits } = await engine.search(text, [], typing);
    answers.push(hits.map(([article]) => article));
  }
  return answers;
}"""
# So many articles are one file in a bundle.
FEW = 20
# Letters, marks and signs that the fold has to do with; all of them older than any browser in use.
ALPHABET = (
    "aoegGOEzʻ'’‘`´ -.«\u0301\u0308\u00ad\u200c\u200fİıßﬁ①½Ｚ０ÆΣς"
    "аеёЕЁйцЦчшщъьэюяЯўқғҳЎҚҒҲ\u0306"
    "ابتةىيئؤأإآٱءكلمنهوگپچیکہے\u064b\u064e\u0651\u0654\u0670ـ٠٩۰۹ﷺﻻ،؛؟"
)


@pytest.fixture(scope="session")
def search_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the corpus of the quality test, made once a test run."""
    texts = [text for language in corpus.LANGUAGES for text in corpus.planted(language)]
    return made_once(tmp_path_factory, "search-site", lambda folder: site.write(texts, folder))


@pytest.fixture
def opened(search_site: Path, visit: Visit) -> Callable[[str], View]:
    return lambda language: visit((search_site / f"{language}.html").as_uri())


def answers(view: View, language: str, asked: Sequence[queries.Query]) -> list[list[str]]:
    """Ask the browser, and name the articles by their paths, which are numbered from the oldest."""
    found = view.page.evaluate(ANSWERS, [language, [{"text": query.text, "typing": query.typing} for query in asked]])
    texts = sorted(corpus.planted(language), key=lambda text: (text.day, text.path))
    return [[texts[number].path for number in numbers] for numbers in found]


def test_there_are_enough_vectors_of_each_language() -> None:
    assert len(VECTORS) >= 300
    assert {vector["language"] for vector in VECTORS} >= {"uz", "ar"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['language']} {vector['text']}")
def test_python_folds_as_the_vectors_say(vector: Mapping[str, Any]) -> None:
    assert fold(vector["text"], vector["language"]) == vector["fold"]
    assert list(fold_words(vector["text"], vector["language"])) == vector["words"]


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_the_browser_folds_as_the_vectors_say(opened: Callable[[str], View], language: str) -> None:
    own = [vector for vector in VECTORS if vector["language"] == language]
    found = opened(language).page.evaluate(FOLDS, [language, [vector["text"] for vector in own]])
    assert found == [[vector["fold"], vector["words"]] for vector in own]


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_the_browser_folds_random_text_as_python_does(opened: Callable[[str], View], language: str) -> None:
    chance = random.Random(f"random text {language}")  # noqa: S311 - not for secrets
    texts = ["".join(chance.choices(ALPHABET, k=chance.randint(1, 30))) for _ in range(3000)]
    found = opened(language).page.evaluate(FOLDS, [language, texts])
    expected = [[fold(text, language), list(fold_words(text, language))] for text in texts]
    assert [(text, one, other) for text, one, other in zip(texts, found, expected, strict=True) if one != other] == []


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_readers_find_what_they_mean(opened: Callable[[str], View], language: str) -> None:
    asked = [query for query in queries.queries(language, corpus.planted(language)) if query.expected]
    assert len(asked) >= 200
    found = dict(zip(asked, answers(opened(language), language, asked), strict=True))
    by_kind = defaultdict(list)
    for query in asked:
        by_kind[query.kind].append(query)
    halves = {apart: [query for query in asked if query.kept_apart is apart] for apart in (False, True)}
    figures = {apart: judged(half, found) for apart, half in halves.items()}
    print({("kept apart" if apart else "tuned on"): asdict(each) for apart, each in figures.items()})
    for each in figures.values():
        assert each.recall >= 0.95
        assert each.precision >= 0.9
        assert each.reciprocal_rank >= 0.9
    recall_by_kind = {kind: judged(group, found).recall for kind, group in by_kind.items()}
    assert {kind: recall for kind, recall in recall_by_kind.items() if recall < 0.9} == {}


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_nothing_is_found_for_what_is_not_there(opened: Callable[[str], View], language: str) -> None:
    asked = [
        queries.Query(language, "nothing", text, frozenset(), kept_apart=True)
        for text in corpus.unknown_queries(language)
    ]
    found = dict(zip((query.text for query in asked), answers(opened(language), language, asked), strict=True))
    assert {text: paths for text, paths in found.items() if paths} == {}


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_file_and_http_give_the_same_answers(
    search_site: Path, serve: Serve, visit: Visit, opened: Callable[[str], View], language: str
) -> None:
    asked = queries.queries(language, corpus.planted(language))[::9]
    served = visit(f"{serve(search_site)}{language}.html")
    assert answers(opened(language), language, asked) == answers(served, language, asked)


@pytest.mark.parametrize("number", [FEW, 60])
@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_a_bundle_answers_as_the_website_does(tmp_path: Path, visit: Visit, language: str, number: int) -> None:
    texts = corpus.planted(language)[:number]
    asked = [{"text": query.text, "typing": query.typing} for query in queries.queries(language, texts)[::9]]
    found = {}
    for name, apart in (("website", False), ("bundle", True)):
        site.write(texts, tmp_path / name, apart=apart)
        view = visit((tmp_path / name / f"{language}.html").as_uri())
        found[name] = view.page.evaluate(ANSWERS, [language, asked])
    assert found["bundle"] == found["website"]
    assert any(found["bundle"])
    parts = list((tmp_path / f"bundle/assets/search/{language}").iterdir())
    assert (len(parts) == 1) == (number == FEW), "what is little comes in one file"


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_queries_written_after_tuning_find_their_article(tmp_path: Path, visit: Visit, language: str) -> None:
    texts, asked = unseen.texts(language), unseen.queries(language)
    site.write(texts, tmp_path)
    view = visit((tmp_path / f"{language}.html").as_uri())
    listed = [{"text": query.text, "typing": False} for query in asked]
    oldest_first = sorted(texts, key=lambda text: (text.day, text.path))
    found = [
        [oldest_first[number].path for number in numbers] for numbers in view.page.evaluate(ANSWERS, [language, listed])
    ]
    by_kind = defaultdict(list)
    for query, paths in zip(asked, found, strict=True):
        by_kind[query.kind].append(not query.expected.isdisjoint(paths))
    assert sum(map(sum, by_kind.values())) >= 0.95 * len(asked)
    assert {kind: hits for kind, hits in by_kind.items() if sum(hits) < 0.85 * len(hits)} == {}
