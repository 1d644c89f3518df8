"""The front matter as JSON Schema (draft 2020-12), for editors' tools. It follows from ``schema.FIELDS``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nashra.content.schema import FIELDS, Day, Field, Flag, Group, Kind, Shape, Text, Texts, Themes

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Not the whole truth about days (2026-02-30 fits); `nashra check` knows it.
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def json_schema(theme_ids: Sequence[str]) -> dict[str, Any]:
    """Give the schema: a file is an article, a translation or a page, each with the keys it may have."""
    return {
        "$schema": _DIALECT,
        "title": "Front matter of a Markdown file in docs/",
        "anyOf": [{"$ref": f"#/$defs/{kind.value}"} for kind in Kind],
        "$defs": {kind.value: _group(FIELDS, kind, theme_ids) for kind in Kind},
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
