"""The script of search as it is published: without comments and white space, its own names shortened.

An own minifier, because the good ones are not Python, or have no wheels for every system. It is for this
one script, whose form it presumes: semicolons everywhere, no template inside a template, and a comment
``// Short:`` that lists the names that are neither the platform's nor the data's. Every test of search
runs the published form.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator, Mapping

_NAMES = re.compile(r"^\s*// Short: (.+)$", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<comment> //[^\n]* )
    | (?P<text> "(?:[^"\\\n]|\\.)*" )
    | (?P<template> `(?:[^`\\]|\\.)*` )
    | (?P<regex> (?<=[(,=:?!&|\ ]) / (?![/* ]) (?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+ /[gimsuy]* )
    | (?P<name> [A-Za-z_$][\w$]* )
    | (?P<space> \s+ )
    | (?P<other> . )""",
    re.VERBOSE | re.MULTILINE,
)
_INSERTION = re.compile(r"\$\{([^}]*)\}")


def minify_script(source: str) -> str:
    """Shorten our own script."""
    listed = [name for line in _NAMES.findall(source) for name in line.split()]
    shorter = dict(zip(listed, _short_names(source), strict=False))
    return _minified(source, shorter) + "\n"


def _short_names(source: str) -> Iterator[str]:
    taken = {"as", "do", "if", "in", "is", "of"}.union(re.findall(r"[A-Za-z_$][\w$]*", source))
    letters = string.ascii_letters
    candidates = itertools.chain(letters, (f"{first}{second}" for first in letters for second in letters))
    return (name for name in candidates if name not in taken)


def _minified(source: str, shorter: Mapping[str, str]) -> str:
    written: list[str] = []
    pending_space = False
    for match in _TOKEN.finditer(source):
        kind, token = match.lastgroup, match[0]
        if kind in {"comment", "space"}:
            pending_space = True
            continue
        if kind == "name":
            token = "let" if token == "const" else shorter.get(token, token)
        elif kind == "template":
            token = _INSERTION.sub(lambda found: f"${{{_minified(found[1], shorter)}}}", token)
        if pending_space and written and _would_join(written[-1], token):
            written.append(" ")
        written.append(token)
        pending_space = False
    return "".join(written)


def _would_join(before: str, after: str) -> bool:
    """Tell whether two tokens need white space between them to stay two."""
    both_names = (before[-1].isalnum() or before[-1] in "_$") and (after[0].isalnum() or after[0] in "_$")
    return both_names or before[-1] + after[0] in {"++", "--"}
