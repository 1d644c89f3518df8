"""``nashra bundle`` and ``nashra verify`` as people use them: choosing, being told, and keeping what was there."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nashra import pipeline, settings
from nashra.bundles import making
from nashra.bundles.selection import Choice
from nashra.content.tree import read_content
from tests import projects, publication
from tests.html_files import HtmlFile
from tests.rich_bulletin import LONG, OVERRIDE, PIXEL


def names(project: Path) -> set[str]:
    return {path.relative_to(project / "dist").as_posix() for path in (project / "dist").rglob("*") if path.is_file()}


def month(project: Path) -> str:
    article = publication.read(project).articles[0]
    return article.day[:7]


def test_kinds_language_and_month_are_chosen_by_name(project_copy: Path) -> None:
    issue = month(project_copy)
    done = projects.nashra(project_copy, "bundle", "html", "epub", "--lang", "ar", "--issue", issue, check=True)
    stem = f"nashra-ar-{issue}"
    assert names(project_copy) == {f"{stem}.epub", f"{stem}.html", "manifest.json", "SHA256SUMS"}
    assert "[1/2]" in done.stdout
    assert "[2/2]" in done.stdout
    assert "Bundles checked: 2." in projects.nashra(project_copy, "verify", "dist", check=True).stdout


def test_what_a_killed_run_has_left_is_removed_by_a_run_of_another_day(project_copy: Path) -> None:
    for name in (".nashra-killed", ".nashra-running"):
        (project_copy / name / "site").mkdir(parents=True)
    two_days_ago = (project_copy / ".nashra-running").stat().st_mtime - 2 * 86_400
    os.utime(project_copy / ".nashra-killed", (two_days_ago, two_days_ago))
    projects.nashra(project_copy, "bundle", "epub", "--lang", "ar", "--issue", month(project_copy), check=True)
    assert [path.name for path in project_copy.glob(".nashra-*")] == [".nashra-running"]


def test_dist_holds_what_was_chosen_last_and_nothing_else(project_copy: Path) -> None:
    projects.nashra(project_copy, "bundle", "epub", "--lang", "ar", "--issue", month(project_copy), check=True)
    projects.nashra(project_copy, "bundle", "epub", "--lang", "uz", "--issue", month(project_copy), check=True)
    assert {name for name in names(project_copy) if name.endswith(".epub")} == {f"nashra-uz-{month(project_copy)}.epub"}


def test_everything_is_there_after_a_site_and_is_sound(built: Path) -> None:
    codes = [language.code for language in publication.read(built).languages]
    found = names(built)
    for code in codes:
        assert {f"nashra-{code}.zip", f"nashra-{code}.epub", f"nashra-{code}-{month(built)}.html"} <= found
    assert "nashra-all.zip" in found
    for article in publication.read(built).articles:
        stem = article.key.removeprefix("articles/").replace("/", "-")
        assert any(name.startswith(f"articles/nashra-{article.language}-{stem[:60]}") for name in found)
    assert "Problems: 0." in projects.nashra(built, "verify", "dist", check=True).stdout


def test_the_manifest_says_what_there_is(built: Path) -> None:
    manifest = json.loads((built / "dist/manifest.json").read_text("utf-8"))
    bundles = {bundle["file"]: bundle for bundle in manifest["bundles"]}
    assert set(bundles) == names(built) - {"manifest.json", "SHA256SUMS"}
    published = publication.read(built)
    for code in (language.code for language in published.languages):
        number = len([article for article in published.articles_in(code) if article.listed])
        assert bundles[f"nashra-{code}.epub"]["articles"] == number
        assert bundles[f"nashra-{code}.epub"]["languages"] == [code]
    assert len(manifest["source"]) == 64


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["pdf"], 2, "zip, html, epub"),
        (["--lang", "fr"], 1, "uz, ar"),
        (["--issue", "1999-01"], 1, "1999-01"),
        (["--theme", "weather"], 1, "prevention"),
        (["zip", "--theme", "prevention"], 1, "whole website"),
    ],
)
def test_a_choice_that_cannot_be_met_is_told_and_the_former_bundles_stay(
    project_copy: Path, arguments: list[str], code: int, words: str
) -> None:
    (project_copy / "dist").mkdir()
    (project_copy / "dist" / "former").write_text("x")
    done = projects.nashra(project_copy, "bundle", *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert names(project_copy) == {"former"}
    assert [path.name for path in project_copy.iterdir() if path.name.startswith(".")] in ([], [".cache"])


def test_a_missing_image_is_told_with_its_article_and_the_former_bundles_stay(project_copy: Path) -> None:
    (project_copy / "dist").mkdir()
    (project_copy / "dist" / "former").write_text("x")
    path = next(project_copy.glob("docs/uz/articles/*/*.md"))
    path.write_text(path.read_text("utf-8") + "\n![x](no/such.png)\n", "utf-8")
    done = projects.nashra(project_copy, "bundle", "epub", "--lang", "uz")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert len(told) == 1
    assert told[0].startswith(path.relative_to(project_copy).as_posix())
    assert "no/such.png" in told[0]
    assert names(project_copy) == {"former"}


def test_another_folder_day_and_time_zone_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    copy = projects.copy(built, tmp_path / "another folder ъ")
    for path in copy.rglob("*"):
        os.utime(path, (86_400 * 400, 86_400 * 400))
    variables = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    projects.nashra(copy, "bundle", environment=variables, check=True)
    assert projects.digests(copy / "dist") == projects.digests(built / "dist")


def test_hostile_names_stay_inside_the_folder(project_copy: Path) -> None:
    path = next(path for path in project_copy.glob("docs/uz/articles/*/*.md") if "\nsource:" in path.read_text("utf-8"))
    folder = path.with_suffix("")
    folder.mkdir()
    for number, name in enumerate([OVERRIDE, LONG, "a..b..png"]):
        (folder / name).write_bytes(PIXEL + str(number).encode())
    links = "".join(f"![x](<{folder.name}/{name}>)\n" for name in (OVERRIDE, LONG, "a..b..png"))
    text = path.read_text("utf-8").replace("title: ", 'title: "../../../etc/\\u202Epasswd ', 1).replace(' "', " ", 1)
    path.write_text(f"{text}\n{links}", "utf-8")
    projects.nashra(project_copy, "bundle", "--lang", "uz", check=True)
    shutil.unpack_archive(project_copy / "dist/nashra-uz.zip", project_copy / "unpacked")
    found = [name.relative_to(project_copy / "unpacked").as_posix() for name in (project_copy / "unpacked").rglob("*")]
    assert all(name.split("/")[0] == "nashra-uz" for name in found)
    assert not any("\u202e" in name or len(Path(name).name) > 120 for name in found)
    assert len([name for name in found if "/file-" in name]) == 2
    assert "Problems: 0." in projects.nashra(project_copy, "verify", "dist", check=True).stdout


def test_links_to_pages_that_a_bundle_leaves_out_lead_to_the_nearest(project_copy: Path) -> None:
    published = publication.read(project_copy)
    empty = next(theme for theme in published.themes if theme not in published.themes_in(["uz", "ar"]))
    year, number = month(project_copy).split("-")
    with (project_copy / "docs/uz/about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[Mavzu](themes/{empty}.md), [oy](archive/{year}/{number}.md).\n")
    projects.nashra(project_copy, "bundle", "zip", "--lang", "uz", check=True)
    shutil.unpack_archive(project_copy / "dist/nashra-uz.zip", project_copy / "unpacked")
    about = HtmlFile(project_copy / "unpacked/nashra-uz/pages", "about.html")
    targets = [about.target(link["href"]) for link in about.all(".prose a")][-2:]
    assert targets == [about.site / "themes/index.html", about.site / f"archive/{year}.html"]
    assert all(target and target.is_file() for target in targets)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_being_ended_leaves_the_former_bundles_and_nothing_half_made(project_copy: Path) -> None:
    projects.nashra(project_copy, "bundle", "epub", check=True)
    before = projects.digests(project_copy)
    with subprocess.Popen(
        [sys.executable, "-m", "nashra", "bundle", "zip"], cwd=project_copy, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        assert "[1/3]" in running.stdout.readline()
        running.terminate()
        assert running.wait() == 128 + signal.SIGTERM
    assert projects.digests(project_copy) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
@pytest.mark.parametrize(("kind", "blocks"), [("zip", 12), ("zip", 48), ("epub", 12)])
def test_a_disk_that_takes_no_more_is_told_and_the_former_bundles_stay(
    project_copy: Path, kind: str, blocks: int
) -> None:
    """The limit is in blocks of 512 bytes a file: it is met by ourselves, by MkDocs, and by the writer of bundles."""
    projects.nashra(project_copy, "bundle", "html", check=True)
    before = projects.digests(project_copy)
    command = [sys.executable, "-m", "nashra", "--lang", "en", "bundle", kind]
    limited = ["sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh", *command]
    # The account of which lines run is a file, too, and larger than the limit.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(limited, cwd=project_copy, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert re.search(r"^\S+: error: .*File too large", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stderr
    assert projects.digests(project_copy) == before


def test_a_picture_that_may_not_be_read_is_not_taken_for_a_full_disk(
    project_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = settings.load(project_copy, {})
    picture = str(bulletin.docs_dir / "uz/articles/2026/maqola/rasm.png")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", picture)

    monkeypatch.setattr(making, "make_bundles", refuse)
    with pytest.raises(PermissionError) as raised:
        pipeline.run_bundle(bulletin, {}, read_content(bulletin), Choice(), refuse)
    assert raised.value.filename == picture


def test_verify_tells_of_a_changed_bundle(built: Path, tmp_path: Path) -> None:
    dist = shutil.copytree(built / "dist", tmp_path / "dist")
    with (dist / "nashra-ar.zip").open("ab") as archive:
        archive.write(b"x")
    done = projects.nashra(tmp_path, "verify", "dist")
    assert done.returncode == 1
    assert "nashra-ar.zip: error: this file is not the one" in done.stderr
    assert "Problems: 1." in done.stdout, "what else is wrong with such a file is no news"


def test_bundles_of_another_state_of_the_bulletin_are_not_offered_and_the_editor_is_told(project_copy: Path) -> None:
    projects.nashra(project_copy, "bundle", "epub", check=True)
    done = projects.nashra(project_copy, "build", check=True)
    assert "bundles-outdated" not in done.stderr
    page = project_copy / "site/downloads/index.html"
    assert 'download="nashra-uz.epub"' in page.read_text("utf-8")
    with next(project_copy.glob("docs/uz/articles/*/*.md")).open("a", encoding="utf-8") as article:
        article.write("\nYana bir gap.\n")
    done = projects.nashra(project_copy, "build", check=True)
    assert "dist/manifest.json: warning: these bundles are not of the present texts" in done.stderr
    assert "download=" not in page.read_text("utf-8")
    assert not (project_copy / "site/downloads/nashra-uz.epub").exists()
    shutil.rmtree(project_copy / "dist")
    assert "bundles-outdated" not in projects.nashra(project_copy, "build", check=True).stderr


def test_a_withdrawn_article_leaves_the_bundles(project_copy: Path) -> None:
    path = next(path for path in project_copy.glob("docs/uz/articles/*/*.md") if "\nadded:" in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    secret = publication.matter(path)["summary"][:40]
    path.write_text(text.replace("\nadded:", '\nwithdrawn: "Xato edi."\nadded:', 1), "utf-8")
    projects.nashra(project_copy, "bundle", check=True)
    for archive in (project_copy / "dist").glob("*.zip"):
        shutil.unpack_archive(archive, project_copy / "unpacked")
    texts = [page.read_text("utf-8") for page in (project_copy / "unpacked").rglob("*.html")]
    assert not any(secret in page for page in texts)
    assert any("Xato edi." in page for page in texts), "a link to it still says why it is gone"
    assert not any(path.stem in name for name in names(project_copy))
    assert "Problems: 0." in projects.nashra(project_copy, "verify", "dist", check=True).stdout
