"""A volume as an EPUB 3.3: the files of the book, and the archive that holds them."""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from nashra.bundles.archive import Entry, zip_bytes
from nashra.bundles.book_pages import Chapter, book_page, contents_page, cover_page, themes_page
from nashra.bundles.cover import cover
from nashra.bundles.fragments import Setting
from nashra.bundles.images import Image
from nashra.bundles.library import Library, Words, linked_article
from nashra.bundles.markup import Node, as_xml, element
from nashra.bundles.parts import article_section
from nashra.bundles.selection import Scope, Volume
from nashra.bundles.single_file import stylesheet
from nashra.model import Article
from nashra.publishing.stylesheet import minify

_XHTML = "application/xhtml+xml"
_FOLDER = "EPUB"


@dataclass(frozen=True)
class Item:
    """A file of the book, as its manifest lists it (EPUB 3.3, section 5.6). ``path`` is below ``EPUB/``."""

    path: str
    media_type: str
    data: bytes
    properties: str = ""
    in_spine: bool = False

    @property
    def id(self) -> str:
        """The item's name inside the package document."""
        return "i-" + self.path.replace("/", "-")


@dataclass
class _Images:
    """The images that the chapters of one book turn out to need."""

    items: dict[str, Image] = field(default_factory=dict)

    def take(self, image: Image | None) -> str | None:
        if image is None:
            return None
        self.items[f"images/{image.name}"] = image
        return f"../images/{image.name}"


def epub(library: Library, volume: Volume) -> bytes:
    """Make the book. Raises :class:`NashraError` for an image that cannot be taken in."""
    words = library.words(volume)
    items = list(_items(library, volume, words))
    # OCF 3.3, section 4.3.2: first, not compressed, so that the kind of file shows at its 38th byte.
    kind = Entry("mimetype", b"application/epub+zip", stored=True)
    package = Entry(f"{_FOLDER}/package.opf", _package(library, volume, words, items))
    files = (Entry(f"{_FOLDER}/{item.path}", item.data) for item in items)
    return zip_bytes([kind, Entry("META-INF/container.xml", _container()), package, *files], library.moment)


def _items(library: Library, volume: Volume, words: Words) -> Iterator[Item]:
    strings = library.strings(volume.language.code)
    chapters = [Chapter(article, f"text/{number:04}.xhtml") for number, article in enumerate(volume.articles, 1)]
    pages, images = _text(library, volume, chapters)
    note = words.count if volume.issue else strings.month_of_year(library.moment.date())
    yield Item("cover.svg", "image/svg+xml", cover(volume.language, words, note), "cover-image")
    yield Item("cover.xhtml", _XHTML, cover_page(volume.language, words), in_spine=True)
    contents = contents_page(library, volume, words, chapters)
    yield Item("nav.xhtml", _XHTML, contents, "nav", in_spine=True)
    yield from pages
    if volume.scope is not Scope.THEME:
        yield Item("themes.xhtml", _XHTML, themes_page(library, volume, chapters), in_spine=True)
    yield Item("style.css", "text/css", minify(stylesheet("book.css")).encode())
    yield from (Item(path, image.media_type, image.data) for path, image in sorted(images.items()))


def _text(library: Library, volume: Volume, chapters: list[Chapter]) -> tuple[list[Item], Mapping[str, Image]]:
    places = {chapter.article.path: posixpath.basename(chapter.path) for chapter in chapters}
    images = _Images()
    items = []
    for chapter in chapters:
        section = article_section(library, chapter.article, _setting(library, chapter.article, places, images), "title")
        page = book_page(volume.language, chapter.article.title, section, style="../style.css")
        items.append(Item(chapter.path, _XHTML, page, in_spine=True))
    return items, images.items


def _setting(library: Library, article: Article, places: Mapping[str, str], images: _Images) -> Setting:
    return Setting(
        prefix="t-",
        link=lambda written: places.get(linked_article(article, written) or ""),
        image=lambda written: images.take(library.image(article, written)),
    )


def _container() -> bytes:
    rootfile = {"full-path": f"{_FOLDER}/package.opf", "media-type": "application/oebps-package+xml"}
    namespace = "urn:oasis:names:tc:opendocument:xmlns:container"
    root = element("container", {"xmlns": namespace, "version": "1.0"})
    root.append(element("rootfiles", None, element("rootfile", rootfile)))
    return as_xml(root)


def _package(library: Library, volume: Volume, words: Words, items: list[Item]) -> bytes:
    direction = volume.language.direction
    attributes = {
        "xmlns": "http://www.idpf.org/2007/opf",
        "version": "3.0",
        "unique-identifier": "id",
        "xml:lang": volume.language.code,
        "dir": direction,
    }
    metadata = element("metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    metadata.extend(_metadata(library, volume, words, items))
    manifest = element("manifest", None, *(_manifest_item(item) for item in items))
    spine = element("spine", {"page-progression-direction": direction})
    spine.extend(element("itemref", {"idref": item.id}) for item in items if item.in_spine)
    return as_xml(element("package", attributes, metadata, manifest, spine))


def _manifest_item(item: Item) -> ET.Element:
    attributes = {"id": item.id, "href": item.path, "media-type": item.media_type}
    return element("item", {**attributes, "properties": item.properties or None})


def _metadata(library: Library, volume: Volume, words: Words, items: list[Item]) -> Iterator[ET.Element]:
    moment = library.moment
    # The same publication keeps its identifier; `modified` tells its releases apart (EPUB 3.3, section 5.4).
    name = f"nashra:{library.settings.site_names[library.settings.default_language]}#{volume.stem}"
    yield element("dc:identifier", {"id": "id"}, f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}")
    yield element("dc:title", None, words.title)
    yield element("dc:language", None, volume.language.code)
    yield element("dc:date", None, moment.date().isoformat())
    yield element("dc:publisher", None, words.publisher)
    yield element("dc:rights", None, words.rights)
    if words.description:
        yield element("dc:description", None, words.description)
    for theme in library.catalogue.themes:
        if any(theme.id in article.tags for article in volume.articles):
            yield element("dc:subject", None, theme.labels[volume.language.code])
    yield _meta("dcterms:modified", f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    if volume.scope is not Scope.WHOLE:
        yield element("meta", {"property": "belongs-to-collection", "id": "series"}, words.site_name)
        yield element("meta", {"property": "collection-type", "refines": "#series"}, "series")
    yield from _accessibility(library, volume, items)


def _accessibility(library: Library, volume: Volume, items: list[Item]) -> Iterator[ET.Element]:
    """Say what readers can rely on (EPUB Accessibility 1.1, section 2), and nothing that nobody has looked at."""
    has_images = any(item.path.startswith("images/") for item in items)
    yield _meta("schema:accessMode", "textual")
    if has_images:
        yield _meta("schema:accessMode", "visual")
    else:
        yield _meta("schema:accessModeSufficient", "textual")
    for feature in ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"):
        yield _meta("schema:accessibilityFeature", feature)
    for hazard in ("noFlashingHazard", "noSoundHazard", "noMotionSimulationHazard"):
        yield _meta("schema:accessibilityHazard", hazard)
    key = "bundle.accessibility-images" if has_images else "bundle.accessibility"
    yield _meta("schema:accessibilitySummary", library.strings(volume.language.code)(key))


def _meta(name: str, *value: Node) -> ET.Element:
    return element("meta", {"property": name}, *value)
