"""From what a maintainer writes in ``mkdocs.yml`` to the frozen :class:`Settings` everything else gets.

User settings stand under ``plugins: nashra:``; an unknown key is an error. Languages are read from
``plugins: i18n:`` only, so that they are configured once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nashra import yaml_files
from nashra.languages import Language, language_of
from nashra.problems import NashraError, Problem
from nashra.yaml_files import Document, YamlPath

CONFIGURATION = "mkdocs.yml"
STRINGS_FOLDER = "strings"
_NUMBERS = {"latest": 20, "per_page": 20}
_KEYS = (*_NUMBERS, "edit_url")


@dataclass(frozen=True)
class Settings:
    """The resolved configuration of one bulletin. All paths are absolute."""

    root: Path
    languages: tuple[Language, ...]
    """In the order of the configuration, which is the order of the language switch."""
    default_language: str
    site_names: Mapping[str, str]
    site_descriptions: Mapping[str, str]
    site_url: str | None
    docs_dir: Path
    articles_dir: Path
    site_dir: Path
    dist_dir: Path
    latest: int
    """How many articles the home page lists."""
    per_page: int
    """How many articles stand on one page of any other list."""
    edit_url: str | None
    """Where a file can be changed on the site that hosts the project: ``{path}`` is its path below ``docs/``."""

    @property
    def strings_dir(self) -> Path:
        """Where a project keeps interface words of its own, a file a language."""
        return self.docs_dir / STRINGS_FOLDER

    def language(self, code: str) -> Language:
        """Give a configured language by its code. Raises ``KeyError`` when it is not configured."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)


def load(root: Path, variables: Mapping[str, str]) -> Settings:
    """Read ``mkdocs.yml`` in ``root``; ``variables`` resolve ``!ENV``.

    Raises :class:`NashraError` with every problem of the configuration.
    """
    path = root / CONFIGURATION
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NashraError([Problem(CONFIGURATION, 0, 0, "settings-missing")]) from error
    except UnicodeDecodeError as error:
        raise NashraError(
            [Problem(CONFIGURATION, 0, 0, "not-utf8", parameters={"byte": f"0x{error.object[error.start]:02X}"})]
        ) from error
    return resolve(root, yaml_files.parse(text, CONFIGURATION, variables=variables))


def resolve(root: Path, document: Document) -> Settings:
    """Turn a parsed configuration into :class:`Settings`. Raises :class:`NashraError`, all problems at once."""
    value = document.value if isinstance(document.value, dict) else {}
    plugins = dict(_plugins(value.get("plugins")))
    problems: list[Problem] = []
    options = _options(document, plugins, problems)
    entries = _language_entries(document, plugins, problems)
    languages = tuple(language for entry, place in entries for language in _language(document, entry, place, problems))
    defaults = [entry["locale"] for entry, _ in entries if entry.get("default") is True]
    if len(defaults) != 1 and entries:
        problems.append(document.problem("settings-default-language", "plugins", found=str(len(defaults))))
    if problems:
        raise NashraError(problems)
    root = root.resolve()
    site_name = str(value.get("site_name") or "")
    return Settings(
        root=root,
        languages=languages,
        default_language=str(defaults[0]),
        site_names={str(entry["locale"]): str(entry.get("site_name") or site_name) for entry, _ in entries},
        site_descriptions={str(entry["locale"]): str(entry.get("site_description") or "") for entry, _ in entries},
        site_url=str(value["site_url"]) if value.get("site_url") else None,
        docs_dir=root / str(value.get("docs_dir") or "docs"),
        articles_dir=root / "articles",
        site_dir=root / str(value.get("site_dir") or "site"),
        dist_dir=root / "dist",
        latest=options["latest"],
        per_page=options["per_page"],
        edit_url=options["edit_url"],
    )


def _plugins(listed: object) -> Iterator[tuple[str, tuple[Any, YamlPath]]]:
    """MkDocs allows a list of names and one-key mappings, or one mapping: give name → options and place."""
    if isinstance(listed, dict):
        yield from ((str(name), (options, ("plugins", str(name)))) for name, options in listed.items())
    elif isinstance(listed, list):
        for index, item in enumerate(listed):
            if isinstance(item, dict):
                yield from ((str(name), (value, ("plugins", index, str(name)))) for name, value in item.items())
            else:
                yield str(item), (None, ("plugins", index))


def _options(document: Document, plugins: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    if "nashra" not in plugins:
        problems.append(document.problem("settings-no-plugin", "plugins", plugin="nashra"))
        return {**_NUMBERS, "edit_url": None}
    given, place = plugins["nashra"]
    given = given or {}
    for name in given:
        if name not in _KEYS:
            near = difflib.get_close_matches(str(name), _KEYS, n=1)
            parameters = {"key": str(name), "known": ", ".join(_KEYS), "suggestion": "".join(near)}
            code = "settings-unknown-key-near" if near else "settings-unknown-key"
            problems.append(document.problem(code, *place, str(name), **parameters))
    numbers = {key: given.get(key, default) for key, default in _NUMBERS.items()}
    for key, number in numbers.items():
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            problems.append(document.problem("settings-number", *place, key, key=key, found=str(number)))
    edit_url = given.get("edit_url")
    if edit_url is not None and not _is_edit_url(edit_url):
        problems.append(document.problem("settings-address", *place, "edit_url", key="edit_url", found=str(edit_url)))
    return {**numbers, "edit_url": edit_url}


def _is_edit_url(value: object) -> bool:
    return isinstance(value, str) and "{path}" in value and re.fullmatch(r"https://[^\s/]+/\S*", value) is not None


def _language_entries(
    document: Document, plugins: Mapping[str, Any], problems: list[Problem]
) -> list[tuple[Mapping[str, Any], YamlPath]]:
    """Give the entries of ``plugins: i18n: languages`` that are built, each with its place."""
    if "i18n" not in plugins:
        problems.append(document.problem("settings-no-plugin", "plugins", plugin="i18n"))
        return []
    options, place = plugins["i18n"]
    listed = options.get("languages") if isinstance(options, dict) else None
    listed = listed if isinstance(listed, list) else []
    entries: list[tuple[Mapping[str, Any], YamlPath]] = [
        (entry, (*place, "languages", index))
        for index, entry in enumerate(listed)
        if isinstance(entry, dict) and entry.get("locale") not in (None, "null") and entry.get("build") is not False
    ]
    if not entries:
        problems.append(document.problem("settings-no-languages", *place))
    return entries


def _language(
    document: Document, entry: Mapping[str, Any], place: YamlPath, problems: list[Problem]
) -> Iterator[Language]:
    code = str(entry["locale"])
    try:
        yield language_of(code, str(entry.get("name") or code))
    except ValueError:
        problems.append(document.problem("settings-language-unknown", *place, "locale", language=code))
