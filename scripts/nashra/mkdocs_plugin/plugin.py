"""The plugin: MkDocs' events in, calls to the other rooms out."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs import utils
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from nashra import settings
from nashra.content.synonyms import SYNONYMS_FILE
from nashra.content.themes import THEMES_FILE
from nashra.languages import Language
from nashra.mkdocs_plugin import site_files
from nashra.mkdocs_plugin.converters import leave_converters, share_converters
from nashra.mkdocs_plugin.language_codes import accept_three_letters
from nashra.mkdocs_plugin.preparation import BuildOptions, Prepared, prepare
from nashra.mkdocs_plugin.templates import equip
from nashra.model import Article
from nashra.problems import Problem
from nashra.publishing.feeds import RenderedArticle, wanted
from nashra.publishing.leaving import leaving_script, safety_text
from nashra.publishing.link_targets import link_target
from nashra.publishing.metadata import described
from nashra.publishing.not_found import NotFoundView, not_found_view
from nashra.publishing.page_assets import (
    ASSETS,
    FONT,
    FONT_STYLE,
    FONTS,
    HEADERS_FILE,
    SITE_SCRIPT,
    STYLES,
    PageAssets,
)
from nashra.publishing.page_views import page_view
from nashra.publishing.pages import Edition, Place, derived_uris, place_of
from nashra.publishing.redirects import RedirectView, redirects
from nashra.publishing.script import minify_script
from nashra.publishing.search_views import search_outputs
from nashra.publishing.site_outputs import language_outputs, whole_site_outputs
from nashra.publishing.stylesheet import PARTS, inline_styles, minify, parts_for
from nashra.publishing.titles import interface_titles
from nashra.publishing.views import PageKind, PageView
from nashra.publishing.xml_text import clean
from nashra.rendering.extensions import extension_names, extension_settings
from nashra.rendering.foreign_links import LinkTarget

# static-i18n acts at -100 (and at 50 on page contexts); a lower number runs later.
_BEFORE_I18N, _AFTER_I18N = -50, -200
_SEARCH_SCRIPT = "assets/search.js"
# Read by the build, not by readers; a static template that is not rendered would be copied as it is.
_SITE_SCRIPT = f"{ASSETS}{SITE_SCRIPT}"
_UNPUBLISHED = frozenset({THEMES_FILE, SYNONYMS_FILE, _SEARCH_SCRIPT, _SITE_SCRIPT, "404.html", "sitemap.xml"})
_UNPUBLISHED_FOLDERS = (f"{settings.STRINGS_FOLDER}/", STYLES)
_TEMPLATES = {
    PageKind.HOME: "home.html",
    PageKind.ARTICLE: "article.html",
    PageKind.THEMES: "themes.html",
    PageKind.THEME: "theme.html",
    PageKind.DOWNLOADS: "downloads.html",
    PageKind.ARCHIVE: "archive.html",
    PageKind.PERIOD: "period.html",
    PageKind.ELSEWHERE: "elsewhere.html",
    PageKind.PAGE: "main.html",
    PageKind.SAFETY: "main.html",
    PageKind.SEARCH: "search.html",
}
# An empty front matter, put before each body: without it MkDocs takes a first line such as
# "Toshkent: …" for metadata and swallows it.
_NO_METADATA = "---\n{}\n---\n"


_log = get_plugin_logger(__name__)


class _Unread(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves the base untyped
    """MkDocs' idea of our options, left empty: ``nashra.settings`` reads them."""


class NashraPlugin(BasePlugin[_Unread]):  # type: ignore[no-untyped-call]  # and this one
    """Publishes the catalogue through MkDocs; one instance serves all languages of a build."""

    def __init__(self) -> None:
        super().__init__()
        # Before static-i18n reads its options, because mkdocs.yml lists this plugin first.
        accept_three_letters()
        self.options = BuildOptions()
        """What to build; ``nashra.mkdocs_plugin.__main__`` sets it, under plain MkDocs it is the website."""
        self.prepared: Prepared
        self.language: Language
        self.rendered: Place
        self.assets: PageAssets
        self.used_parts: set[str] = set()
        """The parts of the stylesheet that pages of this build have asked for."""
        self.search_script = ""
        self.templates: Any = None
        self.feed_articles: dict[tuple[str, str], RenderedArticle] = {}
        """What the feeds need, gathered while the pages are made."""
        self.wanted: Collection[str] = ()
        self.strict = False
        self.clean_directory = utils.clean_directory

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Leave the options to ``nashra.settings``, the one judge of them, in :meth:`on_config`."""
        del options
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notice that this is a preview: problems are then shown on the pages instead of stopping."""
        del dirty
        self.options = replace(self.options, previewing=command == "serve")

    @event_priority(_AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything once, for all languages; then set the Markdown of this one."""
        i18n: Any = config.plugins["i18n"]
        if not i18n.building or self.options.part:
            self.prepared = prepare(config, self.options)
            self.feed_articles, self.used_parts = {}, set()
        self.language = self.edition.settings.language(i18n.current_language)
        config.mdx_configs = extension_settings(
            interface_titles(self.edition.strings[self.language.code]), self._link_target
        )
        share_converters()
        # Ours is a file of its own (publishing/sitemap.py); offline there is no page for unknown addresses either.
        config.theme.static_templates &= set() if self.options.offline else {"404.html"}
        return config

    @property
    def edition(self) -> Edition:
        """What is being built, the same for all languages."""
        return self.prepared.edition

    @event_priority(_BEFORE_I18N)
    def _on_all_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave the pages of the other languages to their own builds."""
        del config
        codes = [language.code for language in self.edition.settings.languages]
        site_files.remove_pages_in_other_languages(files, codes, self.language.code)
        return files

    @event_priority(_AFTER_I18N)
    def _on_language_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the derived pages of this language; take out other themes' files, words that are no pages, and drafts."""
        i18n: Any = config.plugins["i18n"]
        code, edition = self.language.code, self.edition
        site_files.remove_theme_files(files, config)
        for file in list(files):
            place = self._place(file.src_uri)
            if (place.article and self._is_hidden(place.article)) or self._is_unpublished(file.src_uri):
                files.remove(file)
        site_files.keep_out_of_navigation(files)
        derived = (uri for uri in derived_uris(edition, code) if edition.catalogue.page(code, uri) is None)
        site_files.add_pages(files, config, edition.addresses, code, derived)
        originals = (self._folder_of_original(article) for article in edition.catalogue.articles)
        site_files.add_images(files, config, code, edition.addresses, (folder for folder in originals if folder))
        if code == edition.settings.default_language:
            site_files.add_bundles(files, config, self.prepared.bundles)
        i18n.i18n_files_per_language[code] = files.documentation_pages()
        return files

    on_files = CombinedEvent(_on_all_files, _on_language_files)

    def _folder_of_original(self, article: Article) -> Path | None:
        """Give the folder of images that a translation into this language shares with its original."""
        if article.language != self.language.code or article.translation is None or article.draft:
            return None
        if self.options.offline and article.withdrawn:
            return None
        return self.edition.settings.docs_dir / article.translation.of / "articles" / article.path

    def _is_unpublished(self, src_uri: str) -> bool:
        """Tell files that only the build needs, and those that belong to articles which readers do not get."""
        if src_uri in _UNPUBLISHED or src_uri.startswith(_UNPUBLISHED_FOLDERS):
            return True
        if src_uri.startswith(FONTS):
            return not self._has_font
        _, _, folder = src_uri.partition("/articles/")
        group = self.edition.catalogue.group("/".join(folder.split("/")[:2])) if folder.count("/") > 1 else ()
        return any(self._is_hidden(article) or (self.options.offline and article.withdrawn) for article in group)

    def _is_hidden(self, article: Article) -> bool:
        """Tell drafts, which only a preview shows: at their address, and in no list."""
        return article.draft and not self.options.previewing

    def _place(self, src_uri: str) -> Place:
        return place_of(self.edition.catalogue, self.language, src_uri.removeprefix(f"{self.language.code}/"))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Give the body as our own reader parted it, because MkDocs' hides broken YAML; what no page may hold goes."""
        del config
        place = self._place(page.file.src_uri)
        subject = place.article or place.page
        generated = safety_text(self.edition, self.language) if place.kind is PageKind.SAFETY else ""
        return _NO_METADATA + (clean(subject.body) if subject else generated)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the page's template, and note which page it is whose links are about to be made."""
        del files
        config.markdown_extensions = extension_names()
        self.rendered = self._place(page.file.src_uri)
        is_broken = self.rendered.kind is PageKind.ARTICLE and self.rendered.article is None
        page.meta = {"template": "main.html" if is_broken else _TEMPLATES[self.rendered.kind]}
        return markdown

    def _link_target(self, href: str) -> LinkTarget | None:
        """Answer Markdown, which MkDocs does not tell what page it is rendering."""
        return link_target(self.edition, self.rendered, href)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Take up styles and scripts, which the pages of this build carry."""
        del config, files
        names = [*(part.name for part in PARTS), *([FONT_STYLE] if self._has_font else [])]
        styles = {name: minify(env.loader.get_source(env, f"{STYLES}{name}.css")[0]) for name in names}
        font = styles.pop(FONT_STYLE, "")
        script = minify_script(env.loader.get_source(env, _SITE_SCRIPT)[0]) + leaving_script()
        self.assets = PageAssets(styles, script, preview=self.options.previewing, font=font)
        self.search_script = env.loader.get_source(env, _SEARCH_SCRIPT)[0]
        equip(env)
        self.templates = env
        self.wanted = wanted(self.edition, self.language.code)
        return env

    @event_priority(_AFTER_I18N)
    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template its one view."""
        del nav
        shown: list[Problem] = []
        if self.options.previewing:
            shown = self._problems_on(page, Path(config.docs_dir))
        place = self._place(page.file.src_uri)
        view = page_view(self.edition, place, shown, self.prepared.wordings[self.language.code])
        if view.article and place.article and place.article.path in self.wanted:
            notices = tuple(notice.text for notice in view.article.notices)
            article = RenderedArticle(page.content or "", view.lead, notices)
            self.feed_articles[self.language.code, place.article.path] = article
        content = page.content or ""
        return self._with_view(context, described(self.edition, place, view, content), content)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let go of a text that is rendered: MkDocs keeps every page until the end."""
        del config, files
        page.markdown = ""
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let go of a page that is written."""
        del config
        page.content = ""
        return output

    def _problems_on(self, page: Page, docs_dir: Path) -> list[Problem]:
        """Give the problems to show on a page: its own, and on a home page those that belong to no page."""
        root = self.edition.settings.root
        own = Path(docs_dir, page.file.src_uri).relative_to(root).as_posix()
        homeless = {
            problem.path
            for problem in self.prepared.problems
            if not problem.path.endswith(".md") or not (root / problem.path).exists()
        }
        wanted = {own} | (homeless if self._place(page.file.src_uri).kind is PageKind.HOME else set())
        return [problem for problem in self.prepared.problems if problem.path in wanted]

    @event_priority(_AFTER_I18N)
    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the page for unknown addresses its view, the same in the build of each language."""
        del config
        return self._with_view(context, not_found_view(self.edition)) if template_name == "404.html" else context

    @event_priority(_BEFORE_I18N)
    def _on_language_built(self, config: MkDocsConfig) -> None:
        """Write the files of this language that are no pages, before static-i18n goes on to the next one.

        The other languages are built less strictly, so that the first warning does not stop the next language: this
        build counts the warnings of all of them, and stops at its end.
        """
        outputs = language_outputs(self.edition, self.language, self.feed_articles)
        template = self.templates.get_template("redirect.html")
        for view in redirects(self.edition, self.language):
            outputs[view.destination] = template.render(self._with_view({}, view)).encode()
        site_files.write_outputs(Path(config.site_dir), outputs.items())
        search = search_outputs(self.edition, self.language, self.prepared.synonyms, self.search_script)
        site_files.write_outputs(Path(config.site_dir), search)
        self.strict, config.strict = self.strict or config.strict, False

    @event_priority(_AFTER_I18N)
    def _on_site_built(self, config: MkDocsConfig) -> None:
        """Write what the whole site has once, when all its languages are built."""
        i18n: Any = config.plugins["i18n"]
        if not i18n.building or self.options.part:
            config.strict, self.strict = self.strict, False
            leave_converters()
        if self.options.part in (None, self.edition.settings.default_language) and (
            not i18n.building or self.options.part
        ):
            site_files.write_outputs(Path(config.site_dir), whole_site_outputs(self.edition).items())
            site_files.write_outputs(Path(config.site_dir), self._asset_outputs().items())

    def on_build_error(self, *, error: Exception) -> None:
        """Undo what static-i18n leaves behind when a language fails: MkDocs would never clean a site again."""
        del error
        utils.clean_directory = self.clean_directory
        leave_converters()

    on_post_build = CombinedEvent(_on_language_built, _on_site_built)

    def _asset_outputs(self) -> dict[str, bytes]:
        """Give the files that stand for what the pages of an offline edition do not carry, or the website's headers."""
        if self.options.offline:
            return self.assets.files(self.used_parts)
        # All single files carry the same style.
        single = next((path for path, name in self.prepared.bundles if name.endswith(".html")), None)
        styles = inline_styles(single.read_text("utf-8")) if single else []
        return {HEADERS_FILE: self.assets.headers(styles, [leaving_script()])}

    def _with_view(self, context: Any, view: PageView | NotFoundView | RedirectView, content: str = "") -> Any:
        context["view"] = view
        is_arabic = not isinstance(view, NotFoundView) and self.language.script == "Arab"
        font = f"{posixpath.dirname(view.icon)}/fonts/{FONT}" if is_arabic else None
        context.update(self.assets.context(view.kind, content, view.assets, font))
        self.used_parts.update(part.name for part in parts_for(view.kind, content))
        return context

    @property
    def _has_font(self) -> bool:
        """Tell whether Arabic pages have a font of the site's own; bundles do not, so that they stay small."""
        return self.edition.settings.arabic_font and not self.options.offline
