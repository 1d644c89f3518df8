"""Answers of other sites as problems of the files that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nashra.links.external import Place
from nashra.links.probing import Answer, State
from nashra.problems import Problem, Severity

_LONGEST = 200


def link_problems(answers: Iterable[Answer], places: Mapping[str, tuple[Place, ...]]) -> Iterator[Problem]:
    """Report addresses that are dead as errors, and those that could not be reached as warnings, at every place."""
    for answer in answers:
        parameters = {"target": answer.address[:_LONGEST], "found": answer.found}
        for path, line, column in places[answer.address]:
            if answer.state is State.DEAD:
                yield Problem(path, line, column, "link-dead", parameters=parameters)
            elif answer.state is State.UNREACHED:
                yield Problem(path, line, column, "link-unreached", Severity.WARNING, parameters)
