"""Markdown becomes HTML in the page's language, and plain text for summaries."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings
from nashra.rendering.plain_text import all_text, first_paragraph, summarise

UZBEK = InterfaceTitles("uz", {"note": "Eslatma", "warning": "Diqqat"}, "Matnga qaytish, {number}-izoh")


def html(text: str, titles: InterfaceTitles = UZBEK) -> str:
    return Markdown(extensions=extension_names(), extension_configs=extension_settings(titles)).convert(text)


@pytest.mark.parametrize("marker", ["!!!", "???", "???+"])
def test_a_box_without_a_title_gets_one_in_the_language_of_the_page(marker: str) -> None:
    assert "Eslatma" in html(f"{marker} note\n    Matn.")
    assert "Note" not in html(f"{marker} note\n    Matn.")


def test_a_box_keeps_the_title_an_editor_gave_it() -> None:
    assert "Muhim" in html('!!! note "Muhim"\n    Matn.')
    assert "title" not in html('!!! note ""\n    Matn.')
    assert "Custom" in html("!!! custom\n    Matn.")


def test_headings_have_readable_addresses_in_any_script() -> None:
    arabic = InterfaceTitles("ar", {}, "{number}")
    assert 'id="oldini-olish"' in html("## Oldini olish")
    assert 'id="alwqayh"' in html("## الوقاية", arabic)
    assert 'id="bir_1"' in html("## Bir\n\n## Bir")


def test_a_footnote_leads_back_in_the_language_of_the_page() -> None:
    assert 'title="Matnga qaytish, 1-izoh"' in html("Matn[^1].\n\n[^1]: Izoh.")


def test_aligned_columns_need_no_style_attribute() -> None:
    made = html("| a | b | c | d |\n|--:|:-:|:--|---|\n| 1 | 2 | 3 | 4 |")
    assert '<th class="ends">a</th>' in made
    assert '<td class="ends">1</td>\n<td class="centred">2</td>\n<td class="starts">3</td>\n<td>4</td>' in made
    assert "style=" not in made
    assert "align=" not in made


def test_a_table_stands_in_a_box_with_a_name_of_its_own() -> None:
    titles = InterfaceTitles("uz", {}, "", "{number}-jadval")
    made = html("| a |\n|---|\n| b |\n/// caption\nc\n///\n\nMatn.\n\n| a |\n|---|\n| b |", titles)
    names = re.findall(r'<div aria-label="([^"]*)" class="scroll" role="region" tabindex="0">\n<table>', made)
    assert names == ["1-jadval", "2-jadval"]


def test_the_words_of_a_task_are_the_label_of_its_box() -> None:
    made = html("- [x] bir *ikki*\n- [ ] uch\n    - [ ] toʻrt")
    assert re.findall(r"<label><input[^>]*> ([^/]*?)</", made) == ["bir <em>ikki", "uch", "toʻrt"]
    assert made.count("</label>") == 3


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("**Bir** *ikki* `uch`.\n\nYana.", "Bir ikki uch."),
        ("# Sarlavha\n\nMatn[^1].\n\n[^1]: Izoh.", "Matn."),
        ("!!! note\n    Quti.\n\nMatn.", "Quti."),
        ("| a |\n|---|\n| b |\n\nMatn.", "Matn."),
        ("```\nkod\n```\n", ""),
        ("A &amp; B &lt; C", "A & B < C"),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_found_without_markup(body: str, text: str) -> None:
    assert first_paragraph(body) == text


@given(st.text(alphabet="Bi r,.:;!?-—()'\"“”«»ʻʼ1/#+=~^|$%@ا ل", max_size=40))
def test_the_short_way_to_the_first_paragraph_leads_to_the_same(line: str) -> None:
    assert first_paragraph(f"A{line}\n\nYana.") == slow(f"A{line}\n\nYana.")


def slow(body: str) -> str:
    """Take the way through Markdown: a title above the paragraph does not let it begin the text."""
    return first_paragraph(f"# Sarlavha\n\n{body}")


def test_a_summary_ends_with_a_sentence() -> None:
    assert summarise("Bir gap. Ikki gap! Uch gap.", 300) == "Bir gap. Ikki gap!"
    assert summarise("Bir gap. Ikki gap!", 10) == "Bir gap."


@pytest.mark.parametrize("mark", ["ʻ", "ʼ", "ـ", "\u0301"])
def test_text_full_of_marks_that_are_letters_too_is_read_at_once(mark: str) -> None:
    """Each of them once doubled the time, so that forty took for ever."""
    assert all_text(f"{f'o{mark}z ' * 5000}*") == f"{f'o{mark}z ' * 5000}*"
