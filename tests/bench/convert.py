"""How fast ``convert`` and ``check`` are, and how much memory they need: ``make bench``.

    python tests/bench/convert.py [--files N]

It prints one figure a line. What matters are ratios and the floor of 300 text articles a second on one
core; a machine that is busy with other work gives lower figures. Raw texts are made for the measurement,
from the bulletin's own articles with other words, so that nothing is in any cache.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from nashra import settings as project_settings
from nashra.content.tree import read_themes
from nashra.intake.blocks import Document
from nashra.intake.conversion import Conversion, make_converter
from nashra.intake.facts import Facts
from nashra.intake.readers import read_raw
from nashra.model import RawArticle
from tests.bulletins import Bulletin
from tests.raw_texts import article

PROJECT = Path(__file__).resolve().parent.parent.parent
LEAST_A_SECOND = 300
ROUNDS = 5


def main(arguments: Sequence[str]) -> int:
    """Measure, and fail when the floor is not reached."""
    parser = argparse.ArgumentParser(description="Measure how fast convert is.")
    parser.add_argument("--files", type=int, default=10_000, help="How many files the longest run converts.")
    options = parser.parse_args(arguments)
    speed = articles_a_second()
    say(f"text articles a second on one core: {speed:.0f} (at least {LEAST_A_SECOND})")
    found = ratios()
    for name in _OTHERS:
        if name not in found:
            say(f"beside {name}: not measured; install it with: pip install {name}")
            continue
        reading, whole = found[name]
        say(f"time to find the article of a page, in times of {name}'s: {reading:.2f}; for all of convert: {whole:.2f}")
    for name, kept in labelled_pages().items():
        say(f"labelled pages, {name}: {kept}")
    for number in sorted({max(1, options.files // 10), options.files}):
        run(number)
    return 0 if speed >= LEAST_A_SECOND else 1


def say(text: str) -> None:
    """Print a figure at once."""
    print(text, flush=True)  # a program that measures


def articles_a_second() -> float:
    """Convert variants of the bulletin's own articles in this process; the median of several rounds."""
    settings = project_settings.load(PROJECT, {})
    convert = make_converter(settings.languages, read_themes(settings))
    texts = [path.read_text("utf-8") for path in sorted((PROJECT / "articles").glob("*.txt"))]
    raws = [raw(number, variant(texts[number % len(texts)], number)) for number in range(ROUNDS * 100)]
    for each in raws[: len(texts)]:
        convert(each, Facts())
    speeds = []
    for start in range(0, len(raws), 100):
        batch = raws[start : start + 100]
        before = time.process_time()
        results = [convert(each, Facts()) for each in batch]
        speeds.append(len(batch) / (time.process_time() - before))
        if not all(isinstance(result, Conversion) for result in results):
            raise RuntimeError("an article was refused: this measures nothing")
    return statistics.median(speeds)


def raw(number: int, text: str) -> RawArticle:
    """Make a raw article."""
    return RawArticle(f"articles/{number}.txt", text.encode(), "0" * 64)


def variant(text: str, seed: int) -> str:
    """Exchange words of long lines, so that no two texts are the same and all are in their language."""
    chance = random.Random(seed)  # noqa: S311 # texts to measure with
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line.split(" ")
        if len(words) > 20:
            for _ in range(6):
                one, two = chance.randrange(1, len(words) - 1), chance.randrange(1, len(words) - 1)
                words[one], words[two] = words[two], words[one]
            lines[number] = " ".join(words)
    return "\n".join(lines)


def ratios() -> dict[str, tuple[float, float]]:
    """Compare with the libraries that find the text of a web page, as far as they are installed.

    Reading a page does what they do; the rest of ``convert`` is language, themes, doubts and Markdown.
    """
    there = {name: work for name, (module, work) in _OTHERS.items() if importlib.util.find_spec(module)}
    pages = [page(number) for number in range(40)]
    if not there:
        return {}
    settings = project_settings.load(PROJECT, {})
    convert = make_converter(settings.languages, read_themes(settings))

    def saved(data: str) -> RawArticle:
        return RawArticle("articles/page.html", data.encode(), "0" * 64)

    reading = seconds(lambda data: read_raw(saved(data)), pages)
    whole = seconds(lambda data: convert(saved(data), Facts()), pages)
    times = {name: seconds(work, pages) for name, work in there.items()}
    return {name: (reading / took, whole / took) for name, took in times.items()}


def labelled_pages() -> dict[str, str]:
    """Tell of how many saved pages of the labelled corpus the edges are kept, and of how many the frame is gone."""
    folders = [path for path in sorted((PROJECT / "tests" / "corpus").iterdir()) if list(path.glob("input.htm*"))]
    cases = [(next(each.glob("input.htm*")), yaml.safe_load((each / "expected.yml").read_text())) for each in folders]
    articles = [(path, expected) for path, expected in cases if "first" in expected]
    there = {name: work for name, (module, work) in _OTHERS.items() if importlib.util.find_spec(module)}
    return {name: _kept(work, articles) for name, work in {"nashra": _nashra, **there}.items()}


def _kept(work: Callable[[Any], str], articles: Sequence[tuple[Path, dict[str, Any]]]) -> str:
    found = [(work(path.read_bytes()), expected) for path, expected in articles]
    edges = sum(all(_letters(each[edge]) in _letters(text) for edge in ("first", "last")) for text, each in found)
    clean = sum(not any(absent in text for absent in each["absent"]) for text, each in found)
    return f"first and last sentence kept {edges / len(found):.0%}, frame gone {clean / len(found):.0%}"


def _letters(text: str) -> str:
    """Give the letters and digits alone: another apostrophe or space is no loss."""
    return "".join(character for character in text if character.isalnum() and character not in "ʻʼ")


def _nashra(data: bytes) -> str:
    document = read_raw(RawArticle("articles/page.html", data, "0" * 64))
    return "\n".join(block.text for block in document.paragraphs) if isinstance(document, Document) else ""


def seconds(work: Callable[[str], object], pages: Sequence[str]) -> float:
    """Give the processor time for all pages, the least of three."""
    work(pages[0])
    times = []
    for _ in range(3):
        before = time.process_time()
        for each in pages:
            work(each)
        times.append(time.process_time() - before)
    return min(times)


def _readability(data: Any) -> str:
    summary = importlib.import_module("readability").Document(data).summary()
    return "".join(etree.fromstring(summary, etree.HTMLParser()).itertext())


def _trafilatura(data: Any) -> str:
    return importlib.import_module("trafilatura").extract(data) or ""


_OTHERS = {"readability-lxml": ("readability", _readability), "trafilatura": ("trafilatura", _trafilatura)}
"""Libraries to compare with, and their modules. The tests do not need them, so they are not among the pins."""


def page(number: int) -> str:
    """Make a web page with an article and the frame of a site."""
    title, *paragraphs = article(number, paragraphs=12).strip().split("\n\n")
    links = "".join(f'<li><a href="/{n}">Boʻlim {n}</a></li>' for n in range(40))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=uz><head><meta charset=utf-8><title>{title}</title></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


def run(number: int) -> None:
    """Convert and check many files: the first time, and once more when nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        bulletin = Bulletin(Path(folder))
        for each in range(number):
            bulletin.write(f"articles/{each // 1000:03}/{each:06}.txt", article(each, paragraphs=8))
        for command in ("convert", "check"):
            for name in ("first", "second"):
                took, cpu, memory = measured([sys.executable, "-m", "nashra", "--project", folder, command])
                say(
                    f"{command}, {number} files, {name} run: {took:.1f} s ({cpu:.1f} s of processor time), "
                    f"{memory:.0f} MB at most in one process"
                )


def measured(command: list[str]) -> tuple[float, float, float]:
    """Run a command and give its seconds, those of all processors, and the most memory of a process of it in MB."""
    before = time.perf_counter()
    watched = [sys.executable, "-c", _WATCH, *command]
    done = subprocess.run(watched, capture_output=True, text=True, check=True, cwd=PROJECT)
    took = time.perf_counter() - before
    cpu, memory = map(float, done.stdout.split())
    return took, cpu, memory / 1024


# The most memory of any child is known to its parent alone: so each measurement has a parent of its own.
_WATCH = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True); "
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
