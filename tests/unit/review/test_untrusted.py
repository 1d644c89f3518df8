"""Texts of strangers in a comment: shown to the letter, and nothing but shown."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.review.untrusted import escaped, shown

# What GitHub Flavored Markdown, and GitHub after it, give a meaning to in the middle of a line.
MEANT = set("!\"#$'*+<=>@[\\]^_`{|}~")


def inside(text: str) -> str:
    match = re.fullmatch(r'<code dir="auto">(.*)</code>', text)
    assert match, text
    return match[1].replace("<wbr>", "")


@given(st.text(max_size=150))
def test_a_text_stays_on_its_line_and_has_no_meaning(text: str) -> None:
    seen = inside(shown(text))
    assert not MEANT & set(re.sub("&#[0-9]+;", "", seen))
    assert "&" not in re.sub("&#[0-9]+;", "", seen)
    assert all(unicodedata.category(c) not in {"Cc", "Zl", "Zp"} for c in html.unescape(seen))


@given(st.text("abc مقالة ʻ@#<>&*_`[]()!|~:/.%-", min_size=1, max_size=150).filter(str.strip))
def test_what_a_reader_sees_is_the_text(text: str) -> None:
    assert html.unescape(inside(shown(text))) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "@everyone",
        "a@b.example",
        "https://evil.example",
        "www.evil.example",
        "#1",
        "GH-1",
        "x</code>y",
        "<!-- x -->",
        "&#60;b&#62;",
        "[a](b)",
        "`x`",
        "a | b",
        ":smile:",
    ],
)
def test_nothing_becomes_a_link_a_mention_or_markup(text: str) -> None:
    said = shown(text)
    assert said.count("<") == 2 + said.count("<wbr>")
    assert "://" not in said
    assert "www." not in said
    # An e-mail address is recognised by letters on both sides of its sign.
    assert not re.search("(@|&#64;)[a-z]", said)


@pytest.mark.parametrize("character", "\u202e\u202a\u2066\u2069\u200e\u200f\u061c\ufeff\u00ad")
def test_nothing_turns_the_words_after_it_about(character: str) -> None:
    assert inside(shown(f"a{character}b")) == "ab"


def test_letters_are_kept_apart_as_their_spelling_asks() -> None:
    assert inside(shown("می\u200cخواهم")) == "می\u200cخواهم"


LINES = [("a\nb", "a b"), ("a\r\n::error::b", "a &#58;&#58;error&#58;&#58;b"), ("", "?")]


@pytest.mark.parametrize(("text", "seen"), LINES)
def test_lines_become_one(text: str, seen: str) -> None:
    assert inside(shown(text)) == seen


@pytest.mark.parametrize("length", [199, 200, 201, 5000, 1_000_000])
def test_a_long_text_is_cut_and_says_so(length: int) -> None:
    seen = inside(shown("x" * length))
    assert len(seen) == min(length, 200)
    assert seen.endswith("…") == (length > 200)


def test_our_own_words_read_well_as_they_stand() -> None:
    assert escaped("Look: 3 pages, “new” (2).") == "Look: 3 pages, “new” (2)."
    assert escaped("a *b* <c>") == "a &#42;b&#42; &#60;c&#62;"
