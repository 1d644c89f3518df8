"""A bulletin whose one article in each language holds everything that Markdown gives an editor."""

from __future__ import annotations

from pathlib import Path

from tests import feature_site
from tests.bulletins import Bulletin

DATA = Path(__file__).parent / "data" / "elements"
PATHS = {"uz": "articles/2026/elements", "ar": "ar/articles/2026/elements-ar"}
"""Where the article lies in the site. The two are no translations of one another."""
TITLES = {"uz": "Markdown unsurlari", "ar": "عناصر النص"}


def build(root: Path) -> None:
    """Write and build it: the website in ``site``, a bundle of both languages in ``off``."""
    bulletin = Bulletin(root, tuple(TITLES))
    feature_site.dress(root)
    for language, title in TITLES.items():
        body = (DATA / f"{language}.md").read_text("utf-8")
        bulletin.article(language, PATHS[language].partition("articles/")[2], title=title, body=body)
    bulletin.article(
        "uz", "2026/plain", title="Oddiy matn", body="Faqat **soʻzlar**, [havola](elements.md) va roʻyxat:\n\n- bir"
    )
    drawing = (DATA / "shapes.svg").read_bytes()
    bulletin.write("docs/uz/articles/2026/elements/shapes.svg", drawing)
    bulletin.write("docs/ar/articles/2026/elements-ar/shapes.svg", drawing)
    feature_site.build(root, root / "site")
    feature_site.build(root, root / "off", "--offline")
