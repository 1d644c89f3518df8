"""Where a conversion goes, and whether it may: the rules that protect what editors have done.

Nothing is written here. A :class:`Placement` says what the file would hold and why it is or is not
to be written.
"""

from __future__ import annotations

import datetime
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nashra.content.front_matter import compose, conversion_digest
from nashra.content.schema import FrontMatter
from nashra.content.tree import Content, ContentFile
from nashra.intake.conversion import Conversion
from nashra.model import RawArticle, Source
from nashra.orthography.slugs import slug
from nashra.problems import Problem, Severity


class Outcome(enum.StrEnum):
    """What converting a raw file means for ``docs/``."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    """An editor has taken over; the file is left as it is."""


@dataclass(frozen=True)
class Placement:
    """One conversion with its file: ``path`` relative to the project, ``text`` the file's full text."""

    raw: RawArticle
    conversion: Conversion
    path: str
    text: str
    outcome: Outcome

    @property
    def writes(self) -> bool:
        """Tell whether the file is to be written."""
        return self.outcome in (Outcome.NEW, Outcome.UPDATED)


def place(
    conversions: Iterable[tuple[RawArticle, Conversion]], content: Content, docs: str, today: datetime.date
) -> tuple[tuple[Placement, ...], tuple[Problem, ...]]:
    """Place conversions in the tree; ``docs`` is the tree's folder, ``today`` the day new articles are added.

    Two raw files that would make one article are both refused, and so is a new article whose place is taken.
    """
    by_raw_file = {file.front_matter.source.file: file for file in content.files if file.article_path}
    placements = tuple(
        _update(raw, conversion, by_raw_file[raw.file])
        if raw.file in by_raw_file
        else _new(raw, conversion, docs, today)
        for raw, conversion in conversions
    )
    problems = tuple(sorted([*_conflicts(placements, content), *_changed_sources(placements, by_raw_file)]))
    refused = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    return tuple(placement for placement in placements if placement.raw.file not in refused), problems


def seal(text: str) -> str:
    """Add to a content file the digest by which :func:`is_unedited` knows it again."""
    fence = text.index("\n---\n", 3) + 1
    return f"{text[:fence]}conversion: {{sha256: {conversion_digest(text)}}}\n{text[fence:]}"


def is_unedited(file: ContentFile) -> bool:
    """Tell whether a file is still as ``convert`` wrote it."""
    return file.front_matter.conversion.get("sha256") == conversion_digest(file.text)


def _new(raw: RawArticle, conversion: Conversion, docs: str, today: datetime.date) -> Placement:
    front_matter = FrontMatter(
        title=conversion.title,
        added=today,
        summary=conversion.summary,
        tags=conversion.tags,
        source=Source(file=raw.file, sha256=raw.sha256),
    )
    # A title without a letter that can be written in ASCII still needs a name, and always the same one.
    name = slug(conversion.title, conversion.language.code) or raw.sha256[:12]
    path = f"{docs}/{conversion.language.code}/articles/{today.year}/{name}.md"
    return Placement(raw, conversion, path, seal(compose(front_matter, conversion.body)), Outcome.NEW)


def _update(raw: RawArticle, conversion: Conversion, file: ContentFile) -> Placement:
    """Place a conversion whose article is there already: path, ``added`` and tags are an editor's by now."""
    if not is_unedited(file):
        return Placement(raw, conversion, file.path, file.text, Outcome.EDITED)
    front_matter = replace(
        file.front_matter,
        title=conversion.title,
        summary=conversion.summary,
        source=replace(file.front_matter.source, file=raw.file, sha256=raw.sha256),
        conversion={},
    )
    text = seal(compose(front_matter, conversion.body))
    outcome = Outcome.UNCHANGED if text == file.text else Outcome.UPDATED
    return Placement(raw, conversion, file.path, text, outcome)


def _conflicts(placements: tuple[Placement, ...], content: Content) -> Iterator[Problem]:
    taken = {file.path for file in content.files} | set(content.broken)
    times = Counter(placement.path for placement in placements)
    for placement in placements:
        raw = placement.raw.file
        if times[placement.path] > 1:
            others = (other.raw.file for other in placements if other.path == placement.path)
            parameters = {"target": placement.path, "other": ", ".join(other for other in others if other != raw)}
            yield Problem(raw, 0, 0, "convert-same-path", parameters=parameters)
        elif placement.outcome is Outcome.NEW:
            own = (path for path, data in content.broken.items() if raw.encode() in data)
            target = next(own, placement.path)
            if target in taken:
                yield Problem(raw, 0, 0, "convert-path-taken", parameters={"target": target})


def _changed_sources(placements: tuple[Placement, ...], files: Mapping[str | None, ContentFile]) -> Iterator[Problem]:
    """Report raw files that changed after an editor had taken over the article made of them."""
    for placement in placements:
        if placement.outcome is Outcome.EDITED:
            known = files[placement.raw.file].front_matter.source.sha256
            if known != placement.raw.sha256:
                yield Problem(
                    placement.raw.file,
                    *(0, 0, "convert-source-changed", Severity.WARNING),
                    {"target": placement.path},
                )
