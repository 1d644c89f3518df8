"""One Markdown converter for all pages of a language.

MkDocs makes a converter for every page, and loading the extensions takes longer than converting an article. What MkDocs
adds for a page, it registers under names, so that in a converter that is used again the next page's takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import markdown
from mkdocs.structure import pages

_Modules: Any = pages
_ORIGINAL = markdown


class _Converters:
    """Gives the converter that was made for the same extensions, as new."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, ...], markdown.Markdown] = {}

    def __call__(self, extensions: Sequence[str], extension_configs: Mapping[str, Any]) -> markdown.Markdown:
        names = tuple(extensions)
        if names not in self.made:
            self.made[names] = markdown.Markdown(extensions=extensions, extension_configs=dict(extension_configs))
        converter: markdown.Markdown = self.made[names].reset()
        return converter


def share_converters() -> None:
    """Let MkDocs use one converter for all pages from now on; to be called anew where the settings change."""
    _Modules.markdown = SimpleNamespace(Markdown=_Converters())


def leave_converters() -> None:
    """Let MkDocs make a converter for each page again."""
    _Modules.markdown = _ORIGINAL
