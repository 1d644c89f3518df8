// The choice of colours, when scripts are allowed. In the head of every page, so that it holds from the first moment; what
// the way out does follows it there (scripts/nashra/publishing/leaving.js). ES2015 without dependencies, because old
// phones are read on too.
(() => {
  const KEY = "nashra-scheme";
  const root = document.documentElement;
  const dark = document.getElementById("dark");
  const system = dark.media;
  let stored = "";

  // Nothing is stored before the reader chooses, and nothing once the system decides again.
  const choose = (scheme) => {
    stored = scheme;
    dark.media = scheme === "dark" ? "screen" : scheme === "light" ? "not all" : system;
  };
  const fill = () => {
    const select = document.querySelector(".scheme select");
    if (select) select.value = stored;
  };
  // Where storage is closed, as for files in some browsers, asking for it throws.
  try {
    choose(localStorage.getItem(KEY) || "");
  } catch (error) {
    choose("");
  }
  root.dataset.scripted = "";
  addEventListener("DOMContentLoaded", fill);
  addEventListener("pageshow", fill);
  addEventListener("change", (event) => {
    if (event.target.name !== "scheme") return;
    choose(event.target.value);
    try {
      if (stored) localStorage.setItem(KEY, stored);
      else localStorage.removeItem(KEY);
    } catch (error) {
      // The choice then holds for this page.
    }
  });
})();
