"""The conductor: articles → docs → bundles → site, each stage a function, read from top to bottom."""

from __future__ import annotations

import datetime
import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nashra.bundles.selection import Choice, Step
from nashra.cache.store import Store
from nashra.checking.apart import check_apart
from nashra.checking.content_checks import REPORTS, Surroundings, check, folder_of, is_within
from nashra.checking.file_report import markdown_files, read_file
from nashra.checking.fixes import mended
from nashra.content import drafting
from nashra.content.catalogue import Catalogue
from nashra.content.drafting import Drafted, NewArticle
from nashra.content.handing_on import HandedOn, hand_on
from nashra.content.tree import Content, project_path, read_content
from nashra.content.writer import write_atomically, write_failure
from nashra.intake.placing import Placement
from nashra.intake.raw_files import find_raw_files
from nashra.intake.stage import CONVERSIONS, Staged, stage
from nashra.languages import Language
from nashra.links.external import external_addresses
from nashra.links.findings import link_problems
from nashra.links.probing import Open, Wait, probe
from nashra.problems import NashraError, Problem, has_errors
from nashra.publishing.downloads import offered
from nashra.publishing.pages import linkable_uris
from nashra.review.changes import Changes, compare
from nashra.settings import CONFIGURATION, Settings

# Material for MkDocs prints an advertisement for its successor otherwise.
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
# The folders of runs: how their names begin, and how old none becomes that is still in use (seconds).
_PASSING, _LONGEST_RUN = ".nashra-", 86_400
_UNWRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# With fewer, a second process takes longer to start than it saves.
_LEAST_ARTICLES_FOR_PROCESSES = 300

Progress = Callable[[str], None]
StepProgress = Callable[[Step], None]


@dataclass(frozen=True)
class Made:
    """A file or folder that was made, and its size in bytes."""

    path: Path
    size: int


def run_site(
    settings: Settings,
    variables: Mapping[str, str],
    today: datetime.date,
    report: Progress,
    report_step: StepProgress,
) -> list[Made]:
    """Do all of it: convert, check, bundle, build. Raises :class:`NashraError` at the first stage with errors."""
    report("convert")
    with Store(settings.root, CONVERSIONS) as store:
        converted = run_convert(settings, today, write=True, store=store)
    _stop_on_errors(converted.problems)
    report("check")
    content, problems = run_check(settings, today)
    _stop_on_errors(problems)
    report("bundle")
    with _work_folder(settings) as passing:
        bundles = passing / "dist"
        _make_bundles(settings, variables, content.catalogue, Choice(), bundles, report_step)
        report("build")
        built = run_build(settings, variables, content.catalogue, bundles)
        _replace_folder(bundles, settings.dist_dir)
    return [*_made(settings.dist_dir), built]


def run_convert(
    settings: Settings,
    today: datetime.date,
    *,
    write: bool,
    store: Store,
    jobs: int = 0,
    report: Callable[[int, int], None] | None = None,
) -> Staged:
    """Convert all raw files; with ``write``, put into ``docs/`` what may be put there.

    ``jobs`` is how many processes may work, 0 for one a core; ``report`` is told how many of how many files
    are converted. What the placements say is read from ``store`` when it is asked for. Raises
    :class:`NashraError` when the themes or the labels of the bulletin's own sources cannot be read.
    """
    staged = stage(settings, today, store, jobs=jobs, report=report)
    if write:
        for placement in staged.placements:
            if placement.writes:
                text = placement.text
                _write_placement(settings, placement, text)
                staged.remember(placement, text)
    return staged


def _write_placement(settings: Settings, placement: Placement, text: str) -> None:
    """Write an article after its pictures, so that it never stands without them."""
    for path, data in placement.pictures():
        write_atomically(settings.root / path, data, within=settings.docs_dir)
    write_atomically(settings.root / placement.path, text.encode(), within=settings.docs_dir)


def run_check(
    settings: Settings, today: datetime.date, told: Callable[[int, int], None] | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """Read ``docs/`` and find what is wrong in it; ``told`` is told how many of how many files have been judged."""
    with Store(settings.root, REPORTS) as store:
        return check(settings, Surroundings(today, _raw_files(settings), linkable_uris, store, told))


def run_review(settings: Settings, base: Settings, today: datetime.date, store: Store) -> Changes:
    """Convert, check, and compare with the tree of ``base``: what a pull request changes.

    Errors are part of the answer; what is wrong with ``base`` is not this tree's business.
    """
    try:
        staged = run_convert(settings, today, write=True, store=store)
        problems = staged.problems
        converted = [placement.path for placement in staged.placements if placement.writes]
    except NashraError as error:
        problems, converted = error.problems, []
    content, found = run_check(settings, today)
    return compare(read_content(base), content, converted, [*problems, *found])


def run_links(settings: Settings, ask: Open, wait: Wait) -> tuple[int, tuple[Problem, ...]]:
    """Ask other sites for everything that the bulletin links to: how much that is, and what is no longer there."""
    places = external_addresses(settings, read_content(settings))
    return len(places), tuple(sorted(link_problems(probe(places, ask, wait), places)))


def run_fix(settings: Settings, paths: Collection[str]) -> list[str]:
    """Mend what is safe to mend in ``docs/``, or in some ``paths`` of it, and name the files that changed."""
    folder = folder_of(settings)
    changed = []
    for path, language in markdown_files(folder):
        if is_within(project_path(settings, path), paths) and (source := read_file(folder, path, language)):
            result = mended(source, folder.codes)
            if result:
                write_atomically(path, result.text.encode(), within=settings.docs_dir)
                changed.append(source.path)
    return changed


def run_new(settings: Settings, wanted: NewArticle, today: datetime.date) -> str:
    """Write the file of a new article and give its path."""
    return _write(settings, drafting.new_article(settings, read_content(settings), wanted, today))


def run_translate(settings: Settings, path: str, to: str) -> str:
    """Write the file in which the article at ``path`` is to be translated, and give its path."""
    return _write(settings, drafting.new_translation(settings, read_content(settings), path, to))


def run_accept(settings: Settings, path: str) -> str:
    """Record in a translation that it is of its original as that is now, and give its path."""
    return _write(settings, drafting.accepted(read_content(settings), path))


def _write(settings: Settings, drafted: Drafted) -> str:
    write_atomically(settings.root / drafted.path, drafted.text.encode(), within=settings.docs_dir)
    return drafted.path


def run_build(
    settings: Settings, variables: Mapping[str, str], catalogue: Catalogue, bundles: Path | None = None
) -> Made:
    """Build the website into ``site/``, with the bundles it offers; the former one stays until the new one is whole."""
    with _work_folder(settings) as passing:
        handed_on = hand_on(catalogue, passing, _parts(settings, len(catalogue.articles)))
        return _built(settings, variables, handed_on, passing, bundles or settings.dist_dir)


def run_checked_build(settings: Settings, variables: Mapping[str, str], today: datetime.date) -> Made:
    """Check, and build the website as :func:`run_build` does. Raises :class:`NashraError` with what is wrong."""
    surroundings = Surroundings(today, _raw_files(settings), linkable_uris)
    with _work_folder(settings) as passing:
        parts = _parts(settings, len(markdown_files(folder_of(settings))))
        keep = partial(hand_on, folder=passing, parts=parts)
        handed_on, problems = check_apart(settings, surroundings, keep, variables)
        if handed_on is None:
            raise NashraError(problems)
        return _built(settings, variables, handed_on, passing, settings.dist_dir)


def _built(settings: Settings, variables: Mapping[str, str], handed_on: HandedOn, passing: Path, bundles: Path) -> Made:
    with _edition(settings, variables, handed_on, passing, "--bundles", str(bundles)) as folder:
        size = _size(folder)
        _replace_folder(folder, settings.site_dir)
    return Made(settings.site_dir, size)


def bundle_problems(settings: Settings) -> tuple[Problem, ...]:
    """Say why the website will not offer the bundles that are there."""
    return offered(settings, settings.dist_dir)[1]


def run_bundle(
    settings: Settings, variables: Mapping[str, str], content: Content, choice: Choice, report_step: StepProgress
) -> list[Made]:
    """Make the chosen bundles; ``dist/`` then holds them and nothing else, and stays as it was when one fails."""
    with _work_folder(settings) as passing:
        _make_bundles(settings, variables, content.catalogue, choice, passing / "dist", report_step)
        _replace_folder(passing / "dist", settings.dist_dir)
    return _made(settings.dist_dir)


def _make_bundles(
    settings: Settings,
    variables: Mapping[str, str],
    catalogue: Catalogue,
    choice: Choice,
    folder: Path,
    report_step: StepProgress,
) -> None:
    from nashra.bundles.library import Library
    from nashra.bundles.making import make_bundles

    def offline_site(only: str | None) -> AbstractContextManager[Path]:
        # In the folder that goes away as a whole, also when this is interrupted while it begins.
        options = ("--offline", *(("--only", only) if only else ()))
        return _edition(settings, variables, handed_on, folder.parent, *options)

    handed_on = hand_on(catalogue, folder.parent)
    library = Library(settings, catalogue, moment(catalogue.newest, variables))
    make_bundles(library, choice, offline_site, folder, report_step)


def _made(dist: Path) -> list[Made]:
    """Give what lies in ``dist/``, a folder in it as one."""
    return [Made(path, _size(path)) for path in sorted(dist.iterdir())]


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    with os.scandir(path) as entries:
        return sum(_size(Path(entry)) if entry.is_dir() else entry.stat().st_size for entry in entries)


def run_serve(settings: Settings, variables: Mapping[str, str], address: str) -> int:
    """Run the preview at ``address`` (``host:port``) until it is stopped, and give its exit code."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--watch-theme", "--dev-addr", address]
    return subprocess.run(command, cwd=settings.root, env={**variables, **_QUIET}, check=False).returncode


def moment(newest: str, variables: Mapping[str, str]) -> datetime.datetime:
    """Give the moment a build bears: ``SOURCE_DATE_EPOCH``, else the newest day of the catalogue (UTC)."""
    epoch = variables.get("SOURCE_DATE_EPOCH")
    if epoch:
        # Ten digits reach the year 2286, and no further than any file system or archive.
        if not re.fullmatch(r"[0-9]{1,10}", epoch):
            raise NashraError([Problem("SOURCE_DATE_EPOCH", 0, 0, "settings-epoch", parameters={"found": epoch})])
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.fromisoformat(newest).replace(tzinfo=datetime.UTC)


def _raw_files(settings: Settings) -> frozenset[str]:
    """Name the raw files without reading them."""
    found, _ = find_raw_files(settings.articles_dir, settings.root)
    return frozenset(raw.file for raw in found)


@contextmanager
def _passing_folder(within: Path) -> Iterator[Path]:
    """Give a folder on the same disk as what will be put in place from it, and remove it in the end."""
    with tempfile.TemporaryDirectory(prefix=_PASSING, dir=within) as passing:
        yield Path(passing)


def _remove_leftovers(passing: Path) -> None:
    """Remove the folders beside this one that runs have left which were killed: no run takes a whole day."""
    now = passing.stat().st_mtime
    for folder in passing.parent.glob(f"{_PASSING}*"):
        if folder.is_dir() and now - folder.stat().st_mtime > _LONGEST_RUN:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _work_folder(settings: Settings) -> Iterator[Path]:
    """Give a passing folder in that of the bulletin, for all that a run makes.

    Raises :class:`NashraError` (``write-failed``) where the disk takes no more, or may not be written to.
    """
    try:
        with _passing_folder(settings.root) as passing:
            _remove_leftovers(passing)
            yield passing
    except OSError as error:
        # What editors wrote is only read.
        is_read = settings.docs_dir in Path(error.filename or "").parents
        if error.errno in _UNWRITABLE and not is_read:
            raise write_failure(settings.root, error) from error
        raise


@contextmanager
def _edition(
    settings: Settings, variables: Mapping[str, str], handed_on: HandedOn, within: Path, *options: str
) -> Iterator[Path]:
    """Build one edition into a passing folder ``within`` another. Raises :class:`NashraError` (``build-failed``)."""
    stamp = str(int(moment(handed_on.newest, variables).timestamp()))
    environment = {**variables, "SOURCE_DATE_EPOCH": stamp, "PYTHONUTF8": "1", **_QUIET}
    with _passing_folder(within) as passing:
        folder = passing / "site"
        parts = [passing / (code or "whole") for code, _ in handed_on.files]
        commands = [
            [
                *(sys.executable, "-m", "nashra.mkdocs_plugin", *options, *(("--part", code) if code else ())),
                *("--catalogue", str(catalogue), "--config-file", str(settings.root / CONFIGURATION)),
                *("--site-dir", str(part)),
            ]
            for part, (code, catalogue) in zip(parts, handed_on.files, strict=True)
        ]
        _run_together(commands, environment)
        for part in parts:
            _merge_folder(part, folder)
        yield folder


def _parts(settings: Settings, articles: int) -> tuple[Language, ...]:
    """Give the languages that are built in a process each; none where one process for all of them is faster."""
    several = len(settings.languages) > 1 and (os.cpu_count() or 1) > 1
    return settings.languages if several and articles >= _LEAST_ARTICLES_FOR_PROCESSES else ()


def _run_together(commands: Sequence[Sequence[str]], environment: Mapping[str, str]) -> None:
    """Run commands at the same time, and raise what those say that fail."""
    said = []
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            )
            for command in commands
        ]
        for process in running:
            # Whatever ends this work ends them all.
            stack.callback(process.kill)
        for process in running:
            words, errors = process.communicate()
            if process.returncode != 0:
                said.append((errors or words).decode(errors="replace").strip())
    if said:
        parameters = {"said": "\n".join(said)}
        raise NashraError([Problem(CONFIGURATION, 0, 0, "build-failed", parameters=parameters)])


def _merge_folder(part: Path, whole: Path) -> None:
    """Move what a part of a site has into the whole; what several parts have is the same in each."""
    if not whole.exists():
        part.rename(whole)
    elif part.is_dir():
        for path in part.iterdir():
            _merge_folder(path, whole / path.name)


def _replace_folder(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``, which is moved aside first so that the gap is as short as can be."""
    former = new.with_name("former")
    if target.exists():
        target.replace(former)
    new.replace(target)
    shutil.rmtree(former, ignore_errors=True)


def _stop_on_errors(problems: tuple[Problem, ...]) -> None:
    if has_errors(problems):
        raise NashraError(problems)
