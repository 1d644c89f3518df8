"""How letters are set on built pages: points 10 to 18 of what readers of right-to-left scripts need.

``test_right_to_left.py`` has those about order and direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from tests.browser.conftest import Visit
from tests.browser.painting import ARTICLE, PAINTED, UZBEK, Painted
from tests.browser.tour import PHONE

ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
SMALLEST_BODY, SMALLEST_TEXT = 18, 15
BODY_LEADING, HEADING_LEADING = 1.75, 1.35
# Below the base line a Naskh ي takes about a third of the letter's size with its dots.
LEAST_UNDERLINE_OFFSET = 0.33
PHYSICAL = re.compile(
    r"(?:^|-)(?:left|right)(?:-|$)|^(?:margin|padding|border)-(?:top|bottom)$",
)
DECLARED = """() => {
  const declared = [];
  const read = (rules) => {
    for (const rule of rules) {
      const { style, cssText } = rule;
      for (const name of style ?? []) declared.push([cssText.slice(0, 80), name, style.getPropertyValue(name)]);
      if (rule.cssRules) read(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) read(sheet.cssRules);
  return declared;
}"""


def arabic(painted: Painted) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every text in Arabic letters with its place, on pages of any language."""
    for path, page in painted.items():
        yield from ((f"{path}: {text['text']}", text) for text in page["texts"] if ARABIC.search(text["text"]))


@pytest.mark.parametrize("path", ["ar/", f"ar/{ARTICLE}", "ar/search/", "ar/themes/", "ar/downloads/", "ar/archive/"])
def test_no_style_names_the_left_or_the_right(mixed_site: str, visit: Visit, path: str) -> None:
    declared = visit(mixed_site + path).page.evaluate(DECLARED)
    assert len(declared) > 100
    sided = [each for each in declared if PHYSICAL.search(each[1]) and not is_whole(each, declared)]
    assert sided == []
    assert [each for each in declared if each[2] in {"left", "right"}] == []


def is_whole(declaration: list[str], declared: list[list[str]]) -> bool:
    """Tell that a side was set by a shorthand for all four sides, alike on both of them."""
    rule, name, value = declaration
    other = name.replace("left", "RIGHT").replace("right", "left").replace("RIGHT", "right")
    return any(each == [rule, other, value] for each in declared)


def test_arabic_letters_are_never_spaced(painted: Painted) -> None:
    assert [place for place, text in arabic(painted) if text["spacing"] != 0] == []


def test_arabic_is_never_slanted(painted: Painted) -> None:
    assert any(text["text"] == "ذاك" for _, text in arabic(painted)), "no Arabic word is stressed"
    assert [place for place, text in arabic(painted) if text["slant"] != "normal"] == []


def test_stress_in_arabic_is_seen_by_its_weight(mixed_site: str, visit: Visit) -> None:
    page = visit(f"{mixed_site}ar/{ARTICLE}").page
    weight = "element => Number(getComputedStyle(element).fontWeight)"
    assert page.locator(".prose em").first.evaluate(weight) > page.locator(".prose p").first.evaluate(weight)


def test_letters_are_never_changed_into_capitals_so_that_uzbek_i_stays(painted: Painted) -> None:
    texts = [text for page in painted.values() for text in page["texts"]]
    assert [text["text"] for text in texts if text["transform"] != "none"] == []


def test_arabic_body_text_is_large_and_has_room_between_lines(painted: Painted) -> None:
    found = [(place, text["size"], text["leading"]) for place, text in arabic(painted) if text["paragraph"]]
    assert len(found) > 10
    assert [each for each in found if not each[1] >= SMALLEST_BODY or not each[2] >= BODY_LEADING] == []


def test_arabic_headings_and_small_text_have_room_too(painted: Painted) -> None:
    headings = [(place, text["leading"]) for place, text in arabic(painted) if text["heading"]]
    assert len(headings) > 10
    assert [each for each in headings if not each[1] >= HEADING_LEADING] == []
    assert [(place, text["size"]) for place, text in arabic(painted) if not text["size"] >= SMALLEST_TEXT] == []


def test_no_text_is_smaller_on_a_phone(mixed_site: str, visit: Visit) -> None:
    for path in ("ar/", f"ar/{ARTICLE}", UZBEK):
        texts = visit(mixed_site + path, width=PHONE).page.evaluate(PAINTED, [])["texts"]
        small = [text["text"] for text in texts if ARABIC.search(text["text"]) and text["size"] < SMALLEST_TEXT]
        assert small == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_arabic_is_painted_in_full_colour(mixed_site: str, visit: Visit, scheme: Literal["light", "dark"]) -> None:
    for path in ("ar/", f"ar/{ARTICLE}", "ar/articles/2026/thalith/", "ar/themes/", "ar/search/", "ar/downloads/"):
        texts = visit(mixed_site + path, scheme=scheme).page.evaluate(PAINTED, [])["texts"]
        pale = [text["text"] for text in texts if ARABIC.search(text["text"]) and text["opaque"] < 1]
        assert pale == [], path


def test_no_text_is_justified(painted: Painted) -> None:
    texts = [text for page in painted.values() for text in page["texts"]]
    assert [text["text"] for text in texts if text["align"] == "justify"] == []


def test_underlines_are_clear_of_the_dots(painted: Painted) -> None:
    found = [(place, text) for place, text in arabic(painted) if text["underline"] is not None]
    assert len(found) > 10
    close = [place for place, text in found if not text["underline"] >= LEAST_UNDERLINE_OFFSET]
    assert close == []
    assert {text["skips"] for _, text in found} == {"auto"}
