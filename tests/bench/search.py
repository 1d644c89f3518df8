"""Figures of search: quality, first answer, size and time, by ``python -m tests.bench.search [articles a language …]``.

Every engine gets the same articles and the same queries. Quality is measured on the corpus of the quality test;
bytes, requests and time on a corpus of the size of real news (``tests/search/corpus.py``). A first answer is all that
the browser of a reader loads, who opens the search page with the query in its address, for ten results with title,
date and excerpt. On a slow link, our excerpts are the beginnings of the articles first.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.search_engines import ENGINES, Engine, sizes
from tests.bench.tools import NoToolError
from tests.browser import chromium
from tests.browser.server import serving
from tests.search import corpus, queries, site
from tests.search.judging import judged

SLOWER = 4
"""How much slower than this machine the processor is made."""
SHOWN, EVERYTHING = 10, 1000
TIMED = """async (asked) => {{
  const ask = {ask};
  await ask(asked);
  const start = performance.now();
  await ask(asked);
  return performance.now() - start;
}}"""


def main(arguments: Sequence[str]) -> int:
    """Print the figures for each size of corpus."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search")
    parser.add_argument("articles", nargs="*", type=int, default=[1000])
    parser.add_argument("--queries", type=int, default=150, help="how many queries a language")
    parser.add_argument("--engine", action="append", help="only the engine of this name")
    options = parser.parse_args(arguments)
    engines = [engine for engine in ENGINES if not options.engine or engine.name in options.engine]
    program = chromium.find()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program) as browser:
        for engine in engines:
            try:
                quality(engine, browser, options.queries)
                for number in options.articles:
                    first_answers(engine, browser, number, options.queries)
            except NoToolError as error:
                say(f"{engine.name}: left out. {error}")
    for number in options.articles:
        build_time(number)
    return 0


def say(text: str) -> None:
    """Print a figure at once."""
    print(text, flush=True)  # a program that measures


def quality(engine: Engine, browser: Browser, most: int) -> None:
    """Print how good the answers are, and to how many queries there are answers though nothing is there."""
    texts = {language: corpus.planted(language) for language in corpus.LANGUAGES}
    with installed(engine, browser, texts) as (page, _, address):
        for language, own in texts.items():
            page.goto(f"{address}{language}.html")
            asked = sample([query for query in queries.queries(language, own) if query.expected], most)
            found = {query: answer(engine, page, query, own) for query in asked}
            figures = judged(asked, found)
            nothing = [unknown(language, text) for text in corpus.unknown_queries(language)]
            wrong = sum(bool(answer(engine, page, query, own)) for query in nothing)
            say(
                f"{engine.name}, {language}: recall {figures.recall:.3f}, precision {figures.precision:.3f}, "
                f"reciprocal rank {figures.reciprocal_rank:.3f} over {len(asked)} queries; "
                f"{wrong} of {len(nothing)} queries for nothing find something"
            )


def first_answers(engine: Engine, browser: Browser, number: int, most: int) -> None:
    """Print what first answers need with ``number`` articles a language, and how large the index is."""
    texts = {language: corpus.bulk(language, number) for language in corpus.LANGUAGES}
    with installed(engine, browser, texts) as (page, folder, address):
        weights = sizes(folder)
        index = sum(weight for path, weight in weights.items() if not path.endswith(".html"))
        say(f"{engine.name}, {number} articles a language: {index / 2 / number:.0f} bytes gzip an article in all")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        for language, own in texts.items():
            asked = sample(queries.queries(language, own[:1]), 5 if engine.whole else most)
            rows = [first_answer(engine, page, f"{address}{language}.html", query, weights) for query in asked]
            names = (
                *("kB gzip until ten results stand there", "requests"),
                *("kB gzip with the passages of matches", "requests"),
                f"ms a query at {SLOWER}× CPU",
            )
            for name, values in zip(names, zip(*rows, strict=True), strict=True):
                middle, high = statistics.median(values), percentile(values)
                say(f"  {engine.name}, {language}: {name}: median {middle:.1f}, 95 % {high:.1f}")


def first_answer(
    engine: Engine, page: Page, address: str, query: queries.Query, weights: Mapping[str, int]
) -> tuple[float, ...]:
    """Give what one first answer needs, without and with what comes later: kilobytes and requests.

    And the milliseconds of the same query again.
    """
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix("/repo/")))
    page.goto(address)
    page.evaluate(engine.ask, [query.language, plain(engine, query), query.typing, SHOWN])
    loaded = {path: weights[path] for path in asked if path in weights and not path.endswith(".html")}
    at_first = [weight for path, weight in loaded.items() if not re.search(engine.later, path)]
    taken = page.evaluate(TIMED.format(ask=engine.ask), [query.language, plain(engine, query), query.typing, 0])
    return sum(at_first) / 1000, len(at_first), sum(loaded.values()) / 1000, len(loaded), taken


@contextmanager
def installed(
    engine: Engine, browser: Browser, texts: Mapping[str, Sequence[corpus.Text]]
) -> Iterator[tuple[Page, Path, str]]:
    """Set an engine up in a folder, serve it, and open a page of it."""
    with tempfile.TemporaryDirectory() as name, browser.new_context() as context:
        folder = Path(name)
        engine.set_up([text for own in texts.values() for text in own], folder)
        with serving(folder) as address:
            yield context.new_page(), folder, address


def answer(engine: Engine, page: Page, query: queries.Query, texts: Sequence[corpus.Text]) -> list[str]:
    """Ask, and give paths; ours are numbers, from the oldest article."""
    found = page.evaluate(engine.ask, [query.language, plain(engine, query), query.typing, EVERYTHING])
    oldest_first = sorted(texts, key=lambda text: (text.day, text.path))
    return [oldest_first[item].path if isinstance(item, int) else str(item) for item in found]


def plain(engine: Engine, query: queries.Query) -> str:
    """Give a query with the quotation marks that every engine knows."""
    return query.text if engine is ENGINES[0] else query.text.replace("“", '"').replace("”", '"')


def unknown(language: str, text: str) -> queries.Query:
    """Make a query for what is not there."""
    return queries.Query(language, "nothing", text, frozenset(), kept_apart=True)


def sample(asked: Sequence[queries.Query], most: int) -> list[queries.Query]:
    """Choose queries by chance, always the same ones."""
    return random.Random("queries").sample(list(asked), min(most, len(asked)))  # noqa: S311 - not for secrets


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """Give the value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def build_time(number: int) -> None:
    """Print how long the index takes on one core."""
    texts = [text for language in corpus.LANGUAGES for text in corpus.bulk(language, number)]
    words = sum(len(text.text.split()) for text in texts)
    start = time.process_time()
    site.files(texts)
    took = (time.process_time() - start) * 1000 / words * 350
    say(f"{number} articles a language, {words} words: index built in {took:.2f} ms per 350 words and core")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
