"""The stage ``convert`` from end to end, but for the writing: raw files to placements and problems."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nashra.cache.store import Store
from nashra.content.tree import project_path, read_themes
from nashra.intake import placing
from nashra.intake.chrome_lexicon import with_own_labels
from nashra.intake.docs_index import index_docs
from nashra.intake.inputs import Input, read_inputs
from nashra.intake.learning import Proposal, edge_lines, propose, source_of
from nashra.intake.naming import told_apart
from nashra.intake.neighbours import Beside
from nashra.intake.own_labels import read_own_labels
from nashra.intake.placer import Placer, former_key_of
from nashra.intake.placing import Placement
from nashra.intake.results import Results
from nashra.intake.workers import Equipment, Task, convert_all
from nashra.problems import Problem, Severity, has_errors
from nashra.settings import Settings

CONVERSIONS = "convert"
"""The name of the store that holds conversions."""
# Progress is told each time so many files have been converted.
_PROGRESS_EVERY = 500

Report = Callable[[int, int], None]
"""Told how many files of how many have been converted."""


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
    theme_ids = [theme.id for theme in equipment.vocabulary.themes]
    inputs, problems = read_inputs(settings, equipment)
    _convert_missing(inputs, equipment, store, jobs, report)
    index = index_docs(settings, theme_ids, store)
    placer = Placer(settings, theme_ids, store, index, today)
    placements = told_apart([placement for each in inputs for placement in placer.place(each)], index, placer.sketch)
    found = [*problems, *placer.problems, *placing.conflicts(placements, index)]
    found += placing.changed_sources(placements, placer.by_raw)
    for problem in tuple(found):
        found += index.problems.get(problem.parameters.get("target", ""), ())
    refused = {problem.path for problem in found if problem.severity is Severity.ERROR}
    kept = tuple(placement for placement in placements if placement.raw.file not in refused)
    found += placer.duplicates(kept)
    return Staged(kept, tuple(sorted(set(found))), placer.differences(found), placer.remember)


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
    results = Results(store)
    missing = [
        Task(number, each.raw, each.facts, each.sha256)
        for number, each in enumerate(inputs)
        if not _is_known(each, results)
    ]
    for done, (number, result, beside) in enumerate(convert_all(missing, equipment, jobs), 1):
        results.put(inputs[number].key, result, beside)
        if done % _PROGRESS_EVERY == 0 or done == len(missing):
            store.keep()
            if report:
                report(done, len(missing))
    for each in inputs:
        former = former_key_of(each.raw.file, each.sha256)
        if store.get(former) != each.key:
            store.put(former, each.key)


def _is_known(each: Input, results: Results) -> bool:
    """Tell whether the store has the conversion of a file as it is, with what it looks for beside it."""
    if each.raw.is_plain:
        return results.store.has(each.key)
    beside = results.beside(each.key)
    return beside is not None and Beside(each.raw.path.parent).holds(beside)
