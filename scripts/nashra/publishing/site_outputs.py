"""The files of a website that are no pages: feeds, sitemap, robots.txt and the web manifests.

Each is a pure function of the edition and, for the feeds, of what the pages show. An offline edition has none of them.
"""

from __future__ import annotations

import json

from nashra.languages import Language
from nashra.publishing.addresses import relative
from nashra.publishing.atom import atom
from nashra.publishing.feeds import ATOM_FILE, ICON, JSON_FILE, Rendered, feed_path, feeds
from nashra.publishing.json_feed import json_feed
from nashra.publishing.metadata import MANIFEST_FILE
from nashra.publishing.pages import Edition
from nashra.publishing.sitemap import SITEMAP_FILE, sitemaps


def language_outputs(edition: Edition, language: Language, rendered: Rendered) -> dict[str, bytes]:
    """Give the files of one language by their paths below the site's root."""
    if edition.addresses.site_url is None:
        return {}
    code = language.code
    outputs = {feed_path(edition, code, None, MANIFEST_FILE): web_manifest(edition, language)}
    for theme, feed in zip((None, *edition.catalogue.themes), feeds(edition, language, rendered), strict=True):
        outputs[feed_path(edition, code, theme, ATOM_FILE)] = atom(feed)
        outputs[feed_path(edition, code, theme, JSON_FILE)] = json_feed(feed)
    return outputs


def whole_site_outputs(edition: Edition) -> dict[str, bytes]:
    """Give the files that the whole site has once."""
    if edition.addresses.site_url is None:
        return {}
    return {**sitemaps(edition), "robots.txt": robots(edition)}


def robots(edition: Edition) -> bytes:
    """Write ``robots.txt`` (RFC 9309): everything may be read, and there is the sitemap.

    Only the one at the root of a host counts; under a path prefix it does no harm.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {edition.addresses.absolute(SITEMAP_FILE)}\n".encode()


def web_manifest(edition: Edition, language: Language) -> bytes:
    """Write the web app manifest (W3C) of one language.

    ``display`` is ``browser``: an installed app would show on the phone of a reader who is watched.
    """
    code, settings = language.code, edition.settings
    own = feed_path(edition, code, None, MANIFEST_FILE)
    home = relative(edition.addresses.home(code), own)
    value = {
        "id": home,
        "name": settings.site_names[code],
        "description": settings.site_descriptions[code],
        "lang": code,
        "dir": language.direction,
        "start_url": home,
        "scope": relative("", own),
        "display": "browser",
        "icons": [{"src": relative(ICON, own), "sizes": "any", "type": "image/svg+xml"}],
    }
    known = {name: member for name, member in value.items() if member}
    return f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode()
