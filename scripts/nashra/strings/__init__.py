"""The words of the interface and of messages: one catalogue a language, all with the same keys."""

from nashra.strings.catalogue import REFERENCE_LANGUAGE, ProblemWording, Strings, available_languages, load, load_review

__all__ = ["REFERENCE_LANGUAGE", "ProblemWording", "Strings", "available_languages", "load", "load_review"]
