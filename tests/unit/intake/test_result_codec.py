"""What a cache gives back is what was put into it."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from nashra.intake.conversion import Conversion
from nashra.intake.dates import SuggestedDate
from nashra.intake.facts import Facts
from nashra.intake.result_codec import from_json, to_json
from nashra.intake.theme_scoring import Match, ThemeScore
from nashra.languages import language_of
from nashra.model import Rejection
from nashra.problems import Problem, Severity

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | texts
days = st.dates()
facts = st.builds(Facts, maybe, st.none() | days, maybe, maybe, maybe, maybe, st.none() | st.tuples(texts), maybe)
matches = st.builds(Match, texts, st.integers(0, 3), st.none() | st.integers(0, 99), texts)
scores = st.builds(ThemeScore, texts, st.integers(0, 50), st.booleans(), st.booleans(), st.lists(matches).map(tuple))
problems = st.builds(
    Problem,
    texts,
    st.integers(0, 9),
    st.integers(0, 9),
    texts,
    st.sampled_from(Severity),
    st.dictionaries(texts, texts),
)
conversions = st.builds(
    Conversion,
    language=st.just(language_of("uz-Cyrl", "Ўзбекча")),
    title=texts,
    summary=texts,
    paragraphs=st.lists(texts).map(tuple),
    body=texts,
    themes=st.lists(scores, max_size=2).map(tuple),
    removed=st.lists(st.tuples(st.integers(1, 99), texts)).map(tuple),
    doubts=st.lists(problems, max_size=2).map(tuple),
    facts=facts,
    dates=st.lists(st.builds(SuggestedDate, st.integers(1, 9), texts, days), max_size=2).map(tuple),
)
rejections = st.builds(Rejection, texts, st.dictionaries(texts, texts), st.integers(0, 99))


@given(conversions | rejections)
def test_a_result_comes_back_as_it_was(result: Conversion | Rejection) -> None:
    again = from_json(to_json(result, more=[1]))
    assert again == result
    if isinstance(result, Conversion) and isinstance(again, Conversion):
        assert [dict(doubt.parameters) for doubt in again.doubts] == [dict(doubt.parameters) for doubt in result.doubts]


@given(facts, facts)
def test_what_a_sidecar_says_wins_and_what_it_does_not_say_stays(sidecar: Facts, found: Facts) -> None:
    both = sidecar.over(found)
    for name, value in vars(both).items():
        assert value == (getattr(sidecar, name) if getattr(sidecar, name) is not None else getattr(found, name))
    assert sidecar.over(Facts()) == sidecar
    assert Facts(date=datetime.date(2024, 1, 1)).over(found).date == datetime.date(2024, 1, 1)
