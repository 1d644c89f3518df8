"""What ``docs/`` holds, as far as converting must know it.

That is: which article was made of which raw file, and whether an editor has changed it since. What a file
says is remembered by its digest, so that a large tree is read quickly.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nashra.cache.digests import code_digest, digest_of
from nashra.cache.store import Store
from nashra.content.front_matter import conversion_digest
from nashra.content.tree import ContentFile, project_path, read_bytes, read_one
from nashra.intake.duplicates import Sketch, sketch_of
from nashra.intake.results import Results
from nashra.model import RawArticle
from nashra.problems import Problem
from nashra.settings import Settings


@dataclass(frozen=True, slots=True)
class DocsFile:
    """One article of the tree. ``path`` is relative to the project; under ``key`` its sketch is stored."""

    path: str
    key: str
    digest: str
    language: str
    raw: str | None
    """The raw file it was made of."""
    raw_sha256: str | None
    is_unedited: bool
    is_translation: bool
    url: str | None


@dataclass(frozen=True)
class Made:
    """Of what an article was made: its raw file, and what is known of the text."""

    raw: RawArticle
    language: str
    url: str | None
    sketch: Sketch


@dataclass(frozen=True)
class DocsIndex:
    """The articles of the tree, by path, and the files that could not be used, with what is wrong with them."""

    files: Mapping[str, DocsFile]
    pages: frozenset[str]
    """Paths of the files that are no articles."""
    broken: Mapping[str, bytes]
    problems: Mapping[str, tuple[Problem, ...]]
    surroundings: str
    """Digest of what reading a file depends on beside the file."""

    def of_raw(self) -> Mapping[str, DocsFile]:
        """Give the originals by the raw file they were made of."""
        return {file.raw: file for file in self.files.values() if file.raw and not file.is_translation}

    @cached_property
    def _holders(self) -> Mapping[str, str]:
        return {address_of(path): path for path, file in self.files.items() if not file.is_translation}

    def holder(self, path: str) -> str | None:
        """Give the file that has a path, or the original that is at the same place in another language, if any.

        A translation there may stand without its original, which is then converted again.
        """
        is_itself = path in self.pages or path in self.files or path in self.broken
        return path if is_itself else self._holders.get(address_of(path))


def address_of(path: str) -> str:
    """Give an article's ``<year>/<slug>.md``, which only its translations share with it."""
    return path.partition("/articles/")[2] or path


def is_unedited(file: ContentFile) -> bool:
    """Tell whether a file is still as ``convert`` wrote it."""
    return file.front_matter.conversion.get("sha256") == conversion_digest(file.text)


def index_docs(settings: Settings, theme_ids: list[str], store: Store) -> DocsIndex:
    """Read the tree; what was read before and has not changed comes from the store."""
    files: dict[str, DocsFile] = {}
    pages: set[str] = set()
    broken: dict[str, bytes] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    surroundings = digest_of(code_digest(), *theme_ids, "", *(language.code for language in settings.languages))
    for path in sorted(settings.docs_dir.rglob("*.md")):
        data, shown = read_bytes(settings, path), project_path(settings, path)
        if isinstance(data, Problem):
            broken[shown], problems[shown] = b"", (data,)
            continue
        key = _key(surroundings, shown, data)
        row = store.get(key)
        if row is None:
            file, found = read_one(settings, path, data, theme_ids)
            if file is None:
                broken[shown], problems[shown] = data, found
                continue
            row = _put(store, key, file)
        entry = json.loads(row)
        if entry:
            files[shown] = DocsFile(shown, key, digest_of(data), *entry)
        else:
            pages.add(shown)
    return DocsIndex(files, frozenset(pages), broken, problems, surroundings)


def remember(index: DocsIndex, results: Results, path: str, text: str, made_of: Made) -> str:
    """Remember an article just written, so that the next run need not read it; gives its digest."""
    data = text.encode()
    key = _key(index.surroundings, path, data)
    row = (made_of.language, made_of.raw.file, made_of.raw.sha256, True, False, made_of.url)
    results.store.put(key, json.dumps(row))
    results.put_sketch(key, made_of.sketch)
    return digest_of(data)


def _key(surroundings: str, path: str, data: bytes) -> str:
    return digest_of("docs", surroundings, path, data)


def _put(store: Store, key: str, file: ContentFile) -> str:
    """Store what a file says, its members from ``language`` on in their order; nothing of a page."""
    facts: list[object] = []
    if file.article_path is not None:
        source, matter = file.front_matter.source, file.front_matter
        facts = [file.language, source.file, source.sha256, is_unedited(file), matter.translation is not None]
        facts.append(source.url)
        Results(store).put_sketch(key, sketch_of(file.body, file.language))
    row = json.dumps(facts)
    store.put(key, row)
    return row
