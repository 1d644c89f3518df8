"""Commands that write down what the code knows: messages for editors, schemas for their tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from nashra.cli.context import Context, commands, language_option, pass_context
from nashra.cli.wording import usage_error
from nashra.content.json_schema import json_schema, raw_facts_schema, themes_schema
from nashra.content.tree import read_content
from nashra.content.writer import write_atomically
from nashra.intake.sidecar import SIDECAR_FIELDS
from nashra.settings import Settings
from nashra.strings import available_languages, load, message_list, strings_schema

_MESSAGES = ".github/contributing/messages.{language}.md"
_SCHEMAS = ".vscode/{name}.schema.json"
_NAMES = ("front-matter", "raw-facts", "themes", "strings")


@commands.command()
@click.argument("codes", nargs=-1)
@click.option("--write", is_flag=True, help="Write the list in each language to .github/contributing/.")
@language_option
@pass_context
def messages(context: Context, codes: tuple[str, ...], *, write: bool) -> None:
    """Explain what every message means.

    The list of all messages that "check", "convert" and the making of website and bundles can give: code, text
    and what to do. With CODES, such as translation-stale, only these.
    """
    wording = context.messages().of()
    if unknown := [code for code in codes if code not in wording.texts]:
        usage_error("no-code", name=unknown[0])
    if not write:
        click.echo(message_list(wording, codes), nl=False)
        return
    project = context.settings()
    for language in available_languages():
        path = _MESSAGES.format(language=language)
        _write(context, project, path, message_list(load(language)[1]))


@commands.command()
@click.argument("name", type=click.Choice(_NAMES), default=_NAMES[0])
@click.option("--write", is_flag=True, help="Write all schemas to .vscode/, where the editor finds them.")
@language_option
@pass_context
def schema(context: Context, name: str, *, write: bool) -> None:
    """Print the schema of the front matter, or of another kind of file.

    It is JSON Schema, for editors' tools. It follows from the same declarations as the checks, with the
    languages and themes of this bulletin.
    """
    project = context.settings()
    schemas = _schemas(project)
    if not write:
        click.echo(_as_json(schemas[name]), nl=False)
        return
    for each, found in schemas.items():
        _write(context, project, _SCHEMAS.format(name=each), _as_json(found))


def _schemas(project: Settings) -> dict[str, Mapping[str, Any]]:
    themes = [theme.id for theme in read_content(project).catalogue.themes]
    languages = [language.code for language in project.languages]
    return {
        "front-matter": json_schema(themes),
        "raw-facts": raw_facts_schema(SIDECAR_FIELDS, languages, themes),
        "themes": themes_schema(languages),
        "strings": strings_schema(),
    }


def _as_json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(context: Context, project: Settings, path: str, text: str) -> None:
    write_atomically(project.root / path, text.encode(), within=project.root)
    click.echo(context.words()("schema.written", path=path))
