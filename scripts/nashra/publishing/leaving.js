// Leaving quickly: what pages and single files do when scripts are allowed, after GOV.UK's "Exit this page". ES2015 without
// dependencies, because old phones are read on too.
(() => {
  const root = document.documentElement;
  let times = [];
  let alone = false;
  let timer = 0;

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
