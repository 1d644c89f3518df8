"""A raw file becomes an article, or a reason why it does not.

A conversion depends only on the file, the configured languages and the vocabulary, never on other
files: it can be repeated, cached and done in parallel.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from nashra.identification import Identification, identify
from nashra.intake.assembling import is_paragraph
from nashra.intake.blocks import Block, Document, Image, Kind, Metadata
from nashra.intake.chrome_lexicon import with_own_labels
from nashra.intake.dates import SuggestedDate, suggest_dates
from nashra.intake.decoding import decode
from nashra.intake.doubts import find_doubts
from nashra.intake.facts import Facts
from nashra.intake.markdown_writer import IMAGES_PLACE, write_markdown
from nashra.intake.readers import read_raw
from nashra.intake.theme_scoring import ThemeScore, ThemeScorer, make_scorer, published_themes, suggested_themes
from nashra.languages import Language
from nashra.model import RawArticle, Rejection, Vocabulary
from nashra.orthography.sentences import first_sentences
from nashra.orthography.uzbek import normalise_apostrophes
from nashra.problems import Problem, Severity

# A language with so much of the letters makes a text bilingual.
_BILINGUAL_SHARE = 0.3
_LONGEST_SUMMARY = 300
# Endings of files whose first line is a title.
_TEXTS = (".txt", ".md", ".markdown")

Converter = Callable[[RawArticle, Facts], "Conversion | Rejection"]


@dataclass(frozen=True)
class Conversion:
    """What a raw file becomes. ``body`` is Markdown; title, summary and paragraphs are plain text.

    Images stand in the body at a place without a folder's name; :meth:`body_with_images` gives it one.
    """

    language: Language
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    body: str
    themes: tuple[ThemeScore, ...]
    removed: tuple[tuple[int, str], ...]
    """The site's frame: line number in the raw file, and text."""
    doubts: tuple[Problem, ...]
    images: tuple[Image, ...] = ()
    """Pictures to lie in a folder beside the article."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the file states about itself, each fact with where it stands."""
    facts: Facts = Facts()
    """What is known beside the text: the sidecar's facts, and below them what the file states about itself."""
    dates: tuple[SuggestedDate, ...] = ()
    """Days that the text names, for an editor to consider."""

    @property
    def found(self) -> Facts:
        """The facts that the file states about itself."""
        return self.metadata.facts()

    def body_with_images(self, folder: str) -> str:
        """Give the body with its images in ``folder``, which is relative to the article's own."""
        return self.body.replace(f"]({IMAGES_PLACE}", f"]({folder}/")

    @property
    def tags(self) -> tuple[str, ...]:
        """The ids of the themes to publish it under."""
        return published_themes(self.themes) if self.facts.tags is None else self.facts.tags

    @property
    def suggested(self) -> tuple[str, ...]:
        """The ids of the themes for an editor to consider: none when an editor has chosen."""
        return suggested_themes(self.themes) if self.facts.tags is None else ()


def convert(
    raw: RawArticle, languages: Sequence[Language], vocabulary: Vocabulary, facts: Facts = Facts()
) -> Conversion | Rejection:
    """Convert one raw file with the facts of its sidecar; for many, make a converter once."""
    return make_converter(languages, vocabulary)(raw, facts)


def make_converter(languages: Sequence[Language], vocabulary: Vocabulary, own_labels: Sequence[str] = ()) -> Converter:
    """Make a function that converts raw files for these languages, with the vocabulary made ready once.

    ``own_labels`` are labels of the frames of this bulletin's own sources.
    """

    @functools.cache
    def scorer(code: str) -> ThemeScorer:
        return make_scorer(vocabulary, code)

    def convert_one(raw: RawArticle, sidecar: Facts) -> Conversion | Rejection:
        with with_own_labels(own_labels):
            document = _read(raw, sidecar.title)
        if isinstance(document, Rejection):
            return document
        identified = _identify(document, languages, sidecar.lang)
        if isinstance(identified, Rejection):
            return identified
        language, identification = identified
        document = _in_orthography(document, language, identification)
        if sidecar.title:
            document = replace(document, title=replace(document.title, text=sidecar.title))
        facts = sidecar.over(document.metadata.facts())
        return _compose(raw, document, language, scorer(language.code), facts)

    return convert_one


def _read(raw: RawArticle, title: str | None) -> Document | Rejection:
    document = read_raw(raw, title)
    if title and isinstance(document, Rejection) and document.code == "convert-no-title":
        return _read_untitled(raw, title) or document
    return document


def _read_untitled(raw: RawArticle, title: str) -> Document | Rejection | None:
    """Read a text whose title only an editor knows, as if it stood above; lines stay those of the file."""
    decoded = decode(raw.data) if raw.file.lower().endswith(_TEXTS) else None
    if decoded is None or isinstance(decoded, Rejection):
        return None
    found = read_raw(replace(raw, data=f"{title}\n\n{decoded.text}".encode()))
    if isinstance(found, Rejection):
        return replace(found, line=max(0, found.line - 2))

    def lowered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(replace(block, line=max(1, block.line - 2)) for block in blocks)

    (titled,) = lowered((found.title,))
    return replace(found, title=titled, blocks=lowered(found.blocks), removed=lowered(found.removed))


def _identify(
    document: Document, languages: Sequence[Language], lang: str | None
) -> tuple[Language, Identification] | Rejection:
    """Tell the configured language of a document, or why it has none; an editor's word settles it."""
    text = "\n".join(block.text for block in (document.title, *document.paragraphs))
    found = identify(text, [language.code for language in languages])
    if lang is not None:
        return next(language for language in languages if language.code == lang), found
    several = found.languages_from(_BILINGUAL_SHARE)
    if len(several) > 1:
        return Rejection("convert-two-languages", {"languages": ", ".join(_share(found, code) for code in several)})
    if found.language is None:
        return Rejection("convert-language-unknown", {"margin": f"{found.margin:.0%}"})
    for language in languages:
        if language.code == found.language:
            return language, found
    configured = ", ".join(language.code for language in languages)
    return Rejection("convert-language-not-configured", {"language": found.language, "configured": configured})


def _share(found: Identification, code: str) -> str:
    return f"{code} {found.shares[code]:.0%}"


def _in_orthography(document: Document, language: Language, found: Identification) -> Document:
    """Bring a document into its language's orthography; paragraphs in another language stay as they are."""
    if language.base != "uz" or language.script != "Latn":
        return document
    is_pure = set(found.shares) <= {language.code}

    def in_orthography(block: Block) -> Block:
        is_own = is_pure or identify(block.text, [language.code]).language in (language.code, None)
        if not is_own:
            return block
        rows = tuple(tuple(in_orthography(cell) for cell in row) for row in block.rows)
        # Each apostrophe is one character before and after, so marks stay where they are.
        return replace(block, text=normalise_apostrophes(block.text), rows=rows)

    return replace(
        document, title=in_orthography(document.title), blocks=tuple(in_orthography(block) for block in document.blocks)
    )


def _compose(raw: RawArticle, document: Document, language: Language, scorer: ThemeScorer, facts: Facts) -> Conversion:
    title = document.title.text
    paragraphs = tuple(" ".join(block.text.split("\n")) for block in document.paragraphs)
    prose = _prose(document)
    return Conversion(
        language=language,
        title=title,
        summary=first_sentences(_opening(prose) or paragraphs[0], _LONGEST_SUMMARY),
        paragraphs=paragraphs,
        body=write_markdown(document.blocks),
        themes=scorer.score(title, paragraphs),
        removed=tuple((block.line, block.text) for block in document.removed),
        doubts=(
            *_left_out(raw, document),
            *_day_of_file(raw, document, facts),
            *find_doubts(raw.file, language.code, document.title, prose),
        ),
        images=document.images,
        metadata=document.metadata,
        facts=facts,
        dates=() if facts.date else suggest_dates(paragraphs, language.code),
    )


def _prose(document: Document) -> list[Block]:
    """Give the paragraphs, in which sentences are expected to be whole, each on one line."""
    prose = (block for block in document.paragraphs if block.kind is Kind.PARAGRAPH)
    return [Block(" ".join(block.text.split("\n")), block.line) for block in prose]


def _opening(prose: Sequence[Block]) -> str:
    """Give the text that sums an article up: its first paragraph that is a sentence."""
    return next((block.text for block in prose if is_paragraph(block.text)), "")


def _day_of_file(raw: RawArticle, document: Document, facts: Facts) -> Iterator[Problem]:
    """Tell an editor the day on which a file was made, where nothing says when it was published."""
    made = document.metadata.made
    if made and facts.date is None:
        yield Problem(raw.file, 0, 0, "doubt-day-of-file", Severity.NOTICE, {"date": made.value})


def _left_out(raw: RawArticle, document: Document) -> Iterator[Problem]:
    for image in document.left_out:
        yield Problem(raw.file, image.line, 0, "convert-image-left-out", Severity.NOTICE, {"source": image.source})
