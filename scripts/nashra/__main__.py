"""``python -m nashra`` is ``nashra``."""

from nashra.cli import main

# A process that converts in parallel imports this module again.
if __name__ == "__main__":
    main()
