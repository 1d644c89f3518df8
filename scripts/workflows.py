"""What the workflows in ``.github/`` do with Git and with the hosting site, beside ``nashra``: called by ``run.py``.

It needs nothing but Python and Git, so that steps with a token run no foreign package. All particulars come from the
variables that the workflows set. What a stranger's pull request has made is data here: files of a known name and size,
a number that must fit the commit it claims to be about, and a patch that may only touch articles.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
BASE, REVIEW, PREVIEW = BUILD / "base", BUILD / "review", BUILD / "preview"
RECORD, NUMBER = REVIEW / "record.json", REVIEW / "number"
PATCH = BUILD / "conversion/conversion.patch"
PATCHABLE = re.compile(r"docs/[A-Za-z0-9-]+/articles/(?!.*\.\.)[^\x00-\x1f]+")
BOT = "github-actions[bot]"
BOT_ADDRESS = "41898282+github-actions[bot]@users.noreply.github.com"
MARKER = "<!-- nashra: review -->"
LARGEST_RECORD, LARGEST_PATCH = 1_000_000, 200_000_000
LONGEST_COMMENT = 65_000  # GitHub takes 65,536 characters
PAGE_LENGTH = 100
TIMEOUT = 30

Nashra = Callable[..., "subprocess.CompletedProcess[str]"]


def review(nashra: Nashra) -> int:
    """Compare with the tree that the change is made to: its first parent, as hosting sites merge pull requests."""
    number = os.environ["NUMBER"]
    shutil.rmtree(REVIEW, ignore_errors=True)
    REVIEW.mkdir(parents=True)
    git("worktree", "prune")
    git("worktree", "add", "--quiet", "--force", "--detach", str(BASE), os.environ.get("BASE", "HEAD^1"))
    try:
        found = nashra("review", "--base", str(BASE), "--record")
    finally:
        git("worktree", "remove", "--force", str(BASE))
    RECORD.write_text(found.stdout, "utf-8")
    NUMBER.write_text(number, "utf-8")
    return found.returncode


def preview(nashra: Nashra) -> int:
    """Make the offline bundle of all languages, unpacked: what is downloaded is packed again by the hosting site."""
    shutil.rmtree(PREVIEW, ignore_errors=True)
    for arguments in (("convert",), ("bundle", "zip")):
        if code := nashra(*arguments, shown=True).returncode:
            return code
    with zipfile.ZipFile(ROOT / "dist/nashra-all.zip") as bundle:
        bundle.extractall(PREVIEW)
    return 0


def conversion(nashra: Nashra) -> int:
    """Write what ``convert`` makes of raw files as a patch; what it refuses is the business of ``check``."""
    nashra("convert", shown=True)
    git("add", "--all", "docs")
    patch = git("diff", "--cached", "--binary", "--full-index", "HEAD", "--", "docs")
    if patch:
        PATCH.parent.mkdir(parents=True, exist_ok=True)
        PATCH.write_bytes(patch.encode("utf-8", "surrogateescape"))
        print("Wrote the patch. To apply it: git apply conversion.patch")
    output("pending", "true" if patch else "false")
    return 0


def commit_conversion() -> int:
    """Commit that patch to the branch it was made for, checked out in ``TREE``, and have the result checked.

    A push with a workflow's own token starts no workflow, so the check is asked for.
    """
    tree, branch = Path(os.environ["TREE"]), os.environ["BRANCH"]
    git("apply", "--index", "-", data=foreign(Path(os.environ["PATCH"]), LARGEST_PATCH), tree=tree)
    listed = git("diff", "--cached", "--raw", "--no-renames", "-z", tree=tree).split("\0")[:-1]
    modes, paths = {facts.split()[1] for facts in listed[::2]}, listed[1::2]
    if not all(PATCHABLE.fullmatch(path) for path in paths) or modes - {"100644", "000000"}:
        refuse("The patch touches more than articles.")
    author = ("-c", f"user.name={BOT}", "-c", f"user.email={BOT_ADDRESS}")
    git(*author, "commit", "--quiet", "--message", "Convert raw files", tree=tree)
    git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}", tree=tree, environment=credentials())
    api("POST", "/actions/workflows/check.yml/dispatches", {"ref": branch})
    print("Committed what convert made:", *paths, sep="\n  ")
    return 0


def comment(nashra: Nashra) -> int:
    """Put what a pull request changes under it, in one comment that is renewed at each change."""
    number = foreign(NUMBER, 20).decode("ascii", "replace").strip()
    if not re.fullmatch(r"[1-9][0-9]{0,9}", number):
        refuse("The record names no pull request.")
    pull = api("GET", f"/pulls/{number}")
    if pull["head"]["sha"] != os.environ["COMMIT"] or pull["state"] != "open":
        refuse(
            "The pull request that the record names is not, or no longer, at the commit that the record was made of."
        )
    foreign(RECORD, LARGEST_RECORD)
    said = nashra("review", "--read", str(RECORD), "--run", os.environ["RUN"])
    if said.returncode:
        print(said.stderr, file=sys.stderr)
        return said.returncode
    if len(said.stdout) > LONGEST_COMMENT or not said.stdout.startswith(MARKER):
        refuse("The comment is not of the form that it should have.")
    text = {"body": said.stdout}
    own = own_comment(number)
    if own is None:
        api("POST", f"/issues/{number}/comments", text)
    else:
        api("PATCH", f"/issues/comments/{own}", text)
    return 0


def own_comment(number: str) -> int | None:
    """Find the comment that an earlier run has made; nobody else's, whatever it begins with."""
    page = 0
    while True:
        page += 1
        found = api("GET", f"/issues/{number}/comments?per_page={PAGE_LENGTH}&page={page}")
        for one in found:
            if one["user"]["login"] == BOT and one["body"].startswith(MARKER):
                return int(one["id"])
        if len(found) < PAGE_LENGTH:
            return None


def release() -> int:
    """Put the bundles of `dist/` under the release of a tag, single articles excepted; doing it again replaces them."""
    tag = os.environ["TAG"]
    quoted = urllib.parse.quote(tag, safe="")
    found = api("GET", f"/releases/tags/{quoted}", missing_is_none=True)
    made = found or api("POST", "/releases", {"tag_name": tag, "name": tag, "generate_release_notes": True})
    former = {asset["name"]: asset["id"] for asset in made["assets"]}
    address = made["upload_url"].partition("{")[0]
    for path in sorted(path for path in (ROOT / "dist").iterdir() if path.is_file()):
        name = path.name
        if name in former:
            api("DELETE", f"/releases/assets/{former[name]}")
        call("POST", f"{address}?name={urllib.parse.quote(name)}", path.read_bytes(), "application/octet-stream")
        print(f"released: {name}")
    return 0


def foreign(path: Path, largest: int) -> bytes:
    """Read a file that a stranger may have made: a plain file, no link, of at most so many bytes."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
        refuse(f"{path.name} is not of the form that it should have.")
    return path.read_bytes()


def git(
    *arguments: str, tree: Path = ROOT, data: bytes | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """Run Git at the top of a tree and give what it said. Raises ``CalledProcessError``."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    variables = {**os.environ, **(environment or {})}
    done = subprocess.run(command, cwd=tree, input=data, env=variables, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


def credentials() -> dict[str, str]:
    """Give Git the token for one command, by variables, which no list of processes and no file shows."""
    pair = base64.b64encode(f"x-access-token:{os.environ['GITHUB_TOKEN']}".encode()).decode()
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server}/.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {pair}",
    }


def api(method: str, path: str, body: Any = None, *, missing_is_none: bool = False) -> Any:
    """Ask the hosting site about this repository, and give the answer."""
    address = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}{path}"
    data = None if body is None else json.dumps(body).encode()
    try:
        return call(method, address, data, "application/json")
    except urllib.error.HTTPError as error:
        with error:
            if missing_is_none and error.code == 404:
                return None
        raise


def call(method: str, address: str, data: bytes | None, kind: str) -> Any:
    """Send one request with the workflow's token."""
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Content-Type": kind,
        "User-Agent": "nashra",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    request = urllib.request.Request(address, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        said = answer.read()
    return json.loads(said) if said else None


def output(name: str, value: str) -> None:
    """Hand a value on to later steps of the workflow, if there is one."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{name}={value}\n")


def refuse(why: str) -> NoReturn:
    """Stop with a message."""
    sys.exit(f"Stopped: {why}")
