"""What a writer typed is what a reader sees: no mark of theirs turns into markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nashra.intake.markdown_escape import escape_paragraph

# Everything that could act on text, loaded or not in the bulletin itself.
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "sane_lists"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.saneheaders", "pymdownx.progressbar"),
    *("pymdownx.blocks.caption", "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
]
RENDERERS = [
    markdown.Markdown(extensions=EXTENSIONS, extension_configs={"pymdownx.tabbed": {"alternate_style": True}}),
    markdown.Markdown(extensions=["footnotes", "tables", "admonition"]),
    markdown.Markdown(),
]
MARKS = st.text("\\`*_{}[]()#+-.!<>&~^=|:;/?'\"%@$ab1٣ ال\u00a0", max_size=30)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                "**",
                "__",
                "``",
                "~~",
                "==",
                "^^",
                "++",
                "--8<--",
                '"a.md"',
                "[a](b)",
                "![a](b)",
                "[^1]",
                "[^1]:",
                "[a]:",
            ),
            *(
                "*[HTML]:",
                "{: .a }",
                "{ #b }",
                ":smile:",
                ":::",
                "///",
                "!!!",
                "???",
                "===",
                "- ",
                "+ ",
                "1. ",
                "> ",
                "# ",
            ),
            *(
                "<b>",
                "</b>",
                "<!-- a -->",
                "<https://a.uz>",
                "<a@b.uz>",
                "&amp;",
                "&#65;",
                "&copy;",
                "[TOC]",
                "[ ] ",
                "a_b_c",
            ),
            *(
                "\\",
                " ",
                "so‘z",
                "كلمة",
                ", - dedi u.",
                "- في كلمته -",
                '"',
                "5 < 6",
                "AT&T",
                "|",
                "    ",
                "12:30:45",
                "[[a]]",
            ),
            *(
                "{++a++}",
                "{--a--}",
                "{>>a<<}",
                "(c)",
                "/// html | div",
                '=== "a"',
                "[=50%]",
                "https://a.uz/b_c_d",
                ": ",
                "~",
            ),
        ]
    ),
    max_size=7,
).map("".join)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag}{attrs or ''}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(renderer: markdown.Markdown, source: str) -> _Text:
    page = _Text()
    page.feed(renderer.reset().convert(source))
    page.close()
    return page


def _words(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


@pytest.mark.parametrize("renderer", RENDERERS, ids=["everything", "for summaries", "core"])
@settings(max_examples=400, deadline=None)
@given(text=st.one_of(MARKS, FRAGMENTS))
@example(text="1986. Yil boshi")
@example(text="٢. بند")
@example(text="- Biz kurashamiz, - dedi u.")
@example(text="#MeToo harakati")
@example(text="* * *")
@example(text="---")
@example(text="    to‘rt bo‘shliq")
@example(text='--8<-- "/etc/passwd"')
@example(text="[a]: https://example.org")
@example(text="*[HTML]: Hyper")
@example(text="{: .red }")
@example(text="A {: .red }")
@example(text="o`zbek va qirg`iz")
def test_a_paragraph_reads_as_it_was_written(renderer: markdown.Markdown, text: str) -> None:
    page = _read(renderer, escape_paragraph(text))
    assert _words(page.text) == _words(text)
    assert page.tags in (["p"], [])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(MARKS, FRAGMENTS), min_size=2, max_size=4))
def test_paragraphs_stay_separate_and_do_not_act_on_each_other(texts: list[str]) -> None:
    texts = [text for text in texts if _words(text)]
    page = _read(RENDERERS[0], "\n\n".join(escape_paragraph(text) for text in texts))
    assert page.tags == ["p"] * len(texts)
    assert "".join(page.text.split()) == "".join("".join(texts).split())


@pytest.mark.parametrize(
    "text",
    [
        "“poydevori hisoblanadi”, - dedi elchi Sindi Dayer.",
        'إيان بورج - في كلمته الختامية - "إن مالطا تعطي الأولوية" لافتا',
        "P2P dasturi: 57 davlat (2024-yil), 3 * 4 = 12; narxi $5 yoki ~100 so‘m!",
        "AT&T & boshqalar 5 < 6 > 3, soat 12:30:45 da",
        "[muharrir izohi] va snake_case_nom",
        "Sayt: https://example.org/a_b?c=d&e=f#g",
        "-Salom, 1.5 million, 10.000 ta; 50 % – ko‘p…",
        "№ 5: a|b / c",
    ],
)
def test_ordinary_text_stays_untouched(text: str) -> None:
    assert escape_paragraph(text) == text
