"""New content files: an article to be written, a translation to be made, a translation brought up to date.

A new article is a draft, so that it is not published before it is written. A new translation holds the
original's text, so that a translator has the words, links and images in place and writes over them; it
names nobody under ``by``, which ``nashra check`` refuses, as it refuses paragraphs that are still the
original's. So nothing untranslated can be published as a translation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from nashra.content import front_matter
from nashra.content.catalogue import wording_digest
from nashra.content.schema import ARTICLE_PATH, FrontMatter, Kind, read_front_matter
from nashra.content.tree import Content, ContentFile, project_path
from nashra.model import Article, Translation
from nashra.orthography.slugs import slug as slug_of
from nashra.problems import NashraError, Problem
from nashra.settings import Settings

_DIGEST = re.compile(
    r"^(?P<before>translation:(?:.*\n(?=[ \t]))*?.*?\bsha256:[ \t]*[\"']?)[0-9a-f]{64}\b", re.MULTILINE
)
# The place for a digest that is not there yet: a line of its own, or the first between braces.
_NO_DIGEST = re.compile(r"^translation:(?:[ \t]*\n[ \t]+(?=\S)|[ \t]*\{[ \t]*)", re.MULTILINE)


@dataclass(frozen=True)
class NewArticle:
    """What an editor says of an article that is to be written."""

    title: str
    language: str
    date: str | None = None
    tags: Sequence[str] = ()
    slug: str | None = None


@dataclass(frozen=True)
class Drafted:
    """A file to be written: ``path`` relative to the project, and its text."""

    path: str
    text: str


def new_article(settings: Settings, content: Content, wanted: NewArticle, today: datetime.date) -> Drafted:
    """Make the file of a new article. Raises :class:`NashraError` when it would be wrong or its place is taken."""
    name = wanted.slug or slug_of(wanted.title, wanted.language)
    date = (
        None if wanted.date is None else _day(wanted.date, project_path(settings, settings.docs_dir / wanted.language))
    )
    path = f"{(date or today).year}/{name}"
    shown = _file(settings, wanted.language, path)
    if not re.fullmatch(ARTICLE_PATH, path):
        _refuse(shown, "draft-no-name" if not name else "place-article-path", found=f"articles/{path}.md")
    for language in settings.languages:
        taken = settings.docs_dir / language.code / "articles" / f"{path}.md"
        if taken.exists():
            _refuse(project_path(settings, taken), "draft-exists")
    matter = FrontMatter(title=wanted.title, added=today, date=date, tags=tuple(wanted.tags), draft=True)
    text = front_matter.compose(matter, "")
    parts = front_matter.split(text, shown)
    known = [theme.id for theme in content.catalogue.themes]
    problems = read_front_matter(parts.document, Kind.ARTICLE, known)[1]
    if problems:
        raise NashraError(problems)
    return Drafted(shown, text)


def new_translation(settings: Settings, content: Content, path: str, to: str) -> Drafted:
    """Make the file in which the original at ``path`` is to be translated. Raises :class:`NashraError`."""
    file, original = _article(content, path)
    if original.translation is not None:
        first = content.catalogue.original(original.path)
        _refuse(path, "translate-not-original", original=_file(settings, first.language, first.path) if first else "")
    if original.language == to:
        _refuse(path, "translate-same-language", language=to)
    target = _file(settings, to, original.path)
    if (settings.root / target).exists():
        _refuse(target, "draft-exists")
    translation = Translation(of=original.language, sha256=_digest(original), by="", reviewed=False)
    matter = FrontMatter(title=original.title, summary=original.summary, translation=translation)
    return Drafted(target, front_matter.compose(matter, file.body))


def accepted(content: Content, path: str) -> Drafted:
    """Record in the translation at ``path`` that it is of the original as it is now; nothing else changes."""
    file, article = _article(content, path)
    original = content.catalogue.original(article.path)
    if article.translation is None or original is None:
        _refuse(path, "translate-no-translation")
    head, body = file.head, file.body
    digest = _digest(original)
    if article.translation.sha256:
        return Drafted(path, _DIGEST.sub(rf"\g<before>{digest}", head, count=1) + body)
    place = _NO_DIGEST.search(head)
    if place is None:
        _refuse(path, "translation-digest", digest=digest, of=original.language)
    before = place[0].splitlines(keepends=True)
    between = ", " if before[-1].rstrip(" \t").endswith("{") else f"\n{before[-1]}"
    return Drafted(path, f"{head[: place.end()]}sha256: {digest}{between}{head[place.end() :]}{body}")


def _article(content: Content, path: str) -> tuple[ContentFile, Article]:
    """Find the article that a file is. Raises :class:`NashraError`: its own problems, or that it is none."""
    file = next((file for file in content.files if file.path == path), None)
    article = content.catalogue.find(file.language, file.article_path) if file and file.article_path else None
    if file is None or article is None:
        problems = [problem for problem in content.problems if problem.path == path]
        raise NashraError(problems or [Problem(path, 0, 0, "draft-no-article")])
    return file, article


def _digest(original: Article) -> str:
    return wording_digest(original.title, original.body, original.language)


def _day(text: str, shown: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise NashraError(
            [Problem(shown, 0, 0, "front-matter-date", parameters={"key": "date", "found": text})]
        ) from error


def _file(settings: Settings, language: str, path: str) -> str:
    return project_path(settings, settings.docs_dir / language / "articles" / f"{path}.md")


def _refuse(path: str, code: str, **parameters: str) -> NoReturn:
    raise NashraError([Problem(path, 0, 0, code, parameters=parameters)])
