"""MkDocs' list of files, made into the bulletin's: ours added, what is not ours taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from nashra.publishing.addresses import Addresses
from nashra.publishing.downloads import FOLDER


def remove_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Take out what comes from other themes; what lies in ``docs/`` and ``overrides/`` stays.

    That is Material's scripts, stylesheets, fonts and images, and static-i18n's template of a sitemap, which is
    copied as it stands when it is not one of the theme's static templates.
    """
    own = {config.docs_dir, config.theme.custom_dir}
    for file in list(files):
        if file.src_dir and file.src_dir not in own:
            files.remove(file)


def remove_pages_in_other_languages(files: Files, languages: Collection[str], language: str) -> None:
    """Take out the pages of all ``languages`` but one: static-i18n would look at each and leave it out in the end."""
    others = tuple(f"{code}/" for code in languages if code != language)
    for file in files.documentation_pages():
        if file.src_uri.startswith(others):
            files.remove(file)


def keep_out_of_navigation(files: Files) -> None:
    """Keep every page out of MkDocs' navigation, whose cost is quadratic and which we do not show."""
    for file in files.documentation_pages():
        if file.inclusion is InclusionLevel.UNDEFINED:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def add_bundles(files: Files, config: MkDocsConfig, bundles: Iterable[tuple[Path, str]]) -> None:
    """Put the bundles beside the page that offers them; each comes with its name in their folder."""
    for path, name in bundles:
        files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(path)))


def add_pages(files: Files, config: MkDocsConfig, addresses: Addresses, language: str, uris: Iterable[str]) -> None:
    """Add pages that have no file of their own, dressed as static-i18n dresses a file it knows."""
    for uri in uris:
        file = File.generated(
            config, addresses.source_uri(language, uri), content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.dest_uri = addresses.destination(language, uri)
        file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
        file.url = addresses.page(language, uri)
        file.locale = file.locale_alternate_of = file.localization = language  # type: ignore[attr-defined]  # static-i18n's
        file.norm_src_uri = uri  # type: ignore[attr-defined]  # static-i18n's
        file.alternates = {language: file}  # type: ignore[attr-defined]  # static-i18n's
        files.append(file)


def add_images(
    files: Files, config: MkDocsConfig, language: str, addresses: Addresses, originals: Iterable[Path]
) -> None:
    """Add what lies in the folders of originals to the folders of their translations, which show the same images."""
    docs = Path(config.docs_dir)
    for folder in originals:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            uri = path.relative_to(docs).as_posix().partition("/")[2]
            if files.get_file_from_path(addresses.source_uri(language, uri)) is None:
                file = File.generated(config, addresses.source_uri(language, uri), abs_src_path=str(path))
                file.dest_uri = file.url = addresses.beside(language, uri)
                file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
                files.append(file)


def write_outputs(site: Path, outputs: Iterable[tuple[str, bytes]]) -> None:
    """Write files that are no pages. What the site already has at their paths, from a page or an editor, stays."""
    for path, data in outputs:
        target = site / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
