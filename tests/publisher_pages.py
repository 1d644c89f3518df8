"""Pages as systems of publishing and big publishers build them, written from memory; the texts are our own.

They go on where ``site_pages.py`` ends; ``make_corpus.py`` writes them.
"""

from __future__ import annotations

from tests.site_pages import SITE_CASES, case, refused

__all__ = ["SITE_CASES"]

# Drupal of a ministry: regions, blocks, fields, views of other news
case(
    "drupal-uz.html",
    """<!DOCTYPE html>
<html lang="uz" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/ dc: http://purl.org/dc/terms/">
<head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" />
<title>Odam savdosiga qarshi kurashish boʻyicha komissiya yigʻilishi oʻtkazildi | Oʻzbekiston Respublikasi Bandlik vazirligi</title>
<link rel="canonical" href="https://mehnat.example/uz/node/4512"/></head>
<body class="path-node page-node-type-news"><a href="#main-content" class="visually-hidden focusable skip-link">Asosiy kontentga o‘tish</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
<header role="banner"><div class="region region-header"><div id="block-sitebranding" class="block block-system"><a href="/uz" rel="home">Bandlik vazirligi</a><div class="site-slogan">Rasmiy veb-sayt</div></div>
<div class="special-view"><span>Maxsus imkoniyatlar</span><a href="#">Ko‘rinish</a><a href="#">Oq-qora ko‘rinish</a><a href="#">Shrift o‘lchami</a></div>
<div>Ishonch telefoni: <a href="tel:1008">1008</a></div></div></header>
<div class="region region-primary-menu"><nav role="navigation" aria-labelledby="m"><h2 class="visually-hidden" id="m">Asosiy menyu</h2><ul class="menu"><li><a href="/uz/about">Vazirlik haqida</a></li><li><a href="/uz/docs">Hujjatlar</a></li><li><a href="/uz/news">Axborot xizmati</a></li></ul></nav></div>
<div class="region region-breadcrumb"><div id="block-breadcrumbs"><ol><li><a href="/uz">Bosh sahifa</a></li><li>Yangiliklar</li></ol></div></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content">
<div data-drupal-messages-fallback class="hidden"></div>
<div id="block-pagetitle" class="block block-core"><h1 class="page-title"><span class="field field--name-title field--type-string">Odam savdosiga qarshi kurashish boʻyicha komissiya yigʻilishi oʻtkazildi</span></h1></div>
<div id="block-content" class="block block-system"><article data-history-node-id="4512" role="article" class="node node--type-news node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Yuborgan: <span class="field--name-uid">press</span> <span class="field--name-created">Chor, 13/03/2024 - 10:22</span></div></footer>
<div class="node__content"><div class="field field--name-body field--type-text-with-summary field--label-hidden field__item">
<p class="text-align-justify">Bugun Bandlik vazirligida idoralararo komissiyaning navbatdagi yig‘ilishi bo‘lib o‘tdi.</p>
<p class="text-align-justify">&nbsp;</p>
<p class="text-align-justify">Unda 2023-yilda amalga oshirilgan ishlar, xorijdagi mehnat migrantlarini himoya qilish masalalari ko‘rib chiqildi.</p>
<p><strong>Asosiy vazifalar:</strong></p>
<ul><li>jabrlanganlarga ko‘rsatiladigan yordam ko‘lamini kengaytirish;</li><li>xususiy bandlik agentliklarini nazorat qilish;</li><li>fuqarolarni xabardor qilish.</li></ul>
<p>Yig‘ilish yakunida tegishli qarorlar qabul qilindi.</p></div>
<div class="field field--name-field-tags field--label-above"><div class="field__label">Teglar</div><div class="field__items"><div class="field__item"><a href="/uz/taxonomy/term/3">migratsiya</a></div></div></div>
<div class="addtoany_list a2a_kit"><a class="a2a_dd" href="https://www.addtoany.com/share">Ulashish</a></div><div class="views-count">Ko‘rishlar soni: 532</div>
<ul class="links inline"><li class="print_html"><a href="/print/4512">Chop etish versiyasi</a></li></ul></div></article></div>
<div class="views-element-container block"><h2>Boshqa yangiliklar</h2><div class="view-content"><div class="views-row"><span class="field-content"><a href="/uz/node/1">Yoshlar uchun yangi ish o‘rinlari yaratiladi</a></span><span>12/03/2024</span></div><div class="views-row"><span class="field-content"><a href="/uz/node/2">Vazir Surxondaryoda bo‘ldi</a></span><span>11/03/2024</span></div></div></div>
</div></div></main>
<footer role="contentinfo"><div class="region-footer"><p>Xatolikni ko‘rdingizmi? Uni belgilab, Ctrl+Enter tugmalarini bosing.</p><p>Saytdagi ma’lumotlardan foydalanilganda manba ko‘rsatilishi shart.</p><p>© 2024 Bandlik vazirligi. Barcha huquqlar himoyalangan.</p></div></footer></div></div></body></html>""",
    "Odam savdosiga qarshi kurashish boʻyicha komissiya yigʻilishi oʻtkazildi",
    [
        "Bugun Bandlik vazirligida idoralararo komissiyaning navbatdagi yigʻilishi boʻlib oʻtdi.",
        "Unda 2023-yilda amalga oshirilgan ishlar, xorijdagi mehnat migrantlarini himoya qilish masalalari koʻrib chiqildi.",
        "Asosiy vazifalar:",
        "jabrlanganlarga koʻrsatiladigan yordam koʻlamini kengaytirish;",
        "xususiy bandlik agentliklarini nazorat qilish;",
        "fuqarolarni xabardor qilish.",
        "Yigʻilish yakunida tegishli qarorlar qabul qilindi.",
    ],
    [
        "Yuborgan",
        "Teglar",
        "Ulashish",
        "532",
        "Chop etish",
        "Boshqa yangiliklar",
        "Surxondaryoda",
        "Ctrl",
        "himoyalangan",
    ],
    "uz",
    {"url": "https://mehnat.example/uz/node/4512"},
)

# WordPress with Elementor: no first-level heading, a title cut short, boxes of other posts
case(
    "elementor-cyrl.html",
    """<!doctype html><html lang="uz-UZ"><head><meta charset="UTF-8"><title>Меҳнат мигрантлари – NotSite</title><meta property="og:site_name" content="NotSite.uz"/><meta property="og:locale" content="uz_UZ"/></head>
<body class="elementor-default elementor-page"><div data-elementor-type="wp-post" class="elementor elementor-991"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap">
<div class="elementor-element elementor-widget elementor-widget-heading"><div class="elementor-widget-container"><h2 class="elementor-heading-title">Меҳнат мигрантлари ҳуқуқлари қандай ҳимоя қилинади?</h2></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><ul class="elementor-inline-items"><li>05.02.2024</li><li>Admin</li><li>Изоҳлар йўқ</li></ul></div>
<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>Хорижда ишлаётган фуқароларимиз сони йилдан йилга ошиб бормоқда. Улар кўпинча ўз ҳуқуқларини билмайди.</p><p>Мутахассислар чет элга кетишдан олдин шартнома тузишни тавсия этади.</p>
<blockquote class="wp-block-quote"><p>«Паспортингизни ҳеч кимга берманг. Бу сизнинг ягона ҳимоянгиз», дейди ҳуқуқшунос.</p><cite>Н. Каримова</cite></blockquote>
<p>Элчихона ходимлари ҳам ёрдам беришга тайёр.</p></div></div>
<div class="elementor-element elementor-widget elementor-share-buttons"><div class="elementor-share-btn">Facebook</div><div class="elementor-share-btn">Telegram</div></div>
<div class="elementor-element elementor-widget elementor-widget-post-navigation"><span>Олдинги мақола</span><a href="/p1">Бандлик агентликлари учун янги талаблар</a><span>Кейинги мақола</span><a href="/p2">Электрон виза тизими ишга тушди</a></div>
<div class="elementor-element elementor-widget elementor-widget-posts"><article class="elementor-post"><h3><a href="/p3">Ишсизлик нафақаси оширилди</a></h3><div class="elementor-post__excerpt"><p>Янги тартиб апрель ойидан кучга киради.</p></div><a class="elementor-post__read-more" href="/p3">Батафсил »</a></article><article class="elementor-post"><h3><a href="/p4">Янги касблар рўйхати тасдиқланди</a></h3><div class="elementor-post__excerpt"><p>Рўйхатда қирқдан ортиқ касб бор.</p></div><a class="elementor-post__read-more" href="/p4">Батафсил »</a></article></div>
</div></div></div></section></div><footer><p>© 2024 NotSite.uz</p></footer></body></html>""",
    "Меҳнат мигрантлари ҳуқуқлари қандай ҳимоя қилинади?",
    [
        "Хорижда ишлаётган фуқароларимиз сони йилдан йилга ошиб бормоқда. Улар кўпинча ўз ҳуқуқларини билмайди.",
        "Мутахассислар чет элга кетишдан олдин шартнома тузишни тавсия этади.",
        "«Паспортингизни ҳеч кимга берманг. Бу сизнинг ягона ҳимоянгиз», дейди ҳуқуқшунос.",
        "Н. Каримова",
        "Элчихона ходимлари ҳам ёрдам беришга тайёр.",
    ],
    ["Admin", "Изоҳлар", "Facebook", "Олдинги", "агентликлари учун", "Ишсизлик", "кучга киради", "Батафсил"],
    "uz-Cyrl",
    {"publisher": "NotSite.uz"},
)

# A daily of Cairo in windows-1256: labelled links between the paragraphs
case(
    "news-ar-1256.html",
    """<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>القبض على تشكيل عصابي للاتجار بالبشر فى الجيزة - اليوم الثامن</title>
<meta name="description" content="كشفت الأجهزة الأمنية"><meta property="og:title" content="القبض على تشكيل عصابي للاتجار بالبشر فى الجيزة"/></head><body>
<div id="fb-root"></div><div class="wrapper"><div class="topBar"><span>الثلاثاء 5 مارس 2024</span><span>القاهرة 22</span><a href="/">الرئيسية</a> <a href="/s/1">عاجل</a> <a href="/s/2">سياسة</a> <a href="/s/3">حوادث</a> <a href="/s/4">رياضة</a></div>
<div class="articleHolder"><div class="breadcumb"><a href="/">الرئيسية</a> » <a href="/s/3">حوادث</a></div>
<h1>القبض على تشكيل عصابي للاتجار بالبشر فى الجيزة</h1><span class="writeBy">كتب: أحمد محمود</span><span class="newsStoryDate">الثلاثاء، 05 مارس 2024 11:20 ص</span>
<div class="img-cont"><img src="http://img.example/large/1.jpg" alt="متهم - أرشيفية"><span class="imgTitle">متهم - أرشيفية</span></div>
<div id="articleBody"><p>كشفت الأجهزة الأمنية بوزارة الداخلية ملابسات نشاط تشكيل عصابي تخصص في استغلال الأطفال في أعمال التسول.</p>
<p>وأوضحت التحريات أن المتهمين استأجروا شقة لإيواء الأطفال، وحرموهم من وثائقهم.</p>
<div class="readMore"><b>اقرأ أيضا:</b> <a href="/story/1">وزارة الداخلية تضبط 3 متهمين</a></div>
<p><strong><a href="/story/2">شاهد.. لحظة ضبط المتهمين داخل الشقة</a></strong></p>
<p>وقال مصدر أمني: "إن الأطفال نُقلوا إلى دار رعاية، وتتولى النيابة التحقيق".</p>
<p>وأحيل المتهمون إلى النيابة العامة التي أمرت بحبسهم أربعة أيام على ذمة التحقيق.</p></div>
<div class="tagHolder"><h3>الموضوعات المتعلقة</h3><ul><li><a href="/t/1">الاتجار بالبشر</a></li><li><a href="/t/2">وزارة الداخلية</a></li></ul></div>
<div class="social">شارك <a href="#">فيس بوك</a> <a href="#">واتس آب</a></div>
<div class="mostRead"><h2>الأكثر قراءة</h2><div><a href="/story/9">طقس غد.. أمطار على السواحل الشمالية</a></div><div><a href="/story/8">أسعار الذهب اليوم في مصر تسجل تراجعا</a></div></div></div>
<div class="footer">جميع الحقوق محفوظة © اليوم الثامن 2024. لا يجوز نقل المحتوى دون إذن.</div></div></body></html>""".encode(
        "windows-1256"
    ),
    "القبض على تشكيل عصابي للاتجار بالبشر فى الجيزة",
    [
        "كشفت الأجهزة الأمنية بوزارة الداخلية ملابسات نشاط تشكيل عصابي تخصص في استغلال الأطفال في أعمال التسول.",
        "وأوضحت التحريات أن المتهمين استأجروا شقة لإيواء الأطفال، وحرموهم من وثائقهم.",
        'وقال مصدر أمني: "إن الأطفال نُقلوا إلى دار رعاية، وتتولى النيابة التحقيق".',
        "وأحيل المتهمون إلى النيابة العامة التي أمرت بحبسهم أربعة أيام على ذمة التحقيق.",
    ],
    ["كتب:", "أرشيفية", "اقرأ أيضا", "شاهد", "الموضوعات", "شارك", "الأكثر قراءة", "الذهب", "محفوظة"],
    "ar",
    {},
)

# A channel of Telegram as its program exports it
case(
    "telegram-export.html",
    """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title><meta content="width=device-width, initial-scale=1.0" name="viewport"/><link href="css/style.css" rel="stylesheet"/></head>
<body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Migrant.uz rasmiy kanali</div></div></div>
<div class="page_body chat_page"><div class="history"><div class="message service" id="message-1"><div class="body details">5 March 2024</div></div>
<div class="message default clearfix" id="message17"><div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">M</div></div></div><div class="body"><div class="pull_right date details" title="05.03.2024 11:20:31 UTC+05:00">11:20</div><div class="from_name">Migrant.uz rasmiy kanali</div>
<div class="text"><strong>Xorijga ketayotganlar diqqatiga!</strong><br><br>Rossiyaga ishlash uchun ketayotgan fuqarolar majburiy daktiloskopiyadan o‘tishi kerak.<br><br>Hujjatlaringizni begonalarga bermang, shartnomani diqqat bilan o‘qing.<br><br>Savollar bo‘lsa, 1282 raqamiga qo‘ng‘iroq qiling.<br><br>👉 <a href="https://t.me/migrant">Kanalga obuna bo‘ling</a></div></div></div>
</div></div></div></body></html>""",
    "Xorijga ketayotganlar diqqatiga!",
    [
        "Rossiyaga ishlash uchun ketayotgan fuqarolar majburiy daktiloskopiyadan oʻtishi kerak.",
        "Hujjatlaringizni begonalarga bermang, shartnomani diqqat bilan oʻqing.",
        "Savollar boʻlsa, 1282 raqamiga qoʻngʻiroq qiling.",
    ],
    ["rasmiy kanali", "11:20", "obuna", "Exported"],
    "uz",
    {},
)

# An agency of Iran: a list of facts between title and lead
case(
    "agency-fa.html",
    """<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>ایسنا - انهدام باند قاچاق انسان در مرزهای جنوب شرقی</title><meta property="og:type" content="article"><meta property="og:title" content="انهدام باند قاچاق انسان در مرزهای جنوب شرقی"><meta property="og:site_name" content="ایسنا"><meta property="article:published_time" content="2024-03-05T08:40:00+03:30"></head><body class="ltr rtl"><header id="masthead"><nav><ul><li><a href="/">صفحه اصلی</a></li><li><a href="/s">سیاسی</a></li></ul></nav></header>
<main id="main"><div class="row"><article id="item" class="item"><div class="item-header"><div class="item-nav"><ul class="breadcrumb"><li><a href="/">صفحه اصلی</a></li><li><a href="/h">حوادث</a></li></ul></div><div class="item-title"><h4 class="kicker">فرمانده مرزبانی:</h4><h1 class="first-title">انهدام باند قاچاق انسان در مرزهای جنوب شرقی</h1></div><ul class="meta-news"><li><span class="title-meta">دوشنبه / ۱۵ اسفند ۱۴۰۲ / ۰۸:۴۰</span></li><li><span class="title-meta">دسته‌بندی:</span> <span>سیستان و بلوچستان</span></li><li><span class="title-meta">کد خبر:</span> 1402121510233</li><li><span class="title-meta">خبرنگار :</span> 51021</li></ul></div>
<figure class="item-img"><img src="https://cdn.isna.example/1.jpg" alt="x"/></figure>
<p class="summary">ایسنا/سیستان و بلوچستان فرمانده مرزبانی استان از انهدام یک باند قاچاق انسان خبر داد.</p>
<div itemprop="articleBody" class="item-text"><p>سرهنگ احمدی روز دوشنبه در جمع خبرنگاران اظهار کرد: مأموران پس از چند ماه کار اطلاعاتی، محل نگهداری قربانیان را شناسایی کردند.</p><p>وی افزود: در این عملیات ۱۲ نفر از قربانیان نجات یافتند و به مراکز حمایتی منتقل شدند.</p><p>این مقام مسئول گفت: متهمان می‌خواستند قربانیان را به خارج از کشور منتقل کنند.</p><p>انتهای پیام</p></div>
<section class="tags"><header><h2>برچسب‌ها</h2></header><ul><li><a href="/t">قاچاق انسان</a></li></ul></section><section class="box comments"><header><h2>نظرات</h2></header><p>در حال پاسخ به نظر «»</p></section></article></div></main><footer><p>تمامی حقوق این سایت متعلق به خبرگزاری ایسنا است.</p></footer></body></html>""",
    "انهدام باند قاچاق انسان در مرزهای جنوب شرقی",
    [
        "ایسنا/سیستان و بلوچستان فرمانده مرزبانی استان از انهدام یک باند قاچاق انسان خبر داد.",
        "سرهنگ احمدی روز دوشنبه در جمع خبرنگاران اظهار کرد: مأموران پس از چند ماه کار اطلاعاتی، محل نگهداری قربانیان را شناسایی کردند.",
        "وی افزود: در این عملیات ۱۲ نفر از قربانیان نجات یافتند و به مراکز حمایتی منتقل شدند.",
        "این مقام مسئول گفت: متهمان می\u200cخواستند قربانیان را به خارج از کشور منتقل کنند.",
    ],
    ["دسته\u200cبندی", "کد خبر", "51021", "برچسب", "نظرات", "حقوق"],
    "fa",
    {"date": "2024-03-05", "publisher": "ایسنا"},
)

# A daily of Karachi: the author in a box, sharing as words
case(
    "express-ur.html",
    """<!doctype html><html lang="ur" dir="rtl"><head><meta charset="utf-8"><title>انسانی اسمگلنگ میں ملوث تین ملزمان گرفتار - ایکسپریس اردو</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"انسانی اسمگلنگ میں ملوث تین ملزمان گرفتار","datePublished":"2024-03-05T10:00:00+05:00","publisher":{"@type":"Organization","name":"ایکسپریس نیوز"},"author":[{"@type":"Person","name":"ویب ڈیسک"}]}</script></head><body><div class="storypage"><div class="left-section"><div class="storypage-main-section2"><h1><a>انسانی اسمگلنگ میں ملوث تین ملزمان گرفتار</a></h1><div class="story-excerpt"><p>ملزمان نوجوانوں کو غیر قانونی طور پر بیرون ملک بھیجتے تھے</p></div><div class="left-authorbox"><span><a href="/author/1">ویب ڈیسک</a></span><span>منگل 5 مارچ 2024</span></div><div class="sharethis"><span>شیئر کریں</span><span>ٹویٹ</span><span>تبصرے</span><span>مزید شیئر</span></div><div class="story-image"><img src="https://c.express.example/1.jpg"><p>مزید اردو خبریں</p></div><div class="clearfix"></div><span class="story-text"><p>کراچی:</p><p>ایف آئی اے نے انسانی اسمگلنگ میں ملوث تین ملزمان کو گرفتار کر لیا۔</p><p>ترجمان کے مطابق ملزمان نے متاثرہ افراد سے لاکھوں روپے وصول کیے اور ان کے پاسپورٹ ضبط کر لیے۔</p><p>ملزمان کے خلاف مقدمہ درج کر کے تفتیش شروع کر دی گئی ہے۔</p></span><div class="tags"><a href="/t/1">ایف آئی اے</a></div></div><div class="related-stories"><h4>متعلقہ خبریں</h4><ul><li><a href="/s/3">کراچی میں بارش کی پیشگوئی کر دی گئی</a></li></ul></div></div><div class="comments-block"><p>ایکسپریس میڈیا گروپ اور اس کی پالیسی کا قارئین کے تبصروں سے متفق ہونا ضروری نہیں۔</p></div></div></body></html>""",
    "انسانی اسمگلنگ میں ملوث تین ملزمان گرفتار",
    [
        "ملزمان نوجوانوں کو غیر قانونی طور پر بیرون ملک بھیجتے تھے",
        "ایف آئی اے نے انسانی اسمگلنگ میں ملوث تین ملزمان کو گرفتار کر لیا۔",
        "ترجمان کے مطابق ملزمان نے متاثرہ افراد سے لاکھوں روپے وصول کیے اور ان کے پاسپورٹ ضبط کر لیے۔",
        "ملزمان کے خلاف مقدمہ درج کر کے تفتیش شروع کر دی گئی ہے۔",
    ],
    ["شیئر", "ٹویٹ", "مزید اردو", "متعلقہ", "بارش", "تبصروں"],
    "ur",
    {"date": "2024-03-05", "author": "ویب ڈیسک", "publisher": "ایکسپریس نیوز"},
)

# An agency that writes in thirty languages: the day as text of an element, teasers between blocks
case(
    "sputnik-ru.html",
    """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>В Узбекистане усилят борьбу с торговлей людьми - 05.03.2024, Вестник Узбекистан</title><meta property="og:title" content="В Узбекистане усилят борьбу с торговлей людьми"><meta property="og:type" content="article"><meta property="og:site_name" content="Вестник Узбекистан"></head><body data-ab="c"><div class="schema_org" itemscope itemtype="https://schema.org/WebSite"><meta itemprop="name" content="x"><a itemprop="url" href="https://v.example"> </a></div><ul class="schema_org" itemscope itemtype="http://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a itemprop="name" href="https://v.example">Вестник Узбекистан</a></li></ul>
<div class="page" id="page"><div class="header"><a href="/">Узбекистан</a><div class="header__menu"><a href="/a">Новости</a><a href="/b">Политика</a></div></div>
<div class="article " data-article-id="1"><div class="article__meta" itemscope itemtype="https://schema.org/Article"><meta itemprop="articleBody" content="В Ташкенте прошло заседание комиссии."><div itemprop="datePublished">2024-03-05T10:20+0500</div><div itemprop="dateModified">2024-03-05T12:00+0500</div></div>
<div class="article__header"><div class="article__info"><div class="article__info-date"><a href="/20240305/">10:20 05.03.2024</a> <span class="article__info-date-modified">(обновлено: 12:00 05.03.2024)</span></div><div class="article__view">1200</div></div><h1 class="article__title">В Узбекистане усилят борьбу с торговлей людьми</h1></div>
<div class="article__announce"><div class="media"><div class="photoview__open"><img alt="Заседание" src="https://cdn.example/1.jpg"></div><div class="media__copyright"><div class="media__copyright-item m-copyright">© Вестник / Иван Петров</div><a class="media__copyright-item m-buy" href="https://photo.example">Купить фотографию</a></div></div></div>
<div class="article__social"><div class="share">Подписаться</div><a href="https://t.me/x">Telegram</a></div>
<div class="article__announce-text">Комиссия утвердила план мероприятий на 2024 год.</div>
<div class="article__body"><div class="article__block" data-type="text"><div class="article__text"><strong>ТАШКЕНТ, 5 мар — Вестник.</strong> В Ташкенте прошло заседание республиканской комиссии по противодействию торговле людьми.</div></div>
<div class="article__block" data-type="article"><div class="article__article m-image"><a class="article__article-image" href="/20240301/1.html"><img src="https://cdn.example/2.jpg"></a><div class="article__article-desc"><a class="article__article-link" href="/20240301/1.html">Граждан вернули на родину из Мьянмы</a><div class="article__article-info">1 марта, 09:00</div></div></div></div>
<div class="article__block" data-type="text"><div class="article__text">По словам председателя, за год выявлено 112 случаев, большинство связано с трудовой эксплуатацией.</div></div>
<div class="article__block" data-type="quote"><div class="article__quote"><div class="article__quote-bg"><div class="article__quote-text">"Мы видим, что вербовка уходит в интернет", — отметил он.</div></div></div></div>
<div class="article__block" data-type="banner"><div class="banner"></div></div>
<div class="article__block" data-type="text"><div class="article__text">Пострадавшим будет оказана <a href="/20240201/3.html" target="_blank">юридическая помощь</a>.</div></div></div>
<div class="article__tags"><ul class="tags"><li><a href="/tag_a">Узбекистан</a></li><li><a href="/tag_b">торговля людьми</a></li></ul></div>
<div class="article__userbar"><span>Ещё на тему</span></div><div class="article__recommends"><a href="/1">Как защититься от вербовщиков: советы юриста</a></div></div></div></body></html>""",
    "В Узбекистане усилят борьбу с торговлей людьми",
    [
        "Комиссия утвердила план мероприятий на 2024 год.",
        "ТАШКЕНТ, 5 мар — Вестник. В Ташкенте прошло заседание республиканской комиссии по противодействию торговле людьми.",
        "По словам председателя, за год выявлено 112 случаев, большинство связано с трудовой эксплуатацией.",
        '"Мы видим, что вербовка уходит в интернет", — отметил он.',
        "Пострадавшим будет оказана юридическая помощь.",
    ],
    ["обновлено", "1200", "Купить", "Подписаться", "Мьянмы", "09:00", "Ещё на тему", "советы юриста"],
    "ru",
    {"date": "2024-03-05", "publisher": "Вестник Узбекистан"},
)

# A newsletter of Substack: footnotes whose numbers are the targets
case(
    "substack.html",
    """<html lang="en"><head><meta charset="utf-8"><title>The recruiters next door - by Lena Ford - Field Notes</title><meta property="og:type" content="article"><meta property="og:title" content="The recruiters next door"><meta name="author" content="Lena Ford"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","url":"https://field.example/p/recruiters","mainEntityOfPage":"https://field.example/p/recruiters","headline":"The recruiters next door","datePublished":"2024-03-05T10:00:00+00:00","isAccessibleForFree":true,"author":[{"@type":"Person","name":"Lena Ford"}],"publisher":{"@type":"Organization","name":"Field Notes"}}</script></head><body><div id="entry"><div id="main" class="main typography"><div class="topbar"><a href="/">Field Notes</a><button>Subscribe</button><button>Sign in</button></div><div><div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">The recruiters next door</h1><h3 class="subtitle">Why people trust the ones who sell them</h3><div class="byline-wrapper"><a href="/@lena">Lena Ford</a><div>Mar 05, 2024</div></div><div class="post-ufi"><a>12</a><a>3</a><div>Share</div></div></div><div class="available-content"><div dir="auto" class="body markup"><p>She knew him from school. He offered her work in a hotel.</p><p>“I never thought about it twice,” she told me.</p><div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>Field Notes is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form><input type="email" placeholder="Type your email..."></form></div></div><h3>What the numbers say</h3><p>Most recruiters are known to the people they recruit<a id="footnote-anchor-1" href="#footnote-1" class="footnote-anchor">1</a>, and a third are relatives.</p><p class="button-wrapper"><a class="button primary" href="https://field.example/p/recruiters?action=share"><span>Share</span></a></p><p>If you need help, call the helpline in your country.</p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>See the 2023 survey of 1,200 cases.</p></div></div></div></div></article></div><div class="comments-page"><h4>Discussion about this post</h4><div>Comments</div><div>Restacks</div><div class="comment"><a>Tom</a><p>Thank you for this, it is so important that people know.</p></div></div></div><div class="footer"><span>© 2024 Lena Ford</span><a>Privacy</a><a>Terms</a><p>This site requires JavaScript to run correctly. Please turn on JavaScript or unblock scripts</p></div></div></div></body></html>""",
    "The recruiters next door",
    [
        "She knew him from school. He offered her work in a hotel.",
        "“I never thought about it twice,” she told me.",
        "What the numbers say",
        "Most recruiters are known to the people they recruit, and a third are relatives.",
        "If you need help, call the helpline in your country.",
        "See the 2023 survey of 1,200 cases.",
    ],
    ["Subscribe", "Share", "reader-supported", "Restacks", "Tom", "so important", "JavaScript"],
    "en",
    {
        "date": "2024-03-05",
        "author": "Lena Ford",
        "publisher": "Field Notes",
        "url": "https://field.example/p/recruiters",
    },
    contains=["recruit[^1], and", "[^1]: See the 2023 survey"],
)

# A weblog of Blogger: its own name is the first-level heading
case(
    "blogger-ar.html",
    """<html class="v2" dir="rtl" lang="ar"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"><meta content="blogger" name="generator"><link href="https://hoqouq.blogspot.example/2024/03/blog-post.html" rel="canonical"><meta content="عاملات المنازل: شهادات" property="og:title"><title>مدونة حقوق: عاملات المنازل: شهادات</title></head><body class="variant"><div class="navbar section" id="navbar"></div><div class="body-fauxcolumns"></div><div class="content"><header><div class="region-inner header-inner"><div class="header section"><div class="widget Header"><h1 class="title"><a href="/">مدونة حقوق</a></h1><p class="description"><span>مدونة تهتم بحقوق العمال المهاجرين في المنطقة.</span></p></div></div></div></header><div class="main-outer"><div class="columns"><div class="column-center-outer"><div class="main section"><div class="widget Blog"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>الثلاثاء، 5 مارس 2024</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">عاملات المنازل: شهادات</h3><div class="post-header"></div><div class="post-body entry-content" id="post-body-1">حدثتني ماريا عن سنتها الأولى.<br><br>قالت إنها كانت تعمل من الفجر حتى منتصف الليل، دون يوم عطلة.<br><br>«أخذوا جواز سفري في المطار»، هكذا بدأت قصتها.<br><br>اليوم تعيش في مأوى وتنتظر العودة.<div style="clear: both;"></div></div><div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">مرسلة بواسطة <a href="#">سلمى</a></span> <span class="post-timestamp">في <a href="#"><abbr class="published" title="2024-03-05T10:00:00-08:00">10:00 ص</abbr></a></span><div class="post-share-buttons"><a href="#">إرسال بالبريد الإلكتروني</a><a>كتابة مدونة حول هذه المشاركة</a><a>المشاركة على X</a></div></div><div><span class="post-labels">التسميات: <a href="/l">عمال</a></span></div></div></div><div class="comments" id="comments"><h4>هناك تعليقان (2):</h4><div><dl><dt>غير معرف</dt><dd><p>شكرا على هذا المقال المؤثر جدا.</p></dd></dl></div></div></div></div></div></div><div class="blog-pager"><a>رسالة أحدث</a><a>رسالة أقدم</a><a>الصفحة الرئيسية</a></div></div></div></div></div><div class="column-right-outer"><div class="widget Text"><h2>عن المدونة</h2><div>نكتب هنا منذ عام 2015 عن العمال.</div></div><div class="widget BlogArchive"><h2>أرشيف المدونة</h2></div></div></div></div></div></body></html>""",
    "عاملات المنازل: شهادات",
    [
        "حدثتني ماريا عن سنتها الأولى.",
        "قالت إنها كانت تعمل من الفجر حتى منتصف الليل، دون يوم عطلة.",
        "«أخذوا جواز سفري في المطار»، هكذا بدأت قصتها.",
        "اليوم تعيش في مأوى وتنتظر العودة.",
    ],
    ["تهتم بحقوق", "مرسلة", "إرسال", "التسميات", "تعليقان", "المؤثر", "أقدم", "أرشيف"],
    "ar",
    {"url": "https://hoqouq.blogspot.example/2024/03/blog-post.html"},
)

# A page whose title names a section of the site
case(
    "section-title-cyrl.html",
    """<html lang="uz"><head><meta charset="utf-8"><title>Янгиликлар</title></head><body><div id="wrap"><div id="menu"><a href="/">Бош саҳифа</a><a href="/2">Фаолият</a></div><div class="cont"><h2>Одам савдоси билан шуғулланган шахслар қамоққа олинди</h2><div class="date">12.02.2024</div><p>Бош прокуратура ҳузуридаги департамент ходимлари томонидан тезкор тадбир ўтказилди.</p><p>Тадбир давомида уч нафар шахс ашёвий далиллар билан қўлга олинди.</p></div></div></body></html>""",
    "Одам савдоси билан шуғулланган шахслар қамоққа олинди",
    [
        "Бош прокуратура ҳузуридаги департамент ходимлари томонидан тезкор тадбир ўтказилди.",
        "Тадбир давомида уч нафар шахс ашёвий далиллар билан қўлга олинди.",
    ],
    ["Бош саҳифа", "12.02.2024", "Янгиликлар"],
    "uz-Cyrl",
    {},
)

# A portal of a government written with Next.js: no heading at all
case(
    "govuz-next.html",
    """<!DOCTYPE html><html lang="uz"><head><meta charSet="utf-8"/><title>Migratsiya agentligi</title><meta property="og:title" content="Chet elga ishlashga ketayotganlar uchun bepul kurslar tashkil etildi"/><meta property="og:type" content="website"/><meta property="og:url" content="https://gov.example/oz/migration/news/view/9912"/></head><body><div id="__next"><header><div class="top-line"><span>Oʻzbekiston Respublikasi hukumat portali</span><select><option>Oʻz</option><option>Ўз</option></select></div><div class="logo"><a href="/oz/migration">Migratsiya agentligi</a></div><ul class="nav"><li><a href="/oz/migration/pages/about">Agentlik haqida</a></li><li><a href="/oz/migration/activity_page">Faoliyat</a></li></ul></header><div class="container"><div class="page-title">Yangiliklar</div><div class="row"><div class="col-9"><div class="news-view"><div class="news-title">Chet elga ishlashga ketayotganlar uchun bepul kurslar tashkil etildi</div><div class="news-info"><span class="date">12 mart 2024</span><span class="view">1 204</span></div><div class="news-img"><img src="/u/1.jpg"/></div><div class="news-text"><p style="text-align:justify"><span>Migratsiya agentligi “Ishga marhamat” monomarkazlarida <em>bepul</em> tayyorlov kurslarini tashkil etdi.</span></p><p>Kurslarda chet tili, mehnat qonunchiligi va odam savdosidan himoyalanish oʻrgatiladi.</p><p>Roʻyxatdan oʻtish uchun 1282 qisqa raqamiga qoʻngʻiroq qilish mumkin.</p></div><div class="share-box">Ulashish:<a href="#">Telegram</a><a href="#">Facebook</a></div></div></div><div class="col-3"><div class="side-title">So‘nggi yangiliklar</div><a href="/oz/n/1"><span>11 mart</span><p>Koreya bilan yangi bitim imzolandi</p></a><a href="/oz/n/2"><span>10 mart</span><p>Agentlik rahbari Fargʻonada qabul oʻtkazdi</p></a></div></div></div><footer><p>Manzil: Toshkent sh., Mustaqillik koʻchasi, 5-uy. Ishonch telefoni: 1282</p><p>Barcha materiallar CC BY 4.0 litsenziyasi asosida</p></footer></div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script></body></html>""",
    "Chet elga ishlashga ketayotganlar uchun bepul kurslar tashkil etildi",
    [
        "Migratsiya agentligi “Ishga marhamat” monomarkazlarida bepul tayyorlov kurslarini tashkil etdi.",
        "Kurslarda chet tili, mehnat qonunchiligi va odam savdosidan himoyalanish oʻrgatiladi.",
        "Roʻyxatdan oʻtish uchun 1282 qisqa raqamiga qoʻngʻiroq qilish mumkin.",
    ],
    ["1 204", "Ulashish", "Koreya", "Fargʻonada", "CC BY", "Manzil"],
    "uz",
    {"url": "https://gov.example/oz/migration/news/view/9912"},
)

# Joomla: facts as a list of definitions, a table between the paragraphs
case(
    "joomla-ar.html",
    """<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar-aa" lang="ar-aa" dir="rtl"><head><base href="https://center.example/index.php/news/55-x"/><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="author" content="Super User"/><meta name="generator" content="Joomla! - Open Source Content Management"/><title>المركز الوطني - ورشة عمل عن العمل القسري</title></head><body class="site com_content view-article"><div class="body"><div class="container"><div class="navigation"><ul class="nav menu"><li><a href="/">الرئيسية</a></li><li><a href="/about">من نحن</a></li></ul></div><main id="content" role="main"><div id="system-message-container"></div><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="ar-AA"/><div class="page-header"><h2 itemprop="headline">ورشة عمل عن العمل القسري</h2></div><div class="icons"><div class="btn-group pull-right"><a class="btn dropdown-toggle"><span class="icon-cog"></span></a><ul class="dropdown-menu"><li class="print-icon"><a href="/p">طباعة</a></li><li class="email-icon"><a href="/e">البريد الإلكتروني</a></li></ul></div></div><dl class="article-info muted"><dt class="article-info-term">التفاصيل</dt><dd class="createdby" itemprop="author">كتب بواسطة: <span itemprop="name">Super User</span></dd><dd class="category-name">المجموعة: <a href="/c">أخبار</a></dd><dd class="published">نشر بتاريخ: <time datetime="2024-03-05T10:00:00+02:00" itemprop="datePublished">05 آذار/مارس 2024</time></dd><dd class="hits">الزيارات: 812</dd></dl><div itemprop="articleBody"><p>نظم المركز الوطني ورشة عمل عن العمل القسري في قطاع البناء.</p><table border="1"><tbody><tr><td>المدينة</td><td>عدد المشاركين</td></tr><tr><td>عمان</td><td>35</td></tr><tr><td>إربد</td><td>20</td></tr></tbody></table><p>وأوصى المشاركون بتشديد الرقابة على مكاتب الاستقدام، وبإنشاء خط ساخن.</p></div><ul class="pager pagenav"><li class="previous"><a href="/54">السابق</a></li><li class="next"><a href="/56">التالي</a></li></ul></div></main></div></div></body></html>""",
    "ورشة عمل عن العمل القسري",
    [
        "نظم المركز الوطني ورشة عمل عن العمل القسري في قطاع البناء.",
        "المدينة عدد المشاركين عمان 35 إربد 20",
        "وأوصى المشاركون بتشديد الرقابة على مكاتب الاستقدام، وبإنشاء خط ساخن.",
    ],
    ["Super User", "طباعة", "المجموعة", "812", "السابق"],
    "ar",
    {"date": "2024-03-05"},
    contains=["| المدينة | عدد المشاركين |"],
)

# A broadcaster's list of headlines with words for screen readers between the paragraphs
case(
    "more-on-ar.html",
    """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>سوق الرقيق الجديد.. كيف تُستدرج العاملات عبر الهاتف؟ | الجزيرة نت</title><meta property="og:title" content="سوق الرقيق الجديد.. كيف تُستدرج العاملات عبر الهاتف؟"><meta property="og:site_name" content="الجزيرة نت"><meta property="og:type" content="article"></head><body><div class="container"><main id="main-content-area"><header class="article-header"><div class="topics"><a href="/news">أخبار</a>|<a href="/rights">حقوق وحريات</a></div><h1>سوق الرقيق الجديد.. كيف تُستدرج العاملات عبر الهاتف؟</h1><p class="article__subhead"><em>تطبيقات بيع وشراء تعرض العاملات كأنهن سلع</em></p></header><figure class="article-featured-image"><div class="responsive-image"><img src="/a.jpg?resize=770" alt="هاتف"></div><figcaption>تطبيقات على الهاتف تعرض خدمات عاملات المنازل (غيتي)</figcaption></figure><div class="article-info-block"><div class="article-author-name">أحمد السباعي</div><div class="date-simple"><span class="screen-reader-text">Published On 5/3/2024</span><span aria-hidden="true">5/3/2024</span></div></div><div class="wysiwyg wysiwyg--all-content" aria-live="polite"><p>كشف تحقيق استقصائي عن عشرات الحسابات التي تعرض عاملات المنازل للبيع على تطبيقات الهاتف.</p><p>وقالت إحدى الضحايا للجزيرة نت إنها نُقلت بين ثلاثة بيوت في شهر واحد.</p><div class="more-on"><h2>list of 3 items</h2><ul class="more-on__list"><li>list 1 of 3<h3><a href="/n1">تقرير أممي: العبودية الحديثة في ازدياد</a></h3></li><li>list 2 of 3<h3><a href="/n2">نظام الكفالة.. إصلاحات على الورق</a></h3></li></ul><span>end of list</span></div><h2>شروط قاسية</h2><p>وتُظهر الرسائل أن صاحب العمل يحتفظ بجواز السفر وبالهاتف.</p><blockquote><p>"عاملوني كأنني قطعة أثاث"</p></blockquote><p>ودعت منظمات حقوقية إلى حظر هذه التطبيقات.</p></div><div class="article-source">المصدر : الجزيرة</div></main><aside class="l__side"><h2>الأكثر قراءة</h2><p>قد تعجبك أيضا قصص أخرى من موقعنا.</p></aside></div></body></html>""",
    "سوق الرقيق الجديد.. كيف تُستدرج العاملات عبر الهاتف؟",
    [
        "تطبيقات بيع وشراء تعرض العاملات كأنهن سلع",
        "كشف تحقيق استقصائي عن عشرات الحسابات التي تعرض عاملات المنازل للبيع على تطبيقات الهاتف.",
        "وقالت إحدى الضحايا للجزيرة نت إنها نُقلت بين ثلاثة بيوت في شهر واحد.",
        "شروط قاسية",
        "وتُظهر الرسائل أن صاحب العمل يحتفظ بجواز السفر وبالهاتف.",
        '"عاملوني كأنني قطعة أثاث"',
        "ودعت منظمات حقوقية إلى حظر هذه التطبيقات.",
    ],
    ["list of", "أممي", "الكفالة", "السباعي", "5/3/2024", "المصدر", "الأكثر", "قصص أخرى"],
    "ar",
    {"publisher": "الجزيرة نت"},
)

# An error page that names no number
refused(
    "soft-404-ar.html",
    """<html lang=ar dir=rtl><head><meta charset=utf-8><title>عفوا</title></head><body><h1>عفوا!</h1><p>الصفحة التي طلبتها غير موجودة أو تم حذفها.</p><p>يمكنك العودة إلى الصفحة الرئيسية أو استخدام البحث.</p></body></html>""",
    "convert-error-page",
)

# A front page of cards: a picture, a headline, a sentence
refused(
    "cards-ar.html",
    """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>قناة الخبر - آخر الأخبار</title><meta property="og:type" content="website"></head><body><header><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav></header><main><section class="card"><a href="/n/0"><img src="/0.jpg" alt=""><h3>الأمم المتحدة تحذر من تزايد الاتجار بالبشر</h3></a><p>حذرت الأمم المتحدة اليوم من تزايد حالات الاتجار بالبشر في مناطق النزاع.</p></section><section class="card"><a href="/n/1"><img src="/1.jpg" alt=""><h3>انطلاق حملة وطنية لحماية العمال</h3></a><p>أطلقت وزارة العمل حملة وطنية لحماية العمال الوافدين من الاستغلال.</p></section><section class="card"><a href="/n/2"><img src="/2.jpg" alt=""><h3>محكمة الجنايات تدين عصابة</h3></a><p>أدانت محكمة الجنايات عصابة مكونة من سبعة أشخاص بتهمة الاتجار بالأشخاص.</p></section><section class="card"><a href="/n/3"><img src="/3.jpg" alt=""><h3>مأوى جديد لضحايا العنف</h3></a><p>افتتحت جمعية خيرية مأوى جديدا لضحايا العنف في العاصمة اليوم.</p></section></main></body></html>""",
    "convert-listing",
)

# What a site has on one subject: headlines and excerpts
refused(
    "tag-ru.html",
    """<html><head><meta charset=utf-8><title>Тег: торговля людьми — Портал</title></head><body><h1>Торговля людьми</h1><article><h2><a href="/0">Суд вынес приговор вербовщикам</a></h2><div class="excerpt">Областной суд вынес приговор группе из пяти вербовщиков. <a href="/0" class="more-link">Читать далее</a></div></article><article><h2><a href="/1">Открыт центр помощи</a></h2><div class="excerpt">В городе открыт центр помощи пострадавшим от торговли людьми. <a href="/1" class="more-link">Читать далее</a></div></article><article><h2><a href="/2">Граждане вернулись домой</a></h2><div class="excerpt">Двенадцать граждан вернулись домой из рабства на этой неделе. <a href="/2" class="more-link">Читать далее</a></div></article><article><h2><a href="/3">Как не стать жертвой</a></h2><div class="excerpt">Юристы рассказали, как не стать жертвой вербовщиков за границей. <a href="/3" class="more-link">Читать далее</a></div></article><div class=pagination><a href=?p=2>2</a></div></body></html>""",
    "convert-not-an-article",
)

# A question about cookies and partners
refused(
    "consent-ar.html",
    """<html dir=rtl><head><meta charset=utf-8><title>موقع الخبر</title></head><body><div><h2>نحن نقدر خصوصيتك</h2><p>نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لتخزين المعلومات والوصول إليها على جهازك.</p><p>بالنقر على قبول فإنك توافق على استخدام ملفات تعريف الارتباط.</p><button>قبول</button></div></body></html>""",
    "convert-cookie-notice",
)

# A programme guide in a table
refused(
    "guide-table-uz.html",
    """<html><head><meta charset=utf-8><title>Teledastur</title></head><body><h1>5-mart, seshanba</h1><table><tr><td>06:00</td><td>Assalom, Oʻzbekiston!</td></tr><tr><td>09:00</td><td>Yangiliklar</td></tr><tr><td>09:30</td><td>Hujjatli film</td></tr><tr><td>11:00</td><td>Bolalar uchun</td></tr><tr><td>12:00</td><td>Yangiliklar</td></tr><tr><td>13:10</td><td>Teleserial</td></tr><tr><td>20:00</td><td>Axborot</td></tr></table></body></html>""",
    "convert-programme-guide",
)
