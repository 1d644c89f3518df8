"""The command ``nashra``. The only room that prints or exits.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or an internal failure.
"""

from __future__ import annotations

import signal
import sys
import traceback

import click

from nashra.cli import checks, converting, references, reviewing, stages, writing
from nashra.cli.context import Context, commands
from nashra.cli.wording import complaint
from nashra.problems import NashraError

# Importing these modules registers their commands.
__all__ = ["checks", "commands", "converting", "main", "references", "reviewing", "stages", "writing"]


def main() -> None:
    """Run the command line; problems become messages, never tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may have a code page that lacks our letters: show what it can.
            stream.reconfigure(errors="replace")
    # Being ended by a system that shuts down or a runner that gives up is no reason to leave half-done folders behind.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    sys.exit(_run(Context()))


def _run(context: Context) -> int:
    try:
        return int(commands(prog_name="nashra", obj=context, standalone_mode=False) or 0)
    except NashraError as error:
        context.show_problems(error.problems)
        return 1
    except click.UsageError as error:
        click.echo(complaint(error, context.words()), err=True)
        return error.exit_code
    except click.Abort:
        return 130
    except Exception:  # noqa: BLE001 # the last resort: say that it is our fault, and exit with 2
        traceback.print_exc()
        click.echo(context.words()("failed"), err=True)
        return 2
