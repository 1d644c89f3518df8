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
from nashra.intake.cleaning import clean
from nashra.intake.decoding import decode
from nashra.intake.doubts import find_doubts
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

Converter = Callable[[RawArticle], "Conversion | Rejection"]


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

    @property
    def tags(self) -> tuple[str, ...]:
        """The ids of the themes to publish it under."""
        return published_themes(self.themes)

    @property
    def suggested(self) -> tuple[str, ...]:
        """The ids of the themes for an editor to consider."""
        return suggested_themes(self.themes)


def convert(raw: RawArticle, languages: Sequence[Language], vocabulary: Vocabulary) -> Conversion | Rejection:
    """Convert one raw file; for many, make a converter once."""
    return make_converter(languages, vocabulary)(raw)


def make_converter(languages: Sequence[Language], vocabulary: Vocabulary) -> Converter:
    """Make a function that converts raw files for these languages, with the vocabulary made ready once."""

    @functools.cache
    def scorer(code: str) -> ThemeScorer:
        return make_scorer(vocabulary, code)

    def convert_one(raw: RawArticle) -> Conversion | Rejection:
        document = _read(raw)
        if isinstance(document, Rejection):
            return document
        identified = _identify(document, languages)
        if isinstance(identified, Rejection):
            return identified
        language, identification = identified
        return _compose(raw, _in_orthography(document, language, identification), language, scorer(language.code))

    return convert_one


def _read(raw: RawArticle) -> TextDocument | Rejection:
    decoded = decode(raw.data)
    return decoded if isinstance(decoded, Rejection) else read_text(clean(decoded.text))


def _identify(document: TextDocument, languages: Sequence[Language]) -> tuple[Language, Identification] | Rejection:
    """Tell the configured language of a document, or why it has none."""
    text = "\n".join(block.text for block in (document.title, *document.paragraphs))
    found = identify(text, [language.code for language in languages])
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


def _compose(raw: RawArticle, document: TextDocument, language: Language, scorer: ThemeScorer) -> Conversion:
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
    )
