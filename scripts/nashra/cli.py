"""The command ``nashra``: one command a stage. The only place that prints or exits.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or an internal failure.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from nashra import __version__, environment, pipeline, settings, strings
from nashra.checking.content_checks import check as check_content
from nashra.content.tree import Content, project_path
from nashra.intake.placing import Outcome, Placement
from nashra.pipeline import Converted, Made
from nashra.problems import NashraError, Problem, Severity, as_text, has_errors
from nashra.settings import Settings

_PROGRESS = {
    "convert": "Converting the raw articles …",
    "check": "Checking docs/ …",
    "bundle": "Making the offline bundles …",
    "build": "Building the site …",
}
_OUTCOMES = {
    Outcome.NEW: "new",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
    Outcome.EDITED: "edited by hand, left as it is",
}


class Context:
    """What every command needs: the world outside, and the settings of the project in a folder."""

    def __init__(self, project: Path) -> None:
        self.environment = environment.read()
        self.project = project

    def settings(self) -> Settings:
        """Read the project's settings; raises :class:`NashraError`."""
        return settings.load(self.project, self.environment.variables)


_pass_context = click.make_pass_decorator(Context)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="nashra")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the bulletin, where mkdocs.yml lies. Default: the current one.",
)
@click.pass_context
def commands(context: click.Context, project: Path) -> None:
    """Turn raw articles into a bulletin: a website in several languages, and bundles to read offline.

    The stages, in order: convert, check, bundle, build; "site" does them all.
    """
    context.obj = Context(project)


@commands.command()
@click.option("--frozen", is_flag=True, help="Convert nothing; stop unless 'convert --check' is clean.")
@_pass_context
def site(context: Context, *, frozen: bool) -> None:
    """Do everything: convert, check, bundle, build.

    The website comes into site/, the offline bundles into dist/. Stops at the first stage that finds
    errors, and then leaves the former website and bundles as they were.
    """
    project = context.settings()
    if frozen:
        _refuse_unless_clean(context, project)
    variables = context.environment.variables
    made = pipeline.run_site(project, variables, context.environment.today, lambda stage: click.echo(_PROGRESS[stage]))
    click.echo("\nMade:")
    _show_made(project, made)
    click.echo(
        "\nTo look at it: run 'make serve' (or 'nashra serve') and open the address it prints,\n"
        "or unpack a bundle and open its index.html in a browser."
    )


@commands.command()
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit with 1 if something would be written.")
@_pass_context
def convert(context: Context, *, checking: bool) -> None:
    """Convert raw files into articles.

    Each raw file of articles/ becomes Markdown in docs/. A file that an editor has changed since is never
    overwritten. A raw file that is no article is refused with the reason, and changes nothing.
    """
    project = context.settings()
    converted = pipeline.run_convert(project, context.environment.today, write=not checking)
    for placement in converted.placements:
        _show_placement(placement)
    _show_problems(converted.problems)
    failed = has_errors(converted.problems) or (checking and not converted.is_clean)
    if checking:
        click.echo("Not clean: run 'nashra convert'." if failed else "Clean: docs/ is what articles/ give.")
    _exit(failed=failed)


@commands.command()
@_pass_context
def check(context: Context) -> None:
    """Find what is wrong in docs/.

    Front matter, themes, paths, translations. Every finding names its place and what to do. Only errors
    make the command fail.
    """
    content, problems = check_content(context.settings())
    _show_problems(problems)
    numbers = ", ".join(f"{sum(p.severity is severity for p in problems)} {severity}s" for severity in Severity)
    click.echo(f"{len(content.files)} files checked: {numbers}.")
    _exit(failed=has_errors(problems))


@commands.command()
@_pass_context
def bundle(context: Context) -> None:
    """Make the offline bundles.

    One zip a language, and one with all of them, into dist/.
    """
    project = context.settings()
    content = _checked(project)
    _show_made(project, pipeline.run_bundle(project, context.environment.variables, content))


@commands.command()
@_pass_context
def build(context: Context) -> None:
    """Build the website into site/."""
    project = context.settings()
    content = _checked(project)
    _show_made(project, [pipeline.run_build(project, context.environment.variables, content)])


@commands.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@_pass_context
def serve(context: Context, *, address: str) -> None:
    """Show the website while it is being edited.

    It reloads at every change. Problems in docs/ are shown on the pages they are about. Stop with Ctrl+C.
    """
    sys.exit(pipeline.run_serve(context.settings(), context.environment.variables, address))


def _refuse_unless_clean(context: Context, project: Settings) -> None:
    converted = pipeline.run_convert(project, context.environment.today, write=False)
    if not converted.is_clean:
        _show_frozen(converted)
        _exit(failed=True)


def _show_frozen(converted: Converted) -> None:
    _show_problems(converted.problems)
    for placement in converted.placements:
        if placement.writes:
            _show_placement(placement)
    click.echo("Stopped: articles/ and docs/ do not agree. Run 'nashra convert' and commit what it writes.", err=True)


def _checked(project: Settings) -> Content:
    content, problems = check_content(project)
    if has_errors(problems):
        raise NashraError(problems)
    return content


def _show_placement(placement: Placement) -> None:
    click.echo(f"{placement.raw.file} → {placement.path} ({_OUTCOMES[placement.outcome]})")
    for line, text in placement.conversion.removed:
        click.echo(f"    removed line {line}: {text}")
    if placement.conversion.suggested:
        click.echo(f"    themes to consider: {', '.join(placement.conversion.suggested)}")
    _show_problems(placement.conversion.doubts, indent="    ")


def _show_made(project: Settings, made: Iterable[Made]) -> None:
    for item in made:
        click.echo(f"  {project_path(project, item.path):24} {item.size / 1000:>9,.1f} kB")


def _show_problems(problems: Iterable[Problem], indent: str = "") -> None:
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    for problem in problems:
        click.echo(indent + as_text(problem, wording).replace("\n", f"\n{indent}"), err=True)


def _exit(*, failed: bool) -> NoReturn:
    sys.exit(1 if failed else 0)


def main() -> None:
    """Run the command line; problems become messages, never tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may have a code page that lacks our letters: show what it can.
            stream.reconfigure(errors="replace")
    try:
        commands(prog_name="nashra")
    except NashraError as error:
        _show_problems(error.problems)
        sys.exit(1)
    except Exception:  # noqa: BLE001 # the last resort: say that it is our fault, and exit with 2
        traceback.print_exc()
        click.echo("nashra failed in a way it should not. Please report the lines above.", err=True)
        sys.exit(2)
