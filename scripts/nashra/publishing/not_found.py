"""The page for unknown addresses: one for the whole site, in all its languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nashra.languages import Direction
from nashra.publishing.leaving import exit_view, safety_link
from nashra.publishing.page_views import ICON
from nashra.publishing.pages import Edition
from nashra.publishing.views import ExitView, Link, PageKind, ThemeLink
from nashra.strings import Strings


@dataclass(frozen=True)
class NotFoundSection:
    """One language's part of the page that is shown for an address that does not exist."""

    lang: str
    direction: Direction
    strings: Strings
    site_name: str
    home: str
    themes: tuple[ThemeLink, ...] = field(default=())


@dataclass(frozen=True)
class NotFoundView:
    """The one ``404.html`` of a site, in all its languages; its links are absolute paths."""

    sections: Sequence[NotFoundSection]
    icon: str
    safety: Link
    way_out: ExitView | None
    """In the first language."""
    assets: None = None
    kind: PageKind = PageKind.NOT_FOUND


def not_found_view(edition: Edition) -> NotFoundView:
    """Make the view of the one ``404.html``, which has a section in every language."""
    addresses = edition.addresses
    sections = [
        NotFoundSection(
            lang=language.code,
            direction=language.direction,
            strings=edition.strings[language.code],
            site_name=edition.settings.site_names[language.code],
            home=addresses.rooted(addresses.home(language.code)),
            themes=tuple(
                ThemeLink(
                    theme.id,
                    addresses.rooted(addresses.theme(language.code, theme.id)),
                    theme.labels[language.code],
                )
                for theme in edition.catalogue.themes
            ),
        )
        for language in edition.languages
    ]
    first = edition.languages[0].code
    safety = safety_link(edition, first, addresses.rooted)
    return NotFoundView(sections, addresses.rooted(ICON), safety, exit_view(edition, first))
