"""An article in a feed is whole, leads where the page leads, and runs nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from nashra.languages import language_of
from nashra.rendering.standalone import standalone

ADDRESS = "https://host.example/repo/articles/2026/one/"
ARABIC = language_of("ar", "العربية")
PIECES = [
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<a href=",
    "<script",
    "</script>",
    "<style>",
    "srcset=",
    '"',
    "'",
    "&",
    "=",
    " ",
    "x",
    ";",
]


def inside(html: str) -> str:
    return standalone(html, ADDRESS, ARABIC).removeprefix('<div lang="ar" dir="rtl">').removesuffix("</div>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../two/#x">x</a>', '<a href="https://host.example/repo/articles/2026/two/#x">x</a>'),
        ('<a href="#fn:1">x</a>', f'<a href="{ADDRESS}#fn:1">x</a>'),
        ('<a href="">x</a>', f'<a href="{ADDRESS}">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'),
        ('<a href="http://[x">x</a>', '<a href="http://[x">x</a>'),
        (
            '<img src="m.png" srcset="m.png 1x, l.png 2x, ">',
            f'<img src="{ADDRESS}m.png" srcset="{ADDRESS}m.png 1x, {ADDRESS}l.png 2x">',
        ),
        ("<br /><hr/>", "<br><hr>"),
        ("<input disabled>", "<input disabled>"),
        ("a &lt;b&gt; AT&T &amp; ?a=1&b=2", "a &lt;b&gt; AT&amp;T &amp; ?a=1&amp;b=2"),
        ("<p title='a \"b\" &amp; c'>x</p>", '<p title="a &quot;b&quot; &amp; c">x</p>'),
        ("<!-- note --><p>x</p><?php x ?>", "<p>x</p>"),
    ],
)
def test_addresses_become_absolute_and_the_rest_stays(html: str, expected: str) -> None:
    assert inside(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src='x.js'></SCRIPT>",
        "<style>p { color: red }</style>",
        "<script>if (a < b) { document.write('<style>') }</script>",
        "<script>alert(1)",
    ],
)
def test_scripts_and_styles_are_left_out_with_all_they_hold(html: str) -> None:
    assert inside(f"<p>a</p>{html}") == "<p>a</p>"


@pytest.mark.parametrize(
    "attribute", ['onclick="x()"', 'ONLOAD="x()"', 'href=" java\nscript:x()"', 'href="VBScript:x"', 'srcdoc="<b>"']
)
def test_what_could_run_is_left_out(attribute: str) -> None:
    assert inside(f"<a {attribute}>x</a>") == "<a>x</a>"


def test_notices_stand_before_the_text_as_text() -> None:
    made = standalone("<p>نص</p>", ADDRESS, ARABIC, ["a < b"])
    assert made == '<div lang="ar" dir="rtl"><p><strong>a &lt; b</strong></p>\n<p>نص</p></div>'


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_html_however_broken_stops_a_feed_or_smuggles_a_script_into_it(html: str) -> None:
    document = JustHTML(standalone(html, ADDRESS, ARABIC), sanitize=False)
    assert document.query("script, style") == []
