"""Throws bytes at what reads files until something other than a value or a reason comes back: ``make fuzz``.

    python -m tests.fuzz.convert [--minutes N] [--seed N]

It tries the readers of raw files of every format (of Word files both as bytes and with a damaged text in a whole
file), sidecars, and what reads and checks articles with their front matter. Inputs are mutations of the golden
files, the corpus and the raw articles. One that reaches a line of the package for the first time (told by
``sys.monitoring``, from Python 3.12), or gives a result of a new kind, joins the corpus. It is seeded, and leaves
nothing behind: an input that fails, or takes far longer than others, is printed in base64.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import random
import sys
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path

from nashra.checking.file_report import findings_of
from nashra.checking.source_file import read_source
from nashra.content import front_matter
from nashra.content.schema import Kind, read_front_matter
from nashra.intake.conversion import Conversion, Converter, make_converter
from nashra.intake.facts import Facts
from nashra.intake.result_codec import from_json, to_json
from nashra.intake.sidecar import read_sidecar
from nashra.languages import language_of
from nashra.model import RawArticle, Rejection, Theme, Vocabulary
from nashra.problems import NashraError
from tests.make_corpus import TEXTS, docx, word_paragraph

PROJECT = Path(__file__).resolve().parent.parent.parent
SUFFIXES = (".txt", ".html", ".md", ".mhtml", ".docx")
# Beside those of raw files: the text of a Word file that is whole otherwise, and an article of docs/.
WORD_TEXT, CONTENT = "word text", "content"
KINDS = (*SUFFIXES, WORD_TEXT, CONTENT)
# Seconds of processor time. A machine under load takes longer, but never so much.
LONGEST_TIME = 10.0
PACKAGE = str(Path("scripts") / "nashra")
LONGEST = 20_000
THEME = Theme("policy", {}, {}, {"uz": {3: ("odam savdosi",)}, "ar": {3: ("الاتجار",)}})
LANGUAGES = tuple(language_of(code, code) for code in ("uz", "ar", "fa", "ru", "en"))
PIECES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\xc2\xa0", b"\xe2\x80\x8f", b"\xe2\x80\x8c", b"\n\n\n"),
    *(
        b"<script>",
        b"<div>" * 40,
        b"<!--",
        b"]]>",
        b"&#x110000;",
        b"<table><tr><td>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    ),
    *(
        b"---\n",
        b"```\n",
        b"[a](javascript:b)",
        b"![a](../../b)",
        b"[^1]: a\n",
        b"Content-Type: text/html\n",
        b"PK\x03\x04",
    ),
    *(b"23-aprel 2024-yil ", "۴ اردیبهشت ۱۴۰۳ ".encode(), b"2024 " * 30, "ـ".encode() * 50),
)


def main(arguments: Sequence[str]) -> int:
    """Fuzz for some minutes; 0 when nothing failed."""
    parser = argparse.ArgumentParser(description="Throw bytes at convert.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    return fuzz(options.minutes, options.seed)


def target() -> Callable[[bytes], str]:
    """Make the function under test: bytes to the kind of result; anything it raises is a finding.

    The first byte of an input tells its kind.
    """
    convert = make_converter(LANGUAGES, Vocabulary((THEME,)))

    def work(data: bytes) -> str:
        kind, rest = KINDS[data[0] % len(KINDS)] if data else SUFFIXES[0], data[1:]
        if kind == CONTENT:
            return f"{kind}: {read_and_checked(rest)}"
        if kind == WORD_TEXT:
            rest = docx(rest.decode("utf-8", "replace"))
        name = f"articles/fuzz{kind if kind in SUFFIXES else '.docx'}"
        return f"{kind}: {judged(convert, RawArticle(name, rest, hashlib.sha256(rest).hexdigest()))}"

    return work


def read_and_checked(data: bytes) -> str:
    """Read an article of ``docs/``, write what was read again, and check its text."""
    shown = "docs/uz/articles/2026/fuzz.md"
    try:
        parts = front_matter.split(front_matter.decode(data, shown), shown)
        matter, problems = read_front_matter(parts.document, Kind.ARTICLE, ["policy"])
        source = read_source(data, shown, LANGUAGES[0], "articles/2026/fuzz.md")
    except NashraError as error:
        return " ".join(sorted({problem.code for problem in error.problems}))
    if matter:
        again = front_matter.split(front_matter.compose(matter, parts.body), shown)
        assert read_front_matter(again.document, Kind.ARTICLE, ["policy"]) == (matter, ()), "front matter changed"
    found = {finding.code for finding in findings_of(source, [language.code for language in LANGUAGES])}
    return " ".join([*sorted({problem.code for problem in problems}), str(len(found))])


def judged(convert: Converter, raw: RawArticle) -> str:
    """Convert twice and say what came of it; what may not be is an ``AssertionError``."""
    facts = sidecar_of(raw.data)
    result = convert(raw, facts)
    assert result == convert(raw, facts), "one input gave two results"
    assert from_json(to_json(result)) == result, "the cache gives back something else"
    if isinstance(result, Rejection):
        return result.code
    assert isinstance(result, Conversion), "neither an article nor a reason"
    assert "<script" not in result.body.lower(), "a script got through"
    assert result.title.strip() == result.title, "a title with white space around it"
    assert result.title, "an article without a title"
    return f"{result.language.code} {len(result.doubts) > 0} {len(result.dates) > 0} {len(result.removed) > 0}"


def sidecar_of(data: bytes) -> Facts:
    """Read the first lines as a sidecar too: facts or a reason."""
    try:
        return read_sidecar(data[:200], "articles/fuzz.yml", [language.code for language in LANGUAGES], ["policy"])
    except NashraError:
        return Facts()


def seeds() -> list[bytes]:
    """Give the inputs to begin with: what the tests and the bulletin have."""
    folders = ("tests/golden", "tests/corpus", "articles", "docs")
    paths = sorted(path for folder in folders for path in (PROJECT / folder).rglob("*.*") if path.is_file())
    found = [
        bytes([KINDS.index(path.suffix)]) + path.read_bytes()[:LONGEST] for path in paths if path.suffix in SUFFIXES
    ]
    articles = [path.read_bytes()[:LONGEST] for path in paths if path.suffix == ".md"]
    texts = "".join(word_paragraph(text, "Title") for text in TEXTS["uz"]["paragraphs"])
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return [
        *found,
        *(bytes([KINDS.index(CONTENT)]) + data for data in articles if data.startswith(b"---")),
        bytes([KINDS.index(WORD_TEXT)]) + (texts + table).encode(),
    ]


def fuzz(minutes: float, seed: int) -> int:
    """Mutate at random; an input that reaches something new joins the corpus. 0 when nothing was found."""
    work, chance, corpus = target(), random.Random(seed), seeds()  # noqa: S311 # the same inputs each time
    kinds: set[str] = set()
    reached = Reached()
    runs, first, last = 0, len(corpus), time.monotonic() + minutes * 60
    while time.monotonic() < last:
        data = corpus[runs] if runs < first else mutation(chance, chance.choice(corpus), chance.choice(corpus))
        runs += 1
        before = len(reached.lines), len(kinds)
        started = time.process_time()
        try:
            kinds.add(work(data))
            assert time.process_time() - started < LONGEST_TIME, "far longer than others of its size"
        except Exception as error:  # noqa: BLE001 # anything at all is a finding
            return found(data, error)
        if runs > first and (len(reached.lines), len(kinds)) != before:
            corpus.append(data)
    say(f"{runs} inputs, {len(kinds)} kinds of results, {len(reached.lines)} lines, nothing found (seed {seed})")
    return 0


def mutation(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Change some places of an input."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0:
                changed[at:at] = chance.choice(PIECES)
            case 1:
                del changed[at : at + chance.randrange(1, 200)]
            case 2:
                changed[at:at] = bytes(changed[at : at + chance.randrange(1, 400)]) * chance.randrange(1, 4)
            case 3:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 4:
                start = chance.randrange(len(other) + 1)
                changed[at:at] = other[start : start + chance.randrange(1, 600)]
            case _:
                lines = bytes(changed).split(b"\n")
                chance.shuffle(lines)
                changed = bytearray(b"\n".join(lines))
    return bytes(changed[:LONGEST])


class Reached:
    """The lines of the package that have run; nothing is known before Python 3.12."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()
        if sys.version_info >= (3, 12):
            monitoring = sys.monitoring
            monitoring.use_tool_id(monitoring.COVERAGE_ID, "fuzz")
            monitoring.register_callback(monitoring.COVERAGE_ID, monitoring.events.LINE, self._line)
            monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.LINE)

    def _line(self, code: types.CodeType, line: int) -> object:
        if PACKAGE in code.co_filename:
            self.lines.add((code.co_filename, line))
        if sys.version_info >= (3, 12):
            # Each line is told once, so that watching costs nothing later.
            return sys.monitoring.DISABLE
        return None


def found(data: bytes, error: Exception) -> int:
    """Show an input that failed, so that it can be made a test."""
    say(f"FOUND {type(error).__name__}: {error}\n{base64.b64encode(data).decode()}")
    return 1


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)  # a program that fuzzes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
