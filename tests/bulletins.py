"""Little bulletins for tests: a project folder with a configuration, themes, home pages and chosen articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nashra import settings

NAMES = {"uz": "Oʻzbekcha", "ar": "العربية", "en": "English", "fa": "فارسی", "uz-Cyrl": "Ўзбекча", "ckb": "کوردی"}
THEMES = ("prevention", "policy")


class Bulletin:
    """A project under construction. Languages are given in order, the first one is the default."""

    def __init__(self, root: Path, languages: tuple[str, ...] = ("uz", "ar")) -> None:
        self.root = root
        self.languages = languages
        listed = "".join(
            f"        - {{locale: {code}, name: {NAMES[code]}, default: {str(index == 0).lower()}}}\n"
            for index, code in enumerate(languages)
        )
        self.write(
            "mkdocs.yml",
            "site_name: Sinov\nsite_url: https://host.example/repo/\n"
            "theme: {name: material, custom_dir: overrides, font: false}\nnav: [index.md]\n"
            "plugins:\n  - i18n:\n      docs_structure: folder\n      fallback_to_default: false\n"
            f"      languages:\n{listed}  - nashra\n",
        )
        words = {code: f"theme-in-{code}" for code in languages}
        self.write("docs/themes.yml", "".join(_theme(theme, words) for theme in THEMES))
        (root / "articles").mkdir(exist_ok=True)
        for code in languages:
            self.write(f"docs/{code}/index.md", f'---\ntitle: "Home {code}"\n---\n\nWelcome {code}.\n')

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the project, folders included."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def article(self, language: str, path: str, title: str = "Title", body: str = "Body.", **keys: object) -> Path:
        """Write an original; ``keys`` are further lines of its front matter."""
        known: Mapping[str, object] = {"added": "2026-11-21", "tags": "[prevention]", **keys}
        lines = "".join(f"{key}: {value}\n" for key, value in known.items() if value is not None)
        return self.write(f"docs/{language}/articles/{path}.md", f'---\ntitle: "{title}"\n{lines}---\n\n{body}\n')

    def translation(self, language: str, path: str, of: str, digest: str, *, reviewed: bool = False) -> Path:
        """Write a translation of the original in ``of``, made of the wording with this digest."""
        facts = f"{{of: {of}, sha256: {digest}, by: machine, reviewed: {str(reviewed).lower()}}}"
        text = f'---\ntitle: "Title in {language}"\ntranslation: {facts}\n---\n\nBody in {language}.\n'
        return self.write(f"docs/{language}/articles/{path}.md", text)

    def settings(self) -> settings.Settings:
        """Read the project's settings."""
        return settings.load(self.root, {})


def _theme(theme: str, words: Mapping[str, str]) -> str:
    labels = "{" + ", ".join(f"{code}: {theme}-{word}" for code, word in words.items()) + "}"
    return f"{theme}:\n  label: {labels}\n  description: {labels}\n"
