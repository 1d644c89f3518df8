"""Isolation in plain text: what runs against the text's direction gets ``bdi``, or isolate characters.

``bdi`` wherever there is markup; where there is none (titles of windows, texts of feeds and previews) the characters
that Unicode has for it, LRI or RLI and PDI (UAX #9, section 2.4).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from nashra.languages import Direction, script_direction, script_of
from nashra.orthography.foreign_phrases import foreign_phrases
from nashra.orthography.runs import Run, RunKind, runs

_INITIATORS: Mapping[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
_POP = "\u2069"


def isolated_parts(text: str, language: str) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """Part a text in a language: each run to isolate with the attributes of its ``bdi``, the rest with ``None``."""
    for part, run in _parts(text, marked_runs(text, direction_of(language), language)):
        yield part, attributes(run) if run else None


def _parts(text: str, found: Sequence[Run]) -> Iterator[tuple[str, Run | None]]:
    at = 0
    for run in found:
        if run.start > at:
            yield text[at : run.start], None
        yield text[run.start : run.end], run
        at = run.end
    if at < len(text):
        yield text[at:], None


def marked_runs(text: str, direction: Direction, language: str) -> Sequence[Run]:
    """Find in a paragraph what gets an element of its own: runs to isolate, and phrases that need their language."""
    isolated = runs(text, direction)
    phrases = foreign_phrases(text, language) if language else ()
    if not phrases:
        return isolated
    apart = [one for one in phrases if all(one.end <= run.start or run.end <= one.start for run in isolated)]
    return sorted((*isolated, *apart), key=lambda run: run.start)


# The same labels stand on every page, the same titles on many.
@functools.lru_cache(maxsize=1 << 10)
def isolated_html(text: str, language: str) -> str:
    """Give plain text in a language (BCP 47) as HTML.

    >>> isolated_html("لغة C++", "ar")
    'لغة <bdi dir="ltr">C++</bdi>'
    """
    parts = ((escape(part, quote=True), known) for part, known in isolated_parts(text, language))
    return "".join(part if known is None else f"{start_tag(known)}{part}</bdi>" for part, known in parts)


# A page says its title and description to several readers in turn.
@functools.lru_cache(maxsize=1 << 8)
def isolated_text(text: str, language: str) -> str:
    """Give plain text in a language with isolate characters around what needs them.

    A text that is foreign as a whole gets none: whoever shows it takes its direction from its first letter.
    """
    found = runs(text, direction_of(language))
    if len(found) == 1 and found[0].kind is RunKind.WORDS and text.strip() == text[found[0].start : found[0].end]:
        return text
    return "".join(
        part if run is None else f"{_INITIATORS[run.direction]}{part}{_POP}" for part, run in _parts(text, found)
    )


def attributes(run: Run) -> Mapping[str, str]:
    """Give the attributes of the element that isolates a run."""
    return {"lang": run.lang, "dir": run.direction} if run.lang else {"dir": run.direction}


def start_tag(known: Mapping[str, str]) -> str:
    """Write the start tag of an isolating element; its attributes need no escaping."""
    said = "".join(f' {name}="{value}"' for name, value in known.items())
    return f"<bdi{said}>"


@functools.cache
def direction_of(language: str) -> Direction:
    """Give the direction of a language by its code."""
    return script_direction(script_of(language))
