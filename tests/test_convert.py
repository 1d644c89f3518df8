"""The command ``convert`` as editors meet it, on little bulletins: what it writes, says, and never does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import projects, publication
from tests.bulletins import Bulletin
from tests.raw_texts import article


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def convert(bulletin: Bulletin, *options: str) -> subprocess.CompletedProcess[str]:
    done = projects.nashra(bulletin.root, "convert", *options)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return done


def made(bulletin: Bulletin) -> list[Path]:
    return sorted(bulletin.root.glob("docs/*/articles/*/*.md"))


FULL = """url: https://news.example/1
publisher: "Yangiliklar"
author: Aziza Karimova
date: 2024-04-23
lang: uz
title: "Muharrir tanlagan sarlavha"
tags: [policy]
slug: tanlangan-nom
"""


def test_a_sidecar_wins_over_everything_found(bulletin: Bulletin) -> None:
    bulletin.write("articles/2024/a.txt", article(1))
    bulletin.write("articles/2024/a.yml", FULL)
    assert convert(bulletin).returncode == 0
    (path,) = made(bulletin)
    matter = publication.matter(path)
    assert path.name == "tanlangan-nom.md"
    assert matter["title"] == "Muharrir tanlagan sarlavha"
    assert matter["date"].isoformat() == "2024-04-23"
    assert matter["tags"] == ["policy"]
    source = matter["source"]
    assert (source["url"], source["publisher"], source["author"], source["file"]) == (
        "https://news.example/1",
        "Yangiliklar",
        "Aziza Karimova",
        "articles/2024/a.txt",
    )
    assert projects.nashra(bulletin.root, "check").returncode == 0
    assert convert(bulletin, "--check").returncode == 0


def test_a_title_in_the_sidecar_helps_a_text_that_has_none(bulletin: Bulletin) -> None:
    text = article(1).partition("\n\n")[2]
    bulletin.write("articles/a.txt", text)
    assert "[convert-no-title]" in convert(bulletin).stderr
    bulletin.write("articles/a.yml", 'title: "Muharrir bergan sarlavha"\n')
    assert convert(bulletin).returncode == 0
    (path,) = made(bulletin)
    assert publication.matter(path)["title"] == "Muharrir bergan sarlavha"
    assert text.split()[0] in path.read_text("utf-8")


def test_a_language_in_the_sidecar_settles_what_cannot_be_told(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", "Qisqa\n\nOʻlim.\n")
    bulletin.write("articles/a.yml", "lang: uz\n")
    convert(bulletin)
    assert [path.parts[-4] for path in made(bulletin)] == ["uz"]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("titel: X\n", "1:1", "front-matter-unknown-key-near"),
        ("url: example.org\n", "1:1", "front-matter-form"),
        ("title: X\ndate: yesterday\n", "2:1", "front-matter-date"),
        ("tags: [policy, nothing]\n", "1:16", "theme-unknown"),
        ("lang: xx\n", "1:1", "sidecar-language"),
        ("slug: Katta Harf\n", "1:1", "front-matter-form"),
        ("title: [\n", "2:1", "yaml-syntax"),
        ("- a\n", "1:1", "front-matter-type-keys"),
        ("url: https://a.example\nurl: https://b.example\n", "2:1", "yaml-duplicate-key"),
        (b"title: \xff\n", "1", "not-utf8"),
    ],
)
def test_a_wrong_sidecar_names_the_place_and_its_raw_file_is_left(
    bulletin: Bulletin, text: str | bytes, place: str, code: str
) -> None:
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/a.yml", text)
    done = convert(bulletin)
    assert done.returncode == 1
    assert re.search(rf"^articles/a\.yml:{place}: error: .*\[{code}\]$", done.stderr, re.MULTILINE), done.stderr
    assert made(bulletin) == []


def test_an_empty_sidecar_says_nothing(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/a.yml", "# nothing yet\n")
    assert convert(bulletin).returncode == 0


def test_a_sidecar_without_its_raw_file_is_a_problem(bulletin: Bulletin) -> None:
    bulletin.write("articles/deep/b.yml", FULL)
    done = convert(bulletin)
    assert (done.returncode, "articles/deep/b.yml: error:" in done.stderr) == (1, True)
    assert "[sidecar-alone]" in done.stderr


def test_two_raw_files_of_one_name_need_sidecars_with_their_whole_names(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/a.text", article(2))
    bulletin.write("articles/a.yml", "author: Kim\n")
    assert "[sidecar-ambiguous]" in convert(bulletin, "--check").stderr
    (bulletin.root / "articles/a.yml").rename(bulletin.root / "articles/a.text.yml")
    assert convert(bulletin).returncode == 0
    authors = {
        publication.matter(path)["source"]["file"]: publication.matter(path)["source"] for path in made(bulletin)
    }
    assert authors["articles/a.text"]["author"] == "Kim"
    assert "author" not in authors["articles/a.txt"]


def test_pictures_and_hidden_files_are_no_articles(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    for name in ("a.jpg", "deep/b.PNG", ".DS_Store", ".hidden/c.txt"):
        bulletin.write(f"articles/{name}", b"\xff\xd8\xff")
    assert convert(bulletin).returncode == 0
    assert len(made(bulletin)) == 1


def test_a_link_that_leads_out_is_refused(bulletin: Bulletin, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text(article(1), "utf-8")
    (bulletin.root / "articles/a.txt").symlink_to(secret)
    done = convert(bulletin)
    assert (done.returncode, "[convert-outside]" in done.stderr, made(bulletin)) == (1, True, [])


def test_a_file_larger_than_any_article_is_refused_unread(bulletin: Bulletin) -> None:
    with bulletin.write("articles/a.txt", b"").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    done = convert(bulletin)
    assert (done.returncode, "[convert-too-large]" in done.stderr) == (1, True)


def test_inputs_never_change_and_nothing_is_left_behind(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/a.yml", FULL)
    bulletin.write("articles/b.txt", b"\x00\x01\x02")
    before = projects.digests(bulletin.root)
    convert(bulletin)
    after = projects.digests(bulletin.root)
    assert {path: after[path] for path in before if path.startswith("articles")} == {
        path: digest for path, digest in before.items() if path.startswith("articles")
    }
    assert set(after) - set(before) == {
        *("docs/uz/articles", "docs/uz/articles/" + made(bulletin)[0].parent.name),
        made(bulletin)[0].relative_to(bulletin.root).as_posix(),
    }


@pytest.mark.parametrize("option", ["--check", "--dry-run"])
def test_a_trial_writes_nothing_not_even_a_cache(bulletin: Bulletin, option: str) -> None:
    bulletin.write("articles/a.txt", article(1))
    done = convert(bulletin, option)
    assert done.returncode == (1 if option == "--check" else 0)
    assert "(new)" in done.stdout
    assert made(bulletin) == []
    assert not (bulletin.root / ".cache").exists()


def edited(bulletin: Bulletin) -> Path:
    """Convert one article and edit it."""
    bulletin.write("articles/a.txt", article(1))
    convert(bulletin)
    (path,) = made(bulletin)
    path.write_text(path.read_text("utf-8").replace("\n---\n\n", "\n---\n\nMuharrir qoʻshgan xatboshi.\n\n"), "utf-8")
    return path


def test_what_changed_in_the_raw_file_of_an_edited_article_is_shown(bulletin: Bulletin) -> None:
    path = edited(bulletin)
    before = path.read_bytes()
    raw = bulletin.root / "articles/a.txt"
    raw.write_text(raw.read_text("utf-8") + "\nManba keyin qoʻshgan yangi xatboshi haqida maʼlumot.\n", "utf-8")
    done = convert(bulletin)
    assert "[convert-source-changed]" in done.stderr
    assert "+Manba keyin qoʻshgan yangi xatboshi haqida maʼlumot." in done.stdout
    assert "Muharrir qoʻshgan" not in done.stdout, "the editor's own change is no change of the raw file"
    assert path.read_bytes() == before
    again = convert(bulletin)
    assert again.stdout == done.stdout


def test_the_digest_that_is_told_settles_a_change_of_the_raw_file(bulletin: Bulletin) -> None:
    path = edited(bulletin)
    raw = bulletin.root / "articles/a.txt"
    raw.write_text(raw.read_text("utf-8") + "\nManba keyin qoʻshgan yangi xatboshi haqida maʼlumot.\n", "utf-8")
    (line,) = re.findall(r"sha256: [0-9a-f]{64}", convert(bulletin).stderr)
    path.write_text(re.sub(r"(?<=\n  )sha256: [0-9a-f]{64}", line, path.read_text("utf-8")), "utf-8")
    assert "[convert-source-changed]" not in convert(bulletin).stderr


def test_without_a_cache_the_difference_is_to_the_edited_article(bulletin: Bulletin) -> None:
    edited(bulletin)
    shutil.rmtree(bulletin.root / ".cache")
    raw = bulletin.root / "articles/a.txt"
    raw.write_text(raw.read_text("utf-8") + "\nManba keyin qoʻshgan yangi xatboshi haqida maʼlumot.\n", "utf-8")
    said = convert(bulletin).stdout
    assert "+Manba keyin qoʻshgan" in said
    assert "-Muharrir qoʻshgan" in said


def test_a_raw_text_in_another_language_does_not_replace_an_article(bulletin: Bulletin, project: Path) -> None:
    bulletin.write("articles/a.txt", article(1))
    convert(bulletin)
    (path,) = made(bulletin)
    before = path.read_bytes()
    bulletin.write("articles/a.txt", (project / "articles/004_d41f11036b678315.txt").read_bytes())
    done = convert(bulletin)
    assert (done.returncode, "[convert-language-changed]" in done.stderr) == (1, True)
    assert (made(bulletin), path.read_bytes()) == ([path], before)


def test_explain_shows_the_phrases_by_which_themes_were_found(bulletin: Bulletin) -> None:
    themes = (bulletin.root / "docs/themes.yml").read_text("utf-8")
    phrases = "  phrases: {uz: {specific: [odam savdosiga qarshi], weak: [dastur]}}\n"
    bulletin.write("docs/themes.yml", themes + phrases)
    bulletin.write("articles/a.txt", "Odam savdosiga qarshi kurash kuchaymoqda\n\n" + article(3))
    said = convert(bulletin, "--explain").stdout
    assert re.search(r"theme policy: \d+ points, published", said)
    assert "3 for “odam savdosiga qarshi” in the title: Odam savdosiga qarshi" in said


def test_days_in_words_are_suggestions_only(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1) + "\nYigʻilish 2024-yil 23-aprelda boʻlib oʻtdi.\n")
    said = convert(bulletin).stdout
    assert "2024-04-23 (2024-yil 23-aprelda)" in said
    assert "date" not in publication.matter(made(bulletin)[0])


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (lambda text: text.replace("ʻ", "‘").replace("\n\n", "\n\n\n"), "duplicate-text"),
        (lambda text: text.replace("juma kuni", "shanba kuni") + "\nYana bir gap qoʻshildi.\n", "duplicate-near"),
    ],
)
def test_the_same_article_a_second_time_is_reported(bulletin: Bulletin, second, code: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    text = article(1, paragraphs=12)
    bulletin.write("articles/a.txt", text)
    convert(bulletin)
    bulletin.write(
        "articles/b.txt", "Boshqa sarlavha bilan oʻsha maqola chiqdi\n\n" + second(text).partition("\n\n")[2]
    )
    for number in range(2, 6):
        bulletin.write(f"articles/c{number}.txt", article(number, paragraphs=12))
    done = convert(bulletin)
    found = re.findall(r"^(\S+): warning: (.*) \[(duplicate-\w+)\]$", done.stderr, re.MULTILINE)
    assert [(file, kind) for file, _, kind in found] == [("articles/b.txt", code)]
    assert made(bulletin)[0].parent.name in found[0][1]
    assert done.returncode == 0


def test_the_same_address_is_reported(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2024/eski", source="{url: 'https://www.news.example/1/'}")
    bulletin.write("articles/a.txt", article(1))
    bulletin.write("articles/a.yml", "url: http://news.example/1#top\n")
    said = convert(bulletin).stderr
    assert re.search(
        r"^articles/a\.txt: warning: docs/uz/articles/2024/eski\.md .*\[duplicate-url\]", said, re.MULTILINE
    )


def test_json_is_for_programs(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", "Share\n" + article(1))
    bulletin.write("articles/b.txt", "")
    done = convert(bulletin, "--format", "json", "--explain")
    answer = json.loads(done.stdout)
    (row,) = answer["articles"]
    assert (row["file"], row["outcome"], row["language"]) == ("articles/a.txt", "new", "uz")
    assert row["removed"] == [{"line": 1, "text": "Share"}]
    assert "themes" in row
    assert [(problem["path"], problem["code"]) for problem in answer["problems"]] == [
        ("articles/b.txt", "convert-empty")
    ]
    assert done.returncode == 1


def test_annotations_are_for_a_workflow(bulletin: Bulletin) -> None:
    bulletin.write("articles/b.txt", "")
    done = convert(bulletin, "--format", "github")
    assert done.stdout.startswith("::error file=articles/b.txt,title=convert-empty::")


def test_lines_that_recur_are_proposed_and_once_committed_removed(bulletin: Bulletin) -> None:
    for number in range(4):
        text = f"Mening hududim tanlovi\n{article(number)}\nTahririyat kanaliga oʻtish tugmasi\n"
        bulletin.write(f"articles/sayt/{number}.txt", text)
    bulletin.write("articles/boshqa.txt", article(9))
    before = projects.digests(bulletin.root)
    said = convert(bulletin, "--learn").stdout
    assert projects.digests(bulletin.root) == before
    lines = [line for line in said.splitlines() if not line.startswith("#")]
    assert lines == ["articles/sayt:", '- "Mening hududim tanlovi"', '- "Tahririyat kanaliga oʻtish tugmasi"']
    bulletin.write("articles/chrome.yml", said)
    assert "Nothing" not in convert(bulletin).stderr
    for path in made(bulletin):
        assert "hududim" not in path.read_text("utf-8")
        assert "Tahririyat kanaliga" not in path.read_text("utf-8")


def test_labels_that_are_no_lists_are_refused_with_their_place(bulletin: Bulletin) -> None:
    bulletin.write("articles/chrome.yml", "a.example: [Share]\nb.example: Print\n")
    done = convert(bulletin)
    assert (done.returncode, "articles/chrome.yml:2:1: error:" in done.stderr) == (1, True)


def test_a_damaged_cache_changes_nothing_but_time(bulletin: Bulletin) -> None:
    bulletin.write("articles/a.txt", article(1))
    convert(bulletin)
    first = made(bulletin)[0].read_bytes()
    for data in (b"no database at all" * 100, b""):
        (bulletin.root / ".cache/convert.sqlite").write_bytes(data)
        assert "(unchanged)" in convert(bulletin).stdout
        assert "(unchanged)" in convert(bulletin, "--check").stdout
    assert made(bulletin)[0].read_bytes() == first


def test_without_a_place_for_the_cache_the_work_goes_on(bulletin: Bulletin) -> None:
    bulletin.write(".cache", "a file in the way")
    bulletin.write("articles/a.txt", article(1))
    assert convert(bulletin).returncode == 0


def test_many_files_on_many_cores_are_what_each_is_alone(bulletin: Bulletin, tmp_path: Path) -> None:
    for number in range(230):
        bulletin.write(f"articles/{number:03}.txt", article(number))
    assert convert(bulletin).returncode == 0
    assert len(made(bulletin)) == 230
    alone = Bulletin(tmp_path / "alone")
    for number in (7, 229):
        alone.write(f"articles/{number:03}.txt", article(number))
    convert(alone)
    for path in made(alone):
        assert (bulletin.root / path.relative_to(alone.root)).read_bytes() == path.read_bytes()
    assert convert(bulletin).stdout.count("(unchanged)") == 230
