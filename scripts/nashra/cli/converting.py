"""The command ``convert``: its options and its answers in three forms."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

import click

from nashra import pipeline
from nashra.cache.store import Store
from nashra.cli.context import Context, commands, format_option, language_option, leave, pass_context
from nashra.intake import answers
from nashra.intake.learning import Proposal, as_yaml
from nashra.intake.placing import Placement
from nashra.intake.raw_files import CHROME_FILE
from nashra.intake.stage import CONVERSIONS, Staged, learn
from nashra.problems import Problem, as_github, as_json, has_errors, on_one_line
from nashra.strings import TerminalStrings
from nashra.strings.isolation import isolated_value


@commands.command()
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit with 1 if something would be written.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--explain", is_flag=True, help="Show the phrases by which the themes were found.")
@click.option("--learn", "learning", is_flag=True, help="Propose labels of your sources for articles/chrome.yml.")
@format_option
@language_option
@pass_context
def convert(context: Context, *, checking: bool, dry_run: bool, explain: bool, learning: bool, form: str) -> None:
    """Convert raw files into articles.

    Each raw file of articles/ becomes Markdown in docs/. What a sidecar such as name.yml says wins over
    what is found. A file that an editor has changed since is never overwritten; when its raw file changes,
    the difference is shown. A raw file that is no article is refused with the reason, and changes nothing.
    """
    project = context.settings()
    if learning:
        _show_proposals(context, learn(project))
        return
    words = context.words()
    is_writing = not (checking or dry_run)
    with Store(project.root, CONVERSIONS, is_kept=is_writing) as store:
        today, report = context.environment.today, context.progress("convert.progress")
        staged = pipeline.run_convert(project, today, write=is_writing, store=store, report=report)
        _ANSWERS[form](context, staged, explain=explain)
    failed = has_errors(staged.problems) or (checking and not staged.is_clean)
    if form == "text" and checking:
        click.echo(words("convert.unclean" if failed else "convert.clean"))
    elif form == "text" and dry_run:
        number = sum(placement.writes for placement in staged.placements)
        click.echo(words("convert.would-write", number=number, total=len(staged.placements)))
    leave(failed=failed)


def _answer_text(context: Context, staged: Staged, *, explain: bool) -> None:
    for placement in staged.placements:
        show_placement(context, placement, explain=explain)
        if placement.raw.file in staged.differences:
            click.echo("    " + context.words(placement.path)("convert.difference"))
            click.echo(textwrap.indent(staged.differences[placement.raw.file], "      "))
    context.show_problems(staged.problems)


def _answer_json(context: Context, staged: Staged, *, explain: bool) -> None:
    articles = [
        answers.row(placement, staged.differences, context.messages().of(placement.path), explain=explain)
        for placement in staged.placements
    ]
    problems = json.loads(as_json(staged.problems, context.messages()))
    click.echo(json.dumps({"articles": articles, "problems": problems}, ensure_ascii=False, indent=2))


def _answer_github(context: Context, staged: Staged, *, explain: bool) -> None:
    del explain
    for problem in staged.problems:
        click.echo(as_github(problem, context.messages()))
    for placement in staged.placements:
        wording = context.messages().of(placement.path)
        for problem in [*([_pending(placement)] if placement.writes else ()), *placement.told.doubts]:
            click.echo(as_github(problem, wording))


def _pending(placement: Placement) -> Problem:
    return Problem(placement.raw.file, 0, 0, "convert-pending", parameters={"path": placement.path})


_ANSWERS = {"text": _answer_text, "json": _answer_json, "github": _answer_github}


def show_placement(context: Context, placement: Placement, *, explain: bool = False) -> None:
    """Tell what became of one raw file, in the language of the article's folder unless another was chosen."""
    told, wording = placement.told, context.messages().of(placement.path)
    words = wording.terminal
    outcome = isolated_value(words(f"convert.outcome.{placement.outcome.value}"), "ltr")
    click.echo(f"{on_one_line(placement.raw.file)} → {placement.path} ({outcome})")
    for line in [*answers.details(told), *(answers.explanation(placement.conversion) if explain else ())]:
        click.echo("    " + "    " * line.depth + _said(line, words))
    context.show_problems(told.doubts, indent="    ", wording=wording)


def _said(line: answers.Line, words: TerminalStrings) -> str:
    verdict = {"verdict": words(f"convert.verdict.{line.verdict}")} if line.verdict else {}
    return words(f"convert.{line.key}", **line.parameters, **verdict)


def _show_proposals(context: Context, proposals: Sequence[Proposal]) -> None:
    words = context.words()
    if not proposals:
        click.echo(words("learn.none"))
        return
    explanation = textwrap.fill(words("learn.explanation", file=f"articles/{CHROME_FILE}"), 100)
    click.echo(textwrap.indent(explanation, "# ") + "\n" + as_yaml(proposals), nl=False)
