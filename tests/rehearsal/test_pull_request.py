"""What an editor meets who opens a pull request, from the first push to the comment under it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.rehearsal.conftest import Begin
from tests.rehearsal.hosting_site import TOKEN, HostingSite
from tests.rehearsal.pull_requests import CASES, NEWS, ORIGINAL
from tests.rehearsal.runner import Run, git, shown_on_lines

EXPECTED = Path(__file__).parent / "expected"
ARTICLE = "docs/uz/articles/2024/dastlabki-fayldan.md"
STOPPED = {"raw-file", "bad-front-matter", "wrong-theme", "hostile-file"}
WITHOUT_PREVIEW = STOPPED - {"raw-file"}


def comment_on(run: Run) -> bool:
    """Run what the hosting site starts when a preview is done, on the default branch."""
    request = run.github["event"]["pull_request"]
    repository = {"full_name": request["head"]["repo"]["full_name"]}
    finished = {
        "id": 1,
        "event": "pull_request",
        "conclusion": "success" if run.said[-1].code == 0 else "failure",
        "head_sha": request["head"]["sha"],
        "head_branch": request["head"]["ref"],
        "head_repository": repository,
        "html_url": "https://host.example/editors/bulletin/actions/runs/1",
    }
    main = git(run.origin, "rev-parse", "main").strip()
    github = {**run.github, "event": {"workflow_run": finished}, "sha": main, "token": TOKEN}
    later = Run(run.origin, run.folder / "later", github, run.variables, run.artifacts)
    done = later.job("comment", "comment")
    run.said += later.said
    return done


@pytest.mark.parametrize("name", CASES)
def test_a_pull_request_is_checked_shown_and_commented(begin: Begin, site: HostingSite, name: str) -> None:
    run = begin(name, fork=True)
    assert run.job("check", "content") == (name not in STOPPED), run.said[-1].text
    shown = "".join(f"{line}\n" for line in shown_on_lines(run.said[-1]))
    assert shown == (EXPECTED / name / "check.txt").read_text("utf-8")
    assert run.job("preview", "preview") == (name not in WITHOUT_PREVIEW), run.said[-1].text
    assert comment_on(run), run.said[-1].text
    (comment,) = site.comments
    assert comment["body"] == (EXPECTED / name / "comment.md").read_text("utf-8")
    # No name of a file begins a line that the hosting site would take for a command.
    assert [line for said in run.said[1:] for line in shown_on_lines(said)] == []
    pages = [path.read_text("utf-8") for path in run.artifacts.glob("preview/**/*.html")]
    assert bool(pages) == (name not in WITHOUT_PREVIEW)
    if name == "good-article":
        assert any(NEWS in page for page in pages)
        assert list(run.artifacts.glob("preview/*/START-HERE.html")), "to be opened without unpacking it twice"


def test_there_is_one_comment_and_it_is_kept_up_to_date(reviewed: Run, site: HostingSite) -> None:
    stranger = "<!-- nashra: review -->\nfirst"
    site.add_comment("7", stranger, "somebody")
    site.comments += [{"id": 1000 + n, "number": "7", "user": {"login": "x"}, "body": ""} for n in range(150)]
    assert comment_on(reviewed)
    site.comments[-1]["body"] = "<!-- nashra: review -->\nof yesterday"
    assert comment_on(reviewed)
    own = [one for one in site.comments if one["user"]["login"] == "github-actions[bot]"]
    assert len(own) == 1
    assert "yaxshi" in own[0]["body"]
    assert site.comments[0]["body"] == stranger


def test_raw_files_of_a_branch_are_converted_for_their_editor(begin: Begin, site: HostingSite) -> None:
    run = begin("raw-file")
    assert run.job("convert", "convert"), run.said[-1].text
    assert run.job("convert", "commit", {"convert": {"outputs": run.outputs}}), run.said[-1].text
    assert git(run.origin, "diff", "--name-only", "raw-file~", "raw-file").split() == [ARTICLE]
    told = git(run.origin, "log", "-1", "--format=%an: %s", "raw-file").strip()
    assert told == "github-actions[bot]: Convert raw files"
    # A workflow's own push starts no workflow, so the check has to be asked for: and it is content.
    assert site.dispatches == [("check.yml", "raw-file")]
    run.github["sha"] = git(run.origin, "rev-parse", "raw-file").strip()
    assert run.job("check", "content"), run.said[-1].text


def test_raw_files_of_a_fork_are_converted_into_a_patch(begin: Begin, site: HostingSite, tmp_path: Path) -> None:
    run = begin("raw-file", fork=True)
    assert run.job("convert", "convert")
    before = len(run.said)
    assert run.job("convert", "commit", {"convert": {"outputs": run.outputs}})
    assert len(run.said) == before
    assert site.dispatches == []
    clone = tmp_path / "clone-of-raw-file"
    git(clone, "checkout", "--quiet", "raw-file")
    shutil.copy2(run.artifacts / "conversion/conversion.patch", clone)
    git(clone, "apply", "conversion.patch")
    assert (clone / ARTICLE).is_file()


def test_nothing_is_committed_when_there_is_nothing_to_convert(begin: Begin) -> None:
    run = begin("good-article")
    assert run.job("convert", "convert")
    assert run.outputs == {"pending": "false"}
    assert not (run.artifacts / "conversion").exists()
    before = len(run.said)
    assert run.job("convert", "commit", {"convert": {"outputs": run.outputs}})
    assert len(run.said) == before


@pytest.mark.parametrize(
    "name",
    ["README.md", "docs/uz/index.md", ".github/workflows/x.yml", "scripts/run.py", "docs/uz/articles/../x.md"],
)
def test_a_patch_may_touch_nothing_but_articles(begin: Begin, site: HostingSite, name: str) -> None:
    run = begin("raw-file")
    assert run.job("convert", "convert")
    patch = run.artifacts / "conversion/conversion.patch"
    new = f"{name}.x"
    added = f"diff --git a/{new} b/{new}\nnew file mode 100644\n--- /dev/null\n+++ b/{new}\n@@ -0,0 +1 @@\n+x\n"
    patch.write_text(patch.read_text("utf-8") + added, "utf-8")
    before = git(run.origin, "rev-parse", "raw-file")
    assert not run.job("convert", "commit", {"convert": {"outputs": run.outputs}})
    assert git(run.origin, "rev-parse", "raw-file") == before
    assert site.dispatches == []


def test_a_patch_may_make_no_links(begin: Begin) -> None:
    run = begin("raw-file")
    assert run.job("convert", "convert")
    name = "docs/uz/articles/2026/link.md"
    head = f"diff --git a/{name} b/{name}\nnew file mode 120000\n--- /dev/null\n+++ b/{name}\n"
    added = f"{head}@@ -0,0 +1 @@\n+/etc/passwd\n"
    (run.artifacts / "conversion/conversion.patch").write_text(added, "utf-8")
    assert not run.job("convert", "commit", {"convert": {"outputs": run.outputs}})
    assert "more than articles" in run.said[-1].text


def forged(run: Run, number: str | None = None, record: str | None = None) -> None:
    """Change what the run of the pull request has left, as its author can."""
    folder = run.artifacts / "review"
    if number is not None:
        (folder / "number").write_text(number, "utf-8")
    if record is not None:
        (folder / "record.json").write_text(record, "utf-8")


@pytest.mark.parametrize("number", ["", "8", "7; echo", "../7", "٧", "-7", "7\n8", "7" * 30, "0"])
def test_a_pull_request_gets_a_comment_under_no_other(reviewed: Run, site: HostingSite, number: str) -> None:
    site.pulls["8"] = {"state": "open", "head": {"sha": "0" * 40}}
    forged(reviewed, number=number)
    assert not comment_on(reviewed)
    assert site.comments == []


@pytest.mark.parametrize("record", ["", "{}", "[" * 100_000, "x" * 2_000_000])
def test_a_forged_record_is_refused(reviewed: Run, site: HostingSite, record: str) -> None:
    forged(reviewed, record=record)
    assert not comment_on(reviewed)
    assert site.comments == []
    assert "Traceback" not in reviewed.said[-1].text


def test_a_link_in_the_place_of_the_number_is_not_followed(reviewed: Run, site: HostingSite, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("7")
    (reviewed.artifacts / "review/number").unlink()
    (reviewed.artifacts / "review/number").symlink_to(secret)
    assert not comment_on(reviewed)
    assert site.comments == []


def test_a_pull_request_that_has_moved_on_gets_no_comment_of_the_past(reviewed: Run, site: HostingSite) -> None:
    site.pulls["7"]["head"]["sha"] = "1" * 40
    assert not comment_on(reviewed)
    assert site.comments == []


def test_publication_stops_while_raw_files_wait(begin: Begin, origin: Path, tmp_path: Path) -> None:
    run = begin("raw-file")
    git(tmp_path / "clone-of-raw-file", "push", "--quiet", "origin", "main:main")
    main = begin()
    assert not main.job("publish", "build")
    assert "nashra convert" in main.said[-1].text
    assert not (main.artifacts / "github-pages").exists()
    assert run.origin == origin


def test_what_is_merged_is_published_with_its_bundles(begin: Begin, tmp_path: Path) -> None:
    begin("good-article")
    git(tmp_path / "clone-of-good-article", "push", "--quiet", "origin", "main:main")
    run = begin()
    assert run.job("publish", "build"), run.said[-1].text
    site = run.artifacts / "github-pages"
    page = (site / "articles/2026/yaxshi/index.html").read_text("utf-8")
    assert "https://host.example/bulletin/articles/2026/yaxshi/" in page
    assert list(site.rglob("nashra-all.zip"))
    assert not (run.artifacts / "bundles").exists()


def test_a_tag_puts_the_bundles_under_a_release_and_may_be_repeated(begin: Begin, site: HostingSite) -> None:
    run = begin()
    run.github |= {"ref": "refs/tags/v1", "ref_type": "tag", "ref_name": "v1"}
    assert run.job("publish", "build"), run.said[-1].text
    for _ in range(2):
        assert run.job("publish", "release"), run.said[-1].text
    assert list(site.releases) == ["v1"]
    names = [name for name, _ in site.assets.values()]
    assert len(names) == len(set(names))
    assert {"SHA256SUMS", "manifest.json", "nashra-all.zip", "nashra-uz.epub"} <= set(names)
    made = run.artifacts / "bundles"
    assert all(data == (made / name).read_bytes() for name, data in site.assets.values())


def test_the_golden_comments_are_of_the_cases_there_are() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(CASES)
    assert ORIGINAL in CASES["stale-translation"]
