"""What is looked at on each page of a presentation, as a script for the browser: it gives what is wrong."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Every visible text of the page on the stage: letters of 24 px and more at 1920 × 1080, within the stage, nothing cut
# off, title, body and foot apart, labels of a chart not over each other.
LOOK = """() => {
  const page = document.querySelector('.frame > .page'), stage = page.getBoundingClientRect();
  const by = stage.width / 1920, wrong = [];
  const box = (node) => node.getBoundingClientRect();
  const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
    && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  const over = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
    * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const own = (node) => [...node.childNodes].some((each) => each.nodeType === 3 && each.textContent.trim());
  const seen = [...page.querySelectorAll('*')].filter((node) => own(node) && node.getClientRects().length);
  for (const node of seen) {
    if (parseFloat(getComputedStyle(node).fontSize) < 24) wrong.push(['small', node.textContent]);
    if (!within(box(node), stage)) wrong.push(['outside', node.textContent]);
  }
  for (const node of page.querySelectorAll('.body, footer, .cut, .drawn, .beside')) {
    const more = Math.max(node.scrollHeight - node.clientHeight, node.scrollWidth - node.clientWidth);
    if (more > 1) wrong.push(['cut', node.className, more]);
  }
  for (const node of page.querySelectorAll('.cut > table')) if (node.style.transform) wrong.push(['shrunk', '']);
  const parts = [...page.children].filter((node) => node.getClientRects().length);
  parts.forEach((a, n) => parts.slice(n + 1).forEach((b) => {
    if (over(box(a), box(b)) > 1) wrong.push(['over', a.className || a.tagName, b.className || b.tagName]);
  }));
  const labels = [...page.querySelectorAll('.chart svg text')].filter((node) => node.textContent.trim());
  const chart = page.querySelector('.chart');
  labels.forEach((a, n) => {
    if (!within(box(a), box(chart))) wrong.push(['label outside', a.textContent]);
    if (Math.abs(box(a).height / by) < 22) wrong.push(['label drawn small', a.textContent]);
    labels.slice(n + 1).forEach((b) => {
      const common = over(box(a), box(b)) / (box(a).width * box(a).height);
      if (common > 0.1) wrong.push(['labels over', a.textContent, b.textContent]);
    });
  });
  return wrong;
}"""

# The names on a map: which there are, and which of them lie over each other.
NAMES = """(chart) => {
  const texts = [...chart.querySelectorAll('.scattergeo text')].filter((node) => node.textContent.trim());
  const seen = texts.map((node) => [node.textContent, node.getBoundingClientRect()]);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const pairs = seen.flatMap((a, n) => seen.slice(n + 1).filter((b) => over(a[1], b[1])).map((b) => [a[0], b[0]]));
  return { seen: seen.map(([name]) => name), over: pairs };
}"""


def looked_at(page: Page, until: str) -> tuple[list[str], dict[str, Any]]:
    """Go through the pages with a remote's key up to a place; gives the places, and what is wrong on which."""
    places, wrong = [""], {}
    while places[-1] != until:
        page.wait_for_function(
            "(last) => ![undefined, last].includes(document.getElementById('stage').dataset.ready)", arg=places[-1]
        )
        places.append(str(page.evaluate("document.getElementById('stage').dataset.ready")))
        if found := page.evaluate(LOOK):
            wrong[places[-1]] = found[:4]
        page.keyboard.press("PageDown")
    return places[1:], wrong
