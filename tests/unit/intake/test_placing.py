"""Where a conversion goes, and what it never does to the work of editors."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from nashra.cache.store import Store
from nashra.content.tree import read_one
from nashra.intake import placing
from nashra.intake.conversion import Conversion
from nashra.intake.docs_index import DocsFile, index_docs
from nashra.intake.duplicates import Sketch, sketch_of
from nashra.intake.facts import Facts
from nashra.intake.naming import told_apart
from nashra.intake.placing import Destination, Outcome, Placement
from nashra.languages import language_of
from nashra.model import RawArticle
from nashra.problems import Problem, Severity
from tests import publication
from tests.bulletins import THEMES, Bulletin

TODAY = datetime.date(2026, 11, 21)
LATER = datetime.date(2027, 1, 1)
UZBEK = language_of("uz", "Oʻzbekcha")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def conversion(title: str = "Bir sarlavha", body: str = "Matn.\n") -> Conversion:
    return Conversion(UZBEK, title, "Matn.", ("Matn.",), body, (), (), ())


def raw(name: str = "a.txt", digest: str = "a" * 64) -> RawArticle:
    return RawArticle(f"articles/{name}", b"", digest)


def placed(
    bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion], today: datetime.date = TODAY
) -> tuple[tuple[Placement, ...], tuple[Problem, ...]]:
    settings = bulletin.settings()
    with Store(bulletin.root, "convert", is_kept=False) as store:
        index = index_docs(settings, list(THEMES), store)
    known = index.of_raw()
    placements = []
    for one, converted in pairs:

        def load(converted: Conversion = converted) -> Conversion:
            return converted

        own = known.get(one.file)
        if own is None:
            placements.append(placing.place_new(one, converted, load, Destination("docs", today)))
        elif own.is_unedited:
            path = bulletin.root / own.path
            file, _ = read_one(settings, path, path.read_bytes(), THEMES)
            assert file is not None
            placements.append(placing.place_again(one, converted, load, own, file))
        else:
            placements.append(placing.leave(one, load, own, Outcome.EDITED))

    def sketch(file: DocsFile) -> Sketch:
        body = (bulletin.root / file.path).read_text("utf-8").split("\n---\n", 1)[1]
        return sketch_of(body, file.language)

    placements = list(told_apart(placements, index, sketch))
    problems = [*placing.conflicts(placements, index), *placing.changed_sources(placements, known)]
    refused = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    return tuple(each for each in placements if each.raw.file not in refused), tuple(sorted(problems))


def write(bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion]) -> Path:
    (placement,), problems = placed(bulletin, *pairs)
    assert problems == ()
    return bulletin.write(placement.path, placement.text)


def outcome(bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion]) -> tuple[Outcome, list[str]]:
    (placement,), problems = placed(bulletin, *pairs, today=LATER)
    return placement.outcome, [problem.code for problem in problems]


def test_a_new_article_is_named_after_its_title_and_the_year_it_came(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion("Oʻzbekistonda “yangi” qonun")))
    assert path.relative_to(bulletin.root).as_posix() == "docs/uz/articles/2026/ozbekistonda-yangi-qonun.md"


def test_a_title_without_letters_still_has_a_name(bulletin: Bulletin) -> None:
    assert write(bulletin, (raw(), conversion("?!"))).name == f"{'a' * 12}.md"


def test_the_same_conversion_another_day_changes_nothing(bulletin: Bulletin) -> None:
    write(bulletin, (raw(), conversion()))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_a_file_nobody_has_edited_follows_its_raw_text_and_keeps_path_day_and_themes(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    pair = (raw(digest="b" * 64), conversion("Boshqa sarlavha", "Yangi matn.\n"))
    assert outcome(bulletin, pair) == (Outcome.UPDATED, [])
    (placement,), _ = placed(bulletin, pair, today=LATER)
    assert placement.path == path.relative_to(bulletin.root).as_posix()
    assert "added: 2026-11-21" in placement.text
    assert "Yangi matn." in placement.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Matn.\n", "Matn tuzatildi.\n"),
        ("tags: []", "tags: [policy]"),
        ("added: 2026-11-21", "added: 2026-11-20"),
        ("---\n\nMatn", "---\n\n\nMatn"),
    ],
)
def test_a_file_that_an_editor_has_touched_anywhere_is_left_alone(bulletin: Bulletin, old: str, new: str) -> None:
    path = write(bulletin, (raw(), conversion()))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert outcome(bulletin, (raw(), conversion(body="Yangi.\n"))) == (Outcome.EDITED, [])


def test_a_raw_text_that_changed_under_an_edited_article_is_reported(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_text(path.read_text("utf-8") + "\nQoʻshimcha.\n", "utf-8")
    pair = (raw(digest="b" * 64), conversion())
    assert outcome(bulletin, pair) == (Outcome.EDITED, ["convert-source-changed"])


def test_an_article_that_an_editor_has_renamed_is_known_again(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.rename(path.with_name("yangi-nom.md"))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_line_ends_of_another_system_are_no_edit(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_two_raw_files_with_one_text_are_both_refused(bulletin: Bulletin) -> None:
    placements, problems = placed(bulletin, (raw("a.txt"), conversion()), (raw("b.txt"), conversion()))
    assert placements == ()
    assert [(problem.path, problem.code, problem.parameters["other"]) for problem in problems] == [
        ("articles/a.txt", "convert-same-path", "articles/b.txt"),
        ("articles/b.txt", "convert-same-path", "articles/a.txt"),
    ]


def _about(topic: str, **facts: object) -> Conversion:
    words = " ".join(f"{topic} haqida {number}-gap." for number in range(40))
    return dataclasses.replace(conversion(body=f"{words}\n"), facts=Facts(**facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (
            {"date": datetime.date(2024, 3, 5)},
            {"date": datetime.date(2024, 4, 1)},
            ["2024/bir-sarlavha-2024-03-05", "2024/bir-sarlavha-2024-04-01"],
        ),
        ({"publisher": "Kun.uz"}, {"publisher": "Ufq"}, ["2026/bir-sarlavha-kun-uz", "2026/bir-sarlavha-ufq"]),
    ],
)
def test_two_articles_of_one_title_get_names_of_their_own_in_whatever_order(
    bulletin: Bulletin, one: dict[str, object], other: dict[str, object], names: list[str]
) -> None:
    pairs = [(raw("a.txt"), _about("Birinchi", **one)), (raw("b.txt", "b" * 64), _about("Ikkinchi", **other))]
    for order in (pairs, pairs[::-1]):
        placements, problems = placed(bulletin, *order)
        assert problems == ()
        found = sorted((each.raw.file, each.path) for each in placements)
        assert [path for _, path in found] == [f"docs/uz/articles/{name}.md" for name in names]


def test_an_article_lies_in_the_year_of_its_publication_and_stays_where_it_lay_when_that_is_learnt_later(
    bulletin: Bulletin,
) -> None:
    known, unknown = _about("Birinchi", date=datetime.date(2024, 4, 1), slug="bir"), _about("Ikkinchi", slug="ikki")
    pairs = [(raw("a.txt"), known), (raw("b.txt", "b" * 64), unknown)]
    for placement in placed(bulletin, *pairs)[0]:
        bulletin.write(placement.path, placement.text)
    learnt = _about("Ikkinchi", slug="ikki", date=datetime.date(2023, 1, 2))
    placements, problems = placed(bulletin, pairs[0], (pairs[1][0], learnt), today=LATER)
    assert problems == ()
    assert [each.path for each in placements] == ["docs/uz/articles/2024/bir.md", "docs/uz/articles/2026/ikki.md"]


def test_articles_of_one_title_without_facts_get_names_that_stay(bulletin: Bulletin) -> None:
    pairs = [(raw("a.txt"), _about("Birinchi")), (raw("b.txt", "b" * 64), _about("Ikkinchi"))]
    placements, problems = placed(bulletin, *pairs)
    assert problems == ()
    paths = {each.raw.file: each.path for each in placements}
    assert len(set(paths.values())) == 2
    for each in placements:
        bulletin.write(each.path, each.text)
    again, problems = placed(bulletin, *pairs[::-1], today=LATER)
    assert problems == ()
    assert {each.raw.file: each.path for each in again} == paths
    assert {each.outcome for each in again} == {Outcome.UNCHANGED}


def test_a_newcomer_with_a_title_that_is_there_gets_a_name_of_its_own(bulletin: Bulletin) -> None:
    write(bulletin, (raw("a.txt"), _about("Birinchi")))
    late = _about("Ikkinchi", date=datetime.date(2026, 4, 1))
    placements, problems = placed(bulletin, (raw("a.txt"), _about("Birinchi")), (raw("b.txt", "b" * 64), late))
    assert problems == ()
    assert [each.path.rpartition("/")[2] for each in placements] == ["bir-sarlavha.md", "bir-sarlavha-2026-04-01.md"]


def test_two_articles_that_an_editor_gave_one_name_are_refused(bulletin: Bulletin) -> None:
    pairs = [(raw("a.txt"), _about("Birinchi", slug="nom")), (raw("b.txt", "b" * 64), _about("Ikkinchi", slug="nom"))]
    placements, problems = placed(bulletin, *pairs)
    assert placements == ()
    assert {problem.code for problem in problems} == {"convert-same-path"}


def test_an_article_that_is_there_keeps_its_place_when_another_has_its_title(bulletin: Bulletin) -> None:
    write(bulletin, (raw("a.txt"), conversion()))
    placements, problems = placed(bulletin, (raw("a.txt"), conversion()), (raw("b.txt"), conversion()))
    assert [(placement.raw.file, placement.outcome) for placement in placements] == [
        ("articles/a.txt", Outcome.UNCHANGED)
    ]
    assert [(problem.path, problem.code) for problem in problems] == [("articles/b.txt", "convert-same-path")]


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", '---\ntitle: "T"\nadded: 2026-11-21\ntags: []\n---\n'])
def test_a_place_that_is_taken_is_never_written_over(bulletin: Bulletin, text: str) -> None:
    bulletin.write("docs/uz/articles/2026/bir-sarlavha.md", text)
    placements, problems = placed(bulletin, (raw(), conversion()))
    assert placements == ()
    assert [problem.code for problem in problems] == ["convert-path-taken"]


def test_a_broken_article_is_not_made_a_second_time_under_another_name(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_text(path.read_text("utf-8").replace("added: 2026-11-21", "added: soon"), "utf-8")
    path.rename(path.with_name("yangi-nom.md"))
    placements, (problem,) = placed(bulletin, (raw(), conversion()))
    assert placements == ()
    assert (problem.code, problem.parameters["target"]) == ("convert-path-taken", "docs/uz/articles/2026/yangi-nom.md")


def test_facts_go_into_the_front_matter(bulletin: Bulletin) -> None:
    facts = Facts(
        date=datetime.date(2024, 4, 23), author="A. Muallif", publisher="Nashriyot", url="https://host.example/1"
    )
    path = write(bulletin, (raw(), dataclasses.replace(conversion(), facts=facts)))
    assert publication.matter(path) | {"conversion": {}} == {
        "title": "Bir sarlavha",
        "added": TODAY,
        "date": datetime.date(2024, 4, 23),
        "summary": "Matn.",
        "tags": [],
        "source": {
            "publisher": "Nashriyot",
            "url": "https://host.example/1",
            "author": "A. Muallif",
            "file": "articles/a.txt",
            "sha256": "a" * 64,
        },
        "conversion": {},
    }


def test_an_editor_chooses_name_and_themes(bulletin: Bulletin) -> None:
    chosen = dataclasses.replace(conversion(), facts=Facts(slug="qisqa-nom", tags=("policy",)))
    path = write(bulletin, (raw(), chosen))
    assert path.name == "qisqa-nom.md"
    assert publication.matter(path)["tags"] == ["policy"]


def test_themes_chosen_later_reach_a_file_nobody_has_edited_and_its_path_stays(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    pair = (raw(), dataclasses.replace(conversion(), facts=Facts(slug="boshqa-nom", tags=("policy",))))
    (placement,), problems = placed(bulletin, pair, today=LATER)
    assert (placement.outcome, problems) == (Outcome.UPDATED, ())
    assert bulletin.write(placement.path, placement.text) == path
    assert publication.matter(path)["tags"] == ["policy"]
