"""Bulletins in one language, in two with a right-to-left default, and in four: articles in every state in each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nashra.content.catalogue import wording_digest
from tests import feature_site
from tests.bulletins import Bulletin
from tests.site.built import Site
from tests.site.sources import Source, Sources
from tests.test_added_languages import LETTERS, words_file

SHAPES = {
    "one language": ("ar",),
    "right-to-left default": ("ar", "uz"),
    "four languages": ("uz", "fa", "en", "uz-Cyrl"),
}
LATEST, PER_PAGE = 4, 3
NUMBER = 20
DRAFTS, WITHDRAWN = {5}, {8, 13}
TEXTS = {
    "uz": "Hukumat odam savdosiga qarshi kurash dasturini qabul qildi.",
    "ar": "أقرت الحكومة برنامجا لمكافحة الاتجار بالبشر.",
    "en": "The government adopted a programme against trafficking in persons.",
    "fa": "دولت برنامه‌ای برای مبارزه با قاچاق انسان تصویب کرد.",
    "uz-Cyrl": "Ҳукумат одам савдосига қарши кураш дастурини қабул қилди.",
}
# What a translation says of itself → the notices that its readers must get; an article without one comes in between.
STATES: Mapping[str, tuple[str, ...]] = {
    "by: A. Tarjimon, reviewed: true": (),
    "by: machine, reviewed: false": ("unreviewed-translation",),
    "by: A. Tarjimon, reviewed: false": ("unreviewed-translation",),
    "stale, by: machine, reviewed: true": ("stale-translation",),
    "stale, by: machine, reviewed: false": ("stale-translation", "unreviewed-translation"),
}


@dataclass(frozen=True)
class Shape:
    """A bulletin, what its source tree says, and what was built of it."""

    languages: tuple[str, ...]
    site: Site
    sources: Sources
    told: Mapping[tuple[str, str], tuple[str, ...]]
    """Language and path of an article → the kinds of its notices."""

    def language_of(self, file: str) -> str:
        """Tell the language of a page by where it lies."""
        first = file.split("/", 1)[0]
        return first if first in self.languages[1:] else self.languages[0]

    def file(self, article: Source) -> str:
        """Give the file of an article's page."""
        return self.site.file(article.language, f"articles/{article.path}")

    def pages(self) -> Iterator[str]:
        """Give every page."""
        return self.site.files()


def make(folder: Path, languages: tuple[str, ...]) -> None:
    """Write the bulletin and build it."""
    bulletin = Bulletin(folder, languages)
    feature_site.dress(folder)
    configuration = (folder / "mkdocs.yml").read_text("utf-8")
    options = f"  - nashra: {{latest: {LATEST}, per_page: {PER_PAGE}}}\n"
    bulletin.write("mkdocs.yml", configuration.replace("  - nashra\n", options))
    for code in LETTERS.keys() & set(languages):
        bulletin.write(f"docs/strings/{code}.yml", words_file(code))
    for number in range(NUMBER):
        _write(bulletin, number)
    feature_site.build_with_mkdocs(folder, folder / "site")


def read(folder: Path, languages: tuple[str, ...]) -> Shape:
    """Read what was written and what was built."""
    sources = Sources.read(folder / "docs", languages)
    site = Site(folder / "site", directories=True, default=languages[0])
    told = {
        (language, _path(number)): _notices(number, state)
        for number in range(NUMBER)
        for language, state in _states(number, languages).items()
    }
    return Shape(languages, site, sources, told)


def _states(number: int, languages: tuple[str, ...]) -> dict[str, str]:
    """Give for each language that an article exists in how it stands there; nothing for the original."""
    original = languages[number % len(languages)]
    choices = [None, *STATES]
    others = [code for code in languages if code != original]
    states = {code: choices[(number // len(languages) + index) % len(choices)] for index, code in enumerate(others)}
    return {original: "", **{code: state for code, state in states.items() if state}}


def _path(number: int) -> str:
    return f"{2024 + number % 2}/story-{number}"


def _has_date(number: int) -> bool:
    return number % 4 != 3


def _notices(number: int, state: str) -> tuple[str, ...]:
    withdrawn = ("withdrawn",) if number in WITHDRAWN else ()
    undated = () if _has_date(number) else ("undated",)
    return (*withdrawn, *STATES.get(state, ()), *undated)


def _write(bulletin: Bulletin, number: int) -> None:
    path, states = _path(number), _states(number, bulletin.languages)
    original = next(iter(states))
    title = f"{TEXTS[original]} {number}"
    # Two articles share each day, and the order of their paths decides.
    day = datetime.date(2024 + number % 2, 1 + number % 3, 1 + number // 6)
    bulletin.article(
        original,
        path,
        title,
        TEXTS[original],
        added=f"2026-01-0{1 + number % 2}",
        date=day if _has_date(number) else None,
        updated=None if number % 5 == 2 else "2026-02-02",
        tags=("[prevention]", "[policy]", "[policy, prevention]")[number % 3],
        draft="true" if number in DRAFTS else None,
        withdrawn="Xato." if number in WITHDRAWN else None,
    )
    digest = wording_digest(title, f"\n{TEXTS[original]}\n", original)
    for language, state in list(states.items())[1:]:
        sha256 = "a" * 64 if state.startswith("stale") else digest
        facts = f"{{of: {original}, sha256: {sha256}, {state.removeprefix('stale, ')}}}"
        bulletin.write(
            f"docs/{language}/articles/{path}.md",
            f'---\ntitle: "{TEXTS[language]} {number}"\ntranslation: {facts}\n---\n\n{TEXTS[language]}\n',
        )
