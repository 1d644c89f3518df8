"""Each folder of tests/golden/checking is one behaviour: files of an editor, and what they are told about them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from nashra import strings
from nashra.checking.content_checks import Surroundings, check
from nashra.problems import as_json
from nashra.publishing.pages import linkable_uris
from tests.bulletins import Bulletin
from tests.conftest import PROJECT

GOLDEN = PROJECT / "tests" / "golden" / "checking"
SURROUNDINGS = Surroundings(datetime.date(2026, 11, 21), generated=linkable_uris)
# How translations stand is tested beside the catalogue; here it would be said of every file.
ALWAYS = {"translation-missing"}


def findings(root: Path) -> list[dict[str, Any]]:
    _, problems = check(Bulletin(root).settings(), SURROUNDINGS)
    rows: list[dict[str, Any]] = json.loads(as_json(problems, strings.load("en")[1]))
    return [row for row in rows if row["code"] not in ALWAYS]


def short(row: dict[str, Any]) -> str:
    message = re.sub("[\u2066-\u2069]", "", row["message"])  # what closes off the other direction is tested elsewhere
    return f"{row['path']}:{row['line']}:{row['column']}: {row['severity']}: {row['code']}: {message}"


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_an_editor_is_told_what_is_wrong_and_where(case: str, tmp_path: Path) -> None:
    root = tmp_path / "bulletin"
    shutil.copytree(GOLDEN / case / "docs", root / "docs")
    expected = (GOLDEN / case / "problems.txt").read_text("utf-8").splitlines()
    assert [short(row) for row in findings(root)] == expected


def test_every_finding_says_what_to_do(tmp_path: Path) -> None:
    for case in sorted(GOLDEN.iterdir()):
        root = tmp_path / case.name
        shutil.copytree(case / "docs", root / "docs")
        assert [row for row in findings(root) if not row["remedy"]] == []
