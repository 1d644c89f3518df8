"""The words of a bulletin's own (``docs/strings/<language>.yml``) as JSON Schema, for editors' tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nashra.strings.catalogue import REFERENCE_LANGUAGE, packaged_texts
from nashra.strings.project_words import PLURAL_CATEGORIES


def strings_schema() -> dict[str, Any]:
    """Give the schema: the words of the interface, each with its English text; none of them is required.

    What editors are told is left open here: there is much of it, and ``nashra check`` knows every key.
    """
    interface = _group()
    for path, text in packaged_texts(REFERENCE_LANGUAGE).items():
        if path[0] == "interface":
            group = interface
            for name in path[1:-1]:
                group = group["properties"].setdefault(str(name), _group())
            group["properties"][str(path[-1])] = _plural(text) if isinstance(text, Mapping) else _text(text)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Words of the bulletin's own in one language",
        **_group(interface=interface, problems={"type": "object"}, terminal={"type": "object"}),
    }


def _group(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members, "additionalProperties": False}


def _text(english: str) -> dict[str, Any]:
    return {"description": english, "type": "string"}


def _plural(english: Mapping[str, str]) -> dict[str, Any]:
    forms = {category: {"type": "string"} for category in sorted(PLURAL_CATEGORIES)}
    return {
        "description": english["other"],
        "type": "object",
        "properties": forms,
        "required": ["other"],
        "additionalProperties": False,
    }
