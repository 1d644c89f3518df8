"""Generated articles: as many as a test wants, the same ones each time, in every state an article can be in."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nashra.content.catalogue import wording_digest

SOURCES = {"uz": "articles/000_be21cef25e730453.txt", "ar": "articles/004_d41f11036b678315.txt"}
FIRST_DAY = datetime.date(2022, 1, 5)


@dataclass(frozen=True)
class Story:
    """One article as it is to be written: its original and the state of its translation, ``None`` for none."""

    number: int
    path: str
    language: str
    keys: Mapping[str, object]
    translation: str | None


def sentences(project: Path) -> dict[str, list[str]]:
    """Give real sentences of each language, out of the first articles of the bulletin."""
    texts = {code: (project / path).read_text("utf-8") for code, path in SOURCES.items()}
    lines = {code: [line for line in text.splitlines() if len(line) > 80] for code, text in texts.items()}
    return {
        code: [found for line in listed for found in re.split(r"(?<=[.!?])\s+", line)] for code, listed in lines.items()
    }


def plan(number: int, themes: Sequence[str]) -> list[Story]:
    """Plan so many stories; their states follow from their numbers alone."""
    return [_story(index, themes) for index in range(number)]


def _story(index: int, themes: Sequence[str]) -> Story:
    chance = random.Random(index)  # noqa: S311 # the same story each time
    added = FIRST_DAY + datetime.timedelta(days=index * 19 % 1500)
    date = None if index % 6 == 2 else added - datetime.timedelta(days=chance.randrange(40))
    tags = chance.sample(list(themes), 1 + index % min(3, len(themes)))
    keys: dict[str, object] = {"added": added, "tags": f"[{', '.join(tags)}]"}
    if date:
        keys["date"] = date
    if index % 10 == 5:
        keys["draft"] = "true"
    if index % 10 == 8:
        keys["withdrawn"] = "The source has taken it back."
    if index % 4 == 1:
        keys["updated"] = added + datetime.timedelta(days=30)
    if index % 3 == 1:
        keys["source"] = "{publisher: Ozodlik, url: 'https://source.example/a?b=1', author: A. Muallif}"
    translation = None if index % 10 in {3, 7} else ("fresh", "stale", "reviewed")[index % 3]
    return Story(index, f"{(date or added).year}/story-{index}", ("uz", "ar")[index // 2 % 2], keys, translation)


def write(root: Path, stories: Sequence[Story], words: Mapping[str, Sequence[str]]) -> None:
    """Write stories into the ``docs/`` of a project with the languages ``uz`` and ``ar``."""
    for story in stories:
        other = "ar" if story.language == "uz" else "uz"
        title, body = _text(story, story.language, words)
        lines = "".join(f"{key}: {value}\n" for key, value in story.keys.items())
        _write(root, story.language, story.path, title, lines, body)
        if story.translation:
            digest = wording_digest(title, f"\n{body}\n", story.language)
            sha256 = "0" * 64 if story.translation == "stale" else digest
            reviewed = str(story.translation == "reviewed").lower()
            facts = f"translation: {{of: {story.language}, sha256: '{sha256}', by: machine, reviewed: {reviewed}}}\n"
            _write(root, other, story.path, *_ordered(_text(story, other, words), facts))


def _ordered(text: tuple[str, str], lines: str) -> tuple[str, str, str]:
    return text[0], lines, text[1]


def _write(root: Path, language: str, path: str, title: str, lines: str, body: str) -> None:
    target = root / "docs" / language / "articles" / f"{path}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    quoted = json.dumps(title, ensure_ascii=False)
    target.write_text(f"---\ntitle: {quoted}\n{lines}---\n\n{body}\n", encoding="utf-8")


def _text(story: Story, language: str, words: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Give title and body: sentences in an order of their own, with a word that only few stories have."""
    chance = random.Random(f"{story.number} {language}")  # noqa: S311 # the same text each time
    title = " ".join(chance.choice(words[language]).split()[: chance.randrange(5, 12)]).rstrip(" .,:;،")
    paragraphs = [" ".join(chance.sample(words[language], 3)) for _ in range(chance.randrange(3, 8))]
    return f"{title} ({story.number})", "\n\n".join([*paragraphs, f"Qvx{story.number // 3}zk."])
