"""A saved web page as a document: its facts, its article, and a reason when it has none."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from nashra.intake.assembling import MOST_BLOCKS, assemble, excerpt
from nashra.intake.blocks import Block, Document, Fact, Kind, MarkKind, Metadata
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.html_article import ArticleBlocks, find_article
from nashra.intake.html_blocks import PlacedBlock, find_notes, read_blocks
from nashra.intake.html_teasers import leads_within, site_of_page
from nashra.intake.html_tree import Element, attribute, decode_html, is_automatic, parse_html
from nashra.intake.metadata import page_facts, page_types, tidy_value
from nashra.intake.neighbours import Source
from nashra.intake.non_articles import locked_refusal, page_refusal
from nashra.intake.web_addresses import safe_address
from nashra.model import Rejection
from nashra.orthography.fold import fold_words

_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url:\s{0,9})(\S{1,2000})", re.IGNORECASE
)
# What stands between a title and a site's name, and in no title.
_BARS = ("|", "»", "::")
_SITE_SEPARATOR = re.compile(r"\s+[|–—»·•:-]+\s+|\s*[|»]\s*")
_HOME_PATH = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)\.\w+)?", re.IGNORECASE)
# A listing repeats a link and a sentence below it; so many times, and for so large a share of its sentences.
_LEAST_TEASERS, _LEAST_TEASER_SHARE = 3, 0.5
_LEAST_LINKS, _LEAST_LINK_SHARE = 8, 0.5
# Fewer do where there is no sentence at all.
_LEAST_BARE_LINKS = 4
# What is said below a video is no article while it is shorter (characters).
_LONGEST_ABOUT_VIDEO = 400
_MOST_LONGER = 1.5
_LONGEST_DOMAIN_ENDING = 4


def read_html(
    data: bytes, pictures: Source, charset: str | None = None, address: str | None = None, known: str | None = None
) -> Document | Rejection:
    """Read a saved page. ``charset`` is what its carrier declares, ``address`` where it was saved from.

    ``known`` is the title that an editor gives to a page that has none.
    """
    text = decode_html(data, charset)
    if isinstance(text, Rejection):
        return text
    root = parse_html(text)
    if isinstance(root, Rejection):
        return root
    saved = _SAVED_FROM.search(text[:5_000])
    return read_page(root, pictures, address or (saved[1] if saved else None), known)


def read_page(root: Element, pictures: Source, address: str | None, known: str | None) -> Document | Rejection:
    """Read a parsed page; see :func:`read_html`."""
    stated = page_facts(root, None, address)
    placed = read_blocks(root, _base(root, stated, address), find_notes(root))
    if len(placed) > MOST_BLOCKS:
        return Rejection("convert-too-long", {"limit": f"{MOST_BLOCKS:,}"})
    account = _account(placed, stated)
    title = (None if account else _title(root, placed, stated)) or (Block(known, 0) if known else None)
    if account and title is None:
        return Rejection("convert-untitled-post", {"account": excerpt(account.value)})
    article = find_article(placed, title.text if title else None, pictures)
    metadata = page_facts(root, article.container, address)
    if account:
        metadata = dataclasses.replace(metadata, title=None, publisher=account)
    kept = [each.block for each in article.kept]
    refusal = locked_refusal(title.text if title else "", kept, _demands(placed, article)) or _listing(
        root, placed, article, metadata, title
    )
    if refusal:
        return refusal
    removed = [each.block for each in article.others if each.block.kind is not Kind.IMAGE and not _is(each, title)]
    document = assemble(title, kept, removed, metadata, pictures)
    if isinstance(document, Document) and any("\ufffd" in block.text for block in document.paragraphs):
        line = next(block.line for block in document.paragraphs if "\ufffd" in block.text)
        return Rejection("convert-lost-characters", {}, line)
    return document


def _demands(blocks: Sequence[PlacedBlock], article: ArticleBlocks) -> list[str]:
    """Give the lines below the beginning of the article, wherever they stand: there a page asks to pay or to log in."""
    own = {id(each) for each in article.kept}
    first = next((index for index, each in enumerate(blocks) if id(each) in own), 0)
    return [each.block.text for each in blocks[first:] if not each.is_link]


def _is(placed: PlacedBlock, title: Block | None) -> bool:
    return title is not None and placed.block.text == title.text


def _base(root: Element, stated: Metadata, address: str | None) -> str | None:
    """Give the address that relative links start from, where the page states one."""
    own = address or (stated.url.value if stated.url else None)
    base = next((attribute(element, "href") for element in root.iter("base") if attribute(element, "href")), "")
    try:
        found = urljoin(own or "", base) if base else own
    except ValueError:
        found = own
    return safe_address(found, None) if found else None


def _account(blocks: Sequence[PlacedBlock], stated: Metadata) -> Fact | None:
    """Give the name of an account when that is the stated title, and the page one of its posts, which have no titles.

    The page then shows it as a link to the place above its own address (``t.me/name`` above ``t.me/name/12``), or the
    stated title names it as that place does (``Name (@name) on …``).
    """
    if stated.title is None or stated.url is None:
        return None
    title, own = stated.title.value, stated.url.value.rstrip("/")
    place = urlsplit(own).path.split("/")[1:2]
    if place and (handle := re.search(rf"\s\(?@{re.escape(place[0])}\b", title, re.IGNORECASE)):
        return Fact(title[: handle.start()], stated.title.origin)
    named = [each.block for each in blocks if _same(each.block.text, title)]
    if any(block.kind is Kind.HEADING for block in named):
        return None
    targets = {mark.target.rstrip("/") for block in named for mark in block.marks if mark.kind is MarkKind.LINK}
    return stated.title if any(urlsplit(target).path and own.startswith(f"{target}/") for target in targets) else None


def _title(root: Element, blocks: Sequence[PlacedBlock], stated: Metadata) -> Block | None:
    """Choose the title: the page's heading where the stated title agrees with it, else the stated one."""
    document_title = _document_title(root)
    headings = [each.block for each in blocks if each.block.kind is Kind.HEADING]
    if stated.title and (found := _stated_heading(headings, stated.title.value)):
        return found
    first_level = [heading for heading in headings if heading.level == 1]
    for heading in first_level:
        if _agree(heading.text, document_title):
            return heading
    if stated.title and (bare := _without_site(stated.title.value, stated.publisher)):
        return Block(bare, 0)
    parts = [part for part in _SITE_SEPARATOR.split(document_title) if part]
    for each in blocks:
        if any(_same(each.block.text, part) and len(part.split()) > 2 for part in [document_title, *parts]):
            return each.block
    if len(first_level) == 1:
        return first_level[0]
    bare = _without_site(document_title, stated.publisher)
    if longer := _begun_by(bare, blocks):
        return longer
    return Block(bare, 0) if bare and not label_kinds(bare) else None


def _document_title(root: Element) -> str:
    """Give the page's ``<title>``, unless a program made it."""
    titles = (tidy_value("".join(element.itertext())) for element in root.iter("title"))
    return next((title for title in titles if not is_automatic(title)), "")


def _stated_heading(headings: Sequence[Block], stated: str) -> Block | None:
    """Find the heading that is the stated title: of the first level; else of any, as the first may be the site's."""
    first_level = (heading for heading in headings if heading.level == 1 and _agree(heading.text, stated))
    return next(first_level, None) or next((heading for heading in headings if _same(heading.text, stated)), None)


def _begun_by(title: str, blocks: Sequence[PlacedBlock]) -> Block | None:
    """Find the page's first heading of its own when it begins with this title: some sites cut theirs short."""
    words = fold_words(title, "")
    own = (each.block for each in blocks if each.block.kind is Kind.HEADING and not each.is_link)
    first = next((heading for heading in own if not label_kinds(heading.text)), None)
    begins = first is not None and len(words) > 1 and fold_words(first.text, "")[: len(words)] == words
    return first if begins else None


def _agree(heading: str, stated: str) -> bool:
    """Tell whether a heading is the stated title, or the part of it without the site's name."""
    own, other = fold_words(heading, ""), fold_words(stated, "")
    if not own or not other:
        return False
    is_part = any(other[start : start + len(own)] == own for start in range(len(other) - len(own) + 1))
    is_whole = is_part and (len(own) > 1 or len(other) == 1) and len(own) * 3 >= len(other)
    starts = own[: len(other)] == other and len(own) <= len(other) * _MOST_LONGER
    return is_whole or starts


def _same(one: str, other: str) -> bool:
    return fold_words(one, "") == fold_words(other, "")


def _without_site(title: str, publisher: Fact | None) -> str:
    """Take the site's name off the end of a stated title, where the page says what that name is."""
    separators = list(_SITE_SEPARATOR.finditer(title))
    if not separators:
        return title
    last = title[separators[-1].end() :]
    is_name = publisher is not None and _is_name(last, publisher.value)
    is_bar = any(mark in separators[-1][0] for mark in _BARS)
    return title[: separators[-1].start()] if is_name or is_bar else title


def _is_name(part: str, publisher: str) -> bool:
    """Tell whether part of a title is a site's name, which may lack what a domain ends with (``Site``, ``Site.uz``)."""
    own, whole = fold_words(part, ""), fold_words(publisher, "")
    ending = "".join(whole[len(own) :])
    return bool(own) and whole[: len(own)] == own and len(ending) <= _LONGEST_DOMAIN_ENDING


def _listing(
    root: Element, blocks: Sequence[PlacedBlock], article: ArticleBlocks, metadata: Metadata, title: Block | None
) -> Rejection | None:
    """Say why a page is no article by what it states and by how much of it leads elsewhere."""
    types = page_types(root)
    says_article = any(kind.endswith(("article", "posting", "report")) for kind in types)
    name = excerpt(title.text) if title else ""
    kept = [each.block for each in article.kept]
    if refusal := page_refusal(name, kept):
        return refusal
    if _is_home(metadata) and not says_article:
        return Rejection("convert-front-page", {"title": name})
    in_text = sum(len(each.block.text) for each in article.kept if each.is_sentence)
    if in_text <= _LONGEST_ABOUT_VIDEO and not says_article and any(kind.startswith("video") for kind in types):
        return Rejection("convert-video-page", {"title": name})
    teasers, sentences = _teasers(blocks, article), sum(each.is_sentence for each in article.kept)
    if teasers >= _LEAST_TEASERS and teasers >= sentences * _LEAST_TEASER_SHARE:
        return Rejection("convert-listing", {"count": str(teasers)})
    links = [each for each in blocks if each.is_link and len(each.block.text.split()) > 3]
    in_links = sum(len(each.block.text) for each in links)
    least = _LEAST_LINKS if sentences else _LEAST_BARE_LINKS
    many = len(links) >= least and in_text < in_links * _LEAST_LINK_SHARE and sentences < 3
    return Rejection("convert-listing", {"count": str(len(links))}) if many and not says_article else None


def _is_home(metadata: Metadata) -> bool:
    if metadata.url is None:
        return False
    parts = urlsplit(metadata.url.value)
    return bool(_HOME_PATH.fullmatch(parts.path)) and not parts.query


def _teasers(blocks: Sequence[PlacedBlock], article: ArticleBlocks) -> int:
    """Count the sentences of the article that stand right below a link to another page of the site."""
    own = {id(each) for each in article.kept}
    site = site_of_page(blocks)
    count = 0
    was_link = False
    for each in blocks:
        if each.block.kind is Kind.IMAGE:
            continue
        if id(each) in own and each.is_sentence:
            count += was_link
            was_link = False
        elif len(each.block.text.split()) > 2 or each.block.kind is Kind.HEADING:
            was_link = leads_within(site, each)
    return count
