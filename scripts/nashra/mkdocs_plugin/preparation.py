"""What is read and checked once, before the first page of the first language is built."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from nashra import environment, settings, strings
from nashra.cache.store import Store
from nashra.checking.content_checks import REPORTS, Surroundings, check
from nashra.content.catalogue import Catalogue, without_withdrawn_texts
from nashra.content.synonyms import read_synonyms
from nashra.problems import NashraError, Problem, Wording, as_text, has_errors
from nashra.publishing.addresses import Addresses
from nashra.publishing.downloads import Manifest, offered
from nashra.publishing.pages import Edition, linkable_uris
from nashra.publishing.search.files import Synonyms

_log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class BuildOptions:
    """What this process is to build; as it stands, the whole website."""

    offline: bool = False
    """Whether it is a bundle's, for ``file://``."""
    only: str | None = None
    """The one language of a bundle, or ``None`` for all of them."""
    part: str | None = None
    """The one language of the whole site that this process builds, or ``None`` for all of them."""
    bundles: Path | None = None
    """Folder of the bundles that the site offers, where that is not ``dist/``."""
    catalogue: Catalogue | None = None
    """What the pipeline has read and checked; ``None`` where nobody has."""
    previewing: bool = False
    """Whether problems are shown on the pages instead of stopping."""


@dataclass(frozen=True)
class Prepared:
    """All that the builds of the languages share."""

    edition: Edition
    problems: tuple[Problem, ...]
    wordings: Mapping[str, Wording]
    """The words for problems, by language."""
    synonyms: Synonyms
    bundles: tuple[tuple[Path, str], ...]
    """The files of the bundles on offer, each with its name there."""


def prepare(config: MkDocsConfig, options: BuildOptions) -> Prepared:
    """Read and check the project. Raises ``PluginError`` with everything that is wrong, unless that is to be shown."""
    root = Path(config.config_file_path).parent
    world = environment.read()
    # A page does not depend on the day it is built, but what an editor is told about it does.
    today = world.today if options.previewing else None
    wording = strings.Messages()
    try:
        wording = strings.Messages(strings.chosen_language(world.variables, wording.available))
        resolved = settings.load(root, world.variables)
        catalogue, problems = _checked(resolved, options, today)
        synonyms, _ = read_synonyms(resolved)
        codes = [language.code for language in resolved.languages]
        words = {code: strings.load(code, resolved.strings_dir, root) for code in codes}
    except NashraError as error:
        raise PluginError(_report(error.problems, wording)) from error
    if has_errors(problems):
        if not options.previewing:
            raise PluginError(_report(problems, wording))
        _log.error(_report(problems, wording))
    dist = options.bundles or resolved.dist_dir
    manifest, outdated = (None, ()) if options.offline else offered(resolved, dist)
    if outdated and not options.previewing:
        _log.info(_report(outdated, wording))
    interfaces = {code: interface for code, (interface, _) in words.items()}
    return Prepared(
        edition=_edition(config, options, resolved, catalogue, interfaces, manifest),
        problems=problems,
        wordings={code: wording for code, (_, wording) in words.items()},
        synonyms=synonyms,
        bundles=tuple((dist / name, name) for name in manifest.files) if manifest else (),
    )


def _checked(
    resolved: settings.Settings, options: BuildOptions, today: datetime.date | None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    if options.catalogue is not None:
        return options.catalogue, ()
    with Store(resolved.root, REPORTS) as store:
        content, problems = check(resolved, Surroundings(today, generated=linkable_uris, store=store))
    return content.catalogue, problems


def _edition(
    config: MkDocsConfig,
    options: BuildOptions,
    resolved: settings.Settings,
    catalogue: Catalogue,
    interfaces: Mapping[str, strings.Strings],
    manifest: Manifest | None,
) -> Edition:
    included: Collection[str] = [options.only] if options.only else list(interfaces)
    return Edition(
        settings=resolved,
        catalogue=without_withdrawn_texts(catalogue) if options.offline else catalogue,
        addresses=Addresses(
            default_language=options.only or resolved.default_language,
            directories=config.use_directory_urls,
            site_url=None if options.offline else config.site_url or None,
        ),
        strings=interfaces,
        included=included,
        downloads=None if options.offline else manifest.bundles if manifest else (),
    )


def _report(problems: Collection[Problem], wording: Wording) -> str:
    return "\n".join(["", *(as_text(problem, wording) for problem in problems)])
