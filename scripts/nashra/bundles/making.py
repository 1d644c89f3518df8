"""The stage: from a choice to a folder of bundles, with its manifest and its checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from nashra.bundles.archive import folder_contents, zip_folder
from nashra.bundles.epub import epub
from nashra.bundles.library import Library
from nashra.bundles.selection import Choice, Kind, Scope, Step, Volume, collections, judge, single_articles
from nashra.bundles.single_file import single_file
from nashra.bundles.website import website_contents
from nashra.content.writer import write_atomically
from nashra.languages import Language
from nashra.problems import NashraError, Problem
from nashra.publishing.addresses import Addresses
from nashra.publishing.downloads import MANIFEST, SUMS, Bundle, Manifest, source_digest

ARTICLES = "articles"
"""The folder of bundles that hold one article each."""

OfflineSite = Callable[[str | None], AbstractContextManager[Path]]
"""Builds the offline website, in one language or in all of them, into a passing folder."""
Made = tuple[Bundle, bytes]
Task = tuple[str, Callable[[], Iterator[Made]]]


def make_bundles(
    library: Library, choice: Choice, offline_site: OfflineSite, folder: Path, report: Callable[[Step], None]
) -> Manifest:
    """Fill ``folder`` with the chosen bundles. Raises :class:`NashraError` when something is missing."""
    problems = list(judge(choice, library.catalogue))
    if problems:
        raise NashraError(problems)
    tasks = list(_tasks(library, choice, offline_site))
    if not tasks:
        raise NashraError([Problem(library.settings.docs_dir.name, 0, 0, "bundle-empty")])
    bundles: list[Bundle] = []
    for number, (name, make) in enumerate(tasks, 1):
        report(Step(name, number, len(tasks)))
        try:
            for bundle, data in make():
                write_atomically(folder / bundle.file, data, within=folder)
                bundles.append(bundle)
        except OverflowError as error:
            raise NashraError([Problem(name, 0, 0, "bundle-too-large")]) from error
    moment = f"{library.moment:%Y-%m-%dT%H:%M:%SZ}"
    manifest = Manifest(source_digest(library.settings), moment, tuple(sorted(bundles, key=lambda bundle: bundle.file)))
    write_atomically(folder / MANIFEST, manifest.as_json(), within=folder)
    write_atomically(folder / SUMS, _sums(manifest), within=folder)
    return manifest


def _tasks(library: Library, choice: Choice, offline_site: OfflineSite) -> Iterator[Task]:
    languages = [
        language for language in library.settings.languages if language.code in (choice.languages or [language.code])
    ]
    if choice.has(Kind.ZIP):
        for language in languages:
            yield _zip_task(library, [language], language.code, offline_site)
        if len(languages) == len(library.settings.languages) > 1:
            yield _zip_task(library, languages, None, offline_site)
    for language in languages:
        for volume in collections(library.catalogue, language, choice):
            if choice.has(Kind.HTML) and volume.scope is not Scope.WHOLE:
                yield _volume_task(library, volume, Kind.HTML)
            if choice.has(Kind.EPUB):
                yield _volume_task(library, volume, Kind.EPUB)
        articles = list(single_articles(library.catalogue, language, choice)) if choice.has(Kind.HTML) else []
        if articles:
            yield f"{ARTICLES}/nashra-{language.code}-*.html", _article_maker(library, articles)


def _zip_task(library: Library, languages: list[Language], only: str | None, offline_site: OfflineSite) -> Task:
    stem = f"nashra-{only or 'all'}"

    def make() -> Iterator[Made]:
        settings = library.settings
        addresses = Addresses(only or settings.default_language, directories=False)
        with offline_site(only) as built:
            pages = folder_contents(built)
        main_first = sorted(languages, key=lambda language: language.code != addresses.default_language)
        homes = {language.code: addresses.home(language.code) for language in languages}
        words = [(language, library.strings(language.code)) for language in main_first]
        contents = website_contents(pages, words, settings.site_names, homes)
        data = zip_folder(contents, stem, library.moment)
        codes = tuple(language.code for language in languages)
        number = sum(len(library.catalogue.listed(code)) for code in codes)
        title = settings.site_names[addresses.default_language]
        yield _described(f"{stem}.zip", Kind.ZIP, Scope.WHOLE, data, languages=codes, title=title, articles=number)

    return f"{stem}.zip", make


def _volume_task(library: Library, volume: Volume, kind: Kind) -> Task:
    return f"{volume.stem}.{kind}", lambda: iter([_volume(library, volume, kind)])


def _article_maker(library: Library, articles: list[Volume]) -> Callable[[], Iterator[Made]]:
    return lambda: (_volume(library, volume, Kind.HTML) for volume in articles)


def _volume(library: Library, volume: Volume, kind: Kind) -> Made:
    alone = volume.scope is Scope.ARTICLE
    return _described(
        f"{ARTICLES}/{volume.stem}.{kind}" if alone else f"{volume.stem}.{kind}",
        kind,
        volume.scope,
        epub(library, volume) if kind is Kind.EPUB else single_file(library, volume),
        languages=(volume.language.code,),
        title=library.words(volume).title,
        articles=len(volume.articles),
        issue=volume.issue,
        theme=volume.theme.id if volume.theme else "",
        article=volume.articles[0].path if alone else "",
    )


def _described(file: str, kind: Kind, scope: Scope, data: bytes, **facts: object) -> Made:
    digest = hashlib.sha256(data).hexdigest()
    return Bundle(file=file, kind=kind, scope=scope, size=len(data), sha256=digest, **facts), data  # type: ignore[arg-type]  # each caller names them


def _sums(manifest: Manifest) -> bytes:
    """Write the checksums in the form that ``sha256sum --check`` reads."""
    sums = {bundle.file: bundle.sha256 for bundle in manifest.bundles}
    sums[MANIFEST] = hashlib.sha256(manifest.as_json()).hexdigest()
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
