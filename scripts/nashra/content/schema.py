"""The front matter: its fields, declared once, and the judgement of a document by them.

Everything that knows a field by name is in :data:`FIELDS`; reading, messages and (for editors'
tools) the JSON Schema follow from the declaration.
"""

from __future__ import annotations

import datetime
import difflib
import enum
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nashra.model import Source, Translation
from nashra.problems import Problem
from nashra.yaml_files import Document, YamlPath

SUMMARY_LIMIT = 300
_LONGEST_SHOWN = 60
TITLE_LIMIT = 300
LONGEST_LABEL = 240
"""Characters of a line that a bulletin names as a label of its sources."""
ARTICLE_PATH = r"[0-9]{4}/[a-z0-9]+(-[a-z0-9]+)*"
_SHA256 = r"[0-9a-f]{64}"
URL = r"https?://[^\s<>\"']+"


class Kind(enum.StrEnum):
    """What a Markdown file below a language's folder is."""

    ARTICLE = "article"
    TRANSLATION = "translation"
    PAGE = "page"


@dataclass(frozen=True)
class Text:
    """One line of plain text; ``limit`` in characters; ``pattern`` must match the whole of it.

    ``empty`` is the code of what an editor is told when there is nothing in it.
    """

    limit: int | None = None
    pattern: str | None = None
    example: str = ""
    empty: str = "front-matter-empty"


@dataclass(frozen=True)
class Day:
    """A day as ``2026-11-21`` (ISO 8601)."""


@dataclass(frozen=True)
class Flag:
    """``true`` or ``false``."""


@dataclass(frozen=True)
class Themes:
    """A list of theme ids, each of the vocabulary and none twice."""


@dataclass(frozen=True)
class Texts:
    """A list of texts."""

    item: Text


@dataclass(frozen=True)
class Group:
    """A mapping with fields of its own."""

    fields: tuple[Field, ...]


Shape = Text | Day | Flag | Themes | Texts | Group


@dataclass(frozen=True)
class Field:
    """One key of the front matter: where it may stand, where it must, and what it holds."""

    name: str
    shape: Shape
    description: str
    allowed: frozenset[Kind] = frozenset({Kind.ARTICLE})
    required: frozenset[Kind] = frozenset()


_DIGEST = Text(pattern=_SHA256, example="0123456789abcdef" * 4)
_NOT_HERE = {
    Kind.ARTICLE: "front-matter-not-in-article",
    Kind.TRANSLATION: "front-matter-not-in-translation",
    Kind.PAGE: "front-matter-not-in-page",
}
_ALL = frozenset(Kind)
_ORIGINAL = frozenset({Kind.ARTICLE})
_MEMBER = {"allowed": _ALL}
_MUST = {"allowed": _ALL, "required": _ALL}

FIELDS: tuple[Field, ...] = (
    Field(
        "title",
        Text(TITLE_LIMIT, empty="front-matter-empty-required"),
        "The title, one line of plain text.",
        _ALL,
        _ALL,
    ),
    Field("added", Day(), "The day the article entered the bulletin; set once.", _ORIGINAL, _ORIGINAL),
    Field("date", Day(), "The day the source published it; absent when unknown."),
    Field("updated", Day(), "A later day on which editors changed its substance."),
    Field("summary", Text(SUMMARY_LIMIT), "One or two sentences of plain text.", _ALL),
    Field("tags", Themes(), "Theme ids of docs/themes.yml.", _ORIGINAL, _ORIGINAL),
    Field(
        "source",
        Group(
            (
                Field("publisher", Text(), "Who published it first.", **_MEMBER),
                Field("url", Text(pattern=URL, example="https://example.org/news/1"), "Where.", **_MEMBER),
                Field("author", Text(), "Who wrote it.", **_MEMBER),
                Field("file", Text(), "The raw file it was converted from.", **_MEMBER),
                Field("sha256", _DIGEST, "Its digest.", **_MEMBER),
            )
        ),
        "Where the article comes from.",
    ),
    Field("aliases", Texts(Text(pattern=ARTICLE_PATH, example="2026/old-name")), "Former paths; they redirect."),
    Field("draft", Flag(), "Not published yet."),
    Field("withdrawn", Text(), "Why the article was withdrawn; shown on its page."),
    Field(
        "translation",
        Group(
            (
                Field(
                    "of", Text(pattern=r"[a-z]{2,3}(-[A-Za-z]{2,4})*", example="uz"), "Original's language.", **_MUST
                ),
                Field("sha256", _DIGEST, "Original's wording.", **_MEMBER),
                Field("by", Text(empty="translation-by-empty"), "machine, or the translator's name.", **_MUST),
                Field("reviewed", Flag(), "Whether a person has checked it.", **_MUST),
            )
        ),
        "That, and how, this text is a translation.",
        frozenset({Kind.TRANSLATION}),
        frozenset({Kind.TRANSLATION}),
    ),
    Field(
        "conversion",
        Group(
            (
                Field("sha256", _DIGEST, "Digest.", **_MUST),
                Field("pictures", Texts(_DIGEST), "Digests of the pictures written with it.", **_MEMBER),
            )
        ),
        "Written by convert, to notice when an editor has taken over.",
    ),
)


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of one file, checked and typed. What the file does not say is ``None`` or empty."""

    title: str
    summary: str | None = None
    added: datetime.date | None = None
    date: datetime.date | None = None
    updated: datetime.date | None = None
    tags: tuple[str, ...] = ()
    source: Source = Source()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    withdrawn: str | None = None
    translation: Translation | None = None
    conversion: Mapping[str, Any] = field(default_factory=dict)


def read_front_matter(
    document: Document, kind: Kind, theme_ids: Collection[str] | None
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """Judge a document by :data:`FIELDS`: the typed front matter, or ``None`` and every problem found.

    ``theme_ids`` are the themes there are; ``None`` when they are not known, and any will do.
    """
    if not isinstance(document.value, dict):
        return None, (document.problem("front-matter-no-keys"),)
    reader = _Reader(document, kind, theme_ids)
    values = reader.group(Group(FIELDS), document.value, ())
    if reader.problems:
        return None, tuple(reader.problems)
    if "source" in values:
        values["source"] = Source(**values["source"])
    if "translation" in values:
        values["translation"] = Translation(**{"sha256": "", **values["translation"]})
    return FrontMatter(**values), ()


def read_group(
    document: Document, fields: tuple[Field, ...], theme_ids: Collection[str] | None
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Judge another document by fields of its own, such as a sidecar: the values given, and every problem found."""
    reader = _Reader(document, Kind.ARTICLE, theme_ids)
    values = reader.group(Group(fields), document.value, ())
    return values, tuple(reader.problems)


def closest(word: str, known: Collection[str]) -> str:
    """Give the known word most like a misspelt one, or an empty text when none is near."""
    return next(iter(difflib.get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)), "")


class _Reader:
    """Walks a document along the declared shapes and collects what does not fit."""

    def __init__(self, document: Document, kind: Kind, theme_ids: Collection[str] | None) -> None:
        self.document = document
        self.kind = kind
        self.theme_ids = theme_ids
        self.problems: list[Problem] = []

    def report(self, code: str, path: YamlPath, **parameters: str) -> None:
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        self.problems.append(self.document.problem(code, *path, **{"key": key, **parameters}))

    def wrong_type(self, code: str, value: object, path: YamlPath) -> None:
        self.report(code, path, found=_as_written(value))

    def group(self, shape: Group, value: object, path: YamlPath) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.wrong_type("front-matter-type-keys", value, path)
            return {}
        known = {item.name: item for item in shape.fields}
        for name in value:
            if name not in known:
                parameters = {"key": str(name), "known": ", ".join(known), "suggestion": closest(str(name), known)}
                code = "front-matter-unknown-key-near" if parameters["suggestion"] else "front-matter-unknown-key"
                self.report(code, (*path, str(name)), **parameters)
        return dict(self._members(known, value, path))

    def _members(self, known: Mapping[str, Field], value: Mapping[str, Any], path: YamlPath) -> Iterator[Any]:
        for name, item in known.items():
            if value.get(name) is None:
                if self.kind in item.required:
                    self.report("front-matter-required", path, key=name)
            elif self.kind not in item.allowed:
                self.report(_NOT_HERE[self.kind], (*path, name))
            else:
                yield name, self.read(item.shape, value[name], (*path, name))

    def read(self, shape: Shape, value: object, path: YamlPath) -> Any:
        match shape:
            case Text():
                return self.text(shape, value, path)
            case Day():
                return self.day(value, path)
            case Flag():
                return self.flag(value, path)
            case Themes():
                return self.themes(value, path)
            case Texts(item):
                return tuple(self.text(item, entry, place) for entry, place in self.entries(value, path))
            case Group():
                return self.group(shape, value, path)

    def entries(self, value: object, path: YamlPath) -> Iterator[tuple[object, YamlPath]]:
        if not isinstance(value, list):
            self.wrong_type("front-matter-type-list", value, path)
            return
        yield from ((entry, (*path, index)) for index, entry in enumerate(value))

    def text(self, shape: Text, value: object, path: YamlPath) -> str:
        if not isinstance(value, str):
            self.wrong_type("front-matter-type-text", value, path)
            return ""
        if not value.strip():
            self.report(shape.empty, path)
        elif "\n" in value.strip():
            self.report("front-matter-one-line", path)
        elif shape.limit and len(value) > shape.limit:
            self.report("front-matter-length", path, limit=str(shape.limit), found=str(len(value)))
        elif shape.pattern and not re.fullmatch(shape.pattern, value):
            self.report("front-matter-form", path, found=value, example=shape.example)
        return value.strip()

    def day(self, value: object, path: YamlPath) -> datetime.date | None:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        code = "front-matter-date-required" if path == ("added",) else "front-matter-date"
        self.report(code, path, found=value if isinstance(value, str) else _as_written(value))
        return None

    def flag(self, value: object, path: YamlPath) -> bool:
        if not isinstance(value, bool):
            self.wrong_type("front-matter-type-flag", value, path)
        return value is True

    def themes(self, value: object, path: YamlPath) -> tuple[str, ...]:
        ids: list[str] = []
        for entry, place in self.entries(value, path):
            name = entry if isinstance(entry, str) else _as_written(entry)
            if self.theme_ids is not None and name not in self.theme_ids:
                suggestion = closest(name, self.theme_ids)
                code = "theme-unknown-near" if suggestion else "theme-unknown"
                self.report(code, place, theme=name, suggestion=suggestion, known=", ".join(self.theme_ids))
            elif name in ids:
                self.report("theme-twice", place, theme=name)
            else:
                ids.append(name)
        return tuple(ids)


def _as_written(value: object) -> str:
    """Show a value much as YAML writes it, in no language: a list in brackets, keys and values in braces.

    No more of it is looked at than is shown, because references can make it huge, or a part of itself.
    """
    shown = ""
    for piece in _pieces(value):
        shown += piece
        if len(shown) > _LONGEST_SHOWN:
            return f"{shown[: _LONGEST_SHOWN - 1]}…"
    return shown


def _pieces(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield "{"
            for number, (key, member) in enumerate(value.items()):
                yield from (", " if number else "", *_pieces(key), ": ")
                yield from _pieces(member)
            yield "}"
        case list():
            yield "["
            for number, member in enumerate(value):
                yield ", " if number else ""
                yield from _pieces(member)
            yield "]"
        case _:
            yield json.dumps(value, ensure_ascii=False, default=lambda _: "!")
