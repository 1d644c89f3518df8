"""Finding what is wrong in ``docs/`` before a reader does."""
