"""What editors write as JSON Schema (draft 2020-12), for their tools.

Front matter and sidecars follow from the declarations by which they are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nashra.content.schema import FIELDS, LONGEST_LABEL, Day, Field, Flag, Group, Kind, Shape, Text, Texts, Themes
from nashra.content.themes import WEIGHTS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Not the whole truth about days (2026-02-30 fits); `nashra check` knows it.
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def json_schema(theme_ids: Sequence[str]) -> dict[str, Any]:
    """Give the schema of front matter: of an article, a translation or a page, each with the keys it may have."""
    return {
        "$schema": _DIALECT,
        "title": "Front matter of a Markdown file in docs/",
        "anyOf": [{"$ref": f"#/$defs/{kind.value}"} for kind in Kind],
        "$defs": {kind.value: _group(FIELDS, kind, theme_ids) for kind in Kind},
    }


def raw_facts_schema(sidecar: Sequence[Field], languages: Sequence[str], theme_ids: Sequence[str]) -> dict[str, Any]:
    """Give the schema of the YAML beside raw files: sidecars with these fields, and the labels of ``chrome.yml``.

    One schema for both, because the tools that read it cannot leave one file of a folder out.
    """
    facts = _group(sidecar, Kind.ARTICLE, theme_ids)
    facts["properties"]["lang"] = {**facts["properties"]["lang"], "enum": list(languages)}
    lists = {"additionalProperties": {"type": "array"}, "minProperties": 1, "not": {"required": ["tags"]}}
    labels = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": LONGEST_LABEL}}
    return {
        "$schema": _DIALECT,
        "title": "Facts about a raw file, or labels of sources (chrome.yml)",
        "if": lists,
        "then": {"type": "object", "additionalProperties": labels},
        "else": {**facts, "type": ["object", "null"]},
    }


def themes_schema(languages: Sequence[str]) -> dict[str, Any]:
    """Give the schema of the vocabulary of themes: words in every language of the bulletin, phrases in any."""
    texts = {"type": "array", "items": {"type": "string", "minLength": 1}}
    words = {
        "type": "object",
        "required": list(languages),
        "additionalProperties": {"type": "string", "minLength": 1},
    }
    weighted = {"type": "object", "properties": dict.fromkeys(WEIGHTS, texts), "additionalProperties": False}
    theme = {
        "type": "object",
        "properties": {
            "label": {"description": "What readers see.", **words},
            "description": {"description": "One sentence under the label.", **words},
            "phrases": {
                "description": "What suggests the theme, by language and weight.",
                "type": "object",
                "additionalProperties": weighted,
            },
        },
        "required": ["label", "description"],
        "additionalProperties": False,
    }
    return {
        "$schema": _DIALECT,
        "title": "Themes of the bulletin",
        "type": "object",
        "properties": {"subject": {"type": "object", "additionalProperties": texts}},
        "patternProperties": {"^(?!subject$)[a-z]+(-[a-z]+)*$": theme},
        "additionalProperties": False,
    }


def _group(fields: Sequence[Field], kind: Kind, theme_ids: Sequence[str]) -> dict[str, Any]:
    allowed = [item for item in fields if kind in item.allowed]
    return {
        "type": "object",
        "properties": {
            item.name: {"description": item.description, **_shape(item.shape, kind, theme_ids)} for item in allowed
        },
        "required": [item.name for item in allowed if kind in item.required],
        "additionalProperties": False,
    }


def _shape(shape: Shape, kind: Kind, theme_ids: Sequence[str]) -> dict[str, Any]:
    match shape:
        case Text():
            return _text(shape)
        case Day():
            return {"type": "string", "format": "date", "pattern": _DAY}
        case Flag():
            return {"type": "boolean"}
        case Themes():
            return {"type": "array", "items": {"enum": list(theme_ids)}, "uniqueItems": True}
        case Texts(item):
            return {"type": "array", "items": _text(item)}
        case Group(fields):
            return _group(fields, kind, theme_ids)


def _text(shape: Text) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    if shape.limit:
        schema["maxLength"] = shape.limit
    if shape.pattern:
        schema["pattern"] = f"^(?:{shape.pattern})$"
    return schema
