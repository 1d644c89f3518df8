"""Problems are shown as text, as JSON and as annotations of the hosting site."""

from __future__ import annotations

import json

from nashra.problems import NashraError, Problem, Severity, as_github, as_json, as_text, has_errors

PROBLEM = Problem("docs/uz/a,b.md", 3, 7, "some-code", parameters={"found": "50%\nof it"})


class Words:
    def message(self, problem: Problem) -> str:
        return f"found {problem.parameters['found']}"

    def remedy(self, problem: Problem) -> str:
        return "Mend it." if problem.line else ""

    def severity(self, problem: Problem) -> str:
        return problem.severity.value

    def isolated(self, problem: Problem, text: str) -> str:
        return f"‹{text}›" if problem.path.startswith("docs/ar/") else text


def test_text_names_place_severity_message_code_and_remedy() -> None:
    assert as_text(PROBLEM, Words()) == "docs/uz/a,b.md:3:7: error: found 50%\nof it [some-code]\n    Mend it."


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("a.md", 0, 0, "x", Severity.WARNING, {"found": "y"})
    assert as_text(problem, Words()) == "a.md: warning: found y [x]"


def test_json_is_read_back_with_every_member() -> None:
    (row,) = json.loads(as_json([PROBLEM], Words()))
    assert row == {
        "path": "docs/uz/a,b.md",
        "line": 3,
        "column": 7,
        "code": "some-code",
        "severity": "error",
        "message": "found 50%\nof it",
        "remedy": "Mend it.",
    }


def test_annotations_escape_what_would_end_them() -> None:
    expected = "::error file=docs/uz/a%2Cb.md,title=some-code,line=3,col=7::found 50%25%0Aof it. Mend it."
    assert as_github(PROBLEM, Words()) == expected


def test_only_errors_stop() -> None:
    assert has_errors([PROBLEM])
    assert not has_errors([Problem("a", 0, 0, "x", Severity.NOTICE), Problem("a", 0, 0, "x", Severity.WARNING)])


def test_an_error_carries_its_problems_in_the_order_of_their_places() -> None:
    error = NashraError([Problem("b", 1, 0, "x"), Problem("a", 9, 0, "y"), Problem("a", 2, 0, "z")])
    assert [problem.place for problem in error.problems] == ["a:2", "a:9", "b:1"]


def test_what_runs_from_right_to_left_is_closed_off_after_the_place() -> None:
    problem = Problem("docs/ar/a.md", 3, 7, "x", parameters={"found": "y"})
    assert as_text(problem, Words()) == "docs/ar/a.md:3:7: ‹error: found y› [x]\n    ‹Mend it.›"
    assert as_github(problem, Words()).endswith("::‹found y. Mend it.›")
