"""What all templates have in common."""

from __future__ import annotations

from jinja2 import Environment

from nashra.rendering.isolation import isolated_html, isolated_text

_MACROS = ("icons", "parts")


def equip(environment: Environment) -> None:
    """Give templates their filters, and the macros of two partials under their names.

    A template could import these itself, but a dozen do, several for each page, and that takes longer than the macros.
    """
    environment.filters |= {"isolated": isolated_html, "isolated_text": isolated_text}
    modules = {name: environment.get_template(f"partials/{name}.html").module for name in _MACROS}
    environment.globals |= modules
