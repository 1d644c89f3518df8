"""Builds the site of the folder it is run in as ``nashra build`` does, but without the checks before it."""

from __future__ import annotations

from pathlib import Path

from nashra import environment, settings
from nashra.content.tree import read_content
from nashra.pipeline import run_build

if __name__ == "__main__":
    variables = environment.read().variables
    project = settings.load(Path.cwd(), variables)
    run_build(project, variables, read_content(project).catalogue)
