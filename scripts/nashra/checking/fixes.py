"""Mending what is safe to mend, and only that.

A finding carries its own edits. They are made, the file is judged again, and so on until nothing is left
that can be mended. A file is mended only if its front matter still says the same but for these characters,
the page is still built of the same elements, and no other kind of finding has come up; otherwise
its edits are tried one after the other, and those that would do harm are left to the editor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from nashra.checking.file_report import findings_of
from nashra.checking.finding import Edit, Finding, apply_edits
from nashra.checking.source_file import SourceFile
from nashra.content import front_matter
from nashra.problems import NashraError
from nashra.rendering.page_outline import element_names

# One edit can uncover another, such as an apostrophe beside a zero-width space.
_MOST_ROUNDS = 4
# Rendering compares pages; beyond this size the scan alone does.
_LONGEST_RENDERED = 200_000
# So many edits of a file are tried one after the other; in a file with more doubt, none is made.
_MOST_SINGLE_EDITS = 50


def mended(source: SourceFile, languages: Collection[str]) -> SourceFile | None:
    """Give the file with everything mended that is safe to mend, or ``None`` when there is nothing."""
    result = replace(source, raw=source.text)
    for _ in range(_MOST_ROUNDS):
        findings = list(findings_of(result, languages))
        batches = [finding.edits for finding in findings if finding.edits]
        following = _with_edits(result, findings, batches, languages)
        if following is None:
            break
        result = following
    has_more = _codes(findings_of(result, languages)) - _codes(findings_of(source, languages))
    return None if has_more or result.raw == source.raw else result


def _with_edits(
    source: SourceFile, findings: list[Finding], batches: list[tuple[Edit, ...]], languages: Collection[str]
) -> SourceFile | None:
    """Make all edits at once, or as many as are harmless; ``None`` when that is none."""
    if not batches:
        return None
    everything = _edited(source, [edit for batch in batches for edit in batch])
    if _is_harmless(source, everything, findings, languages):
        return everything
    if len(batches) > _MOST_SINGLE_EDITS:
        return None
    harmless = [batch for batch in batches if _is_harmless(source, _edited(source, list(batch)), findings, languages)]
    some = _edited(source, [edit for batch in harmless for edit in batch])
    return some if harmless and _is_harmless(source, some, findings, languages) else None


def _edited(source: SourceFile, edits: list[Edit]) -> SourceFile:
    text = apply_edits(source.text, edits)
    return replace(source, raw=text, text=text)


def _is_harmless(before: SourceFile, after: SourceFile, findings: list[Finding], languages: Collection[str]) -> bool:
    if before.scan.shape != after.scan.shape or len(before.values) != len(after.values):
        return False
    # What came up and can be mended is mended in the next round.
    lasting = (finding for finding in findings_of(after, languages) if not finding.edits)
    return (
        not _codes(lasting) - _codes(findings) and _has_same_keys(before, after) and _has_same_elements(before, after)
    )


def _codes(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.code for finding in findings)


def _has_same_keys(before: SourceFile, after: SourceFile) -> bool:
    """Tell that the front matter is as readable as it was, and its keys and other values are the same."""
    values = [_front_matter(source) for source in (before, after)]
    if values[0] is None or values[1] is None:
        return values[0] is values[1]
    return values[0] == values[1]


def _front_matter(source: SourceFile) -> dict[str, object] | None:
    try:
        value = front_matter.split(source.text, source.path).document.value
    except NashraError:
        return None
    if not isinstance(value, dict):
        return None
    read_by_people = ("title", "summary", "withdrawn")
    return {str(key): type(member) if key in read_by_people else member for key, member in value.items()}


def _has_same_elements(before: SourceFile, after: SourceFile) -> bool:
    if len(before.text) > _LONGEST_RENDERED:
        return True
    try:
        names = [element_names(source.text[source.body_start :], source.language.code) for source in (before, after)]
    except RecursionError:
        return False
    return names[0] == names[1]
