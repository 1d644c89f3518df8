"""Commands that make content files: new, translate."""

from __future__ import annotations

from pathlib import Path

import click

from nashra import pipeline
from nashra.cli.context import Context, commands, language_option, pass_context, project_paths
from nashra.cli.wording import ExistingPath, usage_error
from nashra.content.drafting import NewArticle
from nashra.settings import Settings


@commands.command()
@click.option("--title", required=True, help="The title, in the article's language.")
@click.option("--lang", "language", required=True, help="The language it is written in, such as uz.")
@click.option("--date", help="The day the source published it, such as 2026-11-21; leave out when unknown.")
@click.option("--tags", default="", help="Themes of docs/themes.yml, with commas between them.")
@click.option("--slug", help="The name in the address. Default: made from the title.")
@pass_context
def new(context: Context, title: str, language: str, date: str | None, tags: str, slug: str | None) -> None:
    """Begin a new article.

    Makes its file, to be written by you. It is a draft: write the text, then remove the line "draft: true",
    and the article is published. An existing file is never overwritten.
    """
    project = context.settings()
    _known_language(project, language, "--lang")
    themes = tuple(tag.strip() for tag in tags.split(",") if tag.strip())
    wanted = NewArticle(title, language, date, themes, slug)
    path = pipeline.run_new(project, wanted, context.environment.today)
    click.echo(context.words(path)("made", path=path))


@commands.command()
@click.argument("path", type=ExistingPath(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "language", help="Make the file for a translation into this language.")
@click.option("--accept", is_flag=True, help="Record that this translation is of the original as it is now.")
@language_option
@pass_context
def translate(context: Context, path: Path, language: str | None, *, accept: bool) -> None:
    """Begin a translation, or accept one.

    With --to, makes the file for a translation of the article PATH. It holds the original's text, to be
    written over. Put your name under "by": until then, and until every paragraph is translated,
    "nashra check" refuses it. With --accept, records that the translation PATH is of the original as it is now.
    """
    if accept == (language is not None):
        usage_error("to-or-accept")
    project = context.settings()
    (shown,) = project_paths(project, [path])
    if language is None:
        click.echo(context.words(shown)("accepted", path=pipeline.run_accept(project, shown)))
        return
    _known_language(project, language, "--to")
    made = pipeline.run_translate(project, shown, language)
    click.echo(context.words(made)("made", path=made))


def _known_language(project: Settings, language: str, option: str) -> None:
    known = [one.code for one in project.languages]
    if language not in known:
        usage_error("language", option=option, found=language, known=", ".join(known))
