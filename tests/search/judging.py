"""How good answers are, by the usual measures; nothing here calls the code under test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.search.queries import Query


@dataclass(frozen=True)
class Figures:
    """How good the answers to some queries are; the averages are over the queries."""

    recall: float
    precision: float
    """At five, or as many as there are relevant articles."""
    reciprocal_rank: float


def judged(asked: Sequence[Query], found: Mapping[Query, Sequence[str]]) -> Figures:
    """Judge the answers to queries, which are paths of articles in order."""
    recalls, precisions, ranks = [], [], []
    for query in asked:
        first = min(5, len(query.expected))
        recalls.append(len(query.expected.intersection(found[query])) / len(query.expected))
        precisions.append(len(query.expected.intersection(found[query][:first])) / first)
        ranks.append(next((1 / place for place, path in enumerate(found[query], 1) if path in query.expected), 0.0))
    return Figures(*(sum(values) / len(values) for values in (recalls, precisions, ranks)))
