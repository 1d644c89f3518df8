"""The stylesheet as it goes into each page, and the policy that admits it and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")
_SPACE = re.compile(r"\s+")


def minify(css: str) -> str:
    """Take comments and needless white space out of our own stylesheet.

    Not for any stylesheet: it presumes what a test holds for ours, that no quoted text in it contains
    braces, semicolons, commas or comments beside white space.
    """
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()


def content_security_policy(style: str, *, preview: bool = False) -> str:
    """Give the policy for a page with this inline style (CSP Level 3): the site itself and no other.

    ``preview`` admits the inline script and the connection that live reload of ``mkdocs serve`` needs.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    directives = {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if preview:
        directives |= {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
