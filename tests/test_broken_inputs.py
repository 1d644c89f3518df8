"""A broken input gives a clear error and leaves everything as it was, whichever command meets it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import projects, publication

GERMAN = """Menschenhandel: Was jetzt zu tun ist

Die Bundesregierung hat am Dienstag einen Bericht über den Menschenhandel in Europa vorgelegt. Darin heißt es, dass
viele Betroffene aus Furcht vor ihren Peinigern keine Anzeige erstatten und deshalb ohne jede Hilfe bleiben.

Fachleute fordern seit langem mehr Schutz für die Opfer und eine bessere Zusammenarbeit der Behörden.
"""
GIBBERISH = "Xqzt vvkj wqqp\n\n" + "\n\n".join(["Zzgh bbrt kklm qwpd, zxcv mnbt ghjk wrtp plkm hgfd trwq."] * 8)
ARTICLE_URI = "articles/*/*.md"


def some_article(project: Path, *, translated: bool = False) -> Path:
    """An original, or a translation, of the project."""
    articles = sorted(project.glob(f"docs/*/{ARTICLE_URI}"))
    return next(path for path in articles if ("translation" in publication.matter(path)) == translated)


def shown(project: Path, path: Path) -> str:
    """A path as messages show it."""
    return path.relative_to(project).as_posix()


def line_of(path: Path, start: str) -> int:
    """The number of the first line that starts so."""
    return 1 + next(n for n, line in enumerate(path.read_text("utf-8").splitlines()) if line.startswith(start))


def rewrite(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first match in a text file."""
    text, times = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert times == 1, f"{pattern} is not in {path}"
    path.write_text(text, "utf-8")


@pytest.fixture
def bulletin(project_copy: Path) -> Iterator[Path]:
    """A project with a website and a bundle from before; no command may leave passing files in it."""
    for made in ("site/index.html", "dist/nashra-all.zip"):
        (project_copy / made).parent.mkdir()
        (project_copy / made).write_text("from before", "utf-8")
    yield project_copy
    assert [path.name for path in project_copy.iterdir() if path.name.startswith(".")] in ([], [".cache"])


def refused(project: Path, *arguments: str, code: int = 1, environment: dict[str, str] | None = None) -> str:
    """Run a command that has to fail, see that it has changed nothing, and give what it said of it."""
    before = projects.digests(project)
    done = projects.nashra(project, *arguments, environment=environment)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    changed = {path for path, _ in projects.digests(project).items() ^ before.items()}
    assert changed == set(), done.stdout + done.stderr
    for line in done.stderr.splitlines():
        assert not re.search(r"\{\w*\}|^:| None\b", line), f"half a sentence: {line}"
    return done.stderr


def finding(said: str, place: str) -> str:
    """Give the message about a place, with its remedy; the place is a path, or path:line, or path:line:column."""
    lines = said.splitlines()
    index = next((n for n, line in enumerate(lines) if re.match(rf"{re.escape(place)}(:\d+)*: error: ", line)), None)
    assert index is not None, f"nothing about {place} in:\n{said}"
    assert re.search(r" \[[a-z0-9-]+\]$", lines[index]), "an error can be looked up by its code"
    assert lines[index + 1].startswith("    "), "an error says what to do"
    return f"{lines[index]}\n{lines[index + 1]}"


# Raw files


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", ["empty"], id="empty"),
        pytest.param(b" \r\n\n\t\n", ["empty"], id="blank"),
        pytest.param(bytes(range(256)) * 8, ["text"], id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x01" * 200, ["text"], id="picture"),
        pytest.param(GERMAN.encode(), ["language", "uz", "ar"], id="german"),
        pytest.param(GIBBERISH.encode(), ["language"], id="gibberish"),
    ],
)
def test_a_raw_file_that_is_no_article_is_refused(bulletin: Path, data: bytes, words: list[str]) -> None:
    (bulletin / "articles" / "new.txt").write_bytes(data)
    message = finding(refused(bulletin, "convert"), "articles/new.txt")
    assert [word for word in words if not re.search(rf"\b{word}\b", message)] == []


@pytest.mark.parametrize("command", [["convert", "--check"], ["site"], ["site", "--frozen"]])
def test_a_raw_file_that_is_no_article_stops_a_site(bulletin: Path, command: list[str]) -> None:
    (bulletin / "articles" / "new.txt").write_bytes(GERMAN.encode())
    finding(refused(bulletin, *command), "articles/new.txt")


def test_a_refused_raw_file_does_not_keep_others_from_being_converted(bulletin: Path) -> None:
    target = next(path for path in bulletin.glob(f"docs/*/{ARTICLE_URI}") if "source" in publication.matter(path))
    target.unlink()
    (bulletin / "articles" / "new.txt").write_bytes(b"")
    done = projects.nashra(bulletin, "convert")
    assert done.returncode == 1
    finding(done.stderr, "articles/new.txt")
    assert target.is_file()


def test_two_raw_files_that_would_become_one_article_are_both_refused(bulletin: Path) -> None:
    for name in ("first.txt", "second.txt"):
        raw = min((bulletin / "articles").glob("0*.txt"))
        text = raw.read_text("utf-8").replace("AQSh odam savdosiga", "Butun dunyo odam savdosiga")
        (bulletin / "articles" / name).write_text(text, "utf-8")
    said = refused(bulletin, "convert")
    for one, other in (("first.txt", "second.txt"), ("second.txt", "first.txt")):
        message = finding(said, f"articles/{one}")
        assert f"articles/{other}" in message
        assert "docs/uz/articles/" in message
        assert "Keep one" in message


def test_a_copy_of_a_raw_file_does_not_take_the_place_of_its_article(bulletin: Path) -> None:
    raw = min((bulletin / "articles").glob("*.txt"))
    shutil.copy2(raw, bulletin / "articles" / "zz-copy.txt")
    message = finding(refused(bulletin, "convert"), "articles/zz-copy.txt")
    assert shown(bulletin, raw) in message


# Content


def break_yaml(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r'^title: "', 'title: "“a” "b": ')
    return f":{line_of(path, 'title:')}", ["YAML", "quotation marks"]


def misspell_theme(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^tags: \[.*$", "tags: [prevntion]")
    return f":{line_of(path, 'tags:')}", ["no theme “prevntion”", "did you mean “prevention”", "victim-protection"]


def invent_theme(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^tags: \[.*$", "tags: [gardening]")
    return f":{line_of(path, 'tags:')}", ["no theme “gardening”", "prevention, technology"]


def drop_front_matter(path: Path) -> tuple[str, list[str]]:
    path.write_text(path.read_text("utf-8").split("---\n", 2)[2], "utf-8")
    return ":1", ["front matter", "three hyphens", "title"]


def save_in_another_encoding(path: Path) -> tuple[str, list[str]]:
    path.write_bytes(path.read_bytes() + "Яна бир гап.".encode("windows-1251"))
    return f":{path.read_bytes().count(10) + 1}", ["UTF-8", "0xDF", "Save"]


def misspell_key(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^tags:", "tgas:")
    return f":{line_of(path, 'tgas:')}", ["no key “tgas”", "did you mean “tags”"]


def drop_title(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^title:.*\n", "")
    return "", ["“title” is missing"]


def write_key_twice(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^added: (.*)$", r"added: \1\nadded: \1")
    return f":{line_of(path, 'added:') + 1}", ["“added”", "twice"]


def write_day_in_another_order(path: Path) -> tuple[str, list[str]]:
    rewrite(path, r"^added: .*$", "added: 21.11.2026")
    return f":{line_of(path, 'added:')}", ["“added”", "2026-11-21", "21.11.2026"]


BREAKS = [
    break_yaml,
    misspell_theme,
    invent_theme,
    drop_front_matter,
    save_in_another_encoding,
    misspell_key,
    drop_title,
    write_key_twice,
    write_day_in_another_order,
]


@pytest.mark.parametrize("spoil", BREAKS)
def test_check_says_what_is_wrong_with_an_article_and_where(
    bulletin: Path, spoil: Callable[[Path], tuple[str, list[str]]]
) -> None:
    path = some_article(bulletin)
    place, words = spoil(path)
    message = finding(refused(bulletin, "check"), shown(bulletin, path) + place)
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize(
    ("command", "spoil"),
    [
        ("site", break_yaml),
        ("site", misspell_theme),
        ("site", save_in_another_encoding),
        ("convert", break_yaml),
        ("bundle", break_yaml),
        ("build", break_yaml),
    ],
)
def test_every_command_stops_at_a_broken_article_and_names_it(
    bulletin: Path, command: str, spoil: Callable[[Path], tuple[str, list[str]]]
) -> None:
    path = some_article(bulletin)
    place, words = spoil(path)
    message = finding(refused(bulletin, command), shown(bulletin, path) + place)
    assert [word for word in words if word not in message] == []


def test_an_article_that_was_renamed_and_broken_is_not_converted_a_second_time(bulletin: Path) -> None:
    path = some_article(bulletin)
    renamed = path.rename(path.with_name("a-readable-name.md"))
    translation = next(bulletin.glob(f"docs/*/articles/*/{path.name}"))
    translation.rename(translation.with_name(renamed.name))
    place, _ = break_yaml(renamed)
    finding(refused(bulletin, "convert"), shown(bulletin, renamed) + place)


def test_all_problems_are_told_at_once(bulletin: Path) -> None:
    first, second = bulletin / "docs/uz/about.md", bulletin / "docs/ar/about.md"
    places = [shown(bulletin, path) + break_yaml(path)[0] for path in (first, second)]
    (bulletin / "docs/ar/index.md").unlink()
    said = refused(bulletin, "check")
    for place in [*places, "docs/ar/index.md"]:
        finding(said, place)


def test_two_originals_with_one_path_are_an_error(bulletin: Path) -> None:
    original = some_article(bulletin)
    twin = next(path for path in bulletin.glob(f"docs/*/articles/*/{original.name}") if path != original)
    twin.write_text(
        f'---\ntitle: "{publication.matter(twin)["title"]}"\nadded: 2026-11-21\ntags: [policy]\n---\n\nBody.\n', "utf-8"
    )
    said = refused(bulletin, "check")
    both = {shown(bulletin, original), shown(bulletin, twin)}
    found = [path for path in both if f"{path}: error: another original has the same path" in said]
    assert len(found) == 1
    message = finding(said, found[0])
    assert both - set(found) == {path for path in both if f"{path} [" in message}
    assert "another name" in message
    assert "translation:" in message


def test_a_translation_without_its_original_is_an_error(bulletin: Path) -> None:
    translation = some_article(bulletin, translated=True)
    original = next(path for path in bulletin.glob(f"docs/*/articles/*/{translation.name}") if path != translation)
    original.rename(original.with_name("another-name.md"))
    message = finding(refused(bulletin, "check"), shown(bulletin, translation))
    assert shown(bulletin, original) in message


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("docs/en/index.md", ["“en”", "uz, ar", "mkdocs.yml"]),
        ("docs/uz/articles/2026/Big Name.md", ["articles/2026/Big Name.md", "small Latin letters"]),
        ("docs/uz/articles/loose.md", ["articles/loose.md", "<year>"]),
    ],
)
def test_a_file_in_the_wrong_place_is_an_error(bulletin: Path, wrong: str, words: list[str]) -> None:
    target = bulletin / wrong
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(bulletin / "docs/uz/about.md", target)
    message = finding(refused(bulletin, "check"), wrong)
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize("command", ["check", "site"])
def test_a_missing_home_page_is_an_error(bulletin: Path, command: str) -> None:
    (bulletin / "docs/ar/index.md").unlink()
    message = finding(refused(bulletin, command), "docs/ar/index.md")
    assert "home page" in message
    assert "“ar”" in message
    assert "Make this file" in message


def test_missing_themes_are_an_error(bulletin: Path) -> None:
    (bulletin / "docs/themes.yml").unlink()
    finding(refused(bulletin, "site"), "docs/themes.yml")


# Configuration


@pytest.mark.parametrize("command", ["site", "convert", "check", "bundle", "build", "serve"])
def test_a_folder_without_configuration_is_no_bulletin(tmp_path: Path, command: str) -> None:
    message = finding(refused(tmp_path, command), "mkdocs.yml")
    assert "no mkdocs.yml in this folder" in message
    assert "--project" in message


@pytest.mark.parametrize(
    ("pattern", "replacement", "start", "words"),
    [
        (r"^      latest: .*$", "      latst: 20", "      latst", ["no setting “latst”", "did you mean “latest”"]),
        (r"^      latest: .*$", "      latest: many", "      latest", ["“latest”", "number", "many"]),
        (r"locale: ar$", "locale: zz", "        - locale: zz", ["“zz”", "language"]),
        (r"^  - nashra:$", "  - nasra:", "plugins:", ["“plugins” lacks “nashra”"]),
        (r"^docs_dir: docs$", "docs_dir: docs: docs", "docs_dir", ["YAML"]),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(
    bulletin: Path, pattern: str, replacement: str, start: str, words: list[str]
) -> None:
    configuration = bulletin / "mkdocs.yml"
    rewrite(configuration, pattern, replacement)
    message = finding(refused(bulletin, "site"), f"mkdocs.yml:{line_of(configuration, start)}")
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize(
    ("command", "value"),
    [("site", "x"), ("bundle", "x"), ("build", "x"), ("build", "-1"), ("build", "2026-11-21"), ("build", "9" * 30)],
)
def test_a_wrong_moment_of_the_build_is_told(bulletin: Path, command: str, value: str) -> None:
    said = refused(bulletin, command, environment={"SOURCE_DATE_EPOCH": value})
    assert "SOURCE_DATE_EPOCH: error: expected a whole number of seconds" in said
    assert f"“{value}”" in said
    assert "remove it" in said


# The theme


@pytest.mark.parametrize(("command", "template"), [("site", "home.html"), ("site", "404.html"), ("build", "404.html")])
def test_a_broken_template_is_told_and_the_former_site_and_bundles_stay(
    bulletin: Path, command: str, template: str
) -> None:
    with (bulletin / "overrides" / template).open("a", encoding="utf-8") as file:
        file.write("{% oops %}\n")
    assert template in refused(bulletin, command)


def test_two_articles_in_two_languages_never_share_a_path(project_copy: Path) -> None:
    """Only a translation lies at its original's path; two originals there would break the build."""
    for number, name in enumerate(("000_be21cef25e730453.txt", "004_d41f11036b678315.txt")):
        text = (project_copy / "articles" / name).read_text("utf-8").splitlines()
        text[next(index for index, line in enumerate(text) if len(line) > 40)] = "UNODC 2024: GLO.ACT"
        (project_copy / f"articles/new{number}.txt").write_text("\n".join(text), "utf-8")
    late = (project_copy / "articles/new1.txt").rename(project_copy / "new1.txt")
    projects.nashra(project_copy, "convert", check=True)
    late.rename(project_copy / "articles/new1.txt")
    projects.nashra(project_copy, "convert", check=True)
    found = list(project_copy.glob("docs/*/articles/2026/unodc*"))
    assert {path.parts[-4] for path in found} == {"uz", "ar"}
    assert len({path.name for path in found}) == 2
