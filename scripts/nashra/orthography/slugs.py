"""Path names in ASCII, one for both spellings of a word.

Why an own table and no slug library: the generic ones drop the letter ع, split words at Uzbek
apostrophes and read the Uzbek Cyrillic қ as k (measured). This one works after the search fold.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Mapping
from importlib import resources
from typing import Any

from nashra.orthography.fold import fold_words

_NOT_ASCII_WORD = re.compile("[^a-z0-9]+")


def slug(title: str, language: str) -> str:
    """Make a path name of ``a``–``z``, ``0``–``9`` and single hyphens, at most 80 characters, cut at a word.

    Empty when nothing of the title can be written in ASCII: the caller decides what then.
    """
    words = [ascii_word for word in fold_words(title, language) if (ascii_word := _ascii(word))]
    return _joined(words, int(_data()["longest"]))


def _joined(words: list[str], longest: int) -> str:
    result = words[0][:longest] if words else ""
    for word in words[1:]:
        if len(result) + 1 + len(word) > longest:
            break
        result = f"{result}-{word}"
    return result


def _ascii(word: str) -> str:
    letters: Mapping[str, str] = _data()["letters"]
    replaced = "".join(letters.get(character, character) for character in word)
    return _NOT_ASCII_WORD.sub("", unicodedata.normalize("NFKD", replaced).lower())


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("slugs.json").read_text("utf-8"))
    return loaded
