"""A site asks its readers to follow it elsewhere, below an article's last sentence: that goes, in any language."""

from __future__ import annotations

import pytest

from tests.conversions import converted

TEXTS = {
    "uz": ("Bugun Toshkentda odam savdosiga qarshi tadbir boʻlib oʻtdi.", "Unda ellik nafar mutaxassis qatnashdi."),
    "uz-Cyrl": ("Бугун Тошкентда одам савдосига қарши тадбир бўлиб ўтди.", "Унда эллик нафар мутахассис қатнашди."),
    "ar": ("أطلقت وزارة العدل اليوم حملة توعوية بمخاطر الاتجار بالأشخاص.", "وتستمر الحملة ثلاثة أشهر."),
    "fa": ("دادستان استان امروز از انهدام یک باند قاچاق انسان خبر داد.", "متهمان در بازداشت هستند."),
    "ur": ("ایف آئی اے نے انسانی اسمگلنگ میں ملوث تین ملزمان کو گرفتار کر لیا۔", "ملزمان سے تفتیش جاری ہے۔"),
    "ru": ("Областной суд вынес приговор группе вербовщиков, сообщает прокуратура.", "Пострадавшие получают помощь."),
    "en": (
        "A regional court sentenced a group of recruiters on Monday.",
        "The victims are receiving help in a shelter.",
    ),
}
TITLES = {
    "uz": "Odam savdosiga qarshi tadbir boʻlib oʻtdi",
    "uz-Cyrl": "Одам савдосига қарши тадбир бўлиб ўтди",
    "ar": "وزارة العدل تطلق حملة توعوية جديدة",
    "fa": "دادستان از انهدام یک باند خبر داد",
    "ur": "ایف آئی اے نے تین ملزمان کو گرفتار کر لیا",
    "ru": "Суд вынес приговор группе вербовщиков",
    "en": "Court sentences a group of recruiters",
}


def _paragraphs(code: str, line: str) -> tuple[str, ...]:
    text = "\n\n".join([TITLES[code], *TEXTS[code], line])
    return converted(text, *TEXTS, name="a.txt").paragraphs


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("uz", "Telegramdagi rasmiy kanalimizga obuna boʻling."),
        ("uz", "Yangiliklardan birinchi boʻlib xabardor boʻlish uchun Telegram kanalimizga aʼzo boʻling!"),
        ("uz", "Bizni Facebook sahifamizda kuzatib boring."),
        ("uz", "Maqola sizga yoqdimi? Doʻstlaringizga ulashing!"),
        ("uz", "Izoh qoldirish uchun tizimga kiring."),
        ("uz", "WhatsApp’da ham bormiz! Kanalimizga aʼzo boʻling."),
        ("uz", "“Xabar”ning Telegramdagi rasmiy sahifasiga aʼzo boʻlish uchun ushbu havola ustiga bosing!"),
        ("uz-Cyrl", "Хабар энди WhatsApp’да! Каналимизга аъзо бўлинг."),
        ("uz-Cyrl", "Telegram’даги каналга обуна бўлиш учун шу ерга босинг."),
        ("uz-Cyrl", "Телеграмдаги расмий каналимизга обуна бўлинг."),
        ("uz-Cyrl", "Бизни Телеграмда кузатиб боринг!"),
        ("ar", "اشتركوا في قناتنا على يوتيوب."),
        ("ar", "لمتابعة آخر الأخبار اشترك في قناتنا على تليجرام."),
        ("ar", "لا تنسوا الاشتراك في نشرتنا البريدية."),
        ("ar", "اضغط هنا لمتابعة آخر الأخبار على واتساب"),
        ("fa", "کانال تلگرام ما را دنبال کنید."),
        ("fa", "برای عضویت در خبرنامه اینجا کلیک کنید."),
        ("ur", "مزید خبروں کے لیے ہمارا واٹس ایپ چینل جوائن کریں۔"),
        ("ru", "Присоединяйтесь к нам в Facebook."),
        ("ru", "Следите за нашими новостями в Telegram."),
        ("ru", "Больше новостей в нашем Telegram-канале."),
        ("en", "Follow us on Facebook and Twitter."),
        ("en", "Don’t miss the latest news: download our app."),
        ("en", "Your tax deductible gift can help stop human rights violations around the world."),
    ],
)
def test_a_call_to_follow_the_site_goes(code: str, call: str) -> None:
    assert _paragraphs(code, call) == TEXTS[code]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("uz", "Firibgarlar esa “Telegram kanalimizga obuna boʻling”, deb yozgan."),
        ("uz", "Guruhga aʼzo boʻlish uchun ular avval pul toʻlagan."),
        ("uz", "Vazirlik Telegram kanalida jabrlanganlarga maslahat beradi."),
        ("uz-Cyrl", "Ёшлар бизни Телеграмда кузатиб боришади, деди мутахассис."),
        ("ar", "وأضافت أن صفحتنا على فيسبوك أنشئت لمتابعة الحالات."),
        ("ar", "وكتب المهربون: «اشتركوا في قناتنا على تلغرام»."),
        ("fa", "به گفته او قاچاقچیان قربانیان را در تلگرام پیدا می‌کنند."),
        ("ru", "Больше половины наших подопечных нашли эту работу через Telegram, сказала юрист."),
        ("ru", "«Присоединяйтесь к нам в Telegram», – писали вербовщики."),
        ("en", "Recruiters told them to follow us on Telegram, the witness said."),
        ("en", "Join us on 30 July in the city park to remember the victims."),
    ],
)
def test_what_an_article_says_of_such_calls_stays(code: str, said: str) -> None:
    assert _paragraphs(code, said) == (*TEXTS[code], said)


@pytest.mark.parametrize("end", ["// انتهى //", "انتهى ** 2342", "15:02ت م", "انتهى"])
def test_the_mark_by_which_an_agency_ends_its_text_goes(end: str) -> None:
    assert _paragraphs("ar", end) == TEXTS["ar"]


def test_a_line_with_both_dates_below_the_title_goes() -> None:
    line = "الاثنين 1446/1/23 هـ الموافق 2024/07/29 م واس"
    assert converted("\n\n".join([TITLES["ar"], line, *TEXTS["ar"]]), *TEXTS, name="a.txt").paragraphs == TEXTS["ar"]
