"""Pages as well-known sites and programs save them, written from memory of how they are built; the texts are our own.

Each case is a file's name, its bytes, and what is expected of it; ``make_corpus.py`` writes them.
"""

from __future__ import annotations

import quopri
from collections.abc import Mapping, Sequence
from typing import Any

SITE_CASES: list[tuple[str, bytes, dict[str, Any]]] = []


def case(
    name: str,
    data: str | bytes,
    title: str,
    texts: Sequence[str],
    absent: Sequence[str],
    lang: str,
    facts: Mapping[str, str] | None = None,
    contains: Sequence[str] = (),
) -> None:
    """Add a page that is an article: its title, all its paragraphs, and what must not be left of the page."""
    want: dict[str, Any] = {"language": lang, "title": title, "first": texts[0], "last": texts[-1], "absent": [*absent]}
    want |= {
        "texts": [*texts],
        **({"contains": [*contains]} if contains else {}),
        **({"states": facts} if facts else {}),
    }
    SITE_CASES.append((f"site-{name}", data if isinstance(data, bytes) else data.encode(), want))


def refused(name: str, data: str | bytes, code: str) -> None:
    """Add a page that is no article, with the code of the reason."""
    SITE_CASES.append((f"site-{name}", data if isinstance(data, bytes) else data.encode(), {"refused": code}))


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def quoted(text: str) -> bytes:
    return quopri.encodestring(text.encode())


# 1 BBC O'zbek: React, hashed classes
x = [
    "Нодира чет элга кетаётганида уни дўконда сотувчилик кутаётганига ишонган эди.",
    "Аммо чегарадан ўтгач, паспортини олиб қўйишди.",
    "«Мен бир ҳафта йиғладим, кейин қочиш йўлини излай бошладим», - дея эслайди у.",
    "Ҳуқуқ ҳимоячилари бундай ҳолатлар кўпайиб бораётганини айтишади.",
]
case(
    "bbc-uzbek.html",
    f"""<!DOCTYPE html><html lang="uz" dir="ltr"><head><meta charset="utf-8"><title>Одам савдоси: Уйига қайта олмаган қизлар ҳикояси - BBC News O'zbek</title>
<meta property="og:title" content="Одам савдоси: Уйига қайта олмаган қизлар ҳикояси - BBC News O'zbek"><meta property="og:site_name" content="BBC News O'zbek"><meta property="og:url" content="https://www.bbc.com/uzbek/articles/c1"><link rel="canonical" href="https://www.bbc.com/uzbek/articles/c1"/><meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-03T10:00:00.000Z">
<script type="application/ld+json">{{"@context":"http://schema.org","@graph":[{{"@type":"ReportageNewsArticle","headline":"Одам савдоси: Уйига қайта олмаган қизлар ҳикояси","datePublished":"2024-03-03T10:00:00.000Z","author":{{"@type":"NewsMediaOrganization","name":"BBC News O'zbek"}},"publisher":{{"@type":"NewsMediaOrganization","name":"BBC News O'zbek"}}}}]}}</script></head>
<body><div id="root"><header role="banner"><div class="bbc-1"><a href="#content" class="focusIndicator">Мундарижага ўтинг</a><a href="/uzbek"><svg></svg><span class="bbc-vis">BBC News Ўзбек</span></a></div><nav role="navigation"><ul><li><a href="/uzbek">Бош саҳифа</a></li><li><a href="/u2">Ўзбекистон</a></li><li><a href="/u3">Видео</a></li></ul></nav></header>
<main role="main" class="bbc-main"><div class="bbc-x"><h1 id="content" tabindex="-1" class="bbc-h">Одам савдоси: Уйига қайта олмаган қизлар ҳикояси</h1></div>
<div class="bbc-f"><figure><div><img src="https://ichef.bbci.co.uk/1.jpg" alt="a"><p role="text"><span class="visually-hidden">Сурат манбаси, </span>Getty Images</p></div><figcaption><span>Сурат тагсўзи, </span><p>Хорижга кетган аёлларнинг бир қисми алданиб қолган.</p></figcaption></figure></div>
<section role="region" aria-labelledby="article-byline"><strong class="visually-hidden">Article Information</strong><ul role="list"><li><span class="visually-hidden">Муаллиф, </span><span>Феруза Маҳмудова</span></li><li><span>Роль, </span><span>BBC O‘zbek</span></li></ul></section><div><time datetime="2024-03-03">3 март 2024</time></div>
<div dir="ltr"><p dir="ltr">{x[0]}</p></div><div dir="ltr"><p>{x[1]}</p></div>
<section role="region" aria-label="Энг кўп ўқилганлари"><a href="#end">Ўтказиб юборинг ва ўқишда давом этинг Энг кўп ўқилганлари</a><h2>Энг кўп ўқилганлари</h2><ul><li><a href="/a1">Долларнинг янги курси эълон қилинди</a></li><li><a href="/a2">Тошкентда ер қимирлади</a></li></ul><p id="end" tabindex="-1" class="visually-hidden">Энг кўп ўқилганлари поёни</p></section>
<div><p>{x[2]}</p></div><div><p>{x[3]}</p></div><div><p><b><a href="https://t.me/bbcuzbek">BBC News O‘zbek Telegram каналига уланиш учун босинг</a></b></p></div>
<section><h2>Мавзуга алоқадор</h2><ul><li><a href="/b1">Россияда ишлаётган муҳожирлар қандай яшайди</a></li></ul></section></main>
<footer role="contentinfo"><a href="/t">Фойдаланиш шартлари</a><p>© 2024 BBC. Ташқи сайтлардаги маълумотлар учун BBC масъул эмас. <a href="/l">Ташқи линклар бўйича бизнинг қоидамиз.</a></p></footer></div></body></html>""",
    "Одам савдоси: Уйига қайта олмаган қизлар ҳикояси",
    x,
    ["Getty", "поёни", "Роль", "Долларнинг", "масъул", "каналига", "Article Inf"],
    "uz-Cyrl",
    {"date": "2024-03-03"},
)

# 2 BBC persian with bullet summary
x = [
    "مینا بیست ساله بود که به او وعده کار در خارج از کشور دادند.",
    "او می‌گوید: «گذرنامه‌ام را گرفتند و گفتند بدهکارم.»",
    "بر اساس گزارش سازمان ملل، شمار قربانیان در سه سال گذشته افزایش یافته است.",
    "اگر به کمک نیاز دارید، با اورژانس اجتماعی تماس بگیرید: ۱۲۳",
]
case(
    "bbc-persian.html",
    f"""<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>قاچاق انسان؛ مسیر تاریکی که از مرز آغاز می‌شود - BBC News فارسی</title><meta property="og:site_name" content="BBC News فارسی"><meta property="og:title" content="قاچاق انسان؛ مسیر تاریکی که از مرز آغاز می‌شود - BBC News فارسی"></head><body><main role="main"><h1>قاچاق انسان؛ مسیر تاریکی که از مرز آغاز می‌شود</h1><div><p>منبع تصویر، Getty Images</p></div><div>توضیح تصویر، بسیاری از قربانیان زنان جوان هستند</div><div><time datetime="2024-03-04">۱۴ اسفند ۱۴۰۲</time></div><div dir="rtl"><p>{x[0]}</p></div><div dir="rtl"><p>{x[1]}</p></div><section aria-label="podcast"><a href="#e">از پادکست رد شوید و به خواندن ادامه دهید</a><strong>پادکست</strong><a href="/p"><span>رادیو فارسی بی‌بی‌سی</span></a><p>پادکست چشم‌انداز بامدادی رادیو بی‌بی‌سی – دوشنبه</p><p id="e">پایان پادکست</p></section><div dir="rtl"><p>{x[2]}</p></div><div dir="rtl"><p>{x[3]}</p></div></main><footer><p>© ۲۰۲۴ بی‌بی‌سی.</p></footer></body></html>""",
    "قاچاق انسان؛ مسیر تاریکی که از مرز آغاز می‌شود",
    x,
    ["پادکست", "منبع تصویر", "توضیح تصویر", "© "],
    "fa",
)

# 3 RFE/RL pangea
x = [
    "Истанбулда ноқонуний ушлаб турилган уч ўзбекистонлик аёл 22 апрель куни ватанига қайтарилди.",
    "Бу ҳақда Озодликка уларнинг яқинлари маълум қилди.",
    "Аёллардан бирининг айтишича, уларни иш билан алдаб олиб кетишган.",
    "Ички ишлар вазирлиги иш юзасидан тергов бошлаганини тасдиқлади.",
]
case(
    "ozodlik.html",
    f"""<!DOCTYPE html><html lang="uz" dir="ltr" class="no-js"><head><meta charset="utf-8"><title>Туркияда қул қилинган ўзбекистонлик аёллар ватанига қайтди</title><meta name="author" content="Озодлик радиоси"><meta property="og:site_name" content="Озодлик радиоси"><meta content="Туркияда қул қилинган ўзбекистонлик аёллар ватанига қайтди" property="og:title"><link rel="canonical" href="https://www.ozodlik.org/a/1.html"></head><body class="nav-no-loaded cc_theme pg-art js-category-to-nav"><div class="date-time-area">Тошкент вақти: 21:13</div><div class="c-hlights"><div class="c-hlights__wrap"><p class="c-hlights__label">Қисқа хабарлар</p></div></div><div class="skip-links"><ul><li><a href="#page">Линклар</a></li></ul></div><header id="header"><nav><ul><li><a href="/">Ўзбекистон</a></li><li><a href="/z">Марказий Осиё</a></li></ul></nav></header><div id="content"><main class="container"><div class="hdr-container"><div class="row"><div class="category js-category"><a href="/z/1">Ўзбекистон</a></div><div class="col-title"><h1 class="title pg-title">Туркияда қул қилинган ўзбекистонлик аёллар ватанига қайтди</h1></div><div class="publishing-details"><div class="published"><span class="date"><time pubdate="pubdate" datetime="2024-04-23T10:22:33+05:00">Апрель 23, 2024</time></span></div><div class="links"><ul class="links__list"><li>Озодлик радиоси</li></ul></div></div><div class="share--box"><ul><li><a href="https://facebook.com/sharer">Facebook'да улашинг</a></li><li><button>Хабарни принтердан чиқариш</button></li></ul></div></div></div>
<div class="body-container"><div class="row"><div id="article-content" class="content-floated-wrap fb-quotable"><div class="wsw"><p>{x[0]}</p><p>{x[1]}</p><div class="wsw__embed"><div class="media-block also-read"><a href="/a/2.html"><span class="also-read__text--label">Ўқинг</span><h4 class="media-block__title">Россияда меҳнат муҳожирлари сони камайди</h4></a></div></div><p>{x[2]}</p><p>{x[3]}</p></div><ul><li><div class="c-author"><h4>Озодлик радиоси</h4><p>Озодлик радиоси ўзбек хизмати 1953 йилдан бери фаолият юритади.</p></div></li></ul></div><div class="region"><div class="media-block-wrap"><h2 class="section-head">Бошқа хабарлар</h2><ul><li><a href="/a/3"><h4>Тошкентда газ нархи ошди</h4></a></li></ul></div></div></div></div></main></div><footer role="contentinfo"><ul><li>XS</li><li>SM</li></ul><p>Озодлик радиоси © 2024 RFE/RL, Inc. Барча ҳуқуқлар ҳимояланган.</p></footer></body></html>""",
    "Туркияда қул қилинган ўзбекистонлик аёллар ватанига қайтди",
    x,
    ["Россияда", "XS", "1953", "Бошқа", "принтер"],
    "uz-Cyrl",
    {"date": "2024-04-23", "publisher": "Озодлик радиоси"},
)

# 4 gazeta.uz
x = [
    "Migratsiya agentligi 2024-yilning birinchi choragi yakunlarini eʼlon qildi.",
    "Agentlik maʼlumotiga koʻra, ularning 41 nafari ayollardir.",
    "Jabrlanganlarga psixologik yordam koʻrsatildi.",
    "Ishonch telefoni: 1282",
]
case(
    "gazeta.html",
    f"""<!DOCTYPE html><html lang="oz"><head><meta charset="utf-8"><title>Odam savdosidan jabrlangan 68 nafar fuqaro qaytarildi – Gazeta.uz</title><meta property="og:title" content="Odam savdosidan jabrlangan 68 nafar fuqaro qaytarildi"><meta property="og:type" content="article"><meta property="og:site_name" content="Gazeta.uz"><meta property="og:url" content="https://www.gazeta.uz/oz/2024/04/23/migration/"></head><body><div class="header"><div class="langs"><a href="/ru">Рус</a><a href="/uz">Ўзб</a></div><ul class="mainmenu"><li><a href="/oz/list/news">Yangiliklar</a></li><li><a href="/oz/x">Fikrlar</a></li></ul></div><div class="articleContent" itemscope itemtype="http://schema.org/Article"><div class="articleTopBG"><div class="articleDateTime">23-aprel 2024, 14:05&nbsp; <a href="/j">Jamiyat</a></div><h1 itemprop="headline" id="article_title">Odam savdosidan jabrlangan 68 nafar fuqaro qaytarildi</h1><h4>Ularning aksariyati ayollar va yoshlar, deydi agentlik</h4></div><div class="js-mediator-article article-text" itemprop="articleBody"><p><strong>{x[0]}</strong></p><p><img src="/media/1.jpg" alt="Foto: Migratsiya agentligi"></p><p class="article-photo-caption">Foto: Migratsiya agentligi</p><p>{x[1]}</p><p>{x[2]}</p><p>{x[3]}</p></div><div class="articleTags"><a href="/t/1">odam savdosi</a> <a href="/t/2">migratsiya</a></div><div class="tg-banner"><a href="https://t.me/gazetauz">Telegram’dagi “Gazeta.uz” kanaliga obuna boʻling</a></div><div class="mistake">Matnda xato topdingizmi? Uni belgilang va Ctrl+Enter’ni bosing</div></div><div class="rightBlock"><div class="block-title">Mavzuga oid</div><div><a href="/n1">Migrantlar uchun yangi qoidalar kuchga kirdi</a></div></div><div class="footer">© 2008–2024 Gazeta.uz Sayt materiallaridan foydalanishda havola majburiy.</div></body></html>""",
    "Odam savdosidan jabrlangan 68 nafar fuqaro qaytarildi",
    ["Ularning aksariyati ayollar va yoshlar, deydi agentlik", *x],
    ["Telegram", "Ctrl", "Foto:", "Mavzuga"],
    "uz",
    {"publisher": "Gazeta.uz"},
)

# 5 kun.uz with inline related, twitter embed
x = [
    "Voqea Termiz shahrida sodir boʻldi. Ayol 2 yoshli farzandini 50 mln soʻmga sotmoqchi boʻlgan.",
    "Surxondaryo viloyati IIB matbuot xizmati xabariga koʻra, tezkor tadbir oʻtkazilgan.",
    "Ushlandi.",
    "Hozirda tergov harakatlari davom etmoqda.",
]
case(
    "kun.html",
    f"""<!DOCTYPE html><html lang="uz"><head><meta charset="UTF-8"><title>Surxondaryoda qizini sotmoqchi boʻlgan ona ushlandi</title><meta property="og:title" content="Surxondaryoda qizini sotmoqchi boʻlgan ona ushlandi"><meta property="og:url" content="https://kun.uz/uz/news/2024/03/11/x"></head><body><div class="header-menu"><a href="/o">Oʻzbekiston</a><a href="/j">Jahon</a></div><div class="single-layout__center slc"><div class="single-header__meta"><a href="/c" class="tag">Jamiyat</a><div class="date">12:38 / 11.03.2024</div><div class="view">8713</div></div><div class="single-header__title">Surxondaryoda qizini sotmoqchi boʻlgan ona ushlandi</div><div class="single-content"><h4>{x[0]}</h4><p>{x[1]}</p><div class="read-also"><span>Mavzuga oid:</span><a href="/1">Andijonda chaqaloq savdosiga chek qoʻyildi</a></div><blockquote class="twitter-tweet"><a href="https://twitter.com/x/status/1">March 11, 2024</a></blockquote><p>{x[2]}</p><p>{x[3]}</p></div><div class="single-tags">Muallif: Mahliyo Hamidova <a href="/t">jinoyat</a> <a href="/t2">bola savdosi</a></div></div><aside><a href="/q">Soʻnggi yangiliklar</a></aside><footer>© “KUN.UZ” 2015</footer></body></html>""",
    "Surxondaryoda qizini sotmoqchi boʻlgan ona ushlandi",
    x,
    ["Andijonda", "Mahliyo", "8713", "KUN.UZ", "March"],
    "uz",
)

# 6 Al Jazeera ar
x = [
    "قالت منظمة دولية إن العمال المهاجرين أكثر عرضة للاتجار بالبشر من غيرهم بثلاث مرات.",
    "اقرأ كلامي جيدا.. هكذا بدأت ناجية حديثها للجزيرة نت.",
    "ويرى الباحث أحمد الشامي أن القوانين وحدها لا تكفي من دون تعويض الضحايا.",
    'ويختم الباحث بأن "الحل يبدأ من التعليم".',
]
case(
    "aljazeera.html",
    f"""<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>تقرير: العمال المهاجرون أكثر عرضة للاتجار بالبشر | أخبار | الجزيرة نت</title><meta property="og:title" content="تقرير: العمال المهاجرون أكثر عرضة للاتجار بالبشر"><meta property="og:site_name" content="الجزيرة نت"><meta property="article:published_time" content="2023-07-30T08:24:00Z"><link rel="canonical" href="https://www.aljazeera.net/news/2023/7/30/x"></head><body><div id="root"><div class="container container--header"><a class="screen-reader-text" href="#main-content-area">تجاوز إلى المحتوى الرئيسي</a><nav><ul class="menu"><li><a href="/news">أخبار</a></li></ul></nav></div><main id="main-content-area"><header class="article-header"><div class="topics"><a href="/news">أخبار</a>|<a href="/h">حقوق</a></div><h1>تقرير: العمال المهاجرون أكثر عرضة للاتجار بالبشر</h1></header><figure class="article-featured-image"><img src="/x.jpg"><figcaption>تقرير يشير إلى أن النزاعات تزيد الخطر (رويترز)</figcaption></figure><div class="article-info-block"><div class="article-dates"><span aria-hidden="true">30/7/2023</span><span class="screen-reader-text">Published On 30/7/2023</span>|<span>آخر تحديث: 30/7/2023 11:24 (بتوقيت مكة المكرمة)</span></div></div><div class="wysiwyg wysiwyg--all-content" aria-live="polite"><p>{x[0]}</p><div class="more-on"><h2>اقرأ أيضا</h2><div>list of 2 items</div><ul><li><span>list 1 of 2</span><h3><a href="/1">شبكات تهريب المهاجرين في المتوسط</a></h3></li><li><span>list 2 of 2</span><h3><a href="/2">العمالة المنزلية في لبنان</a></h3></li></ul><span>end of list</span></div><p>{x[1]}</p><p>{x[2]}</p><p>{x[3]}</p></div><div class="article-source"><span>المصدر</span>: <span>الجزيرة + وكالات</span></div></main><div class="cookie-notice" role="dialog"><p>نحن نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.</p></div><footer><p>تابع الجزيرة نت على:</p><p>جميع الحقوق محفوظة © 2024 شبكة الجزيرة الاعلامية</p></footer></div></body></html>""",
    "تقرير: العمال المهاجرون أكثر عرضة للاتجار بالبشر",
    x,
    ["list ", "end of", "اقرأ أيضا", "رويترز", "المصدر", "ملفات"],
    "ar",
    {"date": "2023-07-30", "publisher": "الجزيرة نت"},
)

# 7 DW old layout
x = [
    "تكشف أرقام رسمية في ألمانيا ارتفاع عدد قضايا الاتجار بالبشر. ويرى خبراء أن الأعداد الحقيقية أكبر بكثير.",
    "أعلنت الشرطة الجنائية الاتحادية أنها سجلت أكثر من خمسمئة قضية في العام الماضي.",
    "وتقول المستشارة آنا مولر إن كثيرا من الضحايا لا يثقون بالسلطات.",
    "وتطالب المنظمات بمنح الضحايا حق الإقامة الدائمة.",
]
case(
    "dw.html",
    f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>ألمانيا: ضحايا الاتجار بالبشر بين الخوف والصمت | سياسة واقتصاد | DW | 23.04.2024</title><meta property="og:title" content="ألمانيا: ضحايا الاتجار بالبشر بين الخوف والصمت | DW | 23.04.2024"><meta property="og:site_name" content="DW.COM"></head><body><div id="header"><h6>DW.COM</h6><ul><li><a href="/ar">الرئيسية</a></li></ul></div><div id="bodyContent"><div class="col3"><h4 class="artikel">سياسة واقتصاد</h4><h1>ألمانيا: ضحايا الاتجار بالبشر بين الخوف والصمت</h1><p class="intro">{x[0]}</p><div class="group"><div class="longText"><div class="picBox full"><a class="overlayLink" href="#"><img src="a.jpg"></a><p>شرطة في برلين (صورة أرشيفية)</p></div>{paragraphs(x[1:3])}<p>{x[3]}</p><p>خ.س/ ع.ج (د ب أ)</p></div></div><div class="group"><h2>موضوعات ذات صلة</h2><a href="/1"><h3>عمال موسميون في ألمانيا</h3><p>يعمل آلاف الموسميين في الزراعة وسط ظروف صعبة. <span class="date">(01.02.2024)</span></p></a></div><div class="group"><ul class="smallList"><li><strong>التاريخ</strong> 23.04.2024</li><li><strong>الكاتب</strong> خالد سلامة</li><li><strong>مواضيع</strong> <a href="/t">ألمانيا</a></li><li><strong>كلمات مفتاحية</strong> <a href="/k">الاتجار بالبشر</a>, <a href="/k2">ألمانيا</a></li><li><strong>مشاركة</strong> <a href="/s">إرسال</a> <a href="/f">فيسبوك</a></li><li><strong>الرابط القصير</strong> <a href="https://p.dw.com/p/4abc">https://p.dw.com/p/4abc</a></li></ul></div></div></div><div id="footer"><p>© 2024 Deutsche Welle | حماية البيانات</p></div></body></html>""",
    "ألمانيا: ضحايا الاتجار بالبشر بين الخوف والصمت",
    x,
    ["التاريخ", "الكاتب", "الرابط", "موسميون", "الموسميين", "Deutsche"],
    "ar",
)

# 8 UN news drupal
x = [
    "A survivor of human trafficking has told UN News how she escaped from the people who exploited her for two years.",
    "Maria, whose name has been changed, was promised a job in a bakery.",
    "“They told me that I owed them for the ticket,” she said.",
    "If you need help, call the national hotline:",
    "Phone: 122",
]
case(
    "un-news.html",
    f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><link rel="canonical" href="https://news.un.org/en/story/2023/07/1"><meta property="og:site_name" content="UN News"><meta property="og:type" content="Article"><meta property="og:title" content="First Person: ‘I was sold twice before I turned eighteen’"><meta property="article:published_time" content="2023-07-30T00:00:00-0400"><title>First Person: ‘I was sold twice before I turned eighteen’ | UN News</title></head><body class="path-node page-node-type-news-story"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="un-bar"><a href="https://www.un.org">Welcome to the United Nations</a></div><div class="dialog-off-canvas-main-canvas"><nav class="navbar"><a href="/en/africa">Africa</a></nav><main role="main"><article role="article" class="node node--type-news-story"><h1 class="page-header"><span>First Person: ‘I was sold twice before I turned eighteen’</span></h1><figure><img src="https://global.unitednations.entermediadb.net/x.jpg"><span class="image-credits">UNODC/Laura Gil</span><figcaption>A shelter for survivors of trafficking in Colombia.</figcaption></figure><div class="field--name-field-news-date"><time datetime="2023-07-30T12:00:00Z">30 July 2023</time></div><div class="un-news-topic"><a href="/en/news/topic/law">Law and Crime Prevention</a></div><div class="content">{paragraphs(x[:3])}<p><strong>{x[3]}</strong></p><p>{x[4]}</p></div><div class="un-news-newsletter-block"><div>♦ <strong><em>Receive daily updates directly in your inbox -</em></strong> <a href="/n"><em>Subscribe here to a topic.</em></a></div><div>♦ <strong>Download the UN News app for your</strong> <a href="/i">iOS</a> or <a href="/a">Android</a> devices.</div></div><div class="field--tags"><a href="/t1">human trafficking</a><a href="/t2">colombia</a></div></article><section class="related-stories"><h2>Related Stories</h2><article><h3><a href="/r1">Trafficking in persons: five things to know</a></h3><p>The crime affects every region of the world and needs a joint response.</p></article></section></main><footer><ul><li><a href="/f">Fraud Alert</a></li></ul></footer></div></body></html>""",
    "First Person: ‘I was sold twice before I turned eighteen’",
    x,
    ["♦", "Receive", "Download", "human trafficking\n", "five things", "joint response", "Laura"],
    "en",
    {"date": "2023-07-30", "publisher": "UN News"},
)

# 9 Drupal IOM ru
x = [
    "Ташкент – Международная организация по миграции и Министерство внутренних дел подписали меморандум о сотрудничестве.",
    "Документ предусматривает обучение сотрудников и создание приютов.",
    "«Мы рассчитываем на долгосрочное партнерство», — отметил глава представительства.",
    "Дополнительная информация: Анна Иванова, тел. +998 71 000 00 00, iomtashkent@iom.example",
]
case(
    "iom.html",
    f"""<!DOCTYPE html><html lang="ru" dir="ltr"><head><meta charset="utf-8"><title>МОМ и МВД договорились о помощи жертвам торговли людьми | МОМ Узбекистан</title></head><body class="layout-no-sidebars page-node-type-news"><header class="iom-header"><nav><ul><li><a href="/ru/o-nas">О нас</a></li></ul></nav></header><div class="layout-main-wrapper"><main id="content" class="column main-content" role="main"><section class="section"><div id="block-pagetitle" class="block"><h1 class="title page-title">МОМ и МВД договорились о помощи жертвам торговли людьми</h1></div><div class="block block-system-main"><article class="node node--type-news"><div class="node__content"><ul class="news-meta"><li>Date Publish: 14.06.2023</li><li>By: Анна Иванова</li><li>Location: Tashkent</li></ul><div class="field--name-body text-formatted">{paragraphs(x[:3])}<p>***</p><p>{x[3]}</p></div><div class="sdgs"><div>SDG 8 - ДОСТОЙНАЯ РАБОТА И ЭКОНОМИЧЕСКИЙ РОСТ</div><div>SDG 16 - МИР И ПРАВОСУДИЕ</div></div><div class="addtoany">Share</div></div></article></div></section></main></div><footer class="site-footer"><p>Международная организация по миграции. Все права защищены.</p></footer></body></html>""",
    "МОМ и МВД договорились о помощи жертвам торговли людьми",
    x,
    ["SDG", "Date Publish", "By:", "Location", "Share"],
    "ru",
)

# 10 WordPress.com blog with jetpack, in English
x = [
    "The first call came at three in the morning.",
    "I did not know what to say. So I listened.",
    "Most callers only want to be believed.",
    "Call 116 006.",
    "help@line.example",
]
case(
    "wordpress.html",
    f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>What I learned as a volunteer on a helpline &#8211; Quiet Pages</title><meta property="og:type" content="article"><meta property="og:title" content="What I learned as a volunteer on a helpline"><meta property="og:site_name" content="Quiet Pages"><meta property="article:published_time" content="2024-03-05T09:00:00+00:00"></head><body class="post-template-default single single-post single-format-standard wp-custom-logo"><div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a><header id="masthead"><p class="site-title"><a href="/">Quiet Pages</a></p><p class="site-description">Notes of a volunteer, written at night.</p></header><div id="content"><main id="main"><article id="post-1" class="post-1 post type-post hentry category-life tag-helpline"><header class="entry-header"><h1 class="entry-title">What I learned as a volunteer on a helpline</h1><div class="entry-meta"><span class="byline">by <a href="/author/anna">Anna Reed</a></span> <span class="posted-on"><a href="/1"><time class="entry-date published" datetime="2024-03-05T09:00:00+00:00">March 5, 2024</time></a></span></div></header><div class="entry-content">{paragraphs(x)}<div id="jp-post-flair" class="sharedaddy sd-like-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="?share=twitter">Twitter</a></li></ul><div class="sharedaddy sd-block sd-like"><h3>Like this:</h3><span>Like</span> <span>Loading...</span></div></div></div><footer class="entry-footer"><span class="tags-links">Tags: <a href="/tag/h">helpline</a></span></footer><div class="author-bio"><p class="author-title">Published by Anna Reed</p><p>Anna is a volunteer and writes about her nights on the line.</p></div></article><nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-previous"><a href="/0">Previous: Night shifts</a></div></nav><div id="comments" class="comments-area"><h2>2 thoughts on “What I learned as a volunteer on a helpline”</h2><ol class="comment-list"><li class="comment"><div class="comment-content"><p>Thank you for writing this, Anna. It helped me a lot today.</p></div></li></ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3></div></div></main></div><footer id="colophon"><a href="/">Blog at WordPress.com.</a></footer></div></body></html>""",
    "What I learned as a volunteer on a helpline",
    x,
    ["Loading", "Previous", "Thank you", "Anna is", "Notes of", "thoughts"],
    "en",
    {"date": "2024-03-05"},
)

# 11 Wikipedia vector 2022 ar
x = [
    "الاتجار بالبشر هو تجنيد أشخاص أو نقلهم أو إيواؤهم بالقوة أو الخداع بغرض استغلالهم.",
    "ويعد من أخطر الجرائم المنظمة في العالم.",
    "اعتمدت الجمعية العامة بروتوكول باليرمو عام 2000.",
    "وصادقت عليه أكثر من 170 دولة.",
]
case(
    "wikipedia-ar.html",
    f"""<!DOCTYPE html><html class="client-nojs vector-feature-language-in-header-enabled" lang="ar" dir="rtl"><head><meta charset="UTF-8"><title>اتجار بالبشر - ويكيبيديا</title><link rel="canonical" href="https://ar.wikipedia.org/wiki/x"></head><body class="skin-vector"><a class="mw-jump-link" href="#bodyContent">انتقل إلى المحتوى</a><div class="vector-header-container"><header class="vector-header mw-header"><nav><ul><li><a href="/m">الصفحة الرئيسة</a></li></ul></nav></header></div><div class="mw-page-container"><nav id="mw-panel-toc" class="mw-table-of-contents-container"><div id="vector-toc" class="vector-toc"><h2>المحتويات</h2><ul><li><a href="#a">التاريخ</a></li></ul></div></nav><main id="content" class="mw-body"><header class="mw-body-header"><h1 id="firstHeading" class="firstHeading mw-first-heading"><span class="mw-page-title-main">اتجار بالبشر</span></h1></header><div id="bodyContent" class="vector-body"><div id="siteSub">من ويكيبيديا، الموسوعة الحرة</div><div id="mw-content-text" class="mw-body-content"><div class="mw-content-rtl mw-parser-output" lang="ar" dir="rtl"><div role="note" class="hatnote">هذه المقالة عن الجريمة. لمعانٍ أخرى، انظر تهريب (توضيح).</div><p>{x[0]}<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p><p>{x[1]}</p><div class="mw-heading mw-heading2"><h2 id="التاريخ">التاريخ</h2><span class="mw-editsection"><span>[</span><a href="/e">عدل</a><span>]</span></span></div><p>{x[2]}</p><p>{x[3]}</p><div class="mw-heading mw-heading2"><h2 id="m">مراجع</h2></div><div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span class="reference-text">تقرير الأمم المتحدة، 2020.</span></li></ol></div><table class="navbox"><tr><th>بوابات</th></tr></table></div></div><div id="catlinks" class="catlinks"><a href="/c">تصنيف:جرائم</a></div></div></main><footer id="footer" class="mw-footer"><ul><li>آخر تعديل لهذه الصفحة كان يوم 3 مارس 2024.</li></ul></footer></div></body></html>""",
    "اتجار بالبشر",
    x,
    ["عدل]", "تصنيف", "آخر تعديل", "الموسوعة الحرة"],
    "ar",
    None,
    ["## التاريخ", "[^1]"],
)

# 12 Google Docs export html
x = [
    "Ushbu qoʻllanma xorijga ishlashga ketayotganlar uchun tayyorlandi.",
    "Pasportingizni hech kimga topshirmang.",
    "Shartnoma nusxasini oling.",
    "Savollar boʻlsa, 1148 raqamiga qoʻngʻiroq qiling.",
]
case(
    "google-docs.html",
    f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);.lst-kix_1>li:before{{content:"o "}}ol{{margin:0}}</style></head><body class="c6 doc-content"><p class="c3 title" id="h.1"><span class="c5">Xorijga ishga ketayotganlar uchun qoʻllanma</span></p><p class="c0"><span class="c1">{x[0]}</span></p><p class="c0 c4"><span class="c1"></span></p><h2 class="c2" id="h.2"><span>Yoʻlga chiqishdan oldin</span></h2><ul class="c7 lst-kix_1-0 start"><li class="c0 li-bullet-0"><span class="c1">{x[1]}</span></li><li class="c0 li-bullet-0"><span class="c1">{x[2]}</span></li></ul><p class="c0"><span class="c1">{x[3]} </span><span class="c8"><a class="c9" href="https://www.google.com/url?q=https://migration.uz/a&amp;sa=D&amp;source=editors&amp;ust=1&amp;usg=x">Migratsiya agentligi</a></span></p></body></html>""",
    "Xorijga ishga ketayotganlar uchun qoʻllanma",
    [x[0], "Yoʻlga chiqishdan oldin", x[1], x[2], x[3] + " Migratsiya agentligi"],
    [],
    "uz",
    None,
    ["](https://migration.uz/a)"],
)

# 13 Word filtered windows-1251
x = [
    "Правительство утвердило программу помощи пострадавшим от торговли людьми.",
    "В каждой области откроются убежища, где будут работать юристы.",
    "Отчет будет публиковаться каждые три месяца.",
]


def word(charset: str, lang: str, title: str, x: Sequence[str], rtl: str = "") -> bytes:
    return (
        (
            f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>Document1</title>
<style><!-- p.MsoNormal {{margin:0cm;}} --></style>
</head>
<body lang={lang} style='word-wrap:break-word'>
<div class=WordSection1>
<p class=MsoTitle align=center style='text-align:center'><b><span lang={lang} {rtl} style='font-size:16.0pt'>{title}</span></b></p>
<p class=MsoNormal>&nbsp;</p>
"""
            + "".join(
                f"<p class=MsoNormal style='text-align:justify'><span lang={lang} {rtl}>{t}</span></p>\n" for t in x
            )
            + """<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>PUNKT</p>
</div></body></html>"""
        )
        .replace("PUNKT", {"RU": "бесплатные юридические консультации", "AR-SA": "الاستشارات القانونية المجانية"}[lang])
        .encode(charset, "xmlcharrefreplace")
    )


case(
    "word-1251.htm",
    word("windows-1251", "RU", "В стране принята программа помощи пострадавшим", x),
    "В стране принята программа помощи пострадавшим",
    [*x, "бесплатные юридические консультации"],
    ["Document1", "·"],
    "ru",
    None,
    ["- бесплатные"],
)
x = [
    "أطلقت الحكومة يوم الأحد خطة وطنية تمتد ثلاث سنوات لمكافحة الاتجار بالأشخاص.",
    "وتنص الخطة على إنشاء دور إيواء آمنة في جميع المحافظات.",
    "ومن المقرر أن تنشر اللجنة تقريرا كل ثلاثة أشهر.",
]
case(
    "word-1256.htm",
    word("windows-1256", "AR-SA", "إطلاق خطة وطنية لمكافحة الاتجار بالأشخاص", x, "dir=RTL"),
    "إطلاق خطة وطنية لمكافحة الاتجار بالأشخاص",
    [*x, "الاستشارات القانونية المجانية"],
    ["Document1", "·"],
    "ar",
)

# 14 LibreOffice html
x = [
    "Hukumat jabrlanganlarga yordam dasturini tasdiqladi.",
    "Har bir viloyatda markaz ochiladi va ularda psixologlar ishlaydi.",
    "Hisobot har chorakda eʼlon qilinadi.",
]
case(
    "libreoffice.html",
    f"""<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.3.7.2 (Linux)"/>
	<meta name="author" content="user"/>
	<meta name="created" content="2024-03-05T10:00:00"/>
</head>
<body lang="uz-UZ" link="#000080" dir="ltr"><p align="center" style="line-height: 100%"><font face="Times New Roman, serif"><font size="4"><b>Jabrlanganlarga yordam dasturi tasdiqlandi</b></font></font></p>
<p><br/><br/></p>
{"".join(f'<p style="margin-bottom: 0cm"><font face="Liberation Serif"><span lang="uz-UZ">{t}</span></font></p>' for t in x)}
<table width="100%" cellpadding="4"><col width="128*"/><tr><td><p>Yil</p></td><td><p>Ishlar</p></td></tr><tr><td><p>2023</p></td><td><p>140</p></td></tr></table>
</body></html>""",
    "Jabrlanganlarga yordam dasturi tasdiqlandi",
    [*x],
    [],
    "uz",
    None,
    ["| 140"],
)

# 15 Outlook mail saved as html
x = [
    "Уважаемые коллеги, направляем вам статью о работе приюта для публикации.",
    "Приют в Самарканде принял за год сорок женщин.",
    "Каждая из них получила юриста и психолога.",
]
case(
    "outlook.htm",
    f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><title>Статья</title></head><body lang=RU><div class=WordSection1><div style='border:none'><p class=MsoNormal><b>From:</b> Press &lt;press@example.org&gt;<br><b>Sent:</b> Tuesday, March 5, 2024 9:00 AM<br><b>To:</b> editor@example.org<br><b>Subject:</b> Приют в Самарканде: год работы</p></div><p class=MsoNormal><o:p>&nbsp;</o:p></p><h1>Приют в Самарканде: год работы</h1>{"".join(f"<p class=MsoNormal>{t}<o:p></o:p></p>" for t in x)}</div></body></html>""",
    "Приют в Самарканде: год работы",
    x,
    ["From:", "Sent:", "Subject:"],
    "ru",
)

# 16 SingleFile
x = [
    "В Самарканде суд приговорил к срокам шестерых участников банды. Об этом сообщает пресс-служба суда.",
    "По версии следствия, осужденные вербовали девушек через соцсети.",
    "Ранее сообщалось о задержании подозреваемых в Ташкенте.",
]
case(
    "singlefile.html",
    f"""<!DOCTYPE html> <html lang=ru><!--
 Page saved with SingleFile
 url: https://lenta.example/news/2024/03/12/banda/
 saved date: Tue Mar 12 2024 10:30:00 GMT+0500
--><meta charset=utf-8>
<title>В Узбекистане осудили банду торговцев людьми: Бывший СССР: Lenta.example</title>
<meta property=og:title content="В Узбекистане осудили банду торговцев людьми"><meta property=og:site_name content=Lenta.example>
<style>@font-face{{src:url(data:font/woff2;base64,AAAA)}}</style>
<body><div id=app><div class="header _3x"><a href=https://lenta.example/>Лента новостей</a></div><div class=topic-page__container><h1 class=topic-body__titles><span class=topic-body__title>В Узбекистане осудили банду торговцев людьми</span><div class=topic-body__title-yandex>В Самарканде осудили шестерых за вербовку девушек</div></h1><div class=topic-header><a class=topic-header__item href=/x>10:24, 12 марта 2024</a></div><a class=topic-authors href=/a>Иван Петров (редактор отдела «Бывший СССР»)</a><div class="topic-body__content">{"".join(f"<p class=topic-body__content-text>{t}" for t in x)}<div class="box-inline-topic"><a href=/y><div class=card><span>Материалы по теме:</span><span>«Нас продавали как вещи»</span><time>12 февраля 2024</time></div></a></div></div></div><div class=sf-hidden></div></div>""",
    "В Узбекистане осудили банду торговцев людьми",
    x,
    ["Материалы", "Иван Петров", "Лента новостей"],
    "ru",
    {"url": "https://lenta.example/news/2024/03/12/banda/"},
)

# 17 chrome mhtml with cid css, base64 jpeg, several html parts
x = [
    "أعلنت وزارة الداخلية ضبط شبكة تتاجر بالإقامات مقابل مبالغ مالية.",
    "وجاء في بيان الوزارة أن أفراد الشبكة استغلوا حاجة العمال.",
    "وأكدت الوزارة أنها ماضية في ملاحقة تجار البشر.",
]
page = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><link rel="stylesheet" type="text/css" href="cid:css-1@mhtml.blink"><title>الكويت تحيل شبكة للاتجار بالأشخاص إلى القضاء - 23.04.2024, سبوتنيك عربي</title><meta property="og:title" content="الكويت تحيل شبكة للاتجار بالأشخاص إلى القضاء"><meta property="article:published_time" content="20240423T1015"></head><body><div class="header"><a href="https://sarabic.ae/">سبوتنيك عربي</a></div><div class="article"><div class="article__header"><h1 class="article__title">الكويت تحيل شبكة للاتجار بالأشخاص إلى القضاء</h1><div class="article__info-date"><a href="/20240423/" class="article__info-date-link">10:15 GMT 23.04.2024</a></div></div><div class="article__announce"><div class="media__copyright">© AFP 2024 / YASSER AL-ZAYYAT</div></div><div class="article__body">{"".join(f'<div class="article__block" data-type="text"><div class="article__text">{t}</div></div>' for t in x)}<div class="article__block" data-type="article"><div class="article__article"><a class="article__article-link" href="/x"><div class="article__article-desc">مصر: ضبط عصابة في الجيزة</div></a><div>أمس, 14:20 GMT</div></div></div></div><div class="article__news-services-subscribe"><span>تابع سبوتنيك على تلغرام</span></div></div><iframe src="cid:frame-1@mhtml.blink"></iframe></body></html>"""
mh = (
    b'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://sarabic.ae/20240423/a-1.html\r\nSubject: =?utf-8?Q?x?=\r\nDate: Tue, 23 Apr 2024 12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--abc----"\r\n\r\n\r\n------MultipartBoundary--abc----\r\nContent-Type: text/html\r\nContent-ID: <frame-0@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://sarabic.ae/20240423/a-1.html\r\n\r\n'
    + quoted(page)
    + b"\r\n------MultipartBoundary--abc----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.example/f.html\r\n\r\n"
    + quoted("<html><body><p>Buy this product now because it is the best one.</p></body></html>")
    + b'\r\n------MultipartBoundary--abc----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\n@charset "utf-8";\r\n------MultipartBoundary--abc------\r\n'
)
case(
    "chrome.mhtml",
    mh,
    "الكويت تحيل شبكة للاتجار بالأشخاص إلى القضاء",
    x,
    ["Buy this", "عصابة في الجيزة", "أمس", "AFP", "تابع سبوتنيك"],
    "ar",
    {"url": "https://sarabic.ae/20240423/a-1.html"},
)

# 18 Urdu site with divs
x = [
    "گجرات کے رہنے والے علی کو یورپ میں نوکری کا وعدہ کیا گیا تھا۔",
    "انھوں نے بتایا کہ لیبیا پہنچتے ہی ان کا پاسپورٹ چھین لیا گیا۔",
    "حکام کے مطابق گذشتہ برس ایسے دو سو مقدمات درج ہوئے۔",
]
case(
    "urdu.html",
    f"""<html lang="ur-PK"><head><meta charset="utf-8"><title>انسانی سمگلنگ کے خلاف کارروائی میں تیزی - افق نیوز</title><meta name="description" content="x"></head><body><div class="topbar">منگل 5 مارچ 2024</div><div class="logo"><a href="/">افق نیوز</a></div><div class="story-area"><h2 class="story-title">انسانی سمگلنگ کے خلاف کارروائی میں تیزی</h2><div class="story-meta">ویب ڈیسک | مارچ 05, 2024</div><div class="story-text">{x[0]}<br/><br/>{x[1]}<br/><br/>{x[2]}</div><div class="more"><b>مزید پڑھیں:</b> <a href="/1">لاہور میں بارش</a></div></div><div class="copyright">کاپی رائٹ © 2024</div></body></html>""",
    "انسانی سمگلنگ کے خلاف کارروائی میں تیزی",
    x,
    ["مزید", "ویب ڈیسک", "لاہور"],
    "ur",
)

# 19 UZA/gov site with table layout and print header
x = [
    "30-iyul – Butunjahon odam savdosiga qarshi kurashish kuni munosabati bilan poytaxtimizda tadbir oʻtkazildi.",
    "Unda huquqni muhofaza qiluvchi organlar vakillari ishtirok etdi.",
    "Tadbir soʻngida ishtirokchilarga esdalik sovgʻalari topshirildi.",
]
case(
    "gov-uz.html",
    f"""<!DOCTYPE html><html lang="uz-UZ"><head><meta charset="utf-8"><title>Odam savdosiga qarshi birgalikda — Oʻzbekiston Respublikasi Ichki ishlar vazirligi</title></head><body><div class="special-view">Maxsus imkoniyatlar: A- A A+</div><div class="top-line"><span>Ishonch telefoni: 1102</span><span>Qabulxona: (71) 233-00-00</span></div><div class="top-menu"><ul><li><a href="/1">Vazirlik haqida</a></li><li><a href="/2">Ochiq maʼlumotlar</a></li></ul></div><div class="breadcrumbs"><a href="/">Bosh sahifa</a> / <a href="/n">Yangiliklar</a></div><div class="news-detail"><h3>Odam savdosiga qarshi birgalikda</h3><span class="news-date-time">30.07.2023 17:20</span> <span>Koʻrishlar soni: 512</span>{paragraphs(x)}<p align="right"><i>Ichki ishlar vazirligi matbuot xizmati</i></p></div><div class="bottom"><p>Agar siz matnda xatolik aniqlasangiz, ushbu xatolikni belgilab, Ctrl+Enter tugmalarini bosing.</p></div></body></html>""",
    "Odam savdosiga qarshi birgalikda",
    x,
    ["512", "Ctrl", "A- A", "Vazirlik haqida"],
    "uz",
)

# 20 Medium
x = [
    "The first call came at three in the morning.",
    "I did not know what to say. So I listened.",
    "Nobody tells you how quiet it is",
    "After a year I know that most callers only want to be believed.",
]
case(
    "medium.html",
    f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title data-rh="true">What I learned as a volunteer | by Anna Reed | Medium</title><meta property="og:site_name" content="Medium"><meta property="og:title" content="What I learned as a volunteer"><meta property="article:published_time" content="2024-03-05T09:00:00.000Z"><script type="application/ld+json">{{"@type":"NewsArticle","headline":"What I learned as a volunteer","datePublished":"2024-03-05T09:00:00.000Z","author":{{"name":"Anna Reed"}},"publisher":{{"name":"Medium"}}}}</script></head><body><div id="root"><div class="a b"><div><a href="/">Open in app</a></div><div><a href="/signin">Sign up</a></div></div><article><div class="l"><div><h1 class="pw-post-title">What I learned as a volunteer</h1><div class="speechify"><p class="be"><a href="/@anna">Anna Reed</a></p><p class="be">Follow</p><span>6 min read</span><span>Mar 5, 2024</span><p>--</p><p>2</p><div>Listen</div><div>Share</div></div></div><p class="pw-post-body-paragraph">{x[0]}</p><p class="pw-post-body-paragraph">{x[1]}</p><h2>{x[2]}</h2><p class="pw-post-body-paragraph">{x[3]}</p></div></article><div><a href="/tag/t">Volunteering</a></div><div><h2>Written by Anna Reed</h2><p>I write about nights and people. All views are my own.</p></div><div><h2>More from Anna Reed</h2><div><a href="/1"><h2>Why I stopped drinking coffee</h2><h3>It was harder than I thought it would be.</h3></a></div></div></div></body></html>""",
    "What I learned as a volunteer",
    x,
    ["Follow", "min read", "--", "Listen", "coffee", "harder", "All views"],
    "en",
    {"author": "Anna Reed"},
)

# 21 news with image captions beside, lists & sub-headlines, Russian gazeta style
x = [
    "Редакция выяснила, как вербуют молодых людей в соцсетях.",
    "Что обещают",
    "Обычно предлагают: высокую зарплату, бесплатный билет, жилье",
    "Что делать?",
    "Звоните на горячую линию",
    "1148",
    "Или пишите: help@example.org",
]
case(
    "list-ru.html",
    f"""<html lang="ru"><head><meta charset="utf-8"><title>Как вербуют молодых людей в соцсетях</title></head><body><div class="content"><h1>Как вербуют молодых людей в соцсетях</h1><div class="article-body"><p>{x[0]}</p><h3>{x[1]}</h3><p>{x[2]}</p><ol><li>Не отдавайте паспорт.</li><li>Сохраните копии документов.</li></ol><p><b>{x[3]}</b></p><p>{x[4]}</p><p>{x[5]}</p><p>{x[6]}</p></div></div></body></html>""",
    "Как вербуют молодых людей в соцсетях",
    x,
    [],
    "ru",
)

# 22 helpline trap: bare email p
x = [
    "Mehnat migrantlari uchun yangi xizmat ishga tushdi.",
    "Murojaat qiling:",
    "yordam@migratsiya.example",
    "1282",
    "+998 71 202 33 66",
]
case(
    "helpline.html",
    f"""<html lang="uz"><head><meta charset="utf-8"><title>Migrantlar uchun yangi xizmat ishga tushdi</title></head><body><article><h1>Migrantlar uchun yangi xizmat ishga tushdi</h1><div class="body">{paragraphs(x)}</div><div class="share">Ulashish</div></article></body></html>""",
    "Migrantlar uchun yangi xizmat ishga tushdi",
    x,
    ["Ulashish"],
    "uz",
)

# Non-articles
refused(
    "spa.html",
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>React App</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.js"></script></body></html>',
    "convert-no-paragraphs",
)
refused(
    "captcha-ru.html",
    '<html><head><meta charset="utf-8"><title>Ой!</title></head><body><h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но запросы с вашего устройства похожи на автоматические.</p><p>Почему это могло произойти?</p></body></html>',
    "convert-error-page",
)
refused(
    "captcha-ar.html",
    '<html lang="ar"><head><meta charset="utf-8"><title>لحظة من فضلك</title></head><body><h1>news.example</h1><p>جارٍ التحقق من أنك إنسان. قد يستغرق ذلك بضع ثوانٍ.</p><p>يحتاج الموقع إلى مراجعة أمان اتصالك قبل المتابعة.</p></body></html>',
    "convert-error-page",
)
refused(
    "login-en.html",
    '<html lang="en"><head><meta charset="utf-8"><title>Log in | Example</title></head><body><main><h1>Log in to continue</h1><p>You must be logged in to view this page.</p><form><label>Email</label><input></form><p>Forgot your password? Don’t have an account yet?</p></main></body></html>',
    "convert-locked",
)
refused(
    "login-uz.html",
    '<html lang="uz"><head><meta charset="utf-8"><title>Kirish</title></head><body><main><h1>Tizimga kirish</h1><p>Ushbu sahifani koʻrish uchun tizimga kiring.</p><p>Parolni unutdingizmi? Roʻyxatdan oʻtmaganmisiz?</p></main></body></html>',
    "convert-locked",
)
refused(
    "paywall-en.html",
    '<html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>Inside the trade in workers | Daily</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Inside the trade in workers","isAccessibleForFree":"False"}</script></head><body><article><h1>Inside the trade in workers</h1><p>Recruiters promise good wages and a bed in the city.</p><p>What awaits the workers is something else entirely, as court files show.</p></article><div class="paywall"><h2>Subscribe to continue reading</h2><p>This article is for subscribers only. Already a subscriber? Log in.</p></div></body></html>',
    "convert-locked",
)
refused(
    "paywall-ru.html",
    '<html lang="ru"><head><meta charset="utf-8"><title>Как устроен рынок труда мигрантов</title></head><body><article><h1>Как устроен рынок труда мигрантов</h1><p>Вербовщики обещают хорошую зарплату и жилье в городе.</p><p>Но на месте рабочих ждет совсем другое.</p><div class="x"><p>Чтобы продолжить чтение, оформите подписку.</p><p>Материал доступен только подписчикам.</p></div></article></body></html>',
    "convert-locked",
)
refused(
    "paywall-ar.txt",
    "داخل سوق العمالة المهاجرة\n\nيعد الوسطاء العمال بأجور جيدة ومسكن في المدينة.\n\nلكن ما ينتظرهم في الواقع شيء آخر تماما.\n\nهذا المحتوى متاح للمشتركين فقط.\n\nسجل الدخول لمتابعة القراءة\n",
    "convert-locked",
)
refused(
    "search-ru.html",
    '<html lang="ru"><head><meta charset="utf-8"><title>Результаты поиска</title></head><body><h1>Результаты поиска по запросу «торговля людьми»</h1><div><a href="/1">Суд вынес приговор вербовщикам</a><p>В Самарканде суд вынес приговор шестерым участникам банды.</p></div><div><a href="/2">Открыт новый приют в столице</a><p>В столице открылся приют для пострадавших женщин.</p></div></body></html>',
    "convert-search-results",
)
refused(
    "search-en.html",
    '<html lang="en"><head><meta charset="utf-8"><title>Search results for "trafficking" | News</title></head><body><main><h1>Search results for "trafficking"</h1><p>About 1,240 results were found for your query.</p><div class="r"><h3><a href="/1">Court jails six recruiters</a></h3><p>The court in Samarkand sentenced six members of a gang on Tuesday.</p></div><div class="r"><h3><a href="/2">New shelter opens in capital</a></h3><p>A shelter for women has opened its doors in the capital.</p></div></main></body></html>',
    "convert-search-results",
)
refused("pdf.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj", "convert-binary")
refused(
    "guide-ar.html",
    '<html lang="ar"><head><meta charset="utf-8"><title>دليل البرامج</title></head><body><h1>دليل البرامج ليوم الأحد</h1><table>'
    + "".join(f"<tr><td>{h:02d}:00</td><td>نشرة الأخبار رقم {h}</td></tr>" for h in range(6, 20))
    + "</table></body></html>",
    "convert-programme-guide",
)
refused(
    "front-uz.txt",
    "Gazeta\nSiyosat\nIqtisod\nSport\n"
    + "\n".join(
        [
            "Toshkentda yangi metro bekati ochildi",
            "12:30",
            "Dollar kursi yana oʻzgardi",
            "11:20",
            "Terma jamoa gʻalaba qozondi va chorak finalga chiqdi",
            "10:05",
            "Fargʻonada kuchli yomgʻir yogʻdi",
            "Maktablarda yangi oʻquv yili boshlandi",
            "Prezident yangi farmonni imzoladi",
        ]
        * 3
    ),
    "convert-programme-guide",
)
refused(
    "listing-fa.html",
    '<html lang="fa"><head><meta charset="utf-8"><title>اخبار حوادث</title></head><body><h1>حوادث</h1>'
    + "".join(
        f'<div class="item"><h3><a href="/{n}">خبر شماره {n} درباره حادثه در شهر</a></h3><p>پلیس از دستگیری چند نفر در این پرونده خبر داد.</p></div>'
        for n in range(6)
    )
    + "</body></html>",
    "convert-listing",
)
refused(
    "cookie-uz.html",
    '<html lang="uz"><head><meta charset="utf-8"><title>Cookie siyosati</title></head><body><h1>Cookie siyosati</h1><p>Saytimiz cookie fayllaridan foydalanadi va bunga rozilik soʻraydi.</p><p>Cookie fayllari sizning qurilmangizda saqlanadi.</p></body></html>',
    "convert-cookie-notice",
)
refused(
    "error-fa.html",
    '<html lang="fa"><head><meta charset="utf-8"><title>۴۰۴</title></head><body><h1>صفحه یافت نشد</h1><p>متاسفانه صفحه‌ای که به دنبال آن هستید وجود ندارد یا منتقل شده است.</p></body></html>',
    "convert-error-page",
)
refused(
    "error-cyrl.html",
    '<html lang="uz"><head><meta charset="utf-8"><title>Хатолик</title></head><body><h1>Саҳифа топилмади</h1><p>Кечирасиз, сиз излаган саҳифа ўчирилган ёки кўчирилган бўлиши мумкин.</p></body></html>',
    "convert-error-page",
)
for code, t in {
    "tr": (
        "Bakanlık yeni bir program hazırladı",
        "Bakanlık mağdurlara yardım için yeni bir program hazırladı ve ayrıntılarını haftaya açıklayacağını duyurdu. İnsan ticaretiyle mücadelede iş birliği önemlidir.",
    ),
    "kk": (
        "Үкімет жаңа бағдарлама қабылдады",
        "Үкімет жексенбі күні адам саудасына қарсы күрес бағдарламасын қабылдады және оның жәбірленушілеріне көмек көрсетуді ұйғарды. Барлық облыста орталықтар ашылады.",
    ),
    "tg": (
        "Ҳукумат барномаи нав қабул кард",
        "Ҳукумат рӯзи якшанбе барномаи мубориза бо хариду фурӯши одамонро қабул кард. Дар ҳар вилоят марказҳои кӯмак ба ҷабрдидагон кушода мешаванд ва онҳо ҳуқуқшинос доранд.",
    ),
    "ckb": (
        "حکومەت بەرنامەیەکی نوێی پەسەند کرد",
        "حکومەت ڕۆژی یەکشەممە بەرنامەیەکی نوێی بۆ بەرەنگاربوونەوەی بازرگانی بە مرۆڤ پەسەند کرد. لە هەر پارێزگایەک ناوەندی هاوکاری بۆ قوربانیان دەکرێتەوە.",
    ),
    "az": (
        "Hökumət yeni proqram qəbul etdi",
        "Hökumət bazar günü insan alverinə qarşı mübarizə proqramını qəbul etdi və zərərçəkənlərə kömək göstəriləcəyini bildirdi. Hər bölgədə mərkəzlər açılacaq.",
    ),
    "ps": (
        "حکومت نوی پروګرام پيل کړ",
        "حکومت د یکشنبې په ورځ د انسانانو د قاچاق پر وړاندې د مبارزې نوی پروګرام پيل کړ. په هر ولایت کې به د قربانیانو لپاره د مرستې مرکزونه جوړ شي.",
    ),
}.items():
    refused(f"lang-{code}.txt", f"{t[0]}\n\n{t[1]}\n\n{t[1]}\n", "convert-language-not-configured")
refused(
    "two-uz-ru.txt",
    "Yangi dastur qabul qilindi\n\nHukumat yakshanba kuni odam savdosiga qarshi kurash dasturini qabul qildi va jabrlanganlarga yordam koʻrsatishga qaror qildi.\n\nHar bir viloyatda markaz ochiladi.\n\nПравительство в воскресенье утвердило программу борьбы с торговлей людьми и решило помогать пострадавшим.\n\nВ каждой области откроются центры.\n",
    "convert-two-languages",
)
refused(
    "two-fa-ar.txt",
    "برنامه تازه دولت آغاز شد\n\nدولت روز یکشنبه برنامه‌ای سه‌ساله را برای مبارزه با قاچاق انسان و حمایت از قربانیان آن آغاز کرد. گزارش آن منتشر خواهد شد.\n\nأطلقت الحكومة يوم الأحد خطة وطنية تمتد ثلاث سنوات لمكافحة الاتجار بالأشخاص وتقديم العون لضحاياه في جميع المحافظات.\n",
    "convert-two-languages",
)

# Layouts that real pages of big sites were seen to have
x = [
    "Двенадцать рабочих пять месяцев жили в подвале строящегося дома без документов.",
    "Прораб обещал им заработную плату в конце сезона, но каждый раз переносил срок.",
    "«Мы просили хотя бы вернуть паспорта, а нам отвечали, что мы должны за еду», — рассказывает Фаррух.",
    "После обращения родственников стройку проверила трудовая инспекция.",
    "Суд обязал подрядчика выплатить весь долг и компенсацию.",
]
case(
    "paywall-paragraphs.html",
    '<html lang="ru"><head><meta charset="utf-8"><title>Пять месяцев в подвале</title></head><body><nav><a href="/">Главная</a></nav>'
    f'<article class="article main-content"><h1>Пять месяцев в подвале</h1><div class="chunk"><p>{x[0]}</p><p class="paywall">{x[1]}</p><p class="paywall">{x[2]}</p></div>'
    f'<div class="ad"><p>Реклама</p></div><div class="chunk"><p class="paywall">{x[3]}</p><p class="paywall">{x[4]}</p></div></article>'
    '<div class="paywall"><p>Ещё больше историй — на нашем сайте.</p></div></body></html>',
    "Пять месяцев в подвале",
    x,
    ["Реклама", "Главная", "больше историй"],
    "ru",
)
x = [
    "Jizzax viloyatida mehnat muhojirlari uchun bepul huquqiy maslahat markazi ish boshladi.",
    "Markazda uch nafar advokat va bir nafar ruhshunos navbatchilik qiladi.",
    "Birinchi haftada markazga qirq kishi murojaat qildi, ularning aksariyati yosh ayollar edi.",
    "Kelgusi yilda bunday markazlar yana uchta viloyatda ochiladi.",
]
case(
    "next-articles.html",
    '<html lang="uz"><head><meta charset="utf-8"><title>Jizzaxda maslahat markazi ochildi</title></head><body><div id="article"><h1>Jizzaxda maslahat markazi ochildi</h1>'
    + paragraphs(x)
    + "".join(
        f'<div class="next-prev n{n}"><p><a href="/y/{n}">{side}</a></p><div class="cell"><h5><a href="/a/{n}">{head}</a></h5><p>{lead}</p></div></div>'
        for n, (side, head, lead) in enumerate(
            [
                (
                    "Avvalgi maqola",
                    "Toshkentda yangi koʻprik qurilmoqda",
                    "Koʻprik kelasi yilning bahorida ishga tushiriladi.",
                ),
                (
                    "Keyingi maqola",
                    "Paxta terimi mavsumi boshlandi",
                    "Bu yil terimchilarga toʻlanadigan haq oshirildi.",
                ),
            ]
        )
    )
    + "</div></body></html>",
    "Jizzaxda maslahat markazi ochildi",
    x,
    ["koʻprik", "Koʻprik", "terimchilarga", "Avvalgi"],
    "uz",
)
x = [
    "قالت وزارة العمل إنها أغلقت ثلاث وكالات استقدام غير مرخصة في العاصمة.",
    "وأوضحت الوزارة أن الوكالات كانت تطلب من العاملات مبالغ كبيرة قبل السفر.",
    "وأحيل أصحاب الوكالات إلى النيابة العامة بتهمة الاحتيال.",
]
side = [
    ("أسعار الخبز", "ارتفعت أسعار الخبز في الأسواق خلال الأسبوع الماضي."),
    ("سباق الخيل", "فاز الحصان الأبيض في سباق العاصمة أمام جمهور كبير."),
    ("طقس الغد", "تتوقع الأرصاد هطول أمطار غزيرة على الساحل."),
]
case(
    "side-teasers.html",
    '<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>إغلاق ثلاث وكالات استقدام غير مرخصة</title></head><body><div class="wrap"><div class="story"><h1>إغلاق ثلاث وكالات استقدام غير مرخصة</h1>'
    f"{paragraphs(x)}"
    "<div><p>ترحب الشبكة بالنقاش المفيد، وكي لا نضطر إلى مراجعة التعليقات قبل نشرها ننصحك بقراءة شروط الاستخدام.</p></div></div>"
    + "".join(
        f'<div class="box"><ul class="title"><li><a href="/s/{n}">{head}</a></li></ul><ul class="text"><li>{text}</li></ul></div>'
        for n, (head, text) in enumerate(side)
    )
    + "</div></body></html>",
    "إغلاق ثلاث وكالات استقدام غير مرخصة",
    x,
    ["الخبز", "الحصان", "الأرصاد", "ترحب الشبكة"],
    "ar",
)
x = [
    "The commission published its findings on Monday and made three recommendations:",
    "1. Every recruiter should hold a licence, and the register of licences should be open to the public, so that workers can check an offer before they sign anything or pay anybody.",
    "2. Employers who keep a worker's passport should be fined from the first day, and labour inspectors should be allowed to hand the document back on the spot without a court order.",
    "3. Workers who report abuse should be able to change their employer at once, and their right to stay in the country should not depend on the outcome of the criminal case.",
]
case(
    "numbered-paragraphs.html",
    '<html lang="en"><head><meta charset="utf-8"><title>Three steps against abusive recruiters</title></head><body><div class="post-content"><h1>Three steps against abusive recruiters</h1>'
    f'{paragraphs(x)}</div><div class="share"><p>Share</p></div></body></html>',
    "Three steps against abusive recruiters",
    x,
    ["Share"],
    "en",
)
x = [
    "کارگران یک کارگاه پوشاک پس از هشت ماه دستمزد خود را دریافت کردند.",
    "بازرسان کار در ماه گذشته سه بار از این کارگاه بازدید کرده بودند.",
    "یکی از کارگران می‌گوید: «باور نمی‌کردیم کسی به نامه ما پاسخ بدهد.»",
]
case(
    "player.html",
    '<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>کارگران پس از هشت ماه دستمزد گرفتند</title></head><body><article><h1>کارگران پس از هشت ماه دستمزد گرفتند</h1>'
    '<div class="c-mmp media-player"><div class="headline">گفت‌وگو با نماینده کارگران درباره پرونده</div><div>هیچ منبع رسانه‌ای در دسترس نیست</div></div>'
    '<div class="video-playlist"><div class="headline">نگاه به وضعیت کارگران در بازار پوشاک</div></div>'
    f"{paragraphs(x)}</article></body></html>",
    "کارگران پس از هشت ماه دستمزد گرفتند",
    x,
    ["نماینده کارگران", "منبع رسانه‌ای", "بازار پوشاک"],
    "fa",
)
x = [
    "Workers who are in trouble abroad can turn to several organisations, whatever papers they hold.",
    "The following three speak many languages and charge nothing for their help.",
    "The first answers calls at night and finds a safe place to stay within hours.",
    "The second has lawyers in twenty countries who know the law on unpaid wages.",
    "The third helps people home and supports them during the first year there.",
]
case(
    "linked-parts.html",
    '<html lang="en"><head><meta charset="utf-8"><title>Where to find help abroad</title></head><body><nav><a href="/">Home</a> <a href="/n">News</a> <a href="/a">About us</a></nav><article><h1>Where to find help abroad</h1>'
    + paragraphs(x[:2])
    + "".join(
        f'<div class="part"><h3><a href="https://org{n}.example/">Safe House Number {n}</a></h3><p>{text}</p></div>'
        for n, text in enumerate(x[2:])
    )
    + "</article></body></html>",
    "Where to find help abroad",
    x,
    ["About us"],
    "en",
)
