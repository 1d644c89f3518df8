"""Commands that tell how docs/ stands: check, status, schema."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from nashra import pipeline, strings
from nashra.checking.content_checks import is_within, within
from nashra.checking.status import Count, Status, status
from nashra.cli.context import Context, commands, format_option, leave, pass_context, project_paths, show_problems
from nashra.content.json_schema import json_schema
from nashra.content.tree import read_content
from nashra.links.probing import opener
from nashra.problems import Problem, Severity, as_github, as_json, has_errors

_COLUMNS = ("articles", "originals", "missing", "unreviewed", "stale", "drafts", "withdrawn")
_MOST_WAITING = 20


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="First mend what is safe to mend, and name the files that changed.")
@format_option
@pass_context
def check(context: Context, paths: Sequence[Path], form: str, *, fix: bool) -> None:
    """Find what is wrong in docs/.

    Front matter, themes, dates, translations, links, images, headings, spelling, directions. Every finding
    names its place and what to do. Only errors make the command fail. With PATHS, only findings in these
    files and folders are shown.

    With --fix, it mends Uzbek apostrophes, characters that nobody sees, line ends and the like, and leaves
    everything that needs a decision.
    """
    project = context.settings()
    wanted = project_paths(project, paths)
    changed = pipeline.run_fix(project, wanted) if fix else []
    content, everything = pipeline.run_check(project, context.environment.today)
    problems = within(everything, wanted)
    if form == "text":
        for path in changed:
            click.echo(f"mended: {path}")
        files = sum(is_within(file.path, wanted) for file in content.files)
        show_problems(problems)
        click.echo(f"{files} files checked: {_numbers(problems)}.")
    else:
        _show_for_programs(problems, form)
    leave(failed=has_errors(problems))


def _numbers(problems: Sequence[Problem]) -> str:
    counts = [(sum(problem.severity is severity for problem in problems), severity) for severity in Severity]
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts)


def _show_for_programs(problems: Iterable[Problem], form: str) -> None:
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    if form == "json":
        click.echo(as_json(problems, wording))
        return
    for problem in problems:
        click.echo(as_github(problem, wording))


@commands.command("status")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form."
)
@pass_context
def show_status(context: Context, form: str) -> None:
    """Count articles and translations.

    Articles are counted by language and theme, and the translations that wait for somebody are named: those
    that are missing, that nobody has reviewed, or whose original has changed since (stale). Files with
    errors are not counted; "nashra check" names them.
    """
    content = read_content(context.settings())
    found = status(content.catalogue)
    if form == "json":
        click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2))
        return
    click.echo(_table(found.counts))
    _show_waiting(found)
    broken = len({problem.path for problem in content.problems})
    if broken:
        click.echo(f"\nNot counted, because of errors: {broken} files. Run 'nashra check'.")


def _table(counts: Iterable[Count]) -> str:
    header = ("theme", "language", *_COLUMNS)
    rows = [
        (count.theme or "(all)", count.language, *(str(getattr(count, column)) for column in _COLUMNS))
        for count in counts
    ]
    widths = [max(len(row[index]) for row in (header, *rows)) for index in range(len(header))]
    return "\n".join(_row(row, widths) for row in (header, *rows))


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    words = [
        cell.ljust(width) if index < 2 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(words).rstrip()


def _show_waiting(found: Status) -> None:
    for state in ("missing", "stale", "unreviewed"):
        listed = [waiting for waiting in found.waiting if waiting.state == state]
        if listed:
            click.echo(f"\nTranslations that are {state}: {len(listed)}")
        for waiting in listed[:_MOST_WAITING]:
            click.echo(f"  {waiting.language}  {waiting.path}  {waiting.title}")
        if len(listed) > _MOST_WAITING:
            click.echo(f"  … and {len(listed) - _MOST_WAITING} more; see --format json")


@commands.command()
@pass_context
def schema(context: Context) -> None:
    """Print the schema of the front matter.

    It is JSON Schema, for editors' tools. It follows from the same declaration as the
    checks, with the themes of docs/themes.yml.
    """
    content = read_content(context.settings())
    themes = [theme.id for theme in content.catalogue.themes]
    click.echo(json.dumps(json_schema(themes), ensure_ascii=False, indent=2))


@commands.command("links")
@format_option
@pass_context
def find_dead_links(context: Context, form: str) -> None:
    """Find links to other sites that are dead.

    Asks each site, slowly, for the pages that the bulletin links to or names as sources. Only pages that are
    gone make the command fail; sites that cannot be reached are warnings. This is the only command that
    uses the network.
    """
    asked, problems = pipeline.run_links(context.settings(), opener(), time.sleep)
    if form == "text":
        show_problems(problems)
        click.echo(f"{asked} addresses asked for: {_numbers(problems)}.")
    else:
        _show_for_programs(problems, form)
    leave(failed=has_errors(problems))
