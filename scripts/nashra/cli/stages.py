"""One command a stage, but for conversion: site, bundle, verify, build, serve."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from nashra import pipeline
from nashra.bundles.selection import Choice, Kind, Step
from nashra.cache.store import Store
from nashra.cli.context import Context, commands, language_option, leave, pass_context
from nashra.cli.converting import show_placement
from nashra.cli.wording import ExistingPath
from nashra.content.tree import Content, project_path
from nashra.intake.stage import CONVERSIONS, Staged
from nashra.pipeline import Made
from nashra.problems import NashraError, has_errors
from nashra.settings import Settings


@commands.command()
@click.option("--frozen", is_flag=True, help="Convert nothing; stop unless 'convert --check' is clean.")
@language_option
@pass_context
def site(context: Context, *, frozen: bool) -> None:
    """Do everything: convert, check, bundle, build.

    The website comes into site/, the offline bundles into dist/. Stops at the first stage that finds
    errors, and then leaves the former website and bundles as they were.
    """
    project = context.settings()
    if frozen:
        _refuse_unless_clean(context, project)
    variables = context.environment.variables
    today = context.environment.today
    words = context.words()

    def show_stage(stage: str) -> None:
        click.echo(words(f"site.stage.{stage}"))

    made = pipeline.run_site(project, variables, today, show_stage, _show_step)
    click.echo("\n" + words("site.made"))
    _show_made(project, made)
    click.echo("\n" + words("site.look"))


@commands.command()
@click.argument("kinds", nargs=-1, type=click.Choice([kind.value for kind in Kind]))
@click.option("--lang", "languages", multiple=True, help="Code of a language; may be given again. Default: all.")
@click.option("--issue", "issues", multiple=True, help="A month such as 2026-11; may be given again.")
@click.option("--theme", "themes", multiple=True, help="Id of a theme; may be given again.")
@pass_context
def bundle(
    context: Context,
    kinds: tuple[str, ...],
    languages: tuple[str, ...],
    issues: tuple[str, ...],
    themes: tuple[str, ...],
) -> None:
    """Make the offline bundles into dist/.

    Afterwards dist/ holds what was chosen and nothing else.

    KINDS are zip (the whole website in a folder, one a language and one of all), html (an issue, a theme
    or an article in one file) and epub (books: all, an issue, a theme). Default: all kinds of everything.
    """
    project = context.settings()
    content = _checked(context, project)
    choice = Choice(tuple(map(Kind, dict.fromkeys(kinds))), languages, issues, themes)
    variables = context.environment.variables
    _show_made(project, pipeline.run_bundle(project, variables, content, choice, _show_step))


@commands.command()
@click.argument("dist", type=ExistingPath(exists=True, file_okay=False, path_type=Path))
@language_option
@pass_context
def verify(context: Context, dist: Path) -> None:
    """Check bundles: their checksums and contents.

    DIST is a folder that "nashra bundle" has filled, or a copy of it.
    """
    from nashra.bundles.verification import verify as verify_bundles

    checked, problems = verify_bundles(dist)
    context.show_problems(problems)
    click.echo(context.words()("verify.done", number=checked, problems=len(problems)))
    leave(failed=bool(problems))


@commands.command()
@language_option
@pass_context
def build(context: Context) -> None:
    """Build the website into site/."""
    project = context.settings()
    made = pipeline.run_checked_build(project, context.environment.variables, context.environment.today)
    context.show_problems(pipeline.bundle_problems(project))
    _show_made(project, [made])


@commands.command()
@click.option("--address", default="127.0.0.1:8000", help="Where to listen. Default: 127.0.0.1:8000.")
@language_option
@pass_context
def serve(context: Context, *, address: str) -> None:
    """Show the website while it is being edited.

    It reloads at every change. Problems in docs/ are shown on the pages they are about. Stop with Ctrl+C.
    """
    variables = {**context.environment.variables, **context.messages().variables}
    sys.exit(pipeline.run_serve(context.settings(), variables, address))


def _refuse_unless_clean(context: Context, project: Settings) -> None:
    with Store(project.root, CONVERSIONS, is_kept=False) as store:
        staged = pipeline.run_convert(project, context.environment.today, write=False, store=store)
        if not staged.is_clean:
            _show_frozen(context, staged)
            leave(failed=True)


def _show_frozen(context: Context, staged: Staged) -> None:
    context.show_problems(staged.problems)
    for placement in staged.placements:
        if placement.writes:
            show_placement(context, placement)
    click.echo(context.words()("site.frozen"), err=True)


def _checked(context: Context, project: Settings) -> Content:
    content, problems = pipeline.run_check(project, context.environment.today)
    if has_errors(problems):
        raise NashraError(problems)
    return content


def _show_made(project: Settings, made: Iterable[Made]) -> None:
    for item in made:
        click.echo(f"  {project_path(project, item.path):48} {item.size / 1000:>9,.1f} kB")


def _show_step(step: Step) -> None:
    click.echo(f"  [{step.number}/{step.total}] {step.file}")
