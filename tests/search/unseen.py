"""Queries that search was not tuned on, each for one article that holds what the reader means."""

from __future__ import annotations

import functools
from dataclasses import replace

import yaml

from tests.search.corpus import HERE, Text, planted
from tests.search.queries import Query


@functools.cache
def _data() -> dict[str, dict[str, list[list[str]]]]:
    loaded: dict[str, dict[str, list[list[str]]]] = yaml.safe_load((HERE / "unseen.yml").read_text("utf-8"))
    return loaded


def texts(language: str) -> list[Text]:
    """Give the corpus of the quality test with the words of these queries planted, each in an article of its own."""
    found = planted(language)
    words = [word for pairs in _data()[language].values() for word, _ in pairs]
    for place, word in enumerate(words):
        first, *others = found[place].text.split(" ")
        found[place] = replace(found[place], text=" ".join([first, *others[:20], str(word), *others[20:]]))
    return found


def queries(language: str) -> list[Query]:
    """Give the queries; each expects at least the article in which its word was planted."""
    listed = [(kind, str(query)) for kind, pairs in _data()[language].items() for _, query in pairs]
    paths = [text.path for text in texts(language)]
    return [
        Query(language, kind, query, frozenset({path}), kept_apart=True)
        for (kind, query), path in zip(listed, paths, strict=False)
    ]
