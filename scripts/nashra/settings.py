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
_FOLDERS = {"docs_dir": "docs", "site_dir": "site"}
_TAKEN = ("articles", "dist", "overrides", "scripts", "tests", ".git")
STRINGS_FOLDER = "strings"
_NUMBERS = {"latest": 20, "per_page": 20}
_KEYS = (*_NUMBERS, "edit_url", "exit", "arabic_font")
# Where the way out leads when nothing else is configured: a page that anybody may have open, in any language.
_EXIT = "https://www.google.com/"


@dataclass(frozen=True)
class Settings:
    """The resolved configuration of one bulletin. All paths are absolute."""

    root: Path
    languages: tuple[Language, ...]
    """In the order of the configuration, which is the order of the language switch."""
    default_language: str
    site_names: Mapping[str, str]
    site_descriptions: Mapping[str, str]
    publishers: Mapping[str, str]
    """Who publishes, by language (``site_author``); empty when nobody is named."""
    rights: Mapping[str, str]
    """What is said about rights, by language (``copyright``); empty when nothing is."""
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
    exits: Mapping[str, str | None]
    """Where the way out leads, by language; ``None`` where there is none."""
    arabic_font: bool = False
    """Whether the website brings a font for Arabic letters with it."""

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
    exits = _exits(document, plugins, [language.code for language in languages], problems)
    defaults = [entry["locale"] for entry, _ in entries if entry.get("default") is True]
    if len(defaults) != 1 and entries:
        problems.append(document.problem("settings-default-language", "plugins", found=str(len(defaults))))
    root = root.resolve()
    docs_dir, site_dir = (root / str(value.get(key) or default) for key, default in _FOLDERS.items())
    if not _is_free(root, docs_dir, site_dir):
        problems.append(document.problem("settings-site-dir", "site_dir", found=str(value.get("site_dir"))))
    if problems:
        raise NashraError(problems)
    site_name = str(value.get("site_name") or "")
    return Settings(
        root=root,
        languages=languages,
        default_language=str(defaults[0]),
        site_names={str(entry["locale"]): str(entry.get("site_name") or site_name) for entry, _ in entries},
        site_descriptions={str(entry["locale"]): str(entry.get("site_description") or "") for entry, _ in entries},
        publishers={str(entry["locale"]): _either(entry, value, "site_author") for entry, _ in entries},
        rights={str(entry["locale"]): _either(entry, value, "copyright") for entry, _ in entries},
        site_url=str(value["site_url"]) if value.get("site_url") else None,
        docs_dir=docs_dir,
        articles_dir=root / "articles",
        site_dir=site_dir,
        dist_dir=root / "dist",
        latest=options["latest"],
        per_page=options["per_page"],
        edit_url=options["edit_url"],
        exits=exits,
        arabic_font=options["arabic_font"],
    )


def _is_free(root: Path, docs_dir: Path, site_dir: Path) -> bool:
    """Tell whether the website's folder, which every build replaces, holds and lies in nothing else of the project."""
    site = site_dir.resolve()
    others = [docs_dir.resolve(), *(root / name for name in _TAKEN)]
    overlaps = any(site.is_relative_to(other) or other.is_relative_to(site) for other in others)
    return site.is_relative_to(root) and site != root and not overlaps


def _either(entry: Mapping[str, Any], value: Mapping[str, Any], key: str) -> str:
    """Give what a language says under one of MkDocs' own keys, else what all languages say."""
    return str(entry.get(key) or value.get(key) or "")


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
        return {**_NUMBERS, "edit_url": None, "arabic_font": False}
    given, place = plugins["nashra"]
    if not isinstance(given or {}, dict):
        problems.append(document.problem("settings-form", *place))
    given = given if isinstance(given, dict) else {}
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
    arabic_font = given.get("arabic_font", False)
    if not isinstance(arabic_font, bool):
        problems.append(
            document.problem("settings-switch", *place, "arabic_font", key="arabic_font", found=str(arabic_font))
        )
    return {**numbers, "edit_url": edit_url, "arabic_font": arabic_font}


def _exits(
    document: Document, plugins: Mapping[str, Any], codes: list[str], problems: list[Problem]
) -> dict[str, str | None]:
    """Read ``exit``: ``false``, one address for all languages, or for some of them an address or ``false`` each."""
    options, place = plugins.get("nashra", (None, ()))
    given = options.get("exit") if isinstance(options, dict) else None
    exits: dict[str, str | None] = dict.fromkeys(codes, _EXIT)
    for code, target in given.items() if isinstance(given, dict) else [("", given)]:
        if code not in ("", *codes) or not (target in (None, False) or _is_web_address(target)):
            found, where = (f"{code}: {target}", ("exit", str(code))) if code else (str(target), ("exit",))
            parameters = {"found": found, "languages": ", ".join(codes)}
            problems.append(document.problem("settings-exit", *place, *where, **parameters))
        elif target is not None:
            exits |= dict.fromkeys([code] if code else codes, target or None)
    return exits


def _is_web_address(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https://[^\s/]+(/\S*)?", value) is not None


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
