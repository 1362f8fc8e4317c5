// Draws a slide's figure into an element: as it is in the document, with larger letters on the stage, still on paper.

const LEAST = 24; // pixels on the stage of 1920 × 1080
const TIMES = 2;
const EDGE = 0.06; // degrees around a map
const DISTANCES = new Set(["standoff", "ticklabelstandoff", "ticklen", "xshift", "yshift", "borderpad", "borderwidth", "thickness"]);
const LINES = new Set(["line", "error_x", "error_y"]);

// Plotly would fetch the shapes of a map, and an empty map of the world below them: both are in the document.
function keepShapes() {
  const world = pack.geographies["world_110m.json"];
  window.PlotlyGeoAssets ??= { topojson: {} };
  if (world) window.PlotlyGeoAssets.topojson.world_110m = world;
}

function figureOf(place) {
  const figure = structuredClone(pack.slides[place].figure);
  for (const trace of figure.data) {
    const file = typeof trace.geojson === "string" ? trace.geojson.split("/").pop() : "";
    if (pack.geographies[file]) trace.geojson = pack.geographies[file];
  }
  figure.layout ??= {};
  figure.layout.font ??= {};
  figure.layout.font.family ??= getComputedStyle(document.body).fontFamily;
  if (figure.layout.geo) fillWithShapes(figure);
  figure.data.filter(lies).forEach((trace) => spaced(trace, figure.layout));
  return figure;
}

// A map reaches from its westernmost island to its easternmost and no further, so that it is as large as its room allows.
function fillWithShapes({ data, layout }) {
  const points = data.flatMap(({ geojson }) => (geojson?.features ?? []).map((each) => each.geometry.coordinates));
  const flat = points.flat(Infinity);
  if (!flat.length) return;
  const edges = (start) => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = start; at < flat.length; at += 2) [least, most] = [Math.min(least, flat[at]), Math.max(most, flat[at])];
    return [least - EDGE, most + EDGE];
  };
  layout.geo.lonaxis = { ...layout.geo.lonaxis, range: edges(0) };
  layout.geo.lataxis = { ...layout.geo.lataxis, range: edges(1) };
}

function lies(trace) {
  return trace.type === "bar" && trace.orientation === "h";
}

// A name and a figure stand a little apart from their bar.
function spaced(trace, layout) {
  const axis = (layout[(trace.yaxis ?? "y").replace("y", "yaxis")] ??= {});
  axis.ticklabelstandoff ??= 6;
  if (trace.textposition === "outside" && Array.isArray(trace.text)) trace.text = trace.text.map((each) => `\u2009${each}`);
}

function times(value, by, least = 0) {
  if (Array.isArray(value)) return value.map((each) => times(each, by, least));
  return typeof value === "number" ? Math.max(value * by, least) : value;
}

function isDistance(key, within) {
  if (key === "width") return LINES.has(within);
  if (within === "margin") return true;
  return DISTANCES.has(key) || ((key === "ax" || key === "ay") && within === "annotations");
}

// Smaller letters within a label: <span style='font-size:11px'>.
function respan(text, by, least) {
  return text.replace(/font-size:\s*([\d.]+)px/g, (_, size) => `font-size:${Math.max(size * by, least)}px`);
}

// Letters, points, lines and distances by a factor, letters never below `least`. Values and positions stay.
function stretch(node, by, least, within = "") {
  for (const [key, value] of Object.entries(node)) {
    if (key === "geojson") continue;
    if (key === "size") node[key] = times(value, by, within.toLowerCase().endsWith("font") ? least : 0);
    else if (isDistance(key, within)) node[key] = times(value, by);
    else if (key === "shadow") node[key] = value.replace(/([1-9]\d*)px/g, (_, wide) => `${wide * TIMES}px`);
    else if (typeof value === "string") node[key] = respan(value, by, least);
    else if (Array.isArray(value)) stretchEach(value, by, least, key);
    else if (value && typeof value === "object") stretch(value, by, least, key);
  }
}

function stretchEach(list, by, least, within) {
  list.forEach((each, place) => {
    if (typeof each === "string") list[place] = respan(each, by, least);
    else if (each && typeof each === "object" && !Array.isArray(each)) stretch(each, by, least, within);
  });
}

// Where rows lie too close for letters of this size, names of two lines keep the first, and points in the rows lose
// their numbers: the table has both.
function shortened({ data, layout }, height) {
  const names = layout.yaxis?.ticktext;
  if (!names || names.length * LEAST * 2.4 <= height) return;
  layout.yaxis.ticktext = names.map((each) => String(each).split("<br>")[0]);
  for (const trace of data) if (trace.mode === "markers+text" && trace.textposition === "top center") trace.mode = "markers";
}

// As a figure is drawn on the stage: letters of 24 pixels and more, beside a bar whatever its width. What would not fit
// inside a bar is left to the table rather than drawn smaller.
function enlarged(figure, by) {
  for (const trace of figure.data) {
    stretch(trace, by, LEAST, "trace");
    if (trace.type !== "bar") continue;
    if (trace.textposition === "outside") trace.constraintext = "none";
    else figure.layout.uniformtext = { minsize: LEAST, mode: "hide" };
  }
  stretch(figure.layout, by, LEAST);
  figure.layout.font.size = Math.max(figure.layout.font.size ?? 0, LEAST);
}

// A map's circles grow with the map, all else by the same factor everywhere.
function stretched(figure, { size, large, by }) {
  if (large) shortened(figure, size.height);
  if (large) enlarged(figure, figure.layout.geo ? size.height / (figure.layout.height ?? size.height) : TIMES);
  else if (by !== 1) {
    for (const trace of figure.data) stretch(trace, by, 0, "trace");
    stretch(figure.layout, by, 0);
  }
}

// Draw, and say when it is drawn. `size` is {width, height} in pixels; without it the element's width and own height.
async function draw(node, place, { size = null, large = false, still = false, by = 1 } = {}) {
  const figure = figureOf(place);
  stretched(figure, { size, large, by });
  Object.assign(figure.layout, size ?? {}, { autosize: !size });
  if (!size) delete figure.layout.width;
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, staticPlot: still, responsive: !size };
  await Plotly.newPlot(node, figure.data, figure.layout, config);
  await spread(node);
  if (!size) node.on("plotly_relayout", () => spread(node)); // the window has another width
}

// In the document a chart is drawn when it comes near, so that a long briefing opens at once.
function drawWhenNear() {
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        draw(target, Number(target.dataset.figure));
      }
    },
    { rootMargin: "800px" },
  );
  for (const node of document.querySelectorAll("#document .chart")) watch.observe(node);
}
