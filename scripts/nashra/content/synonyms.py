"""Words that search takes for one another, ``docs/synonyms.yml``: read once, judged whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nashra import yaml_files
from nashra.problems import NashraError, Problem
from nashra.settings import Settings

SYNONYMS_FILE = "synonyms.yml"


def read_synonyms(settings: Settings) -> tuple[Mapping[str, Sequence[Sequence[str]]], tuple[Problem, ...]]:
    """Give groups of words by language; nothing where there is no such file. Never raises for what is written in it."""
    path = settings.docs_dir / SYNONYMS_FILE
    shown = path.relative_to(settings.root).as_posix()
    if not path.is_file():
        return {}, ()
    try:
        document = yaml_files.parse(path.read_text(encoding="utf-8-sig"), shown)
    except NashraError as error:
        return {}, tuple(error.problems)
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02X}"
        return {}, (Problem(shown, 0, 0, "not-utf8", parameters={"byte": byte}),)
    value = document.value or {}
    if not isinstance(value, dict):
        return {}, (document.problem("synonyms-form"),)
    wrong = [str(language) for language, groups in value.items() if not _are_groups(groups)]
    known = [language.code for language in settings.languages]
    foreign = [str(language) for language in value if str(language) not in known]
    problems = (
        *(document.problem("synonyms-form", language) for language in wrong),
        *(document.problem("synonyms-language", name, found=name, known=", ".join(known)) for name in foreign),
    )
    return {str(language): groups for language, groups in value.items() if str(language) not in wrong}, problems


def _are_groups(groups: object) -> bool:
    return isinstance(groups, list) and all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) for word in group) for group in groups
    )
