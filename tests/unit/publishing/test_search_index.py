"""The index of search as it is published: whole, deterministic, in small files, inert."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content.synonyms import read_synonyms
from nashra.orthography.fold import fold_words
from nashra.publishing.search import SearchArticle
from nashra.publishing.search.opensearch import opensearch_description
from nashra.publishing.search.postings import build
from nashra.publishing.search.shards import ALPHABET, SHARD_LENGTH, front_coded, number
from nashra.publishing.search.terms import Term, keys, spelling, terms
from nashra.publishing.search.texts import wording
from nashra.rendering.plain_text import all_text
from tests.bulletins import Bulletin
from tests.search import corpus, site

LABELS = {variant.code: variant.theme_labels for variant in site.VARIANTS}
CALL = re.compile(r'^nashraSearch\("(\w+)","(\w+)",(.*)\)\n$', re.DOTALL)


@pytest.fixture(scope="module")
def texts() -> list[corpus.Text]:
    return corpus.planted("uz", 40) + corpus.planted("ar", 40)


def articles(language: str, *written: tuple[str, str]) -> list[SearchArticle]:
    return [
        SearchArticle(language, f"2026/{place}", title, "", text, "2026-01-01", "1", ())
        for place, (title, text) in enumerate(written)
    ]


def called(data: bytes) -> tuple[str, str, object]:
    match = CALL.match(data.decode())
    assert match
    return match[1], match[2], json.loads(match[3])


def test_the_same_articles_give_the_same_bytes_in_any_order(texts: list[corpus.Text]) -> None:
    assert site.files(texts) == site.files(texts[::-1])


def test_every_file_but_the_script_is_one_call_named_after_its_path(texts: list[corpus.Text]) -> None:
    for path, data in site.files(texts).items():
        if path.count("/") == 3:
            base, name, _ = called(data)
            assert path == f"assets/search/{base}/{name}.js"


def test_no_shard_is_large_unless_one_word_is(texts: list[corpus.Text]) -> None:
    files = site.files(texts)
    shards = [called(data)[2] for path, data in files.items() if re.search(r"/t\d+\.js$", path)]
    assert len(shards) > 10
    assert all(len(str(shard)) < SHARD_LENGTH * 1.3 or "\n" not in str(shard) for shard in shards)


def front_decoded(written: Iterable[str]) -> list[str]:
    """Read words: letters kept of the one before, counted as JavaScript counts them, then the others."""
    found = [""]
    for entry in filter(None, written):
        kept = found[-1].encode("utf-16-le")[: 2 * ALPHABET.index(entry[0])].decode("utf-16-le")
        found.append(kept + entry[1:])
    return found[1:]


@given(st.lists(st.text(alphabet="aʻ😀😁", min_size=1)) | st.lists(st.just("😀" * 40), min_size=2, max_size=2))
def test_words_can_be_read_back_without_the_letters_they_share(words: list[str]) -> None:
    assert front_decoded(front_coded(words)) == words


def test_every_word_lies_in_the_shard_that_the_manifest_names(texts: list[corpus.Text]) -> None:
    files = site.files(texts)
    for base in ("uz", "ar"):
        manifest = called(files[f"assets/search/{base}/m.js"])[2]
        assert isinstance(manifest, dict)
        firsts = front_decoded(manifest["t"].split(" "))
        for place, first in enumerate(firsts):
            lines = str(called(files[f"assets/search/{base}/t{place}.js"])[2]).split("\n")
            held = front_decoded(line.split(" ")[0] for line in lines)
            after = firsts[place + 1] if place + 1 < len(firsts) else None
            assert all(first <= key and (after is None or key < after) for key in held)


def test_every_word_of_every_article_is_in_the_index(texts: list[corpus.Text]) -> None:
    own = [site.article(text) for text in texts if text.language == "ar"]
    index = build(own, LABELS, ())
    for place, article in enumerate(own):
        for word in fold_words(article.text, "ar"):
            found = [
                entry for key in keys(Term(word, word), "ar") for entry in index.entries[key] if entry.fold == word
            ]
            assert any(place in entry.postings.articles for entry in found)


@given(
    frequent=st.lists(st.text(alphabet="abcdeاب", min_size=2, max_size=3), max_size=200),
    others=st.lists(st.text(alphabet=st.sampled_from('aoʻ~! ةى«"\\😀\n'), min_size=1, max_size=4), min_size=1),
)
def test_a_text_can_be_read_back_from_its_short_form(frequent: list[str], others: list[str]) -> None:
    text = " ".join(" ".join([*frequent, *others]).split()) or "x"
    found = wording([text, *frequent, *frequent])
    words, parts = found.lists().split("\n")
    listed_words = front_decoded(words.split(" "))
    read = re.sub(
        r" ([^ ]+) |([Z-~].)|(.)",
        lambda match: (
            f" {spelt(match[1], parts.split(' ')) if match[1] else listed_words[listed(match[2] or match[3])]}"
        ),
        found.short(text),
    )
    assert read == f" {text}"


SIGNS = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']


def listed(signs: str) -> int:
    """Read the place of a word: below 56 with one sign, then 92 for each first sign."""
    first, *second = map(SIGNS.index, signs)
    return 56 + (first - 56) * 92 + second[0] if second else first


def spelt(signs: str, parts: list[str]) -> str:
    return re.sub("~(.)|(.)", lambda match: match[1] or parts[SIGNS.index(match[2])], signs)


@given(st.integers(0, (1 << 18) - 1))
def test_numbers_can_be_read_back(value: int) -> None:
    first, *rest = (ALPHABET.index(digit) for digit in number(value))
    read = first if first < 48 else 48 + (first - 48) * 64 + rest[0] if first < 63 else None
    if read is None:
        read = (rest[0] << 12) + (rest[1] << 6) + rest[2]
    assert read == value


@pytest.mark.parametrize("language", ["uz", "ar", "en"])
@given(
    text=st.text(
        alphabet=st.sampled_from("aoʻ'’ gG-َ.ّ ةىـٱ٤۲ёЦеЎ½①ﷺﬁ\u200c\u00ad«x»\n") | st.characters(max_codepoint=0x6FF)
    )
)
def test_words_of_a_text_are_those_of_the_fold(text: str, language: str) -> None:
    assert [term.fold for term in terms(text, language)] == list(fold_words(text, language))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("الاتجار", "والاتجار", "ar"),
        ("للاتجار", "اتجار", "ar"),
        ("للاعبين", "لاعبين", "ar"),
        ("وقاية", "الوقاية", "ar"),
        ("لحماية", "حماية", "ar"),
        ("للاجئين", "لاجئين", "ar"),
        ("للحد", "حد", "ar"),
        ("للحم", "لحم", "ar"),
        ("милиция", "militsiya", "uz"),
        ("Oʻzbek", "o'zbek", "uz"),
    ],
)
def test_variants_of_a_word_share_a_key(one: str, other: str, language: str) -> None:
    found, asked = (terms(word, language)[0] for word in (one, other))
    assert set(keys(found, language)) & set(keys(asked, language))


def test_spellings_differ_by_letters_only() -> None:
    assert spelling("O‘ZBEK") == spelling("oʻzbek") == spelling("’o'zbek'")
    assert spelling("الإتجار") != spelling("الاتجار")


def test_a_title_weighs_more_than_any_body() -> None:
    own = articles("uz", ("gilam", "x"), ("sarlavha", "gilam " * 50))
    postings = build(own, LABELS, ()).entries["gilam"][0].postings
    levels = dict(zip(postings.articles, postings.levels, strict=True))
    assert levels[0] > levels[1]


def test_synonyms_lead_to_each_other_with_their_endings() -> None:
    index = build(articles("ar", ("خبر", "ضحاياه"), ("خبر", "الضحية")), LABELS, [["ضحية", "ضحايا"]])
    assert {entry.fold for entry in index.entries["ضحيه"]} == {"ضحاياه", "الضحيه"}


def test_drafts_and_withdrawn_articles_are_not_searched(tmp_path: Path) -> None:
    from nashra.checking.content_checks import check
    from nashra.publishing.addresses import Addresses
    from nashra.publishing.pages import Edition
    from nashra.publishing.search_views import search_outputs
    from nashra.strings import load

    bulletin = Bulletin(tmp_path, ("uz", "ar"))
    bulletin.article("uz", "2026/open", title="Ochiq", body='Matn </script> "x" \\ \u2028 <b>y</b>')
    bulletin.article("uz", "2026/draft", title="Qoralama", draft="true")
    bulletin.article("uz", "2026/gone", title="Yoʻqolgan", withdrawn='"Xato."')
    settings = bulletin.settings()
    content, _ = check(settings)
    words = {code: load(code)[0] for code in ("uz", "ar")}
    edition = Edition(
        settings, content.catalogue, Addresses("uz", site_url="https://host.example/repo/"), words, ("uz", "ar"), ()
    )
    files = dict(
        output for language in settings.languages for output in search_outputs(edition, language, {}, "const x = 1;")
    )
    assert "assets/search/uz/d0.js" in files
    assert "assets/search/uz/d1.js" not in files
    heads = called(files["assets/search/uz/d0.js"])[2]
    assert isinstance(heads, list)
    assert [head[1] for head in heads] == ["Ochiq"]
    assert "\u2028" not in files["assets/search/uz/d0.js"].decode()
    template = ET.fromstring(files["ar/opensearch.xml"]).find("{*}Url")
    assert template is not None
    assert template.get("template") == "https://host.example/repo/ar/search/?q={searchTerms}"


def test_an_opensearch_name_keeps_to_the_limit_of_the_standard() -> None:
    root = ET.fromstring(opensearch_description("Odam savdosiga qarshi <axborotnoma> & x", "", "uz", "https://h/s/"))
    name = root.findtext("{*}ShortName")
    assert name == "Odam savdosiga"


def test_plain_paragraphs_and_marked_up_ones_give_the_same_text() -> None:
    plain = "Birinchi “xat”boshi, 57 ta.\nDavomi.\n\nالفقرة الثانية؛ نعم؟"
    assert all_text(plain).split() == all_text(f"{plain}\n\n<!-- x -->").split()
    marked = "# Bosh\n\nMatn **qalin** [havola](x.md)[^1] &amp; z\n\n- bir\n\n<script>w()</script>\n\n[^1]: Izoh"
    assert " ".join(all_text(marked).split()) == "Bosh Matn qalin havola & z bir Izoh"


@pytest.mark.parametrize("text", ["- x", "ar: x", "ar: [[bir]]", "ar: [[1, 2]]", "a: [", b"\xff"])
def test_broken_synonyms_are_a_problem_and_no_crash(tmp_path: Path, text: str | bytes) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.write("docs/synonyms.yml", text)
    groups, problems = read_synonyms(bulletin.settings())
    assert not groups
    assert problems


def test_a_bulletin_needs_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(Bulletin(tmp_path).settings()) == ({}, ())
