"""Sites of nothing but search, made of a corpus: what the tests and the bench load into a browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from nashra.publishing.search import SearchArticle, SearchVariant, search_files
from tests.search.corpus import PROJECT, THEMES, Text

VARIANTS = (
    SearchVariant("uz", "Oʻzbekcha", "ltr", "Latn", "articles/", "/", {theme: f"Mavzu {theme}" for theme in THEMES}),
    SearchVariant("ar", "العربية", "rtl", "Arab", "ar/articles/", "/", {theme: f"موضوع {theme}" for theme in THEMES}),
)
SCRIPT = PROJECT / "overrides" / "assets" / "search.js"


def synonyms() -> Mapping[str, Sequence[Sequence[str]]]:
    """Read the synonyms of the project."""
    loaded: Mapping[str, Sequence[Sequence[str]]] = yaml.safe_load(
        (PROJECT / "docs" / "synonyms.yml").read_text("utf-8")
    )
    return loaded


def article(text: Text) -> SearchArticle:
    """Give a text as search takes it."""
    return SearchArticle(text.language, text.path, text.title, "", text.text, text.day, text.day, text.themes)


def files(texts: Iterable[Text], *, apart: bool = False) -> dict[str, bytes]:
    """Make the files of search for a corpus, those of a website or, with the script ``apart``, of a bundle."""
    script = SCRIPT.read_text("utf-8")
    return dict(search_files((article(text) for text in texts), VARIANTS, synonyms(), script, apart=apart))


def write(texts: Iterable[Text], folder: Path, *, apart: bool = False) -> None:
    """Write a site of a corpus, with one bare page a language that loads nothing but the script of search."""
    for path, data in files(texts, apart=apart).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for variant in VARIANTS:
        head = f'<!doctype html><html lang="{variant.code}"><meta charset="utf-8"><title>t</title>'
        page = f'{head}<link rel="icon" href="data:,">'
        name = "search" if apart else variant.code
        script = f'<script src="assets/search/{name}.js"></script></html>'
        (folder / f"{variant.code}.html").write_text(page + script, "utf-8")
