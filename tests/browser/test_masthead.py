"""The masthead of a bulletin in more than two languages: all of them and the whole name are in sight on a phone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.conftest import Serve, Visit

# Where the text of the name ends, in which there are long words, and where everything beside it and below it lies.
BOXES = """() => {
  const name = document.querySelector(".brand span");
  name.textContent = "Axborotnomalarimiz";
  const text = document.createRange();
  text.selectNodeContents(name);
  return [text, ...document.querySelectorAll(".find, .languages a")].map(box => box.getBoundingClientRect().toJSON());
}"""


@pytest.mark.parametrize("width", [320, 360, 420])
@pytest.mark.parametrize("path", ["", "ar/", "en/"])
def test_no_language_is_cut_off_and_nothing_lies_over_the_name(
    features: Path, serve: Serve, visit: Visit, path: str, width: int
) -> None:
    page = visit(f"{serve(features / 'site')}{path}", width=width).page
    boxes = page.evaluate(BOXES)
    assert len(boxes) == 4
    for box in boxes:
        assert box["left"] >= 0
        assert box["right"] <= width
    for one, other in pairwise(boxes):
        beside = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert beside or one["bottom"] <= other["top"]
