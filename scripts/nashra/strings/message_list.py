"""The list of all messages as Markdown, for editors who look one up: generated, so that none is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from nashra.strings.catalogue import ProblemWording
from nashra.strings.isolation import CLOSED

_PLACEHOLDER = re.compile(r"\{\w+\}")
_MISREAD = re.compile(r"([\\`*_\[\]#<>])")
# As markup, because the hosting site warns of the characters, and takes <bdi> away.
_DIRECTIONS = {"\u2066": "ltr", "\u2067": "rtl", "\u2068": "auto"}
# A code belongs to the first group that has the beginning of its name; groups stand in this order.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "front-matter": ("front-matter", "yaml", "date", "tags", "title", "body", "source"),
    "translations": ("translation", "translate"),
    "themes": ("theme", "themes"),
    "text": ("text", "apostrophe", "quote", "language-other", "language", "not-utf8", "file"),
    "direction": ("direction",),
    "markdown": ("heading", "image", "link", "anchor", "reference", "footnote", "html", "nesting"),
    "places": ("place", "path", "alias", "home", "draft"),
    "raw": ("raw", "convert", "doubt", "sidecar", "duplicate", "chrome"),
    "bundles": ("bundle", "verify"),
    "rest": ("",),
}


def message_list(wording: ProblemWording, only: Collection[str] = ()) -> str:
    """Write what every message says and what to do about it, in one language, by groups; or ``only`` some codes."""
    words = wording.terminal
    if only:
        return "\n".join(line for code in only for line in [*_entry(code, wording), ""])
    lines = [f"# {words('messages.title')}", "", words("messages.generated"), "", words("messages.lead"), ""]
    for group, codes in _grouped(wording.texts).items():
        lines += [f"## {words(f'messages.group.{group}')}", ""]
        for code in codes:
            lines += [*_entry(code, wording), ""]
    body = "\n".join(lines).rstrip()
    # Without this the hosting site shows Markdown of every language from left to right.
    return f'<div dir="rtl">\n\n{body}\n\n</div>\n' if words.direction == "rtl" else f"{body}\n"


def _grouped(codes: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for code in sorted(codes):
        group = next(name for name, beginnings in GROUPS.items() if any(_begins(code, one) for one in beginnings))
        found[group].append(code)
    return {group: listed for group, listed in found.items() if listed}


def _begins(code: str, beginning: str) -> bool:
    return not beginning or code == beginning or code.startswith(f"{beginning}-")


def _entry(code: str, wording: ProblemWording) -> Iterator[str]:
    texts = wording.texts[code]
    yield f"### `{code}`"
    yield _general(texts["message"])
    if texts.get("remedy"):
        yield ""
        yield f"**{wording.terminal('messages.remedy')}** {_general(texts['remedy'])}"


def _general(text: str) -> str:
    """Say a message without particulars, with what Markdown would misread as it stands."""
    plain = _MISREAD.sub(r"\\\1", _PLACEHOLDER.sub("…", text))
    shown = CLOSED.sub(lambda closed: f'<span dir="{_DIRECTIONS[closed[0][0]]}">{closed[0][1:-1]}</span>', plain)
    return shown[:1].upper() + shown[1:]
