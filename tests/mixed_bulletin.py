"""A bulletin whose editors write plainly what runs against their text: telephone numbers, names, ranges, quotations."""

from __future__ import annotations

import datetime
from pathlib import Path

from nashra.bundles.library import Library
from nashra.bundles.making import make_bundles
from nashra.bundles.selection import Choice, Kind
from nashra.content.catalogue import wording_digest
from nashra.content.tree import read_content
from tests import feature_site
from tests.bulletins import Bulletin
from tests.test_added_languages import words_file

MOMENT = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
PHONE = "+998 71 123-45-67"
# What must be painted from left to right exactly as it is written, wherever it stands.
LEFT_TO_RIGHT = (
    PHONE,
    "(71) 123-45-67",
    "8-800-555-35-35",
    "help@iom.int",
    "https://www.iom.int/countries/uzbekistan?page=2#top",
    "www.unodc.org/ar",
    "2020–2024",
    "2021-2023",
    "1998 - 2003",
    "21-11-2026",
    "09:30-17:00",
    "v1.2.3",
    "2.10.4",
    "S/RES/2388(2017)",
    "COVID-19",
    "C++",
    "ISO/IEC",
    "50%",
    "1 000 000",
    "-5",
    "E = m + 2",
)
LIST = "OSCE, UNODC, IOM!"
TITLE = "خط المساعدة +998 71 123-45-67 للفترة 2020–2024: OSCE, UNODC, IOM!"
SUMMARY = "اتصلوا بالرقم +998 71 123-45-67 أو اكتبوا إلى help@iom.int، نسبة النجاح 50%."
THEME = "الوقاية 2020–2024 مع OSCE"
OFFICE = "Office for Democratic Institutions"
ENGLISH_IN_UZBEK = OFFICE
RUSSIAN_IN_UZBEK = "Мы против торговли людьми"
ARABIC_IN_UZBEK = "منظمة الهجرة الدولية"
BODY = f"""\
مقدمة عن المنظمات {LIST} وعن لغة C++ هنا.

اتصلوا بالرقم {PHONE} أو (71) 123-45-67 أو 8-800-555-35-35 مجانًا.

العنوان help@iom.int، والموقع https://www.iom.int/countries/uzbekistan?page=2#top، ثم www.unodc.org/ar.

## تقرير {OFFICE} للفترة 2020–2024

صدر في 21-11-2026 من 09:30-17:00 عن 2021-2023 و1998 - 2003، الإصدار v1.2.3 ثم 2.10.4.

القرار S/RES/2388(2017) بعد COVID-19 ومعيار ISO/IEC وزيادة 50% إلى 1 000 000 شخص في حرارة -5 درجات.

أصدر *{OFFICE}* تقريرًا (OSCE) مهمًا، وقال: «Stop it now!» ثم قال «كفى!».

الشيفرة `a + b - 1` و`ls -la` هنا، والمعادلة E = m + 2 هناك، والترقيم ٢٠٢٦، والسؤال؟ نعم؛ هذا، ثم ذاك.

!!! note "تنبيه: {PHONE}"
    اتصلوا بالرقم {PHONE} الآن.

| المنظمة | الرقم |
|---|---:|
| OSCE | {PHONE} |

- [رابط OSCE](https://www.osce.org/) والرقم {PHONE}

```python
total = 10 - 3
```

يشكّل **هذا** دليلًا[^1]، و~~لا~~ يشكّل ذاك.

![صورة](kalima/map.png)
/// caption
صورة من OSCE للفترة 2020–2024
///

[^1]: حاشية عن {PHONE}.
"""
UZBEK_BODY = f"""\
Xalqaro migratsiya tashkiloti ({ARABIC_IN_UZBEK}) hisoboti 2020–2024-yillarga oid.

U “{ARABIC_IN_UZBEK}!” dedi, soʻng مصر, الأردن, العراق roʻyxatini oʻqidi. Telefon: {PHONE}.

U {ENGLISH_IN_UZBEK} xodimi, “{RUSSIAN_IN_UZBEK}” shiori muallifi.

Ilmiy ish, ILMIY ISH, ichki ishlar idorasi va gʻoyalar.
"""
PNG = b"\x89PNG\r\n\x1a\n"


def write(root: Path) -> Bulletin:
    """Write the bulletin in Uzbek, Arabic, Persian and Uzbek in Cyrillic."""
    bulletin = Bulletin(root, ("uz", "ar", "fa", "uz-Cyrl"))
    feature_site.dress(root)
    labels = f'{{uz: Oldini olish, ar: "{THEME}", fa: پیشگیری, uz-Cyrl: Олдини олиш}}'
    other = "{uz: Siyosat, ar: السياسات, fa: سیاست, uz-Cyrl: Сиёсат}"
    bulletin.write(
        "docs/themes.yml",
        f"prevention:\n  label: {labels}\n  description: {labels}\npolicy:\n  label: {other}\n  description: {other}\n",
    )
    for code in ("fa", "uz-Cyrl"):
        bulletin.write(f"docs/strings/{code}.yml", words_file(code))
    for code, home in {
        "uz": "Bosh sahifa",
        "ar": "الصفحة الرئيسية",
        "fa": "صفحهٔ نخست",
        "uz-Cyrl": "Бош саҳифа",
    }.items():
        bulletin.write(f"docs/{code}/index.md", f'---\ntitle: "{home}"\n---\n')
    bulletin.write("docs/uz/about.md", '---\ntitle: "Biz haqimizda"\n---\n\nBu nashr haqida.\n')
    bulletin.write("docs/ar/about.md", '---\ntitle: "من نحن"\n---\n\nعن هذه النشرة، الهاتف +998 71 123-45-67.\n')
    bulletin.article(
        "ar",
        "2026/kalima",
        title=TITLE,
        body=BODY,
        summary=f'"{SUMMARY}"',
        tags="[prevention, policy]",
        source="{publisher: 'OSCE, Inc.', author: 'J. Smith', url: 'https://source.example/1?a=1&b=2'}",
    )
    bulletin.write("docs/ar/articles/2026/kalima/map.png", PNG)
    bulletin.article("ar", "2026/thani", title="خبر ثان عن C++", body="نص الخبر الثاني.", tags="[prevention]")
    bulletin.article("ar", "2026/thalith", title="خبر ثالث", body="نص الخبر الثالث.", withdrawn='"OSCE, UNODC!"')
    bulletin.article("uz", "2026/xabar", title=f"Yangilik: {ARABIC_IN_UZBEK} 2026-yilda", body=UZBEK_BODY)
    digest = wording_digest(f"Yangilik: {ARABIC_IN_UZBEK} 2026-yilda", f"\n{UZBEK_BODY}\n", "uz")
    for code, title, text in (
        ("fa", "خبر دربارهٔ OSCE, UNODC, IOM!", f"شمارهٔ تلفن {PHONE} و برنامهٔ C++ برای ۲۰۲۰–۲۰۲۴ است."),
        ("uz-Cyrl", f"Янгилик: {ARABIC_IN_UZBEK} ҳақида", f"Ташкилот ({ARABIC_IN_UZBEK}) ҳисоботи. Телефон: {PHONE}."),
    ):
        facts = f"{{of: uz, sha256: {digest}, by: machine, reviewed: false}}"
        bulletin.write(
            f"docs/{code}/articles/2026/xabar.md", f'---\ntitle: "{title}"\ntranslation: {facts}\n---\n\n{text}\n'
        )
    bulletin.article("uz", "2026/ikki", title="Ikkinchi yangilik", body="Ikkinchi matn.", tags="[policy]")
    facts = f"{{of: uz, sha256: {'a' * 64}, by: machine, reviewed: false}}"
    bulletin.write(
        "docs/ar/articles/2026/ikki.md", f'---\ntitle: "خبر مترجم"\ntranslation: {facts}\n---\n\nنص مترجم.\n'
    )
    return bulletin


def make(root: Path) -> None:
    """Write and build it: the website in ``site``, its single files and books in ``dist``."""
    bulletin = write(root)
    feature_site.build(root, root / "site")
    settings = bulletin.settings()
    content = read_content(settings)
    assert content.problems == (), content.problems
    library = Library(settings, content.catalogue, MOMENT)
    make_bundles(library, Choice(kinds=(Kind.HTML, Kind.EPUB)), _no_website, root / "dist", lambda _: None)


def _no_website(only: str | None) -> Path:
    raise AssertionError(f"nobody asked for a website ({only})")
