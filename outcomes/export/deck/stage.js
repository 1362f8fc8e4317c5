// The stage is 1920 × 1080 and is scaled to the window as a whole: what fits once fits everywhere.

const WIDE = 1920;
const HIGH = 1080;
const stage = document.getElementById("stage");
const frame = made("div", "frame");
const kept = new Map(); // name of a template → its pages, made when they are first shown

function fitStage() {
  const by = Math.min(window.innerWidth / WIDE, window.innerHeight / HIGH);
  const left = (window.innerWidth - WIDE * by) / 2;
  const top = (window.innerHeight - HIGH * by) / 2;
  frame.style.transform = `translate(${left}px, ${top}px) scale(${by})`;
}

function templateOf(kind, name) {
  return [...document.querySelectorAll(`template[data-${kind}]`)].find((each) => each.dataset[kind] === String(name));
}

// The pages of a slide (`slide`), of what stands behind it (`detail`), of a region (`profile`), or the cover.
function pagesOf(kind, name) {
  const key = `${kind} ${name}`;
  if (!kept.has(key)) {
    const found = templateOf(kind, name)?.content.cloneNode(true);
    kept.set(key, [...(found?.children ?? [])].flatMap(fitted));
  }
  return kept.get(key);
}

function overflows(page) {
  const body = page.querySelector(".body");
  return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
}

// A page in the largest letters that fit; texts that fit in none go on on further pages.
function fitted(page) {
  page.style.visibility = "hidden";
  frame.append(page);
  const pages = page.classList.contains("flow") ? flowed(page) : [shrunk(page)];
  for (const each of pages) {
    each.remove();
    each.style.visibility = "";
  }
  return pages;
}

const SAID = [48, 44, 40, 36, 33, 30]; // pixels of a sentence; beside headline figures from the third on

function flowed(page) {
  for (const size of page.classList.contains("figures") ? SAID.slice(2) : SAID) {
    page.style.setProperty("--say", `${size}px`);
    page.classList.toggle("wide", size >= 40);
    page.classList.toggle("tight", size <= 33);
    if (!overflows(page)) return [page];
  }
  const blocks = [...page.querySelector(".body").children];
  const pages = [];
  let last = null;
  for (const block of blocks) {
    if (last) last.querySelector(".body").append(block);
    if (!last || (overflows(last) && last.querySelector(".body").children.length > 1)) {
      const heading = last && block.previousElementSibling?.matches("h3") ? block.previousElementSibling : null;
      last = emptied(page);
      pages.push(last);
      frame.append(last);
      last.querySelector(".body").append(...(heading ? [heading, block] : [block]));
    }
  }
  page.remove();
  return pages.filter((each) => each.querySelector(".body").children.length || each.remove());
}

function emptied(page) {
  const copy = page.cloneNode(true);
  copy.querySelector(".body").replaceChildren();
  return copy;
}

// The tables are cut so that they fit; should one not, it is seen smaller rather than cut off.
function shrunk(page) {
  const cut = page.querySelector(".cut");
  if (cut) {
    const room = cut.getBoundingClientRect();
    const table = cut.firstElementChild.getBoundingClientRect();
    const by = Math.min(1, room.width / table.width, room.height / table.height);
    if (by < 1) cut.firstElementChild.style.cssText = `transform: scale(${by}); transform-origin: 0 0; margin-right: -100%`;
  }
  return page;
}

// Put a page on the stage and draw its chart, once.
async function put(page, place) {
  page.querySelector(".place").textContent = place;
  frame.replaceChildren(page, progress);
  const chart = page.querySelector(".chart");
  if (!chart || chart.dataset.drawn) return;
  chart.dataset.drawn = "yes";
  await draw(chart, Number(chart.dataset.figure), {
    large: true,
    size: { width: chart.clientWidth, height: chart.clientHeight },
  });
  chart.on("plotly_click", (click) => look(regionOf(click.points)));
}
