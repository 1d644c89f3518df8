"""Our scripts as they are published: without comments and white space, their own names shortened.

An own minifier, because the good ones are not Python, or have no wheels for every system. It is for these
two scripts, whose form it presumes: one function around everything, semicolons everywhere, no default values in
parameters, no template inside a template, and a comment ``// Short:`` that lists the names of properties that are
neither the platform's nor the data's. Every test in a browser runs the published form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nashra.publishing.script_names import Role, Token, short_names

_LISTED = re.compile(r"^\s*// Short: (.+)$", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<comment> //[^\n]* )
    | (?P<text> "(?:[^"\\\n]|\\.)*" )
    | (?P<template> `(?:[^`\\]|\\.)*` )
    | (?P<regex> (?<=[(,=:?!&|\ ]) / (?![/* ]) (?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+ /[gimsuy]* )
    | (?P<name> [A-Za-z_$][\w$]* )
    | (?P<space> \s+ )
    | (?P<number> \d+(?:\.\d+)? )
    | (?P<other> => | \.\.\. | \+\+ | -- | . )""",
    re.VERBOSE | re.MULTILINE,
)
_SHORTER = {"const": "let", "true": "!0", "false": "!1"}
_INSERTION = re.compile(r"(\$\{[^}]*\})")


def minify_script(source: str) -> str:
    """Shorten our own script.

    No white space stands at its ends: the Nu checker takes the digest of a script without it, browsers with it.
    """
    listed = {name for line in _LISTED.findall(source) for name in line.split()}
    tokens = [token for token in _tokens(source) if token.kind not in {"comment", "space"}]
    return _joined(_fewer(short_names(tokens, listed)))


def _tokens(source: str) -> Iterator[Token]:
    """Cut a script into tokens; a template becomes its texts and the tokens that are inserted."""
    for match in _TOKEN.finditer(source):
        if match.lastgroup != "template":
            yield Token(match.lastgroup or "", match[0])
            continue
        for part in _INSERTION.split(match[0]):
            if part.startswith("${"):
                yield Token("template", "${")
                yield from _tokens(part[2:-1])
                yield Token("template", "}")
            elif part:
                yield Token("template", part)


def _fewer(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the semicolon at the end of a block, and the brackets around the one parameter of a function."""
    texts = [token.text for token in tokens]
    left_out = {place for place in range(len(texts) - 1) if texts[place] == ";" and texts[place + 1] == "}"}
    for place in range(len(texts) - 3):
        if texts[place] == "(" and texts[place + 2 : place + 4] == [")", "=>"] and tokens[place + 1].kind == "name":
            left_out.update((place, place + 2))
    return [token for place, token in enumerate(tokens) if place not in left_out]


def _joined(tokens: Sequence[Token]) -> str:
    """Write tokens with white space only where two would become one."""
    written, former = list[str](), Token("template", "")
    for token in tokens:
        text = _SHORTER.get(token.text, token.text) if token.role is Role.OTHER else token.text
        if "template" not in (token.kind, former.kind) and _would_join(former.text, text):
            written.append(" ")
        written.append(text)
        former = token
    return "".join(written)


def _would_join(before: str, after: str) -> bool:
    """Tell whether two tokens need white space between them to stay two."""
    both_names = (before[-1].isalnum() or before[-1] in "_$") and (after[0].isalnum() or after[0] in "_$")
    return both_names or (before[-1] == after[0] and after[0] in "+-")
