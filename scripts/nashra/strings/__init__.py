"""The words of the interface and of messages: one catalogue a language, all with the same keys."""

from nashra.strings.catalogue import (
    REFERENCE_LANGUAGE,
    ProblemWording,
    Strings,
    TerminalStrings,
    available_languages,
    help_texts,
    load,
    load_review,
)
from nashra.strings.choosing import Messages, chosen_language, message_languages
from nashra.strings.json_schema import strings_schema
from nashra.strings.message_list import message_list

__all__ = [
    "REFERENCE_LANGUAGE",
    "Messages",
    "ProblemWording",
    "Strings",
    "TerminalStrings",
    "available_languages",
    "chosen_language",
    "help_texts",
    "load",
    "load_review",
    "message_languages",
    "message_list",
    "strings_schema",
]
