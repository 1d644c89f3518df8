"""Isolation in finished HTML: the right places, once, and nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.rendering.isolated_html import isolate
from nashra.rendering.isolation import isolated_html, isolated_text

PHONE = "+998 71 123-45-67"
LEFT = '<bdi dir="ltr">{}</bdi>'
UNTOUCHED = (
    f"<p>نص <code>{PHONE}</code> و<kbd>Ctrl+C</kbd></p>",
    f'<p><img alt="OSCE {PHONE}" src="a.png" /></p>',
    f"<p>نص <bdi>{PHONE}</bdi> و<bdi dir='ltr'>OSCE</bdi> و<span dir=ltr>C++</span></p>",
    f"<pre><code>{PHONE}</code></pre>",
    f"<script>'<p>{PHONE}'</script>",
    f"<textarea><p>{PHONE}</textarea>",
    f"<!-- {PHONE} -->",
    "<p>نص بلا شيء آخر، 57 دولة.</p>",
)
ACROSS_TAGS = (
    ("<p>عن <em>Human</em> Rights Watch</p>", '<bdi lang="en" dir="ltr"><em>Human</em> Rights Watch</bdi>'),
    ('<p>عن <a href="x">OSCE</a>، و</p>', '<a href="x"><bdi dir="ltr">OSCE</bdi></a>'),
    ("<p>عن +998 <b>71</b> 123-45-67 و</p>", '<bdi dir="ltr">+998 <b>71</b> 123-45-67</bdi>'),
    ("<p>عن A&amp;B و&nbsp;C++</p>", '<bdi dir="ltr">A&amp;B</bdi> و&nbsp;<bdi dir="ltr">C++</bdi>'),
    ("<td>OSCE!</td>", '<td><bdi dir="ltr">OSCE!</bdi></td>'),
    ('<p lang="en">Hello</p>', '<p lang="en" dir="ltr">Hello</p>'),
    ('<span title="a > b">OSCE</span> نص', '<span title="a > b"><bdi dir="ltr">OSCE</bdi></span>'),
)
PIECES = (
    *("<p>", "</p>", "<b>", "</b>", "<a href='x'>", "</a>", "<code>", "</code>", "<bdi>", "</bdi>", "<div dir=rtl>"),
    *("</div>", "<br>", "<img alt='C++'>", "<", "&amp;", "OSCE ", "Human Rights", "نص ", PHONE, " ", "(", ")", "،"),
)
HOSTILE = ('<a "', "<!--", "</", "<?", "<b>O</b>", '<a x="<', '<span lang="en">x', "<bdi>", "&amp;", "<", "<bdi></p>")


@pytest.mark.parametrize("html", UNTOUCHED)
def test_code_attributes_and_what_is_isolated_already_stay_as_they_are(html: str) -> None:
    assert isolate(html, "rtl") == html


@pytest.mark.parametrize(("html", "expected"), ACROSS_TAGS)
def test_runs_are_isolated_as_a_whole_though_tags_stand_in_them(html: str, expected: str) -> None:
    assert expected in isolate(html, "rtl")


def test_a_run_that_no_element_can_hold_is_left_to_the_browser() -> None:
    html = "<p>نص <b>مرحبا Human</b> Rights هنا</p>"
    assert isolate(html, "rtl") == html


def test_text_in_another_direction_is_judged_by_its_own() -> None:
    html = f'<div dir="ltr"><p>Text نشرة and {PHONE}</p></div>'
    assert isolate(html, "rtl") == html.replace("نشرة", '<bdi lang="ar" dir="rtl">نشرة</bdi>')


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_doing_it_twice_changes_nothing_and_no_text_is_lost(pieces: list[str]) -> None:
    html = "".join(pieces)
    once = isolate(html, "rtl")
    assert isolate(once, "rtl") == once
    kept = once
    for added in ('<bdi dir="ltr">', '<bdi lang="en" dir="ltr">', '<bdi lang="und-Latn" dir="ltr">'):
        kept = kept.replace(added, "")
    assert kept.replace("</bdi>", "").replace("<bdi>", "") == html.replace("</bdi>", "").replace("<bdi>", "")


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html_takes_no_longer_than_it_is_long(piece: str) -> None:
    # Quadratic time would need minutes for a text of this length; the test run's own limit is what it would meet.
    html = "<p>نص " + piece * (60_000 // len(piece))
    assert isolate(html, "rtl").startswith("<p>نص ")


def test_plain_text_becomes_html_or_gets_isolate_characters() -> None:
    text = f"هاتف {PHONE} & <OSCE>"
    assert isolated_html(text, "ar") == f"هاتف {LEFT.format(PHONE)} &amp; &lt;{LEFT.format('OSCE')}&gt;"
    assert isolated_text(text, "ar") == f"هاتف \u2066{PHONE}\u2069 & <\u2066OSCE\u2069>"
    assert isolated_text("Yangilik نشرة", "uz") == "Yangilik \u2067نشرة\u2069"


@pytest.mark.parametrize("title", ["OSCE, UNODC!", "Human Rights Watch"])
def test_a_title_that_is_foreign_as_a_whole_needs_no_isolate_characters(title: str) -> None:
    assert isolated_text(title, "ar") == title


def test_a_telephone_number_alone_does() -> None:
    assert isolated_text(PHONE, "ar") == f"\u2066{PHONE}\u2069"
