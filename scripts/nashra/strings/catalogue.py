"""Reading a catalogue of words and choosing from it.

A catalogue is ``<language>.yml`` beside this module: ``interface:`` for what readers see, and
``problems:`` with ``message`` and ``remedy`` by problem code for what editors are told. A text may
hold ``{names}``; a text that depends on a number is a mapping of CLDR plural categories. A project
brings further languages, or other words, in a folder of its own.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from nashra import yaml_files
from nashra.languages import script_of
from nashra.problems import NashraError, Problem
from nashra.strings.project_words import Leaves, leaves, project_words

REFERENCE_LANGUAGE = "en"
# CLDR's locale for what no language has; its month names ("M11") are for machines, so numbers stand for them.
_NO_LANGUAGE = "root"
_PLAIN = {"long": "%Y-%m-%d", "LLLL": "%m"}
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
        """Write a day in the language's own long format (CLDR), with ASCII digits; else as ISO 8601 does."""
        return self._day(day, "long")

    def month(self, day: datetime.date) -> str:
        """Name the month of a day, standing alone (CLDR)."""
        return _capitalised(self._day(day, "LLLL"))

    def month_of_year(self, day: datetime.date) -> str:
        """Name the month of a day together with its year (CLDR)."""
        if self.locale.language == _NO_LANGUAGE:
            return f"{day:%Y-%m}"
        return _capitalised(format_skeleton("yMMMM", day, locale=self.locale))

    def year(self, day: datetime.date) -> str:
        """Write the year of a day (CLDR)."""
        return format_skeleton("y", day, locale=self.locale)

    def size(self, number: int) -> str:
        """Write a number of bytes for people, in kilobytes or megabytes of the language's own form (CLDR)."""
        unit, amount = ("digital-megabyte", number / 1e6) if number >= 1e6 else ("digital-kilobyte", number / 1e3)
        rounded = max(round(amount), 1) if amount >= 10 else max(round(amount, 1), 0.1)
        return format_unit(format_decimal(rounded, locale=self.locale), unit, "short", locale=self.locale)

    def _day(self, day: datetime.date, form: str) -> str:
        """Format a day once: lists show the same few days again and again, and Babel takes its time."""
        if (day, form) not in self._days:
            unknown = self.locale.language == _NO_LANGUAGE
            self._days[day, form] = (
                day.strftime(_PLAIN[form]) if unknown else format_date(day, form, locale=self.locale)
            )
        return self._days[day, form]

    @cached_property
    def _days(self) -> dict[tuple[datetime.date, str], str]:
        return {}


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


def load(language: str, folder: Path | None = None, root: Path | None = None) -> tuple[Strings, ProblemWording]:
    """Read the words of a language: Nashra's own, and those of the project's ``folder``, which come first.

    ``root`` is the project's, for messages. Raises :class:`NashraError`: ``strings-missing`` when there are no words
    at all (a script variant such as ``uz-Cyrl`` needs its own, because a fallback would show the wrong script), and
    everything that is wrong with the project's file.
    """
    packaged = _packaged(language) if language in available_languages() else None
    own = None
    if folder:
        path = folder / f"{language}.yml"
        shown = path.relative_to(root).as_posix() if root else path.name
        own = project_words(path, shown, _packaged(REFERENCE_LANGUAGE), packaged)
    texts = own or packaged
    if texts is None:
        parameters = {"language": language, "available": ", ".join(available_languages())}
        raise NashraError([Problem("mkdocs.yml", 0, 0, "strings-missing", parameters=parameters)])
    interface = {".".join(map(str, key[1:])): text for key, text in texts.items() if key[0] == "interface"}
    problems: dict[str, dict[str, str]] = {}
    for key, text in texts.items():
        if key[0] == "problems":
            problems.setdefault(str(key[1]), {})[str(key[2])] = text
    return Strings(language, interface, _locale(language)), ProblemWording(language, problems)


def load_review(language: str) -> Strings:
    """Read the words said under a pull request; in English for a language in which there are none."""
    known = language if language in available_languages() else REFERENCE_LANGUAGE
    texts = {".".join(map(str, key[1:])): text for key, text in _packaged(known).items() if key[0] == "review"}
    return Strings(known, texts, _locale(known))


@functools.cache
def _packaged(language: str) -> Leaves:
    text = resources.files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    return dict(leaves(yaml_files.parse(text, f"strings/{language}.yml").value))


def _locale(language: str) -> Locale:
    """Give CLDR's rules for a language, or those of no language where CLDR has none for it in its script."""
    try:
        found = Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale.parse(_NO_LANGUAGE)
    return found if script_of(str(found)) == script_of(language) else Locale.parse(_NO_LANGUAGE)


def _capitalised(text: str) -> str:
    """Begin with a capital letter, where the script has them: these names stand as headings and links."""
    return text[:1].upper() + text[1:]


def _fill(text: str, parameters: Mapping[str, object]) -> str:
    """Fill ``{names}`` in one pass, so that a value which itself holds braces stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(parameters.get(match[1], match[0])), text)
