"""Our scripts as they are published: without comments and white space, their own names shortened.

An own minifier, because the good ones are not Python, or have no wheels for every system. It is for these
two scripts, whose form it presumes: one function around everything, semicolons everywhere, no template inside a
template, and a comment ``// Short:`` that lists the names that are neither the platform's nor the data's. Every test in
a browser runs the published form.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAMES = re.compile(r"^\s*// Short: (.+)$", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_KEYWORDS = frozenset({"as", "do", "if", "in", "is", "of"})
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


@dataclass
class _Use:
    """How a name is used: in which functions, and whether other functions may mean the same by it."""

    functions: set[int] = field(default_factory=set)
    shared: bool = False


def minify_script(source: str) -> str:
    """Shorten our own script."""
    listed = {name for line in _NAMES.findall(source) for name in line.split()}
    return _minified(source, _shorter(source, listed)) + "\n"


def _shorter(source: str, listed: set[str]) -> Mapping[str, str]:
    """Choose short names. Names that are a function's alone are used again in others, which compresses better."""
    uses = {name: use for name, use in _uses(source).items() if name in listed}
    counted = Counter(_NAME.findall(source))
    taken: dict[int, set[str]] = defaultdict(set)
    everywhere = _KEYWORDS.union(counted)
    chosen: dict[str, str] = {}
    for name in sorted(uses, key=lambda name: (uses[name].shared, -counted[name], name)):
        use = uses[name]
        near = set(chosen.values()) if use.shared else set[str]().union(*(taken[place] for place in use.functions))
        chosen[name] = next(short for short in _short_names() if short not in near and short not in everywhere)
        for place in use.functions:
            taken[place].add(chosen[name])
    return chosen


def _short_names() -> Iterator[str]:
    letters = string.ascii_lowercase + string.ascii_uppercase
    yield from letters
    yield from (f"{first}{second}" for first, second in itertools.product(letters, repeat=2))


def _uses(source: str) -> Mapping[str, _Use]:
    """Follow the brackets, and find for each name the outermost functions and methods that use it."""
    uses: dict[str, _Use] = defaultdict(_Use)
    pieces = [(match.lastgroup, match[0]) for match in _TOKEN.finditer(source)]
    code = [(kind, piece) for kind, piece in pieces if kind not in {"comment", "space"}]
    function, brackets, is_class = 0, list[str](), False
    for place, (kind, piece) in enumerate(code):
        outside = all(bracket == "class" for bracket in brackets[2:])
        if kind == "name":
            before, after = code[place - 1][1], code[place + 1][1] if place + 1 < len(code) else ""
            uses[piece].functions.add(function)
            is_spread = code[place - 3 : place] == [("other", ".")] * 3
            uses[piece].shared |= (before == "." and not is_spread) or (
                outside and before in {"const", "let", "function", "class"}
            )
            uses[piece].shared |= brackets[-1:] == ["class"]
            uses[piece].shared |= brackets[-1:] == ["{"] and before in "{,." and after in ",}:"
            is_class |= piece == "class"
        elif kind == "template":
            for name in (name for inserted in _INSERTION.findall(piece) for name in _NAME.finditer(inserted)):
                uses[name[0]].functions.add(function)
        elif piece in "([{":
            brackets.append("class" if is_class and piece == "{" else piece)
            is_class = is_class and piece != "{"
        elif piece in ")]}":
            brackets.pop()
            if piece == "}" and all(bracket == "class" for bracket in brackets[2:]):
                function += 1
    return uses


def _minified(source: str, shorter: Mapping[str, str]) -> str:
    written: list[str] = []
    pending_space = False
    for match in _TOKEN.finditer(source):
        kind, token = match.lastgroup, match[0]
        if kind in {"comment", "space"}:
            pending_space = True
            continue
        if kind == "name":
            token = {"const": "let"}.get(token) or shorter.get(token, token)
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
