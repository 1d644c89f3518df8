"""Corpora for judging search: articles made of the project's own sentences, with planted words whose places are known.

Deterministic: the same numbers give the same articles. Nothing here calls the code under test.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
THEMES = ("prevention", "technology", "victim-protection", "prosecution", "partnership", "policy")
LANGUAGES = ("uz", "ar")
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")


@dataclass(frozen=True)
class Text:
    """An article: what search is given of it."""

    language: str
    path: str
    title: str
    text: str
    day: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Lexeme:
    """A word with the forms that are planted, and those that readers ask for."""

    language: str
    text: tuple[str, ...]
    query: tuple[str, ...]
    cyrillic: str = ""
    careless: tuple[str, ...] = ()
    kind: str = ""


@dataclass
class _Draft:
    title: str
    sentences: list[str] = field(default_factory=list)


def lexemes(language: str) -> list[Lexeme]:
    """Read the words to plant."""
    return [Lexeme(language, **{key: _tuple(value) for key, value in entry.items()}) for entry in _data()[language]]


def unknown_queries(language: str) -> list[str]:
    """Read the queries that must find nothing."""
    return [str(query) for query in _data()["nothing"][language]]


@functools.cache
def sentences(language: str) -> list[str]:
    """Give the project's own sentences in a language: of the labelled texts and of the raw articles."""
    labelled = yaml.safe_load((PROJECT / "tests" / "data" / "themes" / f"{language}.yml").read_text("utf-8"))
    paragraphs = [paragraph for text in labelled for paragraph in text["paragraphs"]]
    for path in sorted((PROJECT / "docs" / language / "articles").rglob("*.md")):
        paragraphs += path.read_text("utf-8").split("---\n", 2)[2].split("\n\n")
    found = [sentence.strip() for paragraph in paragraphs for sentence in _SENTENCE_END.split(paragraph)]
    return [sentence for sentence in found if len(sentence.split()) > 4]


@functools.cache
def titles(language: str) -> list[str]:
    """Give the titles of the labelled texts."""
    labelled = yaml.safe_load((PROJECT / "tests" / "data" / "themes" / f"{language}.yml").read_text("utf-8"))
    return [str(text["title"]) for text in labelled]


def planted(language: str, number: int = 240) -> list[Text]:
    """Make the corpus of the quality test: every lexeme in several articles, some of them in the title."""
    chance = random.Random(f"planted {language}")  # noqa: S311 - not for secrets
    drafts = [_Draft(chance.choice(titles(language)), chance.sample(sentences(language), 12)) for _ in range(number)]
    words = lexemes(language)
    for lexeme in words:
        for place in chance.sample(range(number), 5):
            _plant(drafts[place], chance.choice(lexeme.text), chance)
    for one, other in itertools.pairwise(words):
        draft = drafts[chance.randrange(number)]
        _plant(draft, f"{one.text[0]} {other.text[0]}", chance)
    return [_text(language, index, draft) for index, draft in enumerate(drafts)]


def bulk(language: str, number: int, words: int = 350) -> list[Text]:
    """Make a large corpus of the size of real news: each word drawn anew now and then from a long-tailed vocabulary."""
    chance = random.Random(f"bulk {language}")  # noqa: S311
    pool, names = sentences(language), titles(language)
    vocabulary, weights = _vocabulary(language, chance)
    drawn = iter(chance.choices(vocabulary, weights, k=number * words))

    def varied(sentence: str, share: float) -> str:
        return " ".join(next(drawn) if chance.random() < share else word for word in sentence.split())

    texts = []
    for index in range(number):
        draft = _Draft(varied(chance.choice(names), 0.35))
        while sum(len(sentence.split()) for sentence in draft.sentences) < words:
            draft.sentences.append(varied(chance.choice(pool), 0.35))
        texts.append(_text(language, index, draft))
    kinds = lexemes(language)
    for lexeme in kinds:
        for place in chance.sample(range(number), max(3, number // 100)):
            text = texts[place]
            form = chance.choice(lexeme.text)
            at = chance.choice([match.start() for match in re.finditer(" ", text.text)])
            texts[place] = replace(
                text,
                text=f"{text.text[:at]} {form}{text.text[at:]}",
                title=f"{text.title} {form}" if chance.random() < 0.2 else text.title,
            )
    return texts


def _vocabulary(language: str, chance: random.Random) -> tuple[list[str], list[float]]:
    """Make some 25,000 words by the language's own stems and endings, with Zipf's frequencies."""
    own = sorted({word.strip("“”«».,:;!?()-") for sentence in sentences(language) for word in sentence.split()})
    onsets, vowels = ("bdfghjklmnpqrstvxyz", "aeiou") if language == "uz" else ("بتجحخدرزسشصضطعغفقكلمنه", "اويا")
    stems = [
        "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(chance.randint(2, 3))) for _ in range(4000)
    ]
    ends = (
        ("", "lar", "ning", "da", "ga", "lari", "ni", "dan") if language == "uz" else ("", "ة", "ات", "ين", "ها", "ية")
    )
    fronts = ("",) if language == "uz" else ("", "ال", "و", "ب")
    found = [f"{chance.choice(fronts)}{stem}{chance.choice(ends)}" for stem in stems for _ in range(6)]
    everything = list(dict.fromkeys([*own, *found]))
    chance.shuffle(everything)
    return everything, [1 / (rank + 20) for rank in range(len(everything))]


def _plant(draft: _Draft, form: str, chance: random.Random) -> None:
    if chance.random() < 0.25:
        draft.title = f"{draft.title}: {form}"
        return
    place = chance.randrange(len(draft.sentences))
    words = draft.sentences[place].split()
    at = chance.randint(1, len(words) - 1)
    draft.sentences[place] = " ".join([*words[:at], form, *words[at:]])


def _text(language: str, index: int, draft: _Draft) -> Text:
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=index * 2 % 2400)
    themes = tuple(THEMES[place] for place in {index % len(THEMES), index // 7 % len(THEMES)})
    paragraphs = [" ".join(draft.sentences[start : start + 3]) for start in range(0, len(draft.sentences), 3)]
    return Text(language, f"{day.year}/text-{index}", draft.title, "\n".join(paragraphs), day.isoformat(), themes)


def _tuple(value: object) -> Any:
    return tuple(str(item) for item in value) if isinstance(value, list) else str(value)


@functools.cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / "lexemes.yml").read_text("utf-8"))
    return loaded
