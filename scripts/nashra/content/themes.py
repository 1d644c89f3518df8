"""The theme vocabulary, ``docs/themes.yml``: read once, judged whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from nashra import yaml_files
from nashra.content.schema import closest
from nashra.model import Theme, Vocabulary
from nashra.problems import Problem
from nashra.yaml_files import Document

THEMES_FILE = "themes.yml"
WEIGHTS: Mapping[str, int] = {"specific": 3, "strong": 2, "weak": 1, "ignore": 0}
_SUBJECT = "subject"
_KEYS = ("label", "description", "phrases")
_ID = re.compile(r"[a-z]+(-[a-z]+)*")


def read_vocabulary(text: str, path: str, languages: Iterable[str]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Read the vocabulary; every one of ``languages`` must have a label and a description of each theme.

    Gives the themes that are right, and what is wrong with the others. Raises ``NashraError`` for
    text that is not YAML at all.
    """
    document = yaml_files.parse(text, path)
    if not isinstance(document.value, dict):
        return Vocabulary(), (document.problem("themes-form"),)
    wanted = tuple(languages)
    entries = {str(theme_id): value for theme_id, value in document.value.items() if theme_id != _SUBJECT}
    found = {theme_id: list(_judge(document, theme_id, value, wanted)) for theme_id, value in entries.items()}
    subject = document.value.get(_SUBJECT) or {}
    subject_problems = list(_judge_subject(document, subject))
    vocabulary = Vocabulary(
        tuple(_theme(theme_id, value) for theme_id, value in entries.items() if not found[theme_id]),
        {} if subject_problems else {str(language): tuple(listed) for language, listed in subject.items()},
    )
    return vocabulary, (*(problem for each in found.values() for problem in each), *subject_problems)


def _judge_subject(document: Document, subject: Any) -> Iterable[Problem]:
    if not isinstance(subject, dict):
        yield document.problem("themes-subject", _SUBJECT)
        return
    for language, listed in subject.items():
        if not _is_texts(listed):
            yield document.problem("themes-subject", _SUBJECT, str(language))


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _judge(document: Document, theme_id: str, value: Any, languages: tuple[str, ...]) -> Iterable[Problem]:
    if not _ID.fullmatch(theme_id):
        yield document.problem("themes-id", theme_id, theme=theme_id)
    if not isinstance(value, dict):
        yield document.problem("themes-form", theme_id)
        return
    for key in value:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            yield document.problem(
                "front-matter-unknown-key-near" if closest(str(key), _KEYS) else "front-matter-unknown-key",
                *(theme_id, str(key)),
                key=str(key),
                known=known,
                suggestion=closest(str(key), _KEYS),
            )
    for key in ("label", "description"):
        words = value.get(key)
        for language in languages:
            if not isinstance(words, dict) or not isinstance(words.get(language), str):
                yield document.problem(
                    "themes-words-missing", theme_id, key, theme=theme_id, key=key, language=language
                )
    yield from _judge_phrases(document, theme_id, value.get("phrases") or {})


def _judge_phrases(document: Document, theme_id: str, phrases: Any) -> Iterable[Problem]:
    if not isinstance(phrases, dict):
        yield document.problem("themes-phrases", theme_id, "phrases", theme=theme_id)
        return
    for language, weighted in phrases.items():
        for weight, listed in weighted.items() if isinstance(weighted, dict) else [("", None)]:
            if weight not in WEIGHTS or not _is_texts(listed):
                yield document.problem(
                    "themes-phrases", theme_id, "phrases", str(language), str(weight), theme=theme_id
                )


def _theme(theme_id: str, value: Mapping[str, Any]) -> Theme:
    phrases = {
        str(language): {WEIGHTS[weight]: tuple(listed) for weight, listed in weighted.items()}
        for language, weighted in (value.get("phrases") or {}).items()
    }
    return Theme(theme_id, dict(value["label"]), dict(value["description"]), phrases)
