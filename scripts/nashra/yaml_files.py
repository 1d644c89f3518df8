"""The one reader and writer of YAML.

A document is read into plain values *and* the place of each of them, so that a problem can name line
and column. Dates stay text (the front-matter schema judges them), duplicate keys are refused, and
``!ENV`` is resolved from variables that are passed in; any other tag stays an :class:`OpaqueTag`,
because ``mkdocs.yml`` may hold tags that only MkDocs understands.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from nashra.problems import NashraError, Problem

YamlPath = tuple[str | int, ...]
Place = tuple[int, int]

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 100
_LONGEST_NUMBER = 100
_BaseDumper: Any = yaml.SafeDumper


@dataclass(frozen=True)
class OpaqueTag:
    """A value under a tag that is not ours to interpret."""

    tag: str


@dataclass(frozen=True)
class Document:
    """A YAML document: its value, and line and column (from 1) of each key or item by its path."""

    path: str
    value: Any
    places: Mapping[YamlPath, Place]

    def place(self, *yaml_path: str | int) -> Place:
        """Give the place of a value, or of the nearest thing around it that has one."""
        for end in range(len(yaml_path), -1, -1):
            if yaml_path[:end] in self.places:
                return self.places[yaml_path[:end]]
        return (0, 0)

    def problem(self, code: str, *yaml_path: str | int, **parameters: str) -> Problem:
        """Make a problem that points at a value of this document."""
        line, column = self.place(*yaml_path)
        return Problem(self.path, line, column, code, parameters=parameters)


class _Loader(_BaseLoader):  # type: ignore[misc]  # chosen at run time: libyaml's when there is one
    """A safe loader that leaves dates as text and knows ``!ENV``."""

    variables: Mapping[str, str] | None = None


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
    for first, resolvers in _BaseLoader.yaml_implicit_resolvers.items()
}


def _construct_env(loader: Any, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, …, default]``, as MkDocs' own ``pyyaml_env_tag`` reads it."""
    if loader.variables is None:
        return OpaqueTag(node.tag)
    if isinstance(node, yaml.ScalarNode):
        return loader.variables.get(loader.construct_scalar(node))
    if not isinstance(node, yaml.SequenceNode):
        return OpaqueTag(node.tag)
    items = loader.construct_sequence(node)
    names, default = (items, None) if len(items) < 2 else (items[:-1], items[-1])
    found = [loader.variables[name] for name in names if name in loader.variables]
    return found[0] if found else default


def _construct_opaque(loader: Any, suffix: str, node: yaml.Node) -> OpaqueTag:
    del loader, suffix
    return OpaqueTag(node.tag)


def _construct_int(loader: Any, node: yaml.Node) -> int:
    """Refuse numbers so long that Python would not write them."""
    if len(node.value) > _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(node.value)} digits")
    return int(loader.construct_yaml_int(node))


_Loader.add_constructor("tag:yaml.org,2002:int", _construct_int)
_Loader.add_constructor("!ENV", _construct_env)
_Loader.add_multi_constructor("!", _construct_opaque)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _construct_opaque)


def parse(text: str, path: str, *, first_line: int = 1, variables: Mapping[str, str] | None = None) -> Document:
    """Read one YAML document that starts at line ``first_line`` of the file ``path``.

    Raises :class:`NashraError` (``yaml-syntax``, ``yaml-duplicate-key``) for text that is not one.
    """
    offset = first_line - 1
    try:
        _refuse_deep(text)
        loader = _Loader(text)
        loader.variables = variables
        try:
            node = loader.get_single_node()
            places, duplicates = _survey(node, offset)
            value = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise NashraError([_syntax_problem(error, path, offset)]) from error
    if duplicates:
        raise NashraError(
            Problem(path, line, column, "yaml-duplicate-key", parameters={"key": key})
            for key, (line, column) in duplicates
        )
    return Document(path, value, places)


def _refuse_deep(text: str) -> None:
    """Refuse what nests so deeply that libyaml, which counts no levels, would overflow the stack and end the program.

    Only a text with many signs of nesting is looked at closely. Raises ``ValueError`` and ``yaml.YAMLError``.
    """
    if sum(map(text.count, "[{-?\n")) < _DEEPEST:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_BaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"more than {_DEEPEST} levels")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax_problem(error: Exception, path: str, offset: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    found = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    line, column = (mark.line + 1 + offset, mark.column + 1) if mark else (1 + offset, 0)
    return Problem(path, line, column, "yaml-syntax", parameters={"found": str(found)})


def _survey(root: yaml.Node | None, offset: int) -> tuple[dict[YamlPath, Place], list[tuple[str, Place]]]:
    """Collect the place of every value, and the keys that stand twice in one mapping."""
    places: dict[YamlPath, Place] = {}
    duplicates: list[tuple[str, Place]] = []
    waiting: list[tuple[YamlPath, yaml.Node]] = [((), root)] if root is not None else []
    seen: set[int] = set()
    while waiting:
        path, node = waiting.pop()
        places.setdefault(path, _place(node, offset))
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, child in node.value:
                name = str(key.value)
                if (*path, name) in places:
                    duplicates.append((name, _place(key, offset)))
                places[(*path, name)] = _place(key, offset)
                waiting.append(((*path, name), child))
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(((*path, index), child) for index, child in enumerate(node.value))
    return places, duplicates


def _place(node: yaml.Node, offset: int) -> Place:
    return (node.start_mark.line + 1 + offset, node.start_mark.column + 1)


class Quoted(str):
    """Text that is written in double quotes, so that editors need not know when YAML demands them."""

    __slots__ = ()


class Inline(list[Any]):
    """A list that is written on one line, in brackets."""

    __slots__ = ()


class InlineMapping(dict[str, Any]):
    """A mapping that is written on one line, in braces."""

    __slots__ = ()


class _Dumper(_BaseDumper):  # type: ignore[misc]  # untyped base
    """Writes :class:`Quoted` and :class:`Inline` as they ask, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(
    Inline, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)
_Dumper.add_representer(
    InlineMapping, lambda dumper, items: dumper.represent_mapping("tag:yaml.org,2002:map", items, flow_style=True)
)
_Dumper.add_representer(
    datetime.date, lambda dumper, day: dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())
)


def dump(value: Mapping[str, Any]) -> str:
    """Write a mapping as YAML in the order given, one line a text, ending in a newline."""
    text: str = yaml.dump(
        dict(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31, default_flow_style=False
    )
    return text
