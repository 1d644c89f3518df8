"""How a text is built: headings in order, images with words, no HTML, no emptiness."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from nashra.checking.finding import Finding, excerpt
from nashra.checking.markdown_scan import AttributeList, Tag
from nashra.checking.source_file import SourceFile
from nashra.problems import Severity

# The page's own title is its first-level heading.
_FIRST_LEVEL = 2
# Python-Markdown calls itself once a level of quotations and lists; far more than any text needs.
_DEEPEST = 20
_ATTRIBUTE = re.compile(r"[\s\"'/]([A-Za-z_:][\w:.-]*)")
_ATTRIBUTE_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_RUNS_OR_STYLES = re.compile(r"(?:^|[\s{])(on\w+|style)\s*=", re.IGNORECASE)
_AUTO_LABEL = re.compile(r"[\s\\]*")


def structure_findings(source: SourceFile) -> Iterator[Finding]:
    """Find what is wrong with the parts of a text, apart from its words."""
    yield from _headings(source)
    for tag in source.scan.tags:
        yield from _tag(tag)
    for attributes in source.scan.attribute_lists:
        yield from _attribute_list(attributes)
    for link in source.scan.links:
        if link.is_image and _AUTO_LABEL.fullmatch(link.label):
            yield Finding(link.start, "image-no-alt", parameters={"target": excerpt(link.target)})
    for reference in source.scan.undefined:
        code = "footnote-missing" if reference.name.startswith("^") else "reference-missing"
        yield Finding(reference.start, code, parameters={"name": excerpt(reference.name.removeprefix("^"))})
    if source.scan.depth > _DEEPEST:
        yield Finding(None, "nesting-too-deep", Severity.ERROR, {"limit": str(_DEEPEST)})


def is_empty(source: SourceFile) -> bool:
    """Tell that below the front matter there is nothing to read."""
    scan = source.scan
    return not source.text[source.body_start :].strip() or not (
        scan.prose[source.body_start :].strip() or scan.links or scan.shape[0]
    )


def _headings(source: SourceFile) -> Iterator[Finding]:
    former = _FIRST_LEVEL - 1
    for heading in source.scan.headings:
        if heading.level < _FIRST_LEVEL:
            yield Finding(heading.start, "heading-level-one")
            former = max(former, heading.level)
            continue
        if heading.level > former + 1:
            parameters = {"found": "#" * heading.level, "expected": "#" * (former + 1)}
            yield Finding(heading.start, "heading-skipped", parameters=parameters)
        former = heading.level


def _tag(tag: Tag) -> Iterator[Finding]:
    if tag.name == "!--":
        yield Finding(tag.start, "html-comment")
    elif tag.name in _rules()["forbidden"] or _RUNS_OR_STYLES.search(tag.source):
        if not tag.is_closing:
            yield Finding(tag.start, "html-forbidden", Severity.ERROR, {"tag": excerpt(tag.source)})
    elif not tag.is_closing and not _is_allowed(tag):
        yield Finding(tag.start, "html-raw", parameters={"tag": excerpt(tag.source)})


def _is_allowed(tag: Tag) -> bool:
    if tag.name not in _rules()["allowed"]:
        return False
    names = _ATTRIBUTE.findall(_ATTRIBUTE_VALUE.sub("", tag.source[len(tag.name) + 1 :]))
    return all(name.lower() in _rules()["attributes"] for name in names)


def _attribute_list(attributes: AttributeList) -> Iterator[Finding]:
    """Find ``{ onclick=… }`` and ``{ style=… }``, which become attributes as they are."""
    if _RUNS_OR_STYLES.search(attributes.source) or re.search(r"\b(?:src|href|srcset)\s*=", attributes.source):
        parameters = {"tag": excerpt(attributes.source)}
        yield Finding(attributes.start, "html-forbidden", Severity.ERROR, parameters)


@functools.cache
def _rules() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("html.json").read_text("utf-8"))
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in loaded.items()}


def known_schemes() -> frozenset[str]:
    """Give the schemes that a link may have."""
    schemes: frozenset[str] = _rules()["schemes"]
    return schemes
