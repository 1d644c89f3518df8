// Notes what a page says of itself and what the browser makes of it. Evaluated by tour.py in an open page.
() => {
  const root = document.documentElement;
  const direction = (element) => getComputedStyle(element).direction;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const languageOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[lang]").lang;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const own = [];
  const frame = [];
  const keep = (node, text) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!text.trim() || languageOf(node) !== root.lang || element.closest("style, script, svg")) return;
    own.push(text.trim());
    if (node.nodeType === Node.ELEMENT_NODE || !element.closest("main")) frame.push(text.trim());
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) keep(walker.currentNode, walker.currentNode.data);
  for (const name of ["aria-label", "title", "alt", "placeholder"]) {
    for (const element of all(`body [${name}]`)) keep(element, element.getAttribute(name));
  }

  const probes = { html: "html", body: "body", main: "main", heading: "h1", paragraph: "main p:not([dir])" };
  const directions = {};
  for (const [name, selector] of Object.entries(probes)) {
    const element = all(selector).find((found) => languageOf(found) === root.lang);
    if (element) directions[name] = direction(element);
  }
  return {
    lang: root.lang,
    dir: root.dir,
    directions,
    title: document.title,
    headings: all("h1").map((heading) => heading.innerText.trim()),
    links: all("a[href]").map((link) => ({
      href: link.href,
      hreflang: link.hreflang,
      rel: link.rel,
      text: link.innerText.trim(),
      visible: String(isShown(link)),
    })),
    resources: [
      ...all("link:not([rel=canonical], [rel=alternate])").map((link) => link.href),
      ...all("script[src], img[src], source[src], video[src], audio[src]").map((element) => element.src),
    ],
    canonical: document.querySelector("link[rel=canonical]")?.href ?? null,
    alternates: Object.fromEntries(all("link[rel=alternate][hreflang]").map((link) => [link.hreflang, link.href])),
    ids: all("[id]").map((element) => element.id),
    runs: all("body [lang]").map((element) => ({
      lang: element.lang,
      dir: element.getAttribute("dir") ?? "",
      direction: direction(element),
      text: element.textContent.trim(),
    })),
    own_text: own,
    frame_text: frame,
    stored: localStorage.length + sessionStorage.length + (document.cookie ? 1 : 0),
  };
}
