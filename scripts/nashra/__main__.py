"""``python -m nashra`` is ``nashra``."""

from nashra.cli import main

main()
