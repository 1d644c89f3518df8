"""What the pages of the mixed bulletin paint: the texts, how they are set, and the order of their letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.mixed_bulletin import LEFT_TO_RIGHT

PAINTED = (Path(__file__).parent / "painted.js").read_text("utf-8")
ARTICLE = "articles/2026/kalima/"
UZBEK = "articles/2026/xabar/"
ARABIC_PAGES = (
    "ar/",
    f"ar/{ARTICLE}",
    "ar/articles/2026/thani/",
    "ar/articles/2026/thalith/",
    "ar/themes/",
    "ar/themes/prevention/",
    "ar/archive/",
    "ar/archive/2026/11/",
    "ar/safety/",
    "ar/search/",
    "ar/downloads/",
    "ar/elsewhere/",
)
PAGES = (*ARABIC_PAGES, "", UZBEK, "archive/2026/11/", "fa/", f"fa/{UZBEK}", "uz-Cyrl/", f"uz-Cyrl/{UZBEK}")

Painted = dict[str, dict[str, Any]]
"""Address of a page below the site → what it paints, and the ``lang`` and ``dir`` of its root."""


def paint(page: Page, base: str) -> Painted:
    """Open every page in a tab as wide as it is."""
    painted: Painted = {}
    for path in PAGES:
        page.goto(base + path)
        root = page.locator("html")
        painted[path] = {
            **page.evaluate(PAINTED, list(LEFT_TO_RIGHT)),
            "lang": root.get_attribute("lang"),
            "dir": root.get_attribute("dir"),
        }
    return painted
