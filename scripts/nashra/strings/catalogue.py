"""Reading a catalogue of words and choosing from it.

A catalogue is ``<language>.yml`` beside this module: ``interface:`` for what readers see, and
``problems:`` with ``message`` and ``remedy`` by problem code for what editors are told. A text may
hold ``{names}``; a text that depends on a number is a mapping of CLDR plural categories.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from nashra import yaml_files
from nashra.problems import NashraError, Problem

REFERENCE_LANGUAGE = "en"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class Strings:
    """The interface words of one language. Calling it gives a text by its key."""

    language: str
    texts: Mapping[str, Any]
    locale: Locale

    def __call__(self, key: str, /, **parameters: object) -> str:
        """Give the text under ``key`` with its ``{names}`` filled in. Raises ``KeyError`` for an unknown key."""
        return _fill(str(self.texts[key]), parameters)

    def count(self, key: str, number: int, /, **parameters: object) -> str:
        """Give the plural form of ``key`` that CLDR prescribes for ``number``, which fills ``{count}``."""
        forms = self.texts[key]
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return _fill(form, {"count": number, **parameters})

    def date(self, day: datetime.date) -> str:
        """Write a day in the language's own long format (CLDR), with ASCII digits."""
        return format_date(day, format="long", locale=self.locale)

    def month_of_year(self, day: datetime.date) -> str:
        """Name the month of a day together with its year (CLDR)."""
        return _capitalised(format_skeleton("yMMMM", day, locale=self.locale))

    def size(self, number: int) -> str:
        """Write a number of bytes for people, in kilobytes or megabytes of the language's own form (CLDR)."""
        unit, amount = ("digital-megabyte", number / 1e6) if number >= 1e6 else ("digital-kilobyte", number / 1e3)
        rounded = max(round(amount), 1) if amount >= 10 else max(round(amount, 1), 0.1)
        return format_unit(format_decimal(rounded, locale=self.locale), unit, "short", locale=self.locale)


@dataclass(frozen=True, eq=False)
class ProblemWording:
    """Words for problems in one language (a ``nashra.problems.Wording``)."""

    language: str
    texts: Mapping[str, Mapping[str, str]]

    def message(self, problem: Problem) -> str:
        """Say what was expected and what was found."""
        return _fill(self.texts[problem.code]["message"], problem.parameters)

    def remedy(self, problem: Problem) -> str:
        """Say what to do about it; empty when the message says it all."""
        return _fill(self.texts[problem.code].get("remedy", ""), problem.parameters)


def available_languages() -> tuple[str, ...]:
    """Name the languages that have a catalogue."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@functools.cache
def load(language: str) -> tuple[Strings, ProblemWording]:
    """Read the catalogue of a language.

    Raises :class:`NashraError` (``strings-missing``) when there is none; a script variant such as
    ``uz-Cyrl`` needs one of its own, because a fallback would show the wrong script.
    """
    if language not in available_languages():
        parameters = {"language": language, "available": ", ".join(available_languages())}
        raise NashraError([Problem("mkdocs.yml", 0, 0, "strings-missing", parameters=parameters)])
    document = yaml_files.parse(_read(language), f"strings/{language}.yml")
    locale = Locale.parse(language, sep="-")
    interface = dict(_flatten(document.value["interface"]))
    return Strings(language, interface, locale), ProblemWording(language, document.value["problems"])


def _read(language: str) -> str:
    return resources.files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")


def _flatten(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Turn nested groups into dotted keys; a mapping with ``other`` is a set of plural forms, not a group."""
    for name, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _capitalised(text: str) -> str:
    """Begin with a capital letter, where the script has them: these names stand as headings and links."""
    return text[:1].upper() + text[1:]


def _fill(text: str, parameters: Mapping[str, object]) -> str:
    """Fill ``{names}`` in one pass, so that a value which itself holds braces stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(parameters.get(match[1], match[0])), text)
