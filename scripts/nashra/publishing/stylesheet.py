"""The stylesheet as it goes into each page, and the policy that admits it and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")
_SPACE = re.compile(r"\s+")


def minify(css: str) -> str:
    """Take comments and needless white space out of our own stylesheet.

    Not for any stylesheet: it presumes what a test holds for ours, that no quoted text in it contains
    braces, semicolons, commas or comments beside white space.
    """
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()


def content_security_policy(
    style: str,
    *,
    preview: bool = False,
    alone: bool = False,
    linked: bool = False,
    forms: bool = False,
    scripts: Sequence[str] = (),
) -> str:
    """Give the policy for a page with this inline style (CSP Level 3): the site itself and no other.

    ``linked`` is for a page whose style is a file of the site; ``alone`` for one that is a single file and has
    nothing beside it. ``forms`` admits the box of search. ``scripts`` are the sources that may be run: the
    site's own on the search page, and blocks of data by their digest, which no browser runs or asks the policy about,
    but checkers of pages do. ``preview`` admits the inline script and the connection that live reload of
    ``mkdocs serve`` needs.
    """
    directives = {
        "default-src": "'none'",
        "style-src": f"'self' {by_digest(style)}" if linked else by_digest(style),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'" if forms else "'none'",
    }
    if alone:
        directives |= {"img-src": "data:", **dict.fromkeys(("font-src", "media-src", "manifest-src"), "'none'")}
    if scripts:
        directives["script-src"] = " ".join(scripts)
    if preview:
        directives |= {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def by_digest(text: str) -> str:
    """Name an inline style or script by its digest, as a policy does (CSP Level 3, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
