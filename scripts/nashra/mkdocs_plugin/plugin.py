"""The plugin: MkDocs' events in, calls to the other rooms out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from nashra import environment, settings, strings
from nashra.checking.content_checks import Surroundings, check
from nashra.content.synonyms import SYNONYMS_FILE, read_synonyms
from nashra.content.themes import THEMES_FILE
from nashra.content.tree import Content
from nashra.languages import Language
from nashra.mkdocs_plugin import site_files
from nashra.problems import NashraError, Problem, Wording, as_text, has_errors
from nashra.publishing.addresses import Addresses
from nashra.publishing.page_views import not_found_view, page_view
from nashra.publishing.pages import Edition, Place, derived_uris, place_of
from nashra.publishing.search.files import Synonyms
from nashra.publishing.search_views import search_outputs
from nashra.publishing.stylesheet import content_security_policy, minify
from nashra.publishing.views import PageKind
from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings
from nashra.strings import Strings

# static-i18n acts at -100 (and at 50 on page contexts); a lower number runs later.
_AFTER_I18N = -200
_STYLESHEET = "assets/site.css"
_SEARCH_SCRIPT = "assets/search.js"
# Read by the build, not by readers; a static template that is not rendered would be copied as it is.
_UNPUBLISHED = frozenset({THEMES_FILE, SYNONYMS_FILE, _STYLESHEET, _SEARCH_SCRIPT, "404.html", "sitemap.xml"})
_TEMPLATES = {
    PageKind.HOME: "home.html",
    PageKind.ARTICLE: "article.html",
    PageKind.THEMES: "themes.html",
    PageKind.THEME: "theme.html",
    PageKind.PAGE: "main.html",
    PageKind.SEARCH: "search.html",
}
# An empty front matter, put before each body: without it MkDocs takes a first line such as
# "Toshkent: …" for metadata and swallows it.
_NO_METADATA = "---\n{}\n---\n"


class _Unread(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves the base untyped
    """MkDocs' idea of our options, left empty: ``nashra.settings`` reads them."""


class NashraPlugin(BasePlugin[_Unread]):  # type: ignore[no-untyped-call]  # and this one
    """Publishes the catalogue through MkDocs; one instance serves all languages of a build."""

    def __init__(self) -> None:
        super().__init__()
        self.offline = False
        self.only: str | None = None
        """The one language to build, or ``None`` for all of them."""
        self.previewing = False
        self.content: Content
        self.edition: Edition
        self.problems: tuple[Problem, ...] = ()
        self.language: Language
        self.style = ""
        self.synonyms: Synonyms = {}
        self.search_script = ""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Leave the options to ``nashra.settings``, the one judge of them, in :meth:`on_config`."""
        del options
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notice that this is a preview: problems are then shown on the pages instead of stopping."""
        del dirty
        self.previewing = command == "serve"

    @event_priority(_AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything once, for all languages; then set the Markdown of this one."""
        i18n: Any = config.plugins["i18n"]
        if not i18n.building:
            self._prepare(config)
        self.language = self.edition.settings.language(i18n.current_language)
        config.markdown_extensions = extension_names()
        config.mdx_configs = extension_settings(_titles(self.edition.strings[self.language.code]))
        if self.offline:
            config.theme.static_templates.clear()
        return config

    def _prepare(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        wording: Wording = strings.load(strings.REFERENCE_LANGUAGE)[1]
        try:
            resolved = settings.load(root, environment.read().variables)
            content, problems = check(resolved, Surroundings(generated=derived_uris))
            self.synonyms, more_problems = read_synonyms(resolved)
            problems = (*problems, *more_problems)
            words = {language.code: strings.load(language.code)[0] for language in resolved.languages}
        except NashraError as error:
            raise PluginError(_report(error.problems, wording)) from error
        if has_errors(problems) and not self.previewing:
            raise PluginError(_report(problems, wording))
        included: Collection[str] = [self.only] if self.only else [language.code for language in resolved.languages]
        self.edition = Edition(
            settings=resolved,
            catalogue=content.catalogue,
            addresses=Addresses(
                default_language=self.only or resolved.default_language,
                directories=config.use_directory_urls,
                site_url=None if self.offline else config.site_url,
            ),
            strings=words,
            included=included,
        )
        self.content, self.problems = content, problems

    @event_priority(_AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the derived pages of this language; take out Material's assets, the vocabulary, and drafts."""
        i18n: Any = config.plugins["i18n"]
        code, edition = self.language.code, self.edition
        site_files.remove_theme_assets(files, Path(config.theme.custom_dir or ""))
        for file in list(files):
            place = self._place(file.src_uri)
            if file.src_uri in _UNPUBLISHED or (place.article and place.article.draft):
                files.remove(file)
        site_files.keep_out_of_navigation(files)
        site_files.add_pages(files, config, edition.addresses, code, derived_uris(edition.catalogue))
        i18n.i18n_files_per_language[code] = files.documentation_pages()
        return files

    def _place(self, src_uri: str) -> Place:
        return place_of(self.edition.catalogue, self.language, src_uri.removeprefix(f"{self.language.code}/"))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Give the body as our own reader parted it; MkDocs' front-matter reader hides broken YAML."""
        del config
        place = self._place(page.file.src_uri)
        subject = place.article or place.page
        return _NO_METADATA + (subject.body if subject else "")

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the page's template."""
        del config, files
        place = self._place(page.file.src_uri)
        is_broken = place.kind is PageKind.ARTICLE and place.article is None
        page.meta = {"template": "main.html" if is_broken else _TEMPLATES[place.kind]}
        return markdown

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Take up the stylesheet, which every page of this build carries."""
        del config, files
        self.style = minify(env.loader.get_source(env, _STYLESHEET)[0])
        self.search_script = env.loader.get_source(env, _SEARCH_SCRIPT)[0]
        return env

    @event_priority(_AFTER_I18N)
    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template its one view."""
        del nav
        shown: list[Problem] = []
        if self.previewing:
            path = Path(config.docs_dir, page.file.src_uri).relative_to(self.edition.settings.root).as_posix()
            shown = [problem for problem in self.problems if problem.path == path]
        wording = strings.load(self.language.code)[1]
        view = page_view(self.edition, self._place(page.file.src_uri), shown, wording)
        return self._with_view(context, view)

    @event_priority(_AFTER_I18N)
    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the page for unknown addresses its view, the same in the build of each language."""
        del config
        return self._with_view(context, not_found_view(self.edition)) if template_name == "404.html" else context

    def _with_view(self, context: Any, view: object) -> Any:
        context["view"] = view
        context["style"] = self.style
        kind = getattr(view, "kind", None)
        context["csp"] = content_security_policy(
            self.style,
            preview=self.previewing,
            forms=kind in (PageKind.HOME, PageKind.SEARCH),
            scripts=kind is PageKind.SEARCH,
        )
        return context

    @event_priority(_AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files of search once, when the first language's build is over."""
        i18n: Any = config.plugins["i18n"]
        if not i18n.building:
            for path, data in search_outputs(self.edition, self.synonyms, self.search_script):
                write_file(data, str(Path(config.site_dir, path)))


def _titles(words: Strings) -> InterfaceTitles:
    prefix = "admonition."
    titles = {key.removeprefix(prefix): words(key) for key in words.texts if key.startswith(prefix)}
    return InterfaceTitles(words.language, titles, words("footnotes.back"))


def _report(problems: Collection[Problem], wording: Wording) -> str:
    return "\n".join(["", *(as_text(problem, wording) for problem in problems)])
