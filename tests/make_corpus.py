"""Writes ``tests/corpus``: pages as many kinds of sites build them, documents, mail archives and old encodings.

Run it with ``python -m tests.make_corpus`` after a change; what it writes is committed, and a test holds that it is
what this program writes.
"""

from __future__ import annotations

import html
import io
import json
import quopri
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.publisher_pages import SITE_CASES

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
TEXTS: Mapping[str, Any] = yaml.safe_load((HERE / "corpus_texts.yml").read_text("utf-8"))
RTL = {"ar", "fa", "ur"}
URL = "https://news.example/2024/03/05/story-17"

Case = tuple[str, bytes, dict[str, Any]]


def p(text: str) -> str:
    return f"<p>{html.escape(text, quote=False)}</p>"


def links(titles: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/news/{n}">{html.escape(t)}</a></{tag}>' for n, t in enumerate(titles))


def json_ld(text: Mapping[str, Any], **more: Any) -> str:
    entity = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text["title"],
        "datePublished": "2024-03-05T09:30:00+05:00",
        "author": {"@type": "Person", "name": text["author"]},
        "publisher": {"@type": "Organization", "name": text["publisher"]},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(entity, ensure_ascii=False)}</script>'


def og(text: Mapping[str, Any]) -> str:
    return (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{html.escape(text["title"])}">'
        f'<meta property="og:site_name" content="{html.escape(text["publisher"])}">'
        f'<meta property="og:url" content="{URL}">'
        '<meta property="article:published_time" content="2024-03-05T09:30:00Z">'
    )


def head(text: Mapping[str, Any], lang: str, extra: str = "", charset: str = "utf-8") -> str:
    direction = ' dir="rtl"' if lang in RTL else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"{direction}><head><meta charset="{charset}">'
        f"<title>{html.escape(text['title'])} | {html.escape(text['publisher'])}</title>{extra}"
        "<style>.a{color:red}</style><script>var a = '<p>x</p>';</script></head>"
    )


def broadcaster(lang: str, t: Mapping[str, Any]) -> str:
    """A big multilingual broadcaster: semantic elements, hashed classes, sizes of pictures, links between paragraphs."""
    w = t["words"]
    paragraphs = [p(x) for x in t["paragraphs"]]
    paragraphs.insert(2, f'<div class="css-1x2y"><p>{w["advert"]}</p></div>')
    paragraphs.insert(
        4,
        f'<section role="region" class="bbc-x related-topics"><h2>{w["related"]}</h2><ul>{links(t["headlines"][:3])}</ul></section>',
    )
    return (
        head(t, lang, og(t) + json_ld(t))
        + '<body><div id="root"><a class="skip-link" href="#content">Skip to content</a><header role="banner"><nav><ul>'
        + links(w["menu"])
        + f'</ul></nav></header><main role="main"><h1 id="content" class="css-9">{t["title"]}</h1>'
        + '<figure><img src="https://cdn.example/a.jpg" alt="photo"><figcaption>Getty Images</figcaption></figure>'
        + f'<ul class="css-share"><li>{t["author"]}</li></ul><time datetime="2024-03-05">5.03.2024</time>'
        + "".join(f'<div dir="auto" class="css-7">{x}</div>' for x in paragraphs)
        + f"</main><aside><h2>{w['popular']}</h2><ol>{links(t['headlines'])}</ol></aside>"
        + f'<footer role="contentinfo"><p>{w["copyright"]}</p></footer></div></body></html>'
    )


def weblog(lang: str, t: Mapping[str, Any]) -> str:
    """A WordPress theme: everything in ``div`` with telling classes, comments with whole sentences below."""
    w = t["words"]
    return (
        head(t, lang, og(t))
        + '<body class="post-template-default single has-sidebar"><div id="page"><div class="site-header"><ul class="menu">'
        + links(w["menu"])
        + '</ul></div><div class="content-area"><article class="post type-post hentry"><header class="entry-header">'
        + f'<h1 class="entry-title">{t["title"]}</h1><div class="entry-meta">05.03.2024 · {t["author"]}</div></header>'
        + f'<div class="entry-content">{"".join(map(p, t["paragraphs"]))}'
        + f'<p><strong>{w["also"]}</strong> <a href="/1">{t["headlines"][0]}</a></p>'
        + f'<div class="sharedaddy"><h3>{w["share"]}</h3><ul><li>Facebook</li><li>Telegram</li></ul></div></div>'
        + f'<footer class="entry-footer">{w["tags"]}: <a href="/t">{t["headlines"][1]}</a></footer></article>'
        + f'<div id="comments" class="comments-area"><h2>{w["comments"]}</h2><ol><li><p>Foydali maqola ekan, '
        + "rahmat sizga katta. Yana kutamiz.</p></li></ol></div></div>"
        + f'<div id="secondary" class="widget-area sidebar"><h3>{w["popular"]}</h3><ul>{links(t["headlines"])}</ul>'
        + f'<p>{w["newsletter"]}</p></div></div><div id="colophon">{w["copyright"]}</div></body></html>'
    )


def portal(lang: str, t: Mapping[str, Any]) -> str:
    """A news portal without semantic elements: a lead outside of the text's element, teasers in columns."""
    w = t["words"]
    teasers = "".join(
        f'<div class="item"><a href="/n/{n}"><div class="pic"></div><span>{h}</span></a><span>09:1{n}</span></div>'
        for n, h in enumerate(t["headlines"])
    )
    return (
        head(t, lang, og(t))
        + f'<body><div class="wrap"><div class="top">{"".join(f"<a href=/{n}>{m}</a> " for n, m in enumerate(w["menu"]))}</div>'
        + f'<div class="left"><div class="path"><a href="/">{w["menu"][0]}</a> / <a href="/s">{w["menu"][3]}</a></div>'
        + f'<h1>{t["title"]}</h1><div class="date">05.03.2024 09:30</div><div class="lead">{t["paragraphs"][0]}</div>'
        + f'<div class="fulltext">{"".join(map(p, t["paragraphs"][1:]))}</div>'
        + f'<div class="soc"><span>{w["share"]}:</span> <a href="#">Telegram</a> <a href="#">Facebook</a></div></div>'
        + f'<div class="right"><div class="hd">{w["popular"]}</div>{teasers}</div>'
        + f'<div class="bottom">{w["copyright"]}</div></div>'
        + f'<div class="cookie-bar"><p>{w["cookies"]}</p></div></body></html>'
    )


def tables(lang: str, t: Mapping[str, Any]) -> str:
    """A page of the year 2003: layout in tables, line breaks instead of paragraphs, no metadata."""
    w = t["words"]
    text = "<br>\n<br>\n".join(t["paragraphs"])
    menu = "<br>".join(f'<a href="{n}.html">{m}</a>' for n, m in enumerate(w["menu"]))
    return (
        f"<html lang={lang}><head><title>{t['title']}</title></head><body bgcolor=white><center><table width=900><tr>"
        f"<td width=150 valign=top>{menu}</td><td><font size=5><b>{t['title']}</b></font><br><br>{text}<br><br>"
        f"<a href=print.html>{w['share']}</a></td></tr><tr><td colspan=2 align=center>{w['copyright']}</td></tr>"
        "</table></center></body></html>"
    )


def application(lang: str, t: Mapping[str, Any]) -> str:
    """A page written by a script framework: only ``div`` and ``span``, a form around all, a dialog that hides the rest."""
    w = t["words"]
    body = "".join(f'<div class="sc-{n}"><span>{html.escape(x)}</span></div>' for n, x in enumerate(t["paragraphs"]))
    return (
        head(t, lang, json_ld(t, url=URL) + f'<link rel="canonical" href="{URL}">')
        + '<body><form id="aspnetForm"><div id="__next" aria-hidden="true"><div class="sc-header"><div>'
        + "".join(f"<span><a href='/{n}'>{m}</a></span>" for n, m in enumerate(w["menu"]))
        + f'</div></div><div class="sc-a"><div class="sc-b"><h1>{t["title"]}</h1><span>{t["author"]}</span>'
        + f'<div class="sc-c">{body}</div></div><div class="sc-d"><div>{w["related"]}</div>'
        + "".join(f'<div><a href="/{n}"><h3>{h}</h3></a></div>' for n, h in enumerate(t["headlines"]))
        + f"</div></div><div>{w['copyright']}</div></div></form>"
        + f'<div role="dialog"><h2>Cookies</h2><p>{w["cookies"]}</p><button>OK</button></div></body></html>'
    )


def rich(lang: str, t: Mapping[str, Any]) -> str:
    """A long read: headings, a list, a quotation, a table, a footnote, emphasis and links inside the article."""
    w, x = t["words"], t["paragraphs"]
    return (
        head(t, lang, og(t) + json_ld(t))
        + f"<body><nav>{links(w['menu'], 'span')}</nav><main><article><h1>{t['title']}</h1>"
        + f'<p><strong>{x[0]}</strong></p><h2>{t["headlines"][3]}</h2><p>{x[1]} <a href="https://un.example/doc">UNODC</a>'
        + '<sup id="r1"><a href="#n1">1</a></sup>.</p>'
        + f"<blockquote><p>{x[2]}</p></blockquote><ul><li>{t['headlines'][5]};</li><li>{t['headlines'][6]}.</li></ul>"
        + "<table><tr><th>2022</th><th>2023</th></tr><tr><td>140</td><td>212</td></tr></table>"
        + f"<p><em>{x[3]}</em></p><p>{x[4]}</p>"
        + '<ol class="fn"><li id="n1">UNODC, 2023. <a href="#r1">↩</a></li></ol></article>'
        + f'<aside class="newsletter"><p>{w["newsletter"]}</p></aside></main><footer>{w["copyright"]}</footer></body></html>'
    )


PAGES: list[Callable[[str, Mapping[str, Any]], str]] = [broadcaster, weblog, portal, tables, application, rich]


def scraped(t: Mapping[str, Any]) -> str:
    w = t["words"]
    return "\n\n".join(
        [*w["menu"], t["title"], *t["paragraphs"], w["share"], w["related"], *t["headlines"][:3], w["copyright"]]
    )


def expected(lang: str, t: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    w = t["words"]
    absent = [*t["headlines"][7:], w["copyright"], w["newsletter"], w["popular"], w["advert"], *w["menu"][2:4]]
    text = "\n".join([t["title"], *t["paragraphs"]])
    return {
        "language": lang,
        "title": t["title"],
        "first": t["paragraphs"][0],
        "last": t["paragraphs"][-1],
        "absent": [each for each in absent if each not in text],
        **more,
    }


def facts(t: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"facts": {"date": "2024-03-05", "publisher": t["publisher"], **more}}


def page_cases() -> list[Case]:
    cases: list[Case] = []
    for lang, t in TEXTS.items():
        for build in PAGES:
            known = {
                "broadcaster": facts(t, author=t["author"], url=URL),
                "weblog": facts(t, url=URL),
                "portal": facts(t, url=URL),
                "tables": {"facts": {}},
                "application": facts(t, author=t["author"], url=URL),
                "rich": {
                    **facts(t, author=t["author"], url=URL),
                    "contains": ["212 |", "> ", "## ", "[^1]", "](https://un.example/doc)"],
                },
            }[build.__name__]
            cases.append((f"{lang}-{build.__name__}.html", build(lang, t).encode(), expected(lang, t, **known)))
    return cases


def encoded_cases() -> list[Case]:
    cases: list[Case] = []
    for lang, encoding in (
        ("ru", "windows-1251"),
        ("ar", "windows-1256"),
        ("ar", "iso-8859-6"),
        ("ru", "koi8-r"),
        ("en", "utf-16"),
        ("uz", "utf-8-sig"),
    ):
        t = {**TEXTS[lang]}
        page = portal(lang, t).replace('charset="utf-8"', f'charset="{encoding.removesuffix("-sig")}"')
        data = page.encode(encoding, errors="xmlcharrefreplace")
        cases.append((f"{lang}-declared-{encoding}.html", data, expected(lang, t)))
    for lang, encoding in (
        ("ru", "windows-1251"),
        ("ar", "windows-1256"),
        ("uz-Cyrl", "utf-16"),
        ("fa", "utf-8"),
        ("ur", "utf-8"),
        ("uz", "utf-8"),
        ("en", "utf-8-sig"),
    ):
        t = TEXTS[lang]
        text = scraped(t).replace("\n", "\r\n" if lang == "ru" else "\n")
        plain = text.translate({0x2014: "-", 0xA9: "(c)"}) if encoding.startswith("windows") else text
        want = expected(lang, t)
        if encoding.startswith("windows"):
            want["absent"] = [each for each in want["absent"] if "©" not in each]
        cases.append((f"{lang}-scraped-{encoding}.txt", plain.encode(encoding), want))
    for lang, encoding in (("ru", "windows-1251"), ("ar", "windows-1256")):
        page = tables(lang, TEXTS[lang])
        cases.append(
            (
                f"{lang}-undeclared-{encoding}.html",
                page.encode(encoding, errors="xmlcharrefreplace"),
                expected(lang, TEXTS[lang]),
            )
        )
    return cases


def markdown_cases() -> list[Case]:
    cases: list[Case] = []
    for lang in ("uz", "ar", "ru", "en"):
        t = TEXTS[lang]
        x = t["paragraphs"]
        front = f'---\ntitle: "{t["title"]}"\ndate: 2024-03-05\nauthor: {t["author"]}\nurl: {URL}\n---\n'
        body = f"\n**{x[0]}**\n\n## {t['headlines'][3]}\n\n{x[1]}\n\n> {x[2]}\n\n- {t['headlines'][5]}\n- {t['headlines'][6]}\n\n{x[3]}\n\n<script>alert('x')</script>\n\n[{t['headlines'][0]}](javascript:alert(1)).\n\n{x[4]}\n"
        want = expected(lang, t, contains=["## ", "\n> ", "\n- "])
        want["absent"] = ["alert", "javascript", "<script"]
        want["facts"] = {"date": "2024-03-05", "author": t["author"], "url": URL}
        cases.append((f"{lang}-front-matter.md", (front + body).encode(), want))
        if lang in ("uz", "ru"):
            heading = {**want, "facts": {}}
            cases.append((f"{lang}-heading.md", f"# {t['title']}\n{body}".encode(), heading))
    return cases


NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
STYLES = (
    f'<?xml version="1.0"?><w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>'
)


def word_paragraph(text: str, style: str = "", run: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def docx(body: str, core: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """Zip a Word file; all its parts bear one date, so that it is the same on every day."""
    parts: dict[str, bytes] = {
        "[Content_Types].xml": CONTENT_TYPES.encode(),
        "_rels/.rels": RELATIONS.encode(),
        "word/document.xml": f'<?xml version="1.0"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": STYLES.encode(),
        **({"docProps/core.xml": core.encode()} if core else {}),
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def core_properties(title: str, author: str) -> str:
    return (
        '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{html.escape(title)}</dc:title><dc:creator>{author}</dc:creator>"
        "<dcterms:created>2024-03-05T08:00:00Z</dcterms:created></cp:coreProperties>"
    )


def word_cases() -> list[Case]:
    cases: list[Case] = []
    for lang, t in TEXTS.items():
        x = t["paragraphs"]
        body = (
            word_paragraph(x[0], run="<w:rPr><w:b/></w:rPr>")
            + word_paragraph(t["headlines"][3], "H2")
            + "".join(map(word_paragraph, x[1:2]))
            + word_paragraph(x[2], "Quote")
            + "".join(map(word_paragraph, x[3:]))
        )
        want = expected(lang, t, contains=["## ", "> "])
        want["absent"] = []
        own = {**want, "facts": {"author": t["author"]}}
        if lang in ("uz", "ar", "ru", "fa"):
            cases.append(
                (f"{lang}-title-style.docx", docx(word_paragraph(t["title"], "Title") + body), {**want, "facts": {}})
            )
        else:
            cases.append((f"{lang}-properties.docx", docx(body, core_properties(t["title"], t["author"])), own))
    return cases


def mhtml(page: str, encoding: str = "utf-8") -> bytes:
    content = quopri.encodestring(page.encode(encoding, errors="xmlcharrefreplace"))
    return (
        (
            f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
            f"Content-Type: text/html; charset={encoding}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            f"Content-Location: {URL}\r\n\r\n"
        ).encode()
        + content
        + b"\r\n------b--\r\n"
    )


def mhtml_cases() -> list[Case]:
    cases: list[Case] = []
    for lang in ("uz", "ar", "ur"):
        t = TEXTS[lang]
        cases.append((f"{lang}-saved.mhtml", mhtml(weblog(lang, t)), expected(lang, t, **facts(t, url=URL))))
    t = TEXTS["ru"]
    cases.append(
        ("ru-saved-windows-1251.mhtml", mhtml(tables("ru", t), "windows-1251"), expected("ru", t, facts={"url": URL}))
    )
    return cases


def refused_cases() -> list[Case]:
    cases: list[Case] = []

    def refused(name: str, data: bytes | str, code: str) -> None:
        cases.append((name, data.encode() if isinstance(data, str) else data, {"refused": code}))

    for lang in ("uz", "ar", "ru", "en"):
        t = TEXTS[lang]
        w = t["words"]
        front = head(
            t, lang, '<meta property="og:type" content="website"><link rel="canonical" href="https://news.example/">'
        )
        sections = "".join(f"<section><h2>{m}</h2><ul>{links(t['headlines'])}</ul></section>" for m in w["menu"])
        refused(
            f"{lang}-front-page.html",
            f"{front}<body><h1>{t['publisher']}</h1>{sections}<p>{w['copyright']}</p></body></html>",
            "convert-front-page",
        )
        teasers = "".join(
            f'<div class="card"><h3><a href="/{n}">{h}</a></h3><p>{x}</p></div>'
            for n, (h, x) in enumerate(zip(t["headlines"], t["paragraphs"], strict=False))
        )
        refused(
            f"{lang}-listing.html",
            f"{head({**t, 'title': w['menu'][1]}, lang)}<body><main><h1>{w['menu'][1]}</h1>{teasers}</main></body></html>",
            "convert-listing",
        )
    not_found = {
        "uz": "Sahifa topilmadi",
        "ar": "الصفحة غير موجودة",
        "ru": "Страница не найдена",
        "en": "404 – Page not found",
    }
    said = {
        "uz": "Afsuski, siz izlagan sahifa oʻchirilgan yoki boshqa manzilga koʻchirilgan boʻlishi mumkin.",
        "ar": "عذرا، الصفحة التي تبحث عنها غير متوفرة أو ربما نقلت إلى عنوان آخر.",
        "ru": "К сожалению, запрашиваемая страница удалена или перенесена по другому адресу.",
        "en": "Sorry, the page you are looking for does not exist or has been moved to another address.",
    }
    for lang, title in not_found.items():
        t = {**TEXTS[lang], "title": title}
        refused(
            f"{lang}-error-page.html",
            f"{head(t, lang)}<body><nav>{links(t['words']['menu'])}</nav><h1>{title}</h1>{p(said[lang])}</body></html>",
            "convert-error-page",
        )
    for lang in ("ru", "en", "ar"):
        t = TEXTS[lang]
        consent = {"ru": "Настройки файлов cookie", "en": "Your cookie settings", "ar": "إعدادات ملفات تعريف الارتباط"}[
            lang
        ]
        refused(
            f"{lang}-cookie-notice.html",
            f"{head({**t, 'title': consent}, lang)}<body><h1>{consent}</h1>{p(t['words']['cookies'])}{p(t['words']['cookies'])}</body></html>",
            "convert-cookie-notice",
        )
    guide = "\n".join(f"{6 + n:02d}:{n * 5 % 60:02d} {h}" for n, h in enumerate(TEXTS["uz"]["headlines"]))
    refused("uz-programme-guide.txt", f"Bugungi teledasturlar roʻyxati\n{guide}\n", "convert-programme-guide")
    rows = "".join(f"<li><span>{8 + n}:30</span> <span>{h}</span></li>" for n, h in enumerate(TEXTS["ru"]["headlines"]))
    refused(
        "ru-programme-guide.html",
        f"{head({**TEXTS['ru'], 'title': 'Программа передач на сегодня'}, 'ru')}<body><h1>Программа передач на сегодня</h1><ul>{rows}</ul></body></html>",
        "convert-programme-guide",
    )
    refused(
        "two-languages.txt",
        "\n".join([TEXTS["en"]["title"], *TEXTS["en"]["paragraphs"], *TEXTS["ar"]["paragraphs"]]),
        "convert-two-languages",
    )
    turkish = (
        "Bakanlık yeni bir program hazırladı ve bunun ayrıntılarını önümüzdeki hafta kamuoyuna açıklayacağını duyurdu. "
    )
    refused(
        "not-configured.txt",
        f"Bakanlık yeni bir program hazırladı\n{turkish}\n{turkish * 2}\n",
        "convert-language-not-configured",
    )
    entities = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    refused(
        "entities.docx",
        docx(
            "",
            more={
                "word/document.xml": f'<?xml version="1.0"?>{entities}<w:document {NAMESPACES}><w:body/></w:document>'.encode()
            },
        ),
        "convert-xml-entities",
    )
    refused("bomb.docx", docx("", more={"word/media/image1.png": bytes(80 * 1024 * 1024)}), "convert-unpacks-too-large")
    refused("cut-off.docx", docx(word_paragraph("Yarim"))[:-60], "convert-broken-file")
    refused("deep.html", "<div>" * 5_000 + "<p>Chuqur.</p>", "convert-too-deep")
    refused("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "convert-binary")
    refused(
        "only-frame.html",
        f"{head({**TEXTS['uz'], 'title': ''}, 'uz')}<body><nav>{links(TEXTS['uz']['words']['menu'])}</nav></body></html>",
        "convert-no-text",
    )
    return cases


def all_cases() -> list[Case]:
    """Give every case: its file's name, its bytes, and what is expected of it."""
    own = [*page_cases(), *encoded_cases(), *markdown_cases(), *word_cases(), *mhtml_cases(), *refused_cases()]
    return [*own, *SITE_CASES]


def folders() -> Mapping[str, Case]:
    """Give every case by the name of its folder; of two with one name the later one has its ending added."""
    found: dict[str, Case] = {}
    for case in all_cases():
        stem, _, ending = case[0].lower().rpartition(".")
        found[f"{stem}-{ending}" if stem in found else stem] = case
    return found


def main() -> None:
    shutil.rmtree(CORPUS, ignore_errors=True)
    for place, (name, data, want) in folders().items():
        ending = name.rpartition(".")[2]
        folder = CORPUS / place
        folder.mkdir(parents=True)
        (folder / f"input.{ending}").write_bytes(data)
        (folder / "expected.yml").write_text(yaml.safe_dump(want, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
