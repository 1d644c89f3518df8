// Measures a page in the window as it is: what sticks out of it, and how high its masthead is. Evaluated by tour.py.
() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const isMeantToBeUnseen = (element) => {
    const box = element.getBoundingClientRect();
    return (box.width <= 1 && box.height <= 1) || getComputedStyle(element).clipPath !== "none";
  };
  const isExcused = (element) => {
    for (let around = element; around; around = around.parentElement) {
      if (around !== element && scrolls(around) && around !== document.documentElement && around !== document.body) return true;
      if (isMeantToBeUnseen(around)) return true;
    }
    return false;
  };
  const overflow = [];
  if (document.documentElement.scrollWidth > width) overflow.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.left < -0.5 || box.right > width + 0.5) && !isExcused(element)) {
      overflow.push(`<${element.localName} class="${element.className}"> from ${box.left} to ${box.right}`);
    }
  }
  const heading = document.querySelector("h1").getBoundingClientRect();
  return {
    overflow,
    scrolled: window.scrollX,
    masthead: document.querySelector("body > header")?.getBoundingClientRect().height ?? 0,
    heading: [heading.left, heading.right],
  };
}
