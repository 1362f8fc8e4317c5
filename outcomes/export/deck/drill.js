// Looking into a region without leaving: from the list (R) or from a click on a map's region or a region's bar.

function regionOf(points) {
  const known = new Set(pack.regions.map(({ region }) => region));
  const named = points.flatMap(({ location, customdata }) => [location, customdata].flat());
  return named.find((each) => known.has(each));
}

function look(region) {
  if (region) openOverlay("profile", pagesOf("profile", region));
}

function regionList() {
  const tiles = pack.regions.map(({ region, name }, place) => {
    const tile = made("button", "tile", made("small", "", String(place + 1)), made("span", "", name));
    tile.type = "button";
    tile.addEventListener("click", () => look(region));
    return tile;
  });
  const grid = made("div", pack.regions.length > 24 ? "tiles many" : "tiles", ...tiles);
  if (!tiles.length) grid.append(made("p", "say", say("no_regions")));
  openOverlay("regions", [sheet(say("regions"), grid)]);
  const own = pack.regions.findIndex(({ region }) => region === pack.region);
  tiles[Math.max(own, 0)]?.focus();
}

// Arrows move over the tiles as they lie; a remote's Page Up and Page Down go through them in order.
function moveOverTiles(key) {
  const tiles = [...frame.querySelectorAll(".tile")];
  if (!tiles.length) return;
  const across = tiles.filter((tile) => tile.offsetTop === tiles[0].offsetTop).length;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across, PageDown: 1, PageUp: -1, " ": 1, Backspace: -1 };
  const ends = { Home: 0, End: tiles.length - 1 };
  const now = Math.max(tiles.indexOf(document.activeElement), 0);
  const next = ends[key] ?? now + (steps[key] ?? 0);
  tiles[Math.min(Math.max(next, 0), tiles.length - 1)].focus();
}

function chooseTile(number) {
  const tiles = [...frame.querySelectorAll(".tile")];
  (number ? tiles[number - 1] : tiles.find((tile) => tile === document.activeElement))?.click();
}

// A page of our own on the stage: a title and an element.
function sheet(title, inner) {
  const foot = made("footer", "", made("p", "behind"), made("p", "place"));
  return made("section", "page", made("header", "", made("h2", "sheet", title)), made("div", "body", inner), foot);
}

const KEYS = [
  ["→ · PageDown · Space · Enter", "help.next"], ["← · PageUp · Backspace", "help.back"], ["Home · End", "help.ends"],
  ["0–9, Enter", "help.number"], ["R", "help.region"], ["T", "help.table"], ["B · .", "help.blank"],
  ["N", "help.notes"], ["Esc", "help.leave"], ["H · ?", "help.help"],
];

function helpSheet() {
  const rows = KEYS.map(([keys, word]) => {
    const caps = keys.split(" · ").map((key) => made("kbd", "", key));
    return made("div", "", made("dt", "", ...caps), made("dd", "", say(word)));
  });
  openOverlay("help", [sheet(say("help"), made("dl", "keys", ...rows))]);
}
