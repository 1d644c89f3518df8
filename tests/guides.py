"""The guides for people, read as a reader does who types every command that stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PROJECT

GUIDES = sorted(
    path.relative_to(PROJECT).as_posix()
    for pattern in ("README.md", "CONTRIBUTING*.md", ".github/*.md", ".github/contributing/*.md")
    for path in PROJECT.glob(pattern)
)
PROGRAMS = r"(?:make|nashra|git|mkdocs|properdocs|sh|sed|cd|sha256sum|python3 scripts/run\.py|\.venv/bin/\w+)"
COMMAND = re.compile(rf"(?:[A-Z_]+=\S+ )*{PROGRAMS}(?: .*)?")
FENCE = re.compile(r"^ *```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
SHELL_FENCES = {"", "bash", "console", "sh", "shell"}
# The name of a program, spoken of rather than to be typed.
BARE = {"make", "nashra", ".venv/bin/nashra", "git", "mkdocs", "properdocs", "sh", "cd"}


def commands(guide: str) -> Iterator[str]:
    """Give every command of a guide once, in the order in which they stand there."""
    text = (PROJECT / guide).read_text("utf-8")
    found: dict[str, None] = {}
    for match in re.finditer(rf"{FENCE.pattern}|`(?P<inline>[^`\n]+)`", text, FENCE.flags):
        if match["inline"]:
            found |= dict.fromkeys(typed(match["inline"]))
        elif match["kind"] in SHELL_FENCES:
            for line in match["text"].splitlines():
                found |= dict.fromkeys(typed(line))
    return iter(found)


def typed(line: str) -> list[str]:
    """Give what is typed of a line: without a prompt, and without what is said about it after spaces or ``#``."""
    command = re.split(r"\s{2,}|\s+#\s", line.strip().removeprefix("$ "))[0].rstrip()
    return [command] if COMMAND.fullmatch(command) and command not in BARE else []


def fresh_clone(folder: Path, files: list[Path]) -> Path:
    """Copy what is in the repository, and nothing that was made in it."""
    for path in files:
        target = folder / path.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        target.chmod(path.stat().st_mode & 0o777)
    return folder
