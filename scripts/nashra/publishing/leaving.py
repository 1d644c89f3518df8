"""The way out of the bulletin, and the page on reading safely.

After GOV.UK's "Exit this page" pattern: a link that works without a script, and with one leaves no page to go back to.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import resources

from nashra.languages import Language
from nashra.publishing.pages import SAFETY, Edition
from nashra.publishing.script import minify_script
from nashra.publishing.views import ExitView, Link

_EMPTY_PAGE = "about:blank"
PRESSES = 3
"""How many times Shift is pressed to leave."""


@functools.cache  # every single file carries it, and is looked into for it
def leaving_script() -> str:
    """Give what the way out does where scripts are allowed, as pages and single files carry it."""
    return minify_script(resources.files(__package__).joinpath("leaving.js").read_text(encoding="utf-8"))


def exit_view(edition: Edition, code: str) -> ExitView | None:
    """Give the way out for pages in a language. A bundle asks for no connection, so from there it is an empty page."""
    strings, target = edition.strings[code], edition.settings.exits[code]
    if target is None:
        return None
    left = [strings.count("exit.presses", PRESSES - pressed) for pressed in range(1, PRESSES)]
    words = "|".join([strings("exit.leaving"), *left, strings("exit.forgotten")])
    return ExitView(_EMPTY_PAGE if edition.is_offline else target, words)


def safety_link(edition: Edition, code: str, link: Callable[[str], str], *, current: bool = False) -> Link:
    """Link to the page on reading safely in a language; ``link`` makes the link to an address of the site."""
    return Link(link(edition.addresses.page(code, SAFETY)), edition.strings[code]("safety.title"), current)


def safety_text(edition: Edition, language: Language) -> str:
    """Give the Markdown of the page on reading safely, for a language whose editors have not written their own."""
    strings = edition.strings[language.code]
    leaving = strings("safety.leaving") if edition.settings.exits[language.code] else ""
    return f"{leaving}\n{strings('safety.text')}"
