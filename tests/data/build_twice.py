"""Builds a site twice in one process with plain MkDocs; the first time the second language fails inside MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import event_priority


class BrokenOnceError(Exception):
    """What goes wrong."""


def build_once(config_file: str, *, break_language: str | None) -> None:
    """Build; a page of ``break_language`` raises what no plugin expects."""
    config = load_config(config_file)

    @event_priority(-300)
    def fail(context: Any, **_: Any) -> Any:
        if context["i18n_page_locale"] == break_language:
            raise BrokenOnceError
        return context

    config.plugins.events["page_context"].append(fail)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


if __name__ == "__main__":
    try:
        build_once(sys.argv[1], break_language="ar")
    except BrokenOnceError:
        Path(sys.argv[1]).with_name("site").joinpath("stale.html").write_text("", "utf-8")
        build_once(sys.argv[1], break_language=None)
    else:
        raise SystemExit("nothing was broken")
