"""The ``docs/`` tree: front matter, themes, the catalogue of all articles, and the safe writer."""
