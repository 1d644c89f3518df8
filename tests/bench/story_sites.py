"""The same stories as a project of each generator that the site is measured beside.

Every story exists in two languages. Each generator gets what its manual describes for that and the theme it comes
with; only Hugo comes with none, and gets the least that shows a story and a list.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nashra.content.catalogue import wording_digest
from tests import projects, publication

PROJECT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("uz", "ar")
FIRST_DAY, DAYS = datetime.date(2022, 1, 1), 1_700
PARAGRAPHS = 6
SITE_URL = "https://host.example/repo/"


@dataclass(frozen=True)
class Story:
    """One story: title and text by language, its day and themes."""

    slug: str
    day: datetime.date
    themes: tuple[str, ...]
    texts: Mapping[str, tuple[str, str]]


def stories(count: int) -> list[Story]:
    """Make stories out of the paragraphs of the bulletin, the same ones each time."""
    paragraphs = {code: _paragraphs(code) for code in LANGUAGES}
    themes = list(publication.read(PROJECT).themes)
    return [_story(number, count, themes, paragraphs) for number in range(count)]


def _paragraphs(code: str) -> list[str]:
    bodies = [
        path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(PROJECT.glob(f"docs/{code}/articles/*/*.md"))
    ]
    return [paragraph for body in bodies for paragraph in re.split(r"\n{2,}", body.strip())]


def _story(number: int, count: int, themes: Sequence[str], paragraphs: Mapping[str, Sequence[str]]) -> Story:
    chance = random.Random(number)  # noqa: S311 # the same story each time
    texts = {}
    for code in LANGUAGES:
        chosen = chance.sample(paragraphs[code], PARAGRAPHS)
        title = " ".join(chosen[0].split()[:8]).strip(" .,:;،«»“”")
        texts[code] = (f"{title} {number}", "\n\n".join([*chosen, f"Qvx{number // 3}zk."]))
    day = FIRST_DAY + datetime.timedelta(days=number * DAYS // count)
    return Story(f"story-{number}", day, tuple(chance.sample(themes, 1 + number % 3)), texts)


def write_nashra(root: Path, made: Sequence[Story]) -> None:
    """Write a bulletin: every second story is an Arabic original, and each has a translation."""
    projects.copy(PROJECT, root)
    shutil.rmtree(root / "articles")
    (root / "articles").mkdir()
    for code in LANGUAGES:
        shutil.rmtree(root / "docs" / code / "articles")
    for number, story in enumerate(made):
        first, second = LANGUAGES if number % 2 == 0 else LANGUAGES[::-1]
        title, body = story.texts[first]
        facts = f"added: {story.day}\ndate: {story.day}\ntags: [{', '.join(story.themes)}]\n"
        _write(_article(root, first, story), _matter(title, facts, body))
        digest = wording_digest(title, f"\n{body}\n", first)
        title, body = story.texts[second]
        facts = (
            f"translation: {{of: {first}, sha256: {digest}, by: machine, reviewed: {str(number % 3 > 0).lower()}}}\n"
        )
        _write(_article(root, second, story), _matter(title, facts, body))


def _article(root: Path, code: str, story: Story) -> Path:
    return root / "docs" / code / "articles" / str(story.day.year) / f"{story.slug}.md"


def write_plain(root: Path, made: Sequence[Story]) -> None:
    """Write a project of MkDocs with Material and static-i18n, its articles outside the navigation.

    In the navigation they would cost the square of their number. ``mkdocs.yml`` has Material's search, which is on
    unless somebody takes it out; ``without-search.yml`` is the same without it.
    """
    configuration = f"""site_name: Stories
site_url: {SITE_URL}
theme: {{name: material}}
nav: [index.md]
not_in_nav: "articles/**"
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: uz, name: Oʻzbekcha, default: true}}
        - {{locale: ar, name: العربية}}
"""
    _write(root / "without-search.yml", configuration)
    _write(root / "mkdocs.yml", configuration.replace("plugins:\n", "plugins:\n  - search\n"))
    for code in LANGUAGES:
        links = "".join(f"- [{story.texts[code][0]}](articles/{story.slug}.md)\n" for story in made)
        _write(root / "docs" / code / "index.md", f"# Stories\n\n{links}")
        for story in made:
            title, body = story.texts[code]
            _write(root / "docs" / code / "articles" / f"{story.slug}.md", _matter(title, "", f"# {title}\n\n{body}"))


def write_pelican(root: Path, made: Sequence[Story]) -> None:
    """Write a project of Pelican with its own theme and feeds, for which it takes stories of one slug together."""
    _write(
        root / "pelicanconf.py",
        f"SITENAME = 'Stories'\nSITEURL = FEED_DOMAIN = '{SITE_URL.rstrip('/')}'\nTIMEZONE = 'UTC'\n"
        "DEFAULT_LANG = 'uz'\nDEFAULT_PAGINATION = 20\nPATH = 'content'\n"
        "FEED_ALL_ATOM = 'feeds/all.atom.xml'\nTAG_FEED_ATOM = 'feeds/tags/{slug}.atom.xml'\n"
        "TRANSLATION_FEED_ATOM = 'feeds/all-{lang}.atom.xml'\n",
    )
    for code in LANGUAGES:
        for story in made:
            title, body = story.texts[code]
            head = (
                f"Title: {title}\nDate: {story.day}\nSlug: {story.slug}\nLang: {code}\nTags: {', '.join(story.themes)}"
            )
            _write(root / "content" / f"{story.slug}-{code}.md", f"{head}\n\n{body}\n")


def write_nikola(root: Path, made: Sequence[Story]) -> None:
    """Fill the site that ``nikola init`` has made. Nikola has no Uzbek words: it is told that the texts are Turkish."""
    settings = (root / "conf.py").read_text("utf-8")
    settings = settings.replace('DEFAULT_LANG = "en"', 'DEFAULT_LANG = "tr"')
    settings = settings.replace('DEFAULT_LANG: "",', 'DEFAULT_LANG: "", "ar": "./ar",', 1)
    settings = settings.replace('"https://example.com/"', f'"{SITE_URL}"')
    _write(root / "conf.py", settings)
    for code, suffix in zip(LANGUAGES, ("", ".ar"), strict=True):
        for story in made:
            title, body = story.texts[code]
            head = f".. title: {title}\n.. slug: {story.slug}\n.. date: {story.day} 00:00:00 UTC\n"
            head = f"{head}.. tags: {', '.join(story.themes)}\n"
            _write(root / "posts" / f"{story.slug}{suffix}.md", f"{head}\n{body}\n")


def write_hugo(root: Path, made: Sequence[Story]) -> None:
    """Write a project of Hugo, with the least of a theme and the feeds it makes by itself."""
    _write(
        root / "hugo.toml",
        f'baseURL = "{SITE_URL}"\ntitle = "Stories"\ndefaultContentLanguage = "uz"\n'
        '[languages.uz]\nlabel = "Oʻzbekcha"\ncontentDir = "content/uz"\nweight = 1\n'
        '[languages.ar]\nlabel = "العربية"\ncontentDir = "content/ar"\nweight = 2\n',
    )
    link = "<a href={{ .RelPermalink }}>{{ .Title }}</a>"
    for name, main in {
        "single": "<h1>{{ .Title }}</h1>{{ .Content }}"
        f"{{{{ range .Translations }}}}{link}{{{{ end }}}}{{{{ range (.GetTerms `tags`) }}}}{link}{{{{ end }}}}",
        "list": "<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages 20).Pages }}"
        f"<h2>{link}</h2>{{{{ .Summary }}}}{{{{ end }}}}",
    }.items():
        page = f'<!doctype html><html lang="{{{{ .Language.Name }}}}"><title>{{{{ .Title }}}}</title>{main}</html>\n'
        _write(root / "layouts" / "_default" / f"{name}.html", page)
    for code in LANGUAGES:
        for story in made:
            title, body = story.texts[code]
            facts = f"date: {story.day}\ntags: [{', '.join(story.themes)}]\n"
            _write(root / "content" / code / "posts" / f"{story.slug}.md", _matter(title, facts, body))


def _matter(title: str, facts: str, body: str) -> str:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{facts}---\n\n{body}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
