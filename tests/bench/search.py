"""Figures of search: size, first answer and time, by ``python -m tests.bench.search [articles a language …]``.

The corpus is made of the project's own sentences with a long-tailed vocabulary (``tests/search/corpus.py``), the
queries are those of the quality test. A first answer is what a reader's browser loads who opens the search
page with the query in its address: the script, the shards, and the ten articles it shows.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, Request, sync_playwright

from tests.browser import chromium
from tests.search import corpus, queries, site

ASK = """async ([base, text, typing]) => {
  const engine = await nashraSearch.engineOf(base);
  const start = performance.now();
  const { hits } = await engine.search(text, [], typing);
  const loaded = performance.now();
  await engine.search(text, [], typing);
  const again = performance.now() - loaded;
  await Promise.all(hits.slice(0, 10).map(([article]) => engine.article(article)));
  return { again, first: loaded - start };
}"""
SLOWER = 4
"""How much slower than this machine the processor is made."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures for each size of corpus."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search")
    parser.add_argument("articles", nargs="*", type=int, default=[1000])
    parser.add_argument("--queries", type=int, default=200, help="how many queries a language")
    options = parser.parse_args(arguments)
    for number in options.articles:
        measure(number, options.queries)
    return 0


def measure(number: int, most: int) -> None:
    """Print the figures of a corpus with ``number`` articles a language."""
    texts = {language: corpus.bulk(language, number) for language in corpus.LANGUAGES}
    everything = [text for own in texts.values() for text in own]
    words = sum(len(text.text.split()) for text in everything)
    start = time.process_time()
    files = site.files(everything)
    took = (time.process_time() - start) * 1000 / words * 350
    print(f"{number} articles a language, {words} words; index built in {took:.2f} ms per 350 words and core")
    sizes = {path: len(gzip.compress(data, 9)) for path, data in files.items()}
    for language in corpus.LANGUAGES:
        own = {path: size for path, size in sizes.items() if f"/{language}" in path}
        kinds = {"postings": "t", "places": "p", "lexicon": "x", "heads": "d", "texts": "r"}
        shares = {
            name: sum(size for path, size in own.items() if Path(path).name.startswith(letter) and path.count("/") == 3)
            for name, letter in kinds.items()
        }
        print(f"  {language}: {sum(own.values()) / number:.0f} bytes gzip an article, {len(own)} files; {shares}")
    with tempfile.TemporaryDirectory() as folder:
        site.write(everything, Path(folder))
        answers(Path(folder), texts, sizes, most)


def answers(folder: Path, texts: dict[str, list[corpus.Text]], sizes: dict[str, int], most: int) -> None:
    """Ask every query in a fresh page, and print what the first answers need."""
    program = chromium.find()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program) as browser:
        for language, own in texts.items():
            asked = queries.queries(language, own[:1])
            step = max(1, len(asked) // most)
            page = browser.new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            rows = [ask(page, folder, language, query, sizes) for query in asked[::step]]
            for name, values in zip(
                ("bytes gzip", "requests", f"ms at {SLOWER}× CPU"), zip(*rows, strict=True), strict=True
            ):
                print(f"  {language}: {name}: median {statistics.median(values):.1f}, 95 % {percentile(values):.1f}")
            page.close()


def ask(page: Page, folder: Path, language: str, query: queries.Query, sizes: dict[str, int]) -> tuple[float, ...]:
    """Give what one first answer needs: bytes, requests, and milliseconds when the shards are there."""
    requested: list[str] = []

    def note(request: Request) -> None:
        requested.append(request.url.split("?")[0])

    page.on("request", note)
    page.goto((folder / f"{language}.html").as_uri())
    times = page.evaluate(ASK, [language, query.text, query.typing])
    page.remove_listener("request", note)
    paths = {url.removeprefix(folder.as_uri()).lstrip("/") for url in requested if url.endswith(".js")}
    return float(sum(sizes[path] for path in paths)), float(len(paths)), times["again"]


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """Give the value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
