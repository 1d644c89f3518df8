"""Labels are learnt from what recurs between articles, and never from a sentence of one."""

from __future__ import annotations

from nashra.intake.learning import EdgeLines, edge_lines, propose

FRAME = "Xabarlar maydoni"
SENTENCES = [
    "Vazirlik odam savdosiga qarshi yangi dasturni eʼlon qildi.",
    "Dastur uch yilga moʻljallangan va har bir viloyatda amalga oshiriladi.",
    "Jabrlanganlarga bepul yordam koʻrsatiladi.",
    "Tadbirda xalqaro tashkilotlar vakillari ishtirok etdi.",
]


def _file(*lines: str) -> EdgeLines:
    found = edge_lines("manba", "\n".join(lines).encode())
    assert found is not None
    return found


def _lines(*files: EdgeLines) -> list[str]:
    return [proposal.line for proposal in propose(files)]


def test_a_line_around_two_articles_is_proposed() -> None:
    assert _lines(_file(FRAME, "Bir", *SENTENCES[:2]), _file(FRAME, "Ikki", *SENTENCES[2:])) == [FRAME]


def test_two_versions_of_one_article_give_nothing() -> None:
    one = _file("Sarlavha bir xil", "Kichik sarlavha", *SENTENCES)
    other = _file("Sarlavha bir xil", "Kichik sarlavha", SENTENCES[0], SENTENCES[1], "Boshqa gap bilan tugaydi.")
    assert _lines(one, other) == []


def test_a_sentence_that_stands_in_several_articles_is_never_proposed() -> None:
    shared = "Tashkilot 1998-yilda tuzilgan va butun mamlakatda ishlaydi."
    files = [
        _file(f"Sarlavha {n}", *[f"Bu {n}-maqolaning {m}-gapi hisoblanadi." for m in range(5)], shared)
        for n in range(3)
    ]
    assert _lines(*files) == []
