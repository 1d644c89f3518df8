"""Commands that tell how docs/ stands: check, status, links."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import click

from nashra import pipeline
from nashra.checking.content_checks import is_within, within
from nashra.checking.status import Count, Status, status
from nashra.cli.context import (
    Context,
    commands,
    format_option,
    language_option,
    leave,
    pass_context,
    project_paths,
)
from nashra.cli.wording import ExistingPath
from nashra.content.tree import Content, read_content
from nashra.links.probing import opener
from nashra.problems import Problem, Severity, as_github, as_json, has_errors
from nashra.strings import Messages, TerminalStrings
from nashra.strings.isolation import isolated_value

_COLUMNS = ("articles", "originals", "missing", "unreviewed", "stale", "drafts", "withdrawn")
_MOST_WAITING = 20


@commands.command()
@click.argument("paths", nargs=-1, type=ExistingPath(exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="First mend what is safe to mend, and name the files that changed.")
@format_option
@language_option
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
    content, everything = pipeline.run_check(project, context.environment.today, context.progress("check.progress"))
    problems = within(everything, wanted)
    if form == "text":
        words = context.words(*wanted)
        for path in changed:
            click.echo(words("check.mended", path=path))
        context.show_problems(problems)
        click.echo(words.count("check.done", _files(content, wanted), **_numbers(words, problems)))
    else:
        _show_for_programs(problems, form, context.messages())
    leave(failed=has_errors(problems))


def _files(content: Content, wanted: Collection[str]) -> int:
    """Count the articles and pages that were checked, those that could not be read among them."""
    broken = (problem.path for problem in content.problems if problem.path.endswith(".md"))
    return sum(is_within(path, wanted) for path in {*(file.path for file in content.files), *broken})


def _numbers(words: TerminalStrings, problems: Sequence[Problem]) -> dict[str, str]:
    found = [problem.severity for problem in problems]
    return {
        "errors": words.count("check.errors", found.count(Severity.ERROR)),
        "warnings": words.count("check.warnings", found.count(Severity.WARNING)),
        "notices": words.count("check.notices", found.count(Severity.NOTICE)),
    }


def _show_for_programs(problems: Iterable[Problem], form: str, messages: Messages) -> None:
    if form == "json":
        click.echo(as_json(problems, messages))
        return
    for problem in problems:
        click.echo(as_github(problem, messages))


@commands.command("status")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Form of the answer: text for people (the default), json for programs.",
)
@language_option
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
    words = context.words()
    click.echo(_table(found.counts, words))
    _show_waiting(found, words)
    broken = len({problem.path for problem in content.problems})
    if broken:
        click.echo("\n" + words.count("status.broken", broken))


def _table(counts: Iterable[Count], words: TerminalStrings) -> str:
    header = [words(f"status.{column}") for column in ("theme", "language", *_COLUMNS)]
    rows = [
        [count.theme or words("status.all"), count.language, *(str(getattr(count, column)) for column in _COLUMNS)]
        for count in counts
    ]
    widths = [max(len(row[index]) for row in (header, *rows)) for index in range(len(header))]
    return "\n".join(_row(row, widths) for row in (header, *rows))


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    """Set one row; words from right to left are closed off, so that the columns keep their order."""
    words = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - len(cell))
        shown = isolated_value(cell, "ltr")
        words.append(shown + space if index < 2 else space + shown)
    return "  ".join(words).rstrip()


def _show_waiting(found: Status, words: TerminalStrings) -> None:
    for state in ("missing", "stale", "unreviewed"):
        listed = [waiting for waiting in found.waiting if waiting.state == state]
        if listed:
            click.echo("\n" + words(f"status.waiting.{state}", number=len(listed)))
        for waiting in listed[:_MOST_WAITING]:
            click.echo(f"  {waiting.language}  {waiting.path}  {isolated_value(waiting.title, 'ltr')}")
        if len(listed) > _MOST_WAITING:
            click.echo("  " + words("status.more", number=len(listed) - _MOST_WAITING))


@commands.command("links")
@format_option
@language_option
@pass_context
def find_dead_links(context: Context, form: str) -> None:
    """Find links to other sites that are dead.

    Asks each site, slowly, for the pages that the bulletin links to or names as sources. Only pages that are
    gone make the command fail; sites that cannot be reached are warnings. This is the only command that
    uses the network.
    """
    asked, problems = pipeline.run_links(context.settings(), opener(), time.sleep)
    if form == "text":
        words = context.words()
        context.show_problems(problems)
        click.echo(words.count("links.done", asked, **_numbers(words, problems)))
    else:
        _show_for_programs(problems, form, context.messages())
    leave(failed=has_errors(problems))
