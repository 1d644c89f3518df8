"""Places conversions one after another: what the store knows of each decides, and only where it must the whole."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nashra.cache.codec import decode, encode
from nashra.cache.digests import digest_of
from nashra.cache.store import Store
from nashra.content.tree import ContentFile, project_path, read_one
from nashra.intake import placing
from nashra.intake.conversion import Conversion
from nashra.intake.difference import difference
from nashra.intake.docs_index import DocsFile, DocsIndex, Made, address_of, remember
from nashra.intake.duplicates import DuplicateFinder, Known, Sketch
from nashra.intake.inputs import Input
from nashra.intake.placing import Destination, Outcome, Placement
from nashra.intake.results import Head, Results
from nashra.problems import Problem
from nashra.settings import Settings


class Placer:
    """Places conversions and collects what is wrong."""

    def __init__(
        self, settings: Settings, theme_ids: list[str], store: Store, index: DocsIndex, today: datetime.date
    ) -> None:
        self.problems: list[Problem] = []
        self.by_raw = index.of_raw()
        self._settings = settings
        self._theme_ids = theme_ids
        self._store = store
        self._results = Results(store)
        self._index = index
        self._to = Destination(project_path(settings, settings.docs_dir), today)
        self._keys: dict[str, str] = {}

    def place(self, each: Input) -> Iterator[Placement]:
        """Place one conversion, unless it was refused."""
        head = self._results.head(each.key)
        if head.rejection:
            code, line, parameters = head.rejection.code, head.rejection.line, head.rejection.parameters
            self.problems.append(Problem(each.raw.file, line, 0, code, parameters=parameters))
            return
        self._keys[each.raw.file] = each.key
        yield replace(self._placed(each, head), tell=functools.partial(self._results.told, each.key))

    def _placed(self, each: Input, head: Head) -> Placement:
        load = functools.partial(self._load, each.key)
        known = self.by_raw.get(each.raw.file)
        if known is None:
            return placing.place_new(each.article, load(), load, self._to, self._lying)
        if not known.is_unedited:
            return placing.leave(each.article, load, known, Outcome.EDITED)
        settled = _settled_key(head, known.path, known.digest)
        if self._store.has(settled):
            return placing.leave(each.article, load, known, Outcome.UNCHANGED)
        file = self._read(known)
        if file is None or head.language != known.language:
            parameters = {"target": known.path, "language": head.language}
            self.problems.append(Problem(each.raw.file, 0, 0, "convert-language-changed", parameters=parameters))
            return placing.leave(each.article, load, known, Outcome.EDITED)
        placement = placing.place_again(each.article, load(), load, known, file, self._lying)
        if placement.outcome is Outcome.UNCHANGED:
            self._store.put(settled, "")
        return placement

    def remember(self, placement: Placement, text: str) -> None:
        """Remember an article just written."""
        key = self._keys[placement.raw.file]
        head = self._results.head(key)
        made_of = Made(placement.raw, head.language, head.url, self._results.sketch(key))
        digest = remember(self._index, self._results, placement.path, text, made_of)
        self._store.put(_settled_key(head, placement.path, digest), "")

    def sketch(self, file: DocsFile) -> Sketch:
        """Give what an article of the tree is compared by."""
        return self._results.sketch(file.key)

    def duplicates(self, placements: Sequence[Placement]) -> tuple[Problem, ...]:
        """Report what is there already under another name; it is found out once for the same articles."""
        own = {placement.path for placement in placements}
        others = [file for path, file in self._index.files.items() if path not in own]
        files = (part for file in others for part in (file.path, file.key))
        made = (part for each in placements for part in (each.raw.file, each.path, self._keys[each.raw.file]))
        key = digest_of("duplicates", str(len(others)), *files, *made)
        row = self._store.get(key)
        if row is None:
            row = json.dumps(encode(list(self._find_duplicates(others, placements))))
            self._store.put(key, row)
        found: tuple[Problem, ...] = decode(tuple[Problem, ...], json.loads(row))
        return found

    def _find_duplicates(self, others: Sequence[DocsFile], placements: Sequence[Placement]) -> Iterator[Problem]:
        finder = DuplicateFinder()
        for file in others:
            finder.add(Known(file.path, address_of(file.path), file.url, self.sketch(file)))
        for placement in placements:
            key = self._keys[placement.raw.file]
            url, sketch = self._results.head(key).url, self._results.sketch(key)
            known = Known(placement.path, address_of(placement.path), url, sketch)
            yield from finder.duplicates(placement.raw.file, known)
            finder.add(known)

    def differences(self, problems: Sequence[Problem]) -> Mapping[str, str]:
        """Show what changed in the raw files of edited articles: against what they were, else against the article."""
        changed = [problem.path for problem in problems if problem.code == "convert-source-changed"]
        return {raw: self._difference(raw, self.by_raw[raw]) for raw in changed}

    def _difference(self, raw: str, known: DocsFile) -> str:
        new = self._load(self._keys[raw])
        former_key = self._store.get(former_key_of(raw, known.raw_sha256 or ""))
        former = self._results.conversion(former_key) if former_key else None
        if former:
            return difference(former.body, new.body, raw, raw)
        file = self._read(known)
        return difference(file.body if file else "", new.body, known.path, raw)

    def _load(self, key: str) -> Conversion:
        found = self._results.conversion(key)
        if found is None:
            raise TypeError("what was refused has no conversion")
        return found

    def _read(self, known: DocsFile) -> ContentFile | None:
        path = self._settings.root / known.path
        return read_one(self._settings, path, path.read_bytes(), self._theme_ids)[0]

    def _lying(self, path: str) -> bytes | None:
        """Give what lies at a path of the project."""
        try:
            return (self._settings.root / path).read_bytes()
        except OSError:
            return None


def former_key_of(file: str, sha256: str) -> str:
    """Name the place of the key under which a raw file was converted last."""
    return digest_of("former", file, sha256)


def _settled_key(head: Head, path: str, digest: str) -> str:
    """Name the fact that a conversion gives just what a file of the tree holds."""
    return digest_of("settled", head.digest, path, digest)
