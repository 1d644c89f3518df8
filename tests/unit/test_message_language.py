"""In which language an editor is answered, and how words of two directions stand in one line of a terminal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from nashra.cli import commands
from nashra.problems import NashraError, Problem, as_text
from nashra.strings import Messages, chosen_language
from tests.conftest import PROJECT

STRINGS = PROJECT / "scripts" / "nashra" / "strings"
KNOWN = ("ar", "en", "uz")
UZBEK, ARABIC = "docs/uz/articles/2026/a.md", "docs/ar/articles/2026/a.md"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, None),
        ({"NASHRA_LANG": "uz", "LC_ALL": "ar_EG.UTF-8"}, "uz"),
        ({"LC_ALL": "ar_EG.UTF-8", "LC_MESSAGES": "uz_UZ.UTF-8", "LANG": "en_US.UTF-8"}, "ar"),
        ({"LC_MESSAGES": "uz_UZ.UTF-8", "LANG": "en_US.UTF-8"}, "uz"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "uz"}, "uz"),
        ({"LC_ALL": "", "NASHRA_LANG": "", "LANG": "ar"}, "ar"),
        # Neither a language: nobody has chosen.
        ({"LANG": "C.UTF-8"}, None),
        ({"LC_ALL": "POSIX", "LANG": "uz_UZ.UTF-8"}, None),
        # No words: French, and Uzbek in a script that the words are not in.
        ({"LANG": "fr_FR.UTF-8"}, None),
        ({"LANG": "uz_UZ.UTF-8@cyrillic"}, None),
    ],
)
def test_the_environment_chooses_a_language(variables: dict[str, str], language: str | None) -> None:
    assert chosen_language(variables, KNOWN) == language


def test_a_language_of_our_own_variable_without_words_is_refused() -> None:
    with pytest.raises(NashraError) as caught:
        chosen_language({"NASHRA_LANG": "fr"}, KNOWN)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code, problem.parameters["known"]) == (
        "NASHRA_LANG",
        "language-unknown",
        "ar, en, uz",
    )


@pytest.mark.parametrize(
    ("chosen", "path", "word"),
    [
        (None, UZBEK, "xato"),
        (None, ARABIC, "خطأ"),
        (None, "articles/uz/a.txt", "xato"),
        (None, "articles/a.txt", "error"),
        (None, "docs/themes.yml", "error"),
        (None, "mkdocs.yml", "error"),
        ("uz", ARABIC, "xato"),
        ("en", ARABIC, "error"),
        ("ar", "mkdocs.yml", "خطأ"),
    ],
)
def test_who_has_chosen_nothing_reads_the_language_of_the_folder(chosen: str | None, path: str, word: str) -> None:
    assert Messages(chosen).severity(Problem(path, 0, 0, "body-empty")) == word


@pytest.mark.parametrize(("path", "word"), [("articles/a.txt", "خطأ"), ("articles/uz/a.txt", "xato")])
def test_what_a_raw_file_would_become_tells_the_language_where_its_folder_does_not(path: str, word: str) -> None:
    problem = Problem(path, 0, 0, "convert-same-path", parameters={"target": ARABIC, "other": "articles/b.txt"})
    assert Messages().severity(problem) == word


def test_a_sum_over_files_of_one_folder_is_in_its_language_and_over_several_in_english() -> None:
    assert Messages().terminal(UZBEK, "docs/uz").language == "uz"
    assert Messages().terminal(UZBEK, ARABIC).language == "en"
    assert Messages().terminal().language == "en"


def test_words_of_the_bulletins_own_are_heeded_and_broken_ones_do_not_silence_it(tmp_path: Path) -> None:
    (tmp_path / "uz.yml").write_text("problems: {body-empty: {message: Matn qani}}\n", "utf-8")
    (tmp_path / "ar.yml").write_text("interface: [\n", "utf-8")
    messages = Messages(folder=tmp_path)
    assert messages.message(Problem(UZBEK, 0, 0, "body-empty")) == "Matn qani"
    assert messages.severity(Problem(ARABIC, 0, 0, "body-empty")) == "خطأ"


def test_a_place_stands_first_and_bare_in_every_language() -> None:
    problem = Problem(ARABIC, 3, 7, "link-missing", parameters={"target": "../b.md", "path": "ar/b.md"})
    for language in KNOWN:
        assert as_text(problem, Messages(language)).startswith(f"{ARABIC}:3:7: "), language
        assert as_text(problem, Messages(language)).splitlines()[0].endswith(" [link-missing]"), language


@pytest.mark.parametrize(
    ("language", "code", "parameters", "closed"),
    [
        ("ar", "theme-unknown", {"theme": "x"}, ["x"]),
        ("ar", "date-order", {"key": "date", "other": "added", "found": "2026-11-21", "day": "2026-11-20"}, None),
        ("uz", "quote-unbalanced", {"mark": "«", "excerpt": "قالت المنظمة"}, ["قالت المنظمة"]),
        ("uz", "quote-unbalanced", {"mark": "“", "excerpt": "dedi u"}, []),
        ("ar", "quote-unbalanced", {"mark": "«", "excerpt": "قالت المنظمة"}, []),
    ],
)
def test_what_runs_against_a_message_is_closed_off(
    language: str, code: str, parameters: dict[str, str], closed: list[str] | None
) -> None:
    message = Messages(language).message(Problem("x", 0, 0, code, parameters=parameters))
    wanted = list(parameters.values()) if closed is None else closed
    assert sorted(re.findall("\u2068([^\u2069]*)\u2069", message)) == sorted(wanted)


def test_what_is_to_be_copied_is_closed_off_from_outside() -> None:
    problem = Problem("x", 0, 0, "direction-list", parameters={"found": "998 71"})
    for language in KNOWN:
        assert "\u2068<bdi>998 71</bdi>\u2069" in Messages(language).remedy(problem), language


def test_arabic_names_of_keys_files_and_options_keep_their_order() -> None:
    """What is not closed off may not begin or end with signs: these would move to the other side of the words."""
    for name, text in arabic_texts():
        bare = re.sub("[\u2066-\u2068][^\u2069]*\u2069", "", text)
        for run in re.findall(r"[\x20-\x7e]*[A-Za-z][\x20-\x7e]*", re.sub(r"\{\w+\}", "", bare)):
            words = re.sub(r"^[).:]+ ", "", run).strip().removesuffix("(").rstrip(".,:;! ").strip()
            assert re.fullmatch(r"\(?[A-Za-z0-9]([^()]*[A-Za-z0-9])?\)?", words), (name, run)


def arabic_texts() -> Iterator[tuple[str, str]]:
    tree: Any = yaml.safe_load((STRINGS / "ar.yml").read_text("utf-8"))
    yield from leaves({part: tree[part] for part in ("problems", "terminal")})
    yield from leaves(yaml.safe_load((STRINGS / "help" / "ar.yml").read_text("utf-8")))


def leaves(node: Any, *path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield ".".join(path), node
    else:
        for key, value in node.items():
            yield from leaves(value, *path, str(key))


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_every_command_and_option_has_help_in_the_language(language: str) -> None:
    texts: Any = yaml.safe_load((STRINGS / "help" / f"{language}.yml").read_text("utf-8"))
    shared = {"--help", "--version", *texts[""]}
    wanted = {"commands": commands, **commands.commands}
    for name, command in wanted.items():
        options = {option.opts[-1] for option in command.params if isinstance(option, click.Option)}
        assert texts[name]["about"], name
        assert options - set(texts[name]) <= shared, name
        assert set(texts[name]) - {"about"} <= options, name
    assert set(texts) == {"", *wanted}


def test_the_first_sentence_of_a_help_text_stands_alone() -> None:
    for language in ("uz", "ar"):
        texts: Any = yaml.safe_load((STRINGS / "help" / f"{language}.yml").read_text("utf-8"))
        for name in set(texts) - {"", "commands"}:
            first = texts[name]["about"].strip().split("\n\n")[0]
            assert first.endswith("."), name
            assert len(first) < 75, name


def test_every_word_of_the_terminal_is_said_and_every_word_said_is_there() -> None:
    tree: Any = yaml.safe_load((STRINGS / "en.yml").read_text("utf-8"))
    keys = {re.sub(r"\.(zero|one|two|few|many|other)$", "", name) for name, _ in leaves(tree["terminal"])}
    nodes = [node for module in sources() for node in ast.walk(module)]
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    patterns = [pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)]
    assert {key for key in keys if key not in said and not any(one.fullmatch(key) for one in patterns)} == set()
    asked = {str(value) for node in nodes if isinstance(node, ast.Call) for value in asked_for(node)}
    assert asked - keys == set()


def sources() -> Iterator[ast.Module]:
    for path in [*(STRINGS.parent / "cli").glob("*.py"), *STRINGS.glob("*.py")]:
        yield ast.parse(path.read_text("utf-8"))


def pattern(node: ast.JoinedStr) -> re.Pattern[str]:
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+" for part in node.values)
    return re.compile("".join(parts))


def asked_for(call: ast.Call) -> Iterator[object]:
    name = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "count" else call.func
    if isinstance(name, ast.Name) and name.id == "words" and call.args and isinstance(call.args[0], ast.Constant):
        yield call.args[0].value
