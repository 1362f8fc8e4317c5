// Names on a map would run into each other and into circles: each goes to the free side of its point.

const SIDES = [
  ["bottom center", 0, 1], ["top center", 0, -1], ["middle right", 1, 0], ["middle left", -1, 0],
  ["bottom right", 1, 1], ["bottom left", -1, 1], ["top right", 1, -1], ["top left", -1, -1],
];

function common(a, b) {
  const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

// The box of a name beside a point; dx and dy are −1, 0, 1.
function beside(point, [, dx, dy]) {
  const { w, h, r } = point;
  const x = point.x + (dx ? dx * (r * (dy ? 0.7 : 1)) : 0) - (dx === 0 ? w / 2 : dx < 0 ? w : 0);
  const y = point.y + dy * r * (dx ? 0.7 : 1) - (dy === 0 ? h / 2 : dy < 0 ? h : 0);
  return { x, y, w, h };
}

function pointsOf(node) {
  const found = [];
  node._fullData.forEach((trace, curve) => {
    if (trace.type !== "scattergeo" || !trace.text) return;
    const projection = node._fullLayout.geo._subplot.projection;
    trace.lon.forEach((lon, place) => {
      const [x, y] = projection([lon, trace.lat[place]]);
      const size = trace.mode.includes("markers") ? [].concat(trace.marker.size) : [0];
      const letters = trace.textfont.size;
      const w = [...trace.text[place]].reduce((sum, each) => sum + (each > "\u1100" ? 1 : 0.6), 0) * letters;
      found.push({ curve, place, x, y, w, h: letters * 1.46, r: (size[place] ?? size[0]) / 2 + 2 });
    });
  });
  return found;
}

async function spread(node) {
  if (!node._fullLayout.geo) return;
  const points = pointsOf(node);
  const taken = [];
  const sides = {};
  const crowd = (one) => points.reduce((sum, other) => sum + (Math.hypot(one.x - other.x, one.y - other.y) < 140), 0);
  for (const point of [...points].sort((a, b) => crowd(a) - crowd(b) || a.y - b.y).reverse()) {
    const others = points.filter((other) => other !== point);
    const cost = (side) => {
      const box = beside(point, side);
      const letters = taken.reduce((sum, each) => sum + common(box, each), 0);
      const circles = others.reduce((sum, { x, y, r }) => sum + common(box, { x: x - r, y: y - r, w: 2 * r, h: 2 * r }), 0);
      return letters * 10 + circles + SIDES.indexOf(side) * 0.1;
    };
    const best = SIDES.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push(beside(point, best));
    (sides[point.curve] ??= [])[point.place] = best[0];
  }
  for (const [curve, positions] of Object.entries(sides)) {
    await Plotly.restyle(node, { textposition: [positions] }, [Number(curve)]);
  }
}
