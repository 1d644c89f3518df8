"""What the scan finds in Markdown is what readers get: links, images, headings and code as they are rendered."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.checking.markdown_scan import Places, masked
from nashra.checking.markdown_spans import scan
from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings

EXTENSIONS = extension_settings(InterfaceTitles("uz", {}, ""))


class Rendered(HTMLParser):
    """Reads a page afresh: targets of links and images, levels of headings, text in code."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[str] = []
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.feed(markdown.Markdown(extensions=extension_names(), extension_configs=EXTENSIONS).convert(body))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if tag == "a" and "footnote" not in (values.get("class") or ""):
            self.links.append(values.get("href") or "")
        if tag == "img":
            self.images.append(values.get("src") or "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))


def found(body: str) -> tuple[list[str], list[str], list[int]]:
    result = scan(body)
    links = [link.target for link in result.links if not link.is_image]
    images = [link.target for link in result.links if link.is_image]
    return sorted(links), sorted(images), [heading.level for heading in result.headings]


def rendered(body: str) -> tuple[list[str], list[str], list[int]]:
    page = Rendered(body)
    return sorted(page.links), sorted(page.images), page.headings


CASES = {
    "a link in a sentence": "Mana [matn](a.md) va [yana](b.md#c).",
    "a title": "[matn](a.md \"Sarlavha\") [x](b.md 'y')",
    "an angled target": "[matn](<a b.md>)",
    "a target with a space": "[matn](a b.md)",
    "brackets in a target": "[matn](a_(b).md)",
    "an image in a link": "[![rasm](r.png)](a.md)",
    "an image": "![rasm](r/x.png)",
    "a reference": "[matn][k] va [k] va [matn][]\n\n[k]: a.md\n[matn]: b.md",
    "a reference with a title": '[k]\n\n[k]: <a.md> "T"',
    "an image by reference": "![rasm][k]\n\n[k]: a.png",
    "an undefined reference": "[matn][yoq] va [yoq]",
    "an autolink": "<https://example.org/a>",
    "code": "`[a](b.md)` va ``[c](`d.md)``",
    "code over a line end": "a `b\n[c](d.md)` e",
    "an open tick": "a ` b [c](d.md)",
    "an escaped bracket": r"\[a](b.md) va [c\](d.md)",
    "an escaped tick": r"\`[a](b.md)\`",
    "a fence": "```\n[a](b.md)\n```\n[c](d.md)",
    "a fence with tildes": "~~~ python\n[a](b.md)\n~~~",
    "a fence that is not closed": "```\n[a](b.md)\n",
    "a fence closed by a shorter one": "````\n[a](b.md)\n```\n[c](d.md)\n````\n",
    "a fence in a list": "- a\n\n    ```\n    [a](b.md)\n    ```\n",
    "indented code": "a\n\n    [a](b.md)\n\nb",
    "an indented paragraph of a list": "- a\n\n    [a](b.md)\n",
    "code in a list": "- a\n\n        [a](b.md)\n",
    "a list after a paragraph": "Bu:\n\n1. [a](b.md)\n2. [c](d.md)\n",
    "a quotation": "> [a](b.md)\n> # Bosh\n",
    "headings": "# Bir\n\n## Ikki ##\n\n###Uch\n\nmatn\n#### Tort\n",
    "underlined headings": "Bir\n===\n\nIkki\n---\n",
    "a rule": "a\n\n---\n\nb\n",
    "an escaped heading": "\\# Bir",
    "a table": "a | b\n--|--\n[x](y.md) | `[z](w.md)`\n",
    "a comment": "a <!-- [x](y.md) --> b\n\n<!--\n[z](w.md)\n\n-->\n\n[c](d.md)",
    "a footnote": "a[^1]\n\n[^1]: [x](y.md)\n",
    "an admonition": '!!! note "Sarlavha"\n\n    [x](y.md)\n\n        [kod](z.md)\n',
    "details": "??? tip\n    [x](y.md)\n",
    "a heading with attributes": "## Bosh {#id}\n",
    "a link in emphasis": "**[a](b.md)** *[c](d.md)*",
    "nested brackets": "[a [b] c](d.md)",
    "a link after brackets": "[a] [b](c.md)",
    "an empty target": "[a]()",
    "a list in a list": "- a\n    - [b](c.md)\n\n        [d](e.md)\n",
    "a definition list": "A\n:   [b](c.md)\n",
}


@pytest.mark.parametrize("body", CASES.values(), ids=CASES.keys())
def test_links_images_and_headings_are_those_of_the_page(body: str) -> None:
    assert found(body) == rendered(body)


PIECES = st.sampled_from(
    [
        "soʻz", "matn ", "[a](b.md)", "![r](s.png)", "`kod`", "`", "``", "[k]", "[x][k]", "[", "]", "(", ")", "**", "*",
        "\\", "<b>", "</b>", "\n", "\n\n", "\n\n## ", "\n\n- ", "\n- ", "\n\n> ", "\n\n    ", "<https://e.org>", "! ",
        "\n\n```\n", "\n```\n\n", "\n\n1. ", "&amp;", "{ .x }", "\n\n[k]: d.md\n\n", "'", '"',
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12))
def test_no_link_of_the_page_is_missed_whatever_is_written(pieces: list[str]) -> None:
    body = "".join(pieces)
    links, images, _ = found(body)
    page = Rendered(body)
    assert set(page.links) <= {*links, ""}
    assert set(page.images) <= set(images)


@given(st.text(alphabet="ab[]()`*_<>!#\\\n -=|{}:.'\"~^&/", max_size=60))
def test_any_characters_at_all_are_scanned(body: str) -> None:
    result = scan(body)
    assert len(result.prose) == len(body)
    assert result.prose.count("\n") == body.count("\n")
    for start, end in result.paragraphs:
        assert 0 <= start <= end <= len(body)


def test_prose_is_what_is_left_of_code_targets_and_tags_in_its_place() -> None:
    body = "Bir `kod` [ikki](uch.md) <b>tort</b> https://e.org/besh x@e.org."
    prose = scan(body).prose
    assert prose.split() == ["Bir", "ikki", "tort", "."]
    assert prose.index("ikki") == body.index("ikki")


def test_places_count_from_one() -> None:
    place = Places("ab\n\ncd")
    assert [place(offset) for offset in (0, 1, 3, 4, 5)] == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2)]


def test_overlapping_spans_are_masked_once() -> None:
    assert masked("abcdef\ngh", [(4, 8), (1, 3), (2, 5)]) == "a     \n h"


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda size: "a" * size,
    "open brackets": lambda size: "[" * size,
    "nested brackets": lambda size: "[" * size + "]" * size,
    "open links": lambda size: "[x](" * size,
    "open targets": lambda size: "[x" + "(" * size,
    "open tags": lambda size: "<a " * size,
    "open comments": lambda size: "a " + "<!-- " * size,
    "comments": lambda size: "<!--\n" * size,
    "ticks": lambda size: "` `` " * size,
    "ticks of many lengths": lambda size: " ".join("`" * length for length in range(1, 300)) * (size // 20_000),
    "quotations": lambda size: ">" * size,
    "lists": lambda size: "- " * size,
    "fences": lambda size: "```\nx\n~~~~\n" * (size // 4),
    "open fences": lambda size: "\n".join("`" * length for length in range(3, math.isqrt(2 * size))),
    "links": lambda size: "[a](b.md) " * size,
    "references": lambda size: "[a][b] " * size,
    "attributes": lambda size: "{a=b " * size,
    "addresses": lambda size: "a@" * size,
    "spaces": lambda size: "[a](" + " " * size,
    "blank lines": lambda size: "\n" * size,
}


@pytest.mark.parametrize("text_of_size", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_text_takes_not_sixteen_times_the_time(text_of_size: Callable[[int], str]) -> None:
    """In time of this process alone; what else a busy machine does may spoil one measurement, not three."""

    def seconds(size: int) -> float:
        text = text_of_size(size)
        start = time.process_time()
        scan(text)
        return time.process_time() - start

    assert any(seconds(80_000) < 10 * max(seconds(20_000), 0.05) for _ in range(3))
