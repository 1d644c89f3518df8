"""Seconds and bytes of each kind of bundle: ``python -m tests.bench.bundles [articles]`` (1,000 without a number).

Makes a bulletin of that many articles in each of its two languages, over four years, from the texts of this one,
bundles it kind by kind as a user does, and prints a line a kind.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import projects, publication

PROJECT = Path(__file__).resolve().parent.parent.parent
FIRST_DAY, DAYS = datetime.date(2023, 1, 1), 1_460
KINDS = ("zip", "html", "epub")


def main(count: int) -> None:
    """Measure all kinds."""
    with tempfile.TemporaryDirectory() as folder:
        project = projects.copy(PROJECT, Path(folder, "project"))
        text = fill(project, count)
        print(f"{count} articles in each of 2 languages, {text / 2 / count / 1000:.1f} kB of Markdown an article")
        print(f"{'kind':6}{'files':>8}{'seconds':>10}{'of CPU':>9}{'MB':>9}{'kB an article':>16}{'kB the largest':>16}")
        for kind in KINDS:
            began, worked = time.perf_counter(), os.times()
            projects.nashra(project, "bundle", kind, check=True)
            seconds, now = time.perf_counter() - began, os.times()
            cpu = sum(now[2:4]) - sum(worked[2:4])
            sizes = [path.stat().st_size for path in (project / "dist").rglob(f"nashra-*.{kind}")]
            a_language = (project / f"dist/nashra-uz.{kind}").stat().st_size if kind != "html" else sum(sizes) / 2
            print(
                f"{kind:6}{len(sizes):>8}{seconds:>10.1f}{cpu:>9.1f}{sum(sizes) / 1e6:>9.1f}"
                f"{a_language / count / 1000:>16.2f}{max(sizes) / 1000:>16.0f}"
            )


def fill(project: Path, count: int) -> int:
    """Replace the articles by ``count`` in each language; give how many bytes they are together."""
    bodies = {code: list(texts(project, code)) for code in ("uz", "ar")}
    themes = list(publication.read(project).themes)
    shutil.rmtree(project / "articles")
    (project / "articles").mkdir()
    written = 0
    for code, originals in bodies.items():
        shutil.rmtree(project / "docs" / code / "articles")
        for number in range(count):
            day = FIRST_DAY + datetime.timedelta(days=number * DAYS // count)
            tags = f"{themes[number % len(themes)]}, {themes[(number * 3 + 1) % len(themes)]}"
            tags = tags if tags.split(", ", maxsplit=1)[0] != tags.split(", ")[1] else tags.split(", ", maxsplit=1)[0]
            head = f'---\ntitle: "{number}. {code}"\nadded: {day}\ndate: {day}\ntags: [{tags}]\n---\n'
            path = project / f"docs/{code}/articles/{day.year}/{code}-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            written += path.write_text(f"{head}\n{varied(originals[number % len(originals)], number)}", "utf-8")
    return written


def texts(project: Path, code: str) -> Iterator[str]:
    """Give the bodies of the articles of a language."""
    for path in sorted(project.glob(f"docs/{code}/articles/*/*.md")):
        yield path.read_text("utf-8").split("---\n", 2)[2].strip()


def varied(body: str, number: int) -> str:
    """Order the paragraphs differently in each article, so that archives do not gain from copies."""
    paragraphs = re.split(r"\n{2,}", body)
    turn = number % len(paragraphs)
    return "\n\n".join([f"{number}.", *paragraphs[turn:], *paragraphs[:turn]]) + "\n"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
