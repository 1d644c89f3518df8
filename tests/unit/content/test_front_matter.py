"""A content file is parted, judged with places, and written so that it reads back the same."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content import front_matter
from nashra.content.schema import FrontMatter, Kind, read_front_matter
from nashra.model import Source, Translation
from nashra.problems import NashraError, Problem

THEMES = ["policy", "prevention", "victim-protection"]
GOOD = 'title: "T"\nadded: 2026-11-21\ntags: [prevention]\n'
TRANSLATION = f'title: "T"\ntranslation: {{of: uz, sha256: {"a" * 64}, by: machine, reviewed: false}}\n'


def judge(yaml: str, kind: Kind = Kind.ARTICLE) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    parts = front_matter.split(f"---\n{yaml}---\n\nMatn.\n", "docs/uz/a.md")
    return read_front_matter(parts.document, kind, THEMES)


def test_a_file_is_parted_with_the_line_of_its_body() -> None:
    parts = front_matter.split("---\ntitle: a\n---\n\nBir.\n\n---\n\nIkki.\n", "a.md")
    assert parts.body == "\nBir.\n\n---\n\nIkki.\n"
    assert parts.body_line == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "front-matter-missing"),
        ("Matn.", "front-matter-missing"),
        ("\n---\ntitle: a\n---\n", "front-matter-missing"),
        ("--- \nMatn", "front-matter-unclosed"),
        ("---\ntitle: a\n", "front-matter-unclosed"),
    ],
)
def test_a_file_without_front_matter_says_so(text: str, code: str) -> None:
    with pytest.raises(NashraError) as caught:
        front_matter.split(text, "a.md")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_byte_that_is_not_utf8_is_named_with_its_line() -> None:
    with pytest.raises(NashraError) as caught:
        front_matter.decode(b"---\ntitle: \xe3\n---\n", "a.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line, problem.parameters["byte"]) == ("not-utf8", 2, "0xE3")


def test_a_byte_order_mark_and_any_line_ends_are_read() -> None:
    assert front_matter.decode("\ufeff---\r\na\rb".encode(), "a.md") == "---\na\nb"


@pytest.mark.parametrize(
    ("yaml", "code", "line", "column"),
    [
        ('title: "T"\ntags: [prevention]\n', "front-matter-required", 2, 1),
        (GOOD.replace("2026-11-21", "yesterday"), "front-matter-date-required", 3, 1),
        (GOOD.replace("2026-11-21", "2026-02-30"), "front-matter-date-required", 3, 1),
        (GOOD.replace("2026-11-21", "2026-11-21T10:00"), "front-matter-date-required", 3, 1),
        (GOOD + "date: 20261121\n", "front-matter-date", 5, 1),
        (GOOD.replace("[prevention]", "[prevntion]"), "theme-unknown-near", 4, 8),
        (GOOD.replace("[prevention]", "[policy, zzz]"), "theme-unknown", 4, 16),
        (GOOD.replace("[prevention]", "[policy, policy]"), "theme-twice", 4, 16),
        (GOOD.replace("[prevention]", "prevention"), "front-matter-type-list", 4, 1),
        (GOOD + "sumary: x\n", "front-matter-unknown-key-near", 5, 1),
        (GOOD + "zzz: x\n", "front-matter-unknown-key", 5, 1),
        (GOOD + "source: {url: example.org}\n", "front-matter-form", 5, 10),
        (GOOD + "source: {urll: x}\n", "front-matter-unknown-key-near", 5, 10),
        (GOOD + "source: text\n", "front-matter-type-keys", 5, 1),
        (GOOD + "summary: !ENV HOME\n", "front-matter-type-text", 5, 1),
        (GOOD + "draft: maybe\n", "front-matter-type-flag", 5, 1),
        (GOOD + f"summary: {'x' * 301}\n", "front-matter-length", 5, 1),
        (GOOD + "summary: |\n  a\n  b\n", "front-matter-one-line", 5, 1),
        (GOOD + "aliases: [Old Name]\n", "front-matter-form", 5, 11),
        (GOOD.replace('"T"', "12:30"), "front-matter-type-text", 2, 1),
        (GOOD.replace('"T"', "no"), "front-matter-type-text", 2, 1),
        (GOOD.replace('"T"', '" "'), "front-matter-empty-required", 2, 1),
        (GOOD + "summary: ' '\n", "front-matter-empty", 5, 1),
        ("- a\n- b\n", "front-matter-no-keys", 2, 1),
        ("", "front-matter-no-keys", 0, 0),
    ],
)
def test_what_is_wrong_is_named_at_its_place(yaml: str, code: str, line: int, column: int) -> None:
    matter, problems = judge(yaml)
    assert matter is None
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [(code, line, column)]


def test_a_misspelt_theme_is_answered_with_the_one_that_was_meant() -> None:
    _, (problem,) = judge(GOOD.replace("prevention", "Victim-protecton"))
    assert problem.parameters["suggestion"] == "victim-protection"


def test_all_problems_are_named_at_once() -> None:
    _, problems = judge("title: 1\nadded: x\ntags: [zzz]\nextra: 1\n")
    assert sorted(problem.code for problem in problems) == [
        "front-matter-date-required",
        "front-matter-type-text",
        "front-matter-unknown-key",
        "theme-unknown",
    ]


@pytest.mark.parametrize("key", ["added: 2026-11-21", "tags: [policy]", "draft: true", "source: {author: x}"])
def test_a_translation_carries_nothing_that_comes_from_its_original(key: str) -> None:
    _, problems = judge(f"{TRANSLATION}{key}\n", Kind.TRANSLATION)
    assert [problem.code for problem in problems] == ["front-matter-not-in-translation"]


def test_a_page_carries_title_and_summary_only() -> None:
    assert judge('title: "T"\nsummary: "S"\n', Kind.PAGE)[0] == FrontMatter("T", "S")
    assert [problem.code for problem in judge(GOOD, Kind.PAGE)[1]] == ["front-matter-not-in-page"] * 2


one_line = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80).map(
    lambda text: " ".join(text.split()) or "x"
)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
sources = st.builds(Source, publisher=st.none() | one_line, author=st.none() | one_line, file=st.none() | one_line)
originals = st.builds(
    FrontMatter,
    title=one_line,
    summary=st.none() | one_line,
    added=days,
    date=st.none() | days,
    updated=st.none() | days,
    tags=st.lists(st.sampled_from(THEMES), unique=True).map(tuple),
    source=sources,
    aliases=st.lists(st.just("2026/old-name")).map(tuple),
    draft=st.booleans(),
    withdrawn=st.none() | one_line,
)


@given(originals, st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_what_is_written_reads_back_the_same(matter: FrontMatter, body: str) -> None:
    parts = front_matter.split(front_matter.compose(matter, body), "a.md")
    assert read_front_matter(parts.document, Kind.ARTICLE, THEMES) == (matter, ())
    assert parts.body.strip("\n") == body.strip("\n")


def test_a_translation_is_written_without_what_it_inherits() -> None:
    translation = Translation("uz", "0" * 64, "machine", reviewed=False)
    text = front_matter.compose(FrontMatter("T", "S", translation=translation), "Matn.")
    assert text == (
        f'---\ntitle: "T"\nsummary: "S"\ntranslation:\n  of: uz\n  sha256: \'{"0" * 64}\'\n'
        "  by: machine\n  reviewed: false\n---\n\nMatn.\n"
    )


def test_the_digest_of_a_conversion_sees_every_change_but_its_own() -> None:
    text = '---\ntitle: "T"\n---\n\nMatn.\n'
    sealed = text.replace('"T"\n', '"T"\nconversion: {sha256: aa}\n')
    assert front_matter.conversion_digest(text) == front_matter.conversion_digest(sealed)
    for changed in (text.replace("T", "U"), text.replace("Matn", "Matnlar"), text + "\n", text.replace('"', "'")):
        assert front_matter.conversion_digest(changed) != front_matter.conversion_digest(text)
