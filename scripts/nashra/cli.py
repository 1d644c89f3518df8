"""The command ``nashra``: one command a stage. The only place that prints or exits.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or an internal failure.
"""

from __future__ import annotations

import json
import sys
import textwrap
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from nashra import __version__, environment, pipeline, settings, strings
from nashra.checking.content_checks import check as check_content
from nashra.content.tree import Content, project_path
from nashra.intake import answers
from nashra.intake.cache import Store
from nashra.intake.learning import Proposal, as_yaml, explanation
from nashra.intake.placing import Outcome, Placement
from nashra.intake.stage import Staged, learn
from nashra.pipeline import Made
from nashra.problems import NashraError, Problem, Severity, as_github, as_json, as_text, has_errors
from nashra.settings import Settings

_PROGRESS = {
    "convert": "Converting the raw articles …",
    "check": "Checking docs/ …",
    "bundle": "Making the offline bundles …",
    "build": "Building the site …",
}
# A conversion of fewer files is over before anybody wonders.
_LEAST_PROGRESS = 500
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
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--explain", is_flag=True, help="Show the phrases by which the themes were found.")
@click.option("--learn", "learning", is_flag=True, help="Propose labels of your sources for articles/chrome.yml.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to answer: github gives annotations.",
)
@_pass_context
def convert(context: Context, *, checking: bool, dry_run: bool, explain: bool, learning: bool, form: str) -> None:
    """Convert raw files into articles.

    Each raw file of articles/ becomes Markdown in docs/. What a sidecar such as name.yml says wins over
    what is found. A file that an editor has changed since is never overwritten; when its raw file changes,
    the difference is shown. A raw file that is no article is refused with the reason, and changes nothing.
    """
    project = context.settings()
    if learning:
        _show_proposals(learn(project))
        return
    is_writing = not (checking or dry_run)
    with Store(project.root, is_kept=is_writing) as store:
        today = context.environment.today
        staged = pipeline.run_convert(project, today, write=is_writing, store=store, report=_show_converted)
        _ANSWERS[form](staged, explain=explain)
    failed = has_errors(staged.problems) or (checking and not staged.is_clean)
    if form == "text" and checking:
        click.echo("Not clean: run 'nashra convert'." if failed else "Clean: docs/ is what articles/ give.")
    elif form == "text" and dry_run:
        number = sum(placement.writes for placement in staged.placements)
        click.echo(f"Nothing was written. 'nashra convert' would write {number} of {len(staged.placements)} articles.")
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
    with Store(project.root, is_kept=False) as store:
        staged = pipeline.run_convert(project, context.environment.today, write=False, store=store)
        if not staged.is_clean:
            _show_frozen(staged)
            _exit(failed=True)


def _show_frozen(staged: Staged) -> None:
    _show_problems(staged.problems)
    for placement in staged.placements:
        if placement.writes:
            _show_placement(placement)
    click.echo("Stopped: articles/ and docs/ do not agree. Run 'nashra convert' and commit what it writes.", err=True)


def _checked(project: Settings) -> Content:
    content, problems = check_content(project)
    if has_errors(problems):
        raise NashraError(problems)
    return content


def _show_converted(done: int, total: int) -> None:
    if total >= _LEAST_PROGRESS:
        click.echo(f"Converted {done} of {total} raw files …", err=True)


def _answer_text(staged: Staged, *, explain: bool) -> None:
    for placement in staged.placements:
        _show_placement(placement, explain=explain)
        if placement.raw.file in staged.differences:
            click.echo("    what changed in the raw file:")
            click.echo(textwrap.indent(staged.differences[placement.raw.file], "      "))
    _show_problems(staged.problems)


def _answer_json(staged: Staged, *, explain: bool) -> None:
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    articles = [answers.row(placement, staged.differences, wording, explain=explain) for placement in staged.placements]
    problems = json.loads(as_json(staged.problems, wording))
    click.echo(json.dumps({"articles": articles, "problems": problems}, ensure_ascii=False, indent=2))


def _answer_github(staged: Staged, *, explain: bool) -> None:
    del explain
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    doubts = (doubt for placement in staged.placements for doubt in placement.told.doubts)
    for problem in [*staged.problems, *doubts]:
        click.echo(as_github(problem, wording))


_ANSWERS = {"text": _answer_text, "json": _answer_json, "github": _answer_github}


def _show_placement(placement: Placement, *, explain: bool = False) -> None:
    told = placement.told
    click.echo(f"{placement.raw.file} → {placement.path} ({_OUTCOMES[placement.outcome]})")
    for line in [*answers.details(told), *(answers.explanation(placement.conversion) if explain else ())]:
        click.echo(f"    {line}")
    _show_problems(told.doubts, indent="    ")


def _show_proposals(proposals: Sequence[Proposal]) -> None:
    if not proposals:
        click.echo("No line recurs at the edges of several raw files of one source.")
        return
    click.echo(explanation() + as_yaml(proposals), nl=False)


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
