"""The exported JSON Schema says what the reader of front matter does: a small validator of our own compares them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nashra import yaml_files
from nashra.content.json_schema import json_schema
from nashra.content.schema import Kind, read_front_matter

THEMES = ["prevention", "policy"]
DIGEST = "0123456789abcdef" * 4
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Validate by the keywords that the schema uses, and fail on any other."""
    unknown = set(schema) - {
        *("type", "properties", "required", "additionalProperties", "description", "pattern", "format"),
        *("minLength", "maxLength", "items", "uniqueItems", "enum"),
    }
    assert not unknown
    if "enum" in schema:
        return value in schema["enum"]
    if not isinstance(value, TYPES[schema["type"]]):
        return False
    if isinstance(value, dict):
        known = set(value) <= set(schema["properties"]) and set(schema["required"]) <= set(value)
        return known and all(fits(member, schema["properties"][name]) for name, member in value.items())
    if isinstance(value, list):
        is_unique = not schema.get("uniqueItems") or len(set(value)) == len(value)
        return is_unique and all(fits(item, schema["items"]) for item in value)
    if isinstance(value, str):
        is_long_enough = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)
        return is_long_enough and bool(re.search(schema.get("pattern", ""), value))
    return True


ARTICLE = 'title: "T"\nadded: 2026-11-21\ntags: [prevention]\n'
TRANSLATION = f'title: "T"\ntranslation: {{of: uz, sha256: {DIGEST}, by: machine, reviewed: false}}\n'
CASES = [
    (Kind.ARTICLE, ARTICLE, True),
    (Kind.ARTICLE, ARTICLE + f"source: {{publisher: P, url: https://e.org/a, sha256: {DIGEST}}}\n", True),
    (Kind.ARTICLE, ARTICLE + "aliases: [2026/old]\ndraft: true\ndate: 2024-04-23\n", True),
    (Kind.ARTICLE, 'title: "T"\ntags: []\n', False),
    (Kind.ARTICLE, ARTICLE + "titel: x\n", False),
    (Kind.ARTICLE, ARTICLE + "date: 23.04.2024\n", False),
    (Kind.ARTICLE, ARTICLE + "draft: perhaps\n", False),
    (Kind.ARTICLE, ARTICLE + "aliases: [Old Name]\n", False),
    (Kind.ARTICLE, ARTICLE + "source: {url: example.org}\n", False),
    (Kind.ARTICLE, ARTICLE.replace("prevention", "prevenshion"), False),
    (Kind.ARTICLE, ARTICLE + f'summary: "{"s" * 301}"\n', False),
    (Kind.TRANSLATION, TRANSLATION, True),
    (Kind.TRANSLATION, TRANSLATION + "tags: [policy]\n", False),
    (Kind.TRANSLATION, TRANSLATION.replace("by: machine, ", ""), False),
    (Kind.PAGE, 'title: "T"\nsummary: "S"\n', True),
    (Kind.PAGE, 'title: "T"\nadded: 2026-11-21\n', False),
]


@pytest.mark.parametrize(("kind", "text", "is_right"), CASES)
def test_the_schema_and_the_check_judge_alike(kind: Kind, text: str, is_right: bool) -> None:  # noqa: FBT001 # a case
    document = yaml_files.parse(text, "x.md")
    assert (read_front_matter(document, kind, THEMES)[0] is not None) == is_right
    assert fits(document.value, json_schema(THEMES)["$defs"][kind.value]) == is_right


def test_a_file_may_be_of_any_kind() -> None:
    schema = json_schema(THEMES)
    assert [choice["$ref"].rpartition("/")[2] for choice in schema["anyOf"]] == [kind.value for kind in Kind]
    assert schema["$schema"].startswith("https://json-schema.org/")
