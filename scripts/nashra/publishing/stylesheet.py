"""The stylesheet in parts, of which a page carries those it needs, and the policy that admits them and nothing else.

A part is a file in ``overrides/styles/``. Each becomes a ``style`` element of its own, so that the site has only
as many digests as there are parts, and one line of a host's headers can name them all.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from nashra.publishing.views import PageKind

DARK_SCREENS = "screen and (prefers-color-scheme: dark)"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")
_AFTER = re.compile(r"(:) ")
_SPACE = re.compile(r"\s+")
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_ALL = frozenset(PageKind)
_TEXTS = frozenset({PageKind.ARTICLE, PageKind.PAGE, PageKind.SAFETY, PageKind.REDIRECT})
_LISTS = _ALL - _TEXTS - {PageKind.DOWNLOADS, PageKind.NOT_FOUND}


@dataclass(frozen=True)
class Part:
    """A part of the stylesheet: the kinds of page that always have it, and what in a text's HTML asks for it."""

    name: str
    kinds: Collection[PageKind] = ()
    marks: tuple[str, ...] = ()
    media: str = ""

    def is_needed(self, kind: PageKind, content: str) -> bool:
        """Tell whether a page of a kind with this text needs the part."""
        return kind in self.kinds or any(mark in content for mark in self.marks)


_INLINE = ("<code", "<kbd", "<samp", "<mark", "<abbr", "<sub", "<sup")
_BLOCKS = ("<pre", "<table", "<figure", "<dl", "<dt", "task-list", 'class="footnote')
PREVIEW = Part("preview")
"""For problems, which only the preview shows."""
PARTS = (
    Part("base", _ALL),
    Part("dark", _ALL, media=DARK_SCREENS),
    Part("facts", {PageKind.ARTICLE, PageKind.NOT_FOUND, *_LISTS}),
    Part("listing", _LISTS),
    Part("search", {PageKind.HOME, PageKind.SEARCH}),
    Part("article", {PageKind.ARTICLE}),
    Part("downloads", {PageKind.DOWNLOADS}),
    Part("not-found", {PageKind.NOT_FOUND}),
    Part("prose", _TEXTS, ("<",)),
    Part("elements", (), (*_INLINE, *_BLOCKS)),
    Part("boxes", (), ('class="admonition', "<details")),
    Part("tabs", (), ('class="tabbed-set',)),
    PREVIEW,
)


def parts_for(kind: PageKind, content: str, *, preview: bool = False) -> tuple[Part, ...]:
    """Choose the parts for a page by its kind and by what the HTML of its text holds, in their order."""
    return tuple(part for part in PARTS if part.is_needed(kind, content) or (preview and part is PREVIEW))


def minify(css: str) -> str:
    """Take comments and needless white space out of our own stylesheet.

    Not for any stylesheet: it presumes what a test holds for ours, that no quoted text in it contains
    braces, colons, semicolons, commas or comments beside white space.
    """
    return _AFTER.sub(r"\1", _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css)))).replace(";}", "}").strip()


def inline_styles(html: str) -> list[str]:
    """Give the inline styles of a page of ours."""
    return _STYLE.findall(html)


@functools.lru_cache(maxsize=1 << 6)  # pages share their parts
def digest(text: str) -> str:
    """Give the source expression that admits an inline style or script with this text (CSP Level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def content_security_policy(
    styles: Iterable[str],
    script: str,
    *,
    preview: bool = False,
    linked: bool = False,
    forms: bool = False,
    scripts: bool = False,
) -> str:
    """Give the policy for a page with these inline styles and this inline script (CSP Level 3): the site and no other.

    ``linked`` is for a page whose styles and script are files of a bundle, which has no font and no manifest.
    ``forms`` admits the box of search, ``scripts`` the site's own, which only the search page has. ``preview`` admits
    the inline script and the connection that live reload of ``mkdocs serve`` needs. A block of data needs no source:
    no browser runs it.
    """
    style_sources, script_sources = [*map(digest, styles)], [digest(script)]
    if linked:
        style_sources, script_sources = ["'self'"], ["'self'"]
    elif preview:
        script_sources = ["'self'", "'unsafe-inline'"]
    elif scripts:
        script_sources = ["'self'", *script_sources]
    return as_policy(
        {
            "style-src": " ".join(style_sources),
            "script-src": " ".join(script_sources),
            "connect-src": "'self'" if preview else "",
            **dict.fromkeys(("media-src",) if linked else ("font-src", "media-src", "manifest-src"), "'self'"),
            "img-src": "'self' data:",
            "form-action": "'self'" if forms else "'none'",
        }
    )


def single_file_policy(style: str, script: str = "") -> str:
    """Give the policy for a page that is a single file: this style, this script, and images inside it."""
    sources = {"style-src": digest(style), "script-src": digest(script) if script else ""}
    return as_policy({**sources, "img-src": "data:", "form-action": "'none'"})


def as_policy(directives: Mapping[str, str]) -> str:
    """Write a policy of what is admitted; a directive without sources is left out, and so is not admitted."""
    named = {"default-src": "'none'", **directives, "base-uri": "'none'"}
    return "; ".join(f"{name} {sources}" for name, sources in named.items() if sources)
