// What the browser paints: every visible text with how it is set, and the order of its letters on the line.
// Evaluated by the tests of directions and letters in an open page; gives an object of two functions' results.
(needles) => {
  const isRead = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("script, style, svg, option, .unseen, .unseen-narrow") &&
    element.getClientRects().length > 0;
  const alpha = (colour) => {
    const channels = colour.match(/[\d.]+/g) ?? [];
    return channels.length === 4 ? Number(channels[3]) : 1;
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const underlined = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.textDecorationLine.includes("underline")) return around;
      if (style.display.startsWith("inline-") || style.display === "flex") return null;
    }
    return null;
  };

  const nodes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (isRead(node.parentElement)) nodes.push(node);
  }
  const isBlock = (element) => !getComputedStyle(element).display.startsWith("inline");
  const blockOf = (node) => {
    let element = node.parentElement;
    while (!isBlock(element)) element = element.parentElement;
    return element;
  };

  const texts = nodes.filter((node) => node.data.trim()).map((node) => {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const line = underlined(element);
    const size = parseFloat(style.fontSize);
    const isolating = element.closest("bdi, [dir]:not(html)");
    return {
      text: node.data,
      lang: element.closest("[lang]").lang,
      direction: style.direction,
      isolated: isolating ? getComputedStyle(isolating).direction : "",
      code: element.closest("code, pre, kbd, samp") !== null,
      heading: element.closest("h1, h2, h3, h4, h5, h6") !== null,
      prose: element.closest(".prose") !== null,
      paragraph: element.closest(".prose p, .prose li, .prose dd") !== null && element.closest("figcaption, .footnote, sup, .admonition-title") === null,
      size,
      leading: parseFloat(style.lineHeight) / size,
      spacing: style.letterSpacing === "normal" ? 0 : parseFloat(style.letterSpacing),
      slant: style.fontStyle,
      transform: style.textTransform,
      align: style.textAlign,
      opaque: alpha(style.color) * opacity(element),
      underline: line ? parseFloat(getComputedStyle(line).textUnderlineOffset) / parseFloat(getComputedStyle(line).fontSize) : null,
      skips: line ? getComputedStyle(line).textDecorationSkipInk : "",
    };
  });

  let whole = "";
  const places = [];
  let before = null;
  for (const node of nodes) {
    const block = blockOf(node);
    if (before && block !== before) {
      whole += "\n";
      places.push(null);
    }
    before = block;
    for (let index = 0; index < node.data.length; index++) places.push([node, index]);
    whole += node.data;
  }
  const box = ([node, index]) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  const order = (from, length) => {
    const letters = [];
    for (let index = from; index < from + length; index++) {
      const rectangle = box(places[index]);
      letters.push({
        letter: whole[index],
        x: (rectangle.left + rectangle.right) / 2,
        y: (rectangle.top + rectangle.bottom) / 2,
        height: rectangle.height,
      });
    }
    // On each line from left to right, as the eye sees it.
    const lines = [];
    for (const letter of letters.sort((one, two) => one.y - two.y)) {
      const last = lines.at(-1);
      if (last && letter.y - last[0].y < letter.height / 2) last.push(letter);
      else lines.push([letter]);
    }
    return lines
      .map((line) => line.sort((one, two) => one.x - two.x).map((each) => each.letter).join(""))
      .join("\n");
  };
  const found = {};
  for (const needle of needles) {
    found[needle] = [];
    for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + 1)) found[needle].push(order(at, needle.length));
  }
  return { texts, found };
}
