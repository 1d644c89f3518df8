"""The stylesheet shrinks without changing, its parts go where they are needed, and the policy admits them alone."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from nashra.publishing.page_assets import FONT_STYLE, PageAssets
from nashra.publishing.stylesheet import PARTS, content_security_policy, minify, parts_for, single_file_policy
from nashra.publishing.views import PageKind

ASSETS = PageAssets({part.name: f"{part.name}{{}}" for part in PARTS}, "script()")

NAMED_BEFORE = {"system-ui": 2, "serif": 3}
"""How many families a list may name before a generic one, which no device lacks."""


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def names(kind: PageKind, content: str) -> list[str]:
    return [part.name for part in parts_for(kind, content)]


def test_comments_and_needless_space_go() -> None:
    css = "/* a */\n:root {\n  --a: 1px  2px;\n}\n\n.b > .c:is(.e, .f),\n.d { margin: calc(1em + 2px); }\n"
    assert minify(css) == ":root{--a:1px 2px}.b > .c:is(.e,.f),.d{margin:calc(1em + 2px)}"


def test_our_stylesheet_is_one_that_may_be_shrunk_so(project: Path) -> None:
    parts = sorted((project / "overrides/styles").glob("*.css"))
    assert {path.stem for path in parts} == {*(part.name for part in PARTS), FONT_STYLE}
    for path in parts:
        css = path.read_text("utf-8")
        for quoted in re.findall(r"\"[^\"]*\"|'[^']*'", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
            assert minify(quoted) == quoted, path.name


@pytest.mark.parametrize("part", ["base", FONT_STYLE])
def test_a_slow_phone_is_asked_for_few_fonts_before_the_first_letter(project: Path, part: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", (project / f"overrides/styles/{part}.css").read_text("utf-8"), flags=re.DOTALL)
    lists = [value.split(", ") for value in re.findall(r"--(?:text|display): ([^;]*,[^;]*);", css)]
    assert lists
    for families in lists:
        generic = next(family for family in families if family in NAMED_BEFORE)
        assert families.index(generic) <= NAMED_BEFORE[generic], (
            "the system is asked for each that is missing by itself"
        )


def test_a_page_carries_what_its_kind_and_its_text_need() -> None:
    assert names(PageKind.ARTICLE, "<p>text</p>") == ["base", "dark", "facts", "article", "prose"]
    assert names(PageKind.ARTICLE, "<p><code>x</code></p>") == ["base", "dark", "facts", "article", "prose", "elements"]
    assert names(PageKind.HOME, "") == ["base", "dark", "facts", "listing", "search"]
    boxes = '<details class="note"></details><div class="tabbed-set"></div>'
    assert names(PageKind.PAGE, boxes) == ["base", "dark", "prose", "boxes", "tabs"]


def test_the_policy_names_the_digests_of_styles_and_script() -> None:
    policy = content_security_policy(["a{b:c}", "d{}"], "e()")
    assert f"style-src {source('a{b:c}')} {source('d{}')};" in policy
    assert f"script-src {source('e()')};" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in single_file_policy("a{}")


def test_only_the_preview_admits_live_reload() -> None:
    assert "script-src 'self' 'unsafe-inline'" in content_security_policy([], "", preview=True)


def test_headers_admit_all_that_pages_may_carry_and_forbid_framing() -> None:
    headers = ASSETS.headers(["single{}"]).decode()
    for text in [*ASSETS.styles.values(), "single{}", "script()"]:
        assert source(text) in headers
    assert "frame-ancestors 'none'" in headers
    assert "unsafe" not in headers
    # Cloudflare Pages reads 2,000 characters of a line.
    assert max(map(len, headers.splitlines())) < 2000
