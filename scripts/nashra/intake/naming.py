"""Names of new articles: after the title, and after more than that where another article has the same one.

A name depends on the articles that share it and on nothing else, not on the order of the raw files; once
an article is written, its path stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from nashra.intake.conversion import Conversion
from nashra.intake.docs_index import DocsFile, DocsIndex, address_of
from nashra.intake.duplicates import Sketch, are_alike, sketch_of
from nashra.intake.placing import Outcome, Placement
from nashra.orthography.slugs import slug

LONGEST_NAME = 80
_DIGEST = 6

SketchOf = Callable[[DocsFile], Sketch]
_Addition = Callable[[Placement, Conversion], str]


def told_apart(placements: Sequence[Placement], index: DocsIndex, sketch: SketchOf) -> tuple[Placement, ...]:
    """Give new articles of one title names of their own, unless they are the same text or an editor named them.

    What stays in conflict is found by :func:`nashra.intake.placing.conflicts`.
    """
    groups: dict[str, list[Placement]] = {}
    for placement in placements:
        groups.setdefault(address_of(placement.path), []).append(placement)
    taken = set(groups)
    renamed: dict[str, Placement] = {}
    for address in sorted(groups):
        new = [placement for placement in groups[address] if placement.outcome is Outcome.NEW]
        is_shared = len(groups[address]) > 1 or any(index.holder(placement.path) for placement in new)
        if new and is_shared and not _is_for_editor(groups[address], index, sketch):
            found = _named(sorted(new, key=lambda placement: placement.raw.file), taken, index)
            taken |= {address_of(placement.path) for placement in found}
            renamed |= {placement.raw.file: placement for placement in found}
    return tuple(renamed.get(placement.raw.file, placement) for placement in placements)


def _is_for_editor(group: Sequence[Placement], index: DocsIndex, sketch: SketchOf) -> bool:
    """Tell whether only an editor can decide: a name or an article made by hand, a broken file, or one text twice."""
    new = [placement for placement in group if placement.outcome is Outcome.NEW]
    if any(placement.conversion.facts.slug for placement in new):
        return True
    holders = {holder for placement in new if (holder := index.holder(placement.path))}
    if any(holder not in index.files or index.files[holder].raw is None for holder in holders):
        return True
    made = {placement.path for placement in group if placement.outcome is not Outcome.NEW}
    sketches = [_sketch(placement) for placement in new]
    others = [sketch(index.files[path]) for path in sorted(holders | made) if path in index.files]
    pairs = [*combinations(sketches, 2), *((one, other) for one in sketches for other in others)]
    return any(are_alike(one, other) for one, other in pairs)


def _sketch(placement: Placement) -> Sketch:
    conversion = placement.conversion
    return sketch_of(conversion.body, conversion.language.code)


def _named(group: Sequence[Placement], taken: set[str], index: DocsIndex) -> list[Placement]:
    """Add to all names of a group what tells its articles apart: day, publisher, else a digest of the raw file."""
    conversions = [placement.conversion for placement in group]
    for addition in (_day, _publisher, _digest):
        additions = [addition(*pair) for pair in zip(group, conversions, strict=True)]
        if all(additions) and len(set(additions)) == len(additions):
            found = [_with(placement, more) for placement, more in zip(group, additions, strict=True)]
            addresses = {address_of(placement.path) for placement in found}
            if addresses.isdisjoint(taken) and not any(index.holder(placement.path) for placement in found):
                return found
    return list(group)


def _day(_placement: Placement, conversion: Conversion) -> str:
    return conversion.facts.date.isoformat() if conversion.facts.date else ""


def _publisher(_placement: Placement, conversion: Conversion) -> str:
    return slug(conversion.facts.publisher or "", conversion.language.code)[:30].strip("-")


def _digest(placement: Placement, _conversion: Conversion) -> str:
    return hashlib.sha256(f"{placement.raw.file}\0{placement.raw.sha256}".encode()).hexdigest()[:_DIGEST]


def _with(placement: Placement, addition: str) -> Placement:
    folder, _, name = placement.path.removesuffix(".md").rpartition("/")
    room = LONGEST_NAME - len(addition) - 1
    cut = name if len(name) <= room else name[: room + 1].rpartition("-")[0] or name[:room]
    return replace(placement, path=f"{folder}/{cut.strip('-')}-{addition}.md", kept=frozenset())
