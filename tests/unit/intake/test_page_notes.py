"""Footnotes of saved pages, as different programs link them: each is one note below the text, without its number."""

from __future__ import annotations

import pytest

from tests.conversions import converted

TITLE = "The recruiters next door"
REFERENCE = "Most recruiters are known to the people they recruit{}, and a third are relatives."
NOTE = "See the survey of 1,200 cases."


def _body(reference: str, note: str) -> str:
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>'
        f"<p>{REFERENCE.format(reference)}</p><p>Call the helpline in your country!</p>{note}</div></body></html>"
    )
    return converted(page, "en").body


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        (
            '<a id="fa1" href="#f1">1</a>',
            f'<div><a id="f1" href="#fa1">1</a><div class="content"><p>{NOTE}</p></div></div>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1">[1]</a>',
            f'<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> {NOTE}</p></div>',
        ),
        (
            '<sup id="ref1"><a href="#note1">[1]</a></sup>',
            f'<ol><li id="note1"><b><a href="#ref1">^</a></b> <span>{NOTE}</span></li></ol>',
        ),
        ('<a id="r1" href="#n1">1</a>', f'<ol><li id="n1"><p>{NOTE} <a href="#r1">↩</a></p></li></ol>'),
    ],
    ids=["newsletter", "word", "encyclopaedia", "weblog"],
)
def test_a_note_is_found_whatever_points_to_it(reference: str, note: str) -> None:
    body = _body(reference, note)
    assert REFERENCE.format("[^1]") in body
    assert body.endswith(f"\n\n[^1]: {NOTE}\n")


def test_a_note_of_two_paragraphs_is_one_note() -> None:
    note = f'<ol><li id="n1"><p>{NOTE}</p><p>It was repeated in 2024. <a href="#r1">↩</a></p></li></ol>'
    assert _body('<a id="r1" href="#n1">1</a>', note).endswith(f"\n[^1]: {NOTE}\n\n    It was repeated in 2024.\n")


def test_an_exclamation_before_a_note_or_a_link_makes_no_picture() -> None:
    text = '<p>They <b>said no!</b> Thrice!<a href="https://a.example/">They meant it</a>.</p>'
    assert "They **said no!** Thrice&#33;[They meant it](https://a.example/)." in _body(text, "")
