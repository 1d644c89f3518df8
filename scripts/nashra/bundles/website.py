"""The website as a folder to unpack: pages in ``pages/``, and beside them what says where to begin."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit

from nashra.bundles.markup import as_html, element
from nashra.bundles.read_me import read_me_files
from nashra.languages import Language
from nashra.publishing.stylesheet import single_file_policy
from nashra.strings import Strings

PAGES = "pages"
START = "START-HERE.html"
"""The file to open for whoever sees no other name rightly."""
_LONGEST_NAME = 120
# What Windows forbids (also at the end of a name), what steers terminals and text, and what unpacks elsewhere.
_HOSTILE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[. ]$|^\.')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_ADDRESS = re.compile(r'(\b(?:href|src|poster)=")([^"]+)(")')
_STYLE = "body{font-family:system-ui,sans-serif;margin:3rem auto;max-width:30rem;padding:1rem;text-align:center}"


def website_contents(
    pages: Mapping[str, bytes],
    languages: Sequence[tuple[Language, Strings]],
    site_names: Mapping[str, str],
    homes: Mapping[str, str],
) -> dict[str, bytes]:
    """Put together all files of the folder. ``pages`` are those of the site; the first language is the main one."""
    contents = {f"{PAGES}/{name}": data for name, data in with_safe_names(pages).items()}
    starts = {}
    for language, words in languages:
        starts[language.code] = f"{safe_name(words('bundle.start'))}.html"
        page = _start_page(language, words, site_names[language.code], f"{PAGES}/{homes[language.code]}")
        contents[starts[language.code]] = page
    main = languages[0][0].code
    contents[START] = contents[starts[main]]
    return contents | read_me_files([words for _, words in languages], site_names, starts, START)


def safe_name(name: str) -> str:
    """Give a file name that any system takes and shows as it is; most stay what they are."""
    if not _HOSTILE.search(name) and not _RESERVED.fullmatch(name) and len(name.encode()) <= _LONGEST_NAME:
        return name
    suffix = _SUFFIX.search(name)
    return f"file-{hashlib.sha256(name.encode()).hexdigest()[:12]}{suffix[0].lower() if suffix else ''}"


def with_safe_names(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Rename the files that a reader's system might misplace or misread, and the links to them."""
    names = {name: "/".join(map(safe_name, name.split("/"))) for name in pages}
    if all(old == new for old, new in names.items()):
        return dict(pages)
    return {
        names[name]: _relinked(data, name, names) if name.endswith(".html") else data for name, data in pages.items()
    }


def _relinked(page: bytes, at: str, names: Mapping[str, str]) -> bytes:
    folder = posixpath.dirname(at)

    def new_address(match: re.Match[str]) -> str:
        parts = urlsplit(match[2])
        old = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if parts.scheme or parts.netloc or names.get(old, old) == old:
            return match[0]
        path = quote(posixpath.relpath(f"/{names[old]}", f"/{posixpath.dirname(names[at])}"))
        return match[1] + parts._replace(path=path).geturl() + match[3]

    return _ADDRESS.sub(new_address, page.decode()).encode()


def _start_page(language: Language, words: Strings, site_name: str, home: str) -> bytes:
    """Make a page that leads to the first one by itself, and by a link where that does not happen."""
    policy = single_file_policy(_STYLE)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", {"http-equiv": "refresh", "content": f"0; url={home}"}),
        element("link", {"rel": "icon", "href": "data:,"}),
        element("title", None, words("bundle.start-title", site=site_name)),
        element("style", None, _STYLE),
    )
    link = element("p", None, element("a", {"href": home}, site_name))
    root = element("html", {"lang": language.code, "dir": language.direction}, head, element("body", None, link))
    return as_html(root)
