// Keys, of a keyboard or of a remote: nothing needs a pointer.

const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);
let typed = "";
let forget = 0;

const ACTIONS = {
  Escape: escape,
  Home: () => jump(-1),
  End: () => jump(pack.slides.length - 1),
  b: () => blank(),
  ".": () => blank(),
  n: openNotes,
  r: regionList,
  t: openDetail,
  h: helpSheet,
  "?": helpSheet,
  F5: () => {}, // a remote's key to begin with: a reload would throw the presenter out
};

function jump(slide) {
  overlay = null;
  return goTo(slide);
}

function type(digit) {
  typed = (typed + digit).slice(-3);
  clearTimeout(forget);
  forget = setTimeout(() => (typed = ""), 4000);
}

function takeTyped() {
  const number = Number(typed);
  typed = "";
  return number;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.closest?.("a")) return;
  if (presenting && act(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
}

// Do what a key says, and tell whether it says anything.
function act(key) {
  if (/^[0-9]$/.test(key)) return type(key), true;
  const number = takeTyped();
  const listed = overlay?.kind === "regions";
  if (listed && (key === "Enter" || NEXT.has(key) || BACK.has(key) || key === "Home" || key === "End")) {
    if (key === "Enter") chooseTile(number);
    else moveOverTiles(key);
  } else if (key === "Enter" && number) jump(number - 1);
  else if (NEXT.has(key) || BACK.has(key)) turn(key);
  else if (ACTIONS[key]) ACTIONS[key]();
  else return false;
  return true;
}

function turn(key) {
  if (dark.isConnected) blank(false);
  else step(NEXT.has(key) ? 1 : -1);
}
