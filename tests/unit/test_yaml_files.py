"""YAML is read with the place of every value, and written so that it reads back the same."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nashra.problems import NashraError
from nashra.yaml_files import Inline, InlineMapping, OpaqueTag, Quoted, dump, parse


def problem_of(text: str, first_line: int = 1) -> tuple[str, int, int]:
    with pytest.raises(NashraError) as caught:
        parse(text, "a.md", first_line=first_line)
    (problem,) = caught.value.problems
    return problem.code, problem.line, problem.column


def test_a_value_is_found_at_its_line_and_column_in_the_file() -> None:
    document = parse("title: x\nsource:\n  url: y\ntags: [a, b]\n", "a.md", first_line=2)
    assert document.place("source", "url") == (4, 3)
    assert document.place("tags", 1) == (5, 11)


def test_a_missing_value_is_shown_at_the_nearest_thing_around_it() -> None:
    assert parse("source:\n  url: y\n", "a.md").place("source", "author") == (1, 1)


@pytest.mark.parametrize("text", ["a: [1", "a: 'x", "a: b: c", "\t- a", "a: &x 1\nb: *y", "{" * 5000, "a: \x00"])
def test_what_is_not_yaml_is_refused_with_a_line(text: str) -> None:
    code, line, _ = problem_of(text, first_line=2)
    assert code == "yaml-syntax"
    assert line >= 2


def test_a_key_that_stands_twice_is_refused_at_its_second_place() -> None:
    assert problem_of("title: a\nx: 1\ntitle: b\n", first_line=2) == ("yaml-duplicate-key", 4, 1)


def test_dates_and_times_stay_the_text_that_was_written() -> None:
    assert parse("added: 2026-11-21\ndate: 2026-13-45", "a.md").value == {"added": "2026-11-21", "date": "2026-13-45"}


def test_environment_variables_are_resolved_from_what_was_passed_in() -> None:
    text = "a: !ENV HERE\nb: !ENV [GONE, HERE, x]\nc: !ENV [GONE, default]\nd: !ENV GONE"
    assert parse(text, "mkdocs.yml", variables={"HERE": "1"}).value == {"a": "1", "b": "1", "c": "default", "d": None}


@pytest.mark.parametrize("tag", ["!!python/name:os.system", "!!python/object/apply:os.system [ls]", "!relative $x"])
def test_tags_that_are_not_ours_are_kept_shut(tag: str) -> None:
    assert isinstance(parse(f"a: {tag}", "mkdocs.yml").value["a"], OpaqueTag)


def test_references_that_multiply_do_not_blow_up() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n"
        for old, new in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
    )
    assert parse(bomb, "a.md").place("z") == (26, 1)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_any_quoted_text_reads_back_the_same_on_one_line(text: str) -> None:
    written = dump({"title": Quoted(text)})
    assert yaml.safe_load(written) == {"title": text}
    assert written.count("\n") == 1


def test_a_mapping_is_written_in_its_order_and_form() -> None:
    value = {
        "title": Quoted("Savdo: “xavf”"),
        "added": datetime.date(2026, 11, 21),
        "tags": Inline(["a", "b"]),
        "source": {"file": "articles/x.txt", "sha256": "0123"},
        "conversion": InlineMapping(sha256="ab"),
    }
    assert dump(value) == (
        'title: "Savdo: “xavf”"\nadded: 2026-11-21\ntags: [a, b]\nsource:\n  file: articles/x.txt\n'
        "  sha256: '0123'\nconversion: {sha256: ab}\n"
    )
