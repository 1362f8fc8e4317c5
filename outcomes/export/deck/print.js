// On paper each chart is drawn anew as a still picture, and the sources in full stand together at the end.

const LETTERS = { least: 0.85, wide: 720 }; // how small letters may get, and below which width they do, in pixels
const gathered = document.querySelector("#gathered > div");

function drawOnPaper() {
  for (const node of document.querySelectorAll("#document .chart")) {
    const place = Number(node.dataset.figure);
    const high = Number(node.dataset.high);
    const own = pack.slides[place].figure.layout?.height ?? high;
    const copy = made("div", "on-paper");
    node.after(copy);
    const width = node.closest(".map:not(.beside *)") ? Math.round(high * 1.1) : Number(node.dataset.wide);
    const by = Math.min(1, Math.max(Math.min(high / own, width / LETTERS.wide), LETTERS.least));
    draw(copy, place, { still: true, size: { width, height: high }, by });
  }
  gatherSources();
}

function gatherSources() {
  document.body.classList.add("gathered");
  gathered.replaceChildren();
  for (const section of document.querySelectorAll("#document section.slide")) {
    const list = section.querySelector(".sources ul");
    if (list) gathered.append(made("h3", "", section.querySelector("h2").textContent), list.cloneNode(true));
  }
}

function clearPaper() {
  for (const node of document.querySelectorAll(".on-paper")) {
    Plotly.purge(node);
    node.remove();
  }
  document.body.classList.remove("gathered");
  gathered.replaceChildren();
}
