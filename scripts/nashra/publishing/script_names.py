"""Short names for a script's own: what each name is, how far it reaches, and what it is called instead.

A name declared in an outermost function or method is that function's alone, and every function names its own from the
beginning of one alphabet, in the order in which they appear: functions become alike, which compresses best.
"""

from __future__ import annotations

import enum
import itertools
import string
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_OPEN, _CLOSE = "([{", ")]}"
# Those of ECMAScript that our scripts may use, and what a class calls its constructor.
_KEYWORDS = frozenset(
    {"as", "async", "await", "break", "case", "catch", "class", "const", "constructor", "continue", "default", "delete"}
    | {"do", "else", "extends", "false", "finally", "for", "function", "if", "in", "instanceof", "is", "let", "new"}
    | {"null", "of", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "void", "while"}
)
# Words before a bracket that holds no parameters.
_STATEMENTS = frozenset({"if", "for", "while", "switch"})
# Tokens before a brace that begins an object or a pattern, and no block.
_BEFORE_OBJECT = frozenset({"(", ",", "=", ":", "?", "[", "&", "|", "return", "let", "const"})
# Open brackets around what the whole script shares: those of the one function, and of its call.
_TOP = 2
# First the letters that scripts have most of anyway, which makes them shorter still when compressed.
_LETTERS = "etnriaoscludfpmhgvbyxkwjqz" + string.ascii_uppercase


class Role(enum.Enum):
    """What a token is to the names of a script."""

    VARIABLE = "variable"
    PROPERTY = "property"
    BOTH = "both"
    """A property and the variable of the same name, as in ``{ name }``."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a script. ``unit`` counts the outermost functions and methods; ``inside`` are its open brackets."""

    kind: str
    text: str
    role: Role = Role.OTHER
    unit: int = 0
    inside: tuple[str, ...] = ()


def short_names(tokens: Sequence[Token], listed: set[str]) -> list[Token]:
    """Give the tokens with shorter names: all that the script declares, and of its properties those listed."""
    placed = _placed(tokens)
    declared = [(token.unit if len(token.inside) > _TOP else -1, token.text) for token in _declared(placed)]
    everywhere = _named_everywhere(placed, {name for unit, name in declared if unit < 0})
    own = _named_in_units(placed, {pair for pair in declared if pair[0] >= 0}, everywhere)
    counted = Counter(token.text for token in placed if token.role in {Role.PROPERTY, Role.BOTH})
    by_use = sorted(listed.intersection(counted), key=lambda name: (-counted[name], name))
    free = (name for name in _names() if name not in counted)
    properties = dict(zip(by_use, free, strict=False))
    return [_renamed(token, {**everywhere, **own[token.unit]}, properties) for token in placed]


def _renamed(token: Token, variables: Mapping[str, str], properties: Mapping[str, str]) -> Token:
    variable = variables.get(token.text, token.text)
    member = properties.get(token.text, token.text)
    if token.role is Role.VARIABLE:
        return replace(token, text=variable)
    if token.role is Role.PROPERTY:
        return replace(token, text=member)
    if token.role is Role.BOTH:
        return replace(token, text=variable if variable == member else f"{member}:{variable}")
    return token


def _placed(tokens: Sequence[Token]) -> list[Token]:
    """Say of each token in which brackets and in which function it stands, and what it is."""
    placed, inside, unit = list[Token](), list[str](), 0
    for place, token in enumerate(tokens):
        before = tokens[place - 1].text if place else ""
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.kind == "other" and token.text in _CLOSE:
            inside.pop()
        placed.append(replace(token, role=_role(token, before, after, inside), unit=unit, inside=tuple(inside)))
        if token.kind == "other" and token.text in _OPEN:
            inside.append(_bracket(token.text, before, tokens[max(0, place - 2) : place]))
        elif token.text == "}" and token.kind == "other" and all(bracket == "class" for bracket in inside[2:]):
            unit += 1
    return placed


def _bracket(text: str, before: str, last: Sequence[Token]) -> str:
    if text == "{" and any(token.text == "class" for token in last):
        return "class"
    return "object" if text == "{" and before in _BEFORE_OBJECT else text


def _role(token: Token, before: str, after: str, inside: Sequence[str]) -> Role:
    if token.kind != "name":
        return Role.OTHER
    around = inside[-1] if inside else ""
    if before == "." or around == "class":
        return Role.PROPERTY
    if token.text in _KEYWORDS:
        return Role.OTHER
    if around == "object" and before in {"{", ","}:
        return Role.PROPERTY if after in {":", "("} else Role.BOTH
    return Role.VARIABLE


def _declared(tokens: Sequence[Token]) -> Iterator[Token]:
    """Find the names that a script declares: after ``let`` and the like, and as parameters."""
    for place, token in enumerate(tokens[:-1]):
        after = tokens[place + 1]
        if token.text in {"let", "const", "function", "class"} and token.role is Role.OTHER:
            yield from _bound(tokens, place + 1) if after.text in _OPEN else [after]
        elif token.text == "(" and token.kind == "other" and not _is_statement(tokens[place - 1]):
            end = _end(tokens, place)
            if tokens[end + 1].text in {"=>", "{"}:
                yield from _bound(tokens, place)
        elif after.text == "=>" and token.role is Role.VARIABLE:
            yield token


def _is_statement(token: Token) -> bool:
    return token.text in _STATEMENTS and token.role is Role.OTHER


def _bound(tokens: Sequence[Token], start: int) -> Iterator[Token]:
    """Give the variables between the bracket at ``start`` and its partner."""
    for token in tokens[start : _end(tokens, start)]:
        if token.role in {Role.VARIABLE, Role.BOTH}:
            yield token


def _end(tokens: Sequence[Token], start: int) -> int:
    """Find the partner of a bracket."""
    depth = len(tokens[start].inside)
    return next(place for place in range(start + 1, len(tokens)) if len(tokens[place].inside) == depth)


def _variables(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.role in {Role.VARIABLE, Role.BOTH}]


def _named_everywhere(tokens: Sequence[Token], names: set[str]) -> Mapping[str, str]:
    """Choose names for what the whole script shares, the shortest for the most frequent."""
    counted = Counter(token.text for token in _variables(tokens))
    free = (name for name in _names() if name not in counted)
    return dict(zip(sorted(names, key=lambda name: (-counted[name], name)), free, strict=False))


def _named_in_units(
    tokens: Sequence[Token], names: set[tuple[int, str]], everywhere: Mapping[str, str]
) -> list[Mapping[str, str]]:
    """Choose names for what is one function's own, in the order of appearance, none that it uses otherwise."""
    found: list[Mapping[str, str]] = []
    for _, group in itertools.groupby(tokens, key=lambda token: token.unit):
        inner = [token for token in group if len(token.inside) > _TOP]
        used = list(dict.fromkeys(token.text for token in _variables(inner)))
        own = [name for name in used if (len(found), name) in names]
        taken = {everywhere.get(name, name) for name in used if name not in own}
        found.append(dict(zip(own, (name for name in _names() if name not in taken), strict=False)))
    return found


def _names() -> Iterator[str]:
    pairs = (f"{first}{second}" for first, second in itertools.product(_LETTERS, repeat=2))
    yield from (name for name in itertools.chain(_LETTERS, pairs) if name not in _KEYWORDS)
