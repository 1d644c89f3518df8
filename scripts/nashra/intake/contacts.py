"""Whom a reader in need may call or write to: the lines that a frame must not take with it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from importlib import resources

from nashra.intake.chrome_lexicon import label_kinds
from nashra.orthography.fold import fold_words

# What stands for a telephone; a number after a colon, a telephone number, an address.
_SIGN = re.compile("[\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2]")
_CONTACT = re.compile("(?<!\\d):\\s*\\+?\\d|\\d[\\d\\s()-]{5,}\\d|@")
_BARE_ADDRESS = re.compile(r"[^\s@]{1,80}@[^\s@]{1,80}\.\w{2,20}")
_BARE_NUMBER = re.compile(r"[\d\s()+,;–-]{3,60}")
_LONGEST = 160


def names_contact(text: str) -> bool:
    """Tell whether a line names a telephone number or an address, such as a helpline's."""
    return bool(_CONTACT.search(text) or _SIGN.search(text))


def is_helpline(text: str, following: str = "") -> bool:
    """Tell whether a line names a helpline with its number or address, or the next line gives these."""
    if len(text) > _LONGEST or not (_is_reachable(text) or _is_reachable(following)):
        return False
    if _SIGN.search(text) and _is_reachable(text):
        return True
    words = fold_words(text, "")
    return any(
        words[start : start + len(phrase) - 1] == phrase[:-1] and words[start + len(phrase) - 1].startswith(phrase[-1])
        for phrase in _helplines()
        for start in range(len(words) - len(phrase) + 1)
    )


def helpline_places(texts: Sequence[str]) -> frozenset[int]:
    """Find the lines that name a helpline or announce whom to call, and the bare numbers and addresses below them."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) else ""
        goes_on = index - 1 in found and _is_bare(text)
        announces = text.endswith(":") and _is_bare(following) and not label_kinds(text)
        if goes_on or announces or is_helpline(text, following if _is_bare(following) else ""):
            found.add(index)
    return frozenset(found)


def _is_bare(text: str) -> bool:
    """Tell whether a line is an address or a number to call and nothing else."""
    return bool(_BARE_ADDRESS.fullmatch(text)) or (bool(_BARE_NUMBER.fullmatch(text)) and _is_reachable(text))


def _is_reachable(text: str) -> bool:
    return len(text) <= _LONGEST and ("@" in text or sum(character.isdecimal() for character in text) >= 3)


@functools.cache
def _helplines() -> tuple[tuple[str, ...], ...]:
    loaded: list[str] = json.loads(resources.files(__package__).joinpath("contacts.json").read_text("utf-8"))
    return tuple(fold_words(phrase, "") for phrase in loaded)
