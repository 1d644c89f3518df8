"""Checks in a process of its own, as ``nashra.checking.apart`` asks for on standard input."""


def main() -> None:
    """Answer the one question.

    What that needs is imported only here, because the process that judges files beside this one begins by running this
    file again ("spawn").
    """
    import signal
    import sys

    from nashra.checking.apart import answer

    # Whoever stops this stops it in order, so that the process beside it does not stay behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    answer(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
