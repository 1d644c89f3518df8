"""The words that a bulletin brings itself: ``docs/strings/<language>.yml``, judged by the reference catalogue.

For a language that Nashra does not know, ``interface:`` must be complete, because readers must not meet two
languages in one sentence; ``problems:`` and ``terminal:``, which editors see, fall back to English text by text.
For a language that Nashra knows, the file holds only what is to be said otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nashra import yaml_files
from nashra.problems import NashraError, Problem
from nashra.yaml_files import Document, YamlPath

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""CLDR's names of the plural forms, in whatever language."""
_PLACEHOLDER = re.compile(r"\{\w+\}")

Leaves = Mapping[YamlPath, Any]


def project_words(path: Path, shown: str, reference: Leaves, packaged: Leaves | None) -> Leaves | None:
    """Give all texts for a language with a file of its own in the project, by their path; ``None`` without a file.

    ``reference`` holds the English texts, ``packaged`` those Nashra has in this language, ``shown`` is the file's
    name in messages. Raises :class:`NashraError` with everything that is wrong in the file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02X}"
        raise NashraError([Problem(shown, 0, 0, "not-utf8", parameters={"byte": byte})]) from error
    document = yaml_files.parse(text, shown)
    own = dict(leaves(document.value)) if isinstance(document.value, dict) else {}
    problems = [*_misfits(document, own, reference), *(_missing(document, own, reference) if packaged is None else ())]
    if problems:
        raise NashraError(problems)
    base = packaged or {key: text for key, text in reference.items() if key[0] != "interface"}
    return {**base, **own}


def leaves(tree: Mapping[str, Any], *path: str) -> Iterator[tuple[YamlPath, Any]]:
    """Walk a catalogue down to its texts; a set of plural forms counts as one."""
    for name, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            yield from leaves(value, *path, str(name))
        else:
            yield (*path, str(name)), value


def _misfits(document: Document, own: Leaves, reference: Leaves) -> Iterator[Problem]:
    """Find texts that nobody asks for, and texts that are not of the kind, or lack the particulars, of the English."""
    for path, value in own.items():
        key = ".".join(map(str, path))
        expected = reference.get(path)
        if expected is None:
            yield document.problem("strings-unknown-key", *path, key=key)
        elif isinstance(expected, dict) != isinstance(value, dict) or not _is_text(value):
            code = "strings-plural-forms" if isinstance(expected, dict) else "strings-text"
            yield document.problem(code, *path, key=key)
        elif strange := sorted(_particulars(value) - _particulars(expected)):
            yield document.problem("strings-placeholder", *path, key=key, found=", ".join(strange))


def _missing(document: Document, own: Leaves, reference: Leaves) -> Iterator[Problem]:
    missing = [".".join(map(str, path)) for path in reference if path[0] == "interface" and path not in own]
    if missing:
        yield document.problem("strings-incomplete", "interface", number=str(len(missing)), keys=", ".join(missing))


def _is_text(value: Any) -> bool:
    if isinstance(value, dict):
        return PLURAL_CATEGORIES.issuperset(value) and all(isinstance(form, str) for form in value.values())
    return isinstance(value, str)


def _particulars(value: Any) -> set[str]:
    forms = value.values() if isinstance(value, dict) else [value]
    return {name for form in forms for name in _PLACEHOLDER.findall(form)}
