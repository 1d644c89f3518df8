"""What is known about an article beside its text: from its sidecar, and from the raw file itself."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """Facts about one article. ``None`` means unknown: nothing here is ever guessed.

    A reader fills in what a document says of itself (``title``, ``date``, ``author``, ``publisher``,
    ``url``); a sidecar can give all of them. ``lang`` is the code of a configured language, ``slug`` the
    last part of the article's path.
    """

    title: str | None = None
    date: datetime.date | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    tags: tuple[str, ...] | None = None
    slug: str | None = None

    def over(self, found: Facts) -> Facts:
        """Give these facts, filled up from ``found`` where nothing is known here: a sidecar over a document."""
        own = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return dataclasses.replace(found, **{name: value for name, value in own.items() if value is not None})
