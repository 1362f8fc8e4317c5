// Which page is shown, what lies over it, and how presenting begins and ends.

const progress = made("div", "progress", made("i"));
const dark = made("div", "dark");
const at = { slide: -1, part: 0 }; // −1 is the cover
let overlay = null; // { kind, pages, part }
let presenting = false;
let keepFull = false; // the next end of the full screen is our own doing and no wish to leave

function current() {
  return at.slide < 0 ? pagesOf("cover", "") : pagesOf("slide", at.slide);
}

function placeOf({ slide, part }) {
  if (slide < 0) return "";
  const parts = pagesOf("slide", slide).length;
  return `${slide + 1} / ${pack.slides.length}${parts > 1 ? ` (${part + 1}/${parts})` : ""}`;
}

async function show() {
  const pages = overlay ? overlay.pages : current();
  const part = overlay ? overlay.part : at.part;
  delete stage.dataset.ready;
  progress.firstElementChild.style.width = `${((at.slide + 1) / pack.slides.length) * 100}%`;
  const many = overlay && pages.length > 1 ? `${part + 1}/${pages.length}` : "";
  tellNotes();
  history.replaceState(null, "", `#present/${at.slide + 1}`);
  await put(pages[part], overlay ? many : placeOf(at));
  const title = pages[part].querySelector("h2")?.textContent ?? "";
  document.getElementById("live").textContent = [overlay ? many : placeOf(at), title].filter(Boolean).join(" · ");
  stage.dataset.ready = `${overlay?.kind ?? "slide"} ${at.slide + 1}.${part + 1}`;
}

function goTo(slide, part = 0) {
  at.slide = Math.min(Math.max(slide, -1), pack.slides.length - 1);
  at.part = Math.min(Math.max(part, 0), current().length - 1);
  return show();
}

function step(by) {
  if (overlay) {
    overlay.part = Math.min(Math.max(overlay.part + by, 0), overlay.pages.length - 1);
    return show();
  }
  if (at.part + by >= 0 && at.part + by < current().length) return goTo(at.slide, at.part + by);
  if (by > 0) return at.slide + 1 < pack.slides.length ? goTo(at.slide + 1) : show();
  return at.slide < 0 ? show() : goTo(at.slide - 1, Infinity);
}

function openOverlay(kind, pages) {
  if (!pages.length) return undefined;
  overlay = { kind, pages, part: 0 };
  return show();
}

function openDetail() {
  if (overlay?.kind === "detail") return closeOverlay();
  return at.slide < 0 ? undefined : openOverlay("detail", pagesOf("detail", at.slide));
}

function closeOverlay() {
  overlay = null;
  takeKeys();
  return show();
}

function message(text) {
  openOverlay("message", [sheet(pack.name, made("p", "say", text))]);
}

function blank(on = !dark.isConnected) {
  if (on) stage.append(dark);
  else dark.remove();
}

// A preview in another page must not take the keyboard or the screen from whoever types there.
function isWatched() {
  return window === window.top || document.hasFocus();
}

function takeKeys() {
  if (isWatched()) stage.focus();
}

// A browser allows a full screen only upon a key or a click; an address alone opens the stage in the window.
async function fillScreen() {
  if (document.fullscreenElement || !navigator.userActivation?.isActive || !isWatched()) return;
  try {
    await document.documentElement.requestFullscreen();
    if (!presenting) return emptyScreen(); // left in the meantime
    await navigator.keyboard?.lock?.(["Escape"]); // or Esc would leave the full screen before it closed what lies over a slide
  } catch {
    // a frame or a browser that does not allow it: the stage fills the window
  }
}

function emptyScreen() {
  if (!document.fullscreenElement) return;
  keepFull = true;
  document.exitFullscreen();
}

async function present(slide = -1) {
  if (presenting) return;
  presenting = true;
  begun = Date.now();
  document.body.classList.add("presenting");
  stage.hidden = false;
  takeKeys();
  fitStage();
  fillScreen();
  await document.fonts.ready;
  await goTo(slide);
}

function leave() {
  presenting = false;
  overlay = null;
  blank(false);
  stage.hidden = true;
  document.body.classList.remove("presenting");
  emptyScreen();
  history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("slide-" + (at.slide + 1))?.scrollIntoView();
  document.getElementById("present").focus({ preventScroll: true });
}

function escape() {
  if (dark.isConnected) blank(false);
  else if (overlay) closeOverlay();
  else leave();
}
