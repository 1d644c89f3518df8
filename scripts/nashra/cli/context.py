"""What all commands share: the group they belong to, the world outside, and how they answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import click

from nashra import __version__, environment, settings
from nashra.cli.wording import ExistingPath, Group, usage_error
from nashra.problems import NashraError, Problem, Wording, as_text
from nashra.settings import STRINGS_FOLDER, Settings
from nashra.strings import Messages, TerminalStrings, chosen_language, message_languages

# Work on fewer files is over before anybody wonders.
_LEAST_PROGRESS = 500


class Context:
    """What every command needs: the world outside, the project in a folder, and the words to answer in."""

    def __init__(self) -> None:
        self.environment = environment.read()
        self.project = Path()
        self.language: str | None = None
        """The language that the command line asks to be answered in, if it does."""
        self._messages: Messages | None = None

    def settings(self) -> Settings:
        """Read the project's settings; raises :class:`NashraError`."""
        return settings.load(self.project, self.environment.variables)

    def answer_in(self, language: str) -> None:
        """Take a language to answer in; one without words is wrong usage."""
        known = message_languages(self._strings_folder())
        if language not in known:
            usage_error("choice", name="--lang", known=", ".join(known))
        self.language, self._messages = language, None

    def messages(self) -> Messages:
        """Give words in the language of the command line, else of the environment, else of each file's folder.

        Raises :class:`NashraError` when the environment asks for a language that has none, and only the first time:
        that is to be told as well.
        """
        if self._messages is None:
            folder = self._strings_folder()
            self._messages = Messages(folder=folder)
            self._messages = Messages(self._chosen(folder), folder)
        return self._messages

    def words(self, *paths: str) -> TerminalStrings:
        """Give what commands say of some files, or of none."""
        return self.messages().terminal(*paths)

    def show_problems(self, problems: Iterable[Problem], indent: str = "", wording: Wording | None = None) -> None:
        """Tell people what is wrong, on the standard error."""
        for problem in problems:
            click.echo(indent + as_text(problem, wording or self.messages()).replace("\n", f"\n{indent}"), err=True)

    def progress(self, text: str) -> Callable[[int, int], None]:
        """Give what to call with how many of how many files are done; long work is then told of, in this text."""

        def told(done: int, total: int) -> None:
            if total >= _LEAST_PROGRESS:
                click.echo(self.words()(text, done=done, total=total), err=True)

        return told

    def _chosen(self, folder: Path) -> str | None:
        return self.language or chosen_language(self.environment.variables, message_languages(folder))

    def _strings_folder(self) -> Path:
        """Give the folder of the bulletin's own words, also when its settings cannot be read."""
        try:
            return self.settings().strings_dir
        except (NashraError, OSError):
            return self.project / "docs" / STRINGS_FOLDER


def _answer_in(context: click.Context, parameter: click.Parameter, language: str | None) -> None:
    del parameter
    if language is not None and (found := context.find_object(Context)):
        found.answer_in(language)


pass_context = click.make_pass_decorator(Context)
language_option = click.option(
    "--lang",
    is_eager=True,
    expose_value=False,
    callback=_answer_in,
    help="Language of the messages, such as uz. Default: as NASHRA_LANG or the system says, else that of each file.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Form of the answer: text for people (the default), json for programs, github for annotations on GitHub.",
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="nashra")
@click.option(
    "--project",
    type=ExistingPath(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the bulletin, where mkdocs.yml lies. Default: the current one.",
)
@language_option
@pass_context
def commands(context: Context, project: Path) -> None:
    """Turn raw articles into a bulletin: a website in several languages, and bundles to read offline.

    The stages, in order: convert, check, bundle, build; "site" does them all.
    """
    context.project = project
    context.messages()


def project_paths(project: Settings, paths: Iterable[Path]) -> list[str]:
    """Give paths as problems name them, relative to the project. Others are wrong usage."""
    found = []
    for path in paths:
        resolved = path.resolve()
        if not resolved.is_relative_to(project.root):
            usage_error("outside", path=str(path), folder=f"{project.root.name}/")
        found.append(resolved.relative_to(project.root).as_posix())
    return found


def leave(*, failed: bool) -> NoReturn:
    """End the command: 0 when all is well, 1 when problems were found."""
    sys.exit(1 if failed else 0)
