"""What `nashra status` counts is what lies in docs/."""

from __future__ import annotations

from pathlib import Path

from nashra.checking.content_checks import check
from nashra.checking.status import status
from nashra.content.catalogue import wording_digest
from tests.bulletins import Bulletin


def test_articles_and_waiting_translations_are_counted_by_language_and_theme(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/one", "One")
    bulletin.article("uz", "2026/two", "Two", tags="[policy]")
    bulletin.article("uz", "2026/draft", "Draft", draft="true")
    bulletin.article("ar", "2026/gone", "Gone", withdrawn="Xato.")
    bulletin.article("ar", "2026/three", "Three", tags="[prevention, policy]")
    bulletin.translation("ar", "2026/one", "uz", wording_digest("One", "\nBody.\n", "uz"))
    bulletin.translation("uz", "2026/three", "ar", "0" * 63 + "a", reviewed=True)
    content, problems = check(bulletin.settings())
    found = status(content.catalogue)
    rows = {
        (count.theme, count.language): (count.articles, count.originals, count.missing, count.unreviewed, count.stale)
        for count in found.counts
    }
    assert rows == {
        (None, "uz"): (3, 2, 0, 0, 1),
        (None, "ar"): (2, 1, 1, 1, 0),
        ("prevention", "uz"): (2, 1, 0, 0, 1),
        ("prevention", "ar"): (2, 1, 0, 1, 0),
        ("policy", "uz"): (2, 1, 0, 0, 1),
        ("policy", "ar"): (1, 1, 1, 0, 0),
    }
    drafts = {(count.language, count.drafts, count.withdrawn) for count in found.counts if count.theme is None}
    assert drafts == {("uz", 1, 0), ("ar", 0, 1)}
    assert [(one.state, one.language, one.path) for one in found.waiting] == [
        ("missing", "ar", "2026/two"),
        ("stale", "uz", "2026/three"),
        ("unreviewed", "ar", "2026/one"),
    ]
    # The checks ask for the same translations.
    assert [problem.path for problem in problems if problem.code == "translation-missing"] == [
        "docs/uz/articles/2026/two.md"
    ]
