"""What all commands share: the group they belong to, the world outside, and how they answer."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from nashra import __version__, environment, settings, strings
from nashra.problems import Problem, Wording, as_text
from nashra.settings import Settings

LEAST_PROGRESS = 500
"""Work on fewer files is over before anybody wonders."""


class Context:
    """What every command needs: the world outside, and the settings of the project in a folder."""

    def __init__(self, project: Path) -> None:
        self.environment = environment.read()
        self.project = project

    def settings(self) -> Settings:
        """Read the project's settings; raises :class:`NashraError`."""
        return settings.load(self.project, self.environment.variables)


pass_context = click.make_pass_decorator(Context)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for other programs, or as annotations on GitHub.",
)


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


def show_problems(problems: Iterable[Problem], indent: str = "") -> None:
    """Tell people what is wrong, on the standard error."""
    wording = _wording()
    for problem in problems:
        click.echo(indent + as_text(problem, wording).replace("\n", f"\n{indent}"), err=True)


@functools.cache
def _wording() -> Wording:
    return strings.load(strings.REFERENCE_LANGUAGE)[1]


def project_paths(project: Settings, paths: Iterable[Path]) -> list[str]:
    """Give paths as problems name them, relative to the project. Raises :class:`click.BadParameter` for others."""
    found = []
    for path in paths:
        resolved = path.resolve()
        if not resolved.is_relative_to(project.root):
            raise click.BadParameter(f"'{path}' is not in the folder of this bulletin, {project.root.name}/.")
        found.append(resolved.relative_to(project.root).as_posix())
    return found


def leave(*, failed: bool) -> NoReturn:
    """End the command: 0 when all is well, 1 when problems were found."""
    sys.exit(1 if failed else 0)
