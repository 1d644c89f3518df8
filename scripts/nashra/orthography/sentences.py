"""Finding the ends of sentences, well enough to cut a summary at one."""

from __future__ import annotations

import itertools
import re

# An end is a final mark with any closing marks, before white space and something that can begin a
# sentence. A full stop after an initial or a number (``I. Karimov``, ``21. asr``) ends nothing.
_END = re.compile(
    r"""(?: (?<![\s.][^\W\d_]) (?<!^[^\W\d_]) (?<!\d) \. | [!?؟۔…]+ )   # the mark
        [”»"’'\)\]]*                                                    # what closes after it
        (?=\s+[^\s.,;:،؛a-zа-яёўқғҳ\-–—])                               # the next sentence""",
    re.VERBOSE,
)


def sentences(text: str) -> list[str]:
    """Cut one paragraph of plain text into its sentences; joined by spaces they give it back."""
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [piece for begin, end in itertools.pairwise(starts) if (piece := text[begin:end].strip())]


def first_sentences(text: str, limit: int, *, most: int = 2) -> str:
    """Give the first sentences of a paragraph, at most ``most`` of them and ``limit`` characters.

    A first sentence that is longer alone is cut at a word and ends in an ellipsis.
    """
    chosen = ""
    for sentence in sentences(text)[:most]:
        longer = f"{chosen} {sentence}".strip()
        if len(longer) > limit:
            break
        chosen = longer
    return chosen or cut_at_word(text, limit)


def cut_at_word(text: str, limit: int) -> str:
    """Cut a text at a word so that it has at most ``limit`` characters, with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    kept = head.rpartition(" ")[0] or head
    return f"{kept.rstrip(' ,;:،؛-–—')}…"
