"""The command ``review``: what a pull request changes, as a comment for people or as a record for later."""

from __future__ import annotations

from pathlib import Path

import click

from nashra import pipeline, settings, strings
from nashra.cli.context import Context, commands, pass_context
from nashra.content.tree import read_themes
from nashra.intake.cache import Store
from nashra.model import Vocabulary
from nashra.problems import NashraError, Wording
from nashra.review import record
from nashra.review.comment import comment
from nashra.strings import Strings


@commands.command()
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the bulletin to compare with, as it is before the change.",
)
@click.option("--record", "as_record", is_flag=True, help="Print the findings as a record in JSON, for --read.")
@click.option(
    "--read",
    "recorded",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the findings from a record that --record has printed, instead of comparing.",
)
@click.option("--run", default="", help="Address of the page from which the preview can be downloaded.")
@pass_context
def review(context: Context, base: Path | None, recorded: Path | None, run: str, *, as_record: bool) -> None:
    """Say what a pull request changes.

    Converts the raw files, as "site" does, and compares the tree with that of --base: pages that change,
    themes to consider, translations that are stale now, errors. It prints a comment in Markdown, in all
    languages of the bulletin and in English. A record may come from strangers: only its exact form is read,
    and no text in it becomes Markdown.
    """
    if (base is None) == (recorded is None):
        raise click.UsageError("Give either --base FOLDER or --read FILE.")
    project = context.settings()
    if recorded:
        changes = record.from_json(recorded.read_bytes(), recorded.name)
    else:
        other = settings.load(base or Path(), context.environment.variables)
        with Store(project.root) as store:
            changes = pipeline.run_review(project, other, context.environment.today, store)
    if as_record:
        click.echo(record.to_json(changes))
        return
    said = comment(changes, project.languages, _themes(project), lambda code: _words(project, code), run)
    click.echo(said, nl=False)


def _themes(project: settings.Settings) -> Vocabulary:
    try:
        return read_themes(project)
    except NashraError:
        # It is among the errors of the comment; themes then go by their ids.
        return Vocabulary()


def _words(project: settings.Settings, code: str) -> tuple[Strings, Wording]:
    known = [language.code for language in project.languages]
    return strings.load_review(code), strings.load(code, project.strings_dir if code in known else None)[1]
