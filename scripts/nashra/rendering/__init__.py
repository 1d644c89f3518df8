"""Markdown to HTML and to plain text, the same for the website and for every bundle."""
