"""Other engines of search for static sites, set up on a corpus as their documentation says, and asked alike.

Each writes a folder with a page a language; in the page, a function takes ``[language, query, typing, most]``, reads
what ``most`` results show, and gives the paths of all articles found.
"""

from __future__ import annotations

import gzip
import html
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import material

from tests.bench import tools
from tests.search import site
from tests.search.corpus import LANGUAGES, Text

MINISEARCH = "minisearch@7.2.0"
MINISEARCH_DIGEST = "sha512-dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg=="
HEAD = '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">'
# What Material's own configuration gives for each language; it knows no Uzbek.
LUNR_LANGUAGES = {"uz": "en", "ar": "ar"}
SEPARATOR = r"[\s\-]+"
LUNR_FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}

ASK_NASHRA = """async ([language, query, typing, most]) => {
  const engine = await nashraSearch.engineOf(language);
  const answer = await engine.search(query, [], typing, Math.max(most, 10));
  await Promise.all(answer.hits.slice(0, Math.min(most, 10)).map(async ([article]) => {
    const { passage } = await engine.shown(article, answer);
    if (passage) await passage();
  }));
  return answer.hits.map(([article]) => article);
}"""
ASK_PAGEFIND = """async ([language, query, typing, most]) => {
  window.engine ??= await import("./pagefind/pagefind.js");
  const { results } = await engine.search(query);
  const shown = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return shown.map(({ url }) => url.replace(/^.*\\/site-of-\\w+\\//, "").replace(/\\/$/, ""));
}"""
ASK_LUNR = """async ([language, query]) => {
  const answer = (message) => new Promise((resolve) => {
    engine.onmessage = ({ data }) => resolve(data.data);
    engine.postMessage(message);
  });
  if (!window.engine) {
    window.engine = new Worker("workers/search.js");
    const index = await (await fetch(`search_index-${language}.json`)).json();
    await answer({ type: 0, data: { ...index, options: { suggest: false } } });
  }
  const { items } = await answer({ type: 2, data: query });
  return items.map(([{ location }]) => location.replace(/\\/$/, ""));
}"""
ASK_MINISEARCH = """async ([language, query]) => {
  if (!window.engine) {
    window.engine = new MiniSearch({ fields: ["title", "text"], storeFields: ["title", "day"] });
    engine.addAll(await (await fetch(`articles-${language}.json`)).json());
  }
  return engine.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 4 } }).map(({ id }) => id);
}"""


@dataclass(frozen=True)
class Engine:
    """An engine: how to set it up in a folder, and how a page asks it. ``set_up`` may raise ``NoToolError``."""

    name: str
    set_up: Callable[[Sequence[Text], Path], None]
    ask: str
    whole: bool = False
    """Whether every first answer loads the whole index, so that a few are enough to measure it."""
    later: str = "$^"
    """A pattern of the files that a slow link brings after ten results stand there already, with other excerpts."""


def set_up_nashra(texts: Sequence[Text], folder: Path) -> None:
    """Write our own search."""
    site.write(texts, folder)


def set_up_pagefind(texts: Sequence[Text], folder: Path) -> None:
    """Write pages, and index them with Pagefind; the pages themselves are not counted."""
    python = tools.python_of("pagefind")
    pages = folder / "pages"
    for text in texts:
        page = pages / f"site-of-{text.language}" / text.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.text.split("\n"))
        date = f'<p data-pagefind-meta="date">{text.day}</p>'
        body = f"<main data-pagefind-body><h1>{html.escape(text.title)}</h1>{date}{paragraphs}</main>"
        page.write_text(HEAD.format(language=text.language) + body, "utf-8")
    command = [str(python), "-m", "pagefind", "--site", str(pages), "--output-path", str(folder / "pagefind")]
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(pages)
    write_pages(folder, "")


def set_up_lunr(texts: Sequence[Text], folder: Path) -> None:
    """Write the index that MkDocs' plugin makes, for the worker that Material has."""
    scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    (folder / "workers").mkdir(parents=True)
    shutil.copy(next((scripts / "workers").glob("search.*.min.js")), folder / "workers" / "search.js")
    for name in ("stemmer.support", "ar"):
        target = folder / "lunr" / "min" / f"lunr.{name}.min.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(scripts / "lunr" / "min" / target.name, target)
    for language in LANGUAGES:
        config: dict[str, object] = {
            "lang": [LUNR_LANGUAGES[language]],
            "separator": SEPARATOR,
            "pipeline": ["stopWordFilter"],
        }
        config["fields"] = LUNR_FIELDS
        docs = [
            {"location": f"{text.path}/", "title": text.title, "text": "".join(f"<p>{part}</p>" for part in paragraphs)}
            for text in texts
            if text.language == language
            for paragraphs in [text.text.split("\n")]
        ]
        write_json(folder / f"search_index-{language}.json", {"config": config, "docs": docs})
    write_pages(folder, "")


def set_up_minisearch(texts: Sequence[Text], folder: Path) -> None:
    """Write the articles, from which MiniSearch makes its index in the browser."""
    script = tools.npm_file(MINISEARCH, MINISEARCH_DIGEST, "dist/umd/index.js")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(script, folder / "minisearch.js")
    for language in LANGUAGES:
        own = [text for text in texts if text.language == language]
        docs = [{"id": text.path, "title": text.title, "day": text.day, "text": text.text} for text in own]
        write_json(folder / f"articles-{language}.json", docs)
    write_pages(folder, '<script src="minisearch.js"></script>')


def write_pages(folder: Path, scripts: str) -> None:
    """Write a page a language."""
    for language in LANGUAGES:
        (folder / f"{language}.html").write_text(HEAD.format(language=language) + scripts, "utf-8")


def write_json(path: Path, value: object) -> None:
    """Write a value as short as JSON can be."""
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")


def sizes(folder: Path) -> dict[str, int]:
    """Give what each file weighs on its way: compressed, unless it is so already."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: len(data) if data[:2] == b"\x1f\x8b" else len(gzip.compress(data, 9)) for path, data in files.items()}


ENGINES = (
    Engine("Nashra", set_up_nashra, ASK_NASHRA, later=r"/(?:r[0-9]+|w)[.]js$"),
    Engine("Material's lunr", set_up_lunr, ASK_LUNR, whole=True),
    Engine("Pagefind", set_up_pagefind, ASK_PAGEFIND),
    Engine("MiniSearch", set_up_minisearch, ASK_MINISEARCH, whole=True),
)
