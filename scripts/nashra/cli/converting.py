"""The command ``convert``: its options and its answers in three forms."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

import click

from nashra import pipeline, strings
from nashra.cli.context import Context, commands, format_option, leave, pass_context, show_problems
from nashra.intake import answers
from nashra.intake.cache import Store
from nashra.intake.learning import Proposal, as_yaml, explanation
from nashra.intake.placing import Outcome, Placement
from nashra.intake.stage import Staged, learn
from nashra.problems import Problem, as_github, as_json, has_errors, on_one_line

# A conversion of fewer files is over before anybody wonders.
_LEAST_PROGRESS = 500
_OUTCOMES = {
    Outcome.NEW: "new",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
    Outcome.EDITED: "edited by hand, left as it is",
}


@commands.command()
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit with 1 if something would be written.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--explain", is_flag=True, help="Show the phrases by which the themes were found.")
@click.option("--learn", "learning", is_flag=True, help="Propose labels of your sources for articles/chrome.yml.")
@format_option
@pass_context
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
    leave(failed=failed)


def _show_converted(done: int, total: int) -> None:
    if total >= _LEAST_PROGRESS:
        click.echo(f"Converted {done} of {total} raw files …", err=True)


def _answer_text(staged: Staged, *, explain: bool) -> None:
    for placement in staged.placements:
        show_placement(placement, explain=explain)
        if placement.raw.file in staged.differences:
            click.echo("    what changed in the raw file:")
            click.echo(textwrap.indent(staged.differences[placement.raw.file], "      "))
    show_problems(staged.problems)


def _answer_json(staged: Staged, *, explain: bool) -> None:
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    articles = [answers.row(placement, staged.differences, wording, explain=explain) for placement in staged.placements]
    problems = json.loads(as_json(staged.problems, wording))
    click.echo(json.dumps({"articles": articles, "problems": problems}, ensure_ascii=False, indent=2))


def _answer_github(staged: Staged, *, explain: bool) -> None:
    del explain
    wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
    pending = [placement for placement in staged.placements if placement.writes]
    doubts = (doubt for placement in staged.placements for doubt in placement.told.doubts)
    for problem in [*staged.problems, *map(_pending, pending), *doubts]:
        click.echo(as_github(problem, wording))


def _pending(placement: Placement) -> Problem:
    return Problem(placement.raw.file, 0, 0, "convert-pending", parameters={"path": placement.path})


_ANSWERS = {"text": _answer_text, "json": _answer_json, "github": _answer_github}


def show_placement(placement: Placement, *, explain: bool = False) -> None:
    """Tell what became of one raw file."""
    told = placement.told
    click.echo(f"{on_one_line(placement.raw.file)} → {placement.path} ({_OUTCOMES[placement.outcome]})")
    for line in [*answers.details(told), *(answers.explanation(placement.conversion) if explain else ())]:
        click.echo(f"    {line}")
    show_problems(told.doubts, indent="    ")


def _show_proposals(proposals: Sequence[Proposal]) -> None:
    if not proposals:
        click.echo("No line recurs at the edges of several raw files of one source.")
        return
    click.echo(explanation() + as_yaml(proposals), nl=False)
