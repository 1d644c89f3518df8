"""Reading the ``docs/`` tree into a :class:`Catalogue`, collecting all problems on the way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nashra.content import front_matter
from nashra.content.catalogue import Catalogue
from nashra.content.schema import ARTICLE_PATH, FrontMatter, Kind, read_front_matter
from nashra.content.themes import THEMES_FILE, read_vocabulary
from nashra.model import Article, Page, Vocabulary
from nashra.problems import NashraError, Problem
from nashra.settings import Settings

_ARTICLE_URI = re.compile(rf"articles/({ARTICLE_PATH})\.md")


@dataclass(frozen=True)
class ContentFile:
    """One Markdown file that could be read. ``path`` is relative to the project, ``uri`` to its language."""

    path: str
    language: str
    uri: str
    head: str
    """Everything before the body, as it is written."""
    front_matter: FrontMatter
    body: str
    body_line: int

    @property
    def text(self) -> str:
        """The whole file; put together when it is asked for, because bodies of all files twice take much memory."""
        return self.head + self.body

    @property
    def article_path(self) -> str | None:
        """``<year>/<slug>`` for an article, ``None`` for any other page."""
        match = _ARTICLE_URI.fullmatch(self.uri)
        return match[1] if match else None


@dataclass(frozen=True)
class Content:
    """What was read: the catalogue of all that is right, its files, and every problem of the rest."""

    catalogue: Catalogue
    files: tuple[ContentFile, ...]
    problems: tuple[Problem, ...]
    broken: Mapping[str, bytes]
    """The files that could not be used, by path: ``convert`` looks into them before it makes a second of one."""


def read_content(settings: Settings) -> Content:
    """Read the whole tree. Problems are returned, not raised: one bad file spoils no other."""
    problems: list[Problem] = []
    vocabulary = _read_vocabulary(settings, problems)
    # When the vocabulary itself is wrong, every tag would seem to be.
    theme_ids = None if problems else [theme.id for theme in vocabulary.themes]
    broken: dict[str, bytes] = {}
    files = tuple(_read_files(settings, theme_ids, problems, broken))
    originals = {file.article_path: file for file in files if file.article_path and not file.front_matter.translation}
    problems.extend(_misplaced(files, originals, broken))
    catalogue = Catalogue(
        languages=settings.languages,
        vocabulary=vocabulary,
        articles=tuple(article for file in files for article in _article(file, originals)),
        pages=tuple(
            Page(file.language, file.uri, file.front_matter.title, file.front_matter.summary, file.body)
            for file in files
            if file.article_path is None
        ),
    )
    return Content(catalogue, files, tuple(sorted(problems)), broken)


def project_path(settings: Settings, path: Path) -> str:
    """Give a path as messages show it: relative to the project, POSIX style."""
    return path.relative_to(settings.root).as_posix()


def read_themes(settings: Settings) -> Vocabulary:
    """Read the theme vocabulary alone. Raises :class:`NashraError` with everything that is wrong with it."""
    problems: list[Problem] = []
    vocabulary = _read_vocabulary(settings, problems)
    if problems:
        raise NashraError(problems)
    return vocabulary


def _read_vocabulary(settings: Settings, problems: list[Problem]) -> Vocabulary:
    path = settings.docs_dir / THEMES_FILE
    shown = project_path(settings, path)
    try:
        text = front_matter.decode(path.read_bytes(), shown)
        vocabulary, found = read_vocabulary(text, shown, [language.code for language in settings.languages])
    except FileNotFoundError:
        vocabulary, found = Vocabulary(), (Problem(shown, 0, 0, "themes-missing"),)
    except NashraError as error:
        vocabulary, found = Vocabulary(), error.problems
    problems.extend(found)
    return vocabulary


def read_one(
    settings: Settings, path: Path, data: bytes, theme_ids: Collection[str] | None
) -> tuple[ContentFile | None, tuple[Problem, ...]]:
    """Read one Markdown file of the tree by itself: the file, or ``None`` and what is wrong with it."""
    shown = project_path(settings, path)
    language, _, uri = path.relative_to(settings.docs_dir).as_posix().partition("/")
    misplaced = _judge_place(settings, shown, language, uri)
    if misplaced:
        return None, (misplaced,)
    try:
        return _read_file(data, shown, language, uri, theme_ids)
    except NashraError as error:
        return None, error.problems


def _read_files(
    settings: Settings, theme_ids: list[str] | None, problems: list[Problem], broken: dict[str, bytes]
) -> Iterator[ContentFile]:
    for path in sorted(settings.docs_dir.rglob("*.md")):
        data = read_bytes(settings, path)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        file, found = read_one(settings, path, data, theme_ids)
        problems.extend(found)
        if file:
            yield file
        else:
            broken[project_path(settings, path)] = data


def read_bytes(settings: Settings, path: Path) -> bytes | Problem:
    """Read a file of the tree, or say why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        said = error.strerror or type(error).__name__
        return Problem(project_path(settings, path), 0, 0, "convert-unreadable", parameters={"said": said})


def _judge_place(settings: Settings, shown: str, language: str, uri: str) -> Problem | None:
    codes = [known.code for known in settings.languages]
    if language not in codes:
        known = ", ".join(codes)
        return Problem(shown, 0, 0, "place-no-language", parameters={"folder": language, "known": known})
    if uri.startswith("articles/") and not _ARTICLE_URI.fullmatch(uri):
        return Problem(shown, 0, 0, "place-article-path", parameters={"found": uri})
    return None


def _read_file(
    data: bytes, shown: str, language: str, uri: str, theme_ids: Collection[str] | None
) -> tuple[ContentFile | None, tuple[Problem, ...]]:
    text = front_matter.decode(data, shown)
    parts = front_matter.split(text, shown)
    kind = _kind(uri, parts.document.value)
    matter, problems = read_front_matter(parts.document, kind, theme_ids)
    if matter is None:
        return None, problems
    head = text[: len(text) - len(parts.body)]
    return ContentFile(shown, language, uri, head, matter, parts.body, parts.body_line), ()


def _kind(uri: str, value: object) -> Kind:
    if not uri.startswith("articles/"):
        return Kind.PAGE
    return Kind.TRANSLATION if isinstance(value, dict) and "translation" in value else Kind.ARTICLE


def _misplaced(
    files: Iterable[ContentFile], originals: Mapping[str, ContentFile], broken: Collection[str]
) -> Iterator[Problem]:
    """Find the rules broken between files: one original a path, a right original a translation, free aliases."""
    taken: dict[str, ContentFile] = {}
    for file in files:
        path, matter = file.article_path, file.front_matter
        if path is None:
            continue
        original = originals.get(path)
        if matter.translation is None:
            if original is not file and original is not None:
                yield Problem(file.path, 0, 0, "path-two-originals", parameters={"other": original.path})
        elif original is None:
            # A broken original is named by its own problems.
            if not any(other.endswith(f"/articles/{path}.md") for other in broken):
                yield Problem(file.path, 0, 0, "translation-no-original", parameters=_expected_original(file))
        elif original.language != matter.translation.of:
            parameters = {"found": matter.translation.of, "expected": original.language, "other": original.path}
            yield Problem(file.path, 0, 0, "translation-wrong-language", parameters=parameters)
        for alias in matter.aliases:
            other = originals.get(alias) or taken.get(alias)
            if other:
                yield Problem(file.path, 0, 0, "alias-taken", parameters={"alias": alias, "other": other.path})
            taken.setdefault(alias, file)


def _expected_original(file: ContentFile) -> dict[str, str]:
    translation = file.front_matter.translation
    of = translation.of if translation else ""
    return {"expected": file.path.replace(f"/{file.language}/", f"/{of}/", 1)}


def _article(file: ContentFile, originals: Mapping[str, ContentFile]) -> Iterator[Article]:
    """Make the article of a file, filled up from its original; nothing when that is missing or another's."""
    path, matter = file.article_path, file.front_matter
    original = originals.get(path) if path else None
    if path is None or original is None or (matter.translation is None and original is not file):
        return
    if matter.translation and matter.translation.of != original.language:
        return
    inherited = original.front_matter
    if inherited.added is None:
        return
    yield Article(
        language=file.language,
        path=path,
        title=matter.title,
        summary=matter.summary,
        body=file.body,
        added=inherited.added,
        tags=inherited.tags,
        date=inherited.date,
        updated=inherited.updated,
        source=inherited.source,
        aliases=inherited.aliases,
        draft=inherited.draft,
        withdrawn=inherited.withdrawn,
        translation=matter.translation,
    )
