"""What a page carries beside its text: styles, the script, and the policy that admits just these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from nashra.publishing.stylesheet import (
    DARK_SCREENS,
    PARTS,
    as_policy,
    content_security_policy,
    digest,
    parts_for,
)
from nashra.publishing.views import PageKind

ASSETS = "assets/"
STYLES = "styles/"
"""Where the parts of the stylesheet lie in ``overrides/``."""
SITE_SCRIPT = "site.js"
FONTS = "assets/fonts/"
FONT = "noto-sans-arabic.woff2"
FONT_STYLE = "letters"
"""The part of the stylesheet that names the font; it is no part of a page unless the settings ask for it."""
# The stylesheets of an offline edition, and their media.
_LINKED = {"site": "", "dark": DARK_SCREENS}
# So many folders deep a page may lie, and as many ways its style may write where the font is.
_DEEPEST = 8
HEADERS_FILE = "_headers"
# What pages never use, so that no script that ever got in could use it (Permissions Policy).
_UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
}


@dataclass(frozen=True)
class Style:
    """A part of the stylesheet as a page carries it: ``css``, or in an offline edition ``href``, the file with all."""

    name: str
    css: str
    media: str
    href: str | None


@dataclass(frozen=True)
class PageAssets:
    """The styles by name and the script of a build, as they are published."""

    styles: Mapping[str, str]
    script: str
    preview: bool = False
    font: str = ""
    """The style that names the Arabic font; empty when pages do not have one."""

    def context(self, kind: PageKind, content: str, assets: str | None, font: str | None = None) -> dict[str, object]:
        """Give what the template of a page needs. ``assets`` is where the files lie, where they are not inlined.

        ``font`` is where the Arabic font lies, for a page in Arabic letters.
        """
        if assets:
            styles = [Style(name, "", media, f"{assets}{name}.css") for name, media in _LINKED.items()]
        else:
            parts = parts_for(kind, content, preview=self.preview)
            styles = [Style(part.name, self.styles[part.name], part.media, None) for part in parts]
        if font and self.font:
            styles.append(Style(FONT_STYLE, self._font_style(font), "", None))
        policy = content_security_policy(
            [style.css for style in styles],
            self.script,
            preview=self.preview,
            linked=assets is not None,
            forms=kind in {PageKind.HOME, PageKind.SEARCH},
            scripts=kind is PageKind.SEARCH,
        )
        script = {"script": self.script, "script_file": f"{assets}{SITE_SCRIPT}" if assets else None}
        return {"styles": styles, "csp": policy, "font": font if self.font else None, **script}

    def _font_style(self, href: str) -> str:
        return self.font.replace(FONT, href)

    def files(self, used: Collection[str]) -> dict[str, bytes]:
        """Give the files of an offline edition, whose pages link what the website's have inside.

        ``used`` names the parts of the stylesheet that any page asked for. They are one file, because a zip packs each
        by itself; the dark colours are another, whose medium the script sets.
        """
        styles = {
            f"{ASSETS}{name}.css": "".join(
                self.styles[part.name] for part in PARTS if part.name in used and part.media == media
            )
            for name, media in _LINKED.items()
        }
        return {path: text.encode() for path, text in {**styles, f"{ASSETS}{SITE_SCRIPT}": self.script}.items()}

    def headers(self, other_styles: Iterable[str], other_scripts: Iterable[str] = ()) -> bytes:
        """Write the headers for hosts that read them from a file, as Netlify and Cloudflare Pages do.

        A browser obeys this policy and each page's own, so this one admits what any page has: the parts of the
        stylesheet and the script, and ``other_styles`` and ``other_scripts``, those of the single files. It adds what
        a page cannot say: that no site may frame it.
        """
        fonts = [self._font_style(f"{'../' * depth}{FONTS}{FONT}") for depth in range(_DEEPEST) if self.font]
        inline = [*self.styles.values(), *fonts, *sorted(set(other_styles))]
        policy = {
            "style-src": " ".join(map(digest, inline)),
            "script-src": " ".join(["'self'", *map(digest, [self.script, *other_scripts])]),
            **dict.fromkeys(("font-src", "media-src", "manifest-src", "form-action"), "'self'"),
            "img-src": "'self' data:",
            "frame-ancestors": "'none'",
        }
        lines = {"Content-Security-Policy": as_policy(policy), **_HEADERS}
        return "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in lines.items())]).encode()
