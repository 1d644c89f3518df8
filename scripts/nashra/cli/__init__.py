"""The command ``nashra``. The only room that prints or exits.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or an internal failure.
"""

from __future__ import annotations

import signal
import sys
import traceback

import click

from nashra.cli import checks, converting, reviewing, stages, writing
from nashra.cli.context import commands, show_problems
from nashra.problems import NashraError

# Importing these modules registers their commands.
__all__ = ["checks", "commands", "converting", "main", "reviewing", "stages", "writing"]


def main() -> None:
    """Run the command line; problems become messages, never tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may have a code page that lacks our letters: show what it can.
            stream.reconfigure(errors="replace")
    # Being ended by a system that shuts down or a runner that gives up is no reason to leave half-done folders behind.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        commands(prog_name="nashra")
    except NashraError as error:
        show_problems(error.problems)
        sys.exit(1)
    except Exception:  # noqa: BLE001 # the last resort: say that it is our fault, and exit with 2
        traceback.print_exc()
        click.echo("nashra failed in a way it should not. Please report the lines above.", err=True)
        sys.exit(2)
