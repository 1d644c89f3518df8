"""In which language somebody is answered: the one that they chose, else that of the folder of the file.

Editors work in one language's folder, so what is said of a file there is said in that language, even on a machine
where nobody has chosen any, such as one that checks pull requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from nashra.languages import script_of
from nashra.problems import NashraError, Problem
from nashra.strings.catalogue import REFERENCE_LANGUAGE, ProblemWording, TerminalStrings, available_languages, load

OWN_VARIABLE = "NASHRA_LANG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set decides (POSIX, "Environment Variables")."""


def chosen_language(variables: Mapping[str, str], available: Iterable[str]) -> str | None:
    """Give the language that the environment asks for, or ``None`` when it asks for none that there is.

    Raises :class:`NashraError` (``language-unknown``) when ``NASHRA_LANG`` names one that there is not.
    """
    known = tuple(available)
    own = variables.get(OWN_VARIABLE)
    if own and own not in known:
        parameters = {"language": own, "known": ", ".join(known)}
        raise NashraError([Problem(OWN_VARIABLE, 0, 0, "language-unknown", parameters=parameters)])
    locale = next((value for name in LOCALE_VARIABLES if (value := variables.get(name))), "")
    return own or _language_of_locale(locale, known)


def _language_of_locale(locale: str, known: tuple[str, ...]) -> str | None:
    """Read a name such as ``uz_UZ.UTF-8@latin``; ``None`` for ``C``, and for a language or script without words."""
    name, _, modifier = locale.partition("@")
    language, _, region = name.partition(".")[0].partition("_")
    if language not in known:
        return None
    # "cyrillic" is the one modifier that names a script which the language's own words are not in.
    is_other_script = modifier == "cyrillic" and script_of(language) != "Cyrl"
    full = f"{language}-{region}"
    return None if is_other_script else full if full in known else language


class Messages:
    """Words for problems and for what commands say (a ``nashra.problems.Wording`` for problems of any file)."""

    def __init__(self, chosen: str | None = None, folder: Path | None = None) -> None:
        """Take the language that was chosen, if one was, and the folder with the bulletin's own words."""
        self.chosen = chosen
        self._folder = folder
        self._loaded: dict[str, ProblemWording] = {}

    @cached_property
    def available(self) -> tuple[str, ...]:
        """The languages that there are words in, the bulletin's own among them."""
        return message_languages(self._folder)

    @property
    def variables(self) -> dict[str, str]:
        """What tells another program of ours in which language to answer."""
        return {OWN_VARIABLE: self.chosen} if self.chosen else {}

    def of(self, *paths: str) -> ProblemWording:
        """Give the words for what is said of some files, relative to the project: the chosen language, else theirs."""
        return self._load(self.chosen or self._language_of(paths))

    def terminal(self, *paths: str) -> TerminalStrings:
        """Give what commands say of some files, or of none."""
        return self.of(*paths).terminal

    def message(self, problem: Problem) -> str:
        """Say what was expected and what was found."""
        return self._about(problem).message(problem)

    def remedy(self, problem: Problem) -> str:
        """Say what to do about it."""
        return self._about(problem).remedy(problem)

    def severity(self, problem: Problem) -> str:
        """Name how much it matters."""
        return self._about(problem).severity(problem)

    def isolated(self, problem: Problem, text: str) -> str:
        """Close off a text of a language that runs from right to left."""
        return self._about(problem).isolated(problem, text)

    def _about(self, problem: Problem) -> ProblemWording:
        """Give the words for a problem: of its file, else of the one in ``docs/`` that the file would become."""
        target = problem.parameters.get("target", "")
        is_told = not target.startswith("docs/") or any(part in self.available for part in problem.path.split("/"))
        return self.of(problem.path if is_told else target)

    def _language_of(self, paths: Iterable[str]) -> str:
        """Name the one language whose folder all the files are in; else the reference language."""
        found = {next((part for part in PurePosixPath(path).parts if part in self.available), "") for path in paths}
        return found.pop() or REFERENCE_LANGUAGE if len(found) == 1 else REFERENCE_LANGUAGE

    def _load(self, language: str) -> ProblemWording:
        if language not in self._loaded:
            self._loaded[language] = self._read(language)
        return self._loaded[language]

    def _read(self, language: str) -> ProblemWording:
        try:
            return load(language, self._folder)[1]
        except NashraError:
            # The bulletin's own words are broken, and that is one of the things to be told.
            return load(language if language in available_languages() else REFERENCE_LANGUAGE)[1]


def message_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Name the languages that there are words in: Nashra's own, and those of a bulletin's ``folder``."""
    own = {path.stem for path in folder.glob("*.yml")} if folder and folder.is_dir() else set()
    return tuple(sorted({*available_languages(), *own}))
