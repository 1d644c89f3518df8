"""``nashra``, also as ``python -m nashra``."""


def main() -> None:
    """Run the command line.

    It is imported only here, because every process that checks or converts in parallel begins by running the program in
    ``bin`` again as a module ("spawn"), which imports this one, and needs little of what the command line does.
    """
    from nashra.cli import main as run

    run()


if __name__ == "__main__":
    main()
