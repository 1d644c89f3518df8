"""Blocks as Markdown that reads as those blocks and nothing else.

Text without marks is escaped as lightly as it can be. Where marks stand, every character that could
act in Markdown is escaped, because what two neighbours do together cannot be seen from one of them.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from nashra.intake.blocks import Block, Kind, Mark, MarkKind
from nashra.intake.markdown_escape import escape_inline, escape_paragraph

IMAGES_PLACE = "{images}/"
"""Stands in a body for the folder of its images: braces in texts and addresses are written otherwise."""

_DEEPEST_ITEM = 6
_BACKSLASHED = re.compile(r"[\\`*_\[\]]")
_REFERENCED = re.compile(r"[<>&{}~^=|]|:(?=\S*:)|\+(?=\+)|(?<=\+)\+")
_ADDRESS_ESCAPES = str.maketrans(
    {character: f"%{ord(character):02X}" for character in " \"'()<>\\^`{|}[]*_~"} | {"_": "_"}
)


def write_markdown(blocks: Sequence[Block]) -> str:
    """Write the body of an article; it ends with a line end. Images stand in :data:`IMAGES_PLACE`."""
    parts: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        written = _continued(block) if _is_of_one_note(before, block) else _write(block)
        written = _quoted(written) if block.quoted else written
        parts += [_separator(before, block), written] if parts else [written]
    return "".join(parts) + "\n"


def _is_of_one_note(before: Block | None, block: Block) -> bool:
    return before is not None and before.kind is block.kind is Kind.FOOTNOTE and before.target == block.target


def _continued(block: Block) -> str:
    """Write a further paragraph of a footnote: what is announced twice would be shown once."""
    return f"    {_one_line(block)}"


def _separator(before: Block | None, block: Block) -> str:
    if before is None or before.quoted != block.quoted:
        return "\n\n"
    are_items = before.kind is block.kind is Kind.ITEM
    if block.quoted:
        return "\n" if are_items else "\n>\n"
    return "\n" if are_items else "\n\n"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _write(block: Block) -> str:
    match block.kind:
        case Kind.HEADING:
            # Closing number signs belong to the mark of a heading, not to its text.
            words = re.sub(r"(#+)$", lambda match: "\\#" * len(match[1]), _one_line(block))
            return f"{'#' * min(max(block.level, 2), 6)} {words}"
        case Kind.ITEM:
            indent = "    " * min(block.level, _DEEPEST_ITEM)
            start = f"{block.number}." if block.number else "-"
            return f"{indent}{start} " + _lines(block).replace("\n", f"\n{indent}    ")
        case Kind.TABLE:
            return _table(block.rows)
        case Kind.IMAGE:
            return f"![{_strictly(' '.join(block.text.split()))}]({IMAGES_PLACE}{block.target})"
        case Kind.FOOTNOTE:
            return f"[^{block.target}]: {_one_line(block)}"
        case _:
            return _lines(block)


def _one_line(block: Block) -> str:
    """Write a block that must not break; its marks stay where they are, because a break is one character."""
    return _inline(dataclasses.replace(block, text=block.text.replace("\n", " ")))


def _lines(block: Block) -> str:
    """Write the lines of a block with hard breaks between them."""
    if not block.marks:
        return _plain_lines(block.text.split("\n"))
    lines = []
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        marks = tuple(
            Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.target)
            for mark in block.marks
            if (mark.start < end and mark.end > start) or start <= mark.start == mark.end <= end
        )
        lines.append(_inline(Block(line, block.line, marks=marks)))
        start = end + 1
    return "  \n".join(lines)


def _plain_lines(lines: Sequence[str]) -> str:
    """Write lines without marks; strictly as soon as any character of theirs could act, alone or with another."""
    together = " ".join(lines)
    is_plain = escape_inline(together) == together and "|" not in together
    if is_plain or len(lines) == 1:
        return "  \n".join(map(escape_paragraph, lines))
    return "  \n".join(_guard_start(_strictly(line)) for line in lines)


def _inline(block: Block) -> str:
    if not block.marks:
        return escape_paragraph(block.text)
    return _guard_start(_spanned(block.text, block.marks).strip())


def _guard_start(line: str) -> str:
    """Keep the first characters of a line from beginning a heading, a list or the like."""
    if match := re.match(r"(\d+)([.)])(?=\s|$)", line):
        return f"{match[1]}\\{line[match.end(1) :]}"
    if re.match(r"[#+-](?=\s|$|[#+-])|!!!|(?:- *){3}$", line) or line.startswith("#"):
        return "\\" + line
    return f"&#{ord(line[0])};{line[1:]}" if line[:1] in (":", "=", "?", "/") else line


def _spanned(text: str, marks: Sequence[Mark]) -> str:
    """Write text with its marks; an exclamation before a link or a note must not make a picture of it."""
    return "".join(_spans(text, marks)).replace("![", "&#33;[")


def _spans(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Write runs of text that have the same marks: links around strong around emphasis."""
    ends = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    links = [(start, end, _at(marks, start, MarkKind.LINK)) for start, end in itertools.pairwise(ends)]
    for target, group in itertools.groupby(links, key=lambda run: run[2]):
        runs = list(group)
        inner = "".join(_styled(text, marks, [(start, end) for start, end, _ in runs]))
        if target is None or not inner.strip():
            yield inner
        else:
            before, words, after = _trimmed(inner)
            yield f"{before}[{words}]({target.translate(_ADDRESS_ESCAPES)}){after}"
    yield from (f"[^{mark.target}]" for mark in marks if mark.kind is MarkKind.NOTE and mark.start == len(text))


def _styled(text: str, marks: Sequence[Mark], runs: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Write runs in strong and emphasis; a style that touches another one is left out, for marks would merge."""
    styles = [(_style(marks, start), start, end) for start, end in runs]
    was_marked = False
    for style, group in itertools.groupby(styles, key=lambda run: run[0]):
        members = list(group)
        inner = "".join(_notes(marks, start) + _strictly(text[start:end]) for _, start, end in members)
        before, words, after = _trimmed(inner)
        is_possible = bool(style) and bool(re.search(r"\w", words)) and not (was_marked and not before)
        yield f"{before}{style}{words}{style}{after}" if is_possible else inner
        was_marked = is_possible and not after


def _style(marks: Sequence[Mark], place: int) -> str:
    kinds = {mark.kind for mark in marks if mark.start <= place < mark.end}
    return "*" * ((2 if MarkKind.STRONG in kinds else 0) + (1 if MarkKind.EMPHASIS in kinds else 0))


def _notes(marks: Sequence[Mark], place: int) -> str:
    return "".join(f"[^{mark.target}]" for mark in marks if mark.kind is MarkKind.NOTE and mark.start == place)


def _at(marks: Sequence[Mark], place: int, kind: MarkKind) -> str | None:
    return next((mark.target for mark in marks if mark.kind is kind and mark.start <= place < mark.end), None)


def _trimmed(text: str) -> tuple[str, str, str]:
    words = text.strip()
    start = text.find(words) if words else len(text)
    return text[:start], words, text[start + len(words) :]


def _strictly(text: str) -> str:
    text = _REFERENCED.sub(lambda match: f"&#{ord(match[0])};", text)
    return _BACKSLASHED.sub(lambda match: "\\" + match[0], text)


def _table(rows: Sequence[Sequence[Block]]) -> str:
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*map(_cell, row), *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cell(block: Block) -> str:
    """Write a cell; strictly, because a bar between two marks would end it."""
    text = block.text.replace("\n", " ")
    return _spanned(text, block.marks).strip()
