"""The files of search: for each language its index, its articles, and the script that reads them.

``assets/search/<language>.js`` is the script with the manifest, the one file a page names; all others
lie in the folder of the language and are asked for by the query. In a bundle, where nothing travels, the
script is one file for all languages, and asks for the manifest too. Every file is a classic script that
calls one global, because that is what a browser also loads from ``file://``.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from nashra.publishing.script import minify_script
from nashra.publishing.search.postings import build
from nashra.publishing.search.shards import HEAD, boundaries, index_shards, lexicon_shards
from nashra.publishing.search.terms import fold_data, rules
from nashra.publishing.search.texts import wording
from nashra.publishing.search.values import SearchArticle, SearchVariant

FOLDER = "assets/search"
ENGINE = f"{FOLDER}/search.js"
"""The script where it is apart from the manifests of the languages."""
GLOBAL = "nashraSearch"
# Characters of a text that come with its title; the rest of it is asked for only where a match is there.
LEAD = 130
# So many articles are shown by one file of titles; of more, each has its own, so that a reader loads ten and not all.
TOGETHER = 32

Synonyms = Mapping[str, Sequence[Sequence[str]]]


def search_files(
    articles: Iterable[SearchArticle],
    variants: Sequence[SearchVariant],
    synonyms: Synonyms,
    script: str,
    *,
    apart: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """Give every file of search: its path relative to the site's root, and its bytes.

    ``synonyms`` are groups of words by language, ``script`` the source of ``search.js``, which ``apart`` makes a file
    for all languages that asks for their manifests. The same input gives the same bytes.
    """
    listed = list(articles)
    engine = minify_script(script)
    if apart:
        yield ENGINE, engine.encode()
    for base in dict.fromkeys(variant.base for variant in variants):
        family = [variant for variant in variants if variant.base == base]
        codes = {variant.code for variant in family}
        own = sorted((each for each in listed if each.language in codes), key=_oldest_first)
        calls = _calls(base, own, family, synonyms.get(base, ()))
        if not apart:
            yield start_file(base), engine.encode() + calls["m"]
        elif len(own) <= TOGETHER:
            # A zip packs each file by itself: in a bundle, one holds all there is to say of few articles.
            calls = {"m": b"".join(calls.values())}
        yield from ((f"{FOLDER}/{base}/{name}.js", data) for name, data in calls.items())


def start_file(base: str) -> str:
    """Give the path of the script with the manifest, which the website's search page in a language loads."""
    return f"{FOLDER}/{base}.js"


def _oldest_first(article: SearchArticle) -> tuple[str, str, str]:
    return article.day, article.path, article.language


def _calls(
    base: str,
    articles: Sequence[SearchArticle],
    family: Sequence[SearchVariant],
    synonyms: Sequence[Sequence[str]],
) -> dict[str, bytes]:
    """Give every file of a language by its name, the manifest (``m``) first."""
    shared = ["", *sorted({word for article in articles for word in (article.day_label, article.note)} - {""})]
    begins, files = _index_calls(base, articles, family, synonyms)
    files |= {name: _call(base, name, value) for name, value in _article_parts(articles, family, shared)}
    version = hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
    return {"m": _call(base, "m", _manifest(len(articles), family, shared, begins, version)), **files}


def _index_calls(
    base: str, articles: Sequence[SearchArticle], family: Sequence[SearchVariant], synonyms: Sequence[Sequence[str]]
) -> tuple[tuple[str, str], dict[str, bytes]]:
    """Give where the shards of the index and those of its lexicon begin, and the files of both by their names."""
    index = build(articles, {variant.code: variant.theme_labels for variant in family}, synonyms)
    shards, lexicon = index_shards(index, len(articles)), lexicon_shards(index)
    parts = itertools.chain(
        ((f"t{place}", shard.lines) for place, shard in enumerate(shards)),
        ((f"x{place}", shard.lines) for place, shard in enumerate(lexicon)),
    )
    files = {name: _call(base, name, "\n".join(lines)) for name, lines in parts}
    return (boundaries(shards), boundaries(lexicon)), files


def _call(base: str, name: str, value: object) -> bytes:
    """Write the call that hands a value over. JSON is JavaScript but for two line ends (ECMA-404)."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'{GLOBAL}("{base}","{name}",{written})\n'.encode()


def _article_parts(
    articles: Sequence[SearchArticle], family: Sequence[SearchVariant], shared: Sequence[str]
) -> Iterator[tuple[str, Any]]:
    """Give titles and what is shown with them, the rest of each text, and the lists that these are written with."""
    codes_of_family = [variant.code for variant in family]
    themes = _themes(family)
    # Parted twice, because to hold the halves of all texts would be to hold them twice.
    wording_of_rests = wording(rest for article in articles if (rest := _parted(article.text)[1]))
    heads = []
    for place, article in enumerate(articles):
        lead, rest = _parted(article.text)
        shown = [place for place, theme in enumerate(themes) if theme in article.themes]
        about = [article.path, article.title, article.day, article.day_text, shown, lead, int(bool(rest))]
        label, note = shared.index(article.day_label), shared.index(article.note)
        variant = codes_of_family.index(article.language)
        heads.append(_without_usual_end([*about, label, note, article.summary, variant]))
        if rest:
            yield f"r{place}", wording_of_rests.short(rest)
    size = _together(len(articles))
    yield from ((f"d{start // size}", heads[start : start + size]) for start in range(0, len(heads), size))
    yield "w", wording_of_rests.lists()


def _without_usual_end(head: list[Any]) -> list[Any]:
    """Leave out what is nothing at the end, as it mostly is: no note, no summary of its own, the first variant."""
    return head[: 1 + max(place for place, value in enumerate(head) if value)]


def _together(size: int) -> int:
    return max(1, size) if size <= TOGETHER else 1


def _parted(text: str) -> tuple[str, str]:
    """Part a text at a word near the length of a lead; joined again they are the text with single spaces."""
    flat = " ".join(text.split())
    if len(flat) <= LEAD * 1.3:
        return flat, ""
    end = flat.rfind(" ", 0, LEAD)
    end = end if end > 0 else LEAD
    return flat[:end], flat[end:].lstrip()


def _themes(family: Sequence[SearchVariant]) -> list[str]:
    return list(dict.fromkeys(theme for variant in family for theme in variant.theme_labels))


def _manifest(
    size: int,
    family: Sequence[SearchVariant],
    shared: Sequence[str],
    begins: tuple[str, str],
    version: str,
) -> Mapping[str, Any]:
    return {
        "n": size,
        "v": version,
        "d": _together(size),
        "t": begins[0],
        "x": begins[1],
        "shared": shared,
        "themes": _themes(family),
        "variants": [
            {
                "code": variant.code,
                "name": variant.name,
                "dir": variant.direction,
                "to": [variant.before_path, variant.after_path],
            }
            for variant in family
        ],
        "head": HEAD,
        "fold": _fold(family[0].base),
        "rules": {key: value for key, value in rules(family[0].base).items() if not key.startswith("$")},
    }


def _fold(base: str) -> Mapping[str, Any]:
    """Give the part of the fold's tables that a language needs, ready for regular expressions."""
    data = fold_data()
    own = data["languages"].get(base, {})
    letters = {**data["letters"], **own.get("letters", {})}
    return {
        "apostrophes": data["ignored"]["characters"],
        "invisible": _ranges(data["ignored"]["ranges"]),
        "marks": _ranges(data["marks"]["ranges"]),
        "letters": " ".join(letter + value for letter, value in letters.items() if not letter.startswith("$")),
        "iotated": {key: value for key, value in own.get("iotated_e", {}).items() if not key.startswith("$")},
        "alternatives": {key: value for key, value in own.get("alternatives", {}).items() if not key.startswith("$")},
    }


def _ranges(ranges: Iterable[tuple[str, str]]) -> str:
    return "".join(f"\\u{first}" if first == last else f"\\u{first}-\\u{last}" for first, last in ranges)
