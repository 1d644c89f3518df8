"""How a line ends, in any script: with a sentence's final mark or without one."""

from __future__ import annotations

from nashra.orthography.text import dominant_script

FULL_STOPS = frozenset(".。．۔।॥։።။។")
FINAL_MARKS = FULL_STOPS | frozenset("!?…؟！？⁇⁈⁉‼")
CLOSING_MARKS = "”»\"'’)]}›“‘」』》）*_ \u00a0\u200c\u200e\u200f\u2069\u202c"
# Scripts that put no spaces between words, and those whose sentences end without a mark.
_UNSPACED = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})
_UNMARKED = frozenset({"Thai", "Laoo", "Khmr", "Tibt"})
_LETTERS_A_WORD = 3
_COMMAS = ("، ", ", ", "؛ ", "; ")
_LEAST_WORDS, _LEAST_WORDS_WITH_COMMA = 14, 9


def final_mark(text: str) -> str:
    """Give the last character that is no closing mark; empty when there is none."""
    return text.rstrip(CLOSING_MARKS)[-1:]


def ends_with_full_stop(text: str) -> bool:
    """Tell whether a line ends as a statement does."""
    return final_mark(text) in FULL_STOPS and bool(text.strip())


def ends_as_sentence(text: str) -> bool:
    """Tell whether a line ends as any sentence does, questions and exclamations included."""
    return final_mark(text) in FINAL_MARKS and bool(text.strip())


def has_final_marks(text: str) -> bool:
    """Tell whether sentences of the text's script end with marks at all."""
    return dominant_script(text) not in _UNMARKED


def is_wordy(text: str) -> bool:
    """Tell whether a line without a final mark has more words than headlines have, or enough and a comma."""
    words = word_count(text)
    return words >= _LEAST_WORDS or (words >= _LEAST_WORDS_WITH_COMMA and any(mark in text for mark in _COMMAS))


def word_count(text: str) -> int:
    """Count words; in scripts without spaces, estimate them from the number of characters."""
    words = len(text.split())
    if words <= 3 and len(text) > _LETTERS_A_WORD and dominant_script(text) in _UNSPACED:
        return max(words, len(text) // _LETTERS_A_WORD)
    return words
