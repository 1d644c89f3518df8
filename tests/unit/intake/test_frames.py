"""The frame of a site goes, the article stays: each file of ``golden/frames`` is a page and its own answer.

A line of them begins with ``-`` (removed), ``=`` (the title), ``+`` (a paragraph) or ``.`` (its continuation).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.intake.blocks import Block
from nashra.intake.chrome import strip_chrome
from nashra.intake.chrome_lexicon import label_kinds
from nashra.intake.text_reader import TextDocument, read_text

PAGES = sorted((Path(__file__).parents[2] / "golden" / "frames").glob("*.txt"))
SENTENCES = [
    "Toshkentda bo‘lib o‘tgan yig‘ilishda vazirlar yangi chora-tadbirlarni muhokama qildi.",
    "وأكد المشاركون أهمية حماية الضحايا وتقديم المساعدة لهم.",
    "Share the news: the minister will speak about privacy on Monday.",
    "Подробнее об этом министр рассказал журналистам в Ташкенте.",
    "Kim aybdor va endi nima bo‘ladi?",
]
LABELS = ["Menyu", "Share", "XS", "Читайте также", "التعليقات", "بیشتر بخوانید", "Najčitanije", "Foo", "Biror narsa"]


def _page(path: Path) -> list[tuple[str, str]]:
    return [(line[:1], line[2:]) for line in path.read_text("utf-8").split("\n")]


def _paragraphs(lines: list[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    for mark, text in lines:
        if mark == "+":
            found.append(text)
        elif mark == ".":
            found[-1] = f"{found[-1]} {text}"
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_gives_its_title_its_paragraphs_and_what_was_removed(path: Path) -> None:
    lines = _page(path)
    document = read_text("\n".join(text for _, text in lines))
    assert isinstance(document, TextDocument)
    numbered = list(enumerate(lines, 1))
    assert (document.title.line, document.title.text) == next((n, text) for n, (mark, text) in numbered if mark == "=")
    assert [block.text for block in document.paragraphs] == _paragraphs(lines)
    assert [(block.line, block.text) for block in document.removed] == [
        (n, t) for n, (mark, t) in numbered if mark == "-"
    ]


@given(st.lists(st.sampled_from(LABELS), max_size=6), st.lists(st.sampled_from(SENTENCES), max_size=5), st.data())
def test_no_sentence_is_ever_removed(labels: list[str], sentences: list[str], data: st.DataObject) -> None:
    lines = data.draw(st.permutations([*labels, *sentences]))
    stripped = strip_chrome([Block(text, number) for number, text in enumerate(lines, 1)])
    kept = [block.text for block in stripped.kept]
    statements = [line for line in lines if line in sentences and line.endswith(".")]
    assert [text for text in kept if text in statements] == statements
    assert sorted([*stripped.kept, *stripped.removed], key=lambda block: block.line) == [
        Block(text, number) for number, text in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "المواضيع ذات الصلة",
        *("Accessibility links", "Dostupni linkovi", "Pređite na glavni sadržaj", "XS SM MD LG", "Линки доступности"),
        *(
            "Пайвандҳои дастрасӣ",
            "پرش به محتوای اصلی",
            "رسائی کے لنکس",
            "اقرأ أيضًا",
            "Home | News | Video",
            "» Share «",
        ),
        *(
            "Izohlar (12)",
            "O'qing",
            "Ko‘proq o‘qish",
            "Кўпроқ ўқиш",
            "© 2024 Example",
            "All rights reserved.",
            "#odamsavdosi",
        ),
        *(
            "23-aprel, 2024",
            "23 апреля 2024, 12:45",
            "2024 أبريل 23",
            "https://example.org/a",
            "* * *",
            "width px height px",
            "30 تموز/يوليه 2024",
            "ثقافة ومجتمع",
            "Sepleriň elýeterliligi",
        ),
        *("Əsas məzmuna qayıt", "Ana içeriğe geç", "Мазмунга өтүңүз", "无障碍链接", "Liens d'accessibilité"),
    ],
)
def test_labels_are_known_whatever_their_spelling(line: str) -> None:
    assert label_kinds(line)


@pytest.mark.parametrize(
    "line", ["Idite na glavni sadržaj", "Перейти к главному содержанию", "Skip to the main content"]
)
def test_skip_links_are_known_in_other_words_too(line: str) -> None:
    assert label_kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "Odam savdosi",
        "Return to work after violence",
        "Перейти к новой экономике",
        "AQSh odam savdosiga qarshi global kurashni davom ettiradi",
        "مكافحة الاتجار بالبشر",
        "اشترك الوزير في المؤتمر",
        "Copyright law changes in parliament",
        "Главная проблема — торговля людьми",
        "Home affairs minister speaks",
    ],
)
def test_titles_are_no_labels(line: str) -> None:
    assert not label_kinds(line)


ABOVE = "A court in the capital heard the case of a group that recruited workers for farms abroad."
BELOW = "The victims receive help in a shelter and may turn to a lawyer at any time."
# Sentences of articles that say what sites say of themselves.
SAID = [
    "Прослушивание телефонов подозреваемых не разрешено без решения суда, напомнил прокурор.",
    "При использовании материалов дела следователи нашли ещё трёх пострадавших.",
    "Сайт агентства использует файлы cookie, чтобы следить за жертвами, говорится в докладе.",
    "The recruiters wrote to her: sign up for our free course in Dubai, and we pay the flight.",
    "Under the order, the victims' names may not be published, broadcast, rewritten or repeated before the trial.",
    "Follow us on the road to Dubai, the recruiters told the young women.",
    "وأوضحت الوزارة أن تصريحات الموظف السابق لا تعبر عن رأي موقع الوزارة ولا عن سياستها في مكافحة الاتجار بالبشر.",
    "وقال المدير إن الحقول الإلزامية في طلب الحماية ستقل ابتداء من الشهر المقبل.",
    "Vazirlikka koʻra, tashqi saytlardagi ish eʼlonlari orqali oʻnlab yoshlar aldangan.",
    "Endi bunday eʼlonlarda manbaga havola majburiy boʻladi, dedi vazir.",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    "lines", [(ABOVE, "", BELOW), ("", ABOVE, BELOW), (ABOVE, BELOW, ""), (ABOVE, "What the court said", "", BELOW)]
)
def test_a_sentence_of_the_article_stays_though_sites_say_the_like(said: str, lines: tuple[str, ...]) -> None:
    article = ["Court hears case of recruiters of workers abroad", *(line or said for line in lines)]
    stripped = strip_chrome([Block(text, number) for number, text in enumerate([*article, "Share", "Facebook"], 1)])
    assert [block.text for block in stripped.kept] == article


@pytest.mark.parametrize(
    "said",
    [
        "This material may not be published, broadcast, rewritten, or redistributed.",
        "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
        "При использовании материалов сайта активная ссылка на источник обязательна.",
        "Полное или частичное копирование материалов сайта допускается с согласия редакции.",
        "© 2024 Horizon News. All rights reserved.",
    ],
)
def test_what_only_a_site_says_goes_even_right_below_the_text(said: str) -> None:
    lines = ["Court hears case of recruiters of workers abroad", ABOVE, BELOW, said]
    stripped = strip_chrome([Block(text, number) for number, text in enumerate(lines, 1)])
    assert [block.text for block in stripped.removed] == [said]


def test_between_labels_a_sites_own_sentence_goes() -> None:
    said = "The comments of our readers do not stand for us, and you may subscribe to our channel below."
    lines = ["Court hears case of recruiters of workers abroad", ABOVE, BELOW, "Share", said, "Facebook"]
    stripped = strip_chrome([Block(text, number) for number, text in enumerate(lines, 1)])
    assert [block.text for block in stripped.kept] == lines[:3]
