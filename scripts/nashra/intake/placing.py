"""Where a conversion goes, and whether it may: the rules that protect what editors have done.

Nothing is written here. A :class:`Placement` says what would become of a raw file, and why it is or is not
to be written.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nashra.content.front_matter import compose, conversion_digest
from nashra.content.schema import FrontMatter
from nashra.content.tree import ContentFile
from nashra.intake.blocks import Image
from nashra.intake.conversion import Conversion
from nashra.intake.docs_index import DocsFile, DocsIndex, address_of
from nashra.intake.result_codec import Told, told
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


@dataclass(frozen=True, slots=True)
class Placement:
    """One conversion with its file: ``path`` is relative to the project. The bytes of ``raw`` may be left out.

    What was converted is loaded when it is asked for, so that many placements need little memory.
    """

    raw: RawArticle
    path: str
    outcome: Outcome
    load: Callable[[], Conversion] = field(repr=False, compare=False)
    front_matter: Callable[[Conversion], FrontMatter] = field(repr=False, compare=False)
    tell: Callable[[], Told] | None = field(default=None, repr=False, compare=False)
    kept: frozenset[str] = frozenset()
    """Names of the pictures in whose place somebody has put another one: it stays."""

    @property
    def told(self) -> Told:
        """What is to be told about the conversion."""
        return self.tell() if self.tell else told(self.load())

    @property
    def conversion(self) -> Conversion:
        """What the raw file became."""
        return self.load()

    @property
    def text(self) -> str:
        """The full text of the file as it would be written."""
        return _written(self.path, self.load(), self.front_matter, self.kept)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Give the pictures to write: their paths, in a folder of the article's name beside it, and their bytes."""
        for image in self.load().images:
            if image.name not in self.kept:
                yield _picture_path(self.path, image), image.data

    @property
    def writes(self) -> bool:
        """Tell whether the file is to be written."""
        return self.outcome in (Outcome.NEW, Outcome.UPDATED)


@dataclass(frozen=True)
class Destination:
    """Where articles go: the project's folder of the tree, and the day on which new ones are added."""

    docs: str
    today: datetime.date


Loader = Callable[[], Conversion]
Lying = Callable[[str], bytes | None]
"""Gives what lies at a path of the project, ``None`` for nothing."""


def nothing_lies(_path: str) -> None:
    """Stand for a project in which there are no pictures."""


def place_new(
    raw: RawArticle, conversion: Conversion, load: Loader, to: Destination, lying: Lying = nothing_lies
) -> Placement:
    """Place a conversion of which there is no article yet."""

    def front_matter(loaded: Conversion) -> FrontMatter:
        return FrontMatter(
            title=loaded.title,
            added=to.today,
            date=loaded.facts.date,
            summary=loaded.summary,
            tags=loaded.tags,
            source=_source(raw, loaded),
        )

    # A title without a letter that can be written in ASCII still needs a name, and always the same one.
    name = conversion.facts.slug or slug(conversion.title, conversion.language.code) or raw.sha256[:12]
    year = (conversion.facts.date or to.today).year
    path = f"{to.docs}/{conversion.language.code}/articles/{year}/{name}.md"
    return Placement(raw, path, Outcome.NEW, load, front_matter, kept=_kept(path, conversion, (), lying))


def place_again(
    raw: RawArticle,
    conversion: Conversion,
    load: Loader,
    known: DocsFile,
    file: ContentFile,
    lying: Lying = nothing_lies,
) -> Placement:
    """Place a conversion whose article is there already.

    Path and ``added`` stay; so do the tags, unless the sidecar names them.
    """

    def front_matter(loaded: Conversion) -> FrontMatter:
        former = file.front_matter
        tags = former.tags if loaded.facts.tags is None else loaded.facts.tags
        return replace(
            former,
            title=loaded.title,
            date=loaded.facts.date,
            summary=loaded.summary,
            tags=tags,
            source=_source(raw, loaded),
            conversion={},
        )

    kept = _kept(known.path, conversion, file.front_matter.conversion.get("pictures", ()), lying)
    is_same = _written(known.path, conversion, front_matter, kept) == file.text
    outcome = Outcome.UNCHANGED if is_same else Outcome.UPDATED
    return Placement(raw, known.path, outcome, load, front_matter, kept=kept)


def leave(raw: RawArticle, load: Loader, known: DocsFile, outcome: Outcome) -> Placement:
    """Place a conversion whose article is to stay as it is."""
    return Placement(raw, known.path, outcome, load, _titled)


def _titled(loaded: Conversion) -> FrontMatter:
    return FrontMatter(title=loaded.title)


def conflicts(placements: Sequence[Placement], index: DocsIndex) -> Iterator[Problem]:
    """Find the raw files that must not be written: two that would make one article, and places that are taken.

    An article that is there already keeps its place: only a newcomer has to give way.
    """
    times = Counter(address_of(placement.path) for placement in placements)
    makers: dict[str, list[str]] = {}
    for placement in placements:
        if times[address_of(placement.path)] > 1:
            makers.setdefault(address_of(placement.path), []).append(placement.raw.file)
    for placement in placements:
        raw = placement.raw.file
        if address_of(placement.path) in makers and placement.outcome is Outcome.NEW:
            others = ", ".join(other for other in makers[address_of(placement.path)] if other != raw)
            yield Problem(raw, 0, 0, "convert-same-path", parameters={"target": placement.path, "other": others})
        elif placement.outcome is Outcome.NEW:
            own = (path for path, data in index.broken.items() if raw.encode() in data)
            target = next(own, None) or index.holder(placement.path)
            if target:
                yield Problem(raw, 0, 0, "convert-path-taken", parameters={"target": target})


def changed_sources(placements: Sequence[Placement], known: Mapping[str, DocsFile]) -> Iterator[Problem]:
    """Report raw files that changed after an editor had taken over the article made of them."""
    for placement in placements:
        if placement.outcome is Outcome.EDITED and known[placement.raw.file].raw_sha256 != placement.raw.sha256:
            parameters = {"target": placement.path, "digest": placement.raw.sha256}
            yield Problem(placement.raw.file, 0, 0, "convert-source-changed", Severity.WARNING, parameters)


def _written(
    path: str, conversion: Conversion, front_matter: Callable[[Conversion], FrontMatter], kept: Collection[str]
) -> str:
    """Write the article of a conversion, with the digests by which it and its pictures are known again."""
    text = compose(front_matter(conversion), conversion.body_with_images(_name(path)))
    pictures = ", ".join(_digest(image.data) for image in conversion.images if image.name not in kept)
    listed = f", pictures: [{pictures}]" if pictures else ""
    fence = text.index("\n---\n", 3) + 1
    return f"{text[:fence]}conversion: {{sha256: {conversion_digest(text)}{listed}}}\n{text[fence:]}"


def _kept(path: str, conversion: Conversion, own: Collection[str], lying: Lying) -> frozenset[str]:
    """Name the pictures that must stay: neither what is to be written, nor written by a former conversion."""
    there = ((image, lying(_picture_path(path, image))) for image in conversion.images)
    return frozenset(
        image.name for image, data in there if data is not None and data != image.data and _digest(data) not in own
    )


def _picture_path(path: str, image: Image) -> str:
    return f"{path.removesuffix('.md')}/{image.name}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _source(raw: RawArticle, conversion: Conversion) -> Source:
    facts = conversion.facts
    return Source(facts.publisher, facts.url, facts.author, raw.file, raw.sha256)
