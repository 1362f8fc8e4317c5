// On paper each chart is drawn anew as a still picture, as wide as the sheet.

const PAPER = { width: 1012, beside: 700, high: 440 };

function drawOnPaper() {
  for (const node of document.querySelectorAll("#document .chart")) {
    const place = Number(node.dataset.figure);
    const own = pack.slides[place].figure.layout?.height ?? PAPER.high;
    const height = Math.min(Math.max(own, 200), PAPER.high);
    const copy = made("div", "on-paper");
    node.after(copy);
    const width = node.closest(".map") ? PAPER.beside : PAPER.width;
    draw(copy, place, { still: true, size: { width, height }, by: Math.min(1, Math.max(height / own, 0.55)) });
  }
}

function clearPaper() {
  for (const node of document.querySelectorAll(".on-paper")) {
    Plotly.purge(node);
    node.remove();
  }
}
