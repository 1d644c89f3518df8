"""The one list of Markdown extensions, with their settings.

MkDocs is handed this list by the plugin, and bundles render with it, so that an article looks alike
everywhere. Left out on purpose: ``snippets`` (it includes files from the disk) and everything that
needs a script in the reader's browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nashra.orthography.slugs import slug
from nashra.rendering.foreign_links import Resolve


@dataclass(frozen=True)
class InterfaceTitles:
    """The words that rendering itself puts into a page, in the page's language."""

    language: str
    admonitions: Mapping[str, str]
    """Titles of boxes without one of their own, by type (``note``, ``warning`` …)."""
    footnote_back: str
    """Title of the arrow back from a footnote; ``{number}`` stands for the footnote's number."""
    table: str = "{number}"
    """Name of a table for screen readers; ``{number}`` stands for its number on the page."""


def extension_names() -> list[str]:
    """Name the extensions, in the order in which Python-Markdown must load them."""
    own = [f"nashra.rendering.{name}" for name in ("interface_titles", "foreign_links", "tables", "task_labels")]
    return [*_PLAIN, *_CONFIGURED, "toc", "footnotes", *own, ISOLATION]


def extension_settings(titles: InterfaceTitles, resolve: Resolve | None = None) -> dict[str, dict[str, Any]]:
    """Give the settings of the extensions by name, for a page in one language.

    ``resolve`` tells of each link whether it leads to a page in another language.
    """

    def heading_id(text: str, separator: str) -> str:
        """Name a heading so that its address stays readable in any script; toc numbers repetitions."""
        del separator
        return slug(text, titles.language)

    return {
        **_CONFIGURED,
        "toc": {"slugify": heading_id, "permalink": False},
        "footnotes": {"BACKLINK_TITLE": titles.footnote_back.replace("{number}", "{}")},
        "nashra.rendering.interface_titles": {"titles": dict(titles.admonitions)},
        "nashra.rendering.foreign_links": {"resolve": resolve},
        "nashra.rendering.tables": {"name": titles.table},
        ISOLATION: {"language": titles.language},
    }


ISOLATION = "nashra.rendering.isolated_html"
"""The extension that marks what runs against the page: the one whose elements depend on the language of the text."""
_PLAIN = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tilde",
    "pymdownx.blocks.caption",
    "pymdownx.tasklist",
]
_CONFIGURED: dict[str, dict[str, Any]] = {
    # A strict style-src refuses the style attribute that is the default; our tables make a class of it.
    "tables": {"use_align_attribute": True},
    "pymdownx.highlight": {"use_pygments": True, "guess_lang": False, "anchor_linenums": False},
    "pymdownx.tabbed": {"alternate_style": True},
}
