"""``nashra``, also as ``python -m nashra``."""


def main() -> None:
    """Run the command line.

    It is imported only here, because every process that checks or converts in parallel imports this module again, and
    needs little of what the command line does.
    """
    from nashra.cli import main as run

    run()


if __name__ == "__main__":
    main()
