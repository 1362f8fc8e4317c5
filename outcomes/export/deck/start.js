// Begin: the charts of the document, the button, the keys, and the presentation if the address asks for it.

const forPaper = location.hash === "#paper"; // a browser that only prints has no use for charts on a screen

frame.append(progress);
stage.append(frame);
stage.tabIndex = -1;
keepShapes();
if (!forPaper) drawWhenNear();

const button = document.getElementById("present");
button.hidden = false;
button.addEventListener("click", () => present());

document.addEventListener("keydown", onKey);
window.addEventListener("resize", fitStage);
window.addEventListener("beforeprint", drawOnPaper);
window.addEventListener("afterprint", clearPaper);
window.addEventListener("pagehide", () => notesWindow?.close());
setInterval(tick, 1000);

// A browser that does not hand Esc over while the screen is full leaves full screen instead: it was meant as Esc.
document.addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement || !presenting) return;
  if (keepFull) keepFull = false;
  else escape();
});

stage.addEventListener("click", (event) => {
  if (!event.target.closest("a, button, .chart") && !overlay) step(1);
});

function presentIfAsked() {
  const asked = location.hash.match(/^#present(?:\/(\d+))?$/);
  if (asked) present(Number(asked[1] ?? 0) - 1);
}

window.addEventListener("hashchange", presentIfAsked);
presentIfAsked();
