"""The sidecar of a raw file: facts that an editor knows, which win over anything found in the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nashra import yaml_files
from nashra.content.front_matter import decode
from nashra.content.schema import TITLE_LIMIT, URL, Day, Field, Text, Themes, read_group
from nashra.intake.facts import Facts
from nashra.problems import NashraError

SIDECAR_FIELDS: tuple[Field, ...] = (
    Field("url", Text(pattern=URL, example="https://example.org/news/1"), "Where it was published first."),
    Field("publisher", Text(), "Who published it first."),
    Field("author", Text(), "Who wrote it."),
    Field("date", Day(), "The day the source published it."),
    Field("lang", Text(), "The code of its language, one of the bulletin's."),
    Field("title", Text(TITLE_LIMIT), "Its title, one line of plain text."),
    Field("tags", Themes(), "Theme ids of docs/themes.yml."),
    Field("slug", Text(80, r"[a-z0-9]+(-[a-z0-9]+)*", "a-short-name"), "The last part of its path."),
)


def read_sidecar(data: bytes, path: str, languages: Sequence[str], theme_ids: Collection[str]) -> Facts:
    """Read the facts of a sidecar; an empty one gives none.

    Raises :class:`NashraError` with everything that is wrong with it, each with its line and column.
    """
    document = yaml_files.parse(decode(data, path), path)
    if document.value is None:
        return Facts()
    values, problems = read_group(document, SIDECAR_FIELDS, theme_ids)
    lang = values.get("lang")
    if lang and lang not in languages:
        known = ", ".join(languages)
        problems = (*problems, document.problem("sidecar-language", "lang", found=lang, known=known))
    if problems:
        raise NashraError(problems)
    return Facts(**values)
