"""Builds one edition of the site in a process of its own: what ``nashra.pipeline`` runs.

A process each, because static-i18n leaves its traces in the configuration it was given.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from nashra.content.handing_on import take_over
from nashra.mkdocs_plugin.language_codes import accept_three_letters
from nashra.mkdocs_plugin.plugin import NashraPlugin
from nashra.mkdocs_plugin.preparation import BuildOptions


def main(arguments: Sequence[str]) -> int:
    """Build as the arguments say; 0 when that went without a warning, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m nashra.mkdocs_plugin")
    parser.add_argument("--config-file", required=True)
    parser.add_argument("--site-dir", required=True)
    parser.add_argument("--offline", action="store_true", help="pages that work from file://")
    parser.add_argument("--only", help="code of the one language to build")
    parser.add_argument(
        "--part", help="code of a language of the whole site, whose other languages are built elsewhere"
    )
    parser.add_argument("--catalogue", type=Path, help="what was read and checked, as nashra.pipeline hands it on")
    parser.add_argument("--bundles", type=Path, help="folder of the bundles that the site offers")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    # Hardly anything goes round in circles here, and looking for it again and again takes a tenth of the time.
    gc.disable()
    try:
        build_edition(options)
    # The system's own words, such as that the disk is full, say more than where in MkDocs that came up.
    except (MkDocsException, OSError) as error:
        logging.getLogger(__name__).critical("%s", error)
        return 1
    except TemplateError as error:
        logging.getLogger(__name__).critical("%s: %s", _template_place(error), error)
        return 1
    return 0


def _template_place(error: TemplateError) -> str:
    """Name the template and line that an error is about; the traceback of Jinja2 ends there."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "a template"


def build_edition(options: argparse.Namespace) -> None:
    """Build one edition of the site into its folder, which is emptied first. Raises ``MkDocsException``."""
    accept_three_letters()
    config = load_config(
        options.config_file, site_dir=options.site_dir, use_directory_urls=not options.offline, strict=True
    )
    if options.only:
        for language in config.plugins["i18n"].config.languages:
            language.default = language.build = language.locale == options.only
    plugin = config.plugins["nashra"]
    assert isinstance(plugin, NashraPlugin)  # noqa: S101 # the configuration names it; this tells the type checker
    plugin.options = BuildOptions(
        offline=options.offline,
        only=options.only,
        part=options.part,
        bundles=options.bundles,
        catalogue=take_over(options.catalogue) if options.catalogue else None,
    )
    if options.part:
        # What static-i18n itself sets before it builds the further languages.
        i18n: Any = config.plugins["i18n"]
        i18n.current_language, i18n.building = options.part, True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
