"""Which language a text is written in, in which script, and how sure that is.

Identification is by py3langid's model, limited to languages with which one could confuse the ones of
the bulletin (of 54 short snippets it got 53 right, Uzbek in both scripts included; other libraries do
not know Uzbek or misread it), and cross-checked by the script of the letters: the model is only asked
about languages that are written in it. What a document says about itself is never believed.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from nashra.language_model import LanguageModel
from nashra.languages import script_of
from nashra.orthography.text import dominant_script, letters_by_script

# A piece judged by itself has at least and at most so many characters, of which the model reads the
# first ones; so many pieces of a script are judged at most. It is enough to be sure of a language, and
# a long text costs no more than a short one: the more pieces there are, the less of each is read.
_SHORTEST_PIECE = 80
_LONGEST_PIECE = 640
_MOST_READ, _LEAST_READ = 160, 80
_READ_OF_ALL = 640
_MOST_PIECES = 16
# A script with fewer of the letters than this is not asked about: names, abbreviations, quotations.
_LEAST_SCRIPT_SHARE = 0.1

_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|@|www\.)\S*")
_NO_LETTERS = re.compile(r"[\d_#/\\|<>{}\[\]=*+~^]+")


@dataclass(frozen=True)
class Identification:
    """What a text is written in.

    ``language`` is a BCP 47 code, that of the candidate where one fits, or ``None`` when the text does
    not show it. ``script`` is the ISO 15924 code of most letters, ``margin`` the lead over the second
    language from 0 to 1, ``shares`` the share of the letters for each language, the largest first.
    """

    language: str | None
    script: str | None
    margin: float
    shares: Mapping[str, float] = field(default_factory=dict)

    def languages_from(self, least_share: float) -> tuple[str, ...]:
        """Name the languages that have at least this share of the letters."""
        return tuple(language for language, share in self.shares.items() if share >= least_share)


@dataclass(frozen=True)
class _Piece:
    text: str
    letters: int


def identify(text: str, candidates: Collection[str]) -> Identification:
    """Identify the language and script of a text.

    ``candidates`` are the configured language codes; others can be found too, so that they can be
    named when they are refused. Too few letters, gibberish or a thin margin give no language.
    """
    words = _NO_LETTERS.sub(" ", _ADDRESS.sub(" ", text) if _may_hold_address(text) else text)
    counts = letters_by_script(words)
    if sum(counts.values()) < _data()["least_letters"] or _is_gibberish(words, counts):
        return Identification(None, next(iter(counts), None), 0.0)
    if told := _told_by_letters(words, counts):
        return Identification(told, next(iter(counts)), 1.0, {told: 1.0})
    votes: dict[str, float] = defaultdict(float)
    letters: Counter[str] = Counter()
    for script, pieces in _pieces(words, counts):
        for piece, chances in zip(pieces, _chances(script, pieces, frozenset(candidates)), strict=True):
            letters[max(chances, key=chances.__getitem__)] += piece.letters
            for language, chance in chances.items():
                votes[language] += chance * piece.letters
    return _verdict(votes, letters, next(iter(counts)))


def can_identify(code: str) -> bool:
    """Tell whether the model knows a language at all; of others only the script can be judged."""
    return code.split("-", maxsplit=1)[0] in _whole_model().labels


def load() -> None:
    """Read the model, 75 MB, which otherwise is read when it is first asked."""
    _whole_model()


def forget() -> None:
    """Let go of the model; it is read again when it is asked for."""
    for cache in (_whole_model, _model):
        cache.cache_clear()


def _may_hold_address(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text


def _is_gibberish(words: str, counts: Mapping[str, int]) -> bool:
    """Tell text from keys struck at random by how common its letters are in the script's languages."""
    rule = _data()["common_letters"]
    script, number = next(iter(counts.items()))
    common = rule.get(_same_script(script))
    if common is None or number < rule["from_letters"]:
        return False
    lowered = words.lower()
    return sum(lowered.count(letter) for letter in common) / number < float(rule["least_share"])


def _told_by_letters(words: str, counts: Mapping[str, int]) -> str | None:
    """Name a language that the model does not know by letters that only it has, where the text has enough of them."""
    rule = _data()["telling_letters"]
    script, number = next(iter(counts.items()))
    shares = {
        language: sum(map(words.count, letters)) / number
        for language, letters in rule.get(_same_script(script), {}).items()
    }
    return next((language for language, share in shares.items() if share >= rule["least_share"]), None)


def _verdict(votes: Mapping[str, float], letters: Counter[str], script: str) -> Identification:
    no_language: str = _data()["no_language"]
    total = sum(votes.values())
    ranking = sorted(votes.items(), key=lambda vote: vote[1], reverse=True)
    (first, most), (_, second) = [*ranking, ("", 0.0), ("", 0.0)][:2]
    margin = (most - second) / total if total else 0.0
    is_known = bool(first) and first != no_language and margin >= _data()["least_margin"]
    all_letters = sum(letters.values())
    shares = {language: n / all_letters for language, n in letters.most_common() if language != no_language}
    return Identification(first if is_known else None, script, margin, shares)


def _pieces(words: str, counts: Mapping[str, int]) -> Iterator[tuple[str, Sequence[_Piece]]]:
    """Cut a text into pieces of each script, long enough to be judged, and choose evenly among them."""
    total = sum(counts.values())
    merged: Counter[str] = Counter()
    for script, number in counts.items():
        merged[_same_script(script)] += number
    for script, number in merged.items():
        if number / total < _LEAST_SCRIPT_SHARE:
            continue
        is_alone = number / total > 1 - _LEAST_SCRIPT_SHARE / 2
        lines = words.splitlines() if is_alone else _lines_in_script(words, script)
        if pieces := _joined(lines):
            yield script, _weighed(pieces, number)


def _weighed(pieces: Sequence[str], letters: int) -> list[_Piece]:
    """Choose evenly among the pieces of a script and divide its letters among them."""
    chosen = pieces[:: -(-len(pieces) // _MOST_PIECES)]
    characters = sum(map(len, chosen))
    read = min(_MOST_READ, max(_LEAST_READ, _READ_OF_ALL // len(chosen)))
    return [_Piece(piece[:read], max(1, round(letters * len(piece) / characters))) for piece in chosen]


def _joined(lines: Sequence[str]) -> list[str]:
    """Join short lines until they can be judged, and cut long ones; a short rest joins the piece before it."""
    pieces: list[str] = []
    pending = ""
    for line in lines:
        pending = f"{pending} {line.strip()}".strip()
        if len(pending) >= _SHORTEST_PIECE:
            pieces.extend(pending[start : start + _LONGEST_PIECE] for start in range(0, len(pending), _LONGEST_PIECE))
            pending = ""
    if pending and pieces and len(pieces[-1]) < _MOST_READ:
        pieces[-1] = f"{pieces[-1]} {pending}"
    elif pending:
        pieces.append(pending)
    return pieces


def _lines_in_script(words: str, script: str) -> list[str]:
    return [" ".join(_words_in_script(line, script)) for line in words.splitlines()]


def _words_in_script(line: str, script: str) -> Iterator[str]:
    for word in line.split():
        found = dominant_script(word)
        if found is not None and _same_script(found) == script:
            yield word


def _chances(script: str, pieces: Sequence[_Piece], candidates: frozenset[str]) -> Sequence[Mapping[str, float]]:
    """Ask the model about pieces: language code → probability for each, near-identical languages taken together."""
    if not _labels(script, candidates):
        return [{f"und-{script}": 1.0} for _ in pieces]
    return _model(script, candidates).chances([piece.text for piece in pieces])


@functools.cache
def _labels(script: str, candidates: frozenset[str]) -> tuple[str, ...]:
    data = _data()
    own = {code.split("-")[0] for code in candidates if _same_script(script_of(code)) == script}
    known = frozenset(_whole_model().labels)
    return tuple(sorted((own | set(data["labels"].get(script, ()))) & known))


def _names(script: str, candidates: frozenset[str]) -> Mapping[str, str]:
    """Map the model's labels to language codes as they are configured, or as BCP 47 would write them."""
    data = _data()
    configured = {code.split("-")[0]: code for code in candidates if _same_script(script_of(code)) == script}
    names = {}
    for label in _labels(script, candidates):
        cluster = next((group for group in data["clusters"] if label in group), [label])
        chosen = [member for member in cluster if member in configured]
        base = chosen[0] if len(chosen) == 1 else data["named_after"].get(label, label)
        names[label] = configured.get(base) or _tag(base, script)
    return names


def _tag(base: str, script: str) -> str:
    if base == _data()["no_language"] or _same_script(script_of(base)) == script:
        return base
    return f"{base}-{script}"


def _same_script(script: str) -> str:
    found: str = _data()["same_script"].get(script, script)
    return found


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(
        resources.files(__package__).joinpath("identification.json").read_text("utf-8")
    )
    return loaded


@functools.cache
def _whole_model() -> Any:  # py3langid ships no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@functools.cache
def _model(script: str, candidates: frozenset[str]) -> LanguageModel:
    return LanguageModel(_whole_model(), _names(script, candidates))
