"""How long a whole site takes, and how much memory, beside other generators on the same stories: ``make bench``.

    python -m tests.bench.site [--only NAME]… [stories …]

100, 1,000 and 3,000 stories in two languages without a number. Nashra makes everything it has: theme pages, archives,
feeds, metadata, search; ``nashra build`` checks all texts before that, which no other does, so that its time without
is printed too. The plain stack is MkDocs with Material and static-i18n, the articles outside its
navigation. The others are installed from pinned requirements beside this file into ``.cache/bench``.
A page is an HTML file; memory is what all processes of a generator hold together at the worst moment. On Linux, what
several of them share counts once (PSS); elsewhere it counts for each.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench import story_sites
from tests.bench.story_sites import PROJECT, Story

ENVIRONMENTS = PROJECT / ".cache" / "bench"
SIZES = (100, 1_000, 3_000)
BASE = "plain stack"
_EACH_SECONDS = 0.25


@dataclass(frozen=True)
class Generator:
    """A way of making a site. ``program`` is its package where it has an environment of its own."""

    name: str
    write: Callable[[Path, Sequence[Story]], None]
    command: tuple[str, ...]
    output: str
    program: str = ""
    prepare: tuple[str, ...] = ()
    """What makes the folder that ``write`` fills, run in its place; ``{root}`` stands for it."""


GENERATORS = (
    Generator(BASE, story_sites.write_plain, (sys.executable, "-m", "mkdocs", "build", "-q"), "site"),
    Generator(
        "… without search",
        story_sites.write_plain,
        (sys.executable, "-m", "mkdocs", "build", "-q", "-f", "without-search.yml"),
        "site",
    ),
    Generator("Nashra", story_sites.write_nashra, (sys.executable, "-m", "nashra", "build"), "site"),
    Generator(
        "… without checks",
        story_sites.write_nashra,
        (sys.executable, str(Path(__file__).with_name("build_alone.py"))),
        "site",
    ),
    Generator("Pelican", story_sites.write_pelican, ("pelican", "-q", "-s", "pelicanconf.py"), "output", "pelican"),
    Generator(
        "Nikola",
        story_sites.write_nikola,
        ("nikola", "build", "-v", "0"),
        "output",
        "nikola",
        ("nikola", "init", "-q", "{root}"),
    ),
    Generator("Hugo", story_sites.write_hugo, ("hugo", "build", "--quiet"), "public", "hugo"),
)


@dataclass(frozen=True)
class Measured:
    """What a run took. Memory is in bytes."""

    pages: int
    seconds: float
    cpu: float
    memory: int


def main(arguments: Sequence[str]) -> int:
    """Print a table for each number of stories."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.site")
    parser.add_argument("stories", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--only", action="append", default=[], help="a generator to measure, by its name")
    options = parser.parse_args(arguments)
    chosen = [each for each in GENERATORS if not options.only or each.name in options.only]
    ready = [each for each in chosen if has_environment(each)]
    for count in options.stories:
        say(f"\n{count} stories in 2 languages")
        say(f"{'':18}{'pages':>8}{'seconds':>10}{'of CPU':>9}{'ms a page':>11}{'ratio':>8}{'MB':>8}")
        made = story_sites.stories(count)
        base: float | None = None
        for each in ready:
            found = measure(each, made)
            base = found.seconds if each.name == BASE else base
            say(line(each.name, found, base))
    return 0


def line(name: str, found: Measured, base: float | None) -> str:
    """Word one run; its ratio is its time in times of the plain stack's on the same stories."""
    ratio = f"{found.seconds / base:.2f}" if base else "–"
    a_page = 1000 * found.seconds / found.pages
    return (
        f"{name:18}{found.pages:>8}{found.seconds:>10.1f}{found.cpu:>9.1f}"
        f"{a_page:>11.2f}{ratio:>8}{found.memory / 1e6:>8.0f}"
    )


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def has_environment(generator: Generator) -> bool:
    """Install a generator, unless it is; where that fails, print the command that does it."""
    folder = ENVIRONMENTS / generator.program
    requirements = Path(__file__).with_name(f"requirements-{generator.program}.txt")
    stamp = folder / "requirements.txt"
    if not generator.program or (stamp.exists() and stamp.read_bytes() == requirements.read_bytes()):
        return True
    say(f"Installing {generator.name} into {folder.relative_to(PROJECT)} (once) …")
    install = ["-m", "pip", "install", "-qq", "--require-hashes", "-r", str(requirements.relative_to(PROJECT))]
    make = [sys.executable, "-m", "venv", "--clear", str(folder)]
    done = [
        subprocess.run(command, cwd=PROJECT, check=False).returncode
        for command in (make, [inside(folder, "python"), *install])
    ]
    if any(done):
        say(
            f"{generator.name:18}cannot be had here. This installs it: {' '.join([inside(folder, 'python'), *install])}"
        )
        return False
    shutil.copy(requirements, stamp)
    return True


def inside(environment: Path, program: str) -> str:
    """Give the path of a program of a virtual environment."""
    return str(environment / ("Scripts" if os.name == "nt" else "bin") / program)


def measure(generator: Generator, made: Sequence[Story]) -> Measured:
    """Write the stories as the generator wants them and make the site once."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        if generator.prepare:
            run([part.format(root=root) for part in generator.prepare], Path(folder), generator)
        generator.write(root, made)
        before, began = os.times(), time.perf_counter()
        memory = run(generator.command, root, generator)
        seconds, now = time.perf_counter() - began, os.times()
        cpu = now.children_user + now.children_system - before.children_user - before.children_system
        pages = sum(1 for _ in (root / generator.output).rglob("*.html"))
        return Measured(pages, seconds, cpu, memory)


def run(command: Sequence[str], folder: Path, generator: Generator) -> int:
    """Run a command to its end and give the most memory that it and its children had together, in bytes."""
    program, *arguments = command
    if generator.program:
        program = inside(ENVIRONMENTS / generator.program, program)
    environment: Mapping[str, str] = {
        **os.environ,
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": story_sites.SITE_URL,
    }
    with subprocess.Popen(
        [program, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        watcher = Watcher(process.pid)
        watcher.start()
        assert process.stderr is not None
        said = process.stderr.read()
        code = process.wait()
        watcher.join()
    if code != 0:
        raise SystemExit(f"{generator.name}: {' '.join(command)} gave {code}\n{said.decode(errors='replace')[-2000:]}")
    return watcher.most


class Watcher(threading.Thread):
    """Adds up the memory of a process and its children, again and again until it has ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0

    def run(self) -> None:
        """Watch."""
        try:
            process = psutil.Process(self.pid)
            while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                self.most = max(self.most, sum(map(_held, [process, *process.children(recursive=True)])))
                time.sleep(_EACH_SECONDS)
        except psutil.NoSuchProcess:
            return


def _held(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return int(getattr(memory, "pss", memory.rss))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
