"""A raw file becomes an article, or a reason why it does not.

A conversion depends only on the file, the configured languages and the vocabulary, never on other
files: it can be repeated, cached and done in parallel.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nashra.identification import Identification, identify
from nashra.intake.blocks import Block
from nashra.intake.chrome_lexicon import with_own_labels
from nashra.intake.cleaning import clean
from nashra.intake.dates import SuggestedDate, suggest_dates
from nashra.intake.decoding import decode
from nashra.intake.doubts import find_doubts
from nashra.intake.facts import Facts
from nashra.intake.markdown_escape import escape_paragraph
from nashra.intake.text_reader import TextDocument, read_text
from nashra.intake.theme_scoring import ThemeScore, ThemeScorer, make_scorer, published_themes, suggested_themes
from nashra.languages import Language
from nashra.model import RawArticle, Rejection, Vocabulary
from nashra.orthography.sentences import first_sentences
from nashra.orthography.uzbek import normalise_apostrophes
from nashra.problems import Problem

# A language with so much of the letters makes a text bilingual.
_BILINGUAL_SHARE = 0.3
_LONGEST_SUMMARY = 300

Converter = Callable[[RawArticle, Facts], "Conversion | Rejection"]


@dataclass(frozen=True)
class Conversion:
    """What a raw file becomes. ``body`` is Markdown; title, summary and paragraphs are plain text."""

    language: Language
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    body: str
    themes: tuple[ThemeScore, ...]
    removed: tuple[tuple[int, str], ...]
    """The site's frame: line number in the raw file, and text."""
    doubts: tuple[Problem, ...]
    facts: Facts = Facts()
    """What is known beside the text: the sidecar's facts, and below them what the file says of itself."""
    dates: tuple[SuggestedDate, ...] = ()
    """Days that the text names, for an editor to consider."""

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

    def convert_one(raw: RawArticle, facts: Facts) -> Conversion | Rejection:
        with with_own_labels(own_labels):
            document = _read(raw, facts.title)
        if isinstance(document, Rejection):
            return document
        identified = _identify(document, languages, facts.lang)
        if isinstance(identified, Rejection):
            return identified
        language, identification = identified
        document = _in_orthography(document, language, identification)
        if facts.title:
            document = replace(document, title=replace(document.title, text=facts.title))
        return _compose(raw, document, language, scorer(language.code), facts)

    return convert_one


def _read(raw: RawArticle, title: str | None) -> TextDocument | Rejection:
    decoded = decode(raw.data)
    if isinstance(decoded, Rejection):
        return decoded
    text = clean(decoded.text)
    found = read_text(text)
    if title and isinstance(found, Rejection) and found.code == "convert-no-title":
        return _read_untitled(text, title)
    return found


def _read_untitled(text: str, title: str) -> TextDocument | Rejection:
    """Read a text whose title only an editor knows, as if it stood above; lines stay those of the file."""
    found = read_text(f"{title}\n\n{text}")
    if isinstance(found, Rejection):
        return replace(found, line=max(0, found.line - 2))

    def lowered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(replace(block, line=max(1, block.line - 2)) for block in blocks)

    (titled,) = lowered((found.title,))
    return replace(found, title=titled, paragraphs=lowered(found.paragraphs), removed=lowered(found.removed))


def _identify(
    document: TextDocument, languages: Sequence[Language], lang: str | None
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


def _in_orthography(document: TextDocument, language: Language, found: Identification) -> TextDocument:
    """Bring a document into its language's orthography; paragraphs in another language stay as they are."""
    if language.base != "uz" or language.script != "Latn":
        return document
    is_pure = set(found.shares) <= {language.code}

    def in_orthography(block: Block) -> Block:
        is_own = is_pure or identify(block.text, [language.code]).language in (language.code, None)
        return replace(block, text=normalise_apostrophes(block.text)) if is_own else block

    return replace(
        document,
        title=in_orthography(document.title),
        paragraphs=tuple(in_orthography(block) for block in document.paragraphs),
    )


def _compose(
    raw: RawArticle, document: TextDocument, language: Language, scorer: ThemeScorer, facts: Facts
) -> Conversion:
    title, paragraphs = document.title.text, tuple(block.text for block in document.paragraphs)
    return Conversion(
        language=language,
        title=title,
        summary=first_sentences(paragraphs[0], _LONGEST_SUMMARY),
        paragraphs=paragraphs,
        body="\n\n".join(map(escape_paragraph, paragraphs)) + "\n",
        themes=scorer.score(title, paragraphs),
        removed=tuple((block.line, block.text) for block in document.removed),
        doubts=find_doubts(raw.file, language.code, document.title, document.paragraphs),
        facts=facts,
        dates=() if facts.date else suggest_dates(paragraphs, language.code),
    )
