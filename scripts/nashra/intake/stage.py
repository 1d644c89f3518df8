"""The stage ``convert`` from end to end, but for the writing: raw files to placements and problems.

Each conversion depends on its raw file, its sidecar, the bulletin's configuration and the code, and on
nothing else; its key in the store is a digest of just these.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nashra.content.tree import ContentFile, project_path, read_one, read_themes
from nashra.intake import placing
from nashra.intake.cache import Store, code_digest, digest_of
from nashra.intake.chrome_lexicon import with_own_labels
from nashra.intake.conversion import Conversion
from nashra.intake.difference import difference
from nashra.intake.docs_index import DocsFile, DocsIndex, index_docs, remember
from nashra.intake.duplicates import DuplicateFinder, Known, Sketch, sketch_of
from nashra.intake.facts import Facts
from nashra.intake.learning import Proposal, edge_lines, propose, source_of
from nashra.intake.naming import told_apart
from nashra.intake.own_labels import read_own_labels
from nashra.intake.placing import Destination, Outcome, Placement
from nashra.intake.raw_files import RawFile, find_raw_files, pictures_below
from nashra.intake.result_codec import Told, decode, encode, result_of, to_json, told
from nashra.intake.sidecar import read_sidecar
from nashra.intake.workers import Equipment, Task, convert_all
from nashra.model import RawArticle, Rejection
from nashra.problems import NashraError, Problem, Severity, has_errors
from nashra.settings import Settings

# Progress is told each time so many files have been converted.
_PROGRESS_EVERY = 500

Report = Callable[[int, int], None]
"""Told how many files of how many have been converted."""


@dataclass(frozen=True)
class Input:
    """A raw file with all its conversion depends on: ``key`` is the digest of that."""

    raw: RawFile
    facts: Facts
    sha256: str
    key: str

    @property
    def article(self) -> RawArticle:
        """The raw article without its bytes."""
        return RawArticle(self.raw.file, b"", self.sha256)


@dataclass(frozen=True)
class Staged:
    """What converting came to, and what it says about each raw file of an edited article that changed."""

    placements: tuple[Placement, ...]
    problems: tuple[Problem, ...]
    differences: Mapping[str, str]
    remember: Callable[[Placement, str], None]
    """To be told each article that was written, with its text: the next run then need not read it again."""

    @property
    def is_clean(self) -> bool:
        """Tell that nothing is to be written and nothing is wrong: what ``convert --check`` asks."""
        return not has_errors(self.problems) and not any(placement.writes for placement in self.placements)


def equipment_of(settings: Settings) -> Equipment:
    """Read what every conversion needs. Raises :class:`NashraError` for themes or labels that cannot be read."""
    labels = read_own_labels(settings.articles_dir, project_path(settings, settings.articles_dir))
    return Equipment(settings.languages, read_themes(settings), labels)


def stage(
    settings: Settings, today: datetime.date, store: Store, *, jobs: int = 0, report: Report | None = None
) -> Staged:
    """Convert all raw files and place them; nothing is written but the store."""
    equipment = equipment_of(settings)
    inputs, problems = read_inputs(settings, equipment)
    _convert_missing(inputs, equipment, store, jobs, report)
    index = index_docs(settings, [theme.id for theme in equipment.vocabulary.themes], store)
    placer = _Placer(settings, equipment, store, index, today)
    placements = told_apart([placement for each in inputs for placement in placer.place(each)], index)
    found = [*problems, *placer.problems, *placing.conflicts(placements, index)]
    found += placing.changed_sources(placements, placer.by_raw)
    for problem in tuple(found):
        found += index.problems.get(problem.parameters.get("target", ""), ())
    refused = {problem.path for problem in found if problem.severity is Severity.ERROR}
    kept = tuple(placement for placement in placements if placement.raw.file not in refused)
    found += placer.duplicates(kept)
    return Staged(kept, tuple(sorted(set(found))), placer.differences(found), placer.remember)


def read_inputs(settings: Settings, equipment: Equipment) -> tuple[tuple[Input, ...], list[Problem]]:
    """Find and digest the raw files with their sidecars; what is wrong with a sidecar stops its raw file."""
    common = digest_of(code_digest(), json.dumps(encode(equipment), sort_keys=True))
    codes = [language.code for language in equipment.languages]
    theme_ids = [theme.id for theme in equipment.vocabulary.themes]
    found, homeless = find_raw_files(settings.articles_dir, settings.root)
    problems = list(homeless)
    inputs: list[Input] = []
    pictures: dict[Path, str] = {}
    for raw in found:
        data = raw.read()
        if isinstance(data, Rejection):
            problems.append(Problem(raw.file, 0, 0, data.code, parameters=data.parameters))
            continue
        try:
            beside = raw.sidecar.read_bytes() if raw.sidecar else b""
            facts = read_sidecar(beside, _shown(settings, raw.sidecar), codes, theme_ids) if raw.sidecar else Facts()
        except NashraError as error:
            problems += error.problems
            continue
        key = digest_of("conversion", common, raw.file, data, beside, _pictures(raw, pictures))
        inputs.append(Input(raw, facts, _sha256(data), key))
    return tuple(inputs), problems


def _pictures(raw: RawFile, known: dict[Path, str]) -> str:
    """Digest the pictures that a raw file may show; a plain text shows none."""
    if raw.is_plain:
        return ""
    folder = raw.path.parent
    if folder not in known:
        known[folder] = pictures_below(folder)
    return known[folder]


def _shown(settings: Settings, path: Path) -> str:
    return project_path(settings, path)


def learn(settings: Settings) -> tuple[Proposal, ...]:
    """Propose lines for ``articles/chrome.yml``. Raises :class:`NashraError` as :func:`stage` does."""
    equipment = equipment_of(settings)
    inputs, _ = read_inputs(settings, equipment)
    with with_own_labels(equipment.own_labels):
        plain = (each for each in inputs if each.raw.is_plain)
        edges = (edge_lines(source_of(each.raw.file, each.facts), each.raw.path.read_bytes()) for each in plain)
        return propose(each for each in edges if each)


def _convert_missing(
    inputs: Sequence[Input], equipment: Equipment, store: Store, jobs: int, report: Report | None
) -> None:
    """Convert what the store does not have, and remember how each raw file was converted last."""
    missing = [
        Task(number, each.raw, each.facts, each.sha256)
        for number, each in enumerate(inputs)
        if store.get(each.key) is None
    ]
    for done, (number, result) in enumerate(convert_all(missing, equipment, jobs), 1):
        store.put(inputs[number].key, _row(result))
        if done % _PROGRESS_EVERY == 0 or done == len(missing):
            store.keep()
            if report:
                report(done, len(missing))
    for each in inputs:
        former = _former_key(each.raw.file, each.sha256)
        if store.get(former) != each.key:
            store.put(former, each.key)


def _row(result: Conversion | Rejection) -> str:
    """Write a result for the store, with what placing asks of it and its digest in front."""
    if isinstance(result, Rejection):
        return to_json(result)
    sketch = sketch_of(result.body, result.language.code)
    return to_json(
        result,
        told=encode(told(result)),
        digest=digest_of(to_json(result)),
        wording=sketch.wording,
        samples=sketch.samples,
    )


def _former_key(file: str, sha256: str) -> str:
    return digest_of("former", file, sha256)


class _Placer:
    """Places conversions one after another and collects what is wrong."""

    def __init__(
        self, settings: Settings, equipment: Equipment, store: Store, index: DocsIndex, today: datetime.date
    ) -> None:
        self.problems: list[Problem] = []
        self.by_raw = index.of_raw()
        self._settings = settings
        self._theme_ids = [theme.id for theme in equipment.vocabulary.themes]
        self._store = store
        self._index = index
        self._to = Destination(project_path(settings, settings.docs_dir), today)
        self._known: dict[str, Known] = {}
        self._keys: dict[str, str] = {}

    def place(self, each: Input) -> Iterator[Placement]:
        """Place one conversion, unless it was refused."""
        row = self._row(each.key)
        if "rejection" in row:
            result = result_of(row)
            if isinstance(result, Rejection):
                problem = Problem(each.raw.file, result.line, 0, result.code, parameters=result.parameters)
                self.problems.append(problem)
            return
        self._keys[each.raw.file] = each.key
        placement = replace(self._placed(each, row), tell=self._teller(each.key))
        self._known[placement.raw.file] = Known(
            placement.path,
            _group(placement.path),
            row["conversion"]["facts"]["url"],
            Sketch(row["wording"], tuple(row["samples"])),
        )
        yield placement

    def _placed(self, each: Input, row: Mapping[str, Any]) -> Placement:
        load = self._loader(each.key)
        known = self.by_raw.get(each.raw.file)
        if known is None:
            return placing.place_new(each.article, load(), load, self._to)
        if not known.is_unedited:
            return placing.leave(each.article, load, known, Outcome.EDITED)
        settled = _settled_key(row, known.path, known.digest)
        if self._store.get(settled) is not None:
            return placing.leave(each.article, load, known, Outcome.UNCHANGED)
        file = self._read(known)
        conversion = load()
        if file is None or conversion.language.code != known.language:
            parameters = {"target": known.path, "language": conversion.language.code}
            self.problems.append(Problem(each.raw.file, 0, 0, "convert-language-changed", parameters=parameters))
            return placing.leave(each.article, load, known, Outcome.EDITED)
        placement = placing.place_again(each.article, conversion, load, known, file)
        if placement.outcome is Outcome.UNCHANGED:
            self._store.put(settled, "")
        return placement

    def remember(self, placement: Placement, text: str) -> None:
        """Remember an article just written."""
        row, path, raw = self._row(self._keys[placement.raw.file]), placement.path, placement.raw
        language, url = row["conversion"]["language"]["code"], row["conversion"]["facts"]["url"]
        article = _group(path).removesuffix(".md")
        known = [language, article, raw.file, raw.sha256, True, False, url, row["wording"], row["samples"]]
        digest = remember(self._index, self._store, path, text, known)
        self._store.put(_settled_key(row, path, digest), "")

    def duplicates(self, placements: Sequence[Placement]) -> Iterator[Problem]:
        """Report what is there already, under another name: in ``docs/``, or made of another raw file."""
        finder = DuplicateFinder()
        own = {placement.path for placement in placements}
        for path, file in self._index.files.items():
            if path not in own:
                finder.add(Known(path, _group(path), file.url, file.sketch))
        for placement in placements:
            known = self._known[placement.raw.file]
            known = replace(known, name=placement.path, group=_group(placement.path))
            yield from finder.duplicates(placement.raw.file, known)
            finder.add(known)

    def differences(self, problems: Sequence[Problem]) -> Mapping[str, str]:
        """Show what changed in the raw files of edited articles: against what they were, else against the article."""
        changed = [problem.path for problem in problems if problem.code == "convert-source-changed"]
        return {raw: self._difference(raw, self.by_raw[raw]) for raw in changed}

    def _difference(self, raw: str, known: DocsFile) -> str:
        new = self._loader(self._keys[raw])()
        former_key = self._store.get(_former_key(raw, known.raw_sha256 or ""))
        row = self._store.get(former_key) if former_key else None
        former = result_of(json.loads(row)) if row else None
        if isinstance(former, Conversion):
            return difference(former.body, new.body, raw, raw)
        file = self._read(known)
        return difference(file.body if file else "", new.body, known.path, raw)

    def _row(self, key: str) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self._store.get(key) or "{}")
        return row

    def _loader(self, key: str) -> Callable[[], Conversion]:
        def load() -> Conversion:
            result = result_of(self._row(key))
            if isinstance(result, Rejection):
                raise TypeError("what was refused has no conversion")
            return result

        return load

    def _teller(self, key: str) -> Callable[[], Told]:
        def tell() -> Told:
            found: Told = decode(Told, self._row(key)["told"])
            return found

        return tell

    def _read(self, known: DocsFile) -> ContentFile | None:
        path = self._settings.root / known.path
        return read_one(self._settings, path, path.read_bytes(), self._theme_ids)[0]


def _settled_key(row: Mapping[str, Any], path: str, digest: str) -> str:
    """Name the fact that a conversion gives just what a file of the tree holds."""
    return digest_of("settled", str(row["digest"]), path, digest)


def _group(path: str) -> str:
    """Name what is one article in all its languages: ``<year>/<slug>``."""
    return path.rpartition("/articles/")[2]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
