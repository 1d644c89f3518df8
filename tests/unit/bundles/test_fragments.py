"""What editors write into articles, made safe for files that stand by themselves."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.bundles.fragments import Setting, parse, placed, safe_id
from nashra.bundles.markup import as_html, as_xml, element

SETTING = Setting("p-", link={"known.md": "there"}.get, image=lambda _: "image")
BARE = Setting("", link=lambda _: None, image=lambda _: None)


def shown(html: str, setting: Setting = SETTING) -> str:
    """The fragment as it stands in a document, in the XML form, which hides nothing."""
    root = element("section", None, *placed(parse(html), setting))
    return ET.tostring(root, encoding="unicode").removeprefix("<section>").removesuffix("</section>")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{color:red}</style>",
        "<iframe src='https://spy.example/'>x</iframe>",
        "<object data='https://spy.example/'>x</object><embed src=x>",
        "<video src='https://spy.example/v'><source src=x>x</video><audio src=x></audio>",
        "<link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=x'><base href='https://spy.example/'>",
        "<svg><script>alert(1)</script><text>x</text></svg><math><mi>x</mi></math>",
        "<template><p>x</p></template><!-- x --><?x?>",
        "<input name=q><textarea>x</textarea><select><option>x</select>",
    ],
)
def test_what_runs_or_fetches_is_left_out(html: str) -> None:
    assert shown(html) == "<section />" or shown(html) == ""


@pytest.mark.parametrize(
    "attributes",
    [
        "onclick='x()'",
        "style='color:red'",
        "srcset='https://spy.example/x 2x'",
        "ping='https://spy.example'",
        "data-x=1",
    ],
)
def test_unknown_attributes_are_left_out(attributes: str) -> None:
    assert shown(f"<p {attributes}>x</p>") == "<p>x</p>"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://host.example/a?b=c&amp;d", "https://host.example/a?b=c&amp;d"),
        ("mailto:a@host.example", "mailto:a@host.example"),
        ("tel:+998711234567", "tel:+998711234567"),
        ("known.md", "there"),
        ("#id", "#p-id"),
    ],
)
def test_links_that_hold_are_kept(href: str, expected: str) -> None:
    assert f'<a href="{expected}">x</a>' in shown(f"<p id=id><a href='{href}'>x</a></p>")


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", " JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "#no"),
        *(
            "//spy.example/",
            "../../../x.html",
            "unknown.md",
            "\\\\host\\share",
            "https:",
            "https:///x",
            "ftp://host.example/",
        ),
    ],
)
def test_links_that_do_not_hold_leave_their_words(href: str) -> None:
    assert shown(f"<p><a href='{href}'>x</a></p>") == "<p><span>x</span></p>"


def test_ids_are_unique_in_the_document_and_links_follow_them() -> None:
    html = "<p id='fn:1'>x</p><p id='fn:1'>y</p><a href='#fn:1'>z</a>"
    assert shown(html) == '<p id="p-fn_3a_1">x</p><p>y</p><a href="#p-fn_3a_1">z</a>'


@given(st.text(), st.text())
def test_different_ids_stay_different_and_are_valid(one: str, other: str) -> None:
    assert (safe_id("p-", one) == safe_id("p-", other)) == (one == other)
    assert safe_id("p-", one).isascii()
    assert not set(safe_id("p-", one)) & set(" :/#'\"<>&")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<li>x</li>", "<div>x</div>"),
        ("<ul>x<p>y</p></ul>", "<ul><li>x</li><li><p>y</p></li></ul>"),
        ("<dd>x</dd>", "<div>x</div>"),
        ("<span><div>x</div></span>", "<span><span>x</span></span>"),
        ("<h2><p>x</p></h2>", "<h2><span>x</span></h2>"),
        ("<details>x</details>", "<div>x</div>"),
        ("<bdo>x</bdo>", "<span>x</span>"),
        ("<article>x <center>y</center></article>", "x y"),
        ("<td>x</td>", "x"),
        ("<p>x<p>y", "<p>x</p><p>y</p>"),
        ("<td align=center>x", "x"),
        ("<table><tr><td align=center>x</table>", '<table><tbody><tr><td class="center">x</td></tr></tbody></table>'),
        ("<pre>x</pre>", '<pre dir="ltr">x</pre>'),
        ("<code dir=rtl>x</code>", '<code dir="rtl">x</code>'),
        ("<p lang='not a language' dir=up title='a &lt; b'>x</p>", '<p title="a &lt; b">x</p>'),
    ],
)
def test_the_result_keeps_the_rules_of_html(html: str, expected: str) -> None:
    assert shown(html) == expected


def test_folded_boxes_are_open_where_nobody_may_be_able_to_open_them() -> None:
    assert shown("<details><summary>x</summary>y</details>") == '<details open="open"><summary>x</summary>y</details>'


def test_tasks_become_signs() -> None:
    assert shown("<p><input type=checkbox checked> x</p>") == "<p>\N{BALLOT BOX WITH CHECK}  x</p>"


def test_an_image_keeps_its_words_and_one_that_cannot_come_along_leaves_them() -> None:
    assert shown("<img src=x alt=y width=3 onerror=z>") == '<img alt="y" width="3" src="image" />'
    assert shown("<p><img src=x alt=y><img src=x></p>", BARE) == "<p><em>y</em></p>"


def test_headings_sink_with_their_place() -> None:
    deeper = replace(BARE, deeper=1)
    assert shown("<h2>x</h2><h6>y</h6>", deeper) == "<h3>x</h3><h6>y</h6>"


@pytest.mark.parametrize("tag", ["b", "div", "blockquote", "ul", "p"])
def test_no_depth_is_too_deep(tag: str) -> None:
    root = element("body", None, *placed(parse(f"<{tag}>" * 5_000 + "deep" + "<i>er</i>"), SETTING))
    assert "deeper" in "".join(root.itertext())
    assert as_html(root).count(b"deep") == 1


@given(st.text(alphabet=st.sampled_from("<>/=\"'&;!-ab pdivltable\u202e\x00\x0b\ud7ff#"), max_size=60))
def test_any_text_gives_a_document_that_can_be_read_again(html: str) -> None:
    root = element("body", None, *placed(parse(html), SETTING))
    again = ET.fromstring(as_xml(root))
    assert "".join(again.itertext()) == "".join(root.itertext())
    assert b"<script" not in as_html(root)
