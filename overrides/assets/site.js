// Leaving quickly, and the choice of colours: what pages do when scripts are allowed. In the head of every page, so that
// both work from the first moment. ES2015 without dependencies, because old phones are read on too.
(() => {
  const KEY = "nashra-scheme";
  const root = document.documentElement;
  const dark = document.getElementById("dark");
  const system = dark.media;
  let stored = "";
  let times = [];
  let alone = false;
  let timer = 0;

  // ---- Colours: nothing is stored before the reader chooses, and nothing once the system decides again ----
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

  // ---- Leaving, after GOV.UK's "Exit this page" ----
  const way = () => document.querySelector(".leave");
  const texts = () => way().dataset.words.split("|");
  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "cover";
    cover.setAttribute("role", "alert");
    root.dataset.left = "";
    document.body.append(cover);
    // The title too, which is what the history shows of a page.
    cover.textContent = document.title = texts()[0];
    location.replace(navigator.onLine ? way().href : "about:blank");
  };
  const say = (text) => {
    if (times.length) way().dataset.presses = times.length;
    else delete way().dataset.presses;
    document.getElementById("exit-status").textContent = text;
  };
  const forget = () => {
    clearTimeout(timer);
    if (!times.length) return;
    times = [];
    say(texts()[3]);
  };
  addEventListener("click", (event) => {
    if (!event.target.closest("[data-leave]")) return;
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!alone) forget();
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone || !way()) return;
    alone = false;
    times = times.filter((time) => Date.now() - time < 5000).concat(Date.now());
    clearTimeout(timer);
    if (times.length > 2) {
      leave();
    } else {
      say(texts()[times.length]);
      timer = setTimeout(forget, 5000);
    }
  });
})();
