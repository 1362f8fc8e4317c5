// The presenter's window: what is shown, what comes next, the notes, the time. Made from this document, asks for nothing.

let notesWindow = null;
let begun = 0;

function openNotes() {
  if (notesWindow && !notesWindow.closed) return notesWindow.focus();
  keepFull = Boolean(document.fullscreenElement); // a browser leaves the full screen when a window opens
  notesWindow = window.open("", "", "popup,width=1100,height=760");
  if (!notesWindow) return message(say("blocked"));
  const page = notesWindow.document;
  page.title = pack.name;
  page.documentElement.lang = document.documentElement.lang;
  const style = page.createElement("style");
  style.textContent = document.querySelector("style").textContent;
  page.head.replaceChildren(style);
  page.body.className = "presenter";
  page.body.replaceChildren(page.adoptNode(desk()));
  page.addEventListener("keydown", onKey);
  tellNotes();
  tick();
  return undefined;
}

function desk() {
  const box = (kind, label) => made("section", kind, made("h2", "", say(label)), made("p", "what"));
  const time = (kind, label) => made("div", kind, made("span", "", say(label)), made("b", "what"));
  const head = made("header", "", made("b", "count"), time("elapsed", "elapsed"), time("clock", "clock"));
  return made("main", "", head, box("now", "now"), made("div", "notes"), box("after", "after"));
}

function fillIn(name, text) {
  const node = notesWindow.document.querySelector(name);
  if (node) node.textContent = text;
}

function tellNotes() {
  if (!notesWindow || notesWindow.closed) return;
  const slide = pack.slides[at.slide];
  fillIn(".count", `${placeOf(at)}`);
  fillIn(".now .what", slide?.title ?? pack.name);
  fillIn(".after .what", pack.slides[at.slide + 1]?.title ?? say("end"));
  fillIn(".notes", slide?.notes || say("no_notes"));
}

function clockOf(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function tick() {
  if (!notesWindow || notesWindow.closed) return;
  const now = new Date();
  fillIn(".elapsed .what", clockOf((now - begun) / 1000));
  fillIn(".clock .what", clockOf(now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds()));
}
