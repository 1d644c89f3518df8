"""The help and the complaints of the command line in the editor's language.

The English texts stand beside the commands; those of another language in ``strings/help/``, by command and option.
click itself speaks English only: it asks gettext, which asks the process's locale and not the command line.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from nashra.strings import TerminalStrings, help_texts


class _Worded(click.Command):
    """A command whose help is in the language that its context's object answers in."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows the order of the arguments."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"{words_of(ctx)('help.usage')} "
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.about(words_of(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each with what it does."""
        words = words_of(ctx)
        own = _own_texts(words.language, self.name)
        shared = {"--help": words("help.help"), "--version": words("help.version"), **_own_texts(words.language, "")}
        rows = []
        for option in self.get_params(ctx):
            if isinstance(option, click.Option) and (record := option.get_help_record(ctx)):
                name = option.opts[-1]
                rows.append((record[0], own.get(name, shared.get(name, record[1]))))
        with formatter.section(words("help.options")):
            formatter.write_dl(rows)

    def about(self, words: TerminalStrings) -> str:
        """Say what the command is for; the first sentence says it in short."""
        return str(_own_texts(words.language, self.name).get("about") or inspect.cleandoc(self.help or "")).strip()


class Command(_Worded):
    """One command."""


class Group(_Worded, click.Group):
    """The commands together."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands, each with its first sentence."""
        super().format_options(ctx, formatter)
        words = words_of(ctx)
        rows = [
            (name, command.about(words).split("\n\n")[0].replace("\n", " "))
            for name in self.list_commands(ctx)
            if isinstance(command := self.get_command(ctx, name), _Worded)
        ]
        with formatter.section(words("help.commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = ", ".join(self.list_commands(ctx))
            raise WordedUsageError("no-command", {"name": args[0], "known": known}, ctx)
        return super().resolve_command(ctx, args)


class ExistingPath(click.Path):
    """A file or folder that has to exist."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the path. Raises :class:`WordedUsageError` when there is none, or not of the kind expected."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            usage_error("no-path", name=_name(param) if param else "", found=str(value))


class WordedUsageError(click.UsageError):
    """Wrong usage that only Nashra knows of: a text of the catalogues below ``usage``, with its particulars."""

    def __init__(self, key: str, parameters: Mapping[str, str], ctx: click.Context | None = None) -> None:
        super().__init__(key, ctx)
        self.key = key
        self.parameters = parameters


def usage_error(key: str, **parameters: str) -> NoReturn:
    """Refuse wrong usage with the text ``usage.<key>`` of the catalogues."""
    raise WordedUsageError(key, parameters)


def words_of(ctx: click.Context) -> TerminalStrings:
    """Give the words of the run that a click context belongs to."""
    words: TerminalStrings = ctx.find_root().obj.words()
    return words


def complaint(error: click.UsageError, words: TerminalStrings) -> str:
    """Say what is wrong with a command line, how it is used, and where the help is."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    said = words("usage.error", said=_said(error, words))
    if error.ctx is None:
        return said
    hint = words("usage.hint", command=f"{error.ctx.command_path} --help")
    return f"{error.ctx.get_usage()}\n{hint}\n\n{said}"


def _said(error: click.UsageError, words: TerminalStrings) -> str:
    match error:
        case WordedUsageError():
            return words(f"usage.{error.key}", **error.parameters)
        case click.NoSuchOption():
            return words("usage.no-option", name=error.option_name, near=", ".join(error.possibilities or ["--help"]))
        case click.MissingParameter(param=click.Parameter() as parameter):
            return words("usage.missing", name=_name(parameter))
        case click.BadParameter(param=click.Parameter() as parameter) if isinstance(parameter.type, click.Choice):
            return words("usage.choice", name=_name(parameter), known=", ".join(map(str, parameter.type.choices)))
        case _:
            return error.format_message()


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _own_texts(language: str, command: str | None) -> Mapping[str, Any]:
    return help_texts(language).get(command or "", {})
