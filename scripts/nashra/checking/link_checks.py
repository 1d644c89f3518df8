"""Links and images: whether what they lead to is there, from the website and from a bundle alike."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from nashra.checking.finding import Finding, excerpt
from nashra.checking.markdown_scan import Link
from nashra.checking.structure_checks import known_schemes
from nashra.problems import Severity
from nashra.rendering.page_outline import element_ids

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_FORGOTTEN_SCHEME = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|info|uz|gov|edu)(?:/|$)", re.IGNORECASE)
# Anchors that the theme puts on every page.
_PAGE_ANCHORS = frozenset({"", "top"})

# As many names are compared with a misspelt one.
_MOST_COMPARED = 500


@dataclass(frozen=True, eq=False)
class Site:
    """What a link can lead to. Paths are relative to ``docs/``, POSIX style."""

    files: frozenset[str]
    languages: tuple[str, ...]
    generated: frozenset[str] = frozenset()
    """Pages that every language has without a file of their own, below the language's folder."""
    unpublished: frozenset[str] = frozenset()
    """Paths of drafts, below the language's folder."""
    bodies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The Markdown and the language of each page."""
    anchors: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def find(self, path: str) -> str | None:
        """Give the file that a path leads to: itself, a generated page, or the same path in another language.

        A page that is not translated is linked to in its original (the build marks such a link), and
        a translation shows its original's images.
        """
        if path in self.files:
            return path
        language, _, uri = path.partition("/")
        if language not in self.languages:
            return None
        if uri in self.generated:
            return path
        return next((f"{other}/{uri}" for other in self.languages if f"{other}/{uri}" in self.files), None)

    def nearest(self, path: str) -> str:
        """Give the file whose path is most like a missing one's in the same folder, or an empty text."""
        folder, name = posixpath.split(path)
        # Only names are compared: paths of one folder are all alike.
        names = sorted(posixpath.basename(known) for known in self._folders.get(folder, ()))
        near = difflib.get_close_matches(name, names[:_MOST_COMPARED], n=1, cutoff=0.7)
        return posixpath.join(folder, near[0]) if near else ""

    @property
    def _folders(self) -> Mapping[str, list[str]]:
        if "folders" not in self.__dict__:
            folders: dict[str, list[str]] = {}
            for name in self.files:
                folders.setdefault(posixpath.dirname(name), []).append(name)
            self.__dict__["folders"] = folders
        known: Mapping[str, list[str]] = self.__dict__["folders"]
        return known

    def anchors_of(self, path: str) -> frozenset[str] | None:
        """Give the anchors of a page, or ``None`` where nothing is known about them."""
        if path not in self.anchors:
            found = self.bodies.get(path)
            self.anchors[path] = None if found is None else _ids(*found)
        return self.anchors[path]


def _ids(body: str, language: str) -> frozenset[str] | None:
    try:
        return element_ids(body, language)
    except RecursionError:
        # Nested too deeply to be rendered, which is a finding of its own.
        return None


def link_findings(link: Link, site: Site, docs_path: str) -> Iterator[Finding]:
    """Judge a link or image of a file; ``docs_path`` is the file's own path relative to ``docs/``."""
    target = link.target
    shown = {"target": excerpt(target)}
    scheme = _SCHEME.match(target)
    if not target:
        yield _error(link, "link-empty", shown)
    elif scheme or target.startswith("//"):
        yield from _outside(link, scheme["scheme"].lower() if scheme else "", shown)
    elif target.startswith("/"):
        yield _error(link, "link-rooted", shown)
    elif _FORGOTTEN_SCHEME.match(target) and not target.endswith(".md"):
        yield _error(link, "link-no-scheme", shown)
    else:
        yield from _inside(link, site, docs_path)


def _outside(link: Link, scheme: str, shown: dict[str, str]) -> Iterator[Finding]:
    if link.is_image:
        yield _error(link, "image-external", shown)
    elif scheme and scheme not in known_schemes():
        yield _error(link, "link-scheme", {**shown, "scheme": scheme})


def _inside(link: Link, site: Site, docs_path: str) -> Iterator[Finding]:
    address, _, anchor = link.target.partition("#")
    path = unquote(address.partition("?")[0])
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(docs_path), path)) if path else docs_path
    # What the same words would lead to on the website, where every page is a folder.
    on_site = f"{posixpath.normpath(posixpath.join(docs_path.removesuffix('.md'), path))}.md"
    found = site.find(wanted)
    if found is None:
        yield from _missing(link, site, wanted, [f"{wanted.removesuffix('.html')}.md", f"{wanted}/index.md", on_site])
        return
    if found.partition("/")[2] in site.unpublished and docs_path.partition("/")[2] not in site.unpublished:
        yield _error(link, "link-draft", {"target": excerpt(link.target)})
    known = site.anchors_of(found) if anchor and found.endswith(".md") else None
    if known is not None and unquote(anchor) not in known | _PAGE_ANCHORS:
        near = next(iter(difflib.get_close_matches(anchor, sorted(known)[:_MOST_COMPARED], n=1, cutoff=0.6)), "")
        parameters = {"target": excerpt(address or docs_path), "anchor": excerpt(anchor), "suggestion": near}
        yield _error(link, "anchor-missing-near" if near else "anchor-missing", parameters)


def _missing(link: Link, site: Site, wanted: str, pages: Sequence[str]) -> Iterator[Finding]:
    """Say what is wrong with a link to nothing; ``pages`` are files whose address on the website it may be."""
    target = excerpt(link.target)
    if link.is_image:
        yield _error(link, "image-missing", {"target": target, "path": excerpt(wanted)})
        return
    if not wanted.endswith(".md") and any(site.find(page) for page in pages):
        yield _error(link, "link-not-file", {"target": target})
        return
    near = site.nearest(wanted)
    parameters = {"target": target, "path": excerpt(wanted), "suggestion": posixpath.basename(near)}
    yield _error(link, "link-missing-near" if near else "link-missing", parameters)


def _error(link: Link, code: str, parameters: dict[str, str]) -> Finding:
    return Finding(link.target_start, code, Severity.ERROR, parameters)
